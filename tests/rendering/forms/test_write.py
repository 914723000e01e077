"""What is written looks like the run it is written into, and only letters change."""

import re
from io import BytesIO

import docx
import pytest

from legal_docs.errors import BadInputError
from legal_docs.model.form import Blank, FormRow, FormSheet, Tick
from legal_docs.rendering.forms.fill import fill_form
from tests.rendering.forms.cells import filled
from tests.rendering.forms.layouts import W, cell, row, table, word

WORD14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'


def content(*runs: str, mark: str = "") -> str:
    """A row 甲 whose content is one paragraph of these runs."""
    inner = f"<w:p><w:pPr><w:rPr>{mark}</w:rPr></w:pPr>{''.join(runs)}</w:p>"
    return table(row(cell("甲") + f"<w:tc><w:tcPr/>{inner}</w:tc>"))


def run(text: str, look: str = "") -> str:
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def runs(document: "docx.document.Document") -> list[tuple[str, bool | None, bool | None]]:
    found = document.tables[0].rows[0].cells[1].paragraphs[0].runs
    return [(r.text, r.bold, r.underline) for r in found if r.text]


def name(value: str = "张某") -> FormRow:
    return FormRow("", "甲", (Blank("姓名", value),))


def test_a_value_has_the_look_of_its_blank() -> None:
    body = content(run("姓名：", "<w:b/>"), run("    ", '<w:u w:val="single"/>'), run("。"))
    assert runs(filled(body, name())[0]) == [("姓名：", True, None), ("张某", None, True), ("。", None, None)]


def test_a_value_without_a_blank_has_the_look_of_its_label() -> None:
    body = content(run("姓", "<w:b/>"), run("名：", "<w:b/>"))
    assert runs(filled(body, name())[0]) == [("姓", True, None), ("名：张某", True, None)]


def test_a_value_before_another_label_has_the_look_of_its_own() -> None:
    body = content(run("姓名：", "<w:b/>"), run("电话："))
    rows = (name(), FormRow("", "甲", (Blank("电话", ""),)))
    assert runs(filled(body, *rows)[0]) == [("姓名：", True, None), ("电话：", None, None)]
    known = FormRow("", "甲", (Blank("姓名", "张某"), Blank("电话", "1")))
    assert runs(filled(body, known)[0]) == [("姓名：张某 ", True, None), ("电话：1", None, None)]


def test_a_value_in_an_empty_cell_has_the_look_of_the_cell() -> None:
    row_ = FormRow("", "甲", (Blank("", "张某"),))
    assert runs(filled(content(mark="<w:b/>"), row_)[0]) == [("张某", True, None)]
    assert runs(filled(content('<w:r><w:rPr><w:u w:val="single"/></w:rPr></w:r>'), row_)[0]) == [
        ("张某", None, True)
    ]
    tracked = '<w:b/><w:rPrChange w:id="1" w:author="x"><w:rPr/></w:rPrChange>'
    document, _ = filled(content(mark=tracked), row_)
    assert not list(document.tables[0].rows[0].cells[1].paragraphs[0].runs[0]._r.iter(f"{{{W}}}rPrChange"))


def test_a_blank_over_several_runs_is_one_blank() -> None:
    body = content(run("姓名："), run("__"), run("__", "<w:b/>"), run("_ 电话："))
    assert runs(filled(body, name())[0]) == [
        ("姓名：", None, None),
        ("张某 ", None, None),
        ("电话：", None, None),
    ]


def test_line_breaks_and_tabs_are_those_of_word() -> None:
    document, _ = filled(content(run("姓名："), run("。")), name("一\n二\t三\r\n四"))
    inner = document.tables[0].rows[0].cells[1].paragraphs[0]
    assert inner.text == "姓名：一\n二\t三\n四。"
    assert len(list(inner._p.iter(f"{{{W}}}br"))) == 2
    assert len(list(inner._p.iter(f"{{{W}}}tab"))) == 1


def test_a_tab_for_a_blank_stays() -> None:
    tab = "<w:r><w:tab/></w:r>"
    document, _ = filled(content(run("姓名："), tab, run("电话：")), name())
    assert document.tables[0].rows[0].cells[1].text == "姓名：张某\t电话："
    document, _ = filled(content(tab), FormRow("", "甲", (Blank("", "张某"),)))
    assert document.tables[0].rows[0].cells[1].text == "张某\t"


def test_markup_in_a_value_is_text() -> None:
    text = "<w:b/> & \"'  ]]>"
    document, _ = filled(content(run("姓名：")), name(text))
    assert document.tables[0].rows[0].cells[1].text == f"姓名：{text}"


@pytest.mark.parametrize("bad", ["\x00", "\x0b", "\x1f", "\ufffe"])
def test_a_forbidden_character_is_refused_by_the_name_of_its_field(bad: str) -> None:
    for blank, named in (
        (Blank("姓名", bad, field="被告.姓名"), "被告.姓名"),
        (Blank("姓名", bad), "甲.姓名"),
    ):
        with pytest.raises(BadInputError, match=re.escape(f"字段“{named}”")):
            fill_form(word(content(run("姓名："))), FormSheet("", (FormRow("", "甲", (blank,)),)))


