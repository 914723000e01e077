"""How far the cases are computed anew after a table was changed, or the program or a file of its settings."""

import streamlit as st

from legal_docs import __version__
from legal_docs.model.stored import Job, JobState
from legal_docs.model.supply import SupplyKind
from legal_docs.services.desk import recounting, recounting_all
from legal_docs.services.desk.desk import Desk
from legal_docs.services.desk.recounting_all import Outdated
from legal_docs.web.parts import progress
from legal_docs.web.parts.guard import guarded
from legal_docs.web.parts.moments import said
from legal_docs.web.parts.plainly import plain
from legal_docs.web.parts.saying import say

_TABLES = {"bank": "银行参数", "holidays": "节假日", "lpr": "贷款市场报价利率"}
_OPEN = (JobState.WAITING, JobState.RUNNING)


def show(desk: Desk, key: str) -> None:
    """Show the newest recount for each table; `key`: where the screen says what was done.

    Where the program or a file of its settings is another since, that is told, with a way to begin a recount.
    """
    jobs = recounting.latest(desk)
    if any(job.state in _OPEN for job in jobs):
        _running(desk)
    else:
        _outdated(desk, key)
    for job in jobs:
        if job.state is JobState.FAILED:
            _failed(desk, job, key)
        elif job.state is JobState.DONE and "cases" in job.result:
            st.caption(_told(job))


@guarded(run_every=1.0)
def _running(desk: Desk) -> None:
    going = [job for job in recounting.latest(desk) if job.state in _OPEN]
    if not going:
        st.rerun(scope="app")
    for job in going:
        progress.going(desk, job, f"{_table(job)}有变动，正在重新计算未结案件")


def _outdated(desk: Desk, key: str) -> None:
    found = recounting_all.outdated(desk)
    if not found:
        return
    st.warning(_why(found), icon=":material/warning:")
    if st.button("重新计算全部未结案件", key="recount_everything"):
        recounting_all.start(desk)
        say(key, "已开始重新计算全部未结案件。")


def _why(found: Outdated) -> str:
    if not found.is_known:
        return (
            "没有记录未结案件是按哪个程序版本和设置计算的。升级过程序或者改过设置文件的，请重新计算一次；"
            "以后有变动时，这里会提示。"
        )
    changed = [f"程序由{found.program}版升级为{__version__}版"] if found.program else []
    if found.tables:
        names = "、".join(_TABLES[name] for name in found.tables)
        changed.append(f"程序自带或者设置文件中的{names}有变动")
    restart = "改动设置文件后请先重启程序，再重新计算。" if found.tables else ""
    return f"上次重新计算以后，{'，'.join(changed)}，未结案件的结果可能已不同。{restart}"


def _failed(desk: Desk, job: Job, key: str) -> None:
    st.error(f"{_table(job)}有变动，未结案件没有全部重新计算：{plain(job.message)}", icon=":material/error:")
    if st.button("再次重新计算", key=f"recount_again_{job.id}"):
        recounting.again(desk, job.id)
        say(key, "已重新开始计算。")


def _told(job: Job) -> str:
    found = job.result
    damaged = (
        f"另有{found['damaged']}条数据无法核实，没有重新计算，请告知系统管理员。"
        if "damaged" in found
        else ""
    )
    return (
        f"{_table(job)}变动后已重新计算（{said(job.finished_at)}）：未结案件{found.get('cases', 0)}件，"
        f"结果有变化{found.get('changed', 0) + found.get('recheck', 0)}件，"
        f"其中须重新检查{found.get('recheck', 0)}件。{damaged}"
    )


def _table(job: Job) -> str:
    labels = {kind.value: kind.label for kind in SupplyKind}
    return labels.get(job.args.get("table", ""), "程序或者设置")
