"""证据: the files of a case: uploaded, ordered, described; what is missing and what contradicts."""

import streamlit as st

from legal_docs.access.rules import Action, right
from legal_docs.model.exhibit import ExhibitKind
from legal_docs.model.record import CaseRecord
from legal_docs.services.desk import evidence, replacing
from legal_docs.services.desk.desk import Desk
from legal_docs.services.desk.evidence import EvidenceTable, Taken
from legal_docs.services.desk.exhibits import Piece
from legal_docs.services.desk.replacing import Replaced
from legal_docs.web.parts import columns, listing, papers, told
from legal_docs.web.parts.moments import said
from legal_docs.web.parts.plainly import plain
from legal_docs.web.screens.case import exhibit, proving

_LEAD = ("分组", "证据名称", "证明目的")
"""Columns one reads first whose words may be long: none of them takes the room of the others."""
_ROW = {
    "序号": st.column_config.NumberColumn(width=50),
    "种类": st.column_config.TextColumn(width=80),
    "装订": st.column_config.TextColumn(width=50, help="是否装入证据卷"),
}
_BESIDE = 180
"""Pixels that those take."""


def show(desk: Desk, record: CaseRecord) -> None:
    """Show the tab."""
    found = evidence.table(desk, record.id)
    may_edit = right(desk.who.role, Action.EDIT_EVIDENCE) is not None
    _say_what_was_replaced(record)
    if may_edit:
        _upload(desk, record, found)
    if found.absent:
        names = "\n".join(f"- {plain(file)}" for file in found.absent)
        st.warning(
            f"案件资料写明了下列文件，证据中还没有，制作文书前请补充或者更正：\n\n{names}",
            icon=":material/warning:",
        )
    _left_out(found)
    chosen = _chosen(record, found)
    if chosen is not None:
        exhibit.show(desk, record, found, chosen, may_edit=may_edit)
        if may_edit:
            _replace(desk, record, chosen)
    proving.show(desk, record, is_empty=not found.pieces)


def _left_out(found: EvidenceTable) -> None:
    """Say which files came with the case or an archive and are not among the evidence."""
    if not found.left_out:
        return
    with st.expander(f"导入、上传时没有作为证据的文件（{len(found.left_out)}份）"):
        st.caption("这些文件没有列入证据。处理后可以用上面的“上传证据”补充。")
        papers.wrapped(
            [{"时间": said(each.at), "文件和原因": each.line} for each in found.left_out], empty=""
        )


def _upload(desk: Desk, record: CaseRecord, found: EvidenceTable) -> None:
    key = f"evidence_upload_{record.id}"
    _say_what_was_taken(key)
    with st.expander("上传证据", expanded=not found.pieces, icon=":material/upload_file:"):
        count = st.session_state.get(f"{key}_count", 0)
        files = st.file_uploader(
            "选择文件，可以多选；也可以选择一个或者多个 ZIP 压缩包",
            accept_multiple_files=True,
            key=f"{key}_{count}",
            help="压缩包中的文件夹（如“01-借款合同”）会保留；不能使用的文件逐一列出原因，其余照常上传。",
        )
        folders = sorted({piece.item.folder for piece in found.pieces if piece.item.folder})
        folder = st.selectbox(
            "放入文件夹（压缩包以其中的文件夹为准）",
            folders,
            index=None,
            accept_new_options=True,
            key=f"{key}_folder",
            placeholder="选择已有的，或者填写新的，如：01-借款合同",
        )
        if st.button("上传", key=f"{key}_do", type="primary", disabled=not files):
            with told.telling(), st.spinner("正在检查并保存文件"):
                taken = _take(desk, record.id, [(f.name, f.getvalue()) for f in files], folder or "")
                st.session_state[f"{key}_told"] = taken
                st.session_state[f"{key}_count"] = count + 1
                st.rerun()


