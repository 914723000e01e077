"""事实与理由 1–9 of the loan form: contract, parties, sum, term, rate, payout, repayment, default."""

from collections.abc import Iterator

from legal_docs.drafting.elements.debts import Debt, alike_or_named, debts, each_named
from legal_docs.drafting.elements.rates import rate_row
from legal_docs.drafting.elements.repaid import late_rows, repaid_row
from legal_docs.drafting.elements.wording import numbered, sum_blank, text_blank
from legal_docs.drafting.succession import predecessors
from legal_docs.drafting.words import day, listed, yuan
from legal_docs.model.dossier import Dossier
from legal_docs.model.form import Blank, FormRow, Tick
from legal_docs.model.party import DebtorRole

SECTION = "事实与理由"


def lending_rows(dossier: Dossier) -> Iterator[FormRow]:
    """Yield the rows; one that has room for one loan only is copied for each further 借据."""
    found = debts(dossier)
    yield _contract(dossier)
    yield _parties(dossier)
    yield _amounts(dossier)
    yield from alike_or_named(found, lambda debt, name: _term(dossier, debt, name))
    yield from alike_or_named(found, lambda debt, name: rate_row(dossier, debt, name))
    yield from each_named(found, _paid_out)
    yield from alike_or_named(found, _method)
    yield from each_named(found, lambda debt, name: repaid_row(dossier, debt, name))
    yield from late_rows(dossier, found)


def _contract(dossier: Dossier) -> FormRow:
    text = numbered(
        f"《{loan.title}》，编号：{loan.number}，签订时间：{day(loan.signed_on)}"
        + (f"，签订地点：{loan.signed_at}" if loan.signed_at else "")
        for loan in dossier.case.loans
    )
    return FormRow(
        SECTION, "合同签订情况（名称、编号、签订时间、地点等）", text_blank("", text, "合同签订情况")
    )


def _parties(dossier: Dossier) -> FormRow:
    creditor = dossier.case.creditor
    first = (DebtorRole.BORROWER, DebtorRole.CO_BORROWER)
    dead = [event.target for event in predecessors(dossier)]
    borrowers = listed([*dead, *(d.name for d in dossier.case.debtors if d.role in first)])
    blanks = (
        *text_blank("贷款人", creditor.assigned_from or creditor.name, "合同主体.贷款人"),
        *text_blank("借款人", borrowers, "合同主体.借款人"),
    )
    return FormRow(SECTION, "合同主体", blanks, also=("签订主体",))


def _amounts(dossier: Dossier) -> FormRow:
    case = dossier.case
    several = len(case.debts()) > 1
    agreed = numbered(f"{yuan(loan.amount)}元" for loan in case.loans)
    lent = numbered(
        f"{yuan(note.amount)}元" + (f"（借据{note.note}）" if several else "") for _, note in case.debts()
    )
    blanks = (
        *text_blank("约定", agreed, "借款金额.约定"),
        *text_blank("实际发放", lent, "借款金额.实际发放"),
    )
    return FormRow(SECTION, "借款金额", blanks)


def _term(dossier: Dossier, debt: Debt, name: str) -> FormRow:
    """Return the agreed term; a loan that was called is due, and the day of the call stands behind it."""
    loan, note, owed = debt
    only = len(loan.disbursements) == 1
    since = (loan.term_from if only else None) or note.disbursed_on
    until = (loan.term_to if only else None) or note.due_on
    due = Tick("是" if owed.called_on or until <= dossier.on else "否", "是否到期")
    called = f"（提前到期日：{day(owed.called_on)}）" if owed.called_on else ""
    end = () if note.is_due_on_demand else (Blank("至", until, "止", field="借款期限.止"),)
    behind = text_blank("止", called + name, "借款期限.提前到期和借据")
    start = Blank("约定期限", since, "起", field="借款期限.起")
    return FormRow(SECTION, "借款期限", (start, *end, *behind), (due,))


def _paid_out(debt: Debt, name: str) -> FormRow:
    _, note, _ = debt
    blanks = (
        Blank("", note.disbursed_on, field="借款提供时间.日期"),
        sum_blank("", note.amount, "借款提供时间.金额"),
        *text_blank("元", name, "借款提供时间.借据"),
    )
    return FormRow(SECTION, "借款提供时间", blanks, also=("借款发放时间",))


def _method(debt: Debt, name: str) -> FormRow:
    method = debt[0].method.label
    return FormRow(SECTION, "还款方式", text_blank(method, name, "还款方式.借据"), (Tick(method),))
