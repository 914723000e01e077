"""One-row forms, to see what becomes of one printed cell."""

from io import BytesIO

import docx

from legal_docs.model.form import Blank, FormRow, FormSheet, Tick
from legal_docs.rendering.forms.fill import fill_form
from tests.rendering.forms.layouts import cell, row, table, word


def filled(body: str, *rows: FormRow) -> tuple["docx.document.Document", list[str]]:
    """The Word file with this body after filling, and why anything is not placed."""
    done, unplaced = fill_form(word(body), FormSheet("", rows))
    return docx.Document(BytesIO(done)), [u.sentence for u in unplaced]


def one(printed: str, *items: Blank | Tick) -> tuple[str, list[str]]:
    """The content cell `printed` of the row 甲 after filling, and why anything is not placed."""
    blanks = tuple(item for item in items if isinstance(item, Blank))
    ticks = tuple(item for item in items if isinstance(item, Tick))
    document, reasons = filled(table(row(cell("甲") + cell(printed))), FormRow("", "甲", blanks, ticks))
    return document.tables[0].rows[0].cells[1].text, reasons


def texts(document: "docx.document.Document") -> list[list[str]]:
    """The cells of the first table, merged ones once."""
    lines = document.tables[0].rows
    return [[c.text for c in dict.fromkeys(line.cells)] for line in lines]
