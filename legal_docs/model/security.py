"""Security: guarantees by people, mortgages and pledges of things."""

from legal_docs.model.base import Amount, Day, FreeText, Labelled, Model, Names, Proofs, Text


class GuaranteeType(Labelled):
    """保证方式, as the contract words it."""

    JOINT = "joint", "连带责任保证", "连带保证"
    GENERAL = "general", "一般保证"
    UNCLEAR = "unclear", "约定不明", "未约定"


class PeriodWording(Labelled):
    """保证期间的约定方式."""

    YEARS = "years", "约定年数", "主债务履行期届满之日起若干年"
    MONTHS = "months", "约定月数"
    UNTIL = "until", "约定至某日"
    UNTIL_PAID = "until_paid", "至本息还清时止"
    NONE = "none", "未约定"


class Resolution(Labelled):
    """担保决议 (公司法2023.15)."""

    SHAREHOLDERS = "shareholders", "股东会决议", "股东决定"
    BOARD = "board", "董事会决议"
    ANNOUNCED = "announced", "已公告的决议", "公告"
    NOT_NEEDED = "not_needed", "无须决议"
    NONE = "none", "无决议"


class Guarantor(Model):
    """保证人: `name` is a person of the case. Demands on a guarantor are contact records and events.

    `resolution` is what the company decided on the guarantee, `for_insider` that the debtor is its
    shareholder or controller. `knew_renewal`: knew that the new loan repays an old one. `shares_agreed`:
    the guarantors agreed on their shares.
    """

    name: Text
    contract_number: Text
    contract_title: Text = "保证合同"
    signed_on: Day
    type: GuaranteeType
    type_wording: FreeText = ""
    period: PeriodWording
    period_length: int | None = None
    period_until: Day | None = None
    period_wording: FreeText = ""
    per_instalment: bool = False
    is_maximum: bool = False
    ceiling: Amount | None = None
    determined_on: Day | None = None
    scope: FreeText = ""
    clause: FreeText = ""
    resolution: Resolution | None = None
    for_insider: bool = False
    knew_renewal: bool | None = None
    shares_agreed: bool = False
    debts: Names = ()
    evidence: Proofs = ()


class CollateralKind(Labelled):
    """担保物权的种类."""

    MORTGAGE_REAL = "mortgage_real", "不动产抵押"
    MORTGAGE_MOVABLE = "mortgage_movable", "动产抵押"
    PLEDGE_MOVABLE = "pledge_movable", "动产质押"
    PLEDGE_RIGHT = "pledge_right", "权利质押"


class Registration(Labelled):
    """登记状态."""

    FORMAL = "formal", "正式登记", "抵押登记"
    ADVANCE = "advance", "预告登记"
    NONE = "none", "未登记"


class Collateral(Model):
    """抵押 / 质押物: what it is, whose (`owner`, `co_owners`: people of the case), how registered.

    `prior_claims` is what ranks before the bank; `burdens` names leases, buyers, occupants, advance
    notices known of (执行异议之诉解释).
    """

    id: Text
    kind: CollateralKind
    owner: Text
    co_owners: Names = ()
    description: Text
    contract_number: Text
    contract_title: Text = "抵押合同"
    signed_on: Day
    certificate: FreeText = ""
    registration: Registration = Registration.NONE
    registration_number: FreeText = ""
    registered_on: Day | None = None
    secured_amount: Amount | None = None
    is_maximum: bool = False
    ceiling: Amount | None = None
    determined_on: Day | None = None
    rank: FreeText = ""
    value: Amount | None = None
    prior_claims: Amount | None = None
    burdens: FreeText = ""
    debts: Names = ()
    evidence: Proofs = ()
