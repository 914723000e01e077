"""The blank 强制执行申请书（要素式）: as the other forms, with the wider label column the courts give it.

Measures: a table of 9344 twips whose first column has 2383. The text lies in `forms/enforcement/`.
"""

from io import BytesIO

from docx import Document
from docx.shared import Twips
from docx.table import Table

from tools.make_templates import forms
from tools.make_templates.build import finish

NAME = "强制执行申请书（要素式）"
SOURCE = forms.SOURCES / "enforcement" / f"{NAME}.txt"
COLUMNS = (Twips(2383), Twips(6961))


def blank() -> bytes:
    """Return the blank form; the same text gives the same bytes."""
    document = Document(BytesIO(forms.build_form(SOURCE.read_text("utf-8"), title=NAME)))
    for table in document.tables:
        if len(table.columns) == len(COLUMNS):
            _widen(table)
    return finish(document, NAME)


def _widen(table: Table) -> None:
    for column, width in zip(table.columns, COLUMNS, strict=True):
        column.width = width
    for row in table.rows:
        if len(row._tr.tc_lst) == len(COLUMNS):
            for cell, width in zip(row.cells, COLUMNS, strict=True):
                cell.width = width
