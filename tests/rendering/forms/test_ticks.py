"""A tick goes into the box of its option: after it or before it, as the form prints them."""

import pytest

from legal_docs.model.form import FormRow, FormSheet, Tick
from legal_docs.rendering.forms.fill import fill_form
from legal_docs.rendering.forms.reasons import NO_BOX, SEVERAL_BOXES, TICKED_BEFORE, Reason
from tests.rendering.forms.cells import filled, one, texts
from tests.rendering.forms.layouts import cell, row, table, word


@pytest.mark.parametrize(
    ("printed", "tick", "said"),
    [
        ("了解□ 不了解□", Tick("了解"), "了解☑ 不了解□"),
        ("了解□ 不了解□", Tick("不了解"), "了解□ 不了解☑"),
        ("□了解 □不了解", Tick("了解"), "☑了解 □不了解"),
        ("□不了解 □了解", Tick("了解"), "□不了解 ☑了解"),
        ("□ 是  □ 否", Tick("否"), "□ 是  ☑ 否"),
        ("是 □  否 □", Tick("是"), "是 ☑  否 □"),
        ("是□否□", Tick("否"), "是□否☑"),
        ("□是□否", Tick("否"), "□是☑否"),
        ("是☐ 否☐", Tick("否"), "是☐ 否☑"),
        ("是否到期：是□ 否□", Tick("是"), "是否到期：是☑ 否□"),
        ("国有□（控股□ 参股□）民营□", Tick("控股"), "国有□（控股☑ 参股□）民营□"),
        ("国有□（控股□ 参股□）民营□", Tick("民营"), "国有□（控股□ 参股□）民营☑"),
        ("□国有（□控股 □参股）□民营", Tick("参股"), "□国有（□控股 ☑参股）□民营"),
        ("其他企业法人□ 其他□", Tick("其他"), "其他企业法人□ 其他☑"),
        ("□其他企业法人 □其他", Tick("其他"), "□其他企业法人 ☑其他"),
        ("提前还款（加速到期）□ 解除合同□", Tick("提前还款"), "提前还款（加速到期）☑ 解除合同□"),
        (
            "按月计息、到期一次性还本□\n到期一次性还本□",
            Tick("到期一次性还本"),
            "按月计息、到期一次性还本□\n到期一次性还本☑",
        ),
        ("已保全：是□ 否□\n申请保全：是□ 否□", Tick("否", "申请保全"), "已保全：是□ 否□\n申请保全：是□ 否☑"),
        (
            "1.快。\n了解□ 不了解□\n2.好。\n了解□ 不了解□",
            Tick("了解", "好"),
            "1.快。\n了解□ 不了解□\n2.好。\n了解☑ 不了解□",
        ),
        (
            "1.快得很。\n了解□ 不了解□\n2.好得很。\n了解□ 不了解□",
            Tick("了解", "快"),
            "1.快得很。\n了解☑ 不了解□\n2.好得很。\n了解□ 不了解□",
        ),
        ("是□ 否□\n（请在□内打√）", Tick("是"), "是☑ 否□\n（请在□内打√）"),
        ("类型：甲□ 乙□\n性质：丙☑", Tick("甲", "类型"), "类型：甲☑ 乙□\n性质：丙☑"),
        ("性质：丙☑ 丁□\n类型：甲□ 乙□", Tick("甲", "类型"), "性质：丙☑ 丁□\n类型：甲☑ 乙□"),
        ("1.快。\n了解☑\n2.好。\n了解□ 不了解□", Tick("了解", "好"), "1.快。\n了解☑\n2.好。\n了解☑ 不了解□"),
        ("是◻ 否◻", Tick("否"), "是◻ 否☑"),
        ("类型：甲□ 乙□\n丙□ 其他□\n性质：丙□", Tick("其他", "类型"), "类型：甲□ 乙□\n丙□ 其他☑\n性质：丙□"),
    ],
)
def test_the_box_of_the_option_is_ticked(printed: str, tick: Tick, said: str) -> None:
    assert one(printed, tick) == (said, [])


@pytest.mark.parametrize(
    ("printed", "tick", "reason"),
    [
        ("不了解□", Tick("了解"), NO_BOX),
        ("是口 否口", Tick("是"), NO_BOX),
        ("是 否", Tick("是"), NO_BOX),
        ("是□ 否□\n是□ 否□", Tick("是"), SEVERAL_BOXES),
        ("甲：是□\n乙：是□", Tick("是", "丙"), NO_BOX),
        ("是☑ 否□", Tick("是"), TICKED_BEFORE),
        ("是√ 否□", Tick("否"), TICKED_BEFORE),
        ("□按月计息、到期还本 □其他", Tick("按月计息"), NO_BOX),
        ("是□\n否☑", Tick("是"), TICKED_BEFORE),
        ("是□ 内容：\n否√", Tick("是"), TICKED_BEFORE),
        ("□是\n■否", Tick("是"), TICKED_BEFORE),
        ("等额本息√□\n等额本金□", Tick("等额本金"), TICKED_BEFORE),
        ("是否到期：\n是□\n否☑", Tick("是", "是否到期"), TICKED_BEFORE),
        ("类型：甲□ 乙□\n丙☑ 其他□\n性质：丁□", Tick("甲", "类型"), TICKED_BEFORE),
        ("1.快。\n了解□\n不了解☑\n2.好。\n了解□ 不了解□", Tick("了解", "快"), TICKED_BEFORE),
        ("类型：甲□ 乙☑\n备注：不同类型", Tick("甲", "类型"), TICKED_BEFORE),
        ("是□ 正式登记□\n预告登记□\n否☑", Tick("正式登记", "是"), TICKED_BEFORE),
    ],
)
def test_a_doubtful_box_is_left_alone(printed: str, tick: Tick, reason: Reason) -> None:
    text, reasons = one(printed, tick)
    assert text == printed
    assert len(reasons) == 1
    assert reasons[0].endswith(reason.zh)


def test_a_row_that_does_not_show_its_side_follows_the_form() -> None:
    rows = row(cell("甲") + cell("□一 □二 □三")) + row(cell("乙") + cell("是□否"))
    document, reasons = filled(table(rows), FormRow("", "乙", ticks=(Tick("否"),)))
    assert (texts(document)[1], reasons) == (["乙", "是☑否"], [])


def test_several_ticks_of_one_row_do_not_stand_against_one_another() -> None:
    printed, both = "一般保证☑\n连带责任保证□", (Tick("一般保证"), Tick("连带责任保证"))
    text, reasons = one(printed, *both)
    assert text == "一般保证☑\n连带责任保证☑"
    assert len(reasons) == 1
    assert "“一般保证”" in reasons[0]
    assert one(printed, both[1]) == (printed, [f"“甲”：勾选“连带责任保证”：{TICKED_BEFORE.zh}"])


def test_a_tick_the_form_has_no_box_for_is_told_in_english_too() -> None:
    sheet = FormSheet("", (FormRow("", "甲", ticks=(Tick("是", "问"),)),))
    (left,) = fill_form(word(table(row(cell("甲") + cell("")))), sheet)[1]
    assert left.said("en") == f"“甲”: tick “问：是”: {NO_BOX.en}"
    assert left.said("zh") == left.sentence == f"“甲”：勾选“问：是”：{NO_BOX.zh}"
