"""What the tabs of papers and of the bundle share: making both, how far that is, and which run is shown."""

from collections.abc import Sequence

import streamlit as st

from legal_docs.access.rules import Action, right
from legal_docs.model.record import CaseRecord
from legal_docs.model.stored import Output
from legal_docs.services.desk import making, outputs
from legal_docs.services.desk.desk import Desk
from legal_docs.services.desk.outputs import Told
from legal_docs.services.papers import OPTIONAL
from legal_docs.web.parts import progress, told
from legal_docs.web.parts.moments import said

Run = Sequence[Output]
"""The finished files of one run."""


def make(desk: Desk, record: CaseRecord) -> None:
    """Show the way to make papers and bundle, and how far that is."""
    is_busy = progress.of_case(desk, record.id, making.KIND, doing="制作文书和证据卷", done="上次制作完成")
    if is_busy or right(desk.who.role, Action.DRAFT) is None:
        return
    if (in_the_way := making.hindrance(record)) is not None:
        st.info(f"{in_the_way.zh}。")
        return
    day, less, button = st.columns([1, 2, 1.2], vertical_alignment="bottom")
    on = day.date_input("按这一天计算", desk.today(), format="YYYY-MM-DD", key=f"make_on_{record.id}")
    without = less.multiselect(
        "不制作的文书（选填）", OPTIONAL, format_func=lambda kind: kind.label,
        placeholder="本案适用的都制作", key=f"make_without_{record.id}",
        help="本案不适用的文书自动略去。起诉状或者执行申请书、债权计算明细、证据目录和时效审查意见每次都制作。",
    )  # fmt: skip
    help = "用资料的最新版本计算债权、审查期间、装订证据卷、制作文书，约需半分钟；可以离开本页。"
    if button.button("制作文书和证据卷", key=f"make_do_{record.id}", type="primary", help=help):
        with told.telling():
            making.start_make(desk, record.id, on or desk.today(), without)
            st.rerun()


def chosen(desk: Desk, record: CaseRecord) -> Run:
    """Show which runs there are; return the files of the one to show, the newest at first. Empty: none."""
    found = outputs.outputs(desk, record.id)
    runs = {run: [each for each in found if each.run == run] for run in dict.fromkeys(o.run for o in found)}
    if not runs:
        st.info("还没有文书和证据卷。上传证据、制作完成后，列在这里。")
        return ()
    newest = next(iter(runs))
    key = f"run_{record.id}_{newest}"  # so that a new run is shown once it is there
    run = st.selectbox("版本", list(runs), format_func=lambda each: label(runs[each]), key=key)
    files = runs[run if run in runs else newest]
    if files[0].is_stale:
        st.warning(
            "制作之后案件资料或者证据有改动，这些文件已经过期，请重新制作。", icon=":material/warning:"
        )
    return files


def label(run: Run) -> str:
    """Return a run in one line: which, when, from which version, how far its review is."""
    first = run[0]
    stale = " · 已过期" if first.is_stale else ""
    made = f"第{first.run}次制作 · {said(first.made_at)} · 资料第{first.data_version}版"
    return f"{made} · {first.state.label}{stale}"


def told_of(desk: Desk, record: CaseRecord, run: Run) -> Told | None:
    """Return what the run told, and show its problems, errors at once, warnings on demand."""
    found = outputs.told(desk, record.id, run[0].run)
    if found is None:
        return None
    problems = found.making.problems
    told.problems(problem for problem in problems if problem.is_error)
    if found.making.without:
        st.caption(f"本次选择不制作：{'、'.join(kind.label for kind in found.making.without)}")
    if warnings := [problem for problem in problems if not problem.is_error]:
        with st.expander(f"须核对的事项（{len(warnings)}项）"):
            told.problems(warnings)
    return found
