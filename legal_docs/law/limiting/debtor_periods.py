"""Limitation of each debt towards each debtor, with its reasoning, warnings and next acts."""

from datetime import date

from legal_docs.law.articles import applies
from legal_docs.law.calendar import back
from legal_docs.law.debts import Debt, LoanDebt
from legal_docs.law.limiting.after_expiry import defence_notes
from legal_docs.law.limiting.chains import Chains
from legal_docs.law.limiting.debtor_acts import debtor_acts
from legal_docs.law.limiting.debtor_steps import longest_step, opening, recall_warning
from legal_docs.law.limiting.gathering import debtor_events, obstacles_of
from legal_docs.law.limiting.interruption import Effect, Interruption
from legal_docs.law.limiting.limitation import LIMITATION, LONGEST_YEARS, THREE_YEARS_FROM, limitation
from legal_docs.law.limiting.single_events import HANGS, Without, hanging, last_rests_on, rests_on
from legal_docs.law.limiting.starts import Start, first_unpaid_instalment, start_of
from legal_docs.law.limiting.suspension import Obstacle
from legal_docs.law.limiting.transition_risk import RESTS, rests_on_transition
from legal_docs.law.periods import add_years
from legal_docs.law.reporting import calendar_warning, end_step, event_steps, event_warnings, finding
from legal_docs.law.wording import as_day, step, zh
from legal_docs.model.casefile import CaseFile
from legal_docs.model.finding import Grade, PeriodFinding, PeriodKind, Step
from legal_docs.model.loan import RepaymentMethod

NAME = "诉讼时效"
_GRAVEST = (HANGS, Effect.WAIVER.value, "defence_possible", RESTS)
"""The warnings that stand first, in this order."""
_BY_DATE = frozenset(
    {
        RepaymentMethod.MONTHLY_INTEREST,
        RepaymentMethod.QUARTERLY_INTEREST,
        RepaymentMethod.YEARLY_INTEREST,
    }
)


@applies("民法典.188", "民法典.189", "民法典.192", "民法典.193", "诉讼时效规定2020.15")
def debtor_period(
    case: CaseFile, debt: Debt, name: str, *, on: date, overdue_since: date | None = None
) -> PeriodFinding:
    """Return the limitation finding for the debtor `name` and one debt, as known on the day `on`."""
    start = start_of(case, debt, name, on, overdue_since)
    if start is None:
        return _nothing_unpaid(debt, name, on)
    events = debtor_events(case, debt, name, on)
    relevant, early = _split_early(_without_the_call(debt, start, events), start.day)
    chains = _chains(start, relevant, obstacles_of(case, debt, name, on))
    first = first_unpaid_instalment(case, debt, on, overdue_since)
    interest = None if first is None else limitation(first, events=events).safe_last_day
    alone = _earlier(interest, chains)
    found = rests_on(chains, LIMITATION, _cap(start))
    steps = (
        *opening(case, debt, name, start, chains, early, on),
        *_course(start, chains),
        *last_rests_on(found, on),
        *_interest_tested(first, interest, chains),
    )
    more = (*_interest_alarm(debt, first, alone, on), *_no_dates(debt))
    return finding(
        PeriodKind.LIMITATION,
        name,
        debt.label,
        chains,
        length=_length(chains),
        settled=start.settled and not _unsettled_end(steps),
        steps=steps,
        warnings=(*_warnings(case, debt, start, chains, found, on), *more),
        next_acts=debtor_acts(case, debt, name, chains, found, on, alone),
    )


def _unsettled_end(steps: tuple[Step, ...]) -> bool:
    return any(e.effect == "longest_period" and e.grade is not Grade.SETTLED for e in steps)


def _chains(start: Start, events: tuple[Interruption, ...], obstacles: tuple[Obstacle, ...]) -> Chains:
    return limitation(
        start.day,
        infringed_on=start.infringed_on,
        events=events,
        suspensions=obstacles,
        lenient_start=start.lenient_day,
    )


def _course(start: Start, chains: Chains) -> tuple[Step, ...]:
    """Return what each event did, and where the period ends."""
    longest = longest_step(start, chains, _cap(start))
    return (*event_steps(chains, NAME), *longest, end_step(chains, NAME, "民法典.188"))


def _cap(start: Start) -> date:
    return add_years(start.infringed_on or start.day, LONGEST_YEARS)


def _length(chains: Chains) -> str:
    last = chains.safe_last_day
    return "二年" if last is not None and last < THREE_YEARS_FROM else "三年"


def _without_the_call(debt: Debt, start: Start, events: tuple[Interruption, ...]) -> tuple[Interruption, ...]:
    """Leave out the letter that called the loan where the period starts with it: it is not counted twice."""
    called = debt.loan.acceleration if isinstance(debt, LoanDebt) else None
    if called is None or not any(each.effect == "accelerated" for each in start.steps):
        return events
    papers = {proof.file for proof in called.evidence}
    return tuple(
        each
        for each in events
        if each.on != start.day or not papers.intersection(proof.file for proof in each.proofs)
    )


