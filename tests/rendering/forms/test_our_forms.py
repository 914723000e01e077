"""Our blank layouts of the courts' element forms print every row, box and blank of the form, in order."""

import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from legal_docs import shipped
from legal_docs.rendering.blocks import Cell, Paragraph, Row, Table
from legal_docs.rendering.convert import docx_to_pdf
from legal_docs.rendering.html import to_html
from legal_docs.rendering.proof import prove
from legal_docs.rendering.reader import read
from tools.make_templates import forms

ROWS = json.loads((Path(__file__).parents[2] / "drafting" / "elements" / "rows.json").read_text("utf-8"))
"""What is printed, line by line, each white space one blank; compared once with the form of 2025."""
ALL = (*ROWS, "强制执行申请书（要素式）")
every_form = pytest.mark.parametrize("name", ROWS)


def printed(name: str) -> bytes:
    return (shipped.templates() / "forms" / f"{name}.docx").read_bytes()


def blocks(name: str) -> list[Any]:
    return [block for section in read(printed(name)).sections for block in section.blocks]


def squeezed(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def lines(cell: Cell) -> list[str]:
    return [text for block in cell.blocks if isinstance(block, Paragraph) and (text := squeezed(block.text))]


def main_table(name: str) -> Table:
    (table,) = (b for b in blocks(name) if isinstance(b, Table) and len(b.widths) == 2)
    return table


def sections(name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for row in main_table(name).rows:
        if _is_heading(row):
            found.append({"title": lines(row.cells[0])[0], "rows": []})
        elif len(row.cells) == 1:
            found[-1]["rows"].append({"across": " / ".join(lines(row.cells[0]))})
        else:
            label, content = row.cells
            found[-1]["rows"].append({"label": " ".join(lines(label)), "cell": lines(content)})
    return found


def _is_heading(row: Row) -> bool:
    first = row.cells[0].blocks[0]
    return isinstance(first, Paragraph) and first.style == "要素表头"


@every_form
def test_every_row_box_and_blank_is_printed_in_the_order_of_the_form(name: str) -> None:
    assert sections(name) == ROWS[name]["sections"]


@every_form
def test_the_rows_are_numbered_without_a_gap(name: str) -> None:
    counts = {
        part["title"]: [
            row["label"].split(".")[0] for row in part["rows"] if re.match(r"\d", row.get("label", ""))
        ]
        for part in ROWS[name]["sections"]
    }
    claims, facts = (7, 16) if "信用卡" in name else (8, 19)
    wanted = {"诉讼请求": claims, "约定管辖和诉前保全": 2, "事实与理由": facts}
    numbered = {title: [str(n) for n in range(1, last + 1)] for title, last in wanted.items()}
    assert counts == {"当事人信息": [], **numbered, "对纠纷解决方式的意愿": []}


@every_form
def test_title_and_signature_stand_outside_the_table(name: str) -> None:
    texts = [squeezed(block.text) for block in blocks(name) if isinstance(block, Paragraph)]
    assert [text for text in texts if text] == ROWS[name]["head"] + ROWS[name]["foot"]


@every_form
def test_the_note_is_in_our_words_and_points_at_the_courts_form(name: str) -> None:
    (note,) = (b for b in blocks(name) if isinstance(b, Table) and len(b.widths) == 1)
    said = lines(note.rows[0].cells[0])
    assert said[0] == "说明（摘要，全文以人民法院公布的表格为准）："
    assert [line[0] for line in said[1:]] == ["1", "2", "3", "4", "★"]


@every_form
def test_nothing_is_a_template_key_and_no_box_is_ticked(name: str) -> None:
    text = "".join(json.dumps(part, ensure_ascii=False) for part in sections(name))
    assert "{{" not in text
    assert not set("☑☒✓√") & set(text)


@every_form
def test_the_page_and_the_table_have_the_measures_of_the_form(name: str) -> None:
    (section,) = read(printed(name)).sections
    assert (round(section.width * 20), round(section.height * 20)) == (11906, 16838)
    widths = [round(width * 20) for width in main_table(name).widths]
    assert widths == [2270, 7074]
    assert section.width - section.margins[1] - section.margins[3] == pytest.approx(9344 / 20)


@every_form
def test_titles_and_cells_have_the_sizes_and_fonts_of_the_form(name: str) -> None:
    styles = Document(io.BytesIO(printed(name))).styles
    looks = {
        style: (styles[style].font.size.pt, styles[style].font.name) for style in ("要素标题", "要素文字")
    }
    assert looks == {"要素标题": (22, "方正大标宋_GBK"), "要素文字": (10.5, "方正书宋_GBK")}


@pytest.mark.parametrize("name", ALL)
def test_no_page_end_parts_a_heading_from_its_rows_nor_cuts_the_block_of_a_party(name: str) -> None:
    document = Document(io.BytesIO(printed(name)))
    table = document.tables[1]
    assert document.styles["要素表头"].paragraph_format.keep_with_next
    section = ""
    whole: dict[tuple[bool, bool], set[bool]] = {}
    for row in table.rows:
        first = row.cells[0].paragraphs[0]
        heading = first.style is not None and first.style.name == "要素表头"
        section = first.text if heading else section
        kept = bool(row._tr.xpath("w:trPr/w:cantSplit"))
        whole.setdefault((section == "当事人信息", heading), set()).add(kept)
    assert whole == {
        (True, True): {True},
        (True, False): {True},
        (False, True): {True},
        (False, False): {False},
    }


@pytest.mark.parametrize("name", ALL)
def test_the_block_of_a_party_is_moved_whole_in_the_pdf(name: str) -> None:
    html = to_html(read(printed(name)), title=name)
    rows = re.findall(r"<tr( class=\"long\")?>(.*?)</tr>", html, re.S)
    blocks = [long for long, words in rows if "统一社会信用代码" in words]
    assert blocks
    assert not any(blocks)


@pytest.mark.parametrize("name", ALL)
def test_a_telephone_number_has_a_line_of_its_own(name: str) -> None:
    said = [
        line
        for table in blocks(name)
        if isinstance(table, Table)
        for row in table.rows
        for cell in row.cells
        for line in lines(cell)
        if "联系电话" in line
    ]
    assert set(said) == {"联系电话："}


@every_form
def test_a_form_is_built_from_its_text(name: str) -> None:
    assert forms.build_form(dict(forms.sources())[name], title=name) == printed(name)


@every_form
def test_a_blank_form_reads_the_same_in_word_and_pdf(name: str) -> None:
    prove(printed(name), docx_to_pdf(printed(name), title=name), ROWS[name]["head"], printed=True)
