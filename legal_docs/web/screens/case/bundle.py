"""证据卷: bound by the run that makes the papers: its volumes and exhibits, how it was verified."""

from html import escape

import streamlit as st

from legal_docs.model.exhibit import EvidenceBundle
from legal_docs.model.record import CaseRecord
from legal_docs.model.stored import OutputKind
from legal_docs.services.desk.desk import Desk
from legal_docs.web.parts import papers
from legal_docs.web.screens.case import runs
from legal_docs.web.screens.case.runs import Run


def show(desk: Desk, record: CaseRecord) -> None:
    """Show the tab."""
    runs.make(desk, record)
    run = runs.chosen(desk, record)
    if not run:
        return
    found = runs.told_of(desk, record, run)
    volumes = [each for each in run if each.kind is OutputKind.BUNDLE]
    if found and found.making.bundle:
        _verified(found.making.bundle)
    _volumes(volumes)
    if found and found.making.bundle:
        _exhibits(found.making.bundle)
    _preview(record, volumes)


def _verified(bundle: EvidenceBundle) -> None:
    st.success(
        f"已核对：共{len(bundle.volumes)}册，证据{len(bundle.exhibits)}份、{bundle.page_count}页，"
        "成品的页数、页码、目录、书签和链接与编排一致。",
        icon=":material/task_alt:",
    )


def _volumes(volumes: Run) -> None:
    st.subheader("分册", anchor=False)
    rows = [
        [
            escape(each.name),
            str(each.pages or "—"),
            papers.size(each.size),
            papers.link("outputs", each.id, "打开", title=each.name),
            papers.link("outputs", each.id, "保存", save=True, title=each.name),
            f"<code>{each.sha256[:16]}…</code>",
        ]
        for each in volumes
    ]
    papers.table(["文件", "页数", "大小", "打开", "保存", "校验值（SHA-256）"], rows)


def _exhibits(bundle: EvidenceBundle) -> None:
    st.subheader("证据目录", anchor=False)
    rows = [
        {
            "编号": each.name,
            "证据名称": each.title,
            "种类": each.kind.label,
            "原件情况": each.original.label,
            "页码": each.pages,
            "证明目的": each.purpose,
            "文件": each.file,
        }
        for each in bundle.exhibits
    ]
    papers.wrapped(rows, empty="证据卷中没有证据。")


def _preview(record: CaseRecord, volumes: Run) -> None:
    shown = {each.id: each for each in volumes}
    id = st.selectbox(
        "预览", list(shown), format_func=lambda each: shown[each].name, key=f"volume_{record.id}"
    )
    if id in shown:
        papers.leaves("outputs", id, shown[id].name, shown[id].pages or 1, key=f"volume_page_{id}")
