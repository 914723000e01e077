"""The form in which outside counsel reports back on one case, with what is wrong beside each field."""

from collections.abc import Iterable
from datetime import date

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from legal_docs.model.feedback import FeedbackResult
from legal_docs.model.problem import Problem
from legal_docs.services.desk import reporting
from legal_docs.services.desk.counsel import Received
from legal_docs.services.desk.desk import Desk
from legal_docs.services.desk.reporting import FIELDS
from legal_docs.web.parts import reported, saying
from legal_docs.web.parts.moments import said
from legal_docs.web.parts.plainly import plain
from legal_docs.web.parts.told import telling

_LAYOUT = (
    ("court_case_number", "filed_on", "sued_on"),
    ("court",),
    ("judge", "hearing_on"),
    ("result", "document_number", "decided_on"),
    ("remarks",),
)
_DAYS = ("filed_on", "sued_on", "hearing_on", "decided_on")
_HELP = {
    "filed_on": "受理通知书上的立案日期；填写了立案案号而不填的，按反馈当天登记立案",
    "sued_on": "法院收到起诉状的日期，诉讼时效自该日中断；与立案日期相同的不填",
}
_NOTHING = "没有填写任何内容，没有提交。有进展时再填写。"
_AGAIN = "请改正后重新提交。"
_EXAMPLES = {"court_case_number": "（2026）某0106民初123号", "document_number": "（2026）某0106民初123号"}


def show(desk: Desk, opened: Received) -> None:
    """Show the form and what was reported before."""
    key = f"report_{opened.release.id}_{st.session_state.get(_count(opened), 0)}"
    found: tuple[Problem, ...] = st.session_state.get(f"{key}_found", ())
    st.caption(
        "没有进展的栏目留空。已经立案的，请一并填写立案案号和立案日期；判决、调解、撤诉等结果请一并填写裁判文书号和裁判日期。"
    )
    _said(found, "")
    with st.form(key):
        given = {}
        for names in _LAYOUT:
            for name, place in zip(names, st.columns(len(names)), strict=True):
                given[name] = _field(place, name, opened, f"{key}_{name}")
                with place:
                    _said(found, FIELDS[name])
        is_sent = st.form_submit_button("提交反馈", type="primary")
    if is_sent:
        with telling():
            _send(desk, opened, given, key)
    _before(desk, opened)


def _count(opened: Received) -> str:
    return f"report_count_{opened.release.id}"


def _field(place: DeltaGenerator, name: str, opened: Received, key: str) -> str:
    label = FIELDS[name]
    if name == "result":
        return place.selectbox(label, ["", *FeedbackResult.labels()], key=key, format_func=_or_empty)
    if name in _DAYS:
        given: date | None = place.date_input(
            label, None, key=key, min_value=date(1990, 1, 1), format="YYYY-MM-DD", help=_HELP.get(name)
        )
        return given.isoformat() if given else ""
    if name == "remarks":
        return place.text_area(label, key=key, max_chars=2000, height=80) or ""
    value = opened.court if name == "court" else ""
    return place.text_input(label, value, key=key, placeholder=_EXAMPLES.get(name, ""), max_chars=200) or ""


def _or_empty(word: str) -> str:
    return word or "（没有结果）"


def _send(desk: Desk, opened: Received, given: dict[str, str], key: str) -> None:
    told = reporting.report_back(desk, opened.release.id, given)
    if not told.reports:
        st.session_state[f"{key}_found"] = told.problems
        st.rerun()
    report = told.reports[opened.record.number]
    st.session_state[_count(opened)] = st.session_state.get(_count(opened), 0) + 1
    done = f"已登记到案件：{'；'.join(report.done)}。" if report.done else ""
    left = "其余内容由银行经办人处理。" if report.left else ""
    warned = "".join(f"提醒：{each.zh}。" for each in told.problems)
    saying.say(f"packs_{opened.release.id}", f"反馈已提交。{done}{left}{warned}")


def _said(found: Iterable[Problem], column: str) -> None:
    for problem in found:
        if problem.place.column == column:
            words = _words(problem)
            if problem.is_error:
                st.error(words, icon=":material/error:")
            else:
                st.warning(words, icon=":material/warning:")


def _words(problem: Problem) -> str:
    """Return what is wrong with a form on the screen: nobody has a file to return, or a row of one."""
    if problem.code == "feedback_nothing":
        return _NOTHING
    advice = _AGAIN if problem.code == "feedback_cell" else problem.advice_zh
    return plain(f"{problem.zh.rstrip('。')}。{advice}")


def _before(desk: Desk, opened: Received) -> None:
    before = reporting.my_reports(desk, opened.release.id)
    if not before:
        return
    st.subheader("已提交的反馈", anchor=False)
    for each in before:
        state = "银行处理中" if each.waits else "已登记"
        with st.expander(f"{said(each.at)}　{state}"):
            reported.show(each)
