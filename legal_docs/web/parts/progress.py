"""Long work on a screen: how far it is, renewed every second; it goes on when the page is closed."""

import streamlit as st

from legal_docs.model.stored import Job, JobState
from legal_docs.services.desk.desk import Desk
from legal_docs.services.desk.jobs import is_held_up, jobs_of
from legal_docs.web.parts.guard import guarded
from legal_docs.web.parts.moments import said
from legal_docs.web.parts.plainly import plain

HELD_UP = (
    "后台处理程序没有启动，任务仍在排队，没有丢失。请告知系统管理员查看服务器日志；"
    "处理程序恢复后，任务自动继续。"
)
"""What is said to somebody who waits in vain."""
OPEN = (JobState.WAITING, JobState.RUNNING)
"""The states of a job that goes on."""


def of_case(desk: Desk, case_id: int, kind: str, *, doing: str, done: str) -> bool:
    """Show the newest job of this kind of the case; return whether it waits or runs.

    `doing` and `done` are the words for it. When it ends the whole page is drawn anew.
    """
    newest = _newest(desk, case_id, kind)
    if newest is None:
        return False
    if newest.state in OPEN:
        _running(desk, case_id, kind, doing)
        return True
    if newest.state is JobState.FAILED:
        lines = newest.message.splitlines()
        said_why = (
            "\n".join(f"- {plain(line)}" for line in lines) if len(lines) > 1 else plain(newest.message)
        )
        st.error(f"{doing}没有完成：\n\n{said_why}", icon=":material/error:")
    else:
        st.caption(f"{done}：{said(newest.finished_at)}")
    return False


def _newest(desk: Desk, case_id: int, kind: str) -> Job | None:
    return next((job for job in jobs_of(desk, case_id) if job.kind == kind), None)


@guarded(run_every=1.0)
def _running(desk: Desk, case_id: int, kind: str, doing: str) -> None:
    job = _newest(desk, case_id, kind)
    if job is None or job.state not in OPEN:
        st.rerun(scope="app")
        return
    going(desk, job, doing)


def going(desk: Desk, job: Job, doing: str) -> None:
    """Show how far a job is that waits or runs; one that waits in vain says so, and whom to tell."""
    words = job.message or ("排队等待" if job.state is JobState.WAITING else "正在处理")
    st.progress(job.progress, text=f"{doing}：{words}")
    if job.state is JobState.WAITING and is_held_up(desk, job.created_at):
        st.warning(HELD_UP, icon=":material/warning:")
    else:
        st.caption("可以离开或刷新本页，处理会继续进行。")
