"""What bears on the enforcement period of an instrument: acts that interrupt, obstacles, how it ended."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal

from legal_docs.law.articles import applies
from legal_docs.law.debts import Debt, concerns, debts_of
from legal_docs.law.limiting.contact_rules import from_contact
from legal_docs.law.limiting.event_rules import from_event, from_repayment, obstacle_from
from legal_docs.law.limiting.interruption import Interruption
from legal_docs.law.limiting.suspension import Obstacle
from legal_docs.model.casefile import CaseFile
from legal_docs.model.contact import CaseEvent, EndedBy, EventKind
from legal_docs.model.finding import Grade
from legal_docs.model.judgment import InstrumentKind, Judgment, Performance
from legal_docs.model.loan import Repayment, RepaymentKind

_ARTICLES = ("民诉法2023.250", "执行程序解释2020.20")
_NOTARY = ("公证债权文书执行规定2018.9",)
_SETTLED_KINDS = frozenset(
    {
        EventKind.ENFORCEMENT,
        EventKind.SETTLEMENT,
        EventKind.REPAYMENT_PLAN,
        EventKind.PART_PAYMENT,
        EventKind.ACKNOWLEDGEMENT,
        EventKind.SECURITY_OFFERED,
        EventKind.EXTENSION,
        EventKind.BANKRUPTCY_CLAIM,
    }
)
_CLOSED = ("终结本次执行", "终本")
_LEVY = ("法院", "划拨", "执行", "拍卖")
_STAYS = ("中止执行", "暂缓执行")
_BY_DEBTOR = ("被执行人申请", "债务人申请")


def obligors_of(case: CaseFile, judgment: Judgment) -> tuple[str, ...]:
    """Return whom the instrument obliges: those it names, else the debtors of the case."""
    return judgment.obligors or tuple(dict.fromkeys(each.name for each in case.debtors))


def decides(judgment: Judgment, debt: Debt) -> bool:
    """Return whether the instrument decides this debt: one it names, by note or contract; all if none."""
    return concerns(judgment.debts, debt)


def names_of(case: CaseFile, judgment: Judgment) -> frozenset[str]:
    """Return the names under which a record may speak of what the instrument awards."""
    decided = [each for each in debts_of(case) if decides(judgment, each)]
    labels = {name for each in decided for name in (each.label, each.contract)}
    return frozenset({judgment.number, *judgment.debts, *labels})


def payments_on_instrument(case: CaseFile, judgment: Judgment, on: date) -> Iterator[Repayment]:
    """Yield the payments since the instrument took effect that belong to what it awards."""
    undone = {each.reverses for each in case.repayments if each.kind is RepaymentKind.REVERSAL}
    mine = names_of(case, judgment)
    for each in case.repayments:
        inside = judgment.effective_on <= each.paid_on <= on and (not each.debt or each.debt in mine)
        if inside and each.kind is RepaymentKind.PAYMENT and each.id not in undone:
            yield each


def unpaid_instalments(case: CaseFile, judgment: Judgment, on: date) -> tuple[tuple[int, Performance], ...]:
    """Return the instalments not fully paid by `on`, each with its number; the earliest are paid first."""
    paid = sum((each.amount for each in payments_on_instrument(case, judgment, on)), Decimal("0.00"))
    found = []
    for number, each in enumerate(sorted(judgment.instalments, key=lambda one: one.due_on), start=1):
        paid -= each.amount
        if paid < 0:
            found.append((number, each))
    return tuple(found)


def is_levied(payment: Repayment) -> bool:
    """Return whether the money came from a court's levy or sale, not from the debtor's own will."""
    return any(word in payment.channel for word in _LEVY)


@applies(
    "执行程序解释2020.20",
    "诉讼时效规定2020.8",
    "诉讼时效规定2020.14",
    "诉讼时效规定2020.15",
    "执行和解规定2020.10",
    "民诉法解释2022.466",
    "民诉法解释2022.518",
    "公证债权文书执行规定2018.9",
)
def interruptions(case: CaseFile, judgment: Judgment, name: str, on: date) -> tuple[Interruption, ...]:
    """Return what may interrupt: acts towards `name`, and towards joint debtors if `name` is a debtor.

    Only acts since the instrument took effect and about what it decides; levied money is no act of theirs.
    """
    mine, names = names_of(case, judgment), joint_obligors(case, judgment, name)
    start = judgment.effective_on
    found: list[Interruption] = []
    for record in case.contacts:
        if record.target in names and start <= record.on <= on and _is_about(record.debts, mine):
            found.append(replace(from_contact(record, case.person(record.target)), articles=_ARTICLES))
    for event in case.events:
        if event.target in names and start <= event.on <= on and _is_about(event.debts, mine):
            found.extend(_from_event(case, judgment, event, on))
    for payment in payments_on_instrument(case, judgment, on):
        if payment.payer in names and not is_levied(payment):
            act = from_repayment(payment, payment.payer, is_card=False)
            more = ("诉讼时效规定2020.8",) if payment.is_deduction else ("诉讼时效规定2020.14",)
            found.append(replace(act, articles=(*_ARTICLES, *more)))
    return tuple(found)


def obstacles(case: CaseFile, name: str, on: date) -> tuple[Obstacle, ...]:
    """Return the obstacles recorded for the person, stays of the enforcement itself left out."""
    mine = (each for each in case.events if each.target == name and each.on <= on and not _is_stay(each))
    return tuple(found for each in mine if (found := obstacle_from(each, on)))


@applies("民诉法解释2022.517", "民诉法解释2022.518")
def last_application(case: CaseFile, name: str, on: date) -> CaseEvent | None:
    """Return the last application to enforce against `name` as known on the day `on`."""
    found = [each for each in case.events if each.kind is EventKind.ENFORCEMENT and each.target == name]
    return max((each for each in found if each.on <= on), key=lambda each: each.on, default=None)


@applies("民诉法解释2022.517")
def is_closed_for_now(applied: CaseEvent, on: date) -> bool:
    """Return whether the application had ended in 终结本次执行程序 by `on`: as recorded, or by its note."""
    if applied.ended_on is None or applied.ended_on > on:
        return False
    return applied.ended_by is EndedBy.CLOSED_FOR_NOW or any(word in applied.note for word in _CLOSED)


@applies("迟延履行利息解释2014.3")
def stays(case: CaseFile, judgment: Judgment, on: date) -> tuple[tuple[date, date], ...]:
    """Return the runs [from, to) of stays of the enforcement that the debtor did not ask for.

    They are events whose note says 中止执行 or 暂缓执行; one that goes on lasts to the end of `on`.
    """
    names = obligors_of(case, judgment)
    found = (each for each in case.events if each.target in names and each.on <= on and _is_stay(each))
    return tuple(
        (each.on, min(each.ended_on or on, on))
        for each in found
        if not any(word in each.note for word in _BY_DEBTOR)
    )


@applies("诉讼时效规定2020.15", "民诉法2023.250")
def joint_obligors(case: CaseFile, judgment: Judgment, name: str) -> frozenset[str]:
    """Return whose acts count for `name`: all debtors the instrument obliges, if `name` is one of them."""
    debtors = frozenset(each.name for each in case.debtors)
    return debtors.intersection(obligors_of(case, judgment)) if name in debtors else frozenset({name})


def _is_about(names: tuple[str, ...], mine: frozenset[str]) -> bool:
    return not names or not mine.isdisjoint(names)


def _is_stay(event: CaseEvent) -> bool:
    kinds = (EventKind.OBSTACLE, EventKind.OTHER)
    return event.kind in kinds and any(word in event.note for word in _STAYS)


def _from_event(case: CaseFile, judgment: Judgment, event: CaseEvent, on: date) -> Iterator[Interruption]:
    found = None if _is_stay(event) else from_event(event, on)
    if found is None:
        return
    found = replace(found, articles=_ARTICLES)
    if _is_notary_application(judgment, event):
        yield replace(found, grade=Grade.SETTLED, why="" if found.proved else found.why, articles=_NOTARY)
        return
    if event.kind not in _SETTLED_KINDS:
        why = found.why or "是否使申请执行时效中断没有明文"
        found = replace(found, grade=Grade.UNSETTLED, why=why)
    if event.kind is EventKind.ENFORCEMENT:
        found = replace(found, from_filing=True, ended_by=EndedBy.WITHDRAWN)
    if event.kind is EventKind.SETTLEMENT:
        found = replace(found, restart_settled=_is_in_enforcement(case, event))
    yield found


def _is_notary_application(judgment: Judgment, event: CaseEvent) -> bool:
    notarised = judgment.kind is InstrumentKind.NOTARISED
    return notarised and event.kind is EventKind.OTHER and "执行证书" in event.note


def _is_in_enforcement(case: CaseFile, settlement: CaseEvent) -> bool:
    """Return whether the settlement was reached while an application was pending (执行和解)."""
    applied = (each for each in case.events if each.kind is EventKind.ENFORCEMENT)
    return any(each.on <= settlement.on <= (each.ended_on or settlement.on) for each in applied)
