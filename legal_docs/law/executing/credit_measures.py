"""Measures against a debtor who does not perform (R-ENF-14): spending limits, the list, exit restriction."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from legal_docs.law.articles import applies
from legal_docs.law.executing.enforcement_events import is_closed_for_now, last_application
from legal_docs.law.executing.excessive_seizure import held_total
from legal_docs.law.periods import add_days, add_months, add_years
from legal_docs.law.wording import zh
from legal_docs.model.casefile import CaseFile, Willingness
from legal_docs.model.contact import EndedBy, EventKind
from legal_docs.model.finding import NextAct
from legal_docs.model.party import NaturalPerson, Organisation
from legal_docs.model.point import Level, Point, Topic

LISTING_YEARS, LONGEST_EXTENSION = 2, 3
DECIDED_WITHIN_DAYS, NO_RELISTING_MONTHS = 15, 6
FULL_AGE = 18
ABLE, BREAKS_SETTLEMENT = 1, 6
"""Two of the six grounds: able but refuses; breaks a settlement reached in enforcement."""
_RULE = "R-ENF-14"
_MEASURES = (
    "限制消费规定2015.1",
    "限制消费规定2015.3",
    "限制消费规定2015.4",
    "限制消费规定2015.9",
    "失信名单规定2017.1",
    "失信名单规定2017.2",
    "失信名单规定2017.5",
    "民诉法2023.266",
    "执行程序解释2020.23",
)
_WHO = "法定代表人、主要负责人、影响债务履行的直接责任人员、实际控制人"


@dataclass(frozen=True, slots=True)
class Listing:
    """失信名单: whether the person may be listed, and on which grounds seen in the case."""

    allowed: bool
    grounds: tuple[int, ...]
    why: str = ""


@applies("失信名单规定2017.1", "失信名单规定2017.3", "失信名单规定2017.4", "民诉法解释2022.516")
def listing(case: CaseFile, name: str, *, on: date) -> Listing:
    """Return whether the debtor may be put on the list of dishonest debtors, and the grounds in sight.

    A minor never; not on the first ground where what is sealed covers all that the instruments fix.
    """
    person = next((each for each in case.people if each.name == name), None)
    if isinstance(person, NaturalPerson) and person.born_on and on < add_years(person.born_on, FULL_AGE):
        return Listing(allowed=False, grounds=(), why="未成年人不得纳入失信名单")
    grounds = []
    refuses = case.escalation is not None and case.escalation.willingness is Willingness.REFUSES
    if refuses and not _is_covered(case):
        grounds.append(ABLE)
    if _broke_settlement(case, name, on):
        grounds.append(BREAKS_SETTLEMENT)
    why = "已采取措施的财产足以清偿，不得以有能力而拒不履行为由纳入" if _is_covered(case) else ""
    return Listing(allowed=True, grounds=tuple(grounds), why=why)


@applies("失信名单规定2017.2")
def listed_until(listed_on: date, ground: int, *, extra_years: int = 0) -> date | None:
    """Return the last day on the list: two years and up to three more for grounds 2 to 6; none for ground 1.

    Raises ValueError for more than three extra years or an unknown ground.
    """
    if ground not in range(1, 7) or not 0 <= extra_years <= LONGEST_EXTENSION:
        raise ValueError(ground, extra_years)
    return None if ground == ABLE else add_years(listed_on, LISTING_YEARS + extra_years)


@applies("失信名单规定2017.5")
def decision_on_listing_by(applied_on: date) -> date:
    """Return the day by which the court decides on an application to list: fifteen days."""
    return add_days(applied_on, DECIDED_WITHIN_DAYS)


@applies("失信名单规定2017.10")
def relisting_from(deleted_on: date) -> date:
    """Return the last day on which the bank may not ask to list anew after deletion at its own request."""
    return add_months(deleted_on, NO_RELISTING_MONTHS)


@applies(
    "限制消费规定2015.1",
    "限制消费规定2015.3",
    "限制消费规定2015.4",
    "限制消费规定2015.9",
    "民诉法2023.266",
    "执行程序解释2020.23",
    "执行程序解释2020.24",
)
def credit_points(case: CaseFile, obliged: Sequence[str], *, on: date) -> Iterator[Point]:
    """Yield the measures to ask for against each debtor whose enforcement is under way or closed for now."""
    for name in obliged:
        applied = last_application(case, name, on)
        if applied is None:
            continue
        open_still = applied.ended_on is None or applied.ended_on > on
        if open_still or is_closed_for_now(applied, on):
            yield _measures(case, name, on)


def _measures(case: CaseFile, name: str, on: date) -> Point:
    found = listing(case, name, on=on)
    entity = any(each.name == name and isinstance(each, Organisation) for each in case.people)
    reach = f"，并及于其{_WHO}" if entity else ""
    abroad = "（及于其法定代表人、主要负责人、直接责任人员）" if entity else ""
    said = (
        f"{name}未按执行通知履行的，可以书面申请限制消费{reach}，并书面申请限制出境{abroad}；"
        f"{_listing_text(found)}；被执行人履行、提供确实有效的担保或者经本行同意的，限制消费解除"
    )
    return Point(
        topic=Topic.ENFORCEMENT,
        code="credit_measures",
        rule=_RULE,
        level=Level.NOTE,
        subject=name,
        sentence=said,
        articles=_MEASURES,
        next_acts=_applications(name, found),
    )


def _applications(name: str, found: Listing) -> tuple[NextAct, ...]:
    limit = NextAct(
        act=f"书面申请对{name}限制消费",
        by=None,
        paper="限制消费申请书",
        articles=("限制消费规定2015.1", "限制消费规定2015.4"),
    )
    if not found.grounds:
        return (limit,)
    listed = NextAct(
        act=f"书面申请将{name}纳入失信名单",
        by=None,
        paper="纳入失信被执行人名单申请书",
        articles=("失信名单规定2017.5",),
    )
    return (limit, listed)


def _listing_text(found: Listing) -> str:
    if not found.allowed:
        return found.why
    seen = {ABLE: "有履行能力而拒不履行", BREAKS_SETTLEMENT: "无正当理由拒不履行执行和解协议"}
    shown = "、".join(seen[each] for each in found.grounds)
    ground = f"案卷显示可能的情形：{shown}" if shown else "案卷尚未显示六种情形之一，有证据再提"
    why = f"；{found.why}" if found.why else ""
    return (
        f"可以申请纳入失信名单，法院十五日内决定（{ground}{why}）；除有能力拒不履行外，期限二年；"
        "自行申请删除后六个月内不得再申请纳入"
    )


def _is_covered(case: CaseFile) -> bool:
    held = held_total(case)
    fixed = sum((item.amount for each in case.judgments for item in each.items), Decimal(0))
    return bool(fixed) and held >= fixed


@applies("民诉法解释2022.466", "执行和解规定2020.10", "失信名单规定2017.1")
def settlement_points(case: CaseFile, obliged: Sequence[str], *, on: date) -> Iterator[Point]:
    """Yield for each settlement in enforcement whose last day went by that the instrument may be resumed."""
    for event in case.events:
        due = event.new_due_on
        if event.kind is not EventKind.SETTLEMENT or event.target not in obliged or due is None or due >= on:
            continue
        applied = last_application(case, event.target, event.on)
        if applied is None or applied.ended_by is EndedBy.PERFORMED:
            continue
        last = add_years(due, 2)
        said = (
            f"{event.target}的执行和解履行期限已于{zh(due)}届满；未履行完毕的，可以申请恢复执行原生效文书，期间自该日起"
            f"二年（稳妥至{zh(last)}），无正当理由拒不履行和解协议的也可以申请纳入失信名单"
        )
        articles = ("民诉法解释2022.466", "执行和解规定2020.10", "失信名单规定2017.1")
        act = NextAct(
            act=f"申请恢复对{event.target}的执行", by=None, paper="恢复执行申请书", articles=articles[:2]
        )
        yield Point(
            topic=Topic.ENFORCEMENT,
            code="resume_after_settlement",
            rule="R-ENF-3",
            level=Level.CHECK,
            subject=event.target,
            sentence=said,
            articles=articles,
            proofs=event.evidence,
            next_acts=(act,),
        )


def _broke_settlement(case: CaseFile, name: str, on: date) -> bool:
    return any(
        each.kind is EventKind.SETTLEMENT
        and each.target == name
        and each.new_due_on is not None
        and each.new_due_on < on
        and last_application(case, name, each.on) is not None
        for each in case.events
    )
