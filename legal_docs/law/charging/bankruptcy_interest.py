"""Interest and bankruptcy: it stops when the court accepts the petition (R-INT-10)."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from legal_docs.law.articles import applies
from legal_docs.law.charging.all_in_cost import accrued_after
from legal_docs.law.charging.interest_sources import interest_point
from legal_docs.law.debts import Debt, concerns, debtors_of, debts_of
from legal_docs.law.wording import zh
from legal_docs.model.arrears import Arrears, Component
from legal_docs.model.casefile import CaseFile, Stage
from legal_docs.model.contact import CaseEvent, EventKind
from legal_docs.model.party import Organisation, OrgStatus
from legal_docs.model.point import Level, Point

STOPS = (Component.INTEREST, Component.PENALTY, Component.COMPOUND, Component.DOUBLED)
"""What no longer accrues against the bankrupt."""


@applies("企业破产法2006.46", "担保制度解释2020.22")
def bankruptcy_points(case: CaseFile, on: date, arrears: Arrears | None) -> Iterator[Point]:
    """Yield a point for each bankruptcy accepted up to `on`, with what was charged after the acceptance.

    The sums of the case stay as they are: against joint debtors who are not bankrupt interest runs on.
    """
    accepted: dict[str, CaseEvent] = {}
    for event in sorted(case.events, key=lambda each: each.on):
        if event.kind is EventKind.BANKRUPTCY_ACCEPTED and event.on <= on:
            accepted.setdefault(event.target, event)
    for name, event in accepted.items():
        yield _stopped(case, name, event, arrears)
    for person in case.people:
        bankrupt = isinstance(person, Organisation) and person.status is OrgStatus.BANKRUPT
        if bankrupt and person.name not in accepted and person.name in case.defendants():
            said = (
                f"{person.name}的状态为破产，但没有录入法院受理破产申请的日期；"
                "利息自受理时停止计算，请补充受理裁定和日期"
            )
            yield interest_point(
                "bankruptcy_day_missing", "R-INT-10", said, "企业破产法2006.46", subject=person.name
            )


def interest_after(case: CaseFile, name: str, event: CaseEvent, arrears: Arrears) -> Decimal:
    """Return the interest, penalty and compound interest charged after the acceptance, in yuan.

    Only the debts that `name` owes or secures, and that the event concerns, are counted.
    """
    known = _debts_of(case, name, event)
    return accrued_after((each for each in arrears.lines if each.debt in known), event.on, STOPS)


def _debts_of(case: CaseFile, name: str, event: CaseEvent) -> frozenset[str]:
    if case.stage is Stage.ENFORCEMENT:
        return frozenset(each.number for each in case.judgments if not each.obligors or name in each.obligors)
    mine = (each for each in debts_of(case) if _answers(case, name, each))
    return frozenset(each.label for each in mine if concerns(event.debts, each))


def _stopped(case: CaseFile, name: str, event: CaseEvent, arrears: Arrears | None) -> Point:
    amount = None if arrears is None else interest_after(case, name, event, arrears)
    over = "" if amount is None else f"受理日之后计入的利息、罚息、复利共{amount:,.2f}元，"
    is_debtor = name in {each.name for each in case.debtors}
    others = (
        "保证人等担保人也可以主张停止计息；未破产的其他债务人不因此停止"
        if is_debtor
        else "主债务的利息不因此停止"
    )
    said = (
        f"{zh(event.on)}法院受理{name}的破产申请，对{name}的债权自受理时停止计息，未到期的视为到期。{over}"
        f"向管理人申报和对{name}的请求都不应包括受理日之后的部分，也不应写“至实际清偿之日止”；{others}"
    )
    articles = ("企业破产法2006.46", *(("担保制度解释2020.22",) if is_debtor else ()))
    return interest_point(
        "interest_after_bankruptcy",
        "R-INT-10",
        said,
        *articles,
        subject=name,
        level=Level.STOP,
        proofs=event.evidence,
    )


def _answers(case: CaseFile, name: str, debt: Debt) -> bool:
    if name in {each.name for each in debtors_of(case, debt)}:
        return True
    backed = [(each.name, each.debts) for each in case.guarantors]
    backed += [(owner, each.debts) for each in case.collateral for owner in (each.owner, *each.co_owners)]
    return any(owner == name and concerns(names, debt) for owner, names in backed)
