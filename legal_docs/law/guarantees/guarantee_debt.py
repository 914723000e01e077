"""From when limitation of a general guarantee runs: the end of the right to refuse (先诉抗辩权)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from legal_docs.law.articles import applies
from legal_docs.law.debts import Debt, concerns, debtors_of
from legal_docs.law.limiting.gathering import contacts_with
from legal_docs.law.limiting.interruption import Interruption
from legal_docs.law.periods import add_years
from legal_docs.law.wording import step, zh
from legal_docs.model.base import Proof
from legal_docs.model.casefile import CaseFile
from legal_docs.model.contact import CaseEvent, EndedBy, EventKind
from legal_docs.model.finding import Step
from legal_docs.model.party import NaturalPerson, Whereabouts

_NO_ASSETS = frozenset({EndedBy.CLOSED_FOR_NOW, EndedBy.ENFORCEMENT_ENDED, EndedBy.OTHER, None})
"""Ends of an enforcement that may be a ruling the law names; what is not recorded counts, to be safe."""


@dataclass(frozen=True, slots=True)
class Ending:
    """A day on which the right to refuse ended, on some reading, and why."""

    on: date
    why: str
    proofs: tuple[Proof, ...] = ()


@applies("民法典.694", "担保制度解释2020.28", "民法典.687")
def right_to_refuse_ended(case: CaseFile, debt: Debt, on: date) -> tuple[date, Step] | None:
    """Return when limitation of a general guarantee began, the earliest of the days the law names.

    None if no such day has come by `on`.
    """
    found = min(_endings(case, debt, on), key=lambda each: each.on, default=None)
    if found is None:
        return None
    said = (
        f"{zh(found.on)}{found.why}，按最早的情形，一般保证人拒绝承担责任的权利自该日消灭，"
        "保证债务的诉讼时效自该日起算"
    )
    basis = ("民法典.694", "担保制度解释2020.28", "民法典.687")
    return found.on, step(said, *basis, on=found.on, effect="starts", proofs=found.proofs)


@applies("担保制度解释2020.28")
def refusal_ends(applied_on: date, ended_on: date | None = None, ended_by: EndedBy | None = None) -> date:
    """Return when the right to refuse ends for an enforcement application received on `applied_on`.

    The ruling that closes or ends it for want of assets, at the latest one year after the application.
    """
    year = add_years(applied_on, 1)
    return min(year, ended_on) if ended_on and ended_by in _NO_ASSETS else year


@applies("民法典.694", "担保法解释2000.36")
def debtor_only_act(
    case: CaseFile, debt: Debt, events: Iterable[Interruption], since: date, on: date
) -> date | None:
    """Return the day of the last demand on the debtors, if it is later than any act on the guarantor.

    `events` are those towards the guarantor, `since` when the limitation of the guarantee debt began.
    Whether what interrupts the main debt interrupts the guarantee debt is unsettled since 2021.
    """
    names = frozenset(each.name for each in debtors_of(case, debt))
    asked = [each.on for each in contacts_with(case, debt, names, on) if each.valid and each.proved]
    own = [each.on for each in events if each.valid and each.proved and each.on <= on]
    last = max(asked, default=date.min)
    return last if last > max([since, *own]) else None


def _endings(case: CaseFile, debt: Debt, on: date) -> Iterator[Ending]:
    names = frozenset(each.name for each in debtors_of(case, debt))
    for event in case.events:
        if event.target in names and event.on <= on and concerns(event.debts, debt):
            yield from (each for each in _of_event(event, on) if each.on <= on)
    yield from _missing(case, names, on)


def _of_event(event: CaseEvent, on: date) -> Iterator[Ending]:
    if event.kind is EventKind.BANKRUPTCY_ACCEPTED:
        yield Ending(event.on, f"法院受理{event.target}破产案件", event.evidence)
    if event.kind is EventKind.ENFORCEMENT:
        ended = event.ended_on if event.ended_on and event.ended_on <= on else None
        day = refusal_ends(event.on, ended, event.ended_by)
        performed = event.ended_by is EndedBy.PERFORMED and ended is not None and ended <= day
        if not performed:
            ruled = day == ended
            why = "终结本次执行程序或者终结执行" if ruled else "法院收到申请执行书满一年"
            yield Ending(day, why, event.evidence)


def _missing(case: CaseFile, names: frozenset[str], on: date) -> Iterator[Ending]:
    """Yield the day from which every debtor is missing and nothing of theirs is known to enforce on."""
    people = [case.person(each) for each in sorted(names)]
    since = [
        each.whereabouts_since
        for each in people
        if isinstance(each, NaturalPerson) and each.whereabouts is Whereabouts.MISSING
    ]
    known = [each for each in since if each is not None]
    owned = {each.owner for each in case.clues} | {each.owner for each in case.collateral}
    if known and len(known) == len(people) and not owned & names and max(known) <= on:
        yield Ending(max(known), "债务人下落不明且未见可供执行的财产")
