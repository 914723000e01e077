"""What is typed and not saved: it outlives the page, another window, another person's saving."""

from datetime import timedelta

import pytest

from legal_docs.model.account import Role
from legal_docs.model.record import CaseRecord
from legal_docs.services.desk import cases, drafts, editing
from legal_docs.services.desk.desk import Desk
from tests.houses import person
from tests.web.screens.case.test_page import Made, because, case, field, press, sheet, type_in
from tests.web.showing import choose, run, tables, words

ROW = "还款流水 第2行（已改）"


def saved_by(desk: Desk, record: CaseRecord, **changes: str) -> None:
    draft = editing.begin(desk, record.id)
    row = draft.sheet("还款流水")[0].cells
    editing.keep(desk, draft.put("还款流水", 0, {**row, **changes}), "另有来源")


def test_what_was_typed_is_offered_after_a_reload_and_taken_up(li: Desk, made: Made) -> None:
    type_in(choose(case(li, made[0], "ledger"), 0, 0), "付款人", "代付人甲")
    shown = case(li, made[0], "ledger")
    said = words(shown)
    assert "有未保存的修改" in said and ROW in said and "下面的资料只能查看" in said
    assert "选择一行进行修改" not in said and tables(shown)[0][0]["付款人"] == "丁借款"
    assert "新增一行" not in {button.label for button in shown.button}
    press(shown, "继续编辑")
    assert "尚未保存的修改" in words(shown) and tables(shown)[0][0]["付款人"] == "代付人甲"
    type_in(choose(shown, 0, 0), "还款渠道", "柜面")
    because(shown, "核对回单")
    case_now = cases.open_case(li, made[0].id).case
    assert (case_now.repayments[0].payer, case_now.repayments[0].channel) == ("代付人甲", "柜面")
    assert drafts.find(li, made[0].id) is None
    assert "有未保存的修改" not in words(case(li, made[0], "ledger"))


def test_it_is_offered_on_each_tab_of_the_case_and_to_nobody_else(admin: Desk, li: Desk, made: Made) -> None:
    type_in(choose(case(li, made[0], "ledger"), 0, 0), "付款人", "代付人甲")
    for tab in ("parties", "contact"):
        assert ROW in words(case(li, made[0], tab))
    assert "有未保存的修改" not in words(case(li, made[1], "ledger"))
    wang = person(admin, "wang", Role.REVIEWER)
    assert "有未保存的修改" not in words(case(wang, made[0], "ledger"))


def test_what_is_given_up_is_gone(li: Desk, made: Made) -> None:
    type_in(choose(case(li, made[0], "ledger"), 0, 0), "付款人", "代付人甲")
    shown = press(case(li, made[0], "ledger"), "确认放弃")
    assert "未保存" not in words(shown) and "选择一行进行修改" in words(shown)
    assert drafts.find(li, made[0].id) is None


def test_the_reason_outlives_the_page_too(li: Desk, made: Made) -> None:
    shown = type_in(choose(case(li, made[0], "ledger"), 0, 0), "付款人", "代付人甲")
    type_in(shown, "修改原因", "核对回单")
    again = press(case(li, made[0], "ledger"), "继续编辑")
    press(again, "保存")
    assert cases.history(li, made[0].id)[0].reason == "核对回单"


def test_a_change_taken_back_leaves_nothing_to_offer(li: Desk, made: Made) -> None:
    shown = type_in(choose(case(li, made[0], "ledger"), 0, 0), "付款人", "代付人甲")
    assert drafts.find(li, made[0].id)
    type_in(shown, "付款人", "丁借款")
    assert "尚未保存" not in words(shown) and drafts.find(li, made[0].id) is None


def test_a_row_begun_with_one_cell_is_there_after_a_reload(li: Desk, made: Made) -> None:
    shown = press(case(li, made[0], "ledger"), "新增一行")
    assert "新增" in words(shown) and not drafts.find(li, made[0].id)
    type_in(shown, "流水号", "R8")
    assert "请填写" in words(shown)
    again = press(case(li, made[0], "ledger"), "继续编辑")
    assert "（新增）" in words(again) and tables(again)[0][-1]["流水号"] == "R8"


