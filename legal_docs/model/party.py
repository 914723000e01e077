"""Who takes part: the bank, people and organisations, agents."""

from typing import Annotated, Literal

from pydantic import Field

from legal_docs.model.base import Amount, Day, FreeText, Labelled, Model, Text


class Sex(Labelled):
    """性别."""

    MALE = "male", "男"
    FEMALE = "female", "女"


class IdKind(Labelled):
    """证件类型."""

    RESIDENT = "resident", "居民身份证", "身份证"
    HK_MO_TW_RESIDENCE = "hk_mo_tw_residence", "港澳台居民居住证"
    FOREIGN_RESIDENCE = "foreign_residence", "外国人永久居留身份证"
    PASSPORT = "passport", "护照"
    OTHER = "other", "其他"


class Whereabouts(Labelled):
    """下落: whether papers can be served on the person, and where."""

    KNOWN = "known", "下落明确", "正常"
    MISSING = "missing", "下落不明", "失联"
    ABROAD = "abroad", "在境外", "境外"
    IMPRISONED = "imprisoned", "被监禁", "服刑", "被采取强制性教育措施"


class NaturalPerson(Model):
    """自然人: a person with what 民事诉讼法 asks of a party (民诉法2023.124).

    `residence_since`: since when they live at `residence_address`. `whereabouts_since`: since when they
    are missing, abroad or imprisoned; `prison` is where. `spouse` names the spouse, whether or not a
    person of the case. `lacks_capacity`: wholly or partly without capacity, so that `guardian` acts.
    """

    kind: Literal["natural"] = "natural"
    name: Text
    sex: Sex | None = None
    born_on: Day | None = None
    ethnicity: FreeText = ""
    occupation: FreeText = ""
    employer: FreeText = ""
    position: FreeText = ""
    phone: FreeText = ""
    email: FreeText = ""
    household_address: FreeText = ""
    residence_address: FreeText = ""
    residence_since: Day | None = None
    whereabouts: Whereabouts | None = None
    whereabouts_since: Day | None = None
    prison: FreeText = ""
    nationality: FreeText = ""
    lacks_capacity: bool = False
    guardian: FreeText = ""
    spouse: FreeText = ""
    married_on: Day | None = None
    divorced_on: Day | None = None
    id_kind: IdKind = IdKind.RESIDENT
    id_number: FreeText = ""

    @property
    def address(self) -> str:
        """Return the 住所: the habitual residence where given, else the household address."""
        return self.residence_address or self.household_address


class OrgStatus(Labelled):
    """主体状态."""

    ACTIVE = "active", "存续", "在营", "开业"
    REVOKED = "revoked", "吊销", "吊销未注销"
    DEREGISTERED = "deregistered", "注销", "已注销"
    BANKRUPT = "bankrupt", "破产", "破产清算", "破产重整"


class Organisation(Model):
    """法人或非法人组织: a company or other organisation with its person in charge.

    `operator` is the owner of a sole trader (个体工商户); `sole_shareholder` of a one-person company;
    `successor` who answers for a dissolved one. `is_listed`: shares traded publicly.
    """

    kind: Literal["organisation"] = "organisation"
    name: Text
    uscc: FreeText = ""
    head_name: FreeText = ""
    head_title: FreeText = "法定代表人"
    phone: FreeText = ""
    email: FreeText = ""
    address: FreeText = ""
    registered_address: FreeText = ""
    org_type: FreeText = ""
    status: OrgStatus | None = None
    operator: FreeText = ""
    sole_shareholder: FreeText = ""
    successor: FreeText = ""
    is_listed: bool = False


Person = Annotated[NaturalPerson | Organisation, Field(discriminator="kind")]
"""自然人或组织, told apart by `kind`."""


class AgentKind(Labelled):
    """委托诉讼代理人的类别."""

    STAFF = "staff", "本单位工作人员", "工作人员"
    LAWYER = "lawyer", "律师"
    LEGAL_WORKER = "legal_worker", "基层法律服务工作者"


class Authority(Labelled):
    """代理权限."""

    GENERAL = "general", "一般授权", "一般代理"
    SPECIAL = "special", "特别授权", "特别代理"


class Agent(Model):
    """委托诉讼代理人: at most two for a party (民诉法2023.61)."""

    name: Text
    kind: AgentKind = AgentKind.STAFF
    employer: FreeText = ""
    position: FreeText = ""
    phone: FreeText = ""
    licence_number: FreeText = ""
    authority: Authority = Authority.GENERAL
    powers: FreeText = ""


class BankAccount(Model):
    """收款账户: where the money is to go."""

    holder: Text
    bank: Text
    number: Text


class Creditor(Model):
    """债权人: the bank, or its branch with a business licence of its own (民诉法解释2022.52).

    `assigned_from` names the bank that assigned the claim, where the creditor is an assignee.
    """

    name: Text
    is_branch: bool = False
    uscc: Text
    head_name: Text
    head_title: Text = "负责人"
    address: Text
    phone: FreeText = ""
    service_address: FreeText = ""
    service_recipient: FreeText = ""
    service_phone: FreeText = ""
    account: BankAccount | None = None
    has_licence: bool | None = None
    assigned_from: FreeText = ""
    agents: Annotated[tuple[Agent, ...], Field(max_length=2)] = ()


class DebtorRole(Labelled):
    """债务人的地位."""

    BORROWER = "borrower", "借款人"
    CO_BORROWER = "co_borrower", "共同借款人", "共同债务人"
    CARDHOLDER = "cardholder", "持卡人"
    SPOUSE = "spouse", "配偶（共同债务）", "配偶"
    HEIR = "heir", "继承人"
    ASSUMED = "assumed", "债务加入人"


class Debtor(Model):
    """债务人: who owes the debt itself; `name` is a person of the case.

    For an heir: `inherits` is the value of the estate received, `renounced` that it was given up.
    """

    name: Text
    role: DebtorRole = DebtorRole.BORROWER
    debts: tuple[Text, ...] = ()
    basis: FreeText = ""
    inherits: Amount | None = None
    renounced: bool = False
