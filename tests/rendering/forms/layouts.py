"""Court forms as they might be printed: the labels of printed.json in several layouts."""

import json
import re
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import docx
from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PRINTED = json.loads((Path(__file__).parent / "printed.json").read_text("utf-8"))
SHAPES = (
    "two_columns",
    "numbers_apart",
    "spanning",
    "split_runs",
    "one_cell",
    "boxes_first",
    "underscores",
    "no_blanks",
    "nested",
    "controls",
)
_BLANKS = {"underscores": "______", "no_blanks": "", "split_runs": "\u3000\u3000", "boxes_first": "  "}


def form(name: str, shape: str = "two_columns") -> bytes:
    """The printed form `name` as a Word file laid out as `shape` says."""
    printed = PRINTED[name]
    body = paragraph(printed["title"], shape)
    rows = "".join(section(title, lines, shape) for title, lines in printed["sections"] if title != "落款")
    body += nested(rows) if shape == "nested" else table(rows)
    for _, label, _ in printed["sections"][-1][1]:
        body += paragraph(f"{label}：{'~年~月~日' if label == '日期' else '~'}", shape)
    return word(body)


def word(body: str) -> bytes:
    """A Word file with this XML as its body."""
    document = docx.Document()
    found = document.element.body
    for child in list(found)[:-1]:
        found.remove(child)
    for place, child in enumerate(etree.fromstring(f'<x xmlns:w="{W}">{body}</x>')):
        found.insert(place, child)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def section(title: str, lines: list[list[Any]], shape: str) -> str:
    if shape == "spanning":
        return _spanning(title, lines, shape)
    width = 3 if shape == "numbers_apart" else 2
    rows = row(cell(title, shape, span=width))
    for number, label, content in lines:
        if content is None:
            rows += row(cell(label, shape, span=width))
        elif shape == "one_cell":
            gap = "\n" if "\n" in content or "□" in content else ""
            rows += row(cell(f"{_numbered(number, label)}：{gap}{content}", shape, span=width))
        elif shape == "numbers_apart":
            rows += row(cell(number, shape) + cell(label, shape) + cell(content, shape))
        elif shape == "controls":
            rows += row(cell(_numbered(number, label), shape) + control(cell(content, shape)), wrapped=True)
        else:
            rows += row(cell(_numbered(number, label), shape) + cell(content, shape))
    return rows


def _spanning(title: str, lines: list[list[Any]], shape: str) -> str:
    """A heading cell beside all rows of its section, labels beside all lines of their content."""
    rows, merge = "", "restart"
    for number, label, content in lines:
        head = cell(title if merge == "restart" else "", shape, merge=merge)
        merge = "continue"
        if content is None:
            rows += row(head + cell(label, shape, span=2))
            continue
        own = "restart"
        for line in content.split("\n"):
            named = cell(_numbered(number, label) if own == "restart" else "", shape, merge=own)
            rows += row(head + named + cell(line, shape))
            head, own = cell("", shape, merge="continue"), "continue"
    return rows


def _numbered(number: str, label: str) -> str:
    return f"{number}. {label}" if number else label


def table(rows: str) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{rows}</w:tbl>"


def nested(rows: str) -> str:
    return table(f"<w:tr><w:tc><w:tcPr/>{table(rows)}<w:p/></w:tc></w:tr>")


def row(cells: str, *, wrapped: bool = False) -> str:
    line = f"<w:tr>{cells}</w:tr>"
    return control(line) if wrapped else line


def control(inner: str) -> str:
    return f'<w:sdt><w:sdtPr><w:id w:val="7"/></w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>'


def cell(text: str, shape: str = "", *, span: int = 1, merge: str = "") -> str:
    properties = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    if merge:
        properties += '<w:vMerge w:val="restart"/>' if merge == "restart" else "<w:vMerge/>"
    lines = "".join(paragraph(line, shape) for line in text.split("\n"))
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{lines}</w:tc>"


def paragraph(text: str, shape: str = "") -> str:
    text = print_as(text, shape)
    pieces = list(text) if shape == "split_runs" else [text] if text else []
    runs = "".join(
        f'<w:r><w:rPr><w:sz w:val="{21 + n % 2}"/></w:rPr><w:t xml:space="preserve">{escape(p)}</w:t></w:r>'
        for n, p in enumerate(pieces)
    )
    return f'<w:p><w:pPr><w:rPr><w:sz w:val="21"/></w:rPr></w:pPr>{runs}</w:p>'


def print_as(text: str, shape: str) -> str:
    """The text with its blanks and boxes as this layout prints them."""
    if shape == "boxes_first":
        text = re.sub(r"([^\s□：:/（）、\n]+(?:、[^\s□：/（）]+)?(?:（[^（）□]*）)?)□", r"□\1", text)
    if shape == "no_blanks":
        text = text.replace("被告~", "被告 ")  # nobody could tell 被告欠付 apart
    return text.replace("~", _BLANKS.get(shape, "    "))
