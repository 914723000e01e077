"""历史: what was changed when, by whom and why; an earlier version opened for reading."""

from typing import Any

import streamlit as st

from legal_docs.model.record import CaseChange, CaseRecord
from legal_docs.services.desk import left_out
from legal_docs.services.desk.cases import history, names, open_case
from legal_docs.services.desk.desk import Desk
from legal_docs.services.desk.editing import field_words, reading
from legal_docs.web.parts import columns, listing
from legal_docs.web.parts.moments import said
from legal_docs.web.parts.plainly import plain

MOST = 6
"""So many changed fields are named in the list; the rest stand below it."""
_ROW = {
    "版本": st.column_config.NumberColumn(width=50),
    "时间": st.column_config.TextColumn(width=130),
}
_BESIDE = 180
"""Pixels that those two take."""
_LEAD = ("改动内容", "原因", "修改人")


def show(desk: Desk, record: CaseRecord) -> None:
    """Show the tab."""
    changes, who = history(desk, record.id), names(desk)
    st.caption("每次保存形成一个版本，原版本不会改变。选择一行，可以查看当时的全部内容。")
    rows = [_row(each, who) for each in changes]
    config = _ROW | columns.fitted(rows, _LEAD, beside=_BESIDE)
    index = listing.table(rows, key=f"past_{record.id}", empty="还没有保存过版本。", config=config)
    if index is not None:
        _version(desk, changes[index], record)


def _row(change: CaseChange, who: dict[int, str]) -> dict[str, Any]:
    return {
        "版本": change.version,
        "时间": said(change.at),
        "改动内容": _fields(change, MOST),
        "原因": left_out.split(change.reason)[0],
        "修改人": who.get(change.by, "—"),
    }


def _fields(change: CaseChange, most: int) -> str:
    if change.version == 1:
        return "首次导入"
    words = field_words(change.fields)
    rest = f" 等{len(words)}项" if len(words) > most else ""
    return "；".join(words[:most]) + rest


def _version(desk: Desk, change: CaseChange, record: CaseRecord) -> None:
    newest = "（当前版本）" if change.version == record.version else ""
    st.subheader(f"第{change.version}版{newest}", anchor=False)
    if len(change.fields) > MOST:
        st.caption(plain("改动内容：" + "；".join(field_words(change.fields))))
    reason, unused = left_out.split(change.reason)
    if reason:
        st.caption(plain(f"原因：{reason}"))
    if unused:
        st.markdown("\n".join(f"- {plain(line)}" for line in unused))
    opened = open_case(desk, record.id, change.version)
    for name, rows in reading(opened.case).items():
        st.markdown(f"**{name}**（{len(rows)}行）")
        listing.plain(columns.ordered(name, rows), empty="", config=columns.fitted(rows, columns.LEAD[name]))
