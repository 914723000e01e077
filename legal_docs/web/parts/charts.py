"""The charts of the dashboard: each tells in words what it shows; the exact figures stand in the table."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

import altair as alt

from legal_docs.services.desk.figures import AGES, Bar

Chart = Any
"""Altair's own types differ from chart to chart."""
Bars = tuple[Bar, ...]
Spec = dict[str, Any]
"""A chart as the browser is given it. It takes long to make: the same figures give the one made before."""
PICK = "pick"
"""The name of the selection a click makes."""
_INK, _GRID = "#31333f", "#e3e6eb"
_BLUES = ("#9ec5e8", "#5b9bd5", "#1f6fb2", "#0b3c6f")
_RED, _ORANGE, _BLUE = "#b3261e", "#c8690a", "#1f6fb2"
_TEN_THOUSAND = 10_000
_HEIGHT = 460
_SIGN, _WIDEST, _TICK = 12, 130, 16
"""Pixels a Chinese sign of a name takes, a name at most, and what stands between a name and its axis."""
_KEPT = 64
"""So many charts of each kind are kept."""


@lru_cache(_KEPT)
def pipeline(bars: Bars) -> Spec:
    """Cases by phase, divided by age."""
    phases = list(dict.fromkeys(bar.label for bar in bars))
    chart = _chart([_values(bar, age=n) for n, bar in enumerate(bars)]).mark_bar()
    ages = alt.Color(
        "part:N",
        title="催收移交天数",
        sort=None,
        scale=alt.Scale(domain=[words for words, _ in AGES], range=list(_BLUES)),
        legend=alt.Legend(orient="bottom", columns=2, columnPadding=28, labelColor=_INK, titleColor=_INK),
    )
    drawn = chart.encode(
        y=alt.Y("label:N", title=None, sort=phases, axis=_names(phases)),
        x=_whole(alt.X, "sum(count):Q", "案件数（件）", (bar.count for bar in bars)),
        color=ages,
        order=alt.Order("age:Q"),
        tooltip=_tips(
            ("label", "办理进度"), ("part", "催收移交天数"), ("count", "案件数"), ("owed", "欠款（元）")
        ),
    )
    busiest = _most(bars, lambda bar: bar.count)
    return _finished(
        drawn,
        f"未结案案件按办理进度和催收移交天数的堆叠条形图，共{_count(bars)}件。{busiest}",
        ["label", "part"],
    )


@lru_cache(_KEPT)
def at_risk(bars: Bars) -> Spec:
    """What is owed by weeks to the last day: what has gone by, then week after week."""
    tones = [_RED if week <= 1 else _ORANGE if week <= 4 else _BLUE for week in range(len(bars))]
    labels = [bar.label for bar in bars]
    drawn = (
        _chart([_values(bar) for bar in bars])
        .mark_bar()
        .encode(
            y=alt.Y("label:N", title=None, sort=labels, axis=_names(labels)),
            x=_money("amount:Q", "欠款（万元）", bars),
            color=alt.Color("label:N", legend=None, scale=alt.Scale(domain=labels, range=tones)),
            tooltip=_tips(("label", "届满周"), ("part", "日期"), ("count", "案件数"), ("owed", "欠款（元）")),
        )
    )
    gone = bars[0]
    words = f"按距最早届满日的周数统计欠款的条形图。已届满{gone.count}件，欠款{gone.owed:,.2f}元。"
    return _finished(drawn, words, ["label"])


@lru_cache(_KEPT)
def recovery(bars: Bars, of: str) -> Spec:
    """What is owed, light, and over it what was recovered, dark; the fifteen largest."""
    shown = bars[:15]
    labels = [bar.label for bar in shown]
    base = _chart([_values(bar) for bar in shown])
    y = alt.Y("label:N", title=None, sort=labels, axis=_names(labels))
    tips = _tips(
        ("label", of),
        ("count", "案件数"),
        ("owed", "欠款（元）"),
        ("recovered", "已回收（元）"),
        ("rate", "回收率"),
    )
    owed = base.mark_bar(color=_BLUES[0]).encode(
        y=y, x=_money("amount:Q", "金额（万元）", shown), tooltip=tips
    )
    back = base.mark_bar(color=_BLUES[3], height=alt.RelativeBandSize(0.45)).encode(
        y=y, x="back:Q", tooltip=tips
    )
    words = f"按{of}统计欠款和已回收金额的条形图，共{len(bars)}项，图中为欠款最多的{len(shown)}项。"
    return _look(alt.layer(owed.add_params(_picked(["label"])), back), words)


