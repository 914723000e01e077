"""A house's own publications of the LPR: laid over the packaged, refused where they cannot be right."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from legal_docs.errors import BadInputError
from legal_docs.law.charging.lpr import packaged
from legal_docs.law.charging.lpr_rows import laid_over, read
from legal_docs.model.finding import Grade


def row(day: Any = date(2026, 10, 20), **changes: Any) -> dict[str, Any]:
    return {"published_on": day, "one_year": "2.9", "five_years": Decimal("3.4"), "source": "公告"} | changes


def refused(*rows: dict[str, Any], **more: Any) -> str:
    with pytest.raises(BadInputError) as caught:
        read({"lpr": list(rows), **more})
    assert caught.value.en
    return caught.value.zh


def test_a_newer_publication_is_added_with_two_places() -> None:
    found = laid_over(read({"lpr": [row(), row("2026-11-20", one_year=3)]}))
    assert (
        str(found[date(2026, 10, 20)].one_year) == "2.90"
        and str(found[date(2026, 10, 20)].five_years) == "3.40"
    )
    assert found[date(2026, 11, 20)].source == "公告" and found[date(2026, 11, 20)].grade is Grade.SETTLED
    assert len(found) == len(packaged()) + 2 and list(found) == sorted(found)
    assert read({}) == ()


def test_a_publication_takes_the_place_of_that_of_its_month() -> None:
    found = laid_over(read({"lpr": [row(date(2026, 9, 21))]}))
    assert date(2026, 9, 20) not in found and found[date(2026, 9, 21)].one_year == Decimal("2.90")
    assert len(found) == len(packaged())


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"one_year": "0"}, "一年期应大于0"),
        ({"one_year": "-1"}, "一年期应大于0"),
        ({"five_years": "20.01"}, "五年期以上应大于0、不超过20"),
        ({"one_year": "3.001"}, "最多两位小数"),
        ({"one_year": "三"}, "一年期应大于0"),
        ({"one_year": "NaN"}, "一年期应大于0"),
        ({"one_year": True}, "一年期应大于0"),
        ({"one_year": None}, "一年期应大于0"),
        ({"source": ""}, "2026-10-20报价：缺少来源"),
        ({"day": "2026-10-19"}, "2026-10-19不对，应为每月20日"),
        ({"day": "2019-07-20"}, "早于2019-08-20"),
        ({"day": "十月"}, "第1期：公布日应写成 2026-10-20"),
        ({"day": None}, "公布日应写成"),
        ({"rate": 1}, "没有“rate”这一项"),
    ],
)
def test_what_cannot_be_right_is_told(changes: dict[str, Any], told: str) -> None:
    day = changes.pop("day", date(2026, 10, 20))
    assert told in refused(row(day, **changes))


def test_twenty_per_cent_is_still_a_rate() -> None:
    assert read({"lpr": [row(one_year=20)]})[0].one_year == 20


def test_publications_stand_in_their_order_one_a_month() -> None:
    assert "2026-10-21应在2026-10-20之后的月份" in refused(row(), row(date(2026, 10, 21)))
    assert "2026-10-20应在2026-11-20之后的月份" in refused(row(date(2026, 11, 20)), row())


def test_a_table_of_another_shape_is_refused() -> None:
    assert "bank：没有这一项" in refused(row(), bank=1)
    with pytest.raises(BadInputError, match=r"\[\[lpr\]\]"):
        read({"lpr": {"published_on": "2026-10-20"}})
