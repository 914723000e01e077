"""Limitation of each debt towards each debtor, with its reasoning, warnings and next acts."""

from datetime import date

from legal_docs.law.articles import applies
from legal_docs.law.calendar import back
from legal_docs.law.chains import Chains, Outcome
from legal_docs.law.debts import Debt, LoanDebt, concerns
from legal_docs.law.event_rules import obstacle_from
from legal_docs.law.gathering import debtor_events, joint_with, obstacles_of
from legal_docs.law.interruption import Effect, Interruption
from legal_docs.law.limitation import OLD_YEARS, THREE_YEARS_FROM, limitation, regime_years
from legal_docs.law.reporting import calendar_warning, end_step, event_steps, event_warnings, finding
from legal_docs.law.starts import Start, first_unpaid_instalment, start_of
from legal_docs.law.wording import as_day, step, zh
from legal_docs.model.casefile import CaseFile
from legal_docs.model.finding import Grade, NextAct, PeriodFinding, PeriodKind, Step
from legal_docs.model.loan import RepaymentMethod

NAME = "诉讼时效"
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
    chains = limitation(
        start.day,
        events=relevant,
        suspensions=obstacles_of(case, debt, name, on),
        lenient_start=start.lenient_day,
    )
    first = first_unpaid_instalment(case, debt, on, overdue_since)
    alarm = _interest_alarm(debt, chains, first, events)
    return finding(
        PeriodKind.LIMITATION,
        name,
        debt.label,
        chains,
        length=_length(chains),
        settled=start.settled,
        steps=(
            *_opening(case, debt, name, start, chains, early, on),
            *event_steps(chains, NAME),
            _end(chains),
        ),
        warnings=(*_warnings(start, chains, on), *event_warnings(chains), *alarm, *_no_dates(debt)),
        next_acts=_next_acts(name, chains, on),
    )


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


def _opening(
    case: CaseFile,
    debt: Debt,
    name: str,
    start: Start,
    chains: Chains,
    early: list[Interruption],
    on: date,
) -> tuple[Step, ...]:
    steps = list(start.steps)
    if start.day < THREE_YEARS_FROM:
        steps.append(_transition(chains))
    others = joint_with(case, debt, name) - {name}
    if others:
        said = f"{name}与{'、'.join(sorted(others))}为连带债务人，对其中一人发生的中断及于{name}"
        steps.append(step(said, "诉讼时效规定2020.15", effect="joint_debtors"))
    if early:
        said = f"另有{len(early)}笔还款发生在时效起算之前，不发生中断"
        steps.append(step(said, "民法典.195", effect="no_effect_not_begun"))
    return (*steps, *_suspension_steps(case, debt, name, on))


def _suspension_steps(case: CaseFile, debt: Debt, name: str, on: date) -> tuple[Step, ...]:
    steps = []
    for event in case.events:
        found = obstacle_from(event, on) if event.target == name and event.on <= on else None
        if found is not None and concerns(event.debts, debt):
            until = f"至{zh(found.to)}" if found.to else "起，尚未消除"
            used = (
                "法定口径计入" if found.counts else "缺少证据或者未认定因此不能行使权利，只在宽松口径下计入"
            )
            said = f"{zh(found.since)}{until}存在中止事由：{found.what}；{used}，稳妥口径不计中止"
            steps.append(step(said, "民法典.194", on=found.since, effect="suspension", proofs=found.proofs))
    return tuple(steps)


@applies("民法总则时效解释2018.2", "民法总则时效解释2018.3", "民法通则2009.135")
def _transition(chains: Chains) -> Step:
    start, last = chains.starts_on, _last_restart(chains)
    if last is not None:
        alive = last.safe_last_day is None or last.safe_last_day >= THREE_YEARS_FROM
        since = f"起算早于2017年10月1日，其间经中断重新计算（最近一次为{zh(last.event.on)}），"
        said = (
            f"{since}二年期间届时尚未届满，适用三年" if alive else f"{since}二年期间此前已经届满，不适用三年"
        )
        number = "2" if alive else "3"
        articles = (f"民法总则时效解释2018.{number}", "民法通则2009.135", "民法通则2009.140")
        return step(said, *articles, on=start, effect="transition_rule")
    if regime_years(start) == OLD_YEARS:
        said = "起算早于2017年10月1日，原二年期间此前已经届满，不适用三年"
        return step(said, "民法总则时效解释2018.3", "民法通则2009.135", on=start, effect="transition_rule")
    said = "起算早于2017年10月1日，原二年期间届时尚未届满，自原起算日起适用三年"
    return step(said, "民法总则时效解释2018.2", "民法典.188", on=start, effect="transition_rule")


def _last_restart(chains: Chains) -> Outcome | None:
    """Return the last event before the three years came in that made the period run anew."""
    counted = (Effect.INTERRUPTS, Effect.WAIVER, Effect.PENDING, Effect.REPLACED)
    found = [o for o in chains.outcomes if o.effect in counted and o.event.on < THREE_YEARS_FROM]
    return found[-1] if found else None


def _end(chains: Chains) -> Step:
    return end_step(chains, NAME, "民法典.188")


def _warnings(start: Start, chains: Chains, on: date) -> tuple[Step, ...]:
    found = [*calendar_warning(chains), *defence_warning(chains, on)]
    found += [each for each in start.steps if each.grade is not Grade.SETTLED]
    if start.day < THREE_YEARS_FROM:
        said = "适用了2017年10月1日前后的时效衔接规则；该解释已废止，但别无明文，须由律师核对"
        found.append(step(said, effect="transition_rule"))
    return tuple(found)


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


@applies("民法典.189")
def _interest_alarm(
    debt: Debt, chains: Chains, first: date | None, events: tuple[Interruption, ...]
) -> tuple[Step, ...]:
    """Return an alarm for interest of the earliest unpaid instalment, which might run on its own."""
    alone = None if first is None else limitation(first, events=events).safe_last_day
    if first is None or alone is None or chains.safe_last_day is None or alone >= chains.safe_last_day:
        return ()
    said = (
        f"借据{debt.label}最早未付的一期于{zh(first)}到期；分期利息是否与本金为同一债务有争议，"
        f"该期利息按最早口径至{zh(alone)}，请最迟于{zh(back(alone).day)}行动"
    )
    return (step(said, "民法典.188", "民法典.189", on=alone, effect="interest_alarm", grade=Grade.UNSETTLED),)


def _no_dates(debt: Debt) -> tuple[Step, ...]:
    if not isinstance(debt, LoanDebt) or debt.note.schedule or debt.loan.method not in _BY_DATE:
        return ()
    said = f"借据{debt.label}按期付息而未录入各期到期日，无法提示分期利息的最早期间"
    return (step(said, "民法典.189", effect="interest_dates_missing", grade=Grade.UNSETTLED),)


def _next_acts(name: str, chains: Chains, on: date) -> tuple[NextAct, ...]:
    if chains.safe_last_day is None:
        return ()
    if chains.safe_last_day < on:
        act = f"取得{name}同意履行的书面承诺或者另行达成还款协议；起诉前由律师评估时效抗辩"
        return (NextAct(act=act, by=None, paper="还款协议", articles=("民法典.192", "诉讼时效规定2020.19")),)
    act = f"向法院提起诉讼（以法院收件日期为准），或者向{name}送达书面催收并取得签收"
    articles = ("民法典.195", "诉讼时效规定2020.8", "诉讼时效规定2020.10")
    return (NextAct(act=act, by=chains.act_by, paper="民事起诉状；催收通知书", articles=articles),)


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
