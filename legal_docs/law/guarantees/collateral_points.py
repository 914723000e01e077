"""Collateral beside guarantees: the debtor's own first, registration, instruments (R-GUA-14, R-GUA-15)."""

from collections.abc import Iterator
from datetime import date

from legal_docs.law.articles import applies
from legal_docs.law.debts import concerns, debtors_of, debts_of
from legal_docs.law.guarantees.security_wording import security_point
from legal_docs.model.casefile import CaseFile
from legal_docs.model.finding import Grade
from legal_docs.model.judgment import Judgment
from legal_docs.model.point import Level, Point
from legal_docs.model.security import Collateral, CollateralKind, Guarantor, Registration

_WAIVERS = ("物的担保", "抵押", "担保物权", "其他担保")
_BUILDING = ("在建", "建设工程", "未竣工")


@applies("民法典.392", "民法典.402", "民法典.403", "担保制度解释2020.44", "担保制度解释2020.45")
def collateral_points(case: CaseFile, *, on: date) -> Iterator[Point]:
    """Yield what the collateral of the case asks for: order, registration, judgment, ranking."""
    yield from _own_first(case)
    for thing in case.collateral:
        yield from _registration(thing)
        yield from _building(thing)
    yield from _not_sued(case, on)


@applies("民法典.392")
def _own_first(case: CaseFile) -> Iterator[Point]:
    """Yield a point for each guarantor of a debt for which a debtor gave collateral too."""
    for guarantor in case.guarantors:
        things = [each.description for each in case.collateral if _is_own(case, guarantor, each)]
        if not things:
            continue
        agreed = any(each in guarantor.clause for each in _WAIVERS)
        order = (
            "合同就物的担保有约定，请核对约定是否允许直接请求保证人"
            if agreed
            else "未录入实现顺序的约定，应当先就该物实现债权，再请求保证人；另有约定的请补录条款"
        )
        said = f"债务人以{'、'.join(dict.fromkeys(things))}提供担保，又有{guarantor.name}保证：{order}"
        yield security_point(
            "own_collateral_first",
            "R-GUA-14",
            said,
            "民法典.392",
            subject=guarantor.name,
            level=Level.NOTE if agreed else Level.CHECK,
        )


def _is_own(case: CaseFile, guarantor: Guarantor, thing: Collateral) -> bool:
    """Return whether a debtor gave the thing for a debt that the guarantee covers as well."""
    for debt in debts_of(case):
        both = concerns(guarantor.debts, debt) and concerns(thing.debts, debt)
        if both and thing.owner in {each.name for each in debtors_of(case, debt)}:
            return True
    return False


@applies("民法典.402", "民法典.403")
def _registration(thing: Collateral) -> Iterator[Point]:
    if thing.registration is Registration.FORMAL:
        return
    state = thing.registration.label
    if thing.kind is CollateralKind.MORTGAGE_REAL:
        said = f"{thing.description}的抵押权自登记时设立，录入的登记状态为{state}，请核对抵押权是否已经设立"
        yield security_point(
            "mortgage_not_registered",
            "R-GUA-15",
            said,
            "民法典.402",
            subject=thing.owner,
            level=Level.STOP if thing.registration is Registration.NONE else Level.CHECK,
            proofs=thing.evidence,
        )
    elif thing.kind is CollateralKind.MORTGAGE_MOVABLE:
        said = (
            f"{thing.description}的动产抵押{state}，自合同生效时设立，但不得对抗善意第三人；"
            "请核对有无买受人、其他抵押权人"
        )
        yield security_point(
            "movable_not_registered",
            "R-GUA-15",
            said,
            "民法典.403",
            subject=thing.owner,
            proofs=thing.evidence,
        )


def _building(thing: Collateral) -> Iterator[Point]:
    if thing.kind is CollateralKind.MORTGAGE_REAL and any(each in thing.description for each in _BUILDING):
        said = (
            f"{thing.description}为在建工程，建设工程价款可能优先于抵押权受偿；"
            "请由律师核对工程款的清偿情况和现行规定"
        )
        yield security_point(
            "construction_price_priority", "R-GUA-15", said, subject=thing.owner, grade=Grade.UNSETTLED
        )


@applies("担保制度解释2020.44", "担保制度解释2020.45", "民法典.419")
def _not_sued(case: CaseFile, on: date) -> Iterator[Point]:
    """Yield a point where an instrument binds the debtors alone and a third party's collateral is left."""
    for judgment in case.judgments:
        if judgment.effective_on > on or not judgment.obligors:
            continue
        for thing in case.collateral:
            if _left_out(case, judgment, thing):
                said = (
                    f"{judgment.number}只对债务人作出，未确认对{thing.owner}提供的{thing.description}优先受偿："
                    "须在申请执行期间内对债务人申请执行，并另行主张担保物权；逾期未申请执行的，对担保物的主张不予支持"
                )
                yield security_point(
                    "collateral_not_awarded",
                    "R-GUA-15",
                    said,
                    "担保制度解释2020.44",
                    "担保制度解释2020.45",
                    subject=thing.owner,
                    level=Level.STOP,
                    proofs=judgment.evidence,
                )


def _left_out(case: CaseFile, judgment: Judgment, thing: Collateral) -> bool:
    debtors = {each.name for each in case.debtors}
    covered = any(concerns(judgment.debts, d) and concerns(thing.debts, d) for d in debts_of(case))
    third = thing.owner not in debtors and thing.owner not in judgment.obligors
    return covered and third and not judgment.priority_over and not debtors.isdisjoint(judgment.obligors)
