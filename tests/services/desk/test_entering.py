"""A table entered by a form: the next version has all rows so far, and the new one."""

import tomllib
from datetime import date
from pathlib import Path

import pytest

from legal_docs.errors import BadInputError, SettingsError
from legal_docs.model.supply import SupplyKind
from legal_docs.services.desk import entering, tables
from legal_docs.services.desk.desk import Desk
from legal_docs.services.desk.entering import Entered
from legal_docs.services.wiring import Wiring
from tests.houses import administrator, wired
from tests.law.notices import REST, SOURCE, WORK, toml

APRIL = date(2026, 4, 20)
MAY = date(2026, 5, 20)


@pytest.fixture
def admin(one_house: Wiring) -> Desk:
    return administrator(one_house)


def rate(desk: Desk, day: date, one: str = "2.90", five: str = "3.40", source: str = "公告") -> Entered:
    return entering.rate(desk, published_on=day, one_year=one, five_years=five, source=source)


def year(desk: Desk, year: int = 2027, rest: str = "、".join(REST), work: str = "、".join(WORK)) -> Entered:
    return entering.holidays(desk, year=year, rest=rest, work=work, source=SOURCE)


def kept(desk: Desk, kind: SupplyKind, entered: Entered) -> None:
    tables.upload(desk, kind, entered.name, entered.data)


def rows(entered: Entered) -> list[tuple[str, str, str]]:
    found = tomllib.loads(entered.data.decode())["lpr"]
    return [(str(row["published_on"]), row["one_year"], row["source"]) for row in found]


def test_the_first_publication_is_a_version_of_its_own(admin: Desk) -> None:
    entered = rate(admin, APRIL, " 2.90 ", source=" 某 公告“一” ")
    assert (entered.name, entered.before) == ("LPR-2026-04-20.toml", 0)
    assert rows(entered) == [("2026-04-20", "2.90", "某 公告“一”")]
    lines = tables.compare(admin, SupplyKind.LPR, entered.name, entered.data)
    assert {line.in_force for line in lines} >= {"2.90", "3.40"}


def test_the_next_one_keeps_those_before_and_corrects_that_of_its_month(admin: Desk) -> None:
    kept(admin, SupplyKind.LPR, rate(admin, MAY))
    second = rate(admin, APRIL, "2.80")
    assert second.before == 1 and [row[0] for row in rows(second)] == ["2026-04-20", "2026-05-20"]
    kept(admin, SupplyKind.LPR, second)
    third = rate(admin, date(2026, 5, 21), "2.70")
    assert third.before == 2 and rows(third)[1:] == [("2026-05-21", "2.70", "公告")]


def test_quotation_marks_in_a_source_stay_as_they_are(admin: Desk) -> None:
    entered = rate(admin, APRIL, source='公告 "甲" \\ 乙')
    assert rows(entered)[0][2] == '公告 "甲" \\ 乙'


def test_a_year_is_entered_as_the_notice_says_it(admin: Desk) -> None:
    entered = year(
        admin,
        rest=" 2027-01-01 至 2027-01-03，" + "\n".join(REST[1:]),
        work="2027-02-14, 2027-02-20；2027-10-09",
    )
    assert (entered.name, entered.before) == ("holidays-2027.toml", 0)
    assert tomllib.loads(entered.data.decode()) == tomllib.loads(toml())


def test_the_next_year_keeps_the_one_before(admin: Desk) -> None:
    kept(admin, SupplyKind.HOLIDAYS, year(admin))
    second = year(
        admin,
        2028,
        "2028-01-01至2028-01-03、2028-01-25至2028-01-31、2028-05-01、2028-05-02、2028-10-01至2028-10-07",
        "",
    )
    found = tomllib.loads(second.data.decode())
    assert found["2027"] == tomllib.loads(toml())["2027"] and found["2028"]["work"] == []
    assert tables.compare(admin, SupplyKind.HOLIDAYS, second.name, second.data)
    again = year(admin, rest="2027-01-01")
    assert tomllib.loads(again.data.decode())["2027"]["rest"] == ["2027-01-01"]


def test_what_was_typed_wrongly_is_told_when_it_is_compared(admin: Desk) -> None:
    for entered, kind, told in (
        (rate(admin, APRIL, "三"), SupplyKind.LPR, "2026-04-20报价：一年期"),
        (year(admin, rest="2月5日至11日"), SupplyKind.HOLIDAYS, "2月5日至11日"),
    ):
        with pytest.raises(BadInputError, match=told):
            tables.compare(admin, kind, entered.name, entered.data)


def test_nothing_is_entered_without_a_source(admin: Desk) -> None:
    for source in ("", "  "):
        with pytest.raises(BadInputError, match="来源"):
            rate(admin, APRIL, source=source)
    with pytest.raises(BadInputError, match="来源"):
        entering.holidays(admin, year=2027, rest="", work="", source=" ")


def test_rows_in_the_file_of_the_settings_go_on(tmp_path: Path) -> None:
    path = tmp_path / "h.toml"
    path.write_text(toml(), "utf-8")
    wiring = wired(tmp_path / "home", holidays=str(path), lpr=str(tmp_path / "missing.toml"))
    admin = administrator(wiring)
    found = tomllib.loads(year(admin, 2028, "2028-01-01", "").data.decode())
    assert set(found) == {"2027", "2028"}
    with pytest.raises(SettingsError, match="LEGAL_DOCS_LPR"):
        rate(admin, APRIL)
    wiring.engine.dispose()
