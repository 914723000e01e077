"""The picture of time: what is drawn lies where its day lies, and inside the picture."""

import re
from datetime import date
from typing import Any
from xml.etree import ElementTree

from legal_docs.rendering.timeline import LABEL, WIDTH, Bar, Dot, svg

TODAY = date(2026, 6, 30)


def bar(**changes: Any) -> Bar:
    terms: dict[str, Any] = {
        "name": "诉讼时效 甲",
        "detail": "借据001",
        "since": date(2023, 6, 30),
        "until": date(2026, 6, 30),
        "later": date(2026, 7, 2),
        "act_on": date(2026, 6, 30),
        "running": True,
        "end_words": "2026-06-30",
        "dots": (Dot(date(2024, 1, 1), True), Dot(date(2025, 1, 1), False)),
    }
    return Bar(**(terms | changes))


def drawn(*bars: Bar, today: date = TODAY) -> ElementTree.Element:
    return ElementTree.fromstring(svg(bars, today, "审查日 2026-06-30"))  # noqa: S314  our own text


def numbers(picture: ElementTree.Element) -> list[float]:
    found = [float(v) for e in picture.iter() for k, v in e.items() if k in ("x", "x1", "x2", "cx")]
    return found + [float(x) for x in re.findall(r"M([\d.]+)", ElementTree.tostring(picture, "unicode"))]


def test_nothing_to_draw_gives_no_picture() -> None:
    assert svg([], TODAY, "") == ""


def test_everything_lies_inside_the_picture() -> None:
    old = bar(since=date(1999, 1, 1), dots=(Dot(date(1998, 5, 1), True),), later=date(2050, 1, 1))
    assert all(0 <= x <= WIDTH for x in numbers(drawn(old, bar(), bar(until=date(2049, 12, 31)))))


def test_a_dot_lies_between_the_ends_of_its_bar_and_earlier_is_further_left() -> None:
    picture = drawn(bar())
    first, second = (float(e.get("cx", 0)) for e in picture.iter() if e.tag.endswith("circle"))
    solid = next(e for e in picture.iter() if e.get("fill") == "#2f6db3")
    left, wide = float(solid.get("x", 0)), float(solid.get("width", 0))
    assert LABEL <= left < first < second < left + wide


def test_a_dot_that_does_not_count_is_hollow() -> None:
    assert [e.get("fill") for e in drawn(bar()).iter() if e.tag.endswith("circle")] == ["#111", "#fff"]


def test_a_period_that_does_not_run_is_grey_and_a_later_reading_pale() -> None:
    colours = {e.get("fill") for e in drawn(bar(running=False)).iter()}
    assert "#a9a9a9" in colours
    assert "#bcd3ec" in colours
    assert "#bcd3ec" not in {e.get("fill") for e in drawn(bar(later=None)).iter()}


def test_names_are_escaped_and_cut_only_in_the_picture() -> None:
    texts = [e.text or "" for e in drawn(bar(name="A&B<贸易>" + "长" * 30)).iter() if e.tag.endswith("text")]
    assert any(t.startswith("A&B<贸易>") and t.endswith("…") for t in texts)


def test_today_and_the_last_day_are_written() -> None:
    texts = [e.text for e in drawn(bar()).iter() if e.tag.endswith("text")]
    assert "审查日 2026-06-30" in texts
    assert "2026-06-30" in texts


def test_many_years_get_no_more_than_a_dozen_numbers() -> None:
    texts = [e.text or "" for e in drawn(bar(since=date(1990, 1, 1), until=date(2099, 1, 1))).iter()]
    assert len([t for t in texts if re.fullmatch(r"\d{4}", t)]) <= 12
