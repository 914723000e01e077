"""宣布提前到期通知书: calls a loan under its own clause, on a fact the case shows (民法典.578, R-LIM-4)."""

import re
from collections.abc import Iterator
from datetime import date

from pydantic import Field

from legal_docs.drafting.context import required
from legal_docs.drafting.draft import Draft
from legal_docs.drafting.letter import ZERO, Letter, cited, debt_of, is_alive, parts, said, shared
from legal_docs.drafting.rmb import capitals
from legal_docs.drafting.words import day, exhibits, listed, yuan
from legal_docs.law.debts import debtors_of
from legal_docs.model.arrears import DebtArrears, Totals
from legal_docs.model.casefile import Stage
from legal_docs.model.dossier import Dossier
from legal_docs.model.filing import FilingKind
from legal_docs.model.loan import Loan

_ARTICLES = ("民法典.675", "民法典.676", "民法典.577")
_NUMERALS = {each: n for n, each in enumerate("零一二三四五六七八九十")} | {"两": 2}
_COUNT = re.compile(r"(连续|累计)(?:违约|逾期|拖欠|欠款)?([\d一二两三四五六七八九十]+)(?:个)?(?:期|月)")
_DAYS = re.compile(r"(?:逾期|超过)(?:超过|达到?|满)?([\d一二三四五六七八九十百]+)(?:日|天)")


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
        missed=max(_missed(dossier, loan, d) for d in debts),
        days=(dossier.cutoff_on - since).days,
        called=yuan(sum((d.not_yet_due for d in debts), ZERO)),
        whole=yuan(whole.total),
        whole_capitals=capitals(whole.total),
        whole_parts=parts(whole),
        **shared(dossier, name, debts, cited(dossier, (loan.signed_on,), *_ARTICLES)),
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
        _is_met(terms.condition, _missed(dossier, loan, d), _late(dossier, d))  # type: ignore[union-attr]
        for d in _debts(dossier, loan)
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


def _missed(dossier: Dossier, loan: Loan, debt: DebtArrears) -> int:
    """Return the instalments that fell due from the first unmet one to the cut-off."""
    since = debt.overdue_since or date.max
    rows = (i for n in loan.disbursements if n.note == debt.debt for i in n.schedule)
    return sum(since <= row.due_on < dossier.cutoff_on for row in rows)


def _late(dossier: Dossier, debt: DebtArrears) -> int:
    return (dossier.cutoff_on - debt.overdue_since).days if debt.overdue_since else 0


def _is_met(condition: str, missed: int, late: int) -> bool:
    """Return whether the arrears meet a count of instalments or days the condition names."""
    instalments = [_number(text) for _, text in _COUNT.findall(condition)]
    days = [_number(text) for text in _DAYS.findall(condition)]
    return any(0 < n <= missed for n in instalments) or any(0 < n < late for n in days)


def _number(text: str) -> int:
    """Return 90 for 90 and for 九十; 0 for what cannot be read."""
    if text.isdigit():
        return int(text)
    total = unit = 0
    for char in text:
        if char in "十百":
            total, unit = total + (unit or 1) * (10 if char == "十" else 100), 0
        else:
            unit = _NUMERALS.get(char, 0)
    return total + unit


def _sum(debts: tuple[DebtArrears, ...]) -> Totals:
    total = Totals()
    for debt in debts:
        total = total.plus(debt.owed)
    return total
