"""Exclusive jurisdiction (专属管辖), and which contract decides for a guarantor (R-JUR-4, R-JUR-5)."""

from dataclasses import dataclass

from legal_docs.law.articles import applies
from legal_docs.model.base import Labelled
from legal_docs.model.finding import Grade


class Dispute(Labelled):
    """纠纷的种类."""

    LOAN = "loan", "借款合同纠纷"
    MORTGAGE_LOAN = "mortgage_loan", "有不动产抵押的借款合同纠纷"
    CARD = "card", "信用卡纠纷"
    PROPERTY_RIGHT = "property_right", "不动产物权纠纷"
    RURAL_LAND = "rural_land", "农村土地承包经营合同纠纷"
    HOUSE_LEASE = "house_lease", "房屋租赁合同纠纷"
    CONSTRUCTION = "construction", "建设工程施工合同纠纷"
    POLICY_HOUSING = "policy_housing", "政策性房屋买卖合同纠纷"
    HARBOUR = "harbour", "港口作业纠纷"
    INHERITANCE = "inheritance", "继承遗产纠纷"
    DEBT_OF_DECEASED = "debt_of_deceased", "以继承人为被告的债务纠纷"


class MainContract(Labelled):
    """据以确定管辖的合同."""

    MAIN = "main", "主合同"
    GUARANTEE = "guarantee", "担保合同"


@dataclass(frozen=True, slots=True)
class Exclusive:
    """专属管辖: whether one court alone is competent (None: unsettled), and where it sits."""

    exclusive: bool | None
    place: str
    grade: Grade


_LAND = (
    Dispute.PROPERTY_RIGHT,
    Dispute.RURAL_LAND,
    Dispute.HOUSE_LEASE,
    Dispute.CONSTRUCTION,
    Dispute.POLICY_HOUSING,
)
_ESTATE = "被继承人死亡时住所地或者主要遗产所在地"


@applies("民诉法2023.34", "民诉法解释2022.28")
def exclusive(dispute: Dispute) -> Exclusive:
    """Return whether jurisdiction is exclusive: rights in land and the contracts listed, never loans.

    A mortgage does not change that. Whether the debts of a deceased are an inheritance dispute is unsettled.
    """
    if dispute in _LAND:
        return Exclusive(True, "不动产所在地", Grade.SETTLED)
    if dispute is Dispute.HARBOUR:
        return Exclusive(True, "港口所在地", Grade.SETTLED)
    if dispute is Dispute.INHERITANCE:
        return Exclusive(True, _ESTATE, Grade.SETTLED)
    if dispute is Dispute.DEBT_OF_DECEASED:
        return Exclusive(None, _ESTATE, Grade.UNSETTLED)
    return Exclusive(False, "", Grade.SETTLED)


@applies("担保制度解释2020.21")
def governing_contract(*, sues_debtor: bool, sues_guarantor: bool) -> MainContract:
    """Return which contract decides the court: the main one, unless the guarantor is lawfully sued alone."""
    alone = sues_guarantor and not sues_debtor
    return MainContract.GUARANTEE if alone else MainContract.MAIN
