"""看板: four charts for managers, the table behind each, and the masked cases behind each figure."""

from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st

from legal_docs.drafting.words import yuan
from legal_docs.model.casefile import Cause
from legal_docs.model.deadline import Nearest
from legal_docs.model.record import CaseQuery, CaseRecord
from legal_docs.services.desk import deadlines
from legal_docs.services.desk import figures as figuring
from legal_docs.services.desk.cases import list_cases, status_of
from legal_docs.services.desk.desk import Desk
from legal_docs.services.desk.exporting import NOTES
from legal_docs.services.desk.figures import Bar, Figures, Wanted
from legal_docs.web.parts import charts, days, due, export, listing, moments, opening
from legal_docs.web.parts.plainly import plain
from legal_docs.web.parts.told import telling

OF, AT, CASE = "of", "at", "case"
"""Query parameters: which chart, the key of one of its bars, which case: a reload shows the same."""
BRANCH, CAUSE = "branch", "cause"
"""Query parameters: of which cases the figures are."""
SIZE = 50
_TITLES = {
    "pipeline": "办理进度与催收移交天数",
    "at_risk": "临近届满的欠款",
    "by_branch": "各分行回收情况",
    "by_counsel": "各外聘律师回收情况",
    "filings": "每月立案数",
}
_NO_SUCH_BAR = "地址中指明的统计项不存在，或者现在没有对应的案件。请在下面的图表中重新选择。"
_NO_SUCH_BRANCH = "地址中指明的分行没有案件，或者不在可查看的范围内，没有按它筛选。请重新选择分行。"
_NO_SUCH_CAUSE = "地址中指明的案由不存在，没有按它筛选。请重新选择案由。"
_PARTS = {"pipeline": ("办理进度", "催收移交天数"), "at_risk": ("届满周", "日期")}


def show(desk: Desk) -> None:
    """Show the screen."""
    st.title("看板", anchor=False)
    with telling():
        wanted = _filters(desk)
        found = figuring.figures(desk, wanted)
        if found.is_empty:
            _empty(wanted)
            return
        of, key = st.query_params.get(OF, ""), st.query_params.get(AT, "")
        bar = found.bar(of, key)
        if bar:
            _behind(desk, of, bar)
            return
        if of or key:
            st.warning(_NO_SUCH_BAR, icon=":material/warning:")
        _overview(desk, wanted, found)


def _filters(desk: Desk) -> Wanted:
    known = figuring.branches(desk)
    branch, cause, _ = st.columns([1, 1, 2])
    own = desk.who.branch
    _remembered(known)
    chosen = branch.selectbox(
        "分行",
        [own] if own else [None, *known],
        format_func=lambda each: "全部分行" if each is None else each or "总行",
        key="dashboard_branch",
        disabled=bool(own),
        on_change=_narrowed,
    )
    of = cause.selectbox(
        "案由",
        [None, *Cause],
        format_func=lambda each: each.label if each else "全部案由",
        key="dashboard_cause",
        on_change=_narrowed,
    )
    return Wanted(chosen, of)


def _remembered(known: Sequence[str]) -> None:
    """Choose what the address names, where nothing was chosen yet; say it where it names nothing known."""
    branch, cause = st.query_params.get(BRANCH), st.query_params.get(CAUSE)
    if branch in known:
        st.session_state.setdefault("dashboard_branch", branch)
    elif branch is not None:
        st.warning(_NO_SUCH_BRANCH, icon=":material/warning:")
    if cause in list(Cause):
        st.session_state.setdefault("dashboard_cause", Cause(cause))
    elif cause is not None:
        st.warning(_NO_SUCH_CAUSE, icon=":material/warning:")


def _narrowed() -> None:
    """Write what was chosen into the address; what is open belongs to other figures."""
    _close()
    for name in (BRANCH, CAUSE):
        chosen = st.session_state[f"dashboard_{name}"]
        if chosen is None:
            st.query_params.pop(name, None)
        else:
            st.query_params[name] = chosen.value if isinstance(chosen, Cause) else chosen


def _empty(wanted: Wanted) -> None:
    if wanted.cause:
        st.info("没有符合条件的案件。请改选其他案由或者分行。", icon=":material/info:")
    else:
        st.info(
            "还没有案件。法务人员在“导入”页导入案件后，这里显示办理进度、届满风险、回收和立案情况。",
            icon=":material/info:",
        )


