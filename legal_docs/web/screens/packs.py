"""收到的案件: the packs released to this counsel: read, saved, acknowledged, reported back on."""

from contextlib import suppress
from html import escape
from typing import Any

import streamlit as st

from legal_docs.errors import ConflictError
from legal_docs.model.filing import FilingKind
from legal_docs.model.stored import Output
from legal_docs.services.desk import counsel, report_drafts, reporting
from legal_docs.services.desk.counsel import Received
from legal_docs.services.desk.desk import Desk
from legal_docs.web.parts import days, listing, papers, reporting_form, saying, taken_back, told
from legal_docs.web.parts.moments import said
from legal_docs.web.parts.plainly import plain
from legal_docs.web.parts.told import telling

RELEASE, PART = "release", "part"
"""The query parameters that say which case is open, and which part of it."""
_EMPTY = "还没有收到案件。银行移交案件后，会列在这里；如果已经接到通知，请联系移交的经办人。"
_LONGEST_ID = 19
_WIDTHS = {
    "案件编号": 140, "当事人": 88, "签收": 58, "距期限": 94, "开庭日期": 90, "案号": 196, "最近期限": 90,
    "受理法院": 136, "移交时间": 124,
}  # fmt: skip
"""In pixels: up to 案号 all stand side by side at 1024; what is cut is whole where the case is opened."""


def show(desk: Desk) -> None:
    """Show the list, or the case the address names."""
    asked = st.query_params.get(RELEASE, "")
    if asked.isascii() and asked.isdigit() and len(asked) <= _LONGEST_ID:
        _one(desk, int(asked))
    else:
        _all(desk)


def _all(desk: Desk) -> None:
    st.title("收到的案件", anchor=False)
    saying.said("packs")
    _left_over(desk)
    found = counsel.released(desk)
    if waits := sum(each.release.acknowledged_at is None for each in found):
        st.warning(
            f"有{waits}件案件待签收。请选择案件打开，核对材料后签收。", icon=":material/mark_email_unread:"
        )
    config = {name: st.column_config.TextColumn(width=width) for name, width in _WIDTHS.items()}
    index = listing.table([_row(desk, each) for each in found], key="packs", empty=_EMPTY, config=config)
    if index is not None:
        _go(str(found[index].release.id))
    elif found:
        st.caption("选择一行，打开案件。")
    if found:
        _workbook(desk)


def _left_over(desk: Desk) -> None:
    """Say that something was typed and not sent before its pack was taken back, and lead to it."""
    for id in report_drafts.left_over(desk):
        with st.container(border=True, horizontal=True, vertical_alignment="center"):
            st.markdown("有填写而没有提交的反馈，移交已由银行收回。")
            if st.button("查看", key=f"packs_left_{id}"):
                _go(str(id))


def _row(desk: Desk, received: Received) -> dict[str, Any]:
    release, record = received.release, received.record
    return {
        "案件编号": record.number,
        "当事人": record.parties,
        "签收": "已签收" if release.acknowledged_at else "待签收",
        "距期限": days.left(received.next_day, desk.today()).text if received.next_day else "—",
        "开庭日期": str(record.hearing_on or "—"),
        "案号": record.docket or "—",
        "最近期限": str(received.next_day or "—"),
        "受理法院": received.court,
        "移交时间": said(release.released_at),
    }


def _go(release: str, part: str = "") -> None:
    st.query_params.clear()
    if release:
        st.query_params[RELEASE] = release
    if part:
        st.query_params[PART] = part
    st.rerun()


def _one(desk: Desk, release_id: int) -> None:
    if st.button("← 收到的案件", key="packs_back", type="tertiary"):
        _go("")
    instead, over = taken_back.newer(desk, release_id)
    if instead:
        _replaced(instead)
    if over:
        taken_back.show(desk, release_id, over)
        return
    opened = counsel.open_release(desk, release_id)
    with suppress(ConflictError):  # the form itself asks which window holds
        reporting_form.keep(desk, opened)
    st.title(opened.record.number, anchor=False)
    saying.said(f"packs_{release_id}")
    _head(desk, opened)
    _part(desk, opened)


def _part(desk: Desk, opened: Received) -> None:
    """Show the part of the case the address names, or that was chosen."""
    parts = {"files": _files, "terms": _terms, "report": reporting_form.show}
    titles = {"files": "文件", "terms": "期限", "report": "反馈"}
    key = f"packs_part_{opened.release.id}"
    if key not in st.session_state:
        asked = st.query_params.get(PART, "")
        st.session_state[key] = asked if asked in parts else "files"
    name = st.segmented_control(
        "内容",
        list(parts),
        format_func=titles.__getitem__,
        key=key,
        required=True,
        label_visibility="collapsed",
    )
    st.query_params[PART] = name or "files"
    parts[name or "files"](desk, opened)


