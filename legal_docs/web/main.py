"""The page in the browser: who is there, the screens of that role, the one that was asked for."""

from collections.abc import Callable, Mapping
from typing import Literal

import streamlit as st

from legal_docs.errors import LegalDocsError, LoggedOutError
from legal_docs.model.account import Role, Session
from legal_docs.web.navigation import SCREENS, Screen, screens_of
from legal_docs.web.parts import looks, opening
from legal_docs.web.parts.told import telling
from legal_docs.web.visitor import desk_of, settle, visitor

WIDTH = 240
"""Of the list on the left, in pixels: at 1024 the screens need the rest."""
_OF_BRANCHES = (Role.LAWYER, Role.REVIEWER, Role.MANAGER)
"""The roles for which no branch means the head office."""


def main() -> None:
    """Show the page."""
    st.set_page_config(page_title="法律文书系统", page_icon="⚖️", layout="wide", initial_sidebar_state=WIDTH)
    try:
        session = visitor()
    except LegalDocsError as error:
        st.error(error.zh)
        return
    if session is None:
        _stopped("登录已结束，请重新登录。", "/login", "重新登录")
    elif session.account.must_change:
        _stopped("请先修改初始密码。", "/password", "修改密码")
    else:
        settle(session)
        _house(session)


def _house(session: Session) -> None:
    screens = screens_of(session.account.role)
    pages = {screen.path: _page(screen, session) for screen in screens}
    opening.keep(pages)
    chosen = st.navigation([_landing(pages), *pages.values()])
    looks.put_on()
    with st.sidebar:
        _who(session)
    chosen.run()


def _landing(pages: Mapping[str, st.Page]) -> st.Page:
    """Return the page at `/`, which leads to the first screen: so every screen has a path of its own."""

    def lead() -> None:
        if pages:
            st.switch_page(next(iter(pages.values())))
        _nothing()

    return st.Page(lead, title="首页", url_path="home", default=True, visibility="hidden")


def _page(screen: Screen, session: Session) -> st.Page:
    seen: Literal["hidden", "visible"] = "hidden" if screen.hidden else "visible"
    show = _shown(screen, session)
    return st.Page(show, title=screen.title, url_path=screen.path, visibility=seen)


def _shown(screen: Screen, session: Session) -> Callable[[], None]:
    def show() -> None:
        try:
            with telling():
                screen.show(desk_of(session))
        except LoggedOutError:
            st.rerun()

    return show


def _nothing() -> None:
    st.title("首页")
    st.info("您的角色目前没有可以打开的页面。如果工作需要，请联系系统管理员。")


def _who(session: Session) -> None:
    account = session.account
    house = account.branch or ("总行" if account.role in _OF_BRANCHES else "")
    st.caption(" · ".join(filter(None, (account.name, account.role.label, house))))
    st.html('<a href="/password" target="_self">修改密码</a>　<a href="/logout" target="_self">退出登录</a>')


def _stopped(words: str, path: str, label: str) -> None:
    """Say why there is nothing to see, at whatever address; the list of screens on the left is gone."""

    def stop() -> None:
        st.warning(words, icon=":material/lock:")
        st.html(f'<a href="{path}" target="_self">{label}</a>')

    pages = [st.Page(stop, title="首页", url_path="home", default=True)]
    pages += [st.Page(stop, title=screen.title, url_path=screen.path) for screen in SCREENS]
    st.navigation(pages, position="hidden").run()


main()
