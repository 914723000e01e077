"""反馈表: the workbook counsel fills in and returns. Same case, same bytes."""

import re
import zipfile
from datetime import datetime
from io import BytesIO

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from legal_docs.intake.fields import Column, Field, Kind, Record
from legal_docs.model.casefile import CaseFile
from legal_docs.model.feedback import CaseUpdate
from legal_docs.rendering.forms.archive import pack

SHEET = "反馈表"
HEADERS = {
    "case_number": "案件编号",
    "court_case_number": "立案案号",
    "filed_on": "立案日期",
    "sued_on": "起诉日期",
    "court": "受理法院",
    "judge": "承办法官",
    "hearing_on": "开庭日期",
    "result": "结果",
    "document_number": "裁判文书号",
    "decided_on": "裁判日期",
    "remarks": "备注",
}
"""The fields of an update and the headers of the form."""
_RECORD = Record("feedback", (CaseUpdate,), ())
COLUMNS = {name: Column(title, (Field(_RECORD, (name,)),)) for name, title in HEADERS.items()}
_WIDTHS = (28, 26, 13, 13, 26, 12, 13, 16, 26, 13, 40)
_FILL = PatternFill("solid", fgColor="DDEBF7")
_LAST_ROW = 200
_NO_TIME = datetime(2000, 1, 1)  # noqa: DTZ001  a fixed moment, so that the bytes are the same
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*(</dcterms:modified>)")


def form(case: CaseFile) -> bytes:
    """Return the form for one case as XLSX: its number and court filled in, the rest open."""
    book = Workbook()
    book.properties.created, book.properties.creator = _NO_TIME, "legal_docs"
    page = book.worksheets[0]
    page.title = SHEET
    for place, column in enumerate(COLUMNS.values(), 1):
        _column(page, place, column)
    for place, text in ((1, case.number), (list(HEADERS).index("court") + 1, case.court)):
        cell = page.cell(2, place, text)
        cell.data_type = "s"  # text that starts with "=" stays text
    page.freeze_panes = "B2"
    packed = BytesIO()
    book.save(packed)
    return _timeless(packed.getvalue())


def _column(page: Worksheet, place: int, column: Column) -> None:
    letter = get_column_letter(place)
    whole = page.column_dimensions[letter]
    whole.width = _WIDTHS[place - 1]
    whole.number_format = "yyyy-mm-dd" if column.kind is Kind.DAY else "@"
    head = page.cell(1, place, column.header)
    head.font, head.fill = Font(bold=True), _FILL
    head.alignment = Alignment(horizontal="center")
    for row in range(2, _LAST_ROW + 1) if column.kind is Kind.DAY else ():
        page.cell(row, place).number_format = "yyyy-mm-dd"
    if column.choices:
        rule = DataValidation(type="list", formula1=f'"{",".join(column.choices)}"', allow_blank=True)
        rule.add(f"{letter}2:{letter}{_LAST_ROW}")
        page.add_data_validation(rule)


def _timeless(book: bytes) -> bytes:
    """Return the workbook with fixed times in it and on its parts."""
    with zipfile.ZipFile(BytesIO(book)) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    core = "docProps/core.xml"
    parts[core] = _MODIFIED.sub(rb"\g<1>2000-01-01T00:00:00Z\g<2>", parts[core])
    return pack(parts)
