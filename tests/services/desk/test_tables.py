"""Tables: what is in force, a house's own laid over it, versions, and what differs."""

from datetime import date
from decimal import Decimal

import pytest

from legal_docs.errors import BadInputError, NotAllowedError
from legal_docs.law import calendar
from legal_docs.model.account import Role
from legal_docs.model.supply import SupplyKind
from legal_docs.services.desk import table_lines, tables, trail
from legal_docs.services.desk.desk import Desk
from legal_docs.services.desk.in_force import in_force
from legal_docs.services.desk.trail import TrailQuery
from legal_docs.services.wiring import Wiring
from tests.houses import administrator, person
from tests.law.notices import SOURCE, toml

BANK = """
[conduct]
dials_a_day = 4
quiet_from = "21:30"
[[wages]]
province = "某省"
year = 2025
amount = 120000
published_on = "2026-06-30"
""".encode()
COURTS = '["某市某区人民法院".efiling]\nfile_mb = 10\n'.encode()


@pytest.fixture
def admin(one_house: Wiring) -> Desk:
    return administrator(one_house)


def changed(lines: tuple[table_lines.Line, ...]) -> dict[str, tuple[str, str]]:
    return {line.place: (line.packaged, line.in_force) for line in lines if line.differs}


def test_what_is_in_force_is_told_with_how_far_it_reaches(admin: Desk) -> None:
    found = tables.look(admin)
    assert not changed(found.bank) and not changed(found.courts) and found.wages == ()
    year = next(each for each in found.years if each.year == 2026)
    assert date(2026, 10, 1) in year.off and all(day.weekday() >= 5 for day in year.worked)
    assert found.confirmed_through == date(2026, 12, 31) and found.years[0].year == 2026
    newest = found.lpr[0]
    assert newest.on == date(2026, 6, 22) and newest.one_year == Decimal("3.00") and newest.grade
    assert found.lpr[-1].on == date(2019, 8, 20) and found.lpr_is_current
    assert not any(year.source for year in found.years) and not any(row.source for row in found.lpr)


def test_own_figures_are_laid_over_and_taken_off_again(admin: Desk) -> None:
    told = {"conduct.dials_a_day": ("6", "4"), "conduct.quiet_from": ("22:00", "21:30")}
    wages = {"wages": ("", "某省 2025 120000.00 2026-06-30")}
    assert changed(tables.compare(admin, SupplyKind.BANK, "b.toml", BANK)) == told | wages
    kept = tables.upload(admin, SupplyKind.BANK, "b.toml", BANK, "省统计局2026年6月公布")
    assert not changed(tables.look(admin).bank)
    tables.use(admin, kept.id)
    assert changed(tables.look(admin).bank) == told | wages
    assert in_force(admin.wiring).tables.conduct.dials_a_day == 4
    assert admin.wiring.tables.conduct.dials_a_day == 6
    assert [each.reason for each in tables.versions(admin, SupplyKind.BANK)] == ["省统计局2026年6月公布"]
    laid = Desk(in_force(admin.wiring), admin.who)
    tables.drop(laid, kept.id)
    assert not changed(tables.look(laid).bank)
    rows = trail.read(person(admin, "shen", Role.AUDITOR), TrailQuery(action="table")).rows
    assert [row.event.action for row in rows] == ["table.drop", "table.use", "table.upload"]


def test_a_court_may_want_something_else(admin: Desk) -> None:
    kept = tables.upload(admin, SupplyKind.COURTS, "c.toml", COURTS)
    tables.use(admin, kept.id)
    made = in_force(admin.wiring)
    assert made.courts.of("某市某区人民法院").efiling.file_mb == 10
    assert made.courts.of("其他法院").efiling.file_mb == 0
    assert made.tables == admin.wiring.tables and made.records is admin.wiring.records
    places = changed(tables.look(admin).courts)
    assert places["某市某区人民法院.efiling.file_mb"] == ("", "10")
    assert tables.content(admin, kept.id) == COURTS


HOLIDAYS = toml().encode()
LPR = """
[[lpr]]
published_on = 2026-04-21
one_year = "3.00"
five_years = "3.40"
source = "某公告"
""".encode()


def test_a_newer_year_is_told_and_used_and_then_known(admin: Desk) -> None:
    told = changed(tables.compare(admin, SupplyKind.HOLIDAYS, "h.toml", HOLIDAYS))
    assert told["2027.上班的周末"] == ("", "02-14、02-20、10-09") and told["2027.来源"] == ("", SOURCE)
    assert told["2027.放假的工作日"][1].startswith("01-01、02-05、02-08至02-11、04-05") and len(told) == 3
    lines = tables.compare(admin, SupplyKind.HOLIDAYS, "h.toml", HOLIDAYS)
    assert not any(line.is_correction for line in lines)
    kept = tables.upload(admin, SupplyKind.HOLIDAYS, "h.toml", HOLIDAYS, SOURCE)
    assert tables.look(admin).confirmed_through.year == 2026
    tables.use(admin, kept.id)
    found = tables.look(admin)
    assert found.confirmed_through == date(2027, 12, 31) and found.years[0].year == 2027
    assert found.years[0].source == SOURCE and date(2027, 2, 14) in found.years[0].worked
    assert not calendar.loaded(2027)
    tables.drop(admin, kept.id)
    assert tables.look(admin).confirmed_through.year == 2026


