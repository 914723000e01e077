"""看板, 模板, 参数表, 审计记录, 人员: as each role sees them."""

import pytest

from legal_docs.model.account import Role
from legal_docs.model.filing import FilingKind
from legal_docs.services.desk import people, sessions, templates, trail
from legal_docs.services.desk.desk import Desk
from legal_docs.services.desk.trail import TrailQuery
from legal_docs.services.wiring import Wiring
from legal_docs.web.navigation import screens_of
from tests.houses import PASSWORD, person
from tests.services.desk.managed import filled
from tests.services.desk.test_tables import BANK
from tests.services.desk.test_templates import DOCX
from tests.web.showing import choose, opened, run, tables, words

OURS = {"dashboard", "templates", "tables", "trail", "people"}


def test_each_role_has_its_own_of_these_screens() -> None:
    found = {role: OURS & {screen.path for screen in screens_of(role)} for role in Role}
    assert found == {
        Role.LAWYER: set(),
        Role.REVIEWER: set(),
        Role.COUNSEL: set(),
        Role.MANAGER: {"dashboard"},
        Role.ADMINISTRATOR: {"people", "templates", "tables"},
        Role.AUDITOR: {"trail"},
    }


def test_a_dashboard_without_cases_says_what_comes(admin: Desk) -> None:
    shown = opened(person(admin, "jing", Role.MANAGER), "dashboard")
    assert "还没有案件" in words(shown) and not shown.metric


def test_a_manager_sees_figures_and_the_masked_cases_behind_them(house: Wiring, admin: Desk) -> None:
    filled(house)
    manager = person(admin, "jing", Role.MANAGER)
    shown = opened(manager, "dashboard")
    assert [metric.label for metric in shown.metric][:2] == ["未结案", "五周内届满"]
    assert len(shown.dataframe) == 4
    shown = opened(manager, "dashboard", of="by_branch", at="0")
    assert "甲分行" in words(shown) and "5件" in words(shown)
    (rows,) = tables(shown)
    assert len(rows) == 5 and not any("某甲" in str(row) for row in rows)
    shown = choose(shown, 0, 0)
    assert "下一步" in words(shown) and "张\\*\\*" not in words(shown)
    assert "张某甲" not in words(shown)
    shown.button(key="dashboard_back").click()
    assert len(run(shown).metric) == 5


@pytest.mark.parametrize(
    "query", [{"of": "nowhere", "at": "0"}, {"of": "filings", "at": "99"}, {"of": "on", "at": "1"}]
)
def test_a_made_up_address_shows_the_whole_dashboard(
    house: Wiring, admin: Desk, query: dict[str, str]
) -> None:
    filled(house)
    assert len(opened(person(admin, "jing", Role.MANAGER), "dashboard", **query).metric) == 5


def test_a_case_out_of_reach_is_not_shown_by_its_address(house: Wiring, admin: Desk) -> None:
    from legal_docs.storage import cases

    filled(house)
    with house.records.reading() as tx:
        other = cases.by_number(tx, "A-3")
    assert other
    shown = opened(
        person(admin, "jing", Role.MANAGER, "甲分行"), "dashboard", of="by_branch", at="0", case=str(other.id)
    )
    assert "A-3" not in words(shown) and "没有找到" in words(shown)


def test_an_administrator_sees_uploads_and_takes_one_into_use(admin: Desk) -> None:
    assert "还没有上传" in words(opened(admin, "templates"))
    note = templates.note_of(key="bank-demand", version="1", kind=FilingKind.DEMAND, cause=None, court="")
    kept = templates.upload(admin, "a.docx", DOCX, note)
    shown = opened(admin, "templates")
    shown.button(key=f"templates_use_{kept.id}").click()
    assert "已启用" in words(run(shown)) and templates.listing(admin)[0].is_active
    shown.button(key=f"templates_drop_{kept.id}").click()
    assert "已停用" in words(run(shown)) and not templates.listing(admin)[0].is_active


def test_a_template_is_uploaded_on_the_screen(admin: Desk) -> None:
    shown = opened(admin, "templates")
    shown.file_uploader[0].upload("催收函.docx", DOCX)
    shown.text_input(key="templates_key").set_value("bank-demand")
    shown.text_input(key="templates_version").set_value("1")
    shown = run(shown)
    shown.button(key="templates_check").click()
    assert "没有通过" in words(run(shown)) or shown.error  # a demand is no complaint
    shown.selectbox(key="templates_kind").set_value(FilingKind.DEMAND)
    shown.button(key="templates_keep").click()
    assert "已保存" in words(run(shown))
    assert [each.key for each in templates.listing(admin)] == ["bank-demand"]


def test_a_table_is_compared_kept_and_used(admin: Desk) -> None:
    shown = opened(admin, "tables")
    assert "程序自带的表" in words(shown) and "国务院办公厅" in words(shown)
    shown.file_uploader[0].upload("b.toml", BANK)
    shown.text_input(key="tables_reason_bank").set_value("试用")
    shown = run(shown)
    assert "改动3项" in words(shown)
    shown.button(key="tables_keep_bank").click()
    shown = run(shown)
    use = next(button for button in shown.button if button.key and button.key.startswith("tables_use_"))
    use.click()
    assert "已启用" in words(run(shown)) and "本行第1版" in words(shown)


def test_a_wrong_table_is_told_beside_the_others(admin: Desk) -> None:
    shown = opened(admin, "tables")
    shown.file_uploader[0].upload("b.toml", b"[conduct]\ndials_a_day = -1\n")
    shown = run(shown)
    assert "conduct.dials_a_day" in words(shown) and "国务院办公厅" in words(shown)


def test_an_auditor_narrows_the_trail_and_verifies_it(admin: Desk) -> None:
    auditor = person(admin, "shen", Role.AUDITOR)
    shown = opened(auditor, "trail")
    assert {"登录", "添加人员"} <= {str(row["操作"]) for row in tables(shown)[0]}
    shown.selectbox(key="trail_action").set_value("people.add")
    (rows,) = tables(run(shown))
    assert [row["对象"] for row in rows] == ["账号 shen"] and rows[0]["内容"] == "角色 审计人员"
    shown.selectbox(key="trail_who").set_value(auditor.who.id)
    assert "没有符合条件" in words(run(shown))
    shown.button(key="trail_verify").click()
    assert "记录链完整" in words(run(shown))


def test_a_trail_that_was_touched_is_told(house: Wiring, admin: Desk) -> None:
    from sqlalchemy import text

    auditor = person(admin, "shen", Role.AUDITOR)
    with house.engine.begin() as connection:
        connection.execute(text("drop trigger trail_no_update"))
        connection.execute(text("update trail set who = 7 where seq = 1"))
    shown = opened(auditor, "trail")
    shown.button(key="trail_verify").click()
    assert "处异常" in words(run(shown))


def test_log_ins_of_somebody_are_ended_on_the_screen(house: Wiring, admin: Desk) -> None:
    li = person(admin, "li", Role.LAWYER)
    token = sessions.log_in(house, "li", PASSWORD, "::1").token
    shown = opened(admin, "people")
    shown.selectbox(key="people_chosen").set_value(li.who.id)
    shown = run(shown)
    shown.button(key=f"people_end_{li.who.id}").click()
    assert "已结束 li 的1个登录" in words(run(shown))
    assert sessions.who_is(house, token) is None
    rows = trail.read(person(admin, "shen", Role.AUDITOR), TrailQuery(action="people.end")).rows
    assert rows[0].event.detail == {"sessions": "1"}
    assert people.end_sessions(admin, li.who.id) == 0
