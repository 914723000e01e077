"""Everything the rules find for one case on one day."""

from collections.abc import Iterator, Mapping
from datetime import date

from legal_docs.law.articles import LAW_KNOWN_TO, applies
from legal_docs.law.calendar import confirmed_through
from legal_docs.law.debts import Debt, concerns, debtors_of, debts_of
from legal_docs.law.executing.enforcement_periods import enforcement_periods, obligors_of
from legal_docs.law.guarantees.guarantee_periods import guarantee_debt_finding, guarantee_finding
from legal_docs.law.guarantees.guarantee_state import guarantee_state
from legal_docs.law.guarantees.mortgage import mortgage_findings
from legal_docs.law.limiting.debtor_periods import debtor_period
from legal_docs.law.limiting.interruption import Effect
from legal_docs.law.limiting.replaced_periods import replaced_limitation
from legal_docs.law.limiting.single_events import HANGS
from legal_docs.law.limiting.transition_risk import RESTS
from legal_docs.law.preserving.preservation import preservation_finding
from legal_docs.law.procedure_time import apply_for_more_time
from legal_docs.law.reach import reach
from legal_docs.law.reporting import replaced
from legal_docs.law.wording import step, zh
from legal_docs.model.casefile import CaseFile
from legal_docs.model.contact import CaseEvent, EventKind
from legal_docs.model.finding import PeriodFinding, PeriodKind, Step
from legal_docs.model.findings import Findings
from legal_docs.model.judgment import Judgment

_NO_CALENDAR = "calendar_missing"
_SUMMED_UP = (
    HANGS,
    "guarantor_never_asked",
    Effect.WAIVER.value,
    "not_by_suit_alone",
    "defence_possible",
    RESTS,
    "renewal_late",
    "renewal_due_soon",
)
"""The warnings that are summed up for the case, the gravest first."""


def check(case: CaseFile, *, on: date, overdue_since: Mapping[str, date] | None = None) -> Findings:
    """Return what the rules find for the case as known on the day `on`; later records are left out.

    One period for each debtor and debt, each guarantor and debt (and the guarantee debt once its
    limitation runs), each effective judgment and person obliged, each mortgage or registered pledge
    and debt, each preservation. `overdue_since` gives the first day not met for a debt, where the
    ledger has computed it.
    """
    judgments = tuple(each for each in case.judgments if each.effective_on <= on)
    owed = tuple(_of_debtors(case, judgments, on, overdue_since))
    enforced = tuple(_of_judgments(case, judgments, on))
    periods = (
        *owed,
        *_of_guarantors(case, judgments, on, overdue_since),
        *mortgage_findings(case, judgments, owed, enforced, on=on),
        *enforced,
        *(preservation_finding(each, on=on) for each in case.preservations),
    )
    more = (*_about_reach(on), *_later_records(case, on), *_lost_time(case, on))
    warnings = (*_summed_up(periods), *_calendar_gap(periods), *more)
    return Findings(on=on, law_known_to=LAW_KNOWN_TO, periods=periods, warnings=warnings)


def _of_debtors(
    case: CaseFile, judgments: tuple[Judgment, ...], on: date, overdue_since: Mapping[str, date] | None
) -> Iterator[PeriodFinding]:
    for debt in debts_of(case):
        since = (overdue_since or {}).get(debt.label)
        for debtor in debtors_of(case, debt):
            judgment = _obliging(case, judgments, debtor.name, debt)
            if judgment is None:
                yield debtor_period(case, debt, debtor.name, on=on, overdue_since=since)
            else:
                yield replaced_limitation(case, debt, debtor.name, judgment, on=on, overdue_since=since)


