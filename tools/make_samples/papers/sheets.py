"""Tables: the ledger print-out as XLSX, message and call logs as CSV."""

import csv
import io
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter

from legal_docs.ledger import compute
from legal_docs.model.arrears import Totals
from legal_docs.model.casefile import CaseFile, Stage
from legal_docs.model.contact import Channel, ContactRecord, Outcome
from legal_docs.model.loan import RepaymentKind
from tools.make_samples.papers.pdf import MARK

HEAD = (
    "流水号",
    "交易日",
    "记账日",
    "借据编号",
    "摘要",
    "金额",
    "其中本金",
    "其中利息",
    "罚息及复利",
    "渠道",
    "付款人",
)
_WIDTHS = (9, 12, 12, 22, 10, 13, 13, 12, 12, 16, 24)


def ledger(case: CaseFile, *, rate: str = "", on: date) -> bytes:
    """Return the ledger print-out; `rate` replaces the rate it shows."""
    book = Workbook()
    sheet = book.active
    sheet.title = "还款流水"
    for row in _top(case, rate):
        sheet.append(row)
    sheet.append([])
    sheet.append(HEAD)
    head = sheet.max_row
    for row in _rows(case, on):
        sheet.append(row)
    sheet.append([])
    sheet.append([MARK])
    _look(sheet, head)
    return saved(book)


def saved(book: Workbook) -> bytes:
    """Return a workbook's bytes with fixed properties (the zip is made even by `zips.even`)."""
    book.properties.creator = "样例"
    book.properties.created = datetime(2026, 1, 1)  # noqa: DTZ001  openpyxl wants a naive moment
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _top(case: CaseFile, rate: str) -> list[list[object]]:
    rows: list[list[object]] = [["示例银行　贷款放款及还款流水"], ["客户名称", case.debtors[0].name]]
    for loan in case.loans:
        shown = rate or (f"{loan.rate.annual_percent}%" if loan.rate.annual_percent else "浮动，见合同")
        rows.append(["合同编号", loan.number, "执行年利率", shown])
        for note in loan.disbursements:
            rows.append(
                [
                    "借据编号",
                    note.note,
                    "放款日",
                    note.disbursed_on,
                    "放款金额",
                    note.amount,
                    "到期日",
                    note.due_on,
                ]
            )
    for judgment in case.judgments:
        rows.append(["执行依据", judgment.number])
    return rows


def _rows(case: CaseFile, on: date) -> list[list[object]]:
    parts: dict[str, Totals] = {}
    if case.stage is Stage.SUIT:
        for line in compute(case, on=on).allocations:
            parts[line.repayment] = parts.get(line.repayment, Totals()).plus(line.applied)
    rows = []
    for row in case.repayments:
        part = parts.get(row.id, Totals())
        back = row.kind is RepaymentKind.REVERSAL
        split: list[object] = (
            [part.principal, part.interest, part.penalty + part.compound] if part.total else [None] * 3
        )
        rows.append(
            [row.id, row.paid_on, row.booked_on or row.paid_on, row.debt, "冲正" if back else "还款",
             -row.amount if back else row.amount, *split, row.channel, row.payer]
        )  # fmt: skip
    return rows


def _look(sheet, head: int) -> None:  # type: ignore[no-untyped-def]
    sheet["A1"].font = Font(size=14, bold=True)
    line = Side(style="thin", color="999999")
    for at, width in enumerate(_WIDTHS, 1):
        sheet.column_dimensions[get_column_letter(at)].width = width
        sheet.cell(head, at).font = Font(bold=True)
    for row in sheet.iter_rows(min_row=head, max_row=sheet.max_row - 2, max_col=len(HEAD)):
        for cell in row:
            cell.border = Border(left=line, right=line, top=line, bottom=line)
            cell.alignment = Alignment(vertical="center")
    for row in sheet.iter_rows(max_col=len(HEAD)):
        for cell in row:
            if isinstance(cell.value, date):
                cell.number_format = "yyyy-mm-dd"
            elif cell.data_type == "n":
                cell.number_format = "#,##0.00"
    sheet.freeze_panes = sheet.cell(head + 1, 1)
    sheet.page_setup.orientation, sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = (
        "landscape",
        1,
        0,
    )
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


def sms_log(
    case: CaseFile, *, encoding: str = "gb18030", extra: Sequence[tuple[str, str, str]] = ()
) -> bytes:
    """Return the message log; `extra` rows (moment, number, text) are reminders that ask for nothing."""
    debt = case.loans[0].number if case.loans else case.cards[0].number
    rows = []
    for record in (c for c in case.contacts if c.channel is Channel.SMS):
        moment = datetime.combine(record.on, record.at or datetime.min.time())
        done = record.outcome is Outcome.REACHED
        receipt = (moment + timedelta(seconds=7)).isoformat(sep=" ") if done else ""
        state, code = ("已送达", "DELIVRD") if done else ("失败", "UNDELIV")
        rows.append(
            (
                moment.isoformat(sep=" "),
                record.sent_to,
                record.target,
                debt,
                record.result,
                state,
                code,
                receipt,
            )
        )
    name = case.debtors[0].name
    rows += [(moment, to, name, debt, text, "已送达", "DELIVRD", moment) for moment, to, text in extra]
    head = (
        "发送时间",
        "接收号码",
        "客户姓名",
        "合同或账户编号",
        "短信内容",
        "发送状态",
        "回执代码",
        "回执时间",
    )
    return _csv([head, *sorted(rows)], encoding)


def call_log(case: CaseFile, *, encoding: str = "gb18030") -> bytes:
    """Return the log of telephone calls."""
    rows = []
    for at, call in enumerate((c for c in case.contacts if c.channel is Channel.PHONE), 1):
        done = call.outcome is Outcome.REACHED
        moment = datetime.combine(call.on, call.at or datetime.min.time()).isoformat(sep=" ")
        rows.append(
            (moment, call.sent_to, call.target, "接通" if done else "未接通",
            96 + 11 * at if done else 0, call.result,
             f"REC{call.on:%Y%m%d}{at:03d}" if done else "", "工号99001")
        )  # fmt: skip
    head = (
        "通话时间",
        "被叫号码",
        "客户姓名",
        "接通情况",
        "通话时长（秒）",
        "内容摘要",
        "录音编号",
        "催收员",
    )
    return _csv([head, *rows], encoding)


def contacts_of(case: CaseFile, *ids: str) -> tuple[ContactRecord, ...]:
    """Return the contact records with these ids."""
    return tuple(next(c for c in case.contacts if c.id == i) for i in ids)


def _csv(rows: list[tuple[object, ...]], encoding: str) -> bytes:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows([*rows, (MARK,)])
    return out.getvalue().encode(encoding)
