"""Periods drawn as lanes on a line of time (Altair): bars with their last days, events, today."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import altair as alt
import streamlit as st

from legal_docs.law.timeline import Lane

RUNS, LATER, DISPUTED, RESTS = "稳妥期间", "法定届满日较晚的部分", "有争议的部分", "未进行的期间"
_COLOURS = {RUNS: "#2f6db3", LATER: "#a9c7ea", DISPUTED: "#e3b341", RESTS: "#8a8a8a"}
_COUNTS, _COUNTS_NOT, _ACT = "影响期间的事件", "不影响期间的事件", "最迟行动日"
_SHAPES = {
    _COUNTS: ("circle", "#111111"),
    _COUNTS_NOT: ("cross", "#8a8a8a"),
    _ACT: ("triangle-up", "#e07000"),
}
_LANE, _REST, _LABEL, _SIGN = 34, 155, 190, 12
"""Pixels of a lane, of axis and legends below the lanes, of a lane's name at most, of a sign in it."""
_DEBTS = "笔债务"
_INK = "#4a4846"


def draw(found: Sequence[Lane], on: date, *, key: str) -> None:
    """Show the lanes with the day of the check, and the table behind them."""
    if not found:
        st.info("没有可以画出的期间。请在“当事人与合同”中补充借款日期、到期日后重新审查。")
        return
    st.altair_chart(chart([_one(group) for group in alike(found)], on), width="stretch", key=key)
    st.caption("红线为审查日。左侧序号与数据表一致；把指针移到图形上可以看到日期。")
    with st.expander("数据表"):
        st.dataframe(table(found), hide_index=True, width="stretch")


def chart(found: Sequence[Lane], on: date) -> alt.LayerChart | alt.FacetChart:
    """Return the chart; its description says in words what it shows, for those who do not see it."""
    names = [name(n, lane) for n, lane in enumerate(found, 1)]
    room = min(_LABEL + 24, _SIGN * max(map(len, names))) + 16  # their font may come after they are drawn
    y = alt.Y("lane:N", title=None, sort=names)
    y = y.axis(labelLimit=_LABEL, minExtent=room, labelFontSize=_SIGN, labelColor=_INK, grid=True)
    layers = alt.layer(_bars(found, y), _marks(found, y), *_today(on))
    apart: alt.LayerChart = layers.resolve_scale(color="independent", shape="independent")
    height = _LANE * len(found) + _REST
    return apart.properties(height=height, description=words(found, on))


def alike(found: Sequence[Lane]) -> tuple[tuple[Lane, ...], ...]:
    """Return the lanes grouped, in order: those of one person that differ in nothing but the debt are one."""
    groups: dict[Lane, list[Lane]] = {}
    for lane in found:
        groups.setdefault(replace(lane, debt=""), []).append(lane)
    return tuple(map(tuple, groups.values()))


def _one(group: Sequence[Lane]) -> Lane:
    return replace(group[0], debt=f"{len(group)}{_DEBTS}") if len(group) > 1 else group[0]


def table(found: Sequence[Lane]) -> list[dict[str, Any]]:
    """Return the rows of the table behind the chart: all lanes, each with the number of its bar."""
    return [
        {
            "序号": n,
            "期间": lane.kind.label,
            "对象": lane.subject,
            "债务": lane.debt,
            "起算日": _day(lane.starts_on),
            "最迟行动日": _day(lane.act_by),
            "稳妥届满日": _day(lane.safe_last_day),
            "法定届满日": _day(lane.statutory_last_day),
            "进行中": "是" if lane.running else "否",
            "影响期间的事件": "、".join(str(mark.on) for mark in lane.marks if mark.counts),
        }
        for n, group in enumerate(alike(found), 1)
        for lane in group
    ]


def words(found: Sequence[Lane], on: date) -> str:
    """Return the chart in words."""
    each = (
        f"{name(n, lane)}：起算{_day(lane.starts_on)}，稳妥届满{_day(lane.safe_last_day)}"
        for n, lane in enumerate(found, 1)
    )
    return f"期间时间轴，审查日{on}，共{len(found)}个期间。" + "；".join(each)


def name(number: int, lane: Lane) -> str:
    """Return what a lane is called on the axis."""
    debts = f" {lane.debt}" if lane.debt.endswith(_DEBTS) else ""
    return f"{number} {lane.kind.label}{debts} {lane.subject}"