@lru_cache(_KEPT)
def filings(bars: Bars) -> Spec:
    """Cases filed in each month."""
    drawn = (
        _chart([_values(bar) for bar in bars])
        .mark_bar(color=_BLUE)
        .encode(
            x=alt.X("label:N", title="月份", sort=None, axis=alt.Axis(labelAngle=-60)),
            y=_whole(alt.Y, "count:Q", "立案数（件）", (bar.count for bar in bars)),
            tooltip=_tips(("label", "月份"), ("count", "立案数"), ("owed", "欠款（元）")),
        )
    )
    return _finished(drawn, f"最近{len(bars)}个月每月立案数的柱形图，共{_count(bars)}件。", ["label"])


def _whole(channel: Any, field: str, title: str, counts: Iterable[int]) -> Any:
    """Return an axis of cases; where there is none it ends at one."""
    return channel(field, title=title, axis=_axis(",d", tickMinStep=1), **_ending(any(counts)))


def _money(field: str, title: str, bars: Bars) -> alt.X:
    """Return an axis in units of ten thousand yuan; where nothing is owed it ends at one."""
    is_any = any(bar.owed or bar.recovered for bar in bars)
    return alt.X(field, title=title, axis=_axis(",.4~f"), **_ending(is_any))


def _names(labels: Sequence[str]) -> alt.Axis:
    """Return an axis of names with room for the longest, though its font may come after it is drawn."""
    room = max((_SIGN * len(label) for label in labels), default=0)
    return alt.Axis(labelLimit=_WIDEST, minExtent=min(_WIDEST, room) + _TICK)


def _axis(format: str, **more: Any) -> alt.Axis:
    return alt.Axis(format=format, tickCount=4, labelOverlap="parity", labelSeparation=6, **more)


def _ending(is_any: bool) -> dict[str, Any]:
    return {} if is_any else {"scale": alt.Scale(domain=[0, 1])}


def _values(bar: Bar, **more: Any) -> dict[str, Any]:
    """Return a bar for drawing: lengths as floats; what is read is written out exactly."""
    return {
        "label": bar.label,
        "part": bar.part,
        "count": bar.count,
        "amount": float(bar.owed / _TEN_THOUSAND),
        "back": float(bar.recovered / _TEN_THOUSAND),
        "owed": f"{bar.owed:,.2f}",
        "recovered": f"{bar.recovered:,.2f}",
        "rate": "—" if bar.rate is None else f"{bar.rate}%",
        "said": "，".join(filter(None, (bar.label, bar.part, f"{bar.count}件", f"欠款{bar.owed:,.2f}元"))),
        **more,
    }


def _chart(values: list[dict[str, Any]]) -> Chart:
    """Return the beginning of a chart: who has the page read out hears each bar in words."""
    return alt.Chart(alt.InlineData(values=values)).encode(description=alt.Description("said:N"))


def _tips(*fields: tuple[str, str]) -> list[alt.Tooltip]:
    return [alt.Tooltip(f"{name}:{'Q' if name == 'count' else 'N'}", title=title) for name, title in fields]


def _picked(fields: list[str]) -> alt.Parameter:
    return alt.selection_point(name=PICK, fields=fields)


def _finished(chart: Chart, words: str, fields: list[str]) -> Spec:
    return _look(chart.add_params(_picked(fields)), words)


def _look(chart: Chart, words: str) -> Spec:
    shown = chart.properties(description=words, height=_HEIGHT)
    axes = {
        "labelColor": _INK,
        "titleColor": _INK,
        "gridColor": _GRID,
        "labelFontSize": 12,
        "labelOverlap": False,
        "labelBound": False,
        "aria": False,  # an axis and a legend would be read out in English
    }
    shown = shown.configure_axis(**axes).configure_legend(aria=False).configure_view(stroke=None)
    spec: Spec = shown.to_dict()
    return spec


def _count(bars: Bars) -> int:
    return sum(bar.count for bar in bars)


def _most(bars: Bars, key: Any) -> str:
    most = max(bars, key=key, default=None)
    return f"最多的是{most.label}、{most.part}，{most.count}件。" if most and most.count else ""
