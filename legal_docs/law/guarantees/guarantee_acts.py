"""What the bank did inside a guarantee period: demands on the guarantor, suits against the debtor."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from legal_docs.law.articles import applies
from legal_docs.law.debts import Debt, concerns, debtors_of, payments_on
from legal_docs.law.executing.enforcement_periods import obligors_of
from legal_docs.law.limiting.event_rules import from_event, from_repayment
from legal_docs.law.limiting.gathering import contacts_with
from legal_docs.law.limiting.interruption import Chain, Interruption, effective_on, grade_in
from legal_docs.model.casefile import CaseFile
from legal_docs.model.contact import CaseEvent, EndedBy, EventKind
from legal_docs.model.finding import Grade
from legal_docs.model.judgment import InstrumentKind
from legal_docs.model.security import Guarantor

_ASKING = frozenset(
    {EventKind.SUIT, EventKind.ARBITRATION, EventKind.BANKRUPTCY_CLAIM, EventKind.ACKNOWLEDGEMENT}
)
_ONCE_SERVED = frozenset(
    {
        EventKind.PAYMENT_ORDER,
        EventKind.MEDIATION,
        EventKind.PRESERVATION,
        EventKind.JOINDER,
        EventKind.ENFORCEMENT,
    }
)
_PROMISES = frozenset({EventKind.REPAYMENT_PLAN, EventKind.SETTLEMENT, EventKind.PART_PAYMENT})
_SUITS = frozenset({EventKind.SUIT, EventKind.ARBITRATION})
_NO_SUITS = frozenset({EventKind.PAYMENT_ORDER, EventKind.MEDIATION})


@applies("民法典.693", "民法典.688", "担保制度解释2020.31", "破产法规定三2020.4")
def demands_on(case: CaseFile, debt: Debt, guarantor: Guarantor, on: date) -> Iterator[Interruption]:
    """Yield every recorded act by which this guarantor was asked to pay, with its conditions.

    A payment order and the like count from the day they reached the guarantor; a promise of the
    guarantor alone does not show that the bank asked.
    """
    yield from contacts_with(case, debt, [guarantor.name], on)
    for event in _events(case, debt, frozenset({guarantor.name}), on):
        if (found := from_event(event, on)) is not None:
            yield from _as_demand(event, found)
    for payment, certain in payments_on(case, debt, on):
        if payment.is_deduction and payment.payer == guarantor.name:
            yield from_repayment(payment, guarantor.name, is_card=False, certain=certain)


@applies("民法典.693", "担保制度解释2020.27", "担保制度解释2020.31")
def suits_on_debtor(case: CaseFile, debt: Debt, on: date) -> Iterator[Interruption]:
    """Yield the suits against the debtor for a general guarantee; withdrawn ones do not count.

    With a notarised enforceable instrument an enforcement application counts as well. Payment orders
    and requests for mediation are given as acts that do not count.
    """
    names = frozenset(each.name for each in debtors_of(case, debt))
    for event in _events(case, debt, names, on):
        if (found := from_event(event, on)) is not None:
            yield from _as_suit(case, debt, event, found)


@applies("民法典.693", "担保制度解释2020.34")
def first_in(acts: Iterable[Interruption], since: date, last: date) -> Interruption | None:
    """Return the first act that is valid, proved and settled and falls from `since` to `last`."""
    good = (a for a in acts if a.valid and a.proved and grade_in(a) is Grade.SETTLED)
    inside = (a for a in good if since <= effective_on(a, Chain.SAFE) <= last)
    return min(inside, key=lambda each: effective_on(each, Chain.SAFE), default=None)


def last_into(acts: Iterable[Interruption], since: date, last: date) -> Interruption | None:
    """Return a proved act that began before `since` and whose proceedings went on after it, if any."""
    for act in acts:
        good = act.valid and act.proved and grade_in(act) is Grade.SETTLED and act.is_proceeding
        lasted = act.ended_on is None or act.ended_on >= since
        if good and effective_on(act, Chain.SAFE) < since <= last and lasted:
            return act
    return None


def _as_demand(event: CaseEvent, found: Interruption) -> Iterator[Interruption]:
    if event.kind in _ASKING:
        yield found
    elif event.kind in _ONCE_SERVED and found.served_on is not None:
        yield replace(found, on=found.served_on, grade=Grade.SETTLED, why="" if found.proved else found.why)
    elif event.kind in _ONCE_SERVED:
        yield replace(found, grade=Grade.UNSETTLED, why="未见有关文书已经送达保证人")
    elif event.kind in _PROMISES:
        yield replace(found, grade=Grade.UNSETTLED, why="只有保证人的承诺或者付款，未见债权人提出请求")


def _as_suit(case: CaseFile, debt: Debt, event: CaseEvent, found: Interruption) -> Iterator[Interruption]:
    if event.kind in _SUITS or (event.kind is EventKind.ENFORCEMENT and _is_notarised(case, debt, event)):
        yield _of_suit(found)
    elif event.kind in _NO_SUITS:
        yield replace(found, valid=False, why="支付令、调解申请不是对债务人提起诉讼或者申请仲裁")
    elif event.kind is EventKind.BANKRUPTCY_CLAIM:
        why = "申报破产债权是否等同于对债务人提起诉讼没有明文"
        yield replace(found, grade=Grade.UNSETTLED, why=why)


def _of_suit(found: Interruption) -> Interruption:
    if found.is_fruitless:
        return replace(found, valid=False, why="撤回或者未获受理，期间内须再次起诉")
    if found.ended_by is EndedBy.AWARD_SET_ASIDE:
        return replace(found, grade=Grade.UNSETTLED, why="仲裁裁决已被撤销或者不予执行")
    return found


def _is_notarised(case: CaseFile, debt: Debt, event: CaseEvent) -> bool:
    """Return whether a notarised enforceable instrument against the debtor lay behind an application."""
    return any(
        each.kind is InstrumentKind.NOTARISED
        and each.effective_on <= event.on
        and event.target in obligors_of(case, each)
        and concerns(each.debts, debt)
        for each in case.judgments
    )


def _events(case: CaseFile, debt: Debt, names: frozenset[str], on: date) -> Iterator[CaseEvent]:
    for event in case.events:
        if event.target in names and event.on <= on and concerns(event.debts, debt):
            yield event
