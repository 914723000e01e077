"""宣布提前到期通知书: calls a loan under its own clause, on a fact the case shows (民法典.578, R-LIM-4)."""

from collections.abc import Iterator

from pydantic import Field

from legal_docs.drafting.calling import condition_is_met, days_missed
from legal_docs.drafting.context import required
from legal_docs.drafting.draft import Draft
from legal_docs.drafting.letter import ZERO, Letter, cited, debt_of, is_alive, parts, said, shared
from legal_docs.drafting.rmb import capitals
from legal_docs.drafting.words import day, exhibits, listed, percent, yuan
from legal_docs.law.debts import debtors_of
from legal_docs.model.arrears import DebtArrears, Totals
from legal_docs.model.casefile import Stage
from legal_docs.model.dossier import Dossier
from legal_docs.model.filing import FilingKind
from legal_docs.model.loan import Loan

_ARTICLES = ("民法典.675", "民法典.676", "民法典.577", "民法典.578")


class CallNotice(Letter):
    """宣布提前到期通知书的全部内容；`债务` 是其中已经到期的部分."""

    agreement: str = Field(alias="合同名称")
    contract: str = Field(alias="合同编号")
    signed: str = Field(alias="签订日期")
    borrowers: str = Field(alias="借款人")
    clause: str = Field(alias="条款", examples=["第8.2条"])
    condition: str = Field(alias="条件", description="条款所定的提前到期条件")
    trigger: str = Field(alias="触发事实", description="案件录入的事实；没有录入时为空，按逾期事实写")
    since: str = Field(alias="逾期起始日", description="第一个未足额还款的到期日")
    missed: int = Field(alias="到期期数", description="自逾期起始日起已到期的期数")
    days: int = Field(alias="逾期天数")
    penalty: str = Field(
        alias="罚息利率", description="现行罚息利率；各借据不同或者没有约定的为空", examples=["年利率9.9%"]
    )
    called: str = Field(alias="未到期本金", examples=["90,000.00"])
    whole: str = Field(alias="全部欠款", description="截止日的全部本息，含提前到期的本金")
    whole_capitals: str = Field(alias="全部欠款大写")
    whole_parts: str = Field(alias="全部欠款明细")


def notice(dossier: Dossier, loan: Loan, name: str) -> CallNotice:
    """Return the notice on `loan` to `name`; MissingValueError where clause, fact or proof is missing."""
    debts, terms, planned = _debts(dossier, loan), loan.acceleration_terms, loan.acceleration
    owner = f"借款合同{loan.number}"
    whole = _sum(debts)
    _refuse_unproved(dossier, loan)
    since = min(d.overdue_since for d in debts if d.overdue_since)
    return CallNotice.of(
        agreement=loan.title,
        contract=loan.number,
        signed=day(loan.signed_on),
        borrowers=listed(d.name for d in debtors_of(dossier.case, debt_of(dossier, debts[0]))),
        clause=required(terms.clause if terms else "", owner, "提前到期条款"),
        condition=terms.condition.rstrip("。；") if terms else "",
        trigger=required(planned.trigger.rstrip("。；"), owner, "提前到期的触发事实") if planned else "",
        since=day(since),
        missed=max(len(days_missed(dossier, loan, d)) for d in debts),
        days=(dossier.cutoff_on - since).days,
        penalty=_penalty(debts),
        called=yuan(sum((d.not_yet_due for d in debts), ZERO)),
        whole=yuan(whole.total),
        whole_capitals=capitals(whole.total),
        whole_parts=parts(whole),
        **shared(dossier, name, debts, cited(dossier, *_ARTICLES)),
    )


def must_say(context: CallNotice) -> tuple[str, ...]:
    """Return the strings the finished notice must hold."""
    return (*said(context), context.clause, context.called, context.whole, context.whole_capitals)


def drafts(dossier: Dossier) -> Iterator[Draft]:
    """Yield a notice to each living debtor of each loan whose clause the arrears meet, before suit."""
    if dossier.case.stage is not Stage.SUIT:
        return
    loans = [loan for loan in dossier.case.loans if may_be_called(dossier, loan)]
    for loan in loans:
        debtors = debtors_of(dossier.case, debt_of(dossier, _debts(dossier, loan)[0]))
        for debtor in debtors:
            if is_alive(dossier, debtor.name) and not debtor.renounced:
                paper = notice(dossier, loan, debtor.name)
                of = debtor.name if len(loans) == 1 else f"{debtor.name}-{loan.number}"
                yield Draft(FilingKind.CALL, "宣布提前到期通知书.docx", paper, must_say(paper), of=of)


def may_be_called(dossier: Dossier, loan: Loan) -> bool:
    """Return whether the loan is in arrears, partly not due, not called, and its clause is met or named.

    A notice planned for a later day is the bank's own decision: it wants clause, fact and proof. Without
    one, the arrears themselves must meet what the clause counts: a recall against the agreement is a
    breach by the bank (民营经济促进法2025.24).
    """
    planned, terms = loan.acceleration, loan.acceleration_terms
    if (planned and planned.declared_on <= dossier.on) or not _debts(dossier, loan):
        return False
    if planned:
        return True
    return bool(terms and not terms.automatic) and any(
        condition_is_met(dossier, loan, d) for d in _debts(dossier, loan)
    )


def _refuse_unproved(dossier: Dossier, loan: Loan) -> None:
    """Raise MissingValueError where no exhibit proves the clause: without it nothing is called (R-LIM-4)."""
    proofs = (*loan.evidence, *(loan.acceleration.evidence if loan.acceleration else ()))
    required(exhibits(dossier.bundle, proofs), f"借款合同{loan.number}", "提前到期条款和触发事实的证据")


def _debts(dossier: Dossier, loan: Loan) -> tuple[DebtArrears, ...]:
    """Return the drawdowns of the loan, where one is overdue and something is not yet due."""
    found = tuple(d for d in dossier.arrears.debts if d.contract == loan.number and d.owed.total > 0)
    late, rest = any(d.overdue_since for d in found), any(d.not_yet_due for d in found)
    return found if late and rest else ()


def _penalty(debts: tuple[DebtArrears, ...]) -> str:
    rates = {debt.penalty_percent for debt in debts if debt.penalty_percent is not None}
    return f"年利率{percent(rates.pop())}" if len(rates) == 1 else ""


def _sum(debts: tuple[DebtArrears, ...]) -> Totals:
    total = Totals()
    for debt in debts:
        total = total.plus(debt.owed)
    return total
