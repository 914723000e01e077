"""Applying for preservation: which kind is open now, what the application lacks (R-PRES-1…6, 13)."""

from collections.abc import Iterator, Sequence
from datetime import date

from legal_docs.law.articles import applies
from legal_docs.law.executing.enforcement_events import last_application, obligors_of
from legal_docs.law.filing.payment_orders import payment_order_obstacles
from legal_docs.law.guarantees.guarantee import mode_of
from legal_docs.law.preserving.own_accounts import own_account_points
from legal_docs.law.preserving.preservation_advice import ask_for, with_enforcement
from legal_docs.law.preserving.preservation_deadlines import safe_base_day
from legal_docs.law.preserving.preservation_rules import When, covers, enforce_by
from legal_docs.law.preserving.property_clues import is_definite, is_old, is_with_creditor, lacking, quoted
from legal_docs.model.casefile import CaseFile, Stage
from legal_docs.model.contact import CaseEvent, EventKind
from legal_docs.model.finding import NextAct
from legal_docs.model.point import Level, Point, Topic
from legal_docs.model.property import PropertyClue
from legal_docs.model.security import GuaranteeType

_SUITS = (EventKind.SUIT, EventKind.ARBITRATION)


@applies("民诉法2023.103", "民诉法2023.104", "民诉法解释2022.161", "民诉法解释2022.163")
def kind_open(case: CaseFile, on: date) -> When | None:
    """Return the kind of preservation open on `on`; None once enforcement was applied for."""
    if any(last_application(case, each.target, on) for each in case.events):
        return None
    if any(each.effective_on <= on for each in case.judgments):
        return When.BEFORE_ENFORCEMENT
    if any(each.issued_on <= on for each in case.judgments):
        return When.ON_APPEAL
    return When.IN_SUIT if any(_is_pending_suit(each, on) for each in case.events) else When.BEFORE_SUIT


def applying_points(case: CaseFile, *, on: date) -> Iterator[Point]:
    """Yield what is worth asking for now, what the application lacks, and whose property to leave."""
    free = _not_yet_preserved(case)
    own = [each for each in free if is_with_creditor(each, case.creditor)]
    others = [each for each in free if each not in own]
    yield from own_account_points(own)
    when = kind_open(case, on)
    if when is not None and others:
        if _is_too_late(case, on):
            yield with_enforcement(others)
        else:
            yield ask_for(others, when, order_open=_may_order(case, on))
            yield from _vague(when, others)
            yield from _contents(case, when)
        yield from _old(others, on)
    yield from general_guarantor_points(case)


def _may_order(case: CaseFile, on: date) -> bool:
    """Return whether a payment order may be considered: nothing forbids it, nobody else has to be sued."""
    return not (case.guarantors or case.collateral or payment_order_obstacles(case, on=on))


@applies("民诉法解释2022.163")
def _is_too_late(case: CaseFile, on: date) -> bool:
    """Return whether new measures before enforcement make no sense: it is being applied for, or overdue.

    A measure before enforcement falls unless that is applied for within five days after the time to perform.
    """
    effective = [each for each in case.judgments if each.effective_on <= on]
    if not effective:
        return False
    last = max(enforce_by(safe_base_day(case, each, on)).safe_last_day for each in effective)
    return case.stage is Stage.ENFORCEMENT or last < on


def _is_held(case: CaseFile, clue: PropertyClue) -> bool:
    return any(covers(each, clue) for each in case.preservations)


def _is_pending_suit(event: CaseEvent, on: date) -> bool:
    ended = event.ended_on is not None and event.ended_on <= on
    return event.kind in _SUITS and event.on <= on and not ended


def _not_yet_preserved(case: CaseFile) -> list[PropertyClue]:
    liable = {*case.defendants(), *(name for each in case.judgments for name in obligors_of(case, each))}
    return [each for each in case.clues if each.owner in liable and not _is_held(case, each)]