def _replaced(newer: int) -> None:
    """Go on to the pack that took the place of this one, at the same part."""
    st.query_params[RELEASE] = str(newer)
    saying.say(f"packs_{newer}", taken_back.NEWER)


def _head(desk: Desk, opened: Received) -> None:
    release, record = opened.release, opened.record
    facts = [record.parties, record.cause.label, opened.court, f"案号：{record.docket or '未立案'}"]
    if record.hearing_on:
        facts.append(f"开庭日期：{record.hearing_on}")
    st.caption(plain(" · ".join(facts)))
    if release.note:
        st.info(f"移交说明：{plain(release.note)}", icon=":material/sticky_note_2:")
    if release.acknowledged_at:
        st.caption(f"{said(release.released_at)} 移交，{said(release.acknowledged_at)} 签收。")
    else:
        st.warning(
            f"{said(release.released_at)} 移交，待签收。核对文件无误后请签收；缺少材料的，请先联系经办人。",
            icon=":material/mark_email_unread:",
        )
        if st.button("签收", key=f"packs_ack_{release.id}", type="primary"):
            with telling():
                counsel.acknowledge(desk, release.id)
                saying.say(f"packs_{release.id}", "已签收。")


def _files(_: Desk, opened: Received) -> None:
    masked = "本件为遮盖版，个人信息已遮盖。" if opened.release.is_masked else ""
    st.caption(f"{masked}PDF 每页有水印，仅供办理本案使用，请勿转交他人。SHA256SUMS 可用来核对文件是否完整。")
    whole = (
        f"全部下载（{len(opened.files)}个文件，{papers.size(sum(each.size for each in opened.files))}，ZIP）"
    )
    st.html(papers.link("releases", opened.release.id, whole, save=True))
    rows = [
        [
            escape(each.name),
            str(each.pages or "—"),
            papers.size(each.size),
            papers.link("packs", each.id, "打开", title=each.name) if each.name.endswith(".pdf") else "—",
            papers.link("packs", each.id, "保存", save=True, title=each.name),
        ]
        for each in opened.files
    ]
    papers.table(["文件", "页数", "大小", "打开", "保存"], rows)
    shown = {each.id: each for each in opened.files if each.name.endswith(".pdf")}
    id = st.selectbox(
        "在本页阅读",
        list(shown),
        index=None,
        format_func=lambda each: shown[each].name,
        key=f"packs_view_{opened.release.id}",
        placeholder="选择一份文件，在这里阅读",
    )
    if id in shown:
        _read_here(shown[id])


def _read_here(file: Output) -> None:
    """Show a paper of ours whole; evidence, whose fonts may not be in it, page by page."""
    if file.name.startswith(FilingKind.BUNDLE.label):
        papers.leaves("packs", file.id, file.name, file.pages or 1, key=f"packs_page_{file.id}")
    else:
        papers.paper(file.id, file.name, key=f"packs_pdf_{file.id}", where="packs")


def _terms(desk: Desk, opened: Received) -> None:
    today = desk.today()
    rows = []
    for each in opened.deadlines:
        day = each.act_by or each.safe_last_day or each.statutory_last_day
        rows.append(
            {
                "期限": each.kind.label,
                "距今": days.left(day, today).text if day else "—",
                "最迟行动日": str(each.act_by or "—"),
                "届满日": str(each.safe_last_day or each.statutory_last_day or "—"),
                "对象": each.subject,
                "债务": each.debt,
                "要做的事": each.act,
            }
        )
    papers.wrapped(rows, empty="没有进行中的期限。")


def _workbook(desk: Desk) -> None:
    with st.expander("上传反馈表（一次反馈几件案件）"):
        st.caption(
            "可以把各案材料包中反馈表的内容抄到一张反馈表，一件案件一行，填写后上传。案件编号不要改动。"
        )
        given = st.file_uploader("反馈表（.xlsx，不超过5 MB）", type=["xlsx"], key="packs_workbook")
        if given is None or not st.button("读入反馈表", key="packs_read", type="primary"):
            return
        with telling():
            found = reporting.report_workbook(desk, given.name, given.getvalue())
            _taken(found)


def _taken(found: reporting.Told) -> None:
    if found.reports:
        st.success(
            f"已登记{len(found.reports)}件案件的反馈：{'、'.join(found.reports)}。", icon=":material/check:"
        )
    if found.same:
        st.info(f"与上一次反馈相同，没有重复登记：{'、'.join(found.same)}。", icon=":material/info:")
    if not (found.reports or found.same or found.problems):
        st.info("反馈表中没有填写内容。", icon=":material/info:")
    told.problems(found.problems)
    for number, report in found.reports.items():
        for words in report.left:
            st.warning(f"{number}：{words}（已告知银行经办人）", icon=":material/pending:")
