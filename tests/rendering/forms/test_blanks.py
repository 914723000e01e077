"""A value goes after its label and before its unit, and only where the blank is certain."""

from datetime import date

import pytest

from legal_docs.model.form import Blank
from legal_docs.rendering.forms.reasons import NO_PLACE, SEVERAL, TAKEN, Reason
from tests.rendering.forms.cells import one

DAY = date(2026, 5, 31)


@pytest.mark.parametrize(
    ("printed", "blank", "said"),
    [
        ("", Blank("", "无"), "无"),
        ("姓名：", Blank("姓名", "张某"), "姓名：张某"),
        ("姓 名 :", Blank("姓名", "张某"), "姓 名 :张某"),
        ("姓名：____ 性别：男□", Blank("姓名", "张某"), "姓名：张某 性别：男□"),
        ("姓名：        性别：男□", Blank("姓名", "张某"), "姓名：张某    性别：男□"),
        ("姓名： 性别：男□", Blank("姓名", "张某某某"), "姓名：张某某某 性别：男□"),
        ("姓名：……", Blank("姓名", "张某"), "姓名：张某"),
        ("姓名：…… 性别：男□", Blank("姓名", "张某"), "姓名：张某 性别：男□"),
        ("尚欠本金⋯⋯元", Blank("尚欠本金", "1.00", "元"), "尚欠本金1.00元"),
        ("截至……年……月……日止", Blank("截至", DAY, "止"), "截至2026年5月31日止"),
        ("姓名：\t性别：男□", Blank("姓名", "张某"), "姓名：张某\t性别：男□"),
        ("住所地（户籍所在地）：", Blank("住所地", "甲市"), "住所地（户籍所在地）：甲市"),
        ("住所地：", Blank("住所地（户籍所在地）", "甲市"), "住所地：甲市"),
        ("尚欠本金\u3000\u3000元（人民币）", Blank("尚欠本金", "1.00", "元"), "尚欠本金1.00元（人民币）"),
        ("欠利息 元、期内利息 元、利息 元", Blank("利息", "1", "元"), "欠利息 元、期内利息 元、利息1元"),
        ("逾期时间：  至今已逾期", Blank("逾期时间", "一天", "至今已逾期"), "逾期时间：一天至今已逾期"),
        ("（合同条款：第 条）", Blank("第", "三", "条"), "（合同条款：第三条）"),
        ("自 起，至 止", Blank("至", "明天", "止"), "自 起，至明天止"),
        ("截至 年 月 日止", Blank("截至", DAY), "截至2026年5月31日止"),
        ("截至 年 月 日止", Blank("截至", DAY, "止"), "截至2026年5月31日止"),
        ("截至 年 月 日止", Blank("截至", "2026年05月31日"), "截至2026年5月31日止"),
        ("日期：20  年  月  日", Blank("日期", DAY), "日期：2026年5月31日"),
        ("日期：", Blank("日期", DAY), "日期：2026年5月31日"),
        (" 年 月 日，  元。", Blank("", DAY), "2026年5月31日，  元。"),
        (" 年 月 日，  元。", Blank("", "8.00", "元"), " 年 月 日，8.00元。"),
        ("期限： 年 月 日起至 年 月 日止", Blank("至", DAY), "期限： 年 月 日起至2026年5月31日止"),
        ("利率□ %\n上浮□ %", Blank("", "50", "%", "上浮"), "利率□ %\n上浮□50%"),
        ("利率□ % 复利□（第 条）", Blank("第", "三", "条", "复利"), "利率□ % 复利□（第三条）"),
        ("复利□（第 条） 罚息□（第 条）", Blank("第", "三", "条", "复利"), "复利□（第三条） 罚息□（第 条）"),
        ("利率约定： %\n利率□ %", Blank("", "5", "%", "利率"), "利率约定： %\n利率□5%"),
        ("甲项\n内容：\n乙项\n内容：", Blank("内容", "子", under="乙项"), "甲项\n内容：\n乙项\n内容：子"),
        ("（写明姓名）", Blank("", "张某"), "（写明姓名）张某"),
        ("内容：\n否□", Blank("内容", "一\n二"), "内容：一\n二\n否□"),
        ("内容：□否", Blank("内容", "一"), "内容：一 □否"),
    ],
)
def test_a_blank_is_filled(printed: str, blank: Blank, said: str) -> None:
    assert one(printed, blank) == (said, [])


