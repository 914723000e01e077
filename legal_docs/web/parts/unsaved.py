"""What is typed into a case and not saved yet: kept in the store as it grows, offered again after a reload.

The session holds the draft one works on, the store the same for the day the session is lost. A form of fields
writes into the session's draft; `kept` then brings the store up to date, once a run.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import streamlit as st

from legal_docs.errors import ConflictError
from legal_docs.intake.draft import Draft
from legal_docs.model.problem import Problem
from legal_docs.model.record import CaseRecord
from legal_docs.services.desk import drafts, editing
from legal_docs.services.desk.desk import Desk
from legal_docs.services.desk.drafts import Found
from legal_docs.web.parts import renewing, told
from legal_docs.web.parts.moments import said
from legal_docs.web.parts.plainly import plain


def draft_of(desk: Desk, record: CaseRecord) -> Draft:
    """Return the draft of this session; one without changes follows the newest version."""
    draft = held(record.id)
    if draft and (draft.changes() or draft.seen == record.version):
        return draft
    return _begin(desk, record.id)


def held(case_id: int) -> Draft | None:
    """Return the draft this session holds of a case."""
    found = st.session_state.get(f"draft_{case_id}")
    return found if isinstance(found, Draft) else None


def put(draft: Draft, *, anew: bool = True) -> None:
    """Hold the draft; `anew`: fields are filled from it again, whatever was typed into them."""
    st.session_state[f"draft_{draft.case_id}"] = draft
    if anew:
        st.session_state[f"fill_{draft.case_id}"] = fill(draft.case_id) + 1


def fill(case_id: int) -> int:
    """Return how often the fields were filled anew: it belongs into their keys."""
    return int(st.session_state.get(f"fill_{case_id}", 0))


def kept(desk: Desk, draft: Draft) -> bool:
    """Return whether the store has the draft as it is now; where another window was there first, say so."""
    mark = _mark(draft.case_id)  # fetched before: a click breaks off the run where the session is asked next
    if mark.draft is draft:
        return True
    try:
        mark.note(draft, drafts.keep(desk, draft, after=mark.number))
    except ConflictError as error:
        _twice(desk, draft, error)
        return False
    return True


def waiting(desk: Desk, record: CaseRecord) -> bool:
    """Return whether something typed earlier waits to be taken up or given up, and ask which."""
    draft = held(record.id)
    is_at_work = draft is not None and (bool(draft.changes()) or not _is_kept(draft))
    found = None if is_at_work else drafts.find(desk, record.id)
    if found is None:
        return False
    with st.container(border=True):
        st.markdown(f"**有未保存的修改**（{said(found.at)}暂存）：" + plain("；".join(found.draft.changes())))
        if found.draft.seen != record.version:
            renewing.say_who(desk, record, found.draft.seen)
        st.caption("请先选择继续编辑或者放弃；在此之前，下面的资料只能查看。")
        go_on, drop = st.columns(2)
        if go_on.button("继续编辑", type="primary", key=f"take_up_{record.id}", width="stretch"):
            _take_up(found)
        _given_up(desk, record.id, found.mark, drop)
    return True


def panel(desk: Desk, draft: Draft, problems: Sequence[Problem]) -> None:
    """Show what is changed, what must be mended first, and the buttons that save or give up."""
    wrong = [problem for problem in problems if problem.is_error]
    with st.container(border=True):
        st.markdown("**尚未保存的修改**：" + plain("；".join(draft.changes())))
        st.caption("每离开一栏自动暂存，刷新页面、掉线都不会丢失；填写原因并保存后，成为案件资料的新版本。")
        if wrong:
            told.problems(wrong)
            st.caption("改正以上各项后才能保存。")
        reason, save, drop = st.columns([4, 1, 1], vertical_alignment="bottom")
        with reason:
            _reason(draft)
        if save.button(
            "保存", type="primary", key=f"save_{draft.case_id}", width="stretch", disabled=bool(wrong)
        ):
            _save(desk, draft)
        _given_up(desk, draft.case_id, mark_of(draft.case_id), drop)


def overtaken(desk: Desk, record: CaseRecord, draft: Draft) -> None:
    """Say who saved what meanwhile, and offer to go on with it; what was typed stays."""
    with st.container(border=True):
        st.markdown("**尚未保存的修改**：" + plain("；".join(draft.changes())))
        renewing.say_who(desk, record, draft.seen)
        st.caption("您的修改仍保留在本页，尚未保存。核对下表后，可以在最新版本上继续。")
        theirs = renewing.choices(editing.renew(desk, draft), key=f"{record.id}_{record.version}")
        go_on, drop = st.columns(2)
        if go_on.button("在最新版本上继续", type="primary", key=f"renew_{record.id}", width="stretch"):
            newer = editing.renew(desk, draft, theirs=theirs)
            put(newer.draft)
            clashes = renewing.words(newer, theirs)
            fine = "您的修改已放到最新版本上，请核对后保存。"
            say(record.id, "warning" if clashes else "info", clashes or (fine,))
        _given_up(desk, record.id, mark_of(record.id), drop)


def say(case_id: int, kind: str, words: tuple[str, ...]) -> None:
    """Keep what is to be said after the page was drawn anew, and have it drawn."""
    st.session_state[f"news_{case_id}"] = (kind, words)
    st.rerun()


def news(case_id: int) -> None:
    """Show what was left to be said."""
    kind, words = st.session_state.pop(f"news_{case_id}", ("", ()))
    show = {"success": st.success, "warning": st.warning, "info": st.info}.get(kind)
    for each in words:
        if show:
            show(plain(each))


@dataclass
class Mark:
    """The mark under which the store has a session's draft, 0 where it has none; and that draft."""

    number: int = 0
    draft: Draft | None = None

    def note(self, draft: Draft, number: int) -> None:
        """Note that the store has this draft now."""
        self.number, self.draft = number, draft


