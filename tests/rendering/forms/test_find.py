"""Rows are found by their printed label, and a row that might be two rows is not filled."""

import pytest

from legal_docs.model.form import Blank, FormRow
from legal_docs.rendering.forms.reasons import NO_ROW, SEVERAL_ROWS, no_copy
from tests.rendering.forms.cells import filled, texts
from tests.rendering.forms.layouts import cell, paragraph, row, table


def value(label: str, *, section: str = "", also: tuple[str, ...] = (), copy: int = 1) -> FormRow:
    return FormRow(section, label, (Blank("", "值"),), also=also, copy=copy)


def pair(label: str, content: str = "") -> str:
    return row(cell(label) + cell(content))


@pytest.mark.parametrize(
    "printed",
    [
        "本金",
        "1.本金",
        "1、 本金",
        "（1）本金",
        "一、本金",
        "12本金",
        "本\n金：",
        " 本 金 ",
        "本金（人民币）",
        "本金：\n写明币种",
    ],
)
def test_a_label_is_known_by_its_words(printed: str) -> None:
    document, reasons = filled(table(pair(printed) + pair("其他")), value("本金"))
    assert reasons == []
    assert texts(document)[0][1] == "值"


@pytest.mark.parametrize(
    ("printed", "label"),
    [
        ("透支本金", "本金"),
        ("本金利息", "本金"),
        ("被告", "被告（自然人）"),
        ("被告（法人）", "被告（自然人）"),
        ("", "本金"),
    ],
)
def test_a_label_is_not_known_by_half_its_words(printed: str, label: str) -> None:
    document, reasons = filled(table(pair(printed)), value(label))
    assert texts(document)[0] == [printed, ""]
    assert reasons[0].endswith(NO_ROW.zh)


def test_a_section_tells_two_rows_alike_apart() -> None:
    for first, second in (("诉讼请求和依据", "事实和理由"), ("一、诉讼请求", "二、事实与理由")):
        body = table(row(cell(first, span=2)) + pair("金额") + row(cell(second, span=2)) + pair("金额"))
        document, reasons = filled(
            body, value("金额", section="事实与理由"), value("另一行", section="诉讼请求")
        )
        assert [line[-1] for line in texts(document)] == [first, "", second, "值"]
        assert len(reasons) == 1


@pytest.mark.parametrize(
    ("asked", "printed"),
    [
        ("诉讼请求", "诉讼请求和依据"),
        ("约定管辖和诉前保全", "约定管辖和诉讼保全"),
        ("事实与理由", "事实和理由"),
    ],
)
def test_a_section_is_known_in_every_edition(asked: str, printed: str) -> None:
    body = table(row(cell("当事人", span=2)) + pair("金额") + row(cell(printed, span=2)) + pair("金额"))
    rows = (value("金额", section=asked), value("另一行", section="当事人"))
    document, _ = filled(body, *rows)
    assert [line[-1] for line in texts(document)] == ["当事人", "", printed, "值"]


def test_a_label_within_a_longer_word_is_not_a_row() -> None:
    for body in (paragraph("出生日期："), table(pair("甲", "乙\n出生日期：\n生效日期："))):
        _, reasons = filled(body + table(pair("丙")), value("日期"))
        assert reasons[0].endswith(NO_ROW.zh)


def test_rows_alike_without_a_section_are_not_filled() -> None:
    document, reasons = filled(table(pair("金额") + pair("其他") + pair("金额")), value("金额"))
    assert [line[-1] for line in texts(document)] == ["", "", ""]
    assert reasons == [f"“金额”：“金额”（值）：{SEVERAL_ROWS.zh}"]


def test_a_row_moved_to_another_section_is_found_by_its_older_name() -> None:
    body = table(
        row(cell("诉讼请求", span=2)) + pair("请求依据") + row(cell("事实与理由", span=2)) + pair("其他")
    )
    document, reasons = filled(body, value("依据", section="事实与理由", also=("请求依据",)))
    assert (texts(document)[1], reasons) == (["请求依据", "值"], [])


def test_a_whole_label_is_preferred_to_one_with_a_remark() -> None:
    document, _ = filled(table(pair("利息（含罚息）") + pair("利息")), value("利息"))
    assert [line[-1] for line in texts(document)] == ["", "值"]


def test_a_label_beside_its_blank_is_preferred_to_a_heading() -> None:
    document, _ = filled(
        table(row(cell("事项", span=2)) + row(cell("（说明）", span=2)) + pair("事项")), value("事项")
    )
    assert texts(document)[2] == ["事项", "值"]


def test_two_rows_may_stand_on_one_line() -> None:
    line = row(cell("7.其他请求") + cell("") + cell("8.总额") + cell(""))
    document, _ = filled(table(line), value("总额"))
    assert texts(document)[0] == ["7.其他请求", "", "8.总额", "值"]
    document, _ = filled(table(line), FormRow("", "其他请求", (Blank("8.总额", "值"),)))
    assert texts(document)[0] == ["7.其他请求", "", "8.总额", ""]
    document, _ = filled(table(row(cell("甲") + cell("") + cell("乙") + cell(""))), value("乙"), value("甲"))
    assert texts(document)[0] == ["甲", "值", "乙", "值"]


