"""看板, 模板, 参数表, 审计记录, 人员: as each role sees them."""

from datetime import timedelta

import pytest

from legal_docs.model.account import Role
from legal_docs.model.casefile import Cause
from legal_docs.model.filing import FilingKind
from legal_docs.model.stored import JobState
from legal_docs.services.desk import exports, people, sessions, templates, trail
from legal_docs.services.desk.desk import Desk
from legal_docs.services.desk.trail import TrailQuery
from legal_docs.services.wiring import Wiring
from legal_docs.services.work import worker
from legal_docs.storage import cases, jobs
from legal_docs.web.navigation import screens_of
from legal_docs.web.parts import progress
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
    assert not shown.dataframe
    for each in ("pipeline", "at_risk", "by_branch", "filings"):
        shown.session_state[f"dashboard_{each}_table"] = True
    behind = tables(run(shown))
    assert [len(rows) for rows in behind] == [44, 2, 15, 12]
    assert behind[1][0] == {
        "分行": "甲分行", "案件数": 5, "欠款（元）": "1,700.00", "已回收（元）": "333.33", "回收率": "19.6%",
    }  # fmt: skip
    shown = opened(manager, "dashboard", of="by_branch", at="branch.甲分行")
    assert "甲分行" in words(shown) and "5件" in words(shown)
    (rows,) = tables(shown)
    assert len(rows) == 5 and not any("某甲" in str(row) for row in rows)
    shown = choose(shown, 0, 0)
    assert "催收移交日" in words(shown) and "最近期限" in words(shown) and "下一步" not in words(shown)
    assert "张某甲" not in words(shown)
    shown.button(key="dashboard_back").click()
    assert len(run(shown).metric) == 5


def test_a_reload_shows_the_figures_of_the_same_cases(house: Wiring, admin: Desk) -> None:
    filled(house)
    manager = person(admin, "jing", Role.MANAGER)
    shown = opened(manager, "dashboard")
    shown.selectbox(key="dashboard_branch").set_value("乙分行")
    shown.selectbox(key="dashboard_cause").set_value(Cause.LOAN)
    shown = run(shown)
    assert "乙分行" in shown.query_params["branch"] and "loan" in shown.query_params["cause"]
    again = opened(manager, "dashboard", branch="乙分行", cause="loan", of="by_branch", at="branch.乙分行")
    assert again.selectbox(key="dashboard_branch").value == "乙分行" and "1件，欠款300.00元" in words(again)
    shown.selectbox(key="dashboard_branch").set_value(None)
    assert "branch" not in run(shown).query_params
    other = opened(manager, "dashboard", branch="丙分行", cause="x")
    assert other.selectbox(key="dashboard_branch").value is None and len(other.metric) == 5
    assert "指明的分行没有案件" in words(other) and "指明的案由不存在" in words(other)
    own = opened(person(admin, "mei", Role.MANAGER, "乙分行"), "dashboard", branch="甲分行")
    assert own.selectbox(key="dashboard_branch").value == "乙分行" and "指明的分行" in words(own)


@pytest.fixture
def many(house: Wiring, monkeypatch: pytest.MonkeyPatch) -> Wiring:
    """More cases than are exported while one waits; the test does the job itself."""
    monkeypatch.setenv("LEGAL_DOCS_WORKER", "none")
    monkeypatch.setattr(exports, "DIRECT", 5)
    filled(house)
    return house


def test_few_cases_are_exported_at_once(house: Wiring, admin: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exports, "DIRECT", 6)
    filled(house)
    shown = opened(person(admin, "jing", Role.MANAGER), "dashboard")
    assert [each.label for each in shown.download_button] == ["导出为Excel表格"]


def test_many_cases_are_exported_by_a_job_that_a_reload_does_not_lose(many: Wiring, admin: Desk) -> None:
    manager = person(admin, "jing", Role.MANAGER)
    shown = opened(manager, "dashboard")
    assert not shown.download_button
    shown.button(key="dashboard_export_start").click()
    assert "可以离开或刷新本页" in words(run(shown))
    shown = opened(manager, "dashboard")
    assert "可以离开或刷新本页" in words(shown)
    assert not [each for each in shown.button if each.key == "dashboard_export_start"]
    assert worker.serve(many, idle=0) == 1
    shown = run(shown)
    job = exports.newest(manager)
    assert job and "全部分行，全部案由，共6件" in words(shown) and "保留一天" in words(shown)
    (link,) = [each.proto.body for each in shown.get("html") if "/files/exports/" in each.proto.body]
    assert f'href="/files/exports/{job.id}?download=1"' in link and "看板-" in link
    assert shown.button(key="dashboard_export_start")


def test_a_failed_export_is_told_and_may_be_begun_again(many: Wiring, admin: Desk) -> None:
    manager = person(admin, "jing", Role.MANAGER)
    exports.start(Desk(Wiring(many.settings.model_copy(update={"worker": "none"})), manager.who))
    with many.records.writing() as tx:
        job = jobs.take(tx, at=many.now())
        assert job
        jobs.finish(tx, job.id, JobState.FAILED, at=many.now(), message="磁盘空间不足")
    shown = opened(manager, "dashboard")
    assert "导出没有完成：磁盘空间不足" in words(shown)
    assert shown.button(key="dashboard_export_start")


