"""The enforcement period of each effective instrument towards each person it obliges."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal

from legal_docs.law.articles import applies
from legal_docs.law.chains import Chains
from legal_docs.law.contact_rules import from_contact
from legal_docs.law.enforcement import Base, base_of, enforcement
from legal_docs.law.event_rules import from_event, from_repayment, obstacle_from
from legal_docs.law.interruption import Interruption
from legal_docs.law.reporting import calendar_warning, end_step, event_steps, event_warnings, finding
from legal_docs.law.suspension import Obstacle
from legal_docs.law.wording import step, zh
from legal_docs.model.casefile import CaseFile
from legal_docs.model.contact import CaseEvent, EndedBy, EventKind
from legal_docs.model.finding import Grade, NextAct, PeriodFinding, PeriodKind, Step
from legal_docs.model.judgment import InstrumentKind, Judgment
from legal_docs.model.loan import Repayment, RepaymentKind

NAME = "申请执行时效"
_ARTICLES = ("民诉法2023.250", "执行程序解释2020.20")
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


def obligors_of(case: CaseFile, judgment: Judgment) -> tuple[str, ...]:
    """Return whom the instrument obliges: those it names, else the debtors of the case."""
    return judgment.obligors or tuple(dict.fromkeys(each.name for each in case.debtors))


@applies("民诉法2023.250", "民诉法解释2022.481", "民诉法解释2022.517", "民诉法解释2022.518")
def enforcement_period(case: CaseFile, judgment: Judgment, name: str, *, on: date) -> PeriodFinding:
    """Return the finding on the period to apply for enforcement against `name`, as known on `on`."""
    base = _base(case, judgment, on)
    chains = enforcement(
        base,
        events=tuple(_events(case, judgment, name, on)),
        suspensions=tuple(_obstacles(case, name, on)),
    )
    closed = _closed_for_now(case, name, on)
    found = finding(
        PeriodKind.ENFORCEMENT,
        name,
        judgment.number,
        chains,
        length="二年",
        settled=base.settled,
        steps=(*_base_steps(judgment, base), *event_steps(chains, NAME), _end(chains)),
        warnings=(*calendar_warning(chains), *_objection(chains, on), *event_warnings(chains)),
        next_acts=_next_acts(judgment, name, chains, on),
    )
    return found if closed is None else _without_limit(found, closed)


def _base(case: CaseFile, judgment: Judgment, on: date) -> Base:
    return base_of(
        effective_on=judgment.effective_on,
        days=judgment.performance_days,
        performance_last_day=judgment.performance_last_day,
        instalments=[each.due_on for each in judgment.instalments],
        first_unpaid=_first_unpaid(case, judgment, on),
        is_notarised=judgment.kind is InstrumentKind.NOTARISED,
    )


def _first_unpaid(case: CaseFile, judgment: Judgment, on: date) -> date | None:
    paid = sum((each.amount for each in _payments(case, judgment, on)), Decimal("0.00"))
    for each in sorted(judgment.instalments, key=lambda one: one.due_on):
        paid -= each.amount
        if paid < 0:
            return each.due_on
    return None


def _payments(case: CaseFile, judgment: Judgment, on: date) -> Iterator[Repayment]:
    undone = {r.reverses for r in case.repayments if r.kind is RepaymentKind.REVERSAL}
    for each in case.repayments:
        inside = judgment.effective_on <= each.paid_on <= on
        if inside and each.kind is RepaymentKind.PAYMENT and each.id not in undone:
            yield each


@applies(
    "执行程序解释2020.20",
    "诉讼时效规定2020.15",
    "执行和解规定2020.10",
    "民诉法解释2022.466",
    "民诉法解释2022.518",
)
def _events(case: CaseFile, judgment: Judgment, name: str, on: date) -> Iterator[Interruption]:
    """Yield what may interrupt: acts towards `name`, and towards joint debtors if `name` is a debtor."""
    debtors = frozenset(each.name for each in case.debtors)
    names = debtors.intersection(obligors_of(case, judgment)) if name in debtors else frozenset({name})
    for record in case.contacts:
        if record.target in names and judgment.effective_on <= record.on <= on:
            found = from_contact(record, case.person(record.target))
            yield replace(found, articles=_ARTICLES)
    for event in case.events:
        if event.target in names and judgment.effective_on <= event.on <= on:
            yield from _from_event(case, event, on)
    for payment in _payments(case, judgment, on):
        if payment.payer in names and not any(word in payment.channel for word in _LEVY):
            yield replace(from_repayment(payment, payment.payer, is_card=False), articles=_ARTICLES)


def _from_event(case: CaseFile, event: CaseEvent, on: date) -> Iterator[Interruption]:
    found = from_event(event, on)
    if found is None:
        return
    found = replace(found, articles=_ARTICLES)
    if event.kind not in _SETTLED_KINDS:
        why = found.why or "是否使申请执行时效中断没有明文"
        found = replace(found, grade=Grade.UNSETTLED, why=why)
    if event.kind is EventKind.ENFORCEMENT:
        found = replace(found, from_filing=True, ended_by=EndedBy.WITHDRAWN)
    if event.kind is EventKind.SETTLEMENT:
        found = replace(found, restart_settled=_is_in_enforcement(case, event))
    yield found


def _is_in_enforcement(case: CaseFile, settlement: CaseEvent) -> bool:
    applied = [each.on for each in case.events if each.kind is EventKind.ENFORCEMENT]
    return any(day <= settlement.on for day in applied)


def _obstacles(case: CaseFile, name: str, on: date) -> Iterator[Obstacle]:
    for event in case.events:
        if event.target == name and event.on <= on and (found := obstacle_from(event, on)):
            yield found


@applies("民诉法解释2022.517")
def _closed_for_now(case: CaseFile, name: str, on: date) -> CaseEvent | None:
    """Return the application that ended in 终结本次执行程序, as its note says, if there is one."""
    for event in case.events:
        ended = event.kind is EventKind.ENFORCEMENT and event.ended_on and event.ended_on <= on
        if ended and event.target == name and any(word in event.note for word in _CLOSED):
            return event
    return None


def _without_limit(found: PeriodFinding, closed: CaseEvent) -> PeriodFinding:
    said = f"{zh(closed.ended_on)}终结本次执行程序，此后发现可供执行的财产可以再次申请，不受申请执行期间限制"
    reason = "no_limit_after_closing"
    last = step(said, "民诉法解释2022.517", on=closed.ended_on, effect=reason, proofs=closed.evidence)
    return found.model_copy(
        update={"running": False, "reason": reason, "steps": (*found.steps, last), "next_acts": ()}
    )


def _base_steps(judgment: Judgment, base: Base) -> tuple[Step, ...]:
    grade = Grade.SETTLED if base.settled else Grade.UNSETTLED
    moved = "" if base.base_day == base.safe_base_day else f"（末日顺延的，为{zh(base.base_day)}）"
    said = (
        f"{judgment.number}于{zh(judgment.effective_on)}生效，履行期间的末日为{zh(base.safe_base_day)}{moved}，"
        "申请执行期间自该日起算，当日不计入"
    )
    articles = ["民诉法2023.250"]
    if judgment.kind is InstrumentKind.NOTARISED:
        articles.append("公证债权文书执行规定2018.9")
    proofs = judgment.evidence
    first = step(said, *articles, on=base.safe_base_day, effect="starts", proofs=proofs, grade=grade)
    said = "执行法律未规定对应日，年期间的末日参照民法典计算"
    return (first, step(said, "民法典.202", effect="corresponding_day"))


def _end(chains: Chains) -> Step:
    return end_step(chains, NAME, "民诉法2023.250")


@applies("民诉法解释2022.481")
def _objection(chains: Chains, on: date) -> tuple[Step, ...]:
    last = chains.safe_last_day
    if last is None or last >= on:
        return ()
    said = (
        f"按稳妥口径计算的申请执行期间于{zh(last)}结束，早于审查日{zh(on)}；申请仍应受理，"
        "但被执行人可以提出异议，异议成立的裁定不予执行"
    )
    return (step(said, "民诉法解释2022.481", on=last, effect="defence_possible"),)


def _next_acts(judgment: Judgment, name: str, chains: Chains, on: date) -> tuple[NextAct, ...]:
    if chains.safe_last_day is None:
        return ()
    by = chains.act_by if chains.safe_last_day >= on else None
    act = f"以{judgment.number}为依据，对{name}申请强制执行"
    articles = ("民诉法2023.247", "民诉法2023.250", "民诉法2023.264")
    return (NextAct(act=act, by=by, paper="强制执行申请书", articles=articles),)
