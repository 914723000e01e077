"""文书: made, looked at, saved as Word or PDF, handed in for review, approved or sent back."""

from html import escape
from pathlib import PurePosixPath

import streamlit as st

from legal_docs.access.rules import Action, right
from legal_docs.model.life import Phase
from legal_docs.model.record import CaseRecord
from legal_docs.model.stored import Output, OutputKind
from legal_docs.services.desk import moving, reviewing
from legal_docs.services.desk.cases import names
from legal_docs.services.desk.desk import Desk
from legal_docs.web.parts import papers, told
from legal_docs.web.parts.moments import said
from legal_docs.web.parts.plainly import plain
from legal_docs.web.screens.case import runs
from legal_docs.web.screens.case.runs import Run

_SHOWN = (OutputKind.PAPER, OutputKind.REPORT)


def show(desk: Desk, record: CaseRecord) -> None:
    """Show the tab."""
    _sent_back(desk, record)
    runs.make(desk, record)
    run = runs.chosen(desk, record)
    if not run:
        return
    runs.told_of(desk, record, run)
    _review(desk, record, run)
    files = [each for each in run if each.kind in _SHOWN]
    _table(files)
    _preview(record, files)


def _sent_back(desk: Desk, record: CaseRecord) -> None:
    """Say why the reviewer sent the papers back, until they are handed in again."""
    if record.phase is not Phase.DRAFTED:
        return
    for last in moving.moves(desk, record.id)[-1:]:
        if last.before is Phase.IN_REVIEW:
            by = names(desk).get(last.by, "—")
            words = f"{said(last.at)} {by}退回修改：{last.reason}"
            st.warning(plain(words), icon=":material/undo:")


def _table(files: Run) -> None:
    st.subheader("文书", anchor=False)
    forms: dict[str, dict[str, Output]] = {}
    for each in files:
        path = PurePosixPath(each.name)
        forms.setdefault(path.stem, {})[path.suffix] = each
    papers.table(["文书", "页数", "打开", "保存"], [_row(stem, each) for stem, each in forms.items()])


def _row(stem: str, forms: dict[str, Output]) -> list[str]:
    pdf, word = forms.get(".pdf"), forms.get(".docx")
    save = [
        papers.link("outputs", o.id, label, save=True, title=o.name)
        for o, label in ((word, "Word"), (pdf, "PDF"))
        if o
    ]
    return [
        escape(stem),
        str(pdf.pages) if pdf and pdf.pages else "—",
        papers.link("outputs", pdf.id, "打开", title=pdf.name) if pdf else "—",
        "　".join(save),
    ]


def _preview(record: CaseRecord, files: Run) -> None:
    shown = {each.id: each.name for each in files if each.name.endswith(".pdf")}
    id = st.selectbox(
        "预览", list(shown), index=None, format_func=shown.__getitem__, key=f"paper_{record.id}",
        placeholder="选择一份文书，在这里查看",
    )  # fmt: skip
    if id in shown:
        papers.paper(id, shown[id], key=f"paper_view_{id}")


def _review(desk: Desk, record: CaseRecord, run: Run) -> None:
    if record.phase is Phase.DRAFTED and right(desk.who.role, Action.SUBMIT):
        if st.button("提交复核", key=f"submit_{record.id}", disabled=run[0].is_stale):
            with told.telling():
                reviewing.submit(desk, record.id, run[0].run)
                st.rerun()
    elif record.phase is Phase.IN_REVIEW and right(desk.who.role, Action.REVIEW):
        _decide(desk, record, run)


def _decide(desk: Desk, record: CaseRecord, run: Run) -> None:
    with st.form(f"review_{record.id}"):
        st.markdown("**复核**")
        words = st.text_area("复核意见（退回时必须填写理由）", key=f"review_words_{record.id}")
        yes, no = st.columns(2)
        approve = yes.form_submit_button("复核通过", type="primary", width="stretch")
        back = no.form_submit_button("退回修改", width="stretch")
    with told.telling():
        if approve:
            reviewing.approve(desk, record.id, run[0].run, words)
            st.rerun()
        if back:
            reviewing.send_back(desk, record.id, run[0].run, words)
            st.rerun()