def _overview(desk: Desk, wanted: Wanted, found: Figures) -> None:
    _key_numbers(found)
    left, right = st.columns(2)
    with left:
        _panel("pipeline", found.pipeline, charts.pipeline(found.pipeline))
        _recovery(found)
    with right:
        _panel("at_risk", found.at_risk, charts.at_risk(found.at_risk[:-2]))
        _panel("filings", found.filings, charts.filings(found.filings))
    export.offer(desk, wanted, _total(found.by_branch).count, found.on)
    with st.expander("统计口径"):
        st.markdown("\n".join(f"- {note}" for note in NOTES))


def _key_numbers(found: Figures) -> None:
    open_ones, soon = _total(found.pipeline), _total(found.at_risk[1:6])
    gone, all_of = found.at_risk[0], _total(found.by_branch)
    shown = (
        ("未结案", f"{open_ones.count:,}件", f"欠款{_short(open_ones)}"),
        ("五周内届满", f"{soon.count:,}件", f"欠款{_short(soon)}"),
        ("已届满", f"{gone.count:,}件", f"欠款{_short(gone)}"),
        ("本月立案", f"{found.filings[-1].count:,}件", f"欠款{_short(found.filings[-1])}"),
        (
            "回收率",
            "—" if all_of.rate is None else f"{all_of.rate}%",
            f"已回收{all_of.recovered / 10000:,.2f}万元",
        ),
    )
    with st.container(horizontal=True):
        for label, value, more in shown:
            st.metric(label, value, more, delta_color="off", delta_arrow="off", border=True, width=180)


def _total(bars: Sequence[Bar]) -> Bar:
    return Bar(
        "",
        sum(bar.count for bar in bars),
        CaseQuery(),
        sum((bar.owed for bar in bars), Bar("", 0, CaseQuery()).owed),
        sum((bar.recovered for bar in bars), Bar("", 0, CaseQuery()).recovered),
    )


def _short(bar: Bar) -> str:
    return f"{bar.owed / 10000:,.2f}万元"


def _recovery(found: Figures) -> None:
    which = st.session_state.get("dashboard_recovery") or "by_branch"
    bars, of = (found.by_branch, "分行") if which == "by_branch" else (found.by_counsel, "外聘律师")
    _panel(which, bars, charts.recovery(bars, of), choice=True)


def _panel(of: str, bars: Sequence[Bar], chart: charts.Spec, *, choice: bool = False) -> None:
    with st.container(border=True):
        st.markdown(f"#### {_TITLES[of]}")
        if choice:
            names = {"by_branch": "按分行", "by_counsel": "按外聘律师"}
            st.segmented_control(
                "分组", list(names), format_func=names.__getitem__, default="by_branch", required=True,
                key="dashboard_recovery", label_visibility="collapsed",
            )  # fmt: skip
            st.caption("浅色为欠款，深色为已回收；图中最多十五项。")
        if of == "at_risk" and not any(bar.count for bar in bars[:-2]):
            st.caption("没有已届满或者十二周以内届满的案件。")
        key = f"dashboard_{of}_chart_{_round()}"
        st.vega_lite_chart(
            chart, width="stretch", key=key, on_select=_on_bar(of, key, bars), selection_mode=charts.PICK
        )
        table = st.expander("数据表", key=f"dashboard_{of}_table", on_change="rerun")
        if table.open:
            with table:
                _rows(of, bars)


def _rows(of: str, bars: Sequence[Bar]) -> None:
    """Show the figures of a chart as a table: made when it is asked for, since four of them take long."""
    key = f"dashboard_{of}_rows_{_round()}"
    st.dataframe(
        [_row(of, bar) for bar in bars],
        key=key,
        hide_index=True,
        width="stretch",
        on_select=_on_row(of, key, bars),
        selection_mode="single-row",
    )
    if of == "at_risk":
        st.caption("图中只画已届满和十二周以内的。")
    st.caption("点击图中的条形或者选择一行，查看对应的案件。")


def _row(of: str, bar: Bar) -> dict[str, Any]:
    names = _PARTS.get(
        of, ({"filings": "月份", "by_branch": "分行", "by_counsel": "外聘律师"}.get(of, "项目"),)
    )
    told: dict[str, Any] = dict(zip(names, (bar.label, bar.part), strict=False))
    told |= {"案件数": bar.count, "欠款（元）": yuan(bar.owed)}
    if of.startswith("by_"):
        told |= {"已回收（元）": yuan(bar.recovered), "回收率": "—" if bar.rate is None else f"{bar.rate}%"}
    return told


