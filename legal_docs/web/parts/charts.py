"""The charts of the dashboard: each tells in words what it shows; the exact figures stand in the table."""

from collections.abc import Sequence
from typing import Any

import altair as alt

from legal_docs.services.desk.figures import AGES, Bar

Chart = Any
"""Altair's own types differ from chart to chart."""
PICK = "pick"
"""The name of the selection a click makes."""
_INK, _GRID = "#31333f", "#e3e6eb"
_BLUES = ("#9ec5e8", "#5b9bd5", "#1f6fb2", "#0b3c6f")
_RED, _ORANGE, _BLUE = "#b3261e", "#c8690a", "#1f6fb2"
_FEW = alt.Axis(tickCount=4)
_TEN_THOUSAND = 10_000
_HEIGHT = 460


def pipeline(bars: Sequence[Bar]) -> Chart:
    """Cases by phase, divided by age."""
    phases = list(dict.fromkeys(bar.label for bar in bars))
    chart = _chart([_values(bar, age=n) for n, bar in enumerate(bars)]).mark_bar()
    ages = alt.Color(
        "part:N",
        title="移交天数",
        sort=None,
        scale=alt.Scale(domain=[words for words, _ in AGES], range=list(_BLUES)),
        legend=alt.Legend(orient="bottom", columns=2, labelColor=_INK, titleColor=_INK),
    )
    drawn = chart.encode(
        y=alt.Y("label:N", title=None, sort=phases),
        x=alt.X("sum(count):Q", title="案件数（件）", axis=alt.Axis(tickMinStep=1, tickCount=5)),
        color=ages,
        order=alt.Order("age:Q"),
        tooltip=_tips(
            ("label", "办理进度"), ("part", "移交天数"), ("count", "案件数"), ("owed", "欠款（元）")
        ),
    )
    busiest = _most(bars, lambda bar: bar.count)
    return _finished(
        drawn, f"未结案案件按办理进度和移交天数的堆叠条形图，共{_count(bars)}件。{busiest}", ["label", "part"]
    )


def at_risk(bars: Sequence[Bar]) -> Chart:
    """What is owed by weeks to the last day: what has gone by, then week after week."""
    tones = [_RED if week <= 1 else _ORANGE if week <= 4 else _BLUE for week in range(len(bars))]
    labels = [bar.label for bar in bars]
    drawn = (
        _chart([_values(bar) for bar in bars])
        .mark_bar()
        .encode(
            y=alt.Y("label:N", title=None, sort=labels),
            x=alt.X("amount:Q", title="欠款（万元）", axis=_FEW),
            color=alt.Color("label:N", legend=None, scale=alt.Scale(domain=labels, range=tones)),
            tooltip=_tips(("label", "届满周"), ("part", "日期"), ("count", "案件数"), ("owed", "欠款（元）")),
        )
    )
    gone = bars[0]
    words = f"按距最早届满日的周数统计欠款的条形图。已届满{gone.count}件，欠款{gone.owed:,.2f}元。"
    return _finished(drawn, words, ["label"])


def recovery(bars: Sequence[Bar], of: str) -> Chart:
    """What is owed, and over it what was recovered; the fifteen largest."""
    shown = bars[:15]
    labels = [bar.label for bar in shown]
    base = _chart([_values(bar) for bar in shown])
    y = alt.Y("label:N", title=None, sort=labels, axis=alt.Axis(labelLimit=160))
    tips = _tips(
        ("label", of),
        ("count", "案件数"),
        ("owed", "欠款（元）"),
        ("recovered", "已回收（元）"),
        ("rate", "回收率"),
    )
    owed = base.mark_bar(color=_BLUES[0]).encode(
        y=y, x=alt.X("amount:Q", title="欠款（浅色）与已回收（深色），万元", axis=_FEW), tooltip=tips
    )
    back = base.mark_bar(color=_BLUES[3], height=alt.RelativeBandSize(0.45)).encode(
        y=y, x="back:Q", tooltip=tips
    )
    words = f"按{of}统计欠款和已回收金额的条形图，共{len(bars)}项，图中为欠款最多的{len(shown)}项。"
    return _look(alt.layer(owed.add_params(_picked(["label"])), back), words)


def filings(bars: Sequence[Bar]) -> Chart:
    """Cases filed in each month."""
    drawn = (
        _chart([_values(bar) for bar in bars])
        .mark_bar(color=_BLUE)
        .encode(
            x=alt.X("label:N", title="月份", sort=None, axis=alt.Axis(labelAngle=-60)),
            y=alt.Y("count:Q", title="立案数（件）", axis=alt.Axis(tickMinStep=1)),
            tooltip=_tips(("label", "月份"), ("count", "立案数"), ("owed", "欠款（元）")),
        )
    )
    return _finished(drawn, f"最近{len(bars)}个月每月立案数的柱形图，共{_count(bars)}件。", ["label"])


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
        **more,
    }


def _chart(values: list[dict[str, Any]]) -> Chart:
    return alt.Chart(alt.InlineData(values=values))


def _tips(*fields: tuple[str, str]) -> list[alt.Tooltip]:
    return [alt.Tooltip(f"{name}:{'Q' if name == 'count' else 'N'}", title=title) for name, title in fields]


def _picked(fields: list[str]) -> alt.Parameter:
    return alt.selection_point(name=PICK, fields=fields)


def _finished(chart: Chart, words: str, fields: list[str]) -> Chart:
    return _look(chart.add_params(_picked(fields)), words)


def _look(chart: Chart, words: str) -> Chart:
    shown = chart.properties(description=words, height=_HEIGHT)
    axes = {
        "labelColor": _INK,
        "titleColor": _INK,
        "gridColor": _GRID,
        "labelFontSize": 12,
        "labelOverlap": False,
        "labelBound": False,
    }
    return shown.configure_axis(**axes).configure_view(stroke=None)


def _count(bars: Sequence[Bar]) -> int:
    return sum(bar.count for bar in bars)


def _most(bars: Sequence[Bar], key: Any) -> str:
    most = max(bars, key=key, default=None)
    return f"最多的是{most.label}、{most.part}，{most.count}件。" if most and most.count else ""
