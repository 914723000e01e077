"""案件办理: the head, the tabs, changing rows, two people at once, earlier versions."""

import time

import pytest
from streamlit.testing.v1 import AppTest

from legal_docs.model.account import Role
from legal_docs.model.record import CaseRecord
from legal_docs.services.desk import cases, editing
from legal_docs.services.desk.desk import Desk
from legal_docs.web.screens.case import TABS, tabs_of
from tests.houses import person
from tests.services.desk.uploads import NUMBERS
from tests.web.showing import choose, opened, run, tables, words

Made = tuple[CaseRecord, ...]


def case(desk: Desk, record: CaseRecord, tab: str) -> AppTest:
    return opened(desk, "case", case=str(record.id), tab=tab)


def press(shown: AppTest, label: str) -> AppTest:
    next(button for button in shown.button if button.label == label).click()
    return run(shown)


def field(shown: AppTest, label: str) -> object:
    found = [*shown.text_input, *shown.text_area]
    return next(each for each in found if each.label.removesuffix(" *") == label)


def type_in(shown: AppTest, label: str, text: str) -> AppTest:
    """The screen after a field was filled and left."""
    field(shown, label).set_value(text)  # type: ignore[attr-defined]
    return run(shown)


def because(shown: AppTest, reason: str) -> AppTest:
    """The screen after the reason of the change was given and it was saved."""
    return press(type_in(shown, "修改原因", reason), "保存")


def sheet(shown: AppTest, name: str) -> AppTest:
    control = next(b for b in shown.segmented_control if b.label == "资料表")
    control.set_value(name)
    return run(shown)


def test_a_row_of_the_list_leads_to_the_page_of_its_case(li: Desk, made: Made) -> None:
    shown = choose(opened(li, "cases"), 0, 0)
    said = words(shown)
    assert any(number in said for number in NUMBERS) and "登记情况" in said
    assert shown.query_params["case"] in (
        str(made[0].id),
        [str(made[0].id)],
        str(made[1].id),
        [str(made[1].id)],
    )


def test_the_head_says_where_the_case_stands(li: Desk, made: Made) -> None:
    said = words(case(li, made[0], "overview"))
    for expected in (NUMBERS[0], "丁借款", "催收已移交", str(made[0].last_day), "人员li", "下一步"):
        assert expected in said


def test_without_a_case_the_page_leads_to_the_list(li: Desk) -> None:
    for query in ({}, {"case": "x"}, {"case": "9" * 30}):
        assert "还没有选择案件" in words(opened(li, "case", **query))


def test_going_back_in_the_browser_goes_back_to_the_tab_before(li: Desk, made: Made) -> None:
    shown = case(li, made[0], "overview")
    tabs = shown.segmented_control(key=f"case_tab_{made[0].id}")
    tabs.set_value("past")
    assert run(shown).query_params["tab"] in ("past", ["past"])
    shown.query_params["tab"] = "overview"
    run(shown)
    assert shown.segmented_control(key=f"case_tab_{made[0].id}").value == "overview"


def test_a_click_counts_where_the_address_lags_behind(li: Desk, made: Made) -> None:
    shown = case(li, made[0], "overview")
    for name in ("past", "terms"):
        shown.segmented_control(key=f"case_tab_{made[0].id}").set_value(name)
        shown.query_params["tab"] = "overview"
        run(shown)
        assert shown.query_params["tab"] in (name, [name])


@pytest.mark.parametrize("tab", [tab.name for tab in TABS])
def test_every_tab_opens_in_well_under_a_second(tab: str, li: Desk, made: Made) -> None:
    shown = case(li, made[0], tab)
    begun = time.perf_counter()
    run(shown)
    assert time.perf_counter() - begun < 1
    assert shown.query_params["tab"] in (tab, [tab])


def test_roles_see_the_page_of_cases_within_reach_only(admin: Desk, made: Made) -> None:
    assert NUMBERS[0] in words(case(person(admin, "head", Role.REVIEWER), made[0], "overview"))
    said = words(case(person(admin, "west", Role.LAWYER, "西支行"), made[0], "overview"))
    assert "没有找到" in said and "丁借款" not in said and NUMBERS[0] not in said
    assert all(not tabs_of(role) for role in (Role.AUDITOR, Role.ADMINISTRATOR, Role.COUNSEL))


def test_a_case_is_given_to_a_colleague(admin: Desk, li: Desk, made: Made) -> None:
    wang = person(admin, "wang", Role.LAWYER, "东支行")
    shown = case(li, made[0], "overview")
    shown.selectbox(key=f"handler_{made[0].id}").select(wang.who.id)
    press(shown, "分配")
    assert cases.status_of(li, made[0].id).handler == wang.who.id and "人员wang" in words(shown)


