"""One file of the evidence: seen beside what is said of it; moved, renamed, taken away."""

from typing import Any

import streamlit as st

from legal_docs.model.exhibit import ExhibitKind, ExhibitNote, Original
from legal_docs.model.record import CaseRecord
from legal_docs.services.desk import evidence
from legal_docs.services.desk.desk import Desk
from legal_docs.services.desk.evidence import EvidenceTable
from legal_docs.services.desk.exhibits import Piece
from legal_docs.services.desk.leafing import evidence_pages
from legal_docs.web.parts import papers, told
from legal_docs.web.parts.plainly import plain

_AUTO = "按文件自动判断"
_TURNS = {0: "不转", 90: "向右90度", 180: "180度", 270: "向左90度"}


def show(desk: Desk, record: CaseRecord, found: EvidenceTable, piece: Piece, *, may_edit: bool) -> None:
    """Show it."""
    seen, said = st.columns([3, 2], gap="medium")
    with seen:
        st.markdown(f"**{plain(piece.title)}**")
        _look(desk, piece)
    with said:
        if may_edit:
            _describe(desk, record, found, piece)
            _move(desk, record, found, piece)


def _look(desk: Desk, piece: Piece) -> None:
    id, name = piece.item.id, piece.item.name
    if papers.is_recording(name):
        papers.recording(id, name)
        return
    with told.telling():
        count = evidence_pages(desk, id, piece.note.turn)
        papers.leaves("evidence", id, name, count, key=f"evidence_page_{id}", turn=piece.note.turn)


def _describe(desk: Desk, record: CaseRecord, found: EvidenceTable, piece: Piece) -> None:
    note, key = piece.note, f"evidence_{piece.item.id}_{found.version}"
    with st.form(f"{key}_form"):
        st.markdown("**证据说明**")
        given = _fields(note, key)
        if st.form_submit_button("保存说明", type="primary"):
            with told.telling():
                evidence.describe(desk, record.id, piece.item.path, seen=found.version, **given)
                st.rerun()


def _fields(note: ExhibitNote, key: str) -> dict[str, Any]:
    """Show the fields; return what they hold. What is left empty the program works out itself."""
    title = st.text_input("证据名称", note.title, key=f"{key}_title", placeholder="留空则用文件名")
    purpose = st.text_area(
        "证明目的", note.purpose, key=f"{key}_purpose", placeholder="留空则按案件资料自动拟写"
    )
    left, right = st.columns(2)
    kind = _choice(left, "证据种类", ExhibitKind, note.kind, f"{key}_kind")
    original = _choice(right, "原件情况", Original, note.original, f"{key}_original")
    group = left.text_input("分组", note.group, key=f"{key}_group", placeholder="留空则用文件夹名")
    source = right.text_input("证据来源", note.source, key=f"{key}_source")
    place = left.text_input("原件存放处", note.original_place, key=f"{key}_place")
    turn = right.selectbox(
        "旋转页面",
        list(_TURNS),
        list(_TURNS).index(note.turn),
        format_func=_TURNS.__getitem__,
        key=f"{key}_turn",
    )
    exclude = st.checkbox("不装入证据卷", note.exclude, key=f"{key}_exclude")
    return {
        "title": title, "purpose": purpose, "kind": kind, "original": original, "group": group,
        "source": source, "original_place": place, "turn": turn, "exclude": exclude,
    }  # fmt: skip


def _choice(column: Any, label: str, choices: Any, now: Any, key: str) -> str | None:
    """Return the value chosen, None where the program is to judge by the file."""
    labels = (_AUTO, *choices.labels())
    place = labels.index(now.label) if now else 0
    chosen = column.selectbox(label, labels, place, key=key)
    return None if chosen == _AUTO else choices(chosen).value


def _move(desk: Desk, record: CaseRecord, found: EvidenceTable, piece: Piece) -> None:
    ids = [each.item.id for each in found.pieces]
    place, key = ids.index(piece.item.id), f"evidence_{piece.item.id}"
    up, down, gone = st.columns(3)
    if up.button("上移", key=f"{key}_up", disabled=place == 0, width="stretch"):
        _reorder(desk, record, ids, place, place - 1)
    if down.button("下移", key=f"{key}_down", disabled=place == len(ids) - 1, width="stretch"):
        _reorder(desk, record, ids, place, place + 1)
    with gone.popover("移除", width="stretch"):
        st.write("从证据中移除这份文件和它的说明。原文件仍保留在文件库中，历史版本可以查到。")
        if st.button("确认移除", key=f"{key}_remove", type="primary"):
            with told.telling():
                evidence.remove(desk, piece.item.id)
                st.rerun()
    with st.expander("改名、换文件夹"), st.form(f"{key}_rename_{found.version}"):
        folder = st.text_input("文件夹", piece.item.folder, key=f"{key}_folder_{found.version}")
        name = st.text_input("文件名", piece.item.name, key=f"{key}_name_{found.version}")
        if st.form_submit_button("保存名称"):
            with told.telling():
                evidence.rename(desk, piece.item.id, folder=folder, name=name)
                st.rerun()


def _reorder(desk: Desk, record: CaseRecord, ids: list[int], before: int, after: int) -> None:
    ids[before], ids[after] = ids[after], ids[before]
    with told.telling():
        evidence.reorder(desk, record.id, ids)
        st.rerun()
