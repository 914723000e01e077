"""Cases as a workbook in the layout of `legal_docs.intake.columns`; headers come from that table."""

from collections.abc import Iterator, Mapping
from datetime import date, time
from decimal import Decimal
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter

from legal_docs.intake.columns import CASE_NUMBER, SHEETS
from legal_docs.intake.fields import Column, Sheet
from legal_docs.model.base import Labelled, Model, Proof
from legal_docs.model.casefile import CaseFile
from legal_docs.model.party import Creditor
from tools.make_samples.papers.sheets import saved

Row = tuple[Mapping[str, str], Mapping[str, Model]]
"""What the columns without fields hold (by header), and the records the row describes (by name)."""


def workbook(cases: list[CaseFile]) -> bytes:
    """Return the workbook of `cases`."""
    book = Workbook()
    book.remove(book.active)
    for sheet in SHEETS:
        rows = [(case, row) for case in cases for row in _ROWS.get(sheet.name, _nothing)(case)]
        if rows:
            _fill(book.create_sheet(sheet.name), sheet, rows)
    return saved(book)


def _fill(page: Any, sheet: Sheet, rows: list[tuple[CaseFile, Row]]) -> None:
    cells = [[_cell(column, case, row) for column in sheet.columns] for case, row in rows]
    used = [
        at for at, c in enumerate(sheet.columns) if c.required or any(row[at] is not None for row in cells)
    ]
    page.append([sheet.columns[at].header for at in used])
    for row in cells:
        page.append([row[at] for at in used])
    for at, cell in enumerate(page[1], 1):
        cell.font, cell.fill = Font(bold=True), PatternFill("solid", fgColor="DDE6F0")
        page.column_dimensions[get_column_letter(at)].width = 22 if at == 1 else 15
    for row in page.iter_rows(min_row=2):
        for cell in row:
            cell.number_format = _format(cell.value)
    page.freeze_panes = "B2"


def _format(value: object) -> str:
    if isinstance(value, date):
        return "yyyy-mm-dd"
    if isinstance(value, Decimal):
        return "#,##0.00##"
    return "General" if isinstance(value, int) else "@"


def _cell(column: Column, case: CaseFile, row: Row) -> object:
    fixed, records = row
    if column.header == CASE_NUMBER:
        return case.number
    if column.header in fixed:
        return fixed[column.header]
    for field in column.fields:
        if field.record.name in records:
            value = _follow(records[field.record.name], field.path)
            if value is not None:
                return _shown(value, column)
    return None


def _follow(record: Any, path: tuple[str, ...]) -> Any:
    for name in path[:-1]:
        record = getattr(record, name, None)
        if record is None:
            return None
    value = getattr(record, path[-1], None)
    spec = type(record).model_fields.get(path[-1])
    if spec is None or value in ("", ()) or (value is False and spec.default is False):
        return None
    return value


def _shown(value: Any, column: Column) -> object:
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, Labelled):
        return value.label
    if isinstance(value, tuple):
        return _joined(value)
    if isinstance(value, time):
        return value.strftime("%H:%M")
    return next((label for label, word in column.labels.items() if word == value), value)


def _joined(values: tuple[Any, ...]) -> str:
    if isinstance(values[0], Proof):
        return "；".join(p.file if p.page is None else f"{p.file}#{p.page}" for p in values)
    return "、".join(v.label if isinstance(v, Labelled) else str(v) for v in values)


# -- the rows of each sheet --------------------------------------------------------------------


def _nothing(_case: CaseFile) -> Iterator[Row]:
    yield from ()


def _case(case: CaseFile) -> Iterator[Row]:
    yield {}, {"case": case}


def _escalation(case: CaseFile) -> Iterator[Row]:
    if case.escalation:
        yield {}, {"escalation": case.escalation}


def _parties(case: CaseFile) -> Iterator[Row]:
    creditor: Creditor = case.creditor
    yield {"角色": "债权人"}, {"creditor": creditor}
    for agent in creditor.agents:
        yield {"角色": "委托诉讼代理人"}, {"agent": agent}
    for person in case.people:
        debtor = next((d for d in case.debtors if d.name == person.name), None)
        roles = [debtor.role.label] if debtor else []
        roles += ["保证人"] if any(g.name == person.name for g in case.guarantors) else []
        roles += ["抵押人"] if any(person.name in (c.owner, *c.co_owners) for c in case.collateral) else []
        records = {"person": person} | ({"debtor": debtor} if debtor else {})
        yield {"角色": "、".join(roles) or "其他"}, records


def _loans(case: CaseFile) -> Iterator[Row]:
    for loan, note in case.debts():
        yield {}, {"loan": loan, "disbursement": note}


def _schedule(case: CaseFile) -> Iterator[Row]:
    for _, note in case.debts():
        for installment in note.schedule:
            yield {"借据编号": note.note}, {"installment": installment}


def _security(case: CaseFile) -> Iterator[Row]:
    for guarantor in case.guarantors:
        yield {"担保类型": "保证"}, {"guarantor": guarantor}
    for item in case.collateral:
        yield {"担保类型": item.kind.label}, {"collateral": item}


def _proceedings(case: CaseFile) -> Iterator[Row]:
    for event in case.events:
        yield {"类别": "事件"}, {"event": event}
    for item in case.preservations:
        yield {"类别": "保全"}, {"preservation": item}


def _each(record: str, name: str) -> Any:
    def rows(case: CaseFile) -> Iterator[Row]:
        for item in getattr(case, name):
            yield {}, {record: item}

    return rows


_ROWS: Mapping[str, Any] = {
    "案件": _case,
    "移交情况": _escalation,
    "当事人": _parties,
    "借款": _loans,
    "还款计划": _schedule,
    "还款流水": _each("repayment", "repayments"),
    "余额": _each("balance", "balances"),
    "费用": _each("cost", "costs"),
    "担保": _security,
    "催收记录": _each("contact", "contacts"),
    "财产线索": _each("clue", "clues"),
    "程序": _proceedings,
    "证据": _each("exhibit", "evidence"),
}
