"""参数表: holidays and the LPR entered by a form, kept, used; what was computed before, computed anew."""

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import DateInput

from legal_docs.model.account import Role
from legal_docs.model.supply import SupplyKind
from legal_docs.services.desk import basis, checking, recounting, tables
from legal_docs.services.desk.desk import Desk
from legal_docs.services.work import worker
from legal_docs.storage import cases, jobs
from tests.houses import person
from tests.law.notices import REST, SOURCE, WORK, toml
from tests.services.desk.worked import record_of, sample
from tests.services.own_tables import lent_on, on_lpr, rate
from tests.web.showing import opened, run, words
from tests.web.showing import tables as rows_of


@pytest.fixture(autouse=True)
def no_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    """Jobs wait until the test has them done."""
    monkeypatch.setenv("LEGAL_DOCS_WORKER", "none")


def pressed(shown: AppTest, key: str) -> AppTest:
    next(each for each in shown.button if each.key == key).click()
    return run(shown)


def lpr_day(shown: AppTest) -> DateInput:
    return next(each for each in shown.date_input if str(each.key).startswith("tables_lpr_day"))


def enter_rate(shown: AppTest, day: date, one: str = "2.90", source: str = "某日公告") -> AppTest:
    lpr_day(shown).set_value(day)
    shown.text_input(key="tables_lpr_one_0").set_value(one)
    shown.text_input(key="tables_lpr_five_0").set_value("3.40")
    shown.text_input(key="tables_lpr_source_0").set_value(source)
    form = next(each for each in shown.button if each.label == "核对改动" and "lpr" in str(each.form_id))
    form.click()
    return run(shown)


def test_a_publication_is_entered_kept_and_used(admin: Desk) -> None:
    shown = opened(admin, "tables")
    assert lpr_day(shown).value == min(date(2026, 10, 20), admin.today())
    assert ("2026-10-20应公布的利率尚未收录" in words(shown)) is (admin.today() >= date(2026, 10, 20))
    shown = enter_rate(shown, date(2026, 5, 20))
    found = next(rows for rows in rows_of(shown) if rows and "性质" in rows[0])
    assert {row["参数"]: row["性质"] for row in found} == {
        "2026-05 · 一年期（%）": "● 更正",
        "2026-05 · 五年期以上（%）": "● 更正",
        "2026-05 · 来源": "● 更正",
    }
    shown = pressed(shown, "tables_enter_lpr")
    assert "已保存为贷款市场报价利率第1版" in words(shown)
    (kept,) = tables.versions(admin, SupplyKind.LPR)
    assert kept.reason == "某日公告" and not kept.is_active
    shown = pressed(shown, f"tables_use_{kept.id}")
    assert "已启用贷款市场报价利率第1版" in words(shown)
    row = next(row for rows in rows_of(shown) for row in rows if row.get("公布日") == "2026-05-20")
    assert (row["一年期（%）"], row["来源"]) == ("2.90", "某日公告")


def test_what_was_typed_wrongly_is_told_and_nothing_can_be_kept(admin: Desk) -> None:
    shown = enter_rate(opened(admin, "tables"), date(2026, 5, 20), one="三")
    assert "2026-05-20报价：一年期应大于0" in words(shown)
    assert "tables_enter_lpr" not in {each.key for each in shown.button}
    shown = enter_rate(shown, date(2026, 5, 20), source=" ")
    assert "请填写来源" in words(shown)


def test_a_year_of_holidays_is_entered_and_known_from_then_on(admin: Desk) -> None:
    shown = opened(admin, "tables")
    assert shown.number_input(key="tables_holidays_year_2027_0").value == 2027
    shown.text_area(key="tables_holidays_rest_0").set_value("、".join(REST))
    shown.text_input(key="tables_holidays_work_0").set_value("、".join(WORK))
    shown.text_input(key="tables_holidays_source_0").set_value(SOURCE)
    next(b for b in shown.button if b.label == "核对改动" and "holidays" in str(b.form_id)).click()
    shown = run(shown)
    assert "新版本共改动3项" in words(shown)
    shown = pressed(shown, "tables_enter_holidays")
    (kept,) = tables.versions(admin, SupplyKind.HOLIDAYS)
    shown = pressed(shown, f"tables_use_{kept.id}")
    assert "已确认至2027-12-31" in words(shown)
    shown.selectbox(key="tables_year").set_value(2027)
    assert f"来源：{SOURCE}" in words(run(shown))
    assert shown.number_input(key="tables_holidays_year_2028_1").value == 2028
    assert shown.text_area(key="tables_holidays_rest_1").value == ""


def submit(shown: AppTest, form: str, label: str = "核对改动") -> AppTest:
    next(b for b in shown.button if b.label == label and form in str(b.form_id)).click()
    return run(shown)


