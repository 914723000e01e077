"""The form in which outside counsel reports back on one case, with what is wrong beside each field.

What is typed is kept in the store whenever a field is left, and offered again after a reload.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from legal_docs.errors import ConflictError, NotAllowedError
from legal_docs.model.feedback import FeedbackResult
from legal_docs.model.problem import Problem
from legal_docs.services.desk import report_drafts, reporting
from legal_docs.services.desk.counsel import Received
from legal_docs.services.desk.desk import Desk
from legal_docs.services.desk.reporting import FIELDS
from legal_docs.web.parts import reported, saying
from legal_docs.web.parts.guard import guarded
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
_KEPT = "每离开一栏自动暂存，刷新页面、掉线都不会丢失；提交之后银行才能看到。"
_EXAMPLES = {"court_case_number": "（2026）某0106民初123号", "document_number": "（2026）某0106民初123号"}


@dataclass
class Sheet:
    """The form as this page holds it: what was typed, the mark the store has it under, what is to be said.

    `number` is another one with each filling: it belongs into the keys of the fields.
    """

    given: dict[str, str] = field(default_factory=dict)
    mark: int = 0
    is_kept: bool = True
    note: str = _KEPT
    found: tuple[Problem, ...] = ()
    number: int = 0

    def fill(self, given: Mapping[str, str], mark: int = 0, note: str = _KEPT) -> None:
        """Fill the form with this; its fields are new ones."""
        self.given, self.mark, self.note = dict(given), mark, note
        self.is_kept, self.found, self.number = True, (), self.number + 1


def sheet(release_id: int) -> Sheet:
    """Return what this page holds of the report on a release."""
    held: Sheet = st.session_state.setdefault(f"report_{release_id}", Sheet())
    return held


def moved(before: int, after: int) -> None:
    """Go on with the report on a release that another one of the same case has taken the place of."""
    old, new = sheet(before), sheet(after)
    if old.given:
        new.fill(old.given, old.mark)
        new.is_kept = old.is_kept
        old.fill({})


def keep(desk: Desk, opened: Received) -> None:
    """Bring the store up to date. Raises ConflictError where another window was there first."""
    held = sheet(
        opened.release.id
    )  # asked before: a click breaks off the run where the session is asked next
    if not held.is_kept:
        held.mark = report_drafts.keep(desk, opened.release.id, held.given, after=held.mark)
        held.is_kept = True


def show(desk: Desk, opened: Received) -> None:
    """Show the form and what was reported before."""
    st.caption(
        "没有进展的栏目留空。已经立案的，请一并填写立案案号和立案日期；判决、调解、撤诉等结果请一并填写裁判文书号和裁判日期。"
    )
    _form(desk, opened)
    _before(desk, opened)


@guarded()
def _form(desk: Desk, opened: Received) -> None:
    """Show the form; a release that was taken back meanwhile is for the whole page to tell."""
    held = sheet(opened.release.id)
    try:
        _begin(desk, opened, held)
        st.caption(held.note)
        _said(held.found, "")
        with st.container(border=True):
            given = _fields(opened, held)
            if _is_kept(desk, opened, held):
                _buttons(desk, opened, held, given)
    except NotAllowedError:
        st.rerun(scope="app")


def _begin(desk: Desk, opened: Received, held: Sheet) -> None:
    """Take up what was typed before, in this page or another; the fields that are there already stay."""
    if _key(opened, held, "remarks") in st.session_state:
        return
    if not held.given and (found := report_drafts.find(desk, opened.release.id)):
        held.fill(found.given, found.mark, f"已恢复{said(found.at)}暂存的内容，还没有提交。{_KEPT}")
    for name in FIELDS:
        st.session_state[_key(opened, held, name)] = _value(name, opened, held)


def _key(opened: Received, held: Sheet, name: str) -> str:
    return f"report_{opened.release.id}_{held.number}_{name}"


def _value(name: str, opened: Received, held: Sheet) -> str | date | None:
    text = held.given.get(name, opened.court if name == "court" else "")
    if name in _DAYS:
        return date.fromisoformat(text) if text else None
    return text


def _fields(opened: Received, held: Sheet) -> dict[str, str]:
    """Show the fields; return the text in each."""
    for names in _LAYOUT:
        for name, place in zip(names, st.columns(len(names)), strict=True):
            key = _key(opened, held, name)
            _field(place, name, key=key, on_change=_typed, args=(held, name, key, opened.court))
            with place:
                _said(held.found, FIELDS[name])
    return {name: _text(_key(opened, held, name)) for name in FIELDS}


def _field(place: DeltaGenerator, name: str, **how: Any) -> None:
    label = FIELDS[name]
    if name == "result":
        place.selectbox(label, ["", *FeedbackResult.labels()], format_func=_or_empty, **how)
    elif name in _DAYS:
        first = date(1990, 1, 1)
        place.date_input(label, None, min_value=first, format="YYYY-MM-DD", help=_HELP.get(name), **how)
    elif name == "remarks":
        place.text_area(label, max_chars=2000, height=80, **how)
    else:
        place.text_input(label, placeholder=_EXAMPLES.get(name, ""), max_chars=200, **how)


def _text(key: str) -> str:
    """Return what stands in a field, a day as ISO."""
    return str(st.session_state[key] or "")


def _typed(held: Sheet, name: str, key: str, court: str) -> None:
    """Note what was typed into a field, whatever the click that left it leads to."""
    text = _text(key)
    held.given.pop(name, None)
    if text and (name, text) != ("court", court):
        held.given[name] = text
    held.is_kept = False


def _or_empty(word: str) -> str:
    return word or "（没有结果）"


def _is_kept(desk: Desk, opened: Received, held: Sheet) -> bool:
    """Return whether the store has what was typed; where another window was there first, ask which holds."""
    try:
        keep(desk, opened)
    except ConflictError as error:
        _twice(desk, opened, held, error)
    return held.is_kept


def _twice(desk: Desk, opened: Received, held: Sheet, error: ConflictError) -> None:
    """Say that the same person works in two windows, and ask which of them holds."""
    found = report_drafts.find(desk, opened.release.id)
    if found is None:  # it was sent or given up there in between
        held.mark = 0
        st.rerun()
    st.warning(f"{error.zh}。", icon=":material/warning:")
    there = "；".join(f"{FIELDS[name]}：{text}" for name, text in found.given.items())
    st.caption(f"另一个窗口（{said(found.at)}暂存）：{plain(there)}")
    mine, theirs = st.columns(2)
    if mine.button("以本页为准", key=_key(opened, held, "mine"), width="stretch"):
        held.mark = report_drafts.keep(desk, opened.release.id, held.given, after=found.mark)
        held.is_kept = True
        st.rerun()
    if theirs.button("改用另一个窗口的内容", key=_key(opened, held, "theirs"), width="stretch"):
        held.fill(found.given, found.mark)
        st.rerun()


def _buttons(desk: Desk, opened: Received, held: Sheet, given: Mapping[str, str]) -> None:
    row = st.container(horizontal=True)
    if row.button("提交反馈", key=_key(opened, held, "send"), type="primary"):
        with telling():
            _send(desk, opened, held, given)
    if row.button("清空", key=_key(opened, held, "clear"), disabled=not held.given):
        report_drafts.drop(desk, opened.release.id, mark=held.mark)
        held.fill({})
        st.rerun()


def _send(desk: Desk, opened: Received, held: Sheet, given: Mapping[str, str]) -> None:
    try:
        told = reporting.report_back(desk, opened.release.id, given, draft=held.mark)
    except ConflictError as error:
        report_drafts.drop(desk, opened.release.id, mark=held.mark)
        held.fill({})
        saying.say(f"packs_{opened.release.id}", f"{error.zh}。")
        return
    if not told.reports:
        held.found = told.problems
        st.rerun()
    report = told.reports[opened.record.number]
    held.fill({})
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
