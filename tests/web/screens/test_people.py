"""人员: after adding, the form is empty; who leaves is asked about once; open cases are handed on."""

import pytest
from streamlit.testing.v1 import AppTest

from legal_docs.model.account import Role
from legal_docs.services.desk import people
from legal_docs.services.desk.desk import Desk
from legal_docs.storage import cases
from tests.houses import person
from tests.services.desk.worked import record_of, sample
from tests.web.showing import opened, run, words

BRANCH = "东支行"


def press(shown: AppTest, key: str) -> AppTest:
    next(each for each in shown.button if each.key == key).click()
    return run(shown)


def keys(shown: AppTest) -> set[str | None]:
    return {each.key for each in shown.button}


def chosen(admin: Desk, who: Desk) -> AppTest:
    shown = opened(admin, "people")
    shown.selectbox(key="people_chosen").set_value(who.who.id)
    return run(shown)


@pytest.fixture
def li(admin: Desk) -> Desk:
    return person(admin, "li", Role.LAWYER, BRANCH)


@pytest.fixture
def case_id(li: Desk) -> int:
    with li.records.writing() as tx:
        who = li.who.id
        return cases.add(tx, sample("001"), branch=BRANCH, handler=who, by=who, at=li.now()).id


def test_after_somebody_is_added_the_form_is_empty_and_after_a_slip_it_is_not(admin: Desk) -> None:
    shown = opened(admin, "people")
    for login in ("李", "wu"):
        fields = {each.label: each for each in shown.text_input if "people_add" in str(each.form_id)}
        fields["登录名"].set_value(login)
        fields["姓名"].set_value("吴某")
        next(each for each in shown.button if each.label == "添加").click()
        shown = run(shown)
        fields = {each.label: each for each in shown.text_input if "people_add" in str(each.form_id)}
        kept = (fields["登录名"].value, fields["姓名"].value)
        assert kept == (("李", "吴某") if login == "李" else ("", ""))
    assert "已添加 wu" in words(shown) and "初始密码只显示这一次" in words(shown)


def test_who_is_disabled_is_asked_about_once_and_may_stay(admin: Desk, li: Desk) -> None:
    shown = chosen(admin, li)
    assert f"people_disable_{li.who.id}" not in keys(shown)
    shown = press(shown, f"people_switch_{li.who.id}")
    assert "停用 li 人员li？" in words(shown) and "没有未结案件" in words(shown)
    shown = press(shown, f"people_keep_{li.who.id}")
    assert f"people_disable_{li.who.id}" not in keys(shown) and people.listing(admin)[1].is_active
    shown = press(press(shown, f"people_switch_{li.who.id}"), f"people_disable_{li.who.id}")
    assert "li 已停用。" in words(shown) and not people.listing(admin)[1].is_active
    shown = press(shown, f"people_switch_{li.who.id}")
    assert "li 已恢复使用。" in words(shown) and people.listing(admin)[1].is_active
    assert f"people_disable_{li.who.id}" not in keys(shown)


def test_what_is_still_in_hand_is_told_and_the_cases_go_to_another(
    admin: Desk, li: Desk, case_id: int
) -> None:
    shown = press(chosen(admin, li), f"people_switch_{li.who.id}")
    assert "经办的未结案件1件" in words(shown) and "没有可以接手全部案件" in words(shown)
    wang = person(admin, "wang", Role.REVIEWER, BRANCH)
    shown = press(chosen(admin, li), f"people_switch_{li.who.id}")
    assert f"people_alone_{li.who.id}" not in keys(shown)
    shown.selectbox(key=f"people_heir_{li.who.id}").set_value(wang.who.id)
    shown = press(run(shown), f"people_disable_{li.who.id}")
    assert "li 已停用，1件未结案件已交给 wang。" in words(shown)
    assert record_of(admin, case_id).handler == wang.who.id


def test_cases_left_with_somebody_disabled_are_handed_on_later(admin: Desk, li: Desk, case_id: int) -> None:
    wang = person(admin, "wang", Role.REVIEWER, BRANCH)
    shown = press(chosen(admin, li), f"people_switch_{li.who.id}")
    shown.selectbox(key=f"people_heir_{li.who.id}").set_value(wang.who.id)
    shown = press(run(shown), f"people_alone_{li.who.id}")
    assert "li 已停用。" in words(shown) and "名下还有未结案件1件" in words(shown)
    assert f"people_hand_on_{li.who.id}" in keys(shown)  # the choice made before still stands
    shown = press(shown, f"people_hand_on_{li.who.id}")
    assert "已把 li 的1件未结案件交给 wang。" in words(shown)
    assert record_of(admin, case_id).handler == wang.who.id and "名下还有" not in words(shown)


def test_the_last_administrator_stays_and_is_told_why(admin: Desk) -> None:
    shown = press(opened(admin, "people"), f"people_switch_{admin.who.id}")
    assert "最后一个可用的系统管理员" in words(press(shown, f"people_disable_{admin.who.id}"))