def _on_bar(of: str, key: str, bars: Sequence[Bar]) -> Callable[[], None]:
    """Return what a click on a bar does: the first bar with the clicked label and part is opened."""

    def chosen() -> None:
        picked = st.session_state[key].selection.get(charts.PICK) or []
        for each in picked[:1]:
            for bar in bars:
                if bar.label == each.get("label") and bar.part == each.get("part", bar.part):
                    _open(of, bar)
                    return

    return chosen


def _on_row(of: str, key: str, bars: Sequence[Bar]) -> Callable[[], None]:
    def chosen() -> None:
        rows = st.session_state[key].selection.rows
        if rows:
            _open(of, bars[rows[0]])

    return chosen


def _open(of: str, bar: Bar) -> None:
    st.query_params.update({OF: of, AT: bar.key})
    st.query_params.pop(CASE, None)
    st.session_state["dashboard_round"] = _round() + 1


def _close() -> None:
    for name in (OF, AT, CASE):
        st.query_params.pop(name, None)


def _round() -> int:
    """Return how often something was opened: charts come back without the click that opened it."""
    return int(st.session_state.get("dashboard_round", 0))


def _behind(desk: Desk, of: str, bar: Bar) -> None:
    """Show the cases behind one figure."""
    st.button("← 返回看板", key="dashboard_back", on_click=_close)
    words = "，".join(filter(None, (bar.label, bar.part)))
    st.subheader(plain(f"{_TITLES[of]}：{words}"), anchor=False)
    st.caption(f"{bar.count}件，欠款{yuan(bar.owed)}元。当事人只显示部分内容。")
    key = f"dashboard_page_{of}_{bar.key}"
    page = int(st.session_state.get(key, 1))
    found = list_cases(desk, bar.query.model_copy(update={"page": page, "size": SIZE}))
    rows = [_case(record, found.nearest.get(record.id), desk) for record in found.rows]
    index = listing.table(rows, key=f"dashboard_cases_{key}_{page}", empty="这一组没有案件。")
    if found.total:
        listing.pager(found.total, SIZE, key=key)
    if index is not None:
        st.query_params[CASE] = str(found.rows[index].id)
    _status(desk)


def _case(record: CaseRecord, coming: Nearest | None, desk: Desk) -> dict[str, Any]:
    return {
        "案件编号": record.number,
        "当事人": record.parties,
        "办理进度": record.phase.label,
        "最早届满日": str(record.last_day or "—"),
        "剩余": days.left(record.last_day, desk.today()).text,
        **due.cells(coming, desk.today(), record.owed is not None),
        "欠款（元）": yuan(record.owed) if record.owed is not None else "—",
        "已回收（元）": yuan(record.recovered) if record.recovered is not None else "—",
        "分行": record.branch or "总行",
        "案由": record.cause.label,
    }


def _status(desk: Desk) -> None:
    """Show where the chosen case stands, as far as this role may see it."""
    if CASE not in st.query_params:
        st.caption("选择一行，查看该案件的办理状态。")
        return
    with telling(), st.container(border=True):
        record = status_of(desk, opening.chosen_case() or 0)
        st.subheader(plain(record.number), anchor=False)
        st.caption(plain(f"{record.parties} · {record.cause.label} · {record.branch or '总行'}"))
        facts = (
            ("办理进度", record.phase.label),
            ("案号", record.docket or "—"),
            ("欠款（元）", yuan(record.owed) if record.owed is not None else "尚未计算"),
            ("已回收（元）", yuan(record.recovered) if record.recovered is not None else "—"),
            ("最早届满日", f"{record.last_day or '—'}"),
            ("最迟行动日", f"{record.act_by or '—'}"),
            ("最近期限", due.told(deadlines.nearest(desk, record.id))),
            ("开庭日", f"{record.hearing_on or '—'}"),
            ("催收移交日", f"{moments.said(record.created_at)[:10]}"),
        )
        for row in (facts[:5], facts[5:]):
            for column, (label, value) in zip(st.columns(5), row, strict=False):
                column.caption(label)
                column.markdown(f"**{plain(value)}**")
