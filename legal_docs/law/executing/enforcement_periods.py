"""The enforcement period of each effective instrument towards each person it obliges."""

from collections.abc import Iterator
from datetime import date

from legal_docs.law.articles import applies
from legal_docs.law.executing.enforcement import Base, base_of, enforcement
from legal_docs.law.executing.enforcement_course import course
from legal_docs.law.executing.enforcement_events import (
    decides,
    interruptions,
    is_closed_for_now,
    joint_obligors,
    last_application,
    obligors_of,
    obstacles,
    unpaid_instalments,
)
from legal_docs.law.limiting.chains import Chains
from legal_docs.law.limiting.interruption import Effect, Interruption
from legal_docs.law.reporting import calendar_warning, end_step, event_steps, event_warnings, finding
from legal_docs.law.wording import as_day, step, zh
from legal_docs.model.casefile import CaseFile
from legal_docs.model.contact import CaseEvent, EndedBy
from legal_docs.model.finding import Grade, NextAct, PeriodFinding, PeriodKind, Step
from legal_docs.model.judgment import InstrumentKind, Judgment

__all__ = ["decides", "enforcement_period", "enforcement_periods", "obligors_of"]

NAME = "申请执行时效"
NO_LIMIT, PERFORMED = "no_limit_after_closing", "performed"


@applies("公证债权文书执行规定2018.9")
def enforcement_periods(
    case: CaseFile, judgment: Judgment, name: str, *, on: date
) -> tuple[PeriodFinding, ...]:
    """Return the findings against `name`: one, but for a notarised instrument one for each unpaid instalment.

    Of its instalments those due by `on` count, or the next one where none is due yet.
    """
    events = interruptions(case, judgment, name, on)
    whole = _base(case, judgment, on)
    if judgment.kind is not InstrumentKind.NOTARISED or not judgment.instalments:
        return (_period(case, judgment, name, whole, events, on),)
    unpaid = unpaid_instalments(case, judgment, on)
    due = [each for each in unpaid if each[1].due_on <= on] or list(unpaid[:1])
    if not due:
        return (_period(case, judgment, name, whole, events, on),)
    return tuple(
        _period(
            case,
            judgment,
            name,
            Base(each.due_on, each.due_on),
            tuple(act for act in events if act.on >= each.due_on),
            on,
            part=f"第{number}期",
        )
        for number, each in due
    )


def enforcement_period(case: CaseFile, judgment: Judgment, name: str, *, on: date) -> PeriodFinding:
    """Return the finding against `name` that counts first: that of the earliest unpaid instalment."""
    return enforcement_periods(case, judgment, name, on=on)[0]


@applies("民诉法2023.250", "民诉法解释2022.481", "民诉法解释2022.517", "民诉法解释2022.518")
def _period(
    case: CaseFile,
    judgment: Judgment,
    name: str,
    base: Base,
    events: tuple[Interruption, ...],
    on: date,
    *,
    part: str = "",
) -> PeriodFinding:
    blocked = obstacles(case, name, on)
    chains = enforcement(base, events=events, suspensions=blocked)
    moved = bool(blocked) and enforcement(base, events=events).statutory_last_day != chains.statutory_last_day
    applied = last_application(case, name, on)
    found = finding(
        PeriodKind.ENFORCEMENT,
        name,
        judgment.number,
        chains,
        length=f"二年（{part}）" if part else "二年",
        settled=base.settled and not moved,
        steps=(
            *_base_steps(judgment, base, part),
            *_joint_step(case, judgment, name, base, chains),
            *_later_steps(chains, applied, moved=moved),
        ),
        warnings=(*calendar_warning(chains), *_objection(chains, on), *event_warnings(chains)),
        next_acts=_next_acts(judgment, name, chains, on),
    )
    return found if applied is None else _ended(found, applied, on)


@applies("诉讼时效规定2020.15", "民诉法2023.250")
def _joint_step(
    case: CaseFile, judgment: Judgment, name: str, base: Base, chains: Chains
) -> tuple[Step, ...]:
    """Return why the acts of other debtors count as well, and the last day on the person's own alone."""
    others = joint_obligors(case, judgment, name) - {name}
    if not others:
        return ()
    own = tuple(each.event for each in chains.outcomes if each.event.target == name)
    alone = enforcement(base, events=own).safe_last_day
    wording = next((word for word in ("连带", "共同") if word in judgment.operative_part), "")
    basis = f"文书主文写“{wording}”，" if wording else "文书主文未写明“连带”或者“共同”，"
    said = f"{basis}{name}与{'、'.join(sorted(others))}按连带债务处理，对其中一人发生的中断及于{name}"
    if alone is not None and alone != chains.safe_last_day:
        said += f"；仅按{name}本人的行为，末日为{zh(alone)}"
    grade = Grade.SETTLED if wording == "连带" else Grade.UNSETTLED
    articles = ("诉讼时效规定2020.15", "民诉法2023.250")
    return (step(said, *articles, effect="joint_debtors", grade=grade),)


def _later_steps(chains: Chains, applied: CaseEvent | None, *, moved: bool) -> Iterator[Step]:
    yield from event_steps(chains, NAME)
    if moved:
        yield from _suspension(chains)
    yield from _course(chains, applied)
    yield end_step(chains, NAME, "民诉法2023.250")


