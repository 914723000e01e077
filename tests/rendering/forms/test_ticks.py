"""A tick goes into the box of its option: after it or before it, as the form prints them."""

import pytest

from legal_docs.model.form import FormRow, Tick
from legal_docs.rendering.forms.ticks import NO_BOX, SEVERAL_BOXES, TICKED_BEFORE
from tests.rendering.forms.cells import filled, one, texts
from tests.rendering.forms.layouts import cell, row, table


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
    ],
)
def test_a_doubtful_box_is_left_alone(printed: str, tick: Tick, reason: str) -> None:
    text, reasons = one(printed, tick)
    assert text == printed
    assert len(reasons) == 1
    assert reasons[0].endswith(reason)


def test_a_row_that_does_not_show_its_side_follows_the_form() -> None:
    rows = row(cell("甲") + cell("□一 □二 □三")) + row(cell("乙") + cell("是□否"))
    document, reasons = filled(table(rows), FormRow("", "乙", ticks=(Tick("否"),)))
    assert (texts(document)[1], reasons) == (["乙", "是☑否"], [])
