"""What changed after the guarantee was given: terms, creditor, debtor, a new loan for an old (R-GUA-10)."""

from collections.abc import Iterator
from datetime import date

from legal_docs.law.articles import applies
from legal_docs.law.debts import concerns, debts_of
from legal_docs.law.guarantees.guarantee_dues import agreed
from legal_docs.law.guarantees.security_wording import DEMAND_PAPER, act, security_point
from legal_docs.law.wording import zh
from legal_docs.model.casefile import CaseFile
from legal_docs.model.contact import CaseEvent, EventKind
from legal_docs.model.loan import Loan
from legal_docs.model.point import Level, Point
from legal_docs.model.security import Guarantor

RULE = "R-GUA-10"
_NO_ASSIGNMENT = ("不得转让", "禁止转让", "禁止债权转让", "不得将债权转让")
_TERMS = frozenset({EventKind.EXTENSION, EventKind.REPAYMENT_PLAN})


@applies("民法典.695", "民法典.696", "民法典.697", "担保制度解释2020.16")
def change_points(case: CaseFile, *, on: date) -> Iterator[Point]:
    """Yield what later changes mean for each guarantor, and renewed loans for those who secured them."""
    for guarantor in case.guarantors:
        events = [each for each in case.events if each.on <= on and _touches(case, guarantor, each)]
        yield from _new_terms(guarantor, events)
        yield from _assignment(case, guarantor, on)
        yield from _transfer(guarantor, events)
        yield from _renewal(case, guarantor)
    yield from _renewed_collateral(case)


def _touches(case: CaseFile, guarantor: Guarantor, event: CaseEvent) -> bool:
    """Return whether the event concerns a debt the guarantee covers."""
    return any(concerns(guarantor.debts, each) and concerns(event.debts, each) for each in debts_of(case))


@applies("民法典.695")
def _new_terms(guarantor: Guarantor, events: list[CaseEvent]) -> Iterator[Point]:
    covered = {each.new_due_on for each in events if each.kind in _TERMS and agreed(each, guarantor)}
    for event in events:
        changed = event.kind in _TERMS and event.new_due_on is not None
        if not changed or agreed(event, guarantor) or event.new_due_on in covered:
            continue
        if event.target == guarantor.name:
            continue
        said = (
            f"{zh(event.on)}的{event.kind.label}改变了履行期限，未见{guarantor.name}的书面同意：保证期间仍自原到期日起算，"
            "加重债务的部分（如增加的利息）保证人不承担责任；请在原期间内行使权利，或者补充书面同意"
        )
        yield security_point(
            "changed_without_consent",
            RULE,
            said,
            "民法典.695",
            subject=guarantor.name,
            proofs=event.evidence,
        )


@applies("民法典.696", "民法典.545")
def _assignment(case: CaseFile, guarantor: Guarantor, on: date) -> Iterator[Point]:
    notices = [each for each in case.events if each.kind is EventKind.ASSIGNMENT and each.on <= on]
    if not case.creditor.assigned_from and not notices:
        return
    name = guarantor.name
    if any(each in guarantor.clause for each in _NO_ASSIGNMENT):
        said = f"{name}的保证合同约定债权不得转让；未经其书面同意转让的，其对受让人不再承担保证责任，请核对"
        yield security_point("assignment_forbidden", RULE, said, "民法典.696", subject=name, level=Level.STOP)
    own = [each for each in notices if each.target == name and concerns_all(guarantor, each)]
    if not any(each.evidence for each in own):
        said = (
            f"债权已转让，未见已通知{name}的证据；未通知保证人的，转让对其不发生效力，"
            "请送达转让通知并同时请求承担保证责任"
        )
        todo = act(f"向{name}送达债权转让通知", None, DEMAND_PAPER, "民法典.696")
        yield security_point(
            "guarantor_not_told_of_assignment", RULE, said, "民法典.696", subject=name, acts=(todo,)
        )


def concerns_all(guarantor: Guarantor, event: CaseEvent) -> bool:
    """Return whether an event names no debts, or all of those the guarantee names."""
    return not event.debts or (bool(guarantor.debts) and set(guarantor.debts) <= set(event.debts))


@applies("民法典.697")
def _transfer(guarantor: Guarantor, events: list[CaseEvent]) -> Iterator[Point]:
    for event in events:
        if event.kind is EventKind.ASSUMPTION and not agreed(event, guarantor):
            said = (
                f"{zh(event.on)}{event.target}承担或者加入债务：如为债务转移（原债务人脱离），未经{guarantor.name}书面同意，"
                "其对转移的部分不再承担保证责任（另有约定除外）；如为债务加入，保证责任不受影响。请核对协议文字"
            )
            yield security_point(
                "debt_transferred",
                RULE,
                said,
                "民法典.697",
                subject=guarantor.name,
                proofs=event.evidence,
            )


@applies("担保制度解释2020.16")
def _renewal(case: CaseFile, guarantor: Guarantor) -> Iterator[Point]:
    """Yield a point where the loan repays an older one and the guarantor is not shown to have known."""
    loans = [each for each in _renewed(case) if _secures(guarantor.debts, each)]
    if not loans or guarantor.knew_renewal:
        return
    numbers = "、".join(each.number for each in loans)
    name, ignorant = guarantor.name, guarantor.knew_renewal is False
    fact = "录为不知道借新还旧" if ignorant else "未录入是否知道借新还旧"
    said = (
        f"{numbers}用于偿还旧贷，{name}{fact}；除新旧贷款由其担保或者能证明其担保时知道、应当知道的以外，"
        "其对新贷不承担担保责任；请补充载明借款用途为借新还旧的材料"
    )
    level = Level.STOP if ignorant else Level.CHECK
    code = "renewal_not_known" if ignorant else "renewal_knowledge_missing"
    yield security_point(code, RULE, said, "担保制度解释2020.16", subject=name, level=level)


@applies("担保制度解释2020.16")
def _renewed_collateral(case: CaseFile) -> Iterator[Point]:
    debtors = {each.name for each in case.debtors}
    for thing in case.collateral:
        loans = [each for each in _renewed(case) if _secures(thing.debts, each)]
        if loans and thing.owner not in debtors:
            said = (
                f"{loans[0].number}用于偿还旧贷，{thing.owner}提供的{thing.description}须证明其担保时知道或者应当知道，"
                "或者其原为旧贷担保；沿用旧贷登记的，请核对订立新贷前该财产有无为他人设立担保物权"
            )
            yield security_point("renewal_collateral", RULE, said, "担保制度解释2020.16", subject=thing.owner)


def _renewed(case: CaseFile) -> list[Loan]:
    return [each for each in case.loans if each.repays_old_loan]


def _secures(names: tuple[str, ...], loan: Loan) -> bool:
    own = {loan.number, *(each.note for each in loan.disbursements)}
    return not names or not own.isdisjoint(names)