def _bars(found: Sequence[Lane], y: alt.Y) -> Any:
    rows = [row for n, lane in enumerate(found, 1) for row in _stretches(n, lane)]
    shown = [part for part in _COLOURS if any(row["part"] == part for row in rows)]
    colours = alt.Scale(domain=shown, range=[_COLOURS[part] for part in shown])
    return (
        alt.Chart({"values": rows})
        .mark_bar(height=11)
        .encode(
            x=alt.X(
                "since:T",
                title=None,
                scale=alt.Scale(type="utc"),
                axis=alt.Axis(format="%Y-%m", labelColor=_INK, labelFlush=True),
            ),
            x2="until:T",
            y=y,
            color=alt.Color(
                "part:N",
                title=None,
                scale=colours,
                legend=alt.Legend(orient="bottom", columns=2, columnPadding=28, labelColor=_INK),
            ),
            tooltip=_tooltip("lane", "part", "from", "to"),
        )
    )


def _stretches(number: int, lane: Lane) -> list[dict[str, str]]:
    start, safe, later = lane.starts_on or lane.safe_last_day, lane.safe_last_day, lane.statutory_last_day
    if start is None:
        return []
    until = safe or start
    parts = [(start, until, RUNS if lane.running else RESTS)]
    if lane.disputed_from and start < lane.disputed_from < until:
        parts = [(start, lane.disputed_from, parts[0][2]), (lane.disputed_from, until, DISPUTED)]
    if later and later > until:
        parts.append((until, later, LATER))
    return [_stretch(number, lane, *part) for part in parts]


def _stretch(number: int, lane: Lane, since: date, until: date, part: str) -> dict[str, str]:
    row = {"lane": name(number, lane), "part": part, "from": str(since), "to": str(until)}
    return row | {"since": str(since), "until": str(until)}


def _marks(found: Sequence[Lane], y: alt.Y) -> Any:
    rows = [row for n, lane in enumerate(found, 1) for row in _points(n, lane)]
    kinds = [each for each in _SHAPES if any(row["what"] == each for row in rows)]
    shapes = alt.Scale(domain=kinds, range=[_SHAPES[each][0] for each in kinds])
    colours = alt.Scale(domain=kinds, range=[_SHAPES[each][1] for each in kinds])
    legend = alt.Legend(orient="bottom", columns=1, symbolSize=90, labelColor=_INK)
    return (
        alt.Chart({"values": rows})
        .mark_point(filled=True, size=75, opacity=1)
        .encode(
            x=alt.X("on:T", scale=alt.Scale(type="utc")),
            y=y,
            shape=alt.Shape("what:N", title=None, scale=shapes, legend=legend),
            color=alt.Color("what:N", title=None, scale=colours, legend=legend),
            tooltip=_tooltip("lane", "what", "day"),
        )
    )


def _points(number: int, lane: Lane) -> list[dict[str, str]]:
    days = [(mark.on, _COUNTS if mark.counts else _COUNTS_NOT) for mark in lane.marks]
    days += [(lane.act_by, _ACT)] if lane.act_by else []
    called = name(number, lane)
    return [{"lane": called, "on": str(on), "day": str(on), "what": what} for on, what in dict.fromkeys(days)]


def _today(on: date) -> tuple[Any, Any]:
    base = alt.Chart({"values": [{"on": str(on), "words": f"审查日 {on}"}]})
    x = alt.X("on:T", scale=alt.Scale(type="utc"))
    rule = base.mark_rule(color="#b3261e", strokeWidth=1.5).encode(x=x, tooltip=_tooltip("words"))
    text = base.mark_text(color="#b3261e", dy=-8, baseline="bottom").encode(
        x=x, y=alt.value(0), text="words:N"
    )
    return rule, text


_TITLES = {
    "lane": "期间",
    "part": "部分",
    "from": "从",
    "to": "到",
    "what": "事项",
    "day": "日期",
    "words": "　",
}


def _tooltip(*names: str) -> list[alt.Tooltip]:
    return [alt.Tooltip(f"{each}:N", title=_TITLES[each]) for each in names]


def _day(day: date | None) -> str:
    return str(day) if day else "—"
