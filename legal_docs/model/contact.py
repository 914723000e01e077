"""What happened between the parties: contact records and other events."""

from datetime import time

from legal_docs.model.base import Amount, Day, FreeText, Labelled, Model, Names, Proofs, Text


class Channel(Labelled):
    """联系方式."""

    SMS = "sms", "短信"
    PHONE = "phone", "电话"
    LETTER = "letter", "信函", "挂号信", "快递", "EMS", "邮寄"
    HANDED = "handed", "当面送达", "直接送达", "上门送达"
    EMAIL = "email", "电子邮件", "邮件"
    WECHAT = "wechat", "微信", "即时通讯"
    VISIT = "visit", "上门", "外访"
    NEWSPAPER = "newspaper", "公告", "报纸公告"
    LAWYER_LETTER = "lawyer_letter", "律师函"


class Outcome(Labelled):
    """送达 / 接通情况."""

    REACHED = "reached", "送达", "接通", "本人接听", "签收", "发送成功", "已读"
    REFUSED = "refused", "拒收", "拒签"
    RETURNED = "returned", "退回"
    NOT_REACHED = "not_reached", "未接通", "未送达", "无人接听", "关机", "发送失败"
    UNKNOWN = "unknown", "不明"


class Receiver(Labelled):
    """签收 / 接听人的身份."""

    SELF = "self", "本人"
    FAMILY = "family", "同住成年家属"
    AUTHORISED = "authorised", "被授权人"
    HEAD = "head", "法定代表人/负责人", "法定代表人", "负责人"
    MAIL_OFFICE = "mail_office", "收发部门"
    OTHER = "other", "其他人"
    UNKNOWN = "unknown", "不明"


class ContactRecord(Model):
    """催收记录: one attempt to reach a debtor or guarantor. `arrived_on` is when it reached them.

    `is_recorded`: the call or visit was recorded. `hours_agreed`: the debtor agreed to be reached at
    night. `told_third_party`: the debt was disclosed to somebody else. `conduct` says what else was
    done that should not have been (threats, insults, posting in public).
    """

    id: Text
    on: Day
    at: time | None = None
    channel: Channel
    target: Text
    sent_to: FreeText = ""
    outcome: Outcome = Outcome.UNKNOWN
    receiver: Receiver = Receiver.UNKNOWN
    arrived_on: Day | None = None
    is_demand: bool
    debts: Names = ()
    result: FreeText = ""
    signed_consent: bool = False
    is_recorded: bool | None = None
    hours_agreed: bool = False
    told_third_party: bool = False
    conduct: FreeText = ""
    evidence: Proofs = ()


class EventKind(Labelled):
    """其他事件的种类."""

    PART_PAYMENT = "part_payment", "部分还款"
    ACKNOWLEDGEMENT = "acknowledgement", "债务确认", "承诺还款", "签收催收通知单"
    REPAYMENT_PLAN = "repayment_plan", "还款计划", "分期协议"
    EXTENSION = "extension", "展期"
    SECURITY_OFFERED = "security_offered", "提供担保"
    SUIT = "suit", "起诉"
    ARBITRATION = "arbitration", "申请仲裁"
    PAYMENT_ORDER = "payment_order", "申请支付令"
    PRESERVATION = "preservation", "申请诉前保全"
    BANKRUPTCY_CLAIM = "bankruptcy_claim", "申报破产债权", "申请破产"
    MISSING_PERSON = "missing_person", "申请宣告失踪或死亡"
    JOINDER = "joinder", "追加当事人或被通知参加诉讼"
    SET_OFF = "set_off", "诉讼中主张抵销"
    ENFORCEMENT = "enforcement", "申请执行"
    SETTLEMENT = "settlement", "执行和解"
    MEDIATION = "mediation", "申请调解"
    POLICE_REPORT = "police_report", "报案"
    ASSIGNMENT = "assignment", "债权转让通知"
    ASSUMPTION = "assumption", "债务加入/承担"
    SUBROGATION = "subrogation", "代位权诉讼"
    DEATH = "death", "死亡"
    BANKRUPTCY_ACCEPTED = "bankruptcy_accepted", "受理破产"
    OBSTACLE = "obstacle", "中止事由"
    OTHER = "other", "其他"


class EndedBy(Labelled):
    """程序如何终结."""

    JUDGMENT = "judgment", "生效判决", "判决"
    MEDIATION = "mediation", "生效调解书", "调解"
    AWARD = "award", "仲裁裁决"
    WITHDRAWN = "withdrawn", "撤诉"
    DEEMED_WITHDRAWN = "deemed_withdrawn", "按撤诉处理"
    NOT_ACCEPTED = "not_accepted", "不予受理"
    DISMISSED = "dismissed", "驳回起诉"
    AWARD_SET_ASIDE = "award_set_aside", "仲裁裁决被撤销或者不予执行", "撤销裁决"
    NOT_FILED = "not_filed", "不立案、撤案或者不起诉", "不予立案"
    CRIMINAL_JUDGMENT = "criminal_judgment", "刑事裁判生效"
    CLOSED_FOR_NOW = "closed_for_now", "终结本次执行程序", "终本"
    ENFORCEMENT_ENDED = "enforcement_ended", "终结执行"
    PERFORMED = "performed", "执行完毕"
    OTHER = "other", "其他"


class CaseEvent(Model):
    """事件: anything else that bears on a period. `target` is the person it concerns.

    `ended_on` closes proceedings (or an obstacle); `served_on` is when the complaint copy was
    served; `consent` says the paper shows consent to perform. `consented_by` names the guarantors who
    agreed in writing (to an extension, say). `licensed`: the mediator has power to resolve disputes.
    """

    id: Text
    on: Day
    kind: EventKind
    target: Text
    amount: Amount | None = None
    consent: bool = False
    could_not_act: bool = False
    served_on: Day | None = None
    ended_on: Day | None = None
    ended_by: EndedBy | None = None
    new_due_on: Day | None = None
    consented_by: Names = ()
    licensed: bool | None = None
    debts: Names = ()
    note: FreeText = ""
    evidence: Proofs = ()