def test_a_label_may_stand_above_its_blank() -> None:
    rows = (
        row(cell("理由", span=2)) + row(cell("", span=2)) + row(cell("其他", span=2)) + row(cell("", span=2))
    )
    document, reasons = filled(table(rows), value("理由"))
    assert ([line[0] for line in texts(document)], reasons) == (["理由", "值", "其他", ""], [])


def test_parties_may_be_listed_in_one_cell() -> None:
    content = "原告：\n姓名：\n被告：\n姓名：\n电话："
    rows = (FormRow("", "被告", (Blank("姓名", "乙"),)), FormRow("", "原告", (Blank("姓名", "甲"),)))
    document, reasons = filled(table(pair("当事人", content)), *rows)
    assert texts(document)[0][1] == "原告：\n姓名：甲\n被告：\n姓名：乙\n电话："
    assert reasons == []


def test_a_signature_and_a_day_may_share_a_line_outside_the_table() -> None:
    body = table(pair("甲")) + paragraph("具状人（签字、盖章）：        日期：")
    document, reasons = filled(body, value("具状人（签字、盖章）"), value("日期"))
    assert document.paragraphs[0].text == "具状人（签字、盖章）：值      日期：值"
    assert reasons == []


def test_a_second_party_needs_rows_to_copy() -> None:
    body = table(pair("甲")) + paragraph("被告：")
    _, reasons = filled(body, value("被告"), value("被告", copy=2))
    assert len(reasons) == 1
    assert reasons[0].endswith(no_copy(2).zh)
    assert "第2份" in reasons[0]


def test_a_label_over_rows_of_other_widths_keeps_its_column() -> None:
    first = row(cell("一", span=2) + cell("甲", merge="restart") + cell("姓名："))
    later = {
        "narrower": row(cell("二") + cell("三") + cell("", merge="continue") + cell("电话：")),
        "shorter": row(cell("", merge="continue") + cell("电话：")).replace(
            "<w:tr>", '<w:tr><w:trPr><w:gridBefore w:val="2"/></w:trPr>'
        ),
    }
    for second in later.values():
        document, reasons = filled(table(first + second), FormRow("", "甲", (Blank("电话", "1"),)))
        assert reasons == []
        assert document.tables[0]._tbl.tr_lst[1].tc_lst[-1].p_lst[0].text == "电话：1"


def test_a_value_does_not_run_into_the_next_row() -> None:
    rows = row(cell("被告", span=2)) + row(cell("民族：") + cell("职务")) + row(cell("") + cell("单位："))
    document, _ = filled(table(rows), FormRow("", "被告", (Blank("职务", "行长"),)))
    assert texts(document)[1:] == [["民族：", "职务行长"], ["", "单位："]]


def test_a_heading_beside_its_rows_is_not_one_of_them() -> None:
    rows = row(cell("事项", merge="restart") + cell("一") + cell(""))
    rows += row(cell("", merge="continue") + cell("事项") + cell(""))
    document, reasons = filled(table(rows), value("事项"))
    cells = document.tables[0]._tbl.tr_lst[1].tc_lst
    assert ["".join(t.text or "" for t in c.iter() if t.tag.endswith("}t")) for c in cells] == [
        "",
        "事项",
        "值",
    ]
    assert reasons == []


REMARK = "（可完整表述诉讼请求；请在下方填写）"


@pytest.mark.parametrize(
    ("below", "said"),
    [
        (row(cell("", span=2)), ["诉讼请求\n" + REMARK, "值", "1.本金", ""]),
        ("", ["诉讼请求\n" + REMARK + "\n值", "1.本金", ""]),
    ],
)
def test_a_remark_in_the_cell_of_its_heading_takes_its_text_below(below: str, said: list[str]) -> None:
    body = table(row(cell("诉讼请求\n" + REMARK, span=2)) + below + pair("1.本金"))
    rows = (value(REMARK, section="诉讼请求"), FormRow("诉讼请求", "本金", (Blank("", ""),)))
    document, reasons = filled(body, *rows)
    assert ([words for line in texts(document) for words in line], reasons) == (said, [])


@pytest.mark.parametrize(
    "cellwords", ["诉讼请求\n" + REMARK + "\n已写", "诉讼请求 " + REMARK, f"请求\n{REMARK}\n" * 2]
)
def test_a_remark_that_is_followed_by_words_is_not_filled(cellwords: str) -> None:
    _, reasons = filled(table(row(cell(cellwords, span=2)) + row(cell("", span=2))), value(REMARK))
    assert len(reasons) == 1


def test_a_row_with_words_below_a_remark_is_not_its_blank() -> None:
    body = table(row(cell("诉讼请求\n" + REMARK, span=2)) + row(cell("法院填写：", span=2)))
    document, _ = filled(body, value(REMARK, section="诉讼请求"))
    assert texts(document) == [["诉讼请求\n" + REMARK + "\n值"], ["法院填写："]]
