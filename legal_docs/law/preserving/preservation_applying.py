"""Applying for preservation: which kind is open now, what the application lacks (R-PRES-1…6, 13)."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from legal_docs.law.articles import applies
from legal_docs.law.executing.enforcement_events import last_application, obligors_of
from legal_docs.law.guarantees.guarantee import mode_of
from legal_docs.law.preserving.preservation_rules import (
    When,
    court_time,
    courts_for,
    covers,
    is_definite,
    security_for,
)
from legal_docs.model.casefile import CaseFile
from legal_docs.model.contact import CaseEvent, EventKind
from legal_docs.model.finding import NextAct
from legal_docs.model.point import Level, Point, Topic
from legal_docs.model.property import PropertyClue
from legal_docs.model.security import GuaranteeType

_SUITS = (EventKind.SUIT, EventKind.ARBITRATION)
_BASIS = {
    When.BEFORE_SUIT: ("民诉法2023.104",),
    When.IN_SUIT: ("民诉法2023.103",),
    When.ON_APPEAL: ("民诉法2023.103", "民诉法解释2022.161"),
    When.BEFORE_ENFORCEMENT: ("民诉法解释2022.163",),
}


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
    when = kind_open(case, on)
    free = _not_yet_preserved(case)
    if when is not None and free:
        yield _ask_for(case, when, free)
        yield from _vague(when, free)
        yield from _contents(case, when)
    yield from general_guarantor_points(case)


def _is_held(case: CaseFile, clue: PropertyClue) -> bool:
    return any(covers(each, clue) for each in case.preservations)


def _is_pending_suit(event: CaseEvent, on: date) -> bool:
    ended = event.ended_on is not None and event.ended_on <= on
    return event.kind in _SUITS and event.on <= on and not ended


def _not_yet_preserved(case: CaseFile) -> list[PropertyClue]:
    liable = {*case.defendants(), *(name for each in case.judgments for name in obligors_of(case, each))}
    return [each for each in case.clues if each.owner in liable and not _is_held(case, each)]


@applies(
    "财产保全规定2020.5",
    "财产保全规定2020.6",
    "财产保全规定2020.7",
    "财产保全规定2020.8",
    "财产保全规定2020.9",
    "财产保全规定2020.13",
    "财产保全规定2020.15",
    "民诉法2023.105",
)
def _ask_for(case: CaseFile, when: When, clues: list[PropertyClue]) -> Point:
    things = "、".join(f"{each.owner}的{each.description}" for each in clues)
    security = security_for(when, Decimal(0))
    said = (
        f"案卷有财产线索而未见保全：{things}。现可申请{when.label}，向{'、或者'.join(courts_for(when))}提出；"
        f"{security.why}；{_time(when)}"
    )
    if when is When.BEFORE_SUIT:
        said += "；起诉同时申请诉讼中保全的，担保不超过百分之三十，对银行可以不要求担保，由法院裁量"
    if security.may_be_waived is False or when in (When.IN_SUIT, When.ON_APPEAL):
        said += "。担保可用财产、保证、保全责任险或者金融机构独立保函"
    said += "。以请求范围为限，账户写明数额，不动产写明价值部分，优先选择对生产经营影响较小的财产"
    articles = (*_BASIS[when], *security.articles, "财产保全规定2020.4", "财产保全规定2020.15")
    act = NextAct(
        act=f"申请{when.label}：{things}",
        by=None,
        paper="财产保全申请书",
        articles=(*_BASIS[when], "财产保全规定2020.1"),
    )
    point = _point("preservation_not_applied", "R-PRES-1", Level.CHECK, "", said, *dict.fromkeys(articles))
    return point.model_copy(update={"next_acts": (act,)})


@applies("财产保全规定2020.4")
def _time(when: When) -> str:
    time = court_time(when)
    if time.hours is not None:
        return f"法院应在{time.hours}小时内裁定并立即执行"
    return f"法院应在{time.days}日内（须担保的自提供后）裁定、{time.execute_days}日内开始执行，紧急的48小时内"


@applies("财产保全规定2020.10", "财产保全规定2020.11")
def _vague(when: When, clues: list[PropertyClue]) -> Iterator[Point]:
    vague = [each for each in clues if not is_definite(each)]
    if not vague:
        return
    things = "、".join(f"{each.owner}的{each.description}" for each in vague)
    if when is When.BEFORE_SUIT:
        said = f"诉前保全须有明确的财产信息，{things}缺少账号、证号、车牌或坐落；请补充，或者起诉后凭线索申请"
        yield _point("clue_not_definite", "R-PRES-4", Level.CHECK, "", said, "财产保全规定2020.10")
    elif when is not When.BEFORE_ENFORCEMENT:
        said = (
            f"{things}只有线索：诉讼中确因客观原因不能提供明确信息的，可以凭具体线索申请，并书面申请法院通过网络执行"
            "查控系统查询"
        )
        articles = ("财产保全规定2020.10", "财产保全规定2020.11")
        yield _point("network_search", "R-PRES-4", Level.NOTE, "", said, *articles)


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
