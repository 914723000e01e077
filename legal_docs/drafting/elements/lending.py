"""事实与理由 1–9 of the loan form: contract, parties, sum, term, rate, payout, repayment, default."""

from collections.abc import Iterator, Sequence
from datetime import date

from legal_docs.drafting.elements.requests import NO, YES
from legal_docs.drafting.elements.wording import article_number, copies, numbered, sum_blank, text_blank
from legal_docs.drafting.succession import predecessors
from legal_docs.drafting.words import day, listed, percent, yuan
from legal_docs.model.arrears import DebtArrears
from legal_docs.model.dossier import Dossier
from legal_docs.model.form import Blank, FormRow, Tick
from legal_docs.model.loan import Disbursement, Loan
from legal_docs.model.party import DebtorRole

SECTION = "事实与理由"
Debt = tuple[Loan, Disbursement, DebtArrears]


def lending_rows(dossier: Dossier) -> Iterator[FormRow]:
    """Yield the rows; one that has room for one loan only is copied for each further 借据."""
    debts = _debts(dossier)
    yield _contract(dossier)
    yield _parties(dossier)
    yield _amounts(dossier)
    yield from copies([_term(dossier, *debt) for debt in debts])
    yield from copies([_rate(*debt) for debt in debts])
    yield from copies([_paid_out(note) for _, note, _ in debts])
    yield from copies(
        [FormRow(SECTION, "还款方式", ticks=(Tick(loan.method.label),)) for loan, _, _ in debts]
    )
    yield from copies([_repaid(dossier, *debt) for debt in debts])
    yield _overdue(dossier)


def _debts(dossier: Dossier) -> Sequence[Debt]:
    computed = {(debt.contract, debt.debt): debt for debt in dossier.arrears.debts}
    return [(loan, note, computed[loan.number, note.note]) for loan, note in dossier.case.debts()]


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


def _term(dossier: Dossier, loan: Loan, note: Disbursement, _: DebtArrears) -> FormRow:
    only = len(loan.disbursements) == 1
    since = (loan.term_from if only else None) or note.disbursed_on
    until = (loan.term_to if only else None) or note.due_on
    due = Tick("是" if until <= dossier.on else "否", "是否到期")
    end = () if note.is_due_on_demand else (Blank("至", until, "止", field="借款期限.止"),)
    return FormRow(SECTION, "借款期限", (Blank("约定期限", since, "起", field="借款期限.起"), *end), (due,))


def _rate(loan: Loan, _: Disbursement, debt: DebtArrears) -> FormRow:
    """Return the rates with the numbers of their clauses; what is not agreed has no tick."""
    blanks = _line("利率", percent(debt.rate_percent), loan.rate.clause)
    ticks = ["利率"]
    if loan.penalty:
        uplift = percent(loan.penalty.overdue_uplift_percent)
        blanks += _line("逾期上浮", uplift, loan.penalty.clause)
        ticks.append("逾期上浮")
    if loan.compound:
        blanks += _line("复利", "", loan.compound.clause)
        ticks.append("复利")
    if loan.penalty and debt.penalty_percent is not None:
        blanks += _line("罚息（违约金）", percent(debt.penalty_percent), loan.penalty.clause)
        ticks.append("罚息（违约金）")
    return FormRow(SECTION, "借款利率", blanks, tuple(map(Tick, ticks)))


def _line(label: str, rate: str, clause: str) -> tuple[Blank, ...]:
    number = article_number(clause)
    field = f"借款利率.{label}"
    rated = (Blank(label, rate.removesuffix("%"), "%", label, field),) if rate else ()
    return (*rated, *((Blank("第", number, "条", label, f"{field}条款"),) if number else ()))


def _paid_out(note: Disbursement) -> FormRow:
    blanks = (
        Blank("", note.disbursed_on, field="借款提供时间.日期"),
        sum_blank("", note.amount, "借款提供时间.金额"),
    )
    return FormRow(SECTION, "借款提供时间", blanks, also=("借款发放时间",))


def _repaid(dossier: Dossier, _: Loan, note: Disbursement, debt: DebtArrears) -> FormRow:
    until = _interest_paid_to(dossier, note, debt)
    blanks = (
        sum_blank("已还本金", debt.paid.principal, "还款情况.已还本金"),
        sum_blank("已还利息", debt.paid.interest_like, "还款情况.已还利息"),
        *text_blank("还息至", until or "", "还款情况.还息至"),
    )
    return FormRow(SECTION, "还款情况", blanks)


def _interest_paid_to(dossier: Dossier, note: Disbursement, debt: DebtArrears) -> date | None:
    """Return the last due day that was met in full; None where later payments met part of the interest."""
    since = debt.overdue_since
    if since is None:
        return None
    later = (a for a in dossier.arrears.allocations if a.debt == debt.debt and a.on >= since)
    if any(allocation.applied.interest_like for allocation in later):
        return None
    return max((line.due_on for line in note.schedule if line.due_on < since), default=None)


def _overdue(dossier: Dossier) -> FormRow:
    since = [(debt.overdue_since, debt.debt) for debt in dossier.arrears.debts if debt.overdue_since]
    ticks = (YES if since else NO,)
    return FormRow(SECTION, "是否存在逾期还款", tuple(_late(dossier, since)), ticks)


def _late(dossier: Dossier, since: Sequence[tuple[date, str]]) -> Iterator[Blank]:
    """Yield since when and how long; debts late since different days stand together in the first blank."""
    unit = "至今已逾期"
    apart = len({first for first, _ in since}) > 1
    told = (f"借据{debt}：{day(first)}起，{_so_long(dossier, first)}" for first, debt in since)
    if apart:
        yield Blank("逾期时间", numbered(told), unit, field="逾期时间")
    elif since:
        yield Blank("逾期时间", since[0][0], unit, field="逾期时间")
        yield Blank(unit, _so_long(dossier, since[0][0]), field="已逾期")


def _so_long(dossier: Dossier, since: date) -> str:
    return f"{(dossier.on - since).days}天（计至{day(dossier.on)}）"