def _take(desk: Desk, case_id: int, given: list[tuple[str, bytes]], folder: str) -> Taken:
    """Take archives in as such, other files into the folder; return both together."""
    archives = [each for each in given if each[0].lower().endswith(".zip")]
    loose = [
        (f"{folder.strip(' /')}/{name}".lstrip("/"), data)
        for name, data in given
        if (name, data) not in archives
    ]
    found = [evidence.add_archive(desk, case_id, name, data) for name, data in archives]
    found += [evidence.add_files(desk, case_id, loose)] if loose else []
    items = tuple(item for each in found for item in each.items)
    return Taken(items, tuple(problem for each in found for problem in each.problems))


def _say_what_was_taken(key: str) -> None:
    taken: Taken | None = st.session_state.pop(f"{key}_told", None)
    if taken is None:
        return
    refused = sum(problem.is_error for problem in taken.problems)
    words = f"已上传{len(taken.items)}份" + (f"，有{refused}份没有上传，原因如下" if refused else "")
    (st.success if taken.items and not refused else st.warning)(words + "。")
    told.problems(taken.problems)


def _replace(desk: Desk, record: CaseRecord, piece: Piece) -> None:
    """Offer to put another file in the place of the chosen one."""
    key = f"evidence_replace_{piece.item.id}"
    with st.expander("更换文件，保留说明", icon=":material/swap_horiz:"), st.form(key):
        st.caption("新文件沿用原文件名和位置，证据名称、证明目的等说明都保留。原文件仍在文件库中。")
        file = st.file_uploader("新文件", key=f"{key}_file")
        sent = st.form_submit_button("更换")
    if sent and file is None:
        st.error("请先选择新文件。", icon=":material/error:")
    elif sent and file is not None:
        with told.telling(), st.spinner("正在检查并保存文件"):
            done = replacing.replace(desk, piece.item.id, file.name, file.getvalue())
            if done.item is not None:
                st.session_state[f"evidence_chosen_{record.id}"] = done.item.id
            st.session_state[f"evidence_replaced_{record.id}"] = done
            st.rerun()


def _say_what_was_replaced(record: CaseRecord) -> None:
    done: Replaced | None = st.session_state.pop(f"evidence_replaced_{record.id}", None)
    if done is None:
        return
    if done.item is None:
        st.warning("没有更换，原文件保留不变，原因如下。", icon=":material/warning:")
    else:
        kept = f"已保留：{'、'.join(done.kept)}。" if done.kept else "原文件没有填写过说明。"
        st.success(plain(f"已更换为新文件。{kept}"), icon=":material/check_circle:")
        if done.again:
            words = f"以下内容是按原文件填写的，请对照新文件重新核对：{'、'.join(done.again)}。"
            st.warning(plain(words), icon=":material/warning:")
    told.problems(done.problems)


def _chosen(record: CaseRecord, found: EvidenceTable) -> Piece | None:
    """Show the list; return the file the reader chose, which stays chosen when the order changes."""
    st.subheader("证据清单", anchor=False)
    rows = [_row(place, piece) for place, piece in enumerate(found.pieces, 1)]
    kept = f"evidence_chosen_{record.id}"
    place = listing.table(
        rows,
        key=f"evidence_list_{record.id}_{found.version}",
        empty="还没有证据。请展开“上传证据”，选择合同、放款凭证、流水、催收记录等文件，或者整个 ZIP 压缩包。",
        config=_ROW | columns.fitted(rows, _LEAD, beside=_BESIDE),
    )
    if place is not None:
        st.session_state[kept] = found.pieces[place].item.id
    elif rows:
        st.caption("选择一行，可以预览、填写证据说明、调整顺序。清单的顺序就是证据卷的顺序。")
    chosen = st.session_state.get(kept)
    return next((piece for piece in found.pieces if piece.item.id == chosen), None)


def _row(place: int, piece: Piece) -> dict[str, object]:
    kind: ExhibitKind | None = piece.note.kind
    return {
        "序号": place,
        "分组": piece.group or "—",
        "证据名称": piece.title,
        "证明目的": piece.note.purpose or "自动拟写",
        "种类": kind.label if kind else "自动判断",
        "装订": "否" if piece.note.exclude else "是",
        "文件": piece.item.path,
        "大小": papers.size(piece.item.size),
    }