def _base(case: CaseFile, judgment: Judgment, on: date) -> Base:
    unpaid = unpaid_instalments(case, judgment, on)
    return base_of(
        effective_on=judgment.effective_on,
        days=judgment.performance_days,
        performance_last_day=judgment.performance_last_day,
        instalments=[each.due_on for each in judgment.instalments],
        first_unpaid=unpaid[0][1].due_on if unpaid else None,
        is_notarised=judgment.kind is InstrumentKind.NOTARISED,
    )


@applies("民诉法解释2022.517", "民诉法解释2022.515", "民诉法2023.265")
def _ended(found: PeriodFinding, applied: CaseEvent, on: date) -> PeriodFinding:
    """Return the finding once the last application was closed for want of assets, or all was performed."""
    if is_closed_for_now(applied, on):
        said = f"{zh(applied.ended_on)}终结本次执行程序，此后发现可供执行的财产可以再次申请，不受期间限制"
        return _stopped(found, NO_LIMIT, said, "民诉法解释2022.517", applied)
    if applied.ended_by is EndedBy.PERFORMED and applied.ended_on and applied.ended_on <= on:
        said = f"{zh(applied.ended_on)}执行完毕；法院已采取措施后仍有未履行部分的，可以随时请求继续执行"
        return _stopped(found, PERFORMED, said, "民诉法2023.265", applied)
    return found


def _stopped(found: PeriodFinding, reason: str, said: str, article: str, applied: CaseEvent) -> PeriodFinding:
    last = step(said, article, on=applied.ended_on, effect=reason, proofs=applied.evidence)
    kept = tuple(each for each in found.warnings if each.effect != "defence_possible")
    changes = {"running": False, "reason": reason, "steps": (*found.steps, last), "next_acts": ()}
    return found.model_copy(update=changes | {"warnings": kept})


def _base_steps(judgment: Judgment, base: Base, part: str) -> tuple[Step, ...]:
    grade = Grade.SETTLED if base.settled else Grade.UNSETTLED
    moved = "" if base.base_day == base.safe_base_day else f"（{_reading(base)}）"
    said = (
        f"{judgment.number}于{zh(judgment.effective_on)}生效，{part}履行期间的末日为{zh(base.safe_base_day)}{moved}，"
        "申请执行期间自该日起算，当日不计入"
    )
    articles = ["民诉法2023.250"]
    if judgment.kind is InstrumentKind.NOTARISED:
        articles.append("公证债权文书执行规定2018.9")
    proofs = judgment.evidence
    first = step(said, *articles, on=base.safe_base_day, effect="starts", proofs=proofs, grade=grade)
    said = "执行法律未规定对应日，年期间的末日参照民法典计算"
    return (first, step(said, "民法典.202", effect="corresponding_day"))


def _reading(base: Base) -> str:
    if base.settled:
        return as_day("末日顺延的，", base.base_day)
    return (
        f"2022年1月1日前生效的分期文书，当时自每期末日起算，新旧衔接没有明文，稳妥按最早未付的一期；"
        f"现行法按最后一期，即{zh(base.base_day)}"
    )


@applies("执行程序解释2020.19", "民法典.194")
def _suspension(chains: Chains) -> tuple[Step, ...]:
    said = (
        f"中止事由使法定口径的末日移至{zh(chains.statutory_last_day)}：原因消除后期间继续计算，与适用诉讼时效的"
        "六个月相比取较早之日，该点有争议；稳妥口径不计中止"
    )
    articles = ("执行程序解释2020.19", "民诉法2023.250")
    return (step(said, *articles, on=chains.statutory_last_day, effect="suspended", grade=Grade.UNSETTLED),)


def _course(chains: Chains, applied: CaseEvent | None) -> Iterator[Step]:
    """Yield what the pending application lets expect of the court."""
    if chains.reason == Effect.PENDING.value and applied is not None and applied.ended_on is None:
        days = course(applied.on)
        said = (
            f"法院应于收到申请后十日内（{zh(days.notice_by)}前）发出执行通知；超过六个月"
            f"（{zh(days.six_months_on)}后）未执行的，可以向上一级法院申请执行"
        )
        articles = ("执行工作规定2020.22", "民诉法解释2022.480", "民诉法2023.237")
        yield step(said, *articles, on=applied.on, effect="course_of_enforcement")


@applies("民诉法解释2022.481")
def _objection(chains: Chains, on: date) -> tuple[Step, ...]:
    last = chains.safe_last_day
    if last is None or last >= on:
        return ()
    said = (
        f"按稳妥口径计算的申请执行期间于{zh(last)}结束，早于审查日{zh(on)}；申请仍应受理，"
        "法院不主动审查期间，但被执行人可以提出异议，异议成立的裁定不予执行；被执行人自动履行后不得反悔"
    )
    return (step(said, "民诉法解释2022.481", on=last, effect="defence_possible"),)


def _next_acts(judgment: Judgment, name: str, chains: Chains, on: date) -> tuple[NextAct, ...]:
    if chains.safe_last_day is None:
        return ()
    by = chains.act_by if chains.safe_last_day >= on else None
    act = f"以{judgment.number}为依据，对{name}申请强制执行"
    articles = ("民诉法2023.247", "民诉法2023.250", "民诉法2023.264")
    return (NextAct(act=act, by=by, paper="强制执行申请书", articles=articles),)
