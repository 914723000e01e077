"""审计记录: who did what and when, narrowed, page by page; verified, and its anchor taken away."""

from datetime import date, datetime, time, timedelta
from typing import Any

import streamlit as st

from legal_docs.model.trail import SealedEvent
from legal_docs.services.desk import anchors, trail
from legal_docs.services.desk.desk import Desk
from legal_docs.services.desk.trail import TrailQuery
from legal_docs.services.wiring import CHINA
from legal_docs.web.parts import listing, moments
from legal_docs.web.parts.told import telling
from legal_docs.web.parts.trail_words import ACTIONS, KINDS, action, details, object_words

SIZE = 100
_WIDTHS = {
    "序号": 62, "时间": 128, "账号": 90, "操作": 150, "案件编号": 190, "对象": 225, "内容": 330, "印记": 84,
}  # fmt: skip
"""In pixels: the number of an object is shown whole, since it is what one looks for by."""


def show(desk: Desk) -> None:
    """Show the screen."""
    st.title("审计记录", anchor=False)
    with telling():
        names = trail.logins(desk)
        query = _filters(names)
        key = f"trail_page_{hash(query)}"
        page = int(st.session_state.get(key, 1))
        found = trail.read(desk, TrailQuery(**{**_fields(query), "page": page, "size": SIZE}))
        numbers = trail.numbers(desk, [each.event.object for each in found.rows])
        rows = [_row(each, names, numbers) for each in found.rows]
        listing.plain(rows, empty=_nothing(query), config=_config())
        if rows:
            listing.pager(found.total, SIZE, key=key, unit="条")
        _verify(desk)


def _fields(query: TrailQuery) -> dict[str, Any]:
    names = ("who", "action", "object", "number", "is_part", "since", "until")
    return {name: getattr(query, name) for name in names}


def _nothing(query: TrailQuery) -> str:
    if query.number and not query.is_part:
        return "没有符合条件的记录。请核对案件编号是否完整，或者勾选“包含即可”；也可以减少其他筛选条件。"
    return "没有符合条件的记录。请减少筛选条件。"


def _filters(names: dict[int, str]) -> TrailQuery:
    who, what, kind, id_ = st.columns([1, 1.4, 1, 1])
    case, part, since, until = st.columns([1.4, 1, 1, 1], vertical_alignment="bottom")
    account = who.selectbox(
        "账号",
        [None, *sorted(names)],
        format_func=lambda id: "全部" if id is None else names[id],
        key="trail_who",
    )
    done = what.selectbox(
        "操作",
        [None, *ACTIONS],
        format_func=lambda code: "全部" if code is None else action(code),
        key="trail_action",
    )
    of = kind.selectbox(
        "对象",
        [None, *KINDS],
        format_func=lambda each: "全部" if each is None else KINDS[each],
        key="trail_kind",
    )
    number = id_.text_input(
        "对象编号",
        key="trail_object",
        max_chars=19,
        disabled=of is None,
        help="先选择对象，再填写列表中显示的编号",
    )
    sought = case.text_input(
        "案件编号",
        key="trail_number",
        max_chars=60,
        help="查找对该案件以及其证据、文书、移交、反馈和后台任务的全部操作",
    )
    is_part = part.checkbox("包含即可", key="trail_part", help="案件编号中含有所填内容的，都列出来")
    first = since.date_input("自", value=None, key="trail_since", format="YYYY-MM-DD")
    last = until.date_input("至", value=None, key="trail_until", format="YYYY-MM-DD")
    if of and not number.strip():
        st.caption("填写对象编号并回车后，才按对象筛选；编号见列表的“对象”栏。")
    thing = f"{of}:{number.strip()}" if of and number.strip() else None
    return TrailQuery(
        who=account,
        action=done,
        object=thing,
        number=sought.strip(),
        is_part=is_part,
        since=_midnight(first) if isinstance(first, date) else None,
        until=_midnight(last + timedelta(days=1)) if isinstance(last, date) else None,
    )


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), CHINA)


def _row(sealed: SealedEvent, names: dict[int, str], numbers: dict[str, str]) -> dict[str, str]:
    event = sealed.event
    return {
        "序号": str(event.seq),
        "时间": moments.said(event.at),
        "账号": names.get(event.who, str(event.who)),
        "操作": action(event.action),
        "案件编号": numbers.get(event.object, ""),
        "对象": object_words(trail.thing(event.object, names)),
        "内容": details(event.detail),
        "印记": sealed.seal[:8],
    }


def _config() -> dict[str, Any]:
    return {name: st.column_config.TextColumn(width=width) for name, width in _WIDTHS.items()}


def _verify(desk: Desk) -> None:
    st.subheader("核验", anchor=False)
    st.caption(
        "核验整条记录链：改动、缺号、顺序不对和被截断的记录都会指出。锚点应保存到本系统以外，以后用于核验末尾是否被截断。"
    )
    file = st.file_uploader(
        "以前导出的锚点（选填，可以多选）",
        type=["json"],
        accept_multiple_files=True,
        key="trail_anchors",
        max_upload_size=1,
    )
    check, load, _ = st.columns([1, 1, 2])
    load.download_button(
        "导出锚点",
        data=lambda: trail.anchor(desk).model_dump_json(indent=2) + "\n",
        file_name=f"审计锚点-{desk.today()}.json",
        mime="application/json",
        on_click="ignore",
        key="trail_anchor",
        width="stretch",
    )
    if check.button("核验记录链", type="primary", key="trail_verify", width="stretch"):
        _told(desk, [(each.name, each.getvalue()) for each in file])


def _told(desk: Desk, files: list[tuple[str, bytes]]) -> None:
    found = trail.verify(desk, [anchors.parsed(name, data) for name, data in files])
    against = f"，并与{len(files)}个锚点一致" if files else ""
    if found.is_whole:
        st.success(
            f"记录链完整：共{found.count}条，没有改动、缺漏{against}。", icon=":material/check_circle:"
        )
        return
    st.error(
        f"记录链有{len(found.faults)}处异常。请保留现场，不要再使用本系统写入，并报告负责人。",
        icon=":material/error:",
    )
    for fault in found.faults[:50]:
        st.markdown(f"- {fault.zh}")
    if len(found.faults) > 50:
        st.caption(
            f"以上为前50处，共{len(found.faults)}处；其余请系统管理员用 legal-docs audit verify 命令查看。"
        )