def test_fields_of_a_row_stay_where_they_are_while_it_is_filled(li: Desk, made: Made) -> None:
    shown = choose(case(li, made[0], "ledger"), 0, 0)
    before = [each.label for each in shown.text_input]
    assert before.index("被冲正流水号") > before.index("还款渠道")  # among those that are still empty
    type_in(shown, "被冲正流水号", "R0")
    type_in(shown, "付款人", "")
    assert [each.label for each in shown.text_input if each.label != "修改原因 *"] == before


def test_a_row_that_is_opened_again_shows_what_was_typed_into_it(li: Desk, made: Made) -> None:
    shown = type_in(choose(case(li, made[0], "ledger"), 0, 0), "付款人", "代付人甲")
    sheet(sheet(shown, "余额"), "还款流水")
    assert field(shown, "付款人").value == "代付人甲"  # type: ignore[attr-defined]
    type_in(shown, "还款渠道", "柜面")
    assert tables(shown)[0][0]["付款人"] == "代付人甲"


def test_who_comes_back_after_somebody_saved_is_told_who_and_chooses_cell_by_cell(
    admin: Desk, li: Desk, made: Made
) -> None:
    shown = type_in(choose(case(li, made[0], "ledger"), 0, 0), "付款人", "代付人甲")
    type_in(shown, "还款渠道", "柜面")
    saved_by(person(admin, "wang", Role.REVIEWER), made[0], 付款人="代付人乙")
    shown = case(li, made[0], "ledger")
    assert "人员wang 于" in words(shown) and "保存了第2版" in words(shown)
    press(shown, "继续编辑")
    choice = next(each for each in shown.segmented_control if "付款人" in each.label)
    choice.set_value("采用他人的")
    press(run(shown), "在最新版本上继续")
    assert "您填写“代付人甲”，现采用他人的内容" in words(shown)
    because(shown, "核对回单")
    now = cases.open_case(li, made[0].id).case.repayments[0]
    assert (now.payer, now.channel) == ("代付人乙", "柜面")


def test_ones_own_saving_in_another_window_is_told_as_ones_own(li: Desk, made: Made) -> None:
    shown = type_in(choose(case(li, made[0], "ledger"), 0, 0), "付款人", "代付人甲")
    saved_by(li, made[0], 还款渠道="柜面")
    assert "您 于" in words(run(shown))


@pytest.mark.parametrize(
    ("button", "payer_then"), [("以本页为准", "代付人乙"), ("改用另一个窗口的内容", "代付人甲")]
)
def test_two_windows_of_one_person_do_not_write_over_each_other(
    li: Desk, made: Made, button: str, payer_then: str
) -> None:
    one, two = (choose(case(li, made[0], "ledger"), 0, 0) for _ in range(2))
    type_in(one, "付款人", "代付人甲")
    said = words(type_in(two, "付款人", "代付人乙"))
    assert "您在另一个窗口也修改了本案" in said and ROW in said
    assert "保存" not in {each.label for each in two.button}
    found = drafts.find(li, made[0].id)
    assert found and found.draft.sheet("还款流水")[0].cells["付款人"] == "代付人甲"
    press(two, button)
    assert tables(two)[0][0]["付款人"] == payer_then and "另一个窗口" not in words(two)
    found = drafts.find(li, made[0].id)
    assert found and found.draft.sheet("还款流水")[0].cells["付款人"] == payer_then


def test_the_time_it_was_kept_is_told_in_chinas_time(li: Desk, made: Made) -> None:
    draft = editing.begin(li, made[0].id)
    row = draft.sheet("还款流水")[0].cells
    drafts.keep(li, draft.put("还款流水", 0, {**row, "付款人": "代付人甲"}))
    found = drafts.find(li, made[0].id)
    assert found and f"{found.at + timedelta(hours=8):%Y-%m-%d %H:%M}暂存" in words(
        case(li, made[0], "ledger")
    )