def _split_early(
    events: tuple[Interruption, ...], start: date
) -> tuple[tuple[Interruption, ...], list[Interruption]]:
    """Split off the payments made before limitation began: they are summed up in one step."""
    early = [each for each in events if each.on < start and each.is_payment]
    return tuple(each for each in events if each not in early), early


def _warnings(
    case: CaseFile, debt: Debt, start: Start, chains: Chains, hung: tuple[Without, ...], on: date
) -> tuple[Step, ...]:
    found = [*hanging(hung, chains, NAME, on), *calendar_warning(chains), *defence_warning(chains, on)]
    found += [e for e in start.steps if e.grade is not Grade.SETTLED and e.effect != "lenient_start"]
    found += _of_transition(start, chains, on)
    notes = (*defence_notes(case, debt, chains, on), *recall_warning(case, debt, on))
    return tuple(sorted((*found, *notes, *event_warnings(chains)), key=_gravity))


def _gravity(warning: Step) -> int:
    return _GRAVEST.index(warning.effect) if warning.effect in _GRAVEST else len(_GRAVEST)


def _of_transition(start: Start, chains: Chains, on: date) -> tuple[Step, ...]:
    if start.day >= THREE_YEARS_FROM:
        return ()
    said = "适用了2017年10月1日前后的时效衔接规则；该解释已废止，但别无明文，须由律师核对"
    passed = chains.safe_last_day is not None and chains.safe_last_day < on
    return (() if passed else rests_on_transition(chains)) or (step(said, effect="transition_rule"),)


@applies("民法典.192", "民法典.193", "民诉法解释2022.219")
def defence_warning(chains: Chains, on: date) -> tuple[Step, ...]:
    """Return which defence could be raised where the safe last day has gone by."""
    last = chains.safe_last_day
    if last is None or last >= on:
        return ()
    later = chains.statutory_last_day
    still = f"；{as_day('按法定口径的末日', later)}" if later is None or later >= on else ""
    said = (
        f"按稳妥口径计算的期间于{zh(last)}结束，早于审查日{zh(on)}{still}；对方可能提出诉讼时效抗辩，"
        "法院不主动适用，起诉仍应受理"
    )
    return (step(said, "民法典.192", "民法典.193", "民诉法解释2022.219", on=last, effect="defence_possible"),)


@applies("民法典.188", "民法典.189")
def _earlier(interest: date | None, chains: Chains) -> date | None:
    """Return the safe last day for interest of the earliest unpaid instalment, where it comes first."""
    whole = chains.safe_last_day
    return interest if interest is not None and whole is not None and interest < whole else None


@applies("民法典.188", "民法典.189")
def _interest_tested(first: date | None, interest: date | None, chains: Chains) -> tuple[Step, ...]:
    """Return the step that interest of an instalment was tested on its own and does not come first."""
    whole = chains.safe_last_day
    if first is None or interest is None or whole is None or interest < whole:
        return ()
    said = (
        f"已按最早未付的一期（{zh(first)}到期）单独核对分期利息：按最早口径至{zh(interest)}，不早于全部债务的末日"
        f"{zh(whole)}"
    )
    return (step(said, "民法典.188", "民法典.189", effect="interest_tested"),)


@applies("民法典.189")
def _interest_alarm(debt: Debt, first: date | None, alone: date | None, on: date) -> tuple[Step, ...]:
    """Return an alarm for interest of the earliest unpaid instalment, which might run on its own."""
    if first is None or alone is None:
        return ()
    acting = back(alone).day
    late = "请立即行动" if alone >= on else "对方可能就此提出时效抗辩"
    do = f"请最迟于{zh(acting)}行动" if acting >= on else late
    said = (
        f"借据{debt.label}最早未付的一期于{zh(first)}到期；分期利息是否与本金为同一债务有争议，"
        f"该期利息按最早口径至{zh(alone)}，{do}"
    )
    return (step(said, "民法典.188", "民法典.189", on=alone, effect="interest_alarm", grade=Grade.UNSETTLED),)


def _no_dates(debt: Debt) -> tuple[Step, ...]:
    if not isinstance(debt, LoanDebt) or debt.note.schedule or debt.loan.method not in _BY_DATE:
        return ()
    said = f"借据{debt.label}按期付息而未录入各期到期日，无法提示分期利息的最早期间"
    return (step(said, "民法典.189", effect="interest_dates_missing", grade=Grade.UNSETTLED),)


def _nothing_unpaid(debt: Debt, name: str, on: date) -> PeriodFinding:
    said = f"{debt.label}的各期账单均已清偿，未见到期未付的款项"
    return PeriodFinding(
        kind=PeriodKind.LIMITATION,
        subject=name,
        debt=debt.label,
        starts_on=None,
        length="三年",
        safe_last_day=None,
        statutory_last_day=None,
        act_by=None,
        running=False,
        reason="nothing_unpaid",
        steps=(step(said, on=on, effect="nothing_unpaid"),),
    )