def _of_guarantors(
    case: CaseFile, judgments: tuple[Judgment, ...], on: date, overdue_since: Mapping[str, date] | None
) -> Iterator[PeriodFinding]:
    for debt in debts_of(case):
        bound = [each for each in case.guarantors if concerns(each.debts, debt)]
        for each in bound:
            if judgment := _obliging(case, judgments, each.name, debt):
                kind = PeriodKind.GUARANTEE
                yield replaced(
                    kind, each.name, debt.label, kind.label, judgment.number, judgment.effective_on
                )
        free = [each for each in bound if _obliging(case, judgments, each.name, debt) is None]
        since = (overdue_since or {}).get(debt.label)
        found = [guarantee_state(case, debt, each, on=on, overdue_since=since) for each in free]
        states = [each for each in found if each is not None]
        lapsed = [each.guarantor.name for each in states if each.has_lapsed]
        for state in states:
            yield guarantee_finding(state, [name for name in lapsed if name != state.guarantor.name])
            if (later := guarantee_debt_finding(case, state)) is not None:
                yield later


def _of_judgments(case: CaseFile, judgments: tuple[Judgment, ...], on: date) -> Iterator[PeriodFinding]:
    for judgment in judgments:
        for name in obligors_of(case, judgment):
            yield from enforcement_periods(case, judgment, name, on=on)


def _obliging(case: CaseFile, judgments: tuple[Judgment, ...], name: str, debt: Debt) -> Judgment | None:
    """Return the judgment that decides the debt against the person; none for a debt it does not name."""
    named = (each for each in judgments if concerns(each.debts, debt))
    return next((each for each in named if name in obligors_of(case, each)), None)


def _about_reach(on: date) -> tuple[Step, ...]:
    if on <= LAW_KNOWN_TO:
        return ()
    return (step("；".join(reach(on)), effect="law_known_to"),)


def _later_records(case: CaseFile, on: date) -> tuple[Step, ...]:
    later = [each.id for each in case.contacts if each.on > on]
    later += [each.id for each in case.events if each.on > on]
    if not later:
        return ()
    said = f"审查日{zh(on)}之后的记录未计入：{'、'.join(later)}"
    return (step(said, effect="later_records_left_out"),)


@applies("民诉法2023.86")
def _lost_time(case: CaseFile, on: date) -> tuple[Step, ...]:
    """Return until when the court can be asked for more time after an obstacle that has just ended."""
    return tuple(
        found
        for each in case.events
        if each.kind is EventKind.OBSTACLE and each.ended_on is not None and each.ended_on <= on
        for found in _more_time(each, each.ended_on, on)
    )


def _more_time(event: CaseEvent, ended_on: date, on: date) -> Iterator[Step]:
    until = apply_for_more_time(ended_on)
    if until is None or until.safe_last_day < on:
        return
    said = (
        f"{event.note or event.kind.label}于{zh(ended_on)}消除；因此耽误诉讼期限（不变期间除外）的，"
        f"可在{zh(until.safe_last_day)}前申请顺延，是否准许由法院决定"
    )
    yield step(said, "民诉法2023.86", on=until.safe_last_day, effect="more_time", proofs=event.evidence)


@applies("民法典.203")
def _calendar_gap(periods: tuple[PeriodFinding, ...]) -> tuple[Step, ...]:
    """Return one warning for all periods whose last day lies beyond the calendar."""
    beyond = [p for p in periods if any(each.effect == _NO_CALENDAR for each in p.warnings)]
    if not beyond:
        return ()
    names = "；".join(dict.fromkeys(f"{p.subject}（{p.debt}）{p.kind.label}" for p in beyond))
    said = (
        f"节假日安排只载入至{zh(confirmed_through())}，下列期间末日前后的安排尚未载入，顺延后的末日和行动日均待核；"
        f"请按稳妥口径并提前行动：{names}"
    )
    return (step(said, "民法典.203", effect=_NO_CALENDAR),)


def _summed_up(periods: tuple[PeriodFinding, ...]) -> tuple[Step, ...]:
    """Return the gravest warnings of all periods once, each with whom it concerns, the gravest first."""
    found: dict[str, Step] = {}
    for period in periods:
        for each in period.warnings:
            if each.effect in _SUMMED_UP:
                said = f"{period.subject}（{period.debt}）{period.kind.label}：{each.sentence}"
                found.setdefault(said, each.model_copy(update={"sentence": said}))
    return tuple(sorted(found.values(), key=lambda each: _SUMMED_UP.index(each.effect)))