def test_who_waits_in_vain_is_told_whom_to_tell(
    many: Wiring, admin: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = opened(person(admin, "jing", Role.MANAGER), "dashboard")
    shown.button(key="dashboard_export_start").click()
    assert "请告知系统管理员" not in words(run(shown))
    monkeypatch.setattr(worker, "PATIENCE", timedelta(0))
    assert progress.HELD_UP in words(run(shown))


@pytest.mark.parametrize(
    "query", [{"of": "nowhere", "at": "gone"}, {"of": "filings", "at": "11"}, {"of": "on"}, {"at": "gone"}]
)
def test_a_made_up_address_is_refused_in_words_and_shows_the_whole_dashboard(
    house: Wiring, admin: Desk, query: dict[str, str]
) -> None:
    filled(house)
    shown = opened(person(admin, "jing", Role.MANAGER), "dashboard", **query)
    assert len(shown.metric) == 5 and "地址中指明的统计项不存在" in words(shown)


def test_a_case_out_of_reach_is_not_shown_by_its_address(house: Wiring, admin: Desk) -> None:
    from legal_docs.storage import cases

    filled(house)
    with house.records.reading() as tx:
        other = cases.by_number(tx, "A-3")
    assert other
    shown = opened(
        person(admin, "jing", Role.MANAGER, "甲分行"), "dashboard", of="by_branch", at="branch.甲分行",
        case=str(other.id),
    )  # fmt: skip
    assert "A-3" not in words(shown) and "没有找到" in words(shown)
    shown.query_params["case"] = "x"
    assert "没有找到" in words(run(shown))
    shown.query_params["at"] = "branch.乙分行"
    assert "统计项不存在" in words(run(shown))


def test_an_administrator_sees_uploads_and_takes_one_into_use(admin: Desk) -> None:
    assert "还没有上传" in words(opened(admin, "templates"))
    note = templates.note_of(key="bank-demand", version="1", kind=FilingKind.DEMAND, cause=None, court="")
    kept = templates.upload(admin, "a.docx", DOCX, note)
    shown = opened(admin, "templates")
    shown.button(key=f"templates_use_{kept.id}").click()
    assert "已启用" in words(run(shown)) and templates.listing(admin)[0].is_active
    shown.button(key=f"templates_drop_{kept.id}").click()
    said = words(run(shown))
    assert "已停用" in said and "使用中" not in said and not templates.listing(admin)[0].is_active


def test_a_preview_goes_on_in_the_background_and_is_there_after_a_reload(
    admin: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LEGAL_DOCS_WORKER", "none")
    note = templates.note_of(key="bank-demand", version="1", kind=FilingKind.DEMAND, cause=None, court="")
    key = f"templates_preview_{templates.upload(admin, 'a.docx', DOCX, note).id}"
    shown = opened(admin, "templates")
    shown.button(key=key).click()
    assert "可以离开或刷新本页" in words(run(shown))
    shown = opened(admin, "templates")
    assert "可以离开或刷新本页" in words(shown) and shown.button(key=key).disabled
    with admin.records.writing() as tx:
        job = jobs.take(tx, at=admin.now())
        assert job
        jobs.finish(tx, job.id, JobState.FAILED, at=admin.now(), message="示例案件不需要这种文书")
    shown = run(shown)
    assert "预览没有完成：示例案件不需要这种文书" in words(shown) and not shown.button(key=key).disabled
    shown.button(key=key).click()
    run(shown)
    with admin.records.writing() as tx:
        job = jobs.take(tx, at=admin.now())
        assert job
        sha256, _ = admin.wiring.files.keep(b"%PDF-1.7")
        told = {"sha256": sha256, "case": "DEMO-1"}
        jobs.finish(tx, job.id, JobState.DONE, at=admin.now(), result=told)
    assert "用虚构的示例案件 DEMO-1 生成的文书" in words(opened(admin, "templates"))


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
    assert "才按对象筛选" not in words(shown)
    shown.selectbox(key="trail_kind").set_value("account")
    assert "填写对象编号并回车后，才按对象筛选" in words(run(shown))
    shown.selectbox(key="trail_who").set_value(auditor.who.id)
    assert "没有符合条件" in words(run(shown))
    shown.selectbox(key="trail_who").set_value(None)
    shown.selectbox(key="trail_kind").set_value(None)
    shown.text_input(key="trail_number").set_value(" 甲-1 ")
    assert "请核对案件编号是否完整" in words(run(shown))
    shown.button(key="trail_verify").click()
    assert "记录链完整" in words(run(shown))


def test_an_auditor_finds_events_by_the_number_of_a_case(house: Wiring, admin: Desk) -> None:
    filled(house)
    with house.records.writing() as tx:
        for number in ("A-1", "A-2"):
            record = cases.by_number(tx, number)
            assert record
            admin.note(tx, "case.read", f"case:{record.id}", version=1)
    shown = opened(person(admin, "shen", Role.AUDITOR), "trail")
    shown.text_input(key="trail_number").set_value("A-1")
    (rows,) = tables(run(shown))
    assert [(row["案件编号"], row["操作"]) for row in rows] == [("A-1", "打开案件")]
    shown.text_input(key="trail_number").set_value("a-")
    assert "请核对案件编号是否完整" in words(run(shown))
    shown.checkbox(key="trail_part").set_value(True)
    (rows,) = tables(run(shown))
    assert [row["案件编号"] for row in rows] == ["A-2", "A-1"] and "某甲" not in str(rows)
    shown.date_input(key="trail_until").set_value(admin.today() - timedelta(days=1))
    assert "没有符合条件" in words(run(shown))


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
    rows = trail.read(person(admin, "shen", Role.AUDITOR), TrailQuery(action="people.end_sessions")).rows
    assert rows[0].event.detail == {"sessions": "1"}
    assert people.end_sessions(admin, li.who.id) == 0
