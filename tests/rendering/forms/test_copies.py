"""A block printed once is repeated blank below itself for each further party."""

from legal_docs.model.form import Blank, FormRow, FormSheet
from legal_docs.rendering.forms.fill import spare_rows
from legal_docs.rendering.forms.reasons import not_blank, spare
from tests.rendering.forms.cells import filled, texts
from tests.rendering.forms.layouts import W, cell, control, row, table, word

PEOPLE = tuple(
    FormRow("", "被告（自然人）", (Blank("姓名", name),), copy=n) for n, name in enumerate("甲乙丙", 1)
)
NAMESPACE = "http://schemas.microsoft.com/office/word/2010/wordml"


def block(label: str = "被告（自然人）") -> str:
    return row(cell(label) + cell("姓名：\n电话："))


def test_each_party_has_a_block_of_its_own() -> None:
    document, reasons = filled(table(block("原告") + block() + block("第三人")), *PEOPLE)
    assert reasons == []
    assert texts(document) == [
        ["原告", "姓名：\n电话："],
        *(["被告（自然人）", f"姓名：{name}\n电话："] for name in "甲乙丙"),
        ["第三人", "姓名：\n电话："],
    ]


def test_copies_are_blank_whatever_the_order_of_the_sheet() -> None:
    document, _ = filled(table(block() + block("第三人")), *reversed(PEOPLE))
    assert [line[1] for line in texts(document)] == [f"姓名：{n}\n电话：" for n in ("甲", "乙", "丙", "")]


def test_a_block_the_form_prints_twice_is_used_before_one_is_added() -> None:
    document, reasons = filled(table(block() + block() + block("第三人")), *PEOPLE[:2])
    assert [line[1] for line in texts(document)] == ["姓名：甲\n电话：", "姓名：乙\n电话：", "姓名：\n电话："]
    document, reasons = filled(table(block() + block() + block("第三人")), *PEOPLE)
    assert len(texts(document)) == 4
    assert reasons == []


def test_blocks_of_other_rows_between_them_are_not_copies() -> None:
    document, reasons = filled(table(block() + block("第三人") + block()), *PEOPLE)
    assert len(texts(document)) == 3
    assert all("甲" not in line[1] and "乙" not in line[1] for line in texts(document))
    assert len(reasons) == 3


def test_a_block_over_several_rows_is_copied_whole() -> None:
    lines = row(cell("被告（自然人）", merge="restart") + cell("姓名："))
    lines += row(cell("", merge="continue") + cell("电话："))
    document, _ = filled(table(lines + block("第三人")), *PEOPLE[:2])
    said = [line[1] for line in texts(document)]
    assert said == ["姓名：甲", "电话：", "姓名：乙", "电话：", "姓名：\n电话："]


def test_a_heading_beside_the_block_goes_on_over_its_copies() -> None:
    for second in ("", block("原告")):
        lines = row(cell("当事人", merge="restart") + cell("被告（自然人）") + cell("姓名："))
        lines += row(cell("", merge="continue") + cell("第三人") + cell("姓名："))
        document, _ = filled(table(lines + second), *PEOPLE)
        merged = [c.get(f"{{{W}}}val") for c in document.element.body.iter(f"{{{W}}}vMerge")]
        assert merged == ["restart", None, None, None]


def test_what_may_stand_only_once_is_not_repeated() -> None:
    marked = '<w:bookmarkStart w:id="1" w:name="x"/><w:bookmarkEnd w:id="1"/>'
    lines = block().replace("<w:p>", f'<w:p xmlns:w14="{NAMESPACE}" w14:paraId="0000000A">{marked}', 1)
    document, reasons = filled(table(control(lines)), *PEOPLE)
    body = document.element.body
    assert reasons == []
    assert len([e for e in body.iter() if e.get(f"{{{NAMESPACE}}}paraId")]) == 1
    for name in ("bookmarkStart", "bookmarkEnd"):
        assert len(list(body.iter(f"{{{W}}}{name}"))) == 1
    assert len(list(body.iter(f"{{{W}}}sdt"))) == 3
    assert len([e for e in body.iter(f"{{{W}}}id") if e.getparent().tag == f"{{{W}}}sdtPr"]) == 1


def test_a_block_with_a_stray_tick_or_value_is_not_copied() -> None:
    for printed in ("姓名：\n有□\n无☑", "姓名：\n电话：10000000000", "姓名：某人\n电话："):
        body = table(row(cell("被告（自然人）") + cell(printed)) + block("第三人"))
        document, reasons = filled(body, *PEOPLE[:2])
        assert [line[0] for line in texts(document)] == ["被告（自然人）", "第三人"]
        assert not_blank(2).zh in reasons[-1]
        assert "乙" in reasons[-1]


def test_rows_the_form_prints_more_often_than_needed_are_noted() -> None:
    body = table(block("原告") + block() * 3 + block("第三人"))
    sheet = FormSheet("", PEOPLE[:2])
    assert spare_rows(word(body), sheet) == (spare("", "被告（自然人）", 3, 2),)
    assert spare_rows(word(body), FormSheet("", PEOPLE)) == ()
    assert spare_rows(word(table((block() + block("第三人")) * 3)), sheet) == ()
