"""The page: who is there, the screens of the role, and that a log-out ends it, fragments too."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from legal_docs.model.account import Role
from legal_docs.services.desk import people, sessions
from legal_docs.services.desk.desk import Desk
from legal_docs.services.wiring import Wiring
from legal_docs.web import visitor as visiting
from legal_docs.web.navigation import SCREENS, screens_of
from tests.houses import PASSWORD, person

MAIN = Path(visiting.__file__).with_name("main.py")
OVER = "登录已结束"


def page(token: str | None, script: Path = MAIN) -> AppTest:
    """The page as somebody with this token sees it."""
    shown = AppTest.from_file(str(script), default_timeout=30)
    if token:
        shown.session_state[visiting.TOKEN] = token
    return shown.run()


def words(shown: AppTest) -> str:
    said = [*shown.warning, *shown.error, *shown.info, *shown.success, *shown.caption, *shown.title]
    return " ".join(each.value for each in said)


def inside(house: Wiring, login: str) -> str:
    return sessions.log_in(house, login, PASSWORD, "::1").token


def test_nobody_sees_nothing(house: Wiring, admin: Desk) -> None:
    for token in (None, "made-up"):
        shown = page(token)
        assert OVER in words(shown) and not shown.exception
        assert not shown.title and not shown.sidebar.caption


def test_nothing_of_the_former_person_is_there_for_the_next(house: Wiring, admin: Desk) -> None:
    person(admin, "li", Role.LAWYER, "甲分行")
    shown = page(inside(house, "admin"))
    shown.session_state["draft_7"] = "张某甲的底稿"
    shown.run()
    assert shown.session_state["draft_7"] == "张某甲的底稿"
    shown.session_state[visiting.TOKEN] = inside(house, "admin")
    shown.run()
    assert shown.session_state["draft_7"] == "张某甲的底稿"
    shown.session_state[visiting.TOKEN] = inside(house, "li")
    shown.run()
    assert "draft_7" not in shown.session_state and not shown.exception
    assert "人员li" in shown.sidebar.caption[0].value


def test_who_must_change_the_password_is_sent_to_do_so(house: Wiring, admin: Desk) -> None:
    people.add(admin, login="li", name="李某", role=Role.LAWYER, password=PASSWORD)
    shown = page(inside(house, "li"))
    assert "请先修改初始密码" in words(shown) and not shown.title


def test_an_administrator_lands_on_the_people_and_is_named(house: Wiring, admin: Desk) -> None:
    shown = page(inside(house, "admin"))
    assert [title.value for title in shown.title] == ["人员"] and not shown.exception
    assert shown.sidebar.caption[0].value == "管理员甲 · 系统管理员"


@pytest.mark.parametrize("role", list(Role), ids=str)
def test_each_role_gets_its_screens_and_an_empty_house_still_says_something(
    house: Wiring, admin: Desk, role: Role
) -> None:
    person(admin, "somebody", role, "甲分行")
    shown = page(inside(house, "somebody"))
    assert not shown.exception and shown.title
    if not screens_of(role):
        assert "没有可以打开的页面" in words(shown)


def test_the_table_of_screens_has_each_path_once_and_shuts_what_is_not_allowed() -> None:
    assert len({screen.path for screen in SCREENS}) == len(SCREENS)
    shown = {role: {screen.path for screen in screens_of(role)} for role in Role}
    assert [role for role in Role if "people" in shown[role]] == [Role.ADMINISTRATOR]
    assert "cases" in shown[Role.LAWYER] and not {"cases", "case"} & shown[Role.ADMINISTRATOR]
    assert not {"cases", "case"} & (shown[Role.AUDITOR] | shown[Role.COUNSEL])


def test_a_log_out_elsewhere_ends_the_page_at_the_next_action(house: Wiring, admin: Desk) -> None:
    li = person(admin, "li", Role.LAWYER)
    token = inside(house, "admin")
    shown = page(token)
    shown.selectbox[1].select(f"li {li.who.name}")
    sessions.log_out(house, token)
    shown.run()
    assert OVER in words(shown) and not shown.title


def test_a_button_pressed_after_the_log_out_does_nothing(house: Wiring, admin: Desk) -> None:
    token = inside(house, "admin")
    shown = page(token)
    sessions.log_out(house, token)
    shown.text_input[0].set_value("li")
    shown.text_input[1].set_value("李某")
    shown.button[0].click().run()
    assert OVER in words(shown)
    assert [account.login for account in people.listing(admin)] == ["admin"]


def test_a_lawyer_is_added_on_the_screen_and_the_password_is_shown_once(house: Wiring, admin: Desk) -> None:
    shown = page(inside(house, "admin"))
    shown.text_input[0].set_value("li")
    shown.text_input[1].set_value("李某")
    shown.button[0].click().run()
    assert "已添加 li" in words(shown)
    password = shown.code[0].value
    assert sessions.log_in(house, "li", password, "::1").session.account.role is Role.LAWYER
    assert not shown.run().code


def test_a_mistake_is_told_and_nobody_is_added(house: Wiring, admin: Desk) -> None:
    shown = page(inside(house, "admin"))
    shown.text_input[0].set_value("李")
    shown.text_input[1].set_value("李某")
    shown.button[0].click().run()
    assert "登录名应为" in words(shown)
    assert len(people.listing(admin)) == 1


def test_the_last_administrator_cannot_be_disabled_on_the_screen(house: Wiring, admin: Desk) -> None:
    shown = page(inside(house, "admin"))
    for label in ("停用", "确认停用"):
        next(button for button in shown.button if button.label == label).click().run()
    assert "最后一个" in words(shown) and people.listing(admin)[0].is_active


FRAGMENT = """
import streamlit as st
from legal_docs.web.parts.guard import guarded
from legal_docs.web.visitor import desk_of, visitor

@guarded()
def inner(desk, word):
    st.caption(f"{word} {desk.who.login}")

session = visitor()
if session is None:
    st.warning("登录已结束")
else:
    st.session_state["kept"] = st.session_state.get("kept") or desk_of(session)
    inner(st.session_state["kept"], "看得到")
"""


def test_a_guarded_fragment_ends_with_the_log_in(house: Wiring, admin: Desk, tmp_path: Path) -> None:
    script = tmp_path / "fragment.py"
    script.write_text(FRAGMENT, "utf-8")
    token = inside(house, "admin")
    shown = page(token, script)
    assert "看得到 admin" in words(shown)
    sessions.log_out(house, token)
    assert words(shown.run()) == OVER
