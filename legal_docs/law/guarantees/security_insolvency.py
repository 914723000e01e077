"""Bankruptcy of the debtor or of a guarantor: what to file, and when interest stops (R-GUA-6, 13, 13a)."""

from collections.abc import Iterator
from datetime import date

from legal_docs.law.articles import applies
from legal_docs.law.guarantees.guarantee import mode_of
from legal_docs.law.guarantees.security_wording import DEMAND_PAPER, act, security_point
from legal_docs.law.wording import zh
from legal_docs.model.casefile import CaseFile
from legal_docs.model.contact import CaseEvent, EventKind
from legal_docs.model.party import Organisation, OrgStatus
from legal_docs.model.point import Level, Point
from legal_docs.model.security import GuaranteeType, Guarantor

CLAIM_PAPER = "债权申报书"


@applies("企业破产法2006.46", "企业破产法2006.48", "担保制度解释2020.22", "破产法规定三2020.4")
def insolvency_points(case: CaseFile, *, on: date) -> Iterator[Point]:
    """Yield what the bankruptcy of a debtor means for those who secured the debt, and of a guarantor."""
    if case.guarantors or case.collateral:
        for name in dict.fromkeys(each.name for each in case.debtors):
            if _is_bankrupt(case, name, on):
                yield from _debtor(case, name, on)
    for guarantor in case.guarantors:
        if _is_bankrupt(case, guarantor.name, on):
            yield from _guarantor(case, guarantor, on)


@applies("企业破产法2006.46", "担保制度解释2020.22")
def interest_stops_on(case: CaseFile, name: str, on: date) -> date | None:
    """Return the day a court accepted the bankruptcy of `name`, from which interest stops; None if unknown.

    A guarantor of that debtor may invoke the day as well.
    """
    found = _accepted(case, name, on)
    return found.on if found else None


def _accepted(case: CaseFile, name: str, on: date) -> CaseEvent | None:
    kinds = (e for e in case.events if e.kind is EventKind.BANKRUPTCY_ACCEPTED and e.on <= on)
    return min((e for e in kinds if e.target == name), key=lambda each: each.on, default=None)


def _is_bankrupt(case: CaseFile, name: str, on: date) -> bool:
    person = case.person(name)
    recorded = isinstance(person, Organisation) and person.status is OrgStatus.BANKRUPT
    return recorded or _accepted(case, name, on) is not None


def _has_claimed(case: CaseFile, name: str, on: date) -> bool:
    filed = (e for e in case.events if e.kind is EventKind.BANKRUPTCY_CLAIM and e.on <= on)
    return any(each.target == name and each.evidence for each in filed)


def _debtor(case: CaseFile, name: str, on: date) -> Iterator[Point]:
    accepted = _accepted(case, name, on)
    when = f"{zh(accepted.on)}" if accepted else "受理之日（未录入，请补录）"
    proofs = accepted.evidence if accepted else ()
    if not _has_claimed(case, name, on):
        yield _not_claimed(case, name)
    said = (
        f"{name}破产，提供担保的人可以主张担保债务自{when}起停止计息；"
        "请按停止计息与不停止计息两种口径准备对其的请求"
    )
    articles = ("担保制度解释2020.22", "企业破产法2006.46")
    yield security_point("interest_stops", "R-GUA-13", said, *articles, subject=name, proofs=proofs)
    if case.guarantors:
        said = (
            f"{name}破产，申报债权后仍可起诉保证人，破产程序中未受清偿的部分可以继续请求；"
            f"未到期债权自{when}视为到期，稳妥做法是保证期间也自该日起算，在期间内向各保证人请求"
        )
        later = ("担保制度解释2020.23", "企业破产法2006.124", "企业破产法2006.46")
        yield security_point(
            "debtor_bankrupt", "R-GUA-13", said, *later, subject=name, level=Level.NOTE, proofs=proofs
        )


def _not_claimed(case: CaseFile, name: str) -> Point:
    givers = [each.name for each in case.guarantors] + [each.owner for each in case.collateral]
    others = "、".join(dict.fromkeys(each for each in givers if each != name)) or "担保人"
    said = (
        f"{name}破产，未见申报债权的证据；既未申报也未通知担保人，致其不能预先行使追偿权的，"
        "担保人在该债权可能受偿的范围内免责。请在法院公告的申报期限内申报；逾期的可在最后分配前补充申报"
    )
    articles = ("担保制度解释2020.24", "企业破产法2006.48", "企业破产法2006.56")
    acts = (
        act(f"向{name}的管理人申报债权（以法院公告的期限为准）", None, CLAIM_PAPER, "企业破产法2006.48"),
        act(f"书面通知{others}：{name}已破产，并请求承担担保责任", None, DEMAND_PAPER, "担保制度解释2020.24"),
    )
    return security_point(
        "bankruptcy_claim_not_filed",
        "R-GUA-13",
        said,
        *articles,
        subject=name,
        level=Level.STOP,
        acts=acts,
    )


@applies("破产法规定三2020.4", "企业破产法2006.48", "企业破产法2006.56")
def _guarantor(case: CaseFile, guarantor: Guarantor, on: date) -> Iterator[Point]:
    name = guarantor.name
    general = mode_of(guarantor).type is GuaranteeType.GENERAL
    share = "；一般保证人不能主张先诉抗辩，但分配额提存至其责任确定" if general else ""
    filed = _has_claimed(case, name, on)
    todo = "请跟进申报的审查结果" if filed else "请向其管理人申报保证债权"
    said = f"保证人{name}破产，主债务未到期的保证债权也视为到期，可以申报{share}；{todo}"
    words = f"向{name}的管理人申报保证债权（以法院公告的期限为准）"
    acts = () if filed else (act(words, None, CLAIM_PAPER, "破产法规定三2020.4", "企业破产法2006.48"),)
    yield security_point(
        "guarantor_bankrupt",
        "R-GUA-13a",
        said,
        "破产法规定三2020.4",
        "企业破产法2006.48",
        subject=name,
        level=Level.NOTE if filed else Level.STOP,
        acts=acts,
    )