def test_a_wage_is_entered_used_corrected_and_struck_out(admin: Desk) -> None:
    shown = opened(admin, "tables")
    assert "还没有平均工资" in words(shown)
    shown.text_input(key="tables_wages_province__0").set_value("某省")
    shown.text_input(key="tables_wages_amount__0").set_value("12")
    shown.text_input(key="tables_wages_source_0").set_value("某公告")
    shown = submit(shown, "wages")
    assert "请选择公布日" in words(shown)
    shown.date_input(key="tables_wages_day__0").set_value(admin.today())
    shown = submit(shown, "wages")
    assert "年平均工资应在20,000元至1,000,000元之间" in words(shown)
    assert "tables_enter_wages" not in {each.key for each in shown.button}
    shown.text_input(key="tables_wages_amount__0").set_value("120,000")
    shown = pressed(submit(shown, "wages"), "tables_enter_wages")
    (kept,) = tables.versions(admin, SupplyKind.WAGES)
    assert kept.reason == f"某省{admin.today().year - 1}年度：某公告"
    shown = pressed(shown, f"tables_use_{kept.id}")
    shown_rows = " ".join(each.proto.body for each in shown.get("html"))
    assert "某省</td>" in shown_rows and "120,000.00</td>" in shown_rows and "某公告</td>" in shown_rows
    assert "导出现行版本" in {each.label for each in shown.download_button}
    year = admin.today().year - 1
    shown.selectbox(key="tables_wages_chosen_1").set_value(("某省", year))
    shown = run(shown)
    assert shown.text_input(key=f"tables_wages_amount_某省{year}_1").value == "120,000.00"
    shown = submit(shown, "wages", "删去这一条")
    assert f"删去某省{year}年度" in words(shown)
    shown = pressed(shown, "tables_enter_wages")
    assert len(tables.versions(admin, SupplyKind.WAGES)) == 2


def test_what_a_court_wants_is_entered_by_a_form(admin: Desk) -> None:
    shown = opened(admin, "tables")
    shown.selectbox(key="tables_courts_chosen_0").set_value("另一家法院")
    shown = run(shown)
    shown.text_input(key="tables_courts_name_0").set_value("某市某区人民法院")
    shown.text_input(key="tables_courts_pattern_另一家法院_0").set_value("{手机}.pdf")
    shown.text_input(key="tables_courts_source_另一家法院_0").set_value("电话告知")
    shown = submit(shown, "courts")
    assert "文件名格式不能使用" in words(shown)
    shown.text_input(key="tables_courts_pattern_另一家法院_0").set_value("{序号}.pdf")
    shown.number_input(key="tables_courts_volume_mb_另一家法院_0").set_value(30)
    shown = pressed(submit(shown, "courts"), "tables_enter_courts")
    (kept,) = tables.versions(admin, SupplyKind.COURTS)
    data = tables.content(admin, kept.id).decode()
    bundle, efiling = data.split("\n\n")
    assert bundle == '["某市某区人民法院".bundle]\nvolume_mb = 30'
    assert efiling == '["某市某区人民法院".efiling]\npattern = "{序号}.pdf"\n'
    shown.selectbox(key="tables_courts_chosen_1").set_value("某市某区人民法院")
    shown = run(shown)
    assert shown.number_input(key="tables_courts_volume_mb_某市某区人民法院_1").value == 30
    assert "删去某市某区人民法院" in words(submit(shown, "courts", "删去这家法院"))


def in_use(admin: Desk) -> None:
    kept = tables.upload(admin, SupplyKind.HOLIDAYS, "h.toml", toml().encode(), SOURCE)
    tables.use(admin, kept.id)


def added(admin: Desk) -> int:
    with admin.records.writing() as tx:
        who = admin.who.id
        return cases.add(tx, sample("008"), branch="东支行", handler=who, by=who, at=admin.now()).id


def test_the_screen_tells_how_far_the_cases_are_computed_anew(admin: Desk) -> None:
    id = added(admin)
    in_use(admin)
    shown = opened(admin, "tables")
    assert "可以离开或刷新本页" in words(shown)
    worker.serve(admin.wiring, idle=0)
    shown = run(shown)
    assert "节假日变动后已重新计算" in words(
        shown
    ) and "未结案件1件，结果有变化1件，其中须重新检查0件" in words(shown)
    assert record_of(admin, id).next_act


def test_the_handler_is_told_to_check_again_and_then_no_more(admin: Desk) -> None:
    li = person(admin, "li", Role.LAWYER, "东支行")
    with admin.records.writing() as tx:
        who = li.who.id
        id = cases.add(tx, on_lpr(), branch="东支行", handler=who, by=who, at=admin.now()).id
    checking.check(li, id, on=li.today())
    kept = tables.upload(admin, SupplyKind.LPR, "l.toml", rate(lent_on()).encode(), SOURCE)
    tables.use(admin, kept.id)
    worker.serve(admin.wiring, idle=0)
    shown = opened(li, "case", case=str(id), tab="check")
    assert "欠款或者期间的结论有变化，请重新审查" in words(shown)
    next(button for button in shown.button if button.label == "审查并登记").click()
    assert "资料第1版已审查" in words(run(shown))


def test_another_program_is_told_and_everything_computed_anew(
    admin: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "recount_everything" not in {each.key for each in opened(admin, "tables").button}
    added(admin)
    monkeypatch.setattr(basis, "__version__", "9.9.9")
    shown = opened(admin, "tables")
    assert "程序由" in words(shown) and "未结案件的结果可能已不同" in words(shown)
    shown = pressed(shown, "recount_everything")
    assert "程序或者设置有变动，正在重新计算未结案件" in str(shown.get("progress")[0].proto)
    assert worker.serve(admin.wiring, idle=0) == 1
    shown = run(shown)
    assert "程序或者设置变动后已重新计算" in words(shown)
    assert "recount_everything" not in {each.key for each in shown.button}


def test_a_recount_that_failed_is_told_and_begun_again(admin: Desk) -> None:
    from legal_docs.model.stored import JobState

    added(admin)
    in_use(admin)
    with admin.records.writing() as tx:
        job = jobs.take(tx, at=admin.now())
        assert job
        jobs.finish(tx, job.id, JobState.FAILED, at=admin.now(), message="磁盘已满")
    shown = opened(admin, "tables")
    assert "没有全部重新计算：磁盘已满" in words(shown)
    assert "已重新开始计算" in words(pressed(shown, f"recount_again_{job.id}"))
    assert recounting.latest(admin)[0].id != job.id
