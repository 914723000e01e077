"""Doubts on how payments were credited: the place of penalty and damages, which debt, set-off (R-INT-9)."""

from collections.abc import Iterator
from datetime import date

from legal_docs.law.articles import applies
from legal_docs.law.charging.interest_sources import interest_point
from legal_docs.law.debts import debts_of
from legal_docs.law.wording import zh
from legal_docs.model.arrears import Arrears, Component, DebtArrears
from legal_docs.model.casefile import CaseFile
from legal_docs.model.contact import EventKind
from legal_docs.model.loan import Bucket, RepaymentKind
from legal_docs.model.point import Level, Point


@applies("民法典.561")
def order_points(case: CaseFile, arrears: Arrears | None) -> Iterator[Point]:
    """Yield points where a payment met penalty, compound interest or damages whose place was not agreed."""
    if arrears is None:
        return
    terms = {note.note: loan.allocation for loan, note in case.debts()}
    terms |= {card.number: card.allocation for card in case.cards}
    for debt in arrears.debts:
        agreed = terms[debt.debt]
        if _met_damages(arrears, debt) and not (agreed.agreed and Bucket.DAMAGES in agreed.order):
            yield _damages_unplaced(debt)
        if not agreed.agreed and (debt.paid.penalty or debt.paid.compound):
            yield _order_silent(debt)


def _damages_unplaced(debt: DebtArrears) -> Point:
    said = (
        f"{debt.debt}：有还款在违约金产生之后，而违约金的抵充顺位没有约定，法律也没有规定；"
        "现有明细的排列不能作为依据，须由律师选定顺位后再提交"
    )
    code, level = "damages_place_undecided", Level.STOP
    return interest_point(code, "R-INT-9", said, "民法典.561", subject=debt.debt, level=level, unsettled=True)


def _order_silent(debt: DebtArrears) -> Point:
    said = (
        f"{debt.debt}：没有录入抵充约定，还款中抵充了罚息{debt.paid.penalty:,.2f}元、复利{debt.paid.compound:,.2f}元；"
        "现将罚息、复利与利息列为同一顺位，法律对此没有明文，请核对合同的抵充条款"
    )
    return interest_point(
        "allocation_order_silent", "R-INT-9", said, "民法典.561", subject=debt.debt, unsettled=True
    )


def _met_damages(arrears: Arrears, debt: DebtArrears) -> bool:
    charged = (each for each in arrears.lines if each.debt == debt.debt)
    first = min((each.since for each in charged if each.component is Component.DAMAGES), default=date.max)
    return any(each.debt == debt.debt and each.on >= first and each.amount for each in arrears.allocations)


@applies("民法典.560")
def unnamed_debt(case: CaseFile) -> Iterator[Point]:
    """Yield a point for payments that do not say which of several debts they reduce."""
    if len(debts_of(case)) < 2:
        return
    rows = [each for each in case.repayments if not each.debt and each.kind is RepaymentKind.PAYMENT]
    if rows:
        said = (
            f"还款{'、'.join(each.id for each in rows)}没有写明抵充哪一笔债务。"
            "依次看约定、债务人清偿时的指定；都没有的，先到期的、缺乏担保或者担保最少的、负担较重的、到期在先的优先，相同的按比例。请核实后填写借据号"
        )
        proofs = tuple(proof for each in rows for proof in each.evidence)
        yield interest_point(
            "debt_of_payment_unnamed", "R-INT-9", said, "民法典.560", level=Level.STOP, proofs=proofs
        )


@applies("民法典.568", "合同编通则解释2023.55", "合同编通则解释2023.56")
def set_off(case: CaseFile, on: date) -> Iterator[Point]:
    """Yield a point for each set-off invoked up to `on`: from when it works and in which order."""
    for event in case.events:
        if event.kind is EventKind.SET_OFF and event.on <= on:
            said = (
                f"{zh(event.on)}就{event.target}主张抵销：抵销自通知到达对方时生效，须证明到达日；"
                "不足以抵销全部的，顺序参照清偿抵充的规定，请核对欠款明细是否已经扣除"
            )
            yield interest_point(
                "set_off_to_credit",
                "R-INT-9",
                said,
                "民法典.568",
                "合同编通则解释2023.55",
                "合同编通则解释2023.56",
                subject=event.target,
                proofs=event.evidence,
            )
