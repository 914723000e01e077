"""What the bank did inside a guarantee period, and from when the guarantee debt's limitation runs."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from legal_docs.law.articles import applies
from legal_docs.law.debts import Debt, LoanDebt, concerns, debtors_of, extension_of, payments_on
from legal_docs.law.event_rules import from_event, from_repayment
from legal_docs.law.gathering import contacts_with
from legal_docs.law.interruption import Chain, Interruption, effective_on, grade_in
from legal_docs.law.periods import add_years
from legal_docs.law.starts import Start, first_unpaid_instalment, start_of
from legal_docs.law.wording import step, zh
from legal_docs.model.casefile import CaseFile
from legal_docs.model.contact import CaseEvent, EndedBy, EventKind
from legal_docs.model.finding import Grade, Step
from legal_docs.model.judgment import InstrumentKind
from legal_docs.model.security import Guarantor

_ON_GUARANTOR = frozenset(
    {EventKind.SUIT, EventKind.ARBITRATION, EventKind.BANKRUPTCY_CLAIM, EventKind.ACKNOWLEDGEMENT}
)
_ON_DEBTOR = frozenset({EventKind.SUIT, EventKind.ARBITRATION})


@dataclass(frozen=True, slots=True)
class Dues:
    """From when a guarantee period may run: the earliest part, the whole debt, the latest arguable day."""

    earliest: date
    whole: date
    latest: date
    settled: bool
    steps: tuple[Step, ...]


@applies("民法典.695", "民法典.189", "企业破产法2006.46", "担保制度解释2020.30", "民法典.423")
def dues_of(
    case: CaseFile, debt: Debt, guarantor: Guarantor, on: date, overdue_since: date | None = None
) -> Dues | None:
    """Return from when the guarantee period runs on each reading; None for a card without arrears."""
    starts = [start_of(case, debt, each.name, on, overdue_since) for each in debtors_of(case, debt)]
    found = min((each for each in starts if each is not None), key=lambda each: each.day, default=None)
    if found is None:
        return None
    whole, latest, steps = _for_guarantor(case, debt, guarantor, found, on)
    first = first_unpaid_instalment(case, debt, on, overdue_since)
    earliest = min(whole, first) if first else whole
    if earliest < whole:
        said = f"最早未付的一期于{zh(earliest)}到期；分期债务的保证期间是否逐期起算没有明文，稳妥口径按逐期"
        steps.append(step(said, "民法典.692", on=earliest, effect="per_instalment", grade=Grade.UNSETTLED))
    if guarantor.is_maximum:
        latest = max(latest, _maximum_base(case, debt, guarantor, latest))
    return Dues(earliest, whole, latest, earliest == latest, tuple(steps))


@applies("民法典.693", "民法典.688", "担保制度解释2020.31")
def demands_on(case: CaseFile, debt: Debt, guarantor: Guarantor, on: date) -> Iterator[Interruption]:
    """Yield every recorded act by which this guarantor was asked to pay, with its conditions."""
    yield from contacts_with(case, debt, [guarantor.name], on)
    for event in _events(case, debt, frozenset({guarantor.name}), on):
        if event.kind in _ON_GUARANTOR and (found := from_event(event, on)):
            yield found
    for payment, certain in payments_on(case, debt, on):
        if payment.is_deduction and payment.payer == guarantor.name:
            yield from_repayment(payment, guarantor.name, is_card=False, certain=certain)


@applies("民法典.693", "担保制度解释2020.27", "担保制度解释2020.31")
def suits_on_debtor(case: CaseFile, debt: Debt, on: date) -> Iterator[Interruption]:
    """Yield the suits against the debtor for a general guarantee; withdrawn ones do not count.

    With a notarised enforceable instrument an enforcement application counts as well.
    """
    notarised = any(each.kind is InstrumentKind.NOTARISED for each in case.judgments)
    kinds = _ON_DEBTOR | ({EventKind.ENFORCEMENT} if notarised else frozenset())
    names = frozenset(each.name for each in debtors_of(case, debt))
    for event in _events(case, debt, names, on):
        if event.kind in kinds and (found := from_event(event, on)):
            why = "撤回或者未获受理，期间内须再次起诉" if found.is_fruitless else found.why
            yield replace(found, valid=not found.is_fruitless, why=why)


def first_in(acts: Iterable[Interruption], since: date, last: date) -> Interruption | None:
    """Return the first act that is valid, proved and settled and falls from `since` to `last`."""
    good = (a for a in acts if a.valid and a.proved and grade_in(a) is Grade.SETTLED)
    inside = (a for a in good if since <= effective_on(a, Chain.SAFE) <= last)
    return min(inside, key=lambda each: effective_on(each, Chain.SAFE), default=None)


@applies("民法典.694", "担保制度解释2020.28", "民法典.687")
def right_to_refuse_ended(case: CaseFile, debt: Debt, on: date) -> tuple[date, Step] | None:
    """Return when limitation of a general guarantee began, the earliest of the days the law names."""
    names = frozenset(each.name for each in debtors_of(case, debt))
    found = [
        day for event in _events(case, debt, names, on) if (day := _ending_of_refusal(event)) and day <= on
    ]
    if not found:
        return None
    first = min(found)
    said = f"一般保证人拒绝承担责任的权利于{zh(first)}消灭，保证债务的诉讼时效自该日起算"
    return first, step(said, "民法典.694", "担保制度解释2020.28", on=first, effect="starts")


def _ending_of_refusal(event: CaseEvent) -> date | None:
    if event.kind is EventKind.BANKRUPTCY_ACCEPTED:
        return event.on
    if event.kind is not EventKind.ENFORCEMENT:
        return None
    year = add_years(event.on, 1)
    closed = event.ended_on if event.ended_by in (EndedBy.OTHER, None) else None
    return min(year, closed) if closed else year


def _for_guarantor(
    case: CaseFile, debt: Debt, guarantor: Guarantor, found: Start, on: date
) -> tuple[date, date, list[Step]]:
    """Return the whole debt's due day, the latest arguable one, and why, as this guarantor is bound."""
    if not isinstance(debt, LoanDebt):
        return found.day, found.lenient_day, list(found.steps)
    due, extended = debt.last_due_on, any(each.effect == "extended" for each in found.steps)
    steps = [
        step(
            f"主债务履行期限于{zh(due)}届满", "民法典.692", on=due, effect="starts", proofs=debt.note.evidence
        )
    ]
    steps += [each for each in found.steps if each.effect in ("accelerated", "deemed_due")]
    consent = extension_of(case, debt, frozenset({guarantor.name}), on)
    if consent is not None and consent.consent and consent.new_due_on:
        due = consent.new_due_on
        said = f"{guarantor.name}书面同意展期，主债务履行期限届满日为{zh(due)}"
        steps.append(step(said, "民法典.695", on=consent.on, effect="extended", proofs=consent.evidence))
    elif extended:
        said = f"展期未见{guarantor.name}的书面同意，保证期间仍自原到期日{zh(due)}起算"
        steps.append(step(said, "民法典.695", on=due, effect="extension_without_consent"))
    called = [each.on for each in steps if each.effect in ("accelerated", "deemed_due") and each.on]
    return min([due, *called]), due, steps


def _maximum_base(case: CaseFile, debt: Debt, guarantor: Guarantor, due: date) -> date:
    """Return the base day of a maximum-amount guarantee: determination, or the last debt's due day."""
    notes = [note.due_on for loan, note in case.debts() if concerns(guarantor.debts, LoanDebt(loan, note))]
    last = max([due, *notes])
    determined = guarantor.determined_on
    return determined if determined and last <= determined else last


def _events(case: CaseFile, debt: Debt, names: frozenset[str], on: date) -> Iterator[CaseEvent]:
    for event in case.events:
        if event.target in names and event.on <= on and concerns(event.debts, debt):
            yield event
