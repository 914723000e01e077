"""移交: approved papers released to outside counsel, what was received, and what came back."""

from html import escape
from typing import Any

import streamlit as st

from legal_docs.model.account import Account
from legal_docs.model.record import CaseRecord
from legal_docs.services.desk import releasing
from legal_docs.services.desk.cases import names
from legal_docs.services.desk.desk import Desk
from legal_docs.services.desk.releasing import Packed, Ready
from legal_docs.web.parts import listing, papers, progress, saying
from legal_docs.web.parts.moments import said
from legal_docs.web.parts.plainly import plain
from legal_docs.web.parts.told import telling
from legal_docs.web.screens.case import returned

_WHOLE, _MASKED = "完整版", "遮盖个人信息（姓名以外的证件号码、电话、住址、账号等）"
_FIELDS = ("counsel", "form", "looked", "note")
_INSIDE = (
    "材料包含案件摘要、证据卷、各份文书的 PDF、反馈表和接收回执，"
    "每页加印“仅供某某办理本案使用”和移交日期的水印；内部核对材料不移交。"
)
_WIDTHS = {"外聘律师": 170, "状态": 172, "移交时间": 128, "版本": 58, "文书": 142, "移交人": 120, "说明": 260}
"""In pixels: the first five stand side by side at 1024; what is cut is whole where the row is opened."""
_EMPTY = "还没有移交过外聘律师。文书复核通过后，在上面选择外聘律师移交。"


def show(desk: Desk, record: CaseRecord) -> None:
    """Show the tab."""
    saying.said(f"handover_{record.id}")
    who = names(desk)
    returned.show(desk, record, who)
    found = releasing.releases_of(desk, record.id)
    st.subheader("移交外聘律师", anchor=False)
    ready = releasing.ready(desk, record.id)
    key = f"handover_{record.id}_{ready.run}_{len(found)}"
    _keep(key)
    if not progress.of_case(desk, record.id, releasing.KIND, doing="移交", done="上次移交完成"):
        _release(desk, record, ready, key)
    st.subheader("移交记录", anchor=False)
    _releases(desk, record, found, who)


def _keep(key: str) -> None:
    """Keep what was chosen while the form is away: the work may end without a release."""
    for name in _FIELDS:
        if (each := f"{key}_{name}") in st.session_state:
            st.session_state[each] = st.session_state[each]


def _release(desk: Desk, record: CaseRecord, ready: Ready, key: str) -> None:
    if ready.hindrance:
        st.info(f"{ready.hindrance}。", icon=":material/info:")
        return
    known = {account.id: account for account in releasing.counsels(desk)}
    if not known:
        st.info(
            "还没有外聘律师的账号。请系统管理员在“人员”中添加，角色为“外聘律师”。", icon=":material/info:"
        )
        return
    st.caption(_INSIDE)
    with st.form(key):
        left, right = st.columns(2)
        counsel = left.selectbox(
            "外聘律师",
            list(known),
            index=None,
            format_func=lambda id: _named(known[id]),
            placeholder="请选择",
            key=f"{key}_counsel",
        )
        form = right.radio("版本", [_WHOLE, _MASKED], key=f"{key}_form")
        looked = st.checkbox(
            "已逐页查看程序不能读取的页（扫描件、照片），确认遮盖版可以移交",
            key=f"{key}_looked",
            help="只用于遮盖版。程序不能遮盖扫描件和照片中的内容；没有勾选而有这样的页时，不会移交，并指明是哪些页。",
        )
        note = st.text_area("移交说明（律师可以看到）", key=f"{key}_note", max_chars=1000, height=80)
        is_sent = st.form_submit_button("移交", type="primary")
    if not is_sent:
        return
    if counsel is None:
        st.error("请选择外聘律师。", icon=":material/error:")
        return
    with telling():
        masked = form == _MASKED
        releasing.start_release(desk, record.id, ready.run, counsel, masked=masked, note=note, looked=looked)
        st.rerun()


def _named(account: Account) -> str:
    return f"{account.name}（{account.login}）"


def _releases(desk: Desk, record: CaseRecord, found: tuple[Packed, ...], who: dict[int, str]) -> None:
    config = {name: st.column_config.TextColumn(width=width) for name, width in _WIDTHS.items()}
    rows = [_row(each, who) for each in found]
    index = listing.table(rows, key=f"releases_{record.id}", empty=_EMPTY, config=config)
    if index is not None:
        _opened(desk, record, found[index], who)
    elif found:
        st.caption("选择一行，可以查看材料包中的文件，或者收回。")


def _row(packed: Packed, who: dict[int, str]) -> dict[str, Any]:
    release = packed.release
    if release.revoked_at:
        state = f"已收回 {said(release.revoked_at)}"
    elif release.acknowledged_at:
        state = f"已签收 {said(release.acknowledged_at)}"
    else:
        state = "待签收"
    return {
        "外聘律师": who.get(release.counsel, "—"),
        "状态": state,
        "移交时间": said(release.released_at),
        "版本": "遮盖版" if release.is_masked else "完整版",
        "文书": f"第{release.run}次制作" + ("（非最新）" if packed.is_outdated else ""),
        "移交人": who.get(release.released_by, "—"),
        "说明": release.note,
    }


def _opened(desk: Desk, record: CaseRecord, packed: Packed, who: dict[int, str]) -> None:
    release = packed.release
    _contents(packed, who)
    if release.revoked_at:
        st.caption(f"{said(release.revoked_at)} 收回，理由：{plain(release.reason)}")
        return
    if packed.is_outdated:
        st.warning(
            "移交之后案件资料有改动，或者文书已退回。律师看到的仍是移交时的材料；请收回，或者复核通过后重新移交。",
            icon=":material/warning:",
        )
    with st.form(f"revoke_{release.id}"):
        reason = st.text_input("收回的理由", key=f"revoke_reason_{release.id}", max_chars=1000)
        if st.form_submit_button("收回"):
            with telling():
                releasing.revoke(desk, release.id, reason)
                words = f"已收回，{who.get(release.counsel, '该律师')}不能再打开其中任何文件。"
                saying.say(f"handover_{record.id}", words)


def _contents(packed: Packed, who: dict[int, str]) -> None:
    """Show whom the pack went to, from whom, and its files."""
    release = packed.release
    to, by = (plain(who.get(id, "—")) for id in (release.counsel, release.released_by))
    note = f"移交说明：{plain(release.note)}" if release.note else ""
    st.markdown(f"**材料包中的文件**（{len(packed.files)}个）")
    st.caption(f"外聘律师：{to}；移交人：{by}。{note}")
    rows = [
        [
            escape(each.name),
            str(each.pages or "—"),
            papers.size(each.size),
            papers.link("outputs", each.id, "打开", title=each.name) if each.name.endswith(".pdf") else "—",
            papers.link("outputs", each.id, "保存", save=True, title=each.name),
        ]
        for each in packed.files
    ]
    papers.table(["文件", "页数", "大小", "打开", "保存"], rows)
