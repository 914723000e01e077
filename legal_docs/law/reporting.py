"""How chains become findings: one step for each event, a warning for each point a lawyer must see."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby

from legal_docs.law.articles import applies
from legal_docs.law.calendar import confirmed_through, extends_over_leave, roll
from legal_docs.law.limiting.chains import Chains, Outcome
from legal_docs.law.limiting.interruption import Consent, Effect
from legal_docs.law.limiting.law_of_the_time import GENERAL_PART_FROM, law_of_the_time, words_of_the_time
from legal_docs.law.periods import add_years
from legal_docs.law.wording import as_day, step, zh
from legal_docs.model.finding import Grade, NextAct, PeriodFinding, PeriodKind, Step

_SAID = {
    Effect.INTERRUPTS: "{what}，{name}中断，重新计算至{last}{hindsight}",
    Effect.BY_EXTENSION: "{what}，在未顺延的末日之后，只有期间因节假日顺延才属及时；稳妥口径不据此中断",
    Effect.NOT_BEGUN: "{what}{missed}，当时{name}尚未开始计算，不发生中断",
    Effect.NO_EFFECT: "{what}，不具备中断的条件：{why}",
    Effect.UNPROVED: "{what}，{why}，稳妥口径不采用",
    Effect.LENIENT_ONLY: "{what}，{why}，只在宽松口径下采用",
    Effect.UNKNOWN_CALENDAR: "{what}，是否及时取决于尚未载入的节假日安排，稳妥口径不采用",
    Effect.WAIVER: "{what}，在按稳妥口径计算的期间届满之后；债务人同意履行或者达成新协议的，不得再以期间"
    "届满抗辩，新的期间是否自此起算没有明文，暂计至{last}",
    Effect.EXPIRED: "{what}，在按稳妥口径计算的期间届满之后，不再发生中断的效力",
    Effect.PENDING: "{what}，程序终结之前期间不继续计算",
    Effect.REPLACED: "{what}，此后适用申请执行期间",
    Effect.NOT_EXAMINED: "{what}，发生在前述程序之后，未再审查",
}
_ADVICE = {
    Effect.BY_EXTENSION: "及时与否取决于节假日顺延，起诉前须由律师核对并准备应对时效抗辩",
    Effect.UNPROVED: "请补充证据；补充之前不能据以主张中断",
    Effect.LENIENT_ONLY: "该点有争议，不能作为依靠；请补充证据或者另行采取措施",
    Effect.UNKNOWN_CALENDAR: "请载入该年度节假日安排后重新审查",
    Effect.WAIVER: "须核实承诺的文字能够认定同意履行，新期间的起算属于实务做法",
    Effect.EXPIRED: "行为发生过晚，不能再中断期间；对方可能提出期间届满的抗辩",
    Effect.PENDING: "程序终结时请补录终结的日期和方式，期间自终结时重新计算",
}
_MORE_ARTICLES = {
    Effect.WAIVER: ("民法典.192", "诉讼时效规定2020.19"),
    Effect.EXPIRED: ("民法典.192",),
    Effect.REPLACED: ("民诉法2023.250",),
    Effect.BY_EXTENSION: ("民法典.203",),
}
_TOGETHER = frozenset({Effect.NO_EFFECT, Effect.NOT_BEGUN})
"""Effects of which several alike are told in one step."""
_MOST_DAYS = 6
_UNSETTLED = frozenset({Effect.BY_EXTENSION, Effect.LENIENT_ONLY, Effect.WAIVER, Effect.UNKNOWN_CALENDAR})
_LATE_BARE = "期间届满后只有签收或者部分履行，稳妥口径只在已付或者已表示的范围内视为放弃抗辩，其余有争议"


def event_steps(chains: Chains, name: str) -> tuple[Step, ...]:
    """Return a step for each event: what happened and what it did to the period called `name`.

    Acts of one kind in a row that did nothing, for the same reason, share one step.
    """
    rows = groupby(chains.outcomes, key=lambda outcome: outcome.effect in _TOGETHER)
    found = (_gathered(run) if alike else ([each] for each in run) for alike, run in rows)
    return tuple(_event_step(group, name) for groups in found for group in groups)


def event_warnings(chains: Chains) -> tuple[Step, ...]:
    """Return a warning with advice for each event that cannot be relied on, or not yet."""
    found = (outcome for outcome in chains.outcomes if outcome.effect in _ADVICE)
    return tuple(_event_warning(outcome, chains) for outcome in found)


def end_step(chains: Chains, name: str, *articles: str) -> Step:
    """Return the step that says when the period ends on the two readings."""
    if chains.safe_last_day is None:
        return step(f"{name}目前不在计算之中（{_REASONS[chains.reason]}）", *articles, effect=chains.reason)
    later = chains.statutory_last_day
    moved = as_day("考虑中止及节假日顺延的末日", later)
    plain = "，末日不是休假日" if later == chains.safe_last_day else f"；{moved}"
    if chains.reason:
        plain = f"；法定口径：{_REASONS[chains.reason]}"
    waived = waiver_in(chains)
    said = f"按稳妥口径，{name}的末日为{zh(chains.safe_last_day)}{plain}"
    grade = Grade.SETTLED
    if waived is not None:
        said, grade = f"{_rests_on_waiver(waived, chains.safe_last_day)}{plain}", Grade.UNSETTLED
    cited = (*articles, "民法典.202", "民法典.203")
    return step(said, *cited, on=chains.safe_last_day, effect="ends", grade=grade)


@applies("民法典.192", "诉讼时效规定2020.19")
def waiver_in(chains: Chains) -> Outcome | None:
    """Return the last consent given after the period had ended, from which the new one is reckoned."""
    found = [each for each in chains.outcomes if each.effect is Effect.WAIVER]
    return found[-1] if found else None


def _rests_on_waiver(waived: Outcome, last: date | None) -> str:
    return (
        f"计算期间已于{zh(waived.last_day_before)}届满；{zh(last)}系依{zh(waived.event.on)}的书面同意推算，"
        "有争议"
    )


def calendar_warning(chains: Chains) -> tuple[Step, ...]:
    """Return a warning where the calendar does not reach the last day, or only merged leave extends it."""
    reached = chains.statutory_last_day is not None or not chains.running
    if reached and not chains.provisional:
        return _leave_warning(chains)
    said = (
        f"节假日安排只载入至{zh(confirmed_through())}，期间末日前后的安排尚未载入，顺延后的末日和行动日均待核；"
        "请按稳妥口径并提前行动"
    )
    return (step(said, "民法典.203", effect="calendar_missing"),)


@applies("民法典.203", "放假办法2024.7")
def _leave_warning(chains: Chains) -> tuple[Step, ...]:
    safe, later = chains.safe_last_day, chains.statutory_last_day
    if safe is None or later in (None, safe) or later != roll(safe) or not extends_over_leave(safe):
        return ()
    said = (
        f"末日自{zh(safe)}顺延至{zh(later)}，其间有放假通知安排的放假日；其中调休放假的日子是否属法定休假日"
        "没有明文，请按稳妥口径行动"
    )
    return (step(said, "民法典.203", on=later, effect="extended_over_leave", grade=Grade.UNSETTLED),)


def finding(
    kind: PeriodKind,
    subject: str,
    debt: str,
    chains: Chains,
    *,
    length: str,
    settled: bool = True,
    steps: Iterable[Step] = (),
    warnings: Iterable[Step] = (),
    next_acts: Iterable[NextAct] = (),
) -> PeriodFinding:
    """Return the finding for one person and one debt from the chains of its period."""
    return PeriodFinding(
        kind=kind,
        subject=subject,
        debt=debt,
        length=length,
        settled=settled and chains.settled,
        **{name: getattr(chains, name) for name in _COPIED},
        steps=tuple(steps),
        warnings=tuple(warnings),
        next_acts=tuple(next_acts),
    )


def replaced(
    kind: PeriodKind,
    subject: str,
    debt: str,
    length: str,
    instrument: str,
    on: date,
    *,
    starts_on: date | None = None,
    earlier: Iterable[Step] = (),
) -> PeriodFinding:
    """Return the finding for a period whose place an enforceable instrument has taken.

    `starts_on` is when it began, where known; `earlier` are the steps up to the instrument.
    """
    said = f"{instrument}已经生效，对{subject}的该项债权此后适用申请执行期间，{kind.label}不再计算"
    return PeriodFinding(
        kind=kind,
        subject=subject,
        debt=debt,
        starts_on=starts_on,
        length=length,
        safe_last_day=None,
        statutory_last_day=None,
        act_by=None,
        running=False,
        reason=Effect.REPLACED.value,
        steps=(*earlier, step(said, "民诉法2023.250", on=on, effect=Effect.REPLACED.value)),
    )


_COPIED = (
    "starts_on",
    "safe_last_day",
    "statutory_last_day",
    "lenient_last_day",
    "extended_reading_last_day",
    "act_by",
    "provisional",
    "running",
    "reason",
)

_REASONS = {
    Effect.PENDING.value: "有关程序尚未终结",
    Effect.REPLACED.value: "已由申请执行期间代替",
    "suspended": "中止事由尚未消除",
}


def _gathered(outcomes: Iterable[Outcome]) -> Iterator[list[Outcome]]:
    """Yield the outcomes of acts of one kind, effect and reason together, in order of their first."""
    found: dict[object, list[Outcome]] = {}
    for each in outcomes:
        alike = (each.effect, each.event.act, each.event.why, each.event.articles, each.event.grade)
        found.setdefault(alike if each.event.act else id(each), []).append(each)
    yield from found.values()


def _event_step(group: list[Outcome], name: str) -> Step:
    outcome = group[0]
    event, effect = outcome.event, outcome.effect
    said = _SAID[effect].format(
        what=event.what if len(group) == 1 else _several(group),
        name=name,
        why=event.why or _LATE_BARE,
        last=zh(outcome.safe_last_day),
        hindsight=_hindsight(outcome),
        missed=f"（{event.why}）" if event.why and not event.valid else "",
    )
    articles = event.articles + _more_articles(outcome)
    return step(
        said + words_of_the_time(articles, event.on),
        *law_of_the_time(articles, event.on),
        on=event.on,
        effect=effect.value,
        proofs=dict.fromkeys(proof for each in group for proof in each.event.proofs),
        grade=Grade.UNSETTLED if effect in _UNSETTLED else event.grade,
    )


def _several(group: list[Outcome]) -> str:
    """Return the days of several acts of one kind, how often, and what was done."""
    days = list(dict.fromkeys(each.event.on for each in group))
    named = "、".join(zh(day) for day in days)
    when = named if len(days) <= _MOST_DAYS else f"{zh(days[0])}至{zh(days[-1])}"
    return f"{when}共{len(group)}次{group[0].event.act}"


def _hindsight(outcome: Outcome) -> str:
    """Return the remark that three years for an act before they came in follow from the transition only."""
    day, last = outcome.event.on, outcome.safe_last_day
    three = day < GENERAL_PART_FROM and last is not None and last >= add_years(day, 3)
    return "（按三年，见过渡规则）" if three else ""


@applies("民法典.192", "诉讼时效规定2020.19", "催款通知单批复1999.1")
def _more_articles(outcome: Outcome) -> tuple[str, ...]:
    """Return the articles on what came of an event; a bare signature after the period has its own."""
    event, effect = outcome.event, outcome.effect
    if effect is not Effect.LENIENT_ONLY or event.consent is Consent.NONE or event.why:
        return _MORE_ARTICLES.get(effect, ())
    reply = () if event.is_payment else ("催款通知单批复1999.1",)
    return ("民法典.192", "诉讼时效规定2020.19", *reply)


def _event_warning(outcome: Outcome, chains: Chains) -> Step:
    event, effect = outcome.event, outcome.effect
    why = f"（{event.why}）" if event.why else ""
    relied = ""
    if effect is Effect.WAIVER:
        words = f"记载为：{event.words}。" if event.words else ""
        last = chains.safe_last_day or outcome.safe_last_day
        relied = f"{_rests_on_waiver(outcome, last)}，债务人可能提出时效抗辩。{words}"
    return step(
        f"{relied}{event.what}{why}：{_ADVICE[effect]}",
        *law_of_the_time(event.articles + _more_articles(outcome), event.on),
        on=event.on,
        effect=effect.value,
        proofs=event.proofs,
        grade=Grade.UNSETTLED if effect in _UNSETTLED else event.grade,
    )
