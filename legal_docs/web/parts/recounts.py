"""How far the cases are computed anew after a table was taken into use or dropped."""

import streamlit as st

from legal_docs.model.stored import Job, JobState
from legal_docs.model.supply import SupplyKind
from legal_docs.services.desk import recounting
from legal_docs.services.desk.desk import Desk
from legal_docs.web.parts import progress
from legal_docs.web.parts.guard import guarded
from legal_docs.web.parts.moments import said
from legal_docs.web.parts.plainly import plain
from legal_docs.web.parts.saying import say

_OPEN = (JobState.WAITING, JobState.RUNNING)


def show(desk: Desk, key: str) -> None:
    """Show the newest recount for each table; `key`: where the screen says what was done."""
    jobs = recounting.latest(desk)
    if any(job.state in _OPEN for job in jobs):
        _running(desk)
    for job in jobs:
        if job.state is JobState.FAILED:
            _failed(desk, job, key)
        elif job.state is JobState.DONE:
            st.caption(_told(job))


@guarded(run_every=1.0)
def _running(desk: Desk) -> None:
    going = [job for job in recounting.latest(desk) if job.state in _OPEN]
    if not going:
        st.rerun(scope="app")
    for job in going:
        progress.going(desk, job, f"{_table(job)}有变动，正在重新计算未结案件")


def _failed(desk: Desk, job: Job, key: str) -> None:
    st.error(f"{_table(job)}有变动，未结案件没有全部重新计算：{plain(job.message)}", icon=":material/error:")
    if st.button("再次重新计算", key=f"recount_again_{job.id}"):
        recounting.again(desk, job.id)
        say(key, "已重新开始计算。")


def _told(job: Job) -> str:
    found = job.result
    return (
        f"{_table(job)}变动后已重新计算（{said(job.finished_at)}）：未结案件{found.get('cases', 0)}件，"
        f"结果有变化{found.get('changed', 0) + found.get('recheck', 0)}件，"
        f"其中须重新检查{found.get('recheck', 0)}件。"
    )


def _table(job: Job) -> str:
    labels = {kind.value: kind.label for kind in SupplyKind}
    return labels.get(job.args.get("table", ""), "参数表")
