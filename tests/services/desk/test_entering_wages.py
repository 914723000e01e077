"""Average wages by a form: the bank's other figures stay as they are, each version has every row."""

import tomllib
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from legal_docs.errors import BadInputError
from legal_docs.model.supply import SupplyKind
from legal_docs.services.desk import entering_wages, tables
from legal_docs.services.desk.desk import Desk
from legal_docs.services.desk.entering import Entered
from legal_docs.services.desk.in_force import in_force
from legal_docs.services.wiring import Wiring
from tests.houses import administrator
from tests.services.desk.test_tables import BANK, changed

DAY = date(2026, 6, 30)


@pytest.fixture
def admin(one_house: Wiring) -> Desk:
    return administrator(one_house)


def wage(
    desk: Desk, province: str = "甲省", year: int = 2025, amount: str = "120,000", **more: Any
) -> Entered:
    told: dict[str, Any] = {"published_on": DAY, "source": "公告"} | more
    return entering_wages.wage(desk, province=province, year=year, amount=amount, **told)


def kept(desk: Desk, entered: Entered) -> int:
    return tables.upload(desk, SupplyKind.WAGES, entered.name, entered.data, entered.reason).id


def rows(entered: Entered) -> list[tuple[str, int, str]]:
    found = tomllib.loads(entered.data.decode()).get("wages", [])
    return [(row["province"], row["year"], row["amount"]) for row in found]


def test_a_row_is_added_corrected_and_struck_out(admin: Desk) -> None:
    first = wage(admin, source=" 某 公告 ")
    assert (first.before, first.reason, rows(first)) == (
        0,
        "甲省2025年度：某 公告",
        [("甲省", 2025, "120,000")],
    )
    kept(admin, first)
    second = wage(admin, "乙省", 2024, "90000")
    assert second.before == 1 and rows(second) == [("乙省", 2024, "90000"), ("甲省", 2025, "120000.00")]
    kept(admin, second)
    assert [(each.province, each.amount) for each in entering_wages.rows(admin)] == [
        ("乙省", Decimal("90000.00")), ("甲省", Decimal("120000.00")),
    ]  # fmt: skip
    same = wage(admin, "乙省", 2024, "91000")
    assert rows(same)[0] == ("乙省", 2024, "91000") and len(rows(same)) == 2
    moved = wage(admin, "丙省", 2024, "90000", instead_of=("乙省", 2024))
    assert [row[0] for row in rows(moved)] == ["丙省", "甲省"]
    with pytest.raises(BadInputError, match="甲省2025年度已有一行"):
        wage(admin, "甲省", 2025, "90000", instead_of=("乙省", 2024))
    less = entering_wages.without(admin, "乙省", 2024)
    assert less.reason == "删去乙省2024年度" and [row[0] for row in rows(less)] == ["甲省"]
    kept(admin, less)
    last = entering_wages.without(admin, "甲省", 2025)
    assert rows(last) == [] and tables.compare(admin, SupplyKind.WAGES, last.name, last.data) == ()


def test_the_banks_own_figures_are_not_touched_by_a_wage(admin: Desk) -> None:
    bank = tables.upload(admin, SupplyKind.BANK, "b.toml", BANK)
    tables.use(admin, bank.id)
    before = tables.look(admin)
    entered = wage(admin, "某省", 2025, "130000", published_on=date(2026, 6, 29))
    lines = tables.compare(admin, SupplyKind.WAGES, "w.toml", entered.data)
    told = changed(lines)
    assert told["某省2025年度.年平均工资（元）"] == ("120,000.00", "130,000.00")
    assert told["某省2025年度.来源"] == ("银行参数文件", "公告") and all(each.is_correction for each in lines)
    id = kept(admin, entered)
    assert tables.look(admin) == before
    tables.use(admin, id)
    found = tables.look(admin)
    assert [(w.amount, w.source) for w in found.wages] == [(Decimal("130000.00"), "公告")]
    assert found.bank == before.bank and in_force(admin.wiring).tables.conduct.dials_a_day == 4
    assert tables.content(admin, bank.id) == BANK
    tables.drop(admin, id)
    assert tables.look(admin) == before
    tables.use(admin, id)
    tables.drop(admin, bank.id)
    assert [w.amount for w in in_force(admin.wiring).tables.wages] == [Decimal("130000.00")]


def test_what_cannot_be_used_is_told_by_row_and_field(admin: Desk) -> None:
    for entered, words in (
        (wage(admin, amount="12"), "甲省2025年度：年平均工资应在20,000元"),
        (wage(admin, province="ABC"), "省份应写汉字全称"),
        (wage(admin, year=2026), "公布日2026-06-30不在该年度之后"),
        (wage(admin, published_on=date(2026, 7, 1)), "公布日2026-07-01在今天（2026-06-30）之后"),
    ):
        with pytest.raises(BadInputError, match=words):
            kept(admin, entered)
    for told in (
        {"source": " "},
        {"source": "公\u202e告"},
        {"province": "甲\u200b省"},
        {"published_on": None},
    ):
        with pytest.raises(BadInputError):
            wage(admin, **told)
    assert tables.versions(admin, SupplyKind.WAGES) == ()


def test_newest_years_of_a_province_stand_first(admin: Desk) -> None:
    kept(admin, wage(admin, "甲省", 2023, published_on=date(2024, 6, 30)))
    kept(admin, wage(admin, "甲省", 2025))
    tables.use(admin, kept(admin, wage(admin, "乙省", 2025)))
    found = [(w.province, w.year) for w in tables.look(admin).wages]
    assert found == [("乙省", 2025), ("甲省", 2025), ("甲省", 2023)]


@pytest.mark.parametrize("words", ["说明\u202e", "a\x07"])
def test_reasons_and_names_with_signs_nobody_sees_are_refused(admin: Desk, words: str) -> None:
    data = wage(admin).data
    with pytest.raises(BadInputError, match="不可见的字符"):
        tables.upload(admin, SupplyKind.WAGES, "w.toml", data, words)
    with pytest.raises(BadInputError, match="不可见的字符"):
        tables.upload(admin, SupplyKind.WAGES, f"{words}.toml", data)
    with pytest.raises(BadInputError, match=r"wages\.1\.source：文字中有不可见的字符"):
        tables.upload(admin, SupplyKind.WAGES, "w.toml", data.replace("公告".encode(), b"\\u202e"))
