"""A pack that was taken back from outside counsel: what happened, and what was typed and not sent."""

from collections.abc import Mapping

import streamlit as st

from legal_docs.services.desk import report_drafts
from legal_docs.services.desk.desk import Desk
from legal_docs.services.desk.report_drafts import Over
from legal_docs.services.desk.reporting import FIELDS
from legal_docs.web.parts import reporting_form, saying
from legal_docs.web.parts.moments import said
from legal_docs.web.parts.told import telling

_GONE = (
    "银行已于{at}收回这次移交。本案的文件、期限和反馈记录不再对您开放，也不能再提交反馈；"
    "收回以前提交的反馈由银行保存。如有疑问，请联系移交的经办人。"
)
NEWER = "银行已重新移交本案，原来的材料包已收回，以下是新的材料包。"
"""What is said above the newer pack."""


def newer(desk: Desk, release_id: int) -> tuple[int, Over | None]:
    """Return the release to show instead of one that another has replaced, and what is over; 0 and None."""
    found = report_drafts.over(desk, release_id)
    if found is None or found.newer is None:
        return 0, found
    reporting_form.moved(release_id, found.newer)
    return found.newer, None


def show(desk: Desk, release_id: int, found: Over) -> None:
    """Say that the pack was taken back; nothing of the case. What was typed can be copied, and removed."""
    st.title("移交已收回", anchor=False)
    st.warning(_GONE.format(at=said(found.at)), icon=":material/undo:")
    kept = found.typed.given if found.typed else {}
    typed = {**kept, **reporting_form.sheet(release_id).given}
    if not typed:
        return
    st.subheader("填写而没有提交的反馈", anchor=False)
    st.caption("以下内容只有您能看到，银行没有收到。请复制需要的内容，然后删除。")
    st.code(_text(typed), language=None, wrap_lines=True)
    if st.button("已复制，删除", key=f"packs_drop_{release_id}", type="primary"):
        with telling():
            if found.typed:
                report_drafts.drop(desk, release_id, mark=found.typed.mark)
            reporting_form.sheet(release_id).fill({})
            st.query_params.clear()
            saying.say("packs", "没有提交的反馈已删除。")


def _text(typed: Mapping[str, str]) -> str:
    return "\n".join(f"{title}：{typed[name]}" for name, title in FIELDS.items() if name in typed)