def prompt(text: str) -> str:
    look = '<w:rPr><w:rStyle w:val="PlaceholderText"/></w:rPr>'
    return (
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
        f"<w:r>{look}<w:t>{text}</w:t></w:r></w:sdtContent></w:sdt>"
    )


def test_the_prompt_of_an_unused_control_is_a_blank() -> None:
    body = content(run("姓名："), prompt("单击此处"), run("电话："), prompt("单击这里"))
    document, reasons = filled(body, name())
    words = "".join(t.text or "" for t in document.element.body.iter(f"{{{W}}}t"))
    assert (words, reasons) == ("甲姓名：张某 电话：单击这里", [])
    assert len(list(document.element.body.iter(f"{{{W}}}showingPlcHdr"))) == 1
    assert len(list(document.element.body.iter(f"{{{W}}}rStyle"))) == 1


def test_a_check_box_control_is_checked() -> None:
    box = (
        f"<w:sdt {WORD14}><w:sdtPr><w:showingPlcHdr/>"
        '<w14:checkbox><w14:checked w14:val="0"/></w14:checkbox></w:sdtPr>'
        f"<w:sdtContent>{run('☐')}</w:sdtContent></w:sdt>"
    )
    document, reasons = filled(
        content(run("是"), box, run(" 否"), box), FormRow("", "甲", ticks=(Tick("否"),))
    )
    values = [v for e in document.element.body.iter() for k, v in e.attrib.items() if "2010/wordml" in k]
    words = "".join(t.text or "" for t in document.element.body.iter(f"{{{W}}}t"))
    assert (values, words, reasons) == (["0", "1"], "甲是☐ 否☑", [])


@pytest.mark.parametrize(
    ("font", "empty", "ticked"),
    [("Wingdings", "F0A8", "F0FE"), ("Wingdings", "006F", "F0FE"), ("Wingdings 2", "00A3", "F052")],
)
def test_a_box_drawn_as_a_symbol_is_ticked(font: str, empty: str, ticked: str) -> None:
    box = f'<w:r><w:sym w:font="{font}" w:char="{empty}"/></w:r>'
    document, reasons = filled(
        content(run("是"), box, run(" 否"), box), FormRow("", "甲", ticks=(Tick("否"),))
    )
    marks = [
        (s.get(f"{{{W}}}font"), s.get(f"{{{W}}}char")) for s in document.element.body.iter(f"{{{W}}}sym")
    ]
    assert (marks, reasons) == ([(font, empty), (font, ticked)], [])


def test_a_ticked_symbol_is_a_tick_already() -> None:
    done = '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>'
    _, reasons = filled(content(run("是"), done, run(" 否□")), FormRow("", "甲", ticks=(Tick("否"),)))
    assert len(reasons) == 1


@pytest.mark.parametrize(
    ("look", "empty", "ticked"),
    [
        ("Wingdings", "\uf0a8", "\uf0fe"),
        ("Wingdings", "\uf06f", "\uf0fe"),
        ("Wingdings 2", "\uf0a3", "\uf052"),
        ("", "\uf0a3", "☑"),
    ],
)
def test_a_box_typed_in_a_symbol_font_is_ticked_in_that_font(look: str, empty: str, ticked: str) -> None:
    font = f'<w:rFonts w:ascii="{look}" w:hAnsi="{look}"/>' if look else ""
    body = content(run("是"), run(empty, font), run(" 否"), run(empty, font))
    document, reasons = filled(body, FormRow("", "甲", ticks=(Tick("否"),)))
    assert (document.tables[0].rows[0].cells[1].text, reasons) == (f"是{empty} 否{ticked}", [])


def test_a_tick_typed_in_a_symbol_font_is_a_tick_already() -> None:
    font = '<w:rFonts w:hAnsi="Wingdings 2"/>'
    body = content(run("是"), run("\uf052", font), run(" 否□"))
    assert len(filled(body, FormRow("", "甲", ticks=(Tick("否"),)))[1]) == 1


def test_another_letter_of_a_symbol_font_is_no_box() -> None:
    for slot in ("ascii", "hAnsi"):
        body = content(run("是"), run("\uf0a3", f'<w:rFonts w:{slot}="Wingdings"/>'))
        assert len(filled(body, FormRow("", "甲", ticks=(Tick("是"),)))[1]) == 1


def test_text_boxes_are_not_read_or_written() -> None:
    boxed = (
        "<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>姓名：</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>"
    )
    body = content(boxed, run("姓名："))
    filled_, unplaced = fill_form(word(body), FormSheet("", (name(),)))
    xml = docx.Document(BytesIO(filled_)).element.body.xml
    assert unplaced == ()
    assert xml.count("张某") == 1
