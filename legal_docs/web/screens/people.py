"""人员: accounts, their roles and branches; add, change, disable, a new password."""

from typing import Any

import streamlit as st

from legal_docs.model.account import Account, Role
from legal_docs.services.desk import people
from legal_docs.services.desk.desk import Desk
from legal_docs.services.desk.people import NewAccount
from legal_docs.web.parts import leaving, papers
from legal_docs.web.parts.told import telling

TOLD = "people_told"
"""Key of what is said once after a change: it survives the rerun, not the next one."""
MANY, TALL = 12, 520
"""From so many people on the list scrolls in itself, so many pixels high."""
_ASKED = "people_leaving"
"""Key of whom one is asked about before the account is disabled."""
_ROUND = "people_round"
"""Key of how many were added: the next form is another one, and empty."""
OF_BRANCHES = (Role.LAWYER, Role.REVIEWER, Role.MANAGER)
"""The roles that belong to a branch; no branch means the head office."""


def show(desk: Desk) -> None:
    """Show the screen."""
    st.title("人员")
    with st.container():  # its place stays taken, so that the chosen tab stays chosen
        _told()
    accounts = people.listing(desk)
    with st.container(height=TALL if len(accounts) > MANY else "content"):
        papers.wrapped([_row(account) for account in accounts], empty="还没有人员。请在下面添加。")
    add, change = st.tabs(["添加人员", "修改、停用、重置密码"])
    with add:
        _add(desk)
    with change:
        _change(desk, accounts)


def _row(account: Account) -> dict[str, str]:
    state = "已停用" if not account.is_active else "待修改初始密码" if account.must_change else "可用"
    return {
        "登录名": account.login,
        "姓名": account.name,
        "角色": account.role.label,
        "分行": account.branch or ("总行" if account.role in OF_BRANCHES else "—"),
        "状态": state,
    }


def _add(desk: Desk) -> None:
    round_ = st.session_state.get(_ROUND, 0)
    with st.form(f"people_add_{round_}", clear_on_submit=False):
        login = st.text_input("登录名", help="2至40个小写字母、数字或 . _ -", max_chars=40)
        name = st.text_input("姓名", max_chars=100)
        role = _role(Role.LAWYER)
        branch = st.text_input("分行（留空为总行，可以办理全部分行的案件）", max_chars=100)
        if st.form_submit_button("添加", type="primary"):
            with telling():
                made = people.add(desk, login=login, name=name, role=role, branch=branch)
                st.session_state[_ROUND] = round_ + 1
                _say(f"已添加 {made.account.login}。", made)


def _change(desk: Desk, accounts: tuple[Account, ...]) -> None:
    by_id = {account.id: account for account in accounts}
    id = st.selectbox(
        "选择人员",
        list(by_id),
        format_func=lambda id: f"{by_id[id].login} {by_id[id].name}",
        key="people_chosen",
    )
    if id is None:
        return
    chosen = by_id[id]
    with st.form(f"people_change_{chosen.id}"):
        name = st.text_input("姓名", chosen.name, max_chars=100)
        role = _role(chosen.role)
        branch = st.text_input("分行（留空为总行）", chosen.branch, max_chars=100)
        if st.form_submit_button("保存"):
            with telling():
                people.change(desk, chosen.id, name=name, role=role, branch=branch)
                _say(f"已保存 {chosen.login}。")
    _buttons(desk, chosen)


def _buttons(desk: Desk, chosen: Account) -> None:
    left, middle, right = st.columns(3)
    if left.button("重置密码", key=f"people_reset_{chosen.id}", width="stretch"):
        with telling():
            made = people.reset_password(desk, chosen.id)
            _say(f"已重置 {chosen.login} 的密码，原有登录全部结束。", made)
    if middle.button("结束全部登录", key=f"people_end_{chosen.id}", width="stretch"):
        with telling():
            ended = people.end_sessions(desk, chosen.id)
            _say(f"已结束 {chosen.login} 的{ended}个登录。")
    with telling():
        _switch(desk, chosen, right)


def _switch(desk: Desk, chosen: Account, place: Any) -> None:
    """Offer to disable or enable; who is to be disabled, or was, is shown with what is still in hand."""
    if chosen.is_active:
        if place.button("停用", key=f"people_switch_{chosen.id}", width="stretch"):
            st.session_state[_ASKED] = chosen.id
        if st.session_state.get(_ASKED) == chosen.id:
            leaving.ask(desk, chosen, _said, _keep)
        return
    if place.button("恢复使用", key=f"people_switch_{chosen.id}", width="stretch"):
        people.enable(desk, chosen.id)
        _say(f"{chosen.login} 已恢复使用。")
    leaving.left(desk, chosen, _said)


def _said(words: str) -> None:
    _keep()
    _say(words)


def _keep() -> None:
    st.session_state.pop(_ASKED, None)


def _role(now: Role) -> Role:
    labels = Role.labels()
    return Role(st.selectbox("角色", labels, labels.index(now.label)))


def _say(words: str, made: NewAccount | None = None) -> None:
    st.session_state[TOLD] = (words, made)
    st.rerun()


def _told() -> None:
    words, made = st.session_state.pop(TOLD, ("", None))
    if words:
        st.success(words)
    if made:
        st.write("初始密码只显示这一次，请当面或者通过安全的方式告知本人；首次登录时必须修改：")
        st.code(made.password, language=None)
