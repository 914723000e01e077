"""Ledgers as tables: the terms in their heads, and each payment beside those of the case file."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from legal_docs.bundling.contradictions import anchors
from legal_docs.bundling.contradictions.comparing import Compared, Said, known, rate, told, written
from legal_docs.bundling.contradictions.roles import Role
from legal_docs.bundling.contradictions.values import GAP, SUM, amount, day, plain
from legal_docs.bundling.reading import Page, Words
from legal_docs.bundling.sheet import Row, Sheet
from legal_docs.model.casefile import CaseFile
from legal_docs.model.loan import Disbursement, Loan, RateKind, Repayment, RepaymentKind

_DAY = re.compile("^(?:交易日期?|还款日期?|入账日期?|扣款日期?|实际还款日期?|还款时间|交易时间)$")
_SUM = re.compile("^(?:金额|还款金额|交易金额|实还金额|扣款金额|还款总额)(?:\\(元\\))?$")
_NUMBER = re.compile("^(?:流水号|交易流水号|序号|编号)$")
_KIND = re.compile("^(?:摘要|交易类型|类型|业务种类)$")
_NOTE = re.compile("^(?:借据编?号|凭证编?号)$")
_PAYMENTS = re.compile("还款|扣款|扣收|回收|归还|存入|冲正|冲销|退回")
_PAID_OUT = re.compile(rf"(?:放款|发放)金额{GAP}({SUM})(?![\d.]|\s*万)")


class Line(NamedTuple):
    """One payment of a ledger: where it stands, its own number, day, sum (without sign)."""

    row: int
    number: str
    on: date
    amount: Decimal


def compared(words: Words, role: Role, case: CaseFile) -> Iterator[Compared]:
    """Yield what the tables of one exhibit tell of terms and payments."""
    if not role.payments:
        return
    for sheet in words.sheets:
        yield from _terms(words, sheet, case)
    lines = [line for sheet in words.sheets for line in _lines(sheet, case)]
    if lines and not words.is_cut:
        yield from _payments(words, lines, role.payments, case)


def _terms(words: Words, sheet: Sheet, case: CaseFile) -> Iterator[Compared]:
    if any("万元" in line for line in sheet.titles):
        return
    by_number = {plain(note.note): (loan, note) for loan, note in case.debts()}
    for line in sheet.titles:
        page = Page(None, line)
        yield from _rate(words, page, case)
        for number in anchors.NOTE_NUMBER.values(page):
            if str(number) in by_number:
                yield from _note(words, page, *by_number[str(number)])


def _rate(words: Words, page: Page, case: CaseFile) -> Iterator[Compared]:
    """Yield the rate in the head of a ledger of one loan."""
    terms = case.loans[0].rate if len(case.loans) == 1 else None
    if terms is None or terms.kind is not RateKind.FIXED or terms.annual_percent is None:
        return
    value = terms.annual_percent.normalize()
    said = tuple(
        told(v, words.file, shown=rate(v)) for v in anchors.RATE.values(page) if isinstance(v, Decimal)
    )
    right = (known("借款 › 年利率", value, rate(value)),)
    yield Compared("annual_rate", f"合同{case.loans[0].number}", right, said)


def _note(words: Words, page: Page, loan: Loan, note: Disbursement) -> Iterator[Compared]:
    name = f"借据{note.note}"
    paid = tuple(
        told(v, words.file) for m in _PAID_OUT.finditer(page.text) if (v := amount(m[1])) is not None
    )
    yield Compared("paid_out", name, (known("借据 › 放款金额", note.amount),), paid)
    on = tuple(told(value, words.file) for value in anchors.PAID_ON.values(page))
    yield Compared("paid_out_on", name, (known("借据 › 放款日", note.disbursed_on),), on)
    due = tuple(told(value, words.file) for value in anchors.DUE_ON.values(page))
    yield Compared("due_on", name, (known("借据 › 到期日", note.due_on),), due)


def _lines(sheet: Sheet, case: CaseFile) -> Iterator[Line]:
    """Yield the payments of a table that has one column of days and one of sums."""
    days, sums = _columns(sheet.header, _DAY), _columns(sheet.header, _SUM)
    if len(days) != 1 or len(sums) != 1:
        return
    number, kind = _columns(sheet.header, _NUMBER), _columns(sheet.header, _KIND)
    note = _columns(sheet.header, _NOTE)
    mine = {plain(each.debt) for each in case.repayments if each.debt}
    for at, row in enumerate(sheet.rows, 1):
        on, value = day(row[days[0]]), amount(row[sums[0]])
        is_payment = not kind or _PAYMENTS.search(row[kind[0]])
        is_mine = not note or not mine or plain(row[note[0]]) in mine
        if on and value and is_payment and is_mine:
            yield Line(at, row[number[0]] if number else "", on, abs(value))


def _columns(header: Row, pattern: re.Pattern[str]) -> list[int]:
    return [at for at, cell in enumerate(header) if pattern.match(cell.strip())]


def _payments(
    words: Words, lines: Sequence[Line], citing: Sequence[Repayment], case: CaseFile
) -> Iterator[Compared]:
    """Yield each payment that stands on one side only, or differently; by its number, else by day and sum."""
    rest = {each.id: each for each in case.repayments}
    left: list[Line] = []
    for line in lines:
        own = rest.pop(line.number, None) if line.number else None
        if own is None:
            left.append(line)
        else:
            yield _pair(words, line, own)
    for line in left:
        same = next(
            (key for key, own in rest.items() if (own.paid_on, own.amount) == (line.on, line.amount)), None
        )
        if same is None:
            none = known("还款流水", None, "没有该笔还款")
            yield Compared("payment", _name(line), (none,), (_told(words, line),))
        else:
            del rest[same]
    cited = {each.id for each in citing}
    for own in rest.values():
        if own.id in cited:
            absent = told(None, words.file, shown="表中没有该笔还款")
            yield Compared("payment", f"{written(own.paid_on)}还款", (_known(own),), (absent,))


def _pair(words: Words, line: Line, own: Repayment) -> Compared:
    return Compared("payment", f"流水{own.id}", (_known(own),), (_told(words, line),))


def _known(own: Repayment) -> Said:
    word = "冲正" if own.kind is RepaymentKind.REVERSAL else "还款"
    shown = f"{written(own.paid_on)}{word}{written(own.amount)}"
    return known(f"还款流水 › {own.id}", (own.paid_on, own.amount), shown)


def _told(words: Words, line: Line) -> Said:
    shown = f"{written(line.on)}{written(line.amount)}"
    return told((line.on, line.amount), words.file, row=line.row, shown=shown)


def _name(line: Line) -> str:
    return f"流水{line.number}" if line.number else f"{written(line.on)}还款"
