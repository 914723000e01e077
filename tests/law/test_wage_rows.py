"""Average wages of a house: told row by row where they cannot be used, laid over the bank's figures."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from legal_docs.errors import BadInputError
from legal_docs.law.bank_tables import Wage, average_wage, packaged
from legal_docs.law.wage_rows import by_key, laid_over, read

DAY = date(2026, 6, 30)
ROW = {"province": "甲省", "year": 2025, "amount": "120,000.00", "published_on": DAY, "source": "公告"}


def wage(year: int = 2025, amount: int = 100_000, day: date = DAY, province: str = "甲省") -> Wage:
    return Wage(province=province, year=year, amount=Decimal(amount), published_on=day)


def told(*rows: Any, **more: Any) -> str:
    with pytest.raises(BadInputError) as caught:
        read({"wages": list(rows), **more})
    assert caught.value.en
    return caught.value.zh


def test_rows_are_read_by_province_and_year() -> None:
    found = read(
        {"wages": [ROW | {"year": 2024, "published_on": "2025-06-30"}, ROW | {"province": " 乙市 "}]}
    )
    assert [(each.province, each.year) for each in found] == [("乙市", 2025), ("甲省", 2024)]
    assert (found[0].amount, found[0].published_on, found[0].source) == (Decimal("120000.00"), DAY, "公告")
    assert read({}) == ()


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"province": ""}, "第1条：省份应写汉字全称"),
        ({"province": "A省"}, "A省2025年度：省份应写汉字全称"),
        ({"province": "甲"}, "省份应写汉字全称"),
        ({"source": " "}, "甲省2025年度：缺少来源"),
        ({"source": 3}, "缺少来源"),
        ({"amount": 12}, "年平均工资应在20,000元至1,000,000元之间"),
        ({"amount": "19999.99"}, "年平均工资应在"),
        ({"amount": 1_000_001}, "年平均工资应在"),
        ({"amount": "100000.001"}, "最多两位小数"),
        ({"amount": "十二万"}, "年平均工资应在"),
        ({"amount": True}, "年平均工资应在"),
        ({"amount": "1,2000"}, "年平均工资应在"),
        ({"amount": "nan"}, "年平均工资应在"),
        ({"year": 2010}, "年度应为2011年以后的整数"),
        ({"year": "2025"}, "年度应为"),
        ({"year": True}, "年度应为"),
        ({"published_on": "2026年6月"}, "公布日应写成 2026-06-30"),
        ({"published_on": date(2025, 12, 31)}, "公布日2025-12-31不在该年度之后"),
        ({"basis": "x"}, "没有“basis”这一项"),
    ],
)
def test_each_field_that_cannot_be_used_is_told(change: dict[str, Any], words: str) -> None:
    assert words in told(ROW | change)


def test_edges_are_usable() -> None:
    for change in (
        {"amount": 20_000},
        {"amount": 1_000_000},
        {"year": 2011},
        {"published_on": date(2026, 1, 1)},
    ):
        assert len(read({"wages": [ROW | change]})) == 1


def test_everything_wrong_is_told_at_once() -> None:
    words = told(ROW | {"amount": 1}, {}, dials=4)
    assert "dials：没有这一项" in words and "甲省2025年度：年平均工资" in words and "第2条：缺少来源" in words
    assert "甲省2025年度：写了两次" in told(ROW, ROW | {"amount": 99_999})
    assert told("x").startswith("各条工资应写成 [[wages]]")
    with pytest.raises(BadInputError, match="wages"):
        read({"wages": ROW})


def test_own_rows_go_before_those_of_the_same_province_and_year_and_leave_the_rest() -> None:
    bank = packaged().model_copy(update={"wages": (wage(), wage(2024, 90_000, date(2025, 6, 30)))})
    found = laid_over(bank, (wage(amount=120_000), wage(province="乙省")))
    assert [(each.province, each.year, each.amount) for each in found.wages] == [
        ("乙省", 2025, Decimal(100_000)), ("甲省", 2024, Decimal(90_000)), ("甲省", 2025, Decimal(120_000)),
    ]  # fmt: skip
    assert found.model_copy(update={"wages": bank.wages}) == bank
    assert average_wage(found, "甲省某市某区人民法院", on=DAY) == 120_000
    assert average_wage(found, "甲省某市某区人民法院", on=date(2026, 6, 29)) == 90_000


def test_of_two_for_one_year_that_published_last_counts() -> None:
    late, early = wage(amount=2), wage(amount=1, day=date(2026, 1, 1))
    assert by_key((late, early)) == {("甲省", 2025): late}
