"""A picture of periods on a line of time, as SVG: bars with their last days, events, today.

It knows no law: what is drawn is given as bars and dots with words of the caller.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

WIDTH, LABEL, RIGHT = 680.0, 168.0, 14.0
TOP, LANE, BOTTOM = 26.0, 26.0, 16.0
_FONT = "案卷宋体"
_MOST_LABEL, _MOST_DETAIL = 18, 21
_MOST_TICKS = 12


@dataclass(frozen=True, slots=True)
class Dot:
    """An event: a filled circle if it counts, else a hollow one."""

    on: date
    filled: bool


@dataclass(frozen=True, slots=True)
class Bar:
    """A period: a solid bar from `since` to `until`, a pale one on to `later`, its dots, words at both ends.

    `act_on` is a mark below the bar. A bar that does not run is grey; from `disputed_from` on it is yellow.
    """

    name: str
    detail: str
    since: date
    until: date
    later: date | None
    act_on: date | None
    running: bool
    end_words: str
    dots: tuple[Dot, ...] = ()
    disputed_from: date | None = None


def svg(bars: Sequence[Bar], today: date, today_words: str) -> str:
    """Return the picture; an empty text where there is nothing to draw."""
    if not bars:
        return ""
    scale = _Scale.over(bars, today)
    height = TOP + LANE * len(bars) + BOTTOM
    inside = [*_years(scale, height), *_lanes(bars, scale), *_today(scale, today, today_words, height)]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH:.0f} {height:.0f}" '
        f'width="100%">{"".join(inside)}</svg>'
    )


@dataclass(frozen=True, slots=True)
class _Scale:
    first: date
    last: date

    @classmethod
    def over(cls, bars: Sequence[Bar], today: date) -> "_Scale":
        days = [today]
        for bar in bars:
            days += [bar.since, bar.until, *(d.on for d in bar.dots)]
            days += [bar.later] if bar.later else []
        return cls(date(min(days).year, 1, 1), date(max(days).year, 12, 31))

    def x(self, day: date) -> float:
        share = (day - self.first).days / max((self.last - self.first).days, 1)
        return LABEL + share * (WIDTH - LABEL - RIGHT)


def _years(scale: _Scale, height: float) -> Iterable[str]:
    count = scale.last.year - scale.first.year + 1
    for year in range(scale.first.year, scale.last.year + 1, -(-count // _MOST_TICKS)):
        x = scale.x(date(year, 1, 1))
        yield _line(x, TOP - 8, x, height - BOTTOM, "#ccc", 0.6)
        yield _text(x + 2, TOP - 10, str(year), fill="#555")


def _lanes(bars: Sequence[Bar], scale: _Scale) -> Iterable[str]:
    for number, bar in enumerate(bars):
        middle = TOP + LANE * number + LANE / 2
        if number % 2 == 0:
            yield _rect(0, middle - LANE / 2, WIDTH, LANE, "#f7f7f5")
        yield _text(2, middle - 2, _cut(bar.name), font="案卷黑体")
        yield _text(2, middle + 9, _cut(bar.detail, _MOST_DETAIL), fill="#555", size=7.5)
        yield from _bar(bar, scale, middle)


def _bar(bar: Bar, scale: _Scale, middle: float) -> Iterable[str]:
    left, right = scale.x(bar.since), scale.x(bar.until)
    if bar.later and bar.later > bar.until:
        yield _rect(right, middle - 3, scale.x(bar.later) - right, 6, "#bcd3ec")
    yield _rect(left, middle - 3, max(right - left, 1), 6, "#2f6db3" if bar.running else "#a9a9a9")
    if bar.disputed_from:
        start = scale.x(max(bar.disputed_from, bar.since))
        yield _rect(start, middle - 3, max(right - start, 1), 6, "#e3b341")
    yield _line(right, middle - 6, right, middle + 6, "#111", 1)
    anchor = "end" if right > WIDTH - 60 else "start" if right < LABEL + 40 else "middle"
    yield _text(right, middle - 7, bar.end_words, size=7.5, anchor=anchor)
    if bar.act_on:
        yield f'<path d="M{scale.x(bar.act_on):.1f} {middle + 4:.1f} l3 6 h-6 z" fill="#c77700"/>'
    for dot in bar.dots:
        yield _circle(scale.x(dot.on), middle, "#111" if dot.filled else "#fff")


def _today(scale: _Scale, today: date, words: str, height: float) -> Iterable[str]:
    x = scale.x(today)
    yield _line(x, TOP - 8, x, height - BOTTOM, "#b3261e", 1)
    anchor = "end" if x > WIDTH - 80 else "middle"
    yield _text(x, height - 5, words, fill="#b3261e", anchor=anchor)


def _text(
    x: float,
    y: float,
    words: str,
    *,
    fill: str = "#111",
    size: float = 8.5,
    font: str = _FONT,
    anchor: str = "start",
) -> str:
    look = f'fill="{fill}" font-size="{size}" font-family="{font}" text-anchor="{anchor}"'
    return f'<text x="{x:.1f}" y="{y:.1f}" {look}>{escape(words)}</text>'


def _line(x1: float, y1: float, x2: float, y2: float, colour: str, width: float) -> str:
    ends = f'x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"'
    return f'<line {ends} stroke="{colour}" stroke-width="{width}"/>'


def _rect(x: float, y: float, width: float, height: float, colour: str) -> str:
    return f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" fill="{colour}"/>'


def _circle(x: float, y: float, fill: str) -> str:
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="2.6" fill="{fill}" stroke="#111" stroke-width=".8"/>'


def _cut(words: str, most: int = _MOST_LABEL) -> str:
    """Return the words as far as the label column has room for; the tables print them whole."""
    return words if len(words) <= most else words[: most - 1] + "…"