@pytest.mark.parametrize(
    ("printed", "blank", "reason"),
    [
        ("姓名：李某", Blank("姓名", "张某"), TAKEN),
        ("姓名： 李某 性别：男□", Blank("姓名", "张某"), TAKEN),
        ("姓名：李某，性别：男□", Blank("姓名", "张某"), TAKEN),
        ("尚欠本金100元", Blank("尚欠本金", "1", "元"), TAKEN),
        ("日期：2025年1月1日", Blank("日期", DAY), TAKEN),
        ("2025年1月1日", Blank("", DAY), TAKEN),
        ("已填写", Blank("", "无"), TAKEN),
        ("期内利息 元", Blank("利息", "1", "元"), NO_PLACE),
        ("本金 美元", Blank("本金", "1", "元"), NO_PLACE),
        ("金额 元", Blank("复利", "1", "元"), NO_PLACE),
        ("100元", Blank("", "1", "元"), NO_PLACE),
        ("日期：19  年 月 日", Blank("日期", DAY), TAKEN),
        ("本\n金 元", Blank("本金", "1", "元"), NO_PLACE),
        ("内容：\n内容：", Blank("内容", "一"), SEVERAL),
        ("内容：已写\n内容：", Blank("内容", "一"), SEVERAL),
        (" 元， 元", Blank("", "1", "元"), SEVERAL),
        ("子 元", Blank("", "1", "元", under="丑"), NO_PLACE),
    ],
)
def test_a_doubtful_blank_is_left_alone(printed: str, blank: Blank, reason: Reason) -> None:
    text, reasons = one(printed, blank)
    assert text == printed
    assert len(reasons) == 1
    assert reasons[0].endswith(reason.zh)


def test_two_values_for_one_blank_are_not_both_written() -> None:
    text, reasons = one("姓名：", Blank("姓名", "张某"), Blank("姓名", "李某"))
    assert text == "姓名：张某"
    assert len(reasons) == 1
    assert "李某" in reasons[0]


def test_a_label_and_its_value_may_have_a_cell_each() -> None:
    from legal_docs.model.form import FormRow
    from tests.rendering.forms.cells import filled, texts
    from tests.rendering.forms.layouts import cell, row, table

    grid = row(cell("姓名") + cell("") + cell("出生日期：") + cell(" 年 月 日"))
    grid += row(cell("民族：") + cell("单位：某行") + cell("职务") + cell("经理"))
    blanks = (Blank("姓名", "张某"), Blank("出生日期", DAY), Blank("民族", "汉族"), Blank("职务", "行长"))
    document, reasons = filled(table(row(cell("被告", span=4)) + grid), FormRow("", "被告", blanks))
    assert texts(document)[1:] == [
        ["姓名", "张某", "出生日期：", "2026年5月31日"],
        ["民族：汉族", "单位：某行", "职务", "经理"],
    ]
    assert [r for r in reasons if "行长" in r] == reasons != []


def test_labels_without_a_blank_between_them_are_told_apart_only_where_both_are_known() -> None:
    text, reasons = one("姓名：电话：", Blank("姓名", "张某"), Blank("电话", "1"))
    assert (text, reasons) == ("姓名：张某 电话：1", [])
    assert one("姓名：李某电话：", Blank("姓名", "张某"))[0] == "姓名：李某电话："


def test_a_printed_century_is_not_written_again_nor_contradicted() -> None:
    text, reasons = one("日期：20 年 月 日", Blank("日期", date(1990, 1, 1)))
    assert text == "日期：20 年 月 日"
    assert len(reasons) == 1


def test_an_empty_value_is_no_value() -> None:
    assert one("姓名：李某", Blank("姓名", "")) == ("姓名：李某", [])


def test_in_the_label_cell_a_value_has_a_line_of_its_own() -> None:
    from legal_docs.model.form import FormRow
    from tests.rendering.forms.cells import filled, texts
    from tests.rendering.forms.layouts import cell, row, table

    for printed, said in (
        ("（写明请求）", "（写明请求）\n一"),
        ("（写明请求）\n", "（写明请求）\n一"),
        ("请求：", "请求：一"),
    ):
        label = "请求" if "：" in printed else "（写明请求）"
        document, reasons = filled(table(row(cell(printed))), FormRow("", label, (Blank("", "一"),)))
        assert (texts(document), reasons) == ([[said]], [])