def test_what_is_replaced_is_told_apart_from_what_is_new(admin: Desk) -> None:
    lines = tables.compare(admin, SupplyKind.LPR, "l.toml", LPR)
    found = {line.place: (line.packaged, line.in_force, line.is_correction) for line in lines if line.differs}
    assert found == {
        "2026-04.公布日": ("2026-04-20", "2026-04-21（按规则应为2026-04-20，请核对）", True),
        "2026-04.五年期以上（%）": ("3.50", "3.40", True),
        "2026-04.来源": ("程序自带，有明文", "某公告", True),
    }
    tables.use(admin, tables.upload(admin, SupplyKind.LPR, "l.toml", LPR).id)
    row = next(each for each in tables.look(admin).lpr if each.on == date(2026, 4, 21))
    assert row.five_years == Decimal("3.40") and row.source == "某公告"


def test_the_last_week_of_the_year_before_is_told_as_a_correction(admin: Desk) -> None:
    data = toml().replace('"2027-01-01至', '"2026-12-31至').encode()
    lines = tables.compare(admin, SupplyKind.HOLIDAYS, "h.toml", data)
    corrected = {line.place for line in lines if line.is_correction}
    assert corrected == {"2026.放假的工作日", "2026.来源"}


def test_a_publication_to_come_is_refused(admin: Desk) -> None:
    data = LPR.replace(b"2026-04-21", b"2026-07-20")
    with pytest.raises(BadInputError, match="2026-07-20在今天（2026-06-30）之后"):
        tables.upload(admin, SupplyKind.LPR, "l.toml", data)
    assert tables.versions(admin, SupplyKind.LPR) == ()


def test_a_rate_of_the_day_is_shown_and_later_ones_are_not(admin: Desk) -> None:
    assert tables.look(admin).lpr[0].on <= admin.today() < date(2026, 7, 20)


def test_a_year_without_worked_weekends_says_so() -> None:
    plan = calendar.Plan(frozenset({date(2027, 1, 1)}), frozenset(), "通知")
    lines = table_lines.of_years({}, {2027: plan})
    assert [line.in_force for line in lines] == ["01-01", "无", "通知"]


@pytest.mark.parametrize(
    ("kind", "data", "told"),
    [
        (SupplyKind.BANK, b"[conduct]\ndials_a_day = -1\n", "conduct.dials_a_day"),
        (SupplyKind.BANK, b"[nowhere]\nx = 1\n", "nowhere"),
        (SupplyKind.BANK, b"not toml", "TOML"),
        (SupplyKind.COURTS, b"[default.efiling]\nfile_mb = -1\n", "file_mb"),
        (SupplyKind.COURTS, b"default = 1\n", "default"),
        (SupplyKind.COURTS, b"]", "TOML"),
        (SupplyKind.HOLIDAYS, b"]", "TOML"),
        (SupplyKind.HOLIDAYS, b"[2027]\nrest = []\n", "来源"),
        (SupplyKind.LPR, b"[[lpr]]\none_year = 3\n", "公布日"),
        (SupplyKind.BANK, "[conduct]".encode("utf-16"), "UTF-8"),
        (SupplyKind.BANK, b" \n", "UTF-8"),
        (SupplyKind.BANK, b"#" * (tables.MOST + 1), "1 MB"),
    ],
)
def test_a_table_that_cannot_be_used_is_told_where_and_not_kept(
    admin: Desk, kind: SupplyKind, data: bytes, told: str
) -> None:
    with pytest.raises(BadInputError, match=told) as caught:
        tables.upload(admin, kind, "表.toml", data)
    assert "表.toml" in caught.value.zh and "LEGAL_DOCS" not in caught.value.zh
    assert tables.versions(admin, kind) == ()


def test_what_is_not_there_is_refused(admin: Desk) -> None:
    with pytest.raises(NotAllowedError):
        tables.use(admin, 5)


@pytest.mark.parametrize("kind", tables.KINDS)
@pytest.mark.parametrize("text", ["x = " + "9" * 5000, "x = " + "[" * 50_000])
def test_what_breaks_the_parser_is_a_sentence(admin: Desk, kind: SupplyKind, text: str) -> None:
    with pytest.raises(BadInputError, match="TOML"):
        tables.compare(admin, kind, "t.toml", text.encode())
