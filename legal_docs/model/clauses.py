"""Clauses on disputes: which court, where to serve."""

from legal_docs.model.base import FreeText, Labelled, Model, Proofs, Text


class ClauseType(Labelled):
    """争议解决条款的类型."""

    COURT = "court", "法院管辖"
    ARBITRATION = "arbitration", "仲裁"
    EITHER_OR = "either_or", "或裁或诉"
    AREA = "area", "仅约定地点"


class PlaceLink(Labelled):
    """约定地点与争议的联系 (民诉法2023.35)."""

    DEFENDANT = "defendant", "被告住所地"
    PERFORMANCE = "performance", "合同履行地"
    SIGNING = "signing", "合同签订地"
    PLAINTIFF = "plaintiff", "原告住所地"
    OBJECT = "object", "标的物所在地"
    OTHER = "other", "其他地点"


class JurisdictionClause(Model):
    """管辖条款. `court` is the court it names, if any; `link` ties the agreed place to the dispute."""

    type: ClauseType = ClauseType.COURT
    content: Text
    clause: FreeText = ""
    court: FreeText = ""
    link: PlaceLink | None = None
    highlighted: bool | None = None
    evidence: Proofs = ()


class ServiceClause(Model):
    """送达地址条款: the address the debtor agreed for service."""

    content: Text
    clause: FreeText = ""
    electronic: bool = False
