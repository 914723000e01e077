"""The charts: axes that can be read, also where all is zero; made once for the same figures."""

from decimal import Decimal
from typing import Any

import pytest

from legal_docs.model.record import CaseQuery
from legal_docs.services.desk.figures import AGES, Bar
from legal_docs.web.parts import charts

ALL = CaseQuery()


def bars(*owed: str, count: int = 0, part: str = "") -> tuple[Bar, ...]:
    return tuple(
        Bar(f"组{n}", count and count + n, ALL, Decimal(each), Decimal("0.00"), part)
        for n, each in enumerate(owed)
    )


def aged(count: int) -> tuple[Bar, ...]:
    return tuple(Bar("催收已移交", count, ALL, part=words) for words, _ in AGES)


def drawn(owed: str, count: int) -> dict[str, Any]:
    some = bars(owed, owed, count=count)
    return {
        "pipeline": charts.pipeline(aged(count)),
        "at_risk": charts.at_risk(some),
        "recovery": charts.recovery(some, "分行"),
        "filings": charts.filings(some),
    }


def values(spec: dict[str, Any]) -> list[dict[str, Any]]:
    (found,) = spec["datasets"].values()
    return list(found)


def axis(spec: dict[str, Any], of: str) -> dict[str, Any]:
    first: dict[str, Any] = spec["layer"][0] if "layer" in spec else spec
    found: dict[str, Any] = first["encoding"]["y" if of == "filings" else "x"]
    return found


@pytest.mark.parametrize("of", ["pipeline", "at_risk", "recovery", "filings"])
def test_who_has_the_chart_read_out_hears_each_bar_in_chinese(of: str) -> None:
    spec = drawn("25000.00", 3)[of]
    for layer in spec.get("layer", [spec]):
        assert layer["encoding"]["description"] == {"field": "said", "type": "nominal"}
    said = [value["said"] for value in values(spec)]
    assert "组0，3件，欠款25,000.00元" in said or "催收已移交，0—30天，3件，欠款0.00元" in said
    assert spec["config"]["axis"]["aria"] is spec["config"]["legend"]["aria"] is False


@pytest.mark.parametrize("of", ["pipeline", "at_risk", "recovery", "filings"])
def test_an_axis_of_nothing_ends_at_one_and_one_of_something_where_it_must(of: str) -> None:
    assert axis(drawn("0.00", 0)[of], of)["scale"] == {"domain": [0, 1]}
    assert "scale" not in axis(drawn("25000.00", 3)[of], of)


@pytest.mark.parametrize(
    ("of", "title", "format"),
    [
        ("pipeline", "案件数（件）", ",d"),
        ("at_risk", "欠款（万元）", ",.4~f"),
        ("recovery", "金额（万元）", ",.4~f"),
        ("filings", "立案数（件）", ",d"),
    ],
)
def test_each_axis_says_its_unit_and_writes_no_idle_zeros(of: str, title: str, format: str) -> None:
    found = axis(drawn("25000.00", 3)[of], of)
    assert (found["title"], found["axis"]["format"]) == (title, format)
    assert found["axis"]["labelOverlap"] == "parity"
    assert found["axis"].get("tickMinStep") == (1 if format == ",d" else None)


def test_lengths_are_in_units_of_ten_thousand_and_what_is_read_is_exact() -> None:
    (value,) = values(charts.at_risk(bars("12345678.90", count=2)))
    assert value["amount"] == pytest.approx(1234.56789)
    assert (value["owed"], value["count"]) == ("12,345,678.90", 2)


def test_the_legend_speaks_of_days_since_the_case_came() -> None:
    colour = charts.pipeline(aged(3))["encoding"]["color"]
    assert colour["title"] == "催收移交天数"
    assert colour["scale"]["domain"] == ["0—30天", "31—90天", "91—180天", "超过180天"]


def test_the_same_figures_are_drawn_once() -> None:
    assert charts.pipeline(aged(3)) is charts.pipeline(aged(3))
    assert charts.pipeline(aged(3)) is not charts.pipeline(aged(4))


def test_each_chart_tells_in_words_what_it_shows() -> None:
    told = {of: spec["description"] for of, spec in drawn("25000.00", 3).items()}
    assert "共12件" in told["pipeline"] and "最多的是催收已移交" in told["pipeline"]
    assert "已届满3件，欠款25,000.00元" in told["at_risk"]
    assert "按分行统计" in told["recovery"] and "共7件" in told["filings"]


def test_no_more_than_fifteen_are_drawn_and_a_click_is_told() -> None:
    spec = charts.recovery(bars(*["1.00"] * 20), "分行")
    assert len(values(spec)) == 15
    assert charts.PICK in {each["name"] for each in spec["params"]}


def test_names_have_room_before_their_font_is_there() -> None:
    def room(spec: dict[str, Any]) -> int:
        first: dict[str, Any] = spec["layer"][0] if "layer" in spec else spec
        return int(first["encoding"]["y"]["axis"]["minExtent"])

    assert room(charts.at_risk(bars("1.00"))) == 2 * 12 + 16
    assert room(charts.pipeline(aged(1))) == 5 * 12 + 16
    long = Bar("某省某市高新技术产业开发区支行", 1, ALL, Decimal(1), Decimal(0), "")
    assert room(charts.recovery((long,), "分行")) == 130 + 16