def mark_of(case_id: int) -> int:
    """Return the mark under which the store has this session's draft; 0: it has none."""
    return _mark(case_id).number


def _mark(case_id: int) -> Mark:
    held: Mark = st.session_state.setdefault(f"mark_{case_id}", Mark())
    return held


def _is_kept(draft: Draft) -> bool:
    """Return whether nothing was typed since the store was brought up to date."""
    return _mark(draft.case_id).draft is draft


def _note(draft: Draft, mark: int) -> None:
    _mark(draft.case_id).note(draft, mark)


def _begin(desk: Desk, case_id: int) -> Draft:
    draft = editing.begin(desk, case_id)
    put(draft)
    _note(draft, 0)
    return draft


def _take_up(found: Found) -> None:
    put(found.draft)
    _note(found.draft, found.mark)
    st.rerun()


def _given_up(desk: Desk, case_id: int, mark: int, place: "st.delta_generator.DeltaGenerator") -> None:
    """Show the way to give the changes up: two clicks, for what is given up is gone."""
    with place.popover("放弃修改", width="stretch"):
        st.write("放弃后，这些没有保存的内容不能恢复。")
        if st.button("确认放弃", key=f"drop_{case_id}", type="primary"):
            with told.telling():
                drafts.drop(desk, case_id, mark=mark)
                _begin(desk, case_id)
                choose(case_id, None)
                st.rerun()


def choose(case_id: int, what: tuple[str, int] | None) -> None:
    """Note which row of which sheet is to be shown as fields."""
    st.session_state[f"chosen_{case_id}"] = what


def chosen(case_id: int) -> tuple[str, int] | None:
    """Return the row that was noted."""
    found = st.session_state.get(f"chosen_{case_id}")
    return found if isinstance(found, tuple) else None


def _reason(draft: Draft) -> None:
    key = f"reason_{draft.case_id}_{fill(draft.case_id)}"
    if key not in st.session_state:
        st.session_state[key] = draft.reason
    st.text_input("修改原因 *", key=key, max_chars=500, on_change=_typed_reason, args=(draft.case_id, key))


def _typed_reason(case_id: int, key: str) -> None:
    if draft := held(case_id):
        put(replace(draft, reason=st.session_state[key] or ""), anew=False)


def _save(desk: Desk, draft: Draft) -> None:
    with told.telling():
        try:
            saved = editing.keep(desk, draft, draft.reason, mark=mark_of(draft.case_id))
        except ConflictError as error:
            say(draft.case_id, "warning", (error.zh,))
            return
        _begin(desk, draft.case_id)
        choose(draft.case_id, None)
        say(draft.case_id, "success", (f"已保存为第{saved.record.version}版，期间和欠款已重新计算。",))


def _twice(desk: Desk, draft: Draft, error: ConflictError) -> None:
    """Say that the same person works in two windows, and ask which of them holds."""
    found = drafts.find(desk, draft.case_id)
    if found is None:  # it was saved or given up there in between
        st.rerun()
    with st.container(border=True):
        st.warning(error.zh, icon=":material/warning:")
        st.caption(f"另一个窗口（{said(found.at)}暂存）：" + plain("；".join(found.draft.changes())))
        mine, theirs = st.columns(2)
        if mine.button("以本页为准", key=f"twice_mine_{draft.case_id}", width="stretch"):
            mark = _mark(draft.case_id)
            mark.note(draft, drafts.keep(desk, draft, after=found.mark))
            st.rerun()
        if theirs.button("改用另一个窗口的内容", key=f"twice_theirs_{draft.case_id}", width="stretch"):
            _take_up(found)