def test_a_row_is_changed_checked_and_saved_with_a_reason(li: Desk, made: Made) -> None:
    shown = choose(case(li, made[0], "ledger"), 0, 0)
    type_in(shown, "付款人", "代付人甲")
    assert "还款流水 第2行（已改）" in words(shown)
    press(shown, "保存")
    assert "请填写修改原因" in words(shown) and cases.status_of(li, made[0].id).version == 1
    because(shown, "补充付款人")
    assert "已保存为第2版" in words(shown) and "尚未保存" not in words(shown)
    assert cases.open_case(li, made[0].id).case.repayments[0].payer == "代付人甲"
    assert tables(shown)[0][0]["付款人"] == "代付人甲"


def test_a_mistake_stands_beside_its_field_and_what_was_typed_stays(li: Desk, made: Made) -> None:
    shown = choose(case(li, made[0], "ledger"), 0, 0)
    type_in(shown, "还款日", "2024-13-10")
    said = words(shown)
    assert "这一天不存在" in said and "改正以上各项后才能保存" in said
    assert shown.button(key=f"save_{made[0].id}").disabled
    assert field(shown, "还款日").value == "2024-13-10"  # type: ignore[attr-defined]
    assert tables(shown)[0][0]["状态"] == "有错误"
    press(shown, "确认放弃")
    assert "尚未保存" not in words(shown) and tables(shown)[0][0]["还款日"] == "2024-01-10"


def test_a_row_is_added_and_one_is_dropped(li: Desk, made: Made) -> None:
    shown = press(case(li, made[0], "ledger"), "新增一行")
    for label, text in (("流水号", "R8"), ("还款日", "2024-02-01"), ("金额", "100")):
        type_in(shown, label, text)
    assert "（新增）" in words(shown)
    because(shown, "漏录")
    before = cases.open_case(li, made[0].id).case.repayments
    assert before[-1].id == "R8"
    press(choose(shown, 0, len(before) - 1), "删除这一行")
    assert "删除1行" in words(shown)
    because(shown, "录错")
    assert len(cases.open_case(li, made[0].id).case.repayments) == len(before) - 1


def test_the_case_itself_is_neither_added_nor_dropped(li: Desk, made: Made) -> None:
    shown = case(li, made[0], "parties")
    labels = {button.label for button in shown.button}
    assert not {"新增一行", "删除这一行"} & labels
    assert "删除这一行" in {b.label for b in choose(sheet(shown, "当事人"), 0, 0).button}


def test_two_people_change_one_case_and_nothing_typed_is_lost(admin: Desk, li: Desk, made: Made) -> None:
    wang = person(admin, "wang", Role.REVIEWER)
    shown = choose(case(li, made[0], "ledger"), 0, 0)
    type_in(shown, "付款人", "代付人甲")
    draft = editing.begin(wang, made[0].id)
    row = draft.sheet("还款流水")[0].cells
    editing.keep(wang, draft.put("还款流水", 0, {**row, "付款人": "代付人乙"}), "另有来源")
    said = words(type_in(shown, "修改原因", "补充"))
    assert "人员wang 于" in said and "付款人" in said and "仍保留在本页" in said
    beside = next(rows for rows in tables(shown) if "您填写的" in rows[0])
    assert [tuple(row.values()) for row in beside] == [
        ("都有改动", "还款流水", "2", "付款人", "丁借款", "代付人乙", "代付人甲")
    ]
    press(shown, "在最新版本上继续")
    assert "他人改为“代付人乙”，您填写“代付人甲”，现保留您的内容" in words(shown)
    assert field(shown, "修改原因").value == "补充"  # type: ignore[attr-defined]
    press(shown, "保存")
    assert cases.open_case(li, made[0].id).case.repayments[0].payer == "代付人甲"
    assert cases.status_of(li, made[0].id).version == 3


def test_the_history_tells_who_changed_what_and_opens_an_earlier_version(li: Desk, made: Made) -> None:
    draft = editing.begin(li, made[0].id)
    row = draft.sheet("还款流水")[0].cells
    editing.keep(li, draft.put("还款流水", 0, {**row, "付款人": "代付人甲"}), "补充付款人")
    shown = case(li, made[0], "past")
    newest, first = tables(shown)[0]
    assert (newest["版本"], newest["修改人"], newest["原因"]) == (2, "人员li", "补充付款人")
    assert newest["改动内容"] == "还款 第1项 付款人" and first["改动内容"] == "首次导入"
    choose(shown, 0, 1)
    assert "第1版" in words(shown)
    assert any(rows[0].get("付款人") == "丁借款" for rows in tables(shown)[1:])
