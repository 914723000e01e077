"""The figures as a workbook to be saved: how far it is, and a link to it once it is there."""

from datetime import date

import streamlit as st

from legal_docs.model.stored import Job, JobState
from legal_docs.services.desk import exports
from legal_docs.services.desk.desk import Desk
from legal_docs.services.desk.exporting import figures_xlsx
from legal_docs.services.desk.figures import Wanted
from legal_docs.web.parts import moments, papers, progress
from legal_docs.web.parts.guard import guarded
from legal_docs.web.parts.plainly import plain

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def offer(desk: Desk, wanted: Wanted, count: int, on: date) -> None:
    """Offer the figures of `count` cases as a workbook: at once, or, where there are many, by a job."""
    if count <= exports.DIRECT:
        st.download_button(
            "导出为Excel表格",
            data=lambda: figures_xlsx(desk, wanted),
            file_name=f"看板-{on}.xlsx",
            mime=_XLSX,
            on_click="ignore",
            key="dashboard_export",
        )
        return
    job = exports.newest(desk)
    if job and job.state in progress.OPEN:
        _exporting(desk)
        return
    if st.button("导出为Excel表格", key="dashboard_export_start"):
        exports.start(desk, wanted)
        st.rerun()
    if job:
        _exported(job)


@guarded(run_every=1.0)
def _exporting(desk: Desk) -> None:
    job = exports.newest(desk)
    if job is None or job.state not in progress.OPEN:
        st.rerun(scope="app")
    else:
        progress.going(desk, job, "导出表格")


def _exported(job: Job) -> None:
    if job.state is JobState.FAILED:
        st.error(f"导出没有完成：{plain(job.message)}", icon=":material/error:")
        return
    of = exports.wanted_of(job.args)
    branch = "全部分行" if of.branch is None else of.branch or "总行"
    st.html(papers.link("exports", job.id, f"下载 {exports.name_of(job)}", save=True))
    st.caption(
        plain(
            f"{branch}，{of.cause.label if of.cause else '全部案由'}，共{job.result['cases']:,}件；"
            f"{moments.said(job.finished_at)}导出，保留一天。"
        )
    )