@applies("财产保全规定2020.10", "财产保全规定2020.11")
def _vague(when: When, clues: Sequence[PropertyClue]) -> Iterator[Point]:
    """Yield which clues lack what, and that in litigation clues may do where no more can be found."""
    vague = [each for each in clues if not is_definite(each)]
    if not vague or when is When.BEFORE_ENFORCEMENT:
        return
    lacks = "；".join(f"{quoted([each])}缺少{lacking(each)}" for each in vague)
    search = (
        "诉讼中确因客观原因不能提供明确信息的，可以凭具体线索申请，并书面申请法院通过网络执行查控系统查询"
    )
    articles = ("财产保全规定2020.10", "财产保全规定2020.11")
    act = NextAct(act=f"补充财产信息——{lacks}", by=None, articles=articles[:1])
    if when is When.BEFORE_SUIT:
        said = f"{lacks}。请补充；{search}；诉前保全须有明确的财产信息"
        point = _point("clue_not_definite", "R-PRES-4", Level.CHECK, "", said, *articles)
    else:
        point = _point("network_search", "R-PRES-4", Level.NOTE, "", f"{lacks}。{search}", *articles)
    yield point.model_copy(update={"next_acts": (act,)})


@applies("财产保全规定2020.10")
def _old(clues: Sequence[PropertyClue], on: date) -> Iterator[Point]:
    """Yield which clues rest on a source of a year long past."""
    if old := [each for each in clues if is_old(each, on)]:
        said = "；".join(f"{quoted([each])}的来源为“{each.source}”" for each in old)
        said += "，距今已超过一年，可能已有变化，申请前请重新核实"
        yield _point("clue_source_old", "R-PRES-4", Level.NOTE, "", said, "财产保全规定2020.10")


@applies("财产保全规定2020.1")
def _contents(case: CaseFile, when: When) -> Iterator[Point]:
    """Yield what the application must say and the case does not hold."""
    creditor = case.creditor
    missing = []
    if not (creditor.service_address or creditor.address) or not (creditor.service_phone or creditor.phone):
        missing.append("本行的送达地址或者联系电话")
    owners = {each.owner for each in case.clues}
    for each in case.people:
        if each.name in owners and not (each.address and each.phone):
            missing.append(f"{each.name}的地址或者联系电话")
    if when is When.BEFORE_ENFORCEMENT and not any(each.evidence for each in case.judgments):
        missing.append("生效法律文书副本")
    if missing:
        said = f"保全申请书须写明双方身份、送达地址和联系方式，案卷缺少：{'、'.join(missing)}"
        if when is When.BEFORE_ENFORCEMENT:
            said += "；执行前保全还须写明文书的制作机关、文号和主要内容"
        yield _point("preservation_contents_missing", "R-PRES-3", Level.CHECK, "", said, "财产保全规定2020.1")


@applies("担保制度解释2020.26")
def general_guarantor_points(case: CaseFile) -> Iterator[Point]:
    """Yield that a general guarantor's property waits until the debtor's was asked for and falls short."""
    debtors = {each.name for each in case.debtors}
    touched = [each.owner for each in case.clues] + [each.owner for each in case.preservations]
    asked = [each for each in case.preservations if each.owner in debtors]
    for guarantor in case.guarantors:
        general = mode_of(guarantor).type is GuaranteeType.GENERAL
        if not general or guarantor.name not in touched or guarantor.name in debtors:
            continue
        why = "须保全的债务人财产不足以清偿" if asked else "案卷未见对债务人财产申请保全"
        said = (
            f"{guarantor.name}是一般保证人：未对债务人的财产申请保全，或者保全的债务人财产足以清偿的，对其财产的保全申请"
            f"不予准许；{why}，请先对债务人的财产申请，并说明其不足"
        )
        yield _point(
            "general_guarantor_property",
            "R-PRES-13",
            Level.CHECK if asked else Level.STOP,
            guarantor.name,
            said,
            "担保制度解释2020.26",
        )


def _point(code: str, rule: str, level: Level, subject: str, said: str, *articles: str) -> Point:
    return Point(
        topic=Topic.PRESERVATION,
        code=code,
        rule=rule,
        level=level,
        subject=subject,
        sentence=said,
        articles=articles,
    )
