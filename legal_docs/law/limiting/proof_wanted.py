"""What to get ready to prove an act that interrupted a period, by its kind."""

from legal_docs.law.articles import applies
from legal_docs.model.contact import Channel, EventKind

_BY_CHANNEL = {
    Channel.SMS: "合同约定或者预留该号码的材料、平台送达回执、号码归属证明、指明合同与金额的短信内容",
    Channel.PHONE: "录音原始载体、录音文字稿、通话人身份核实和号码归属证明",
    Channel.LETTER: "信函底稿、交寄凭证、妥投回执和签收人身份证明",
    Channel.LAWYER_LETTER: "律师函底稿、交寄凭证、妥投回执和签收人身份证明",
    Channel.HANDED: "签收原件、签收人身份或者授权证明",
    Channel.EMAIL: "约定或者预留该邮箱的材料、邮件原件、进入对方系统的记录",
    Channel.WECHAT: "账号属于债务人的证明、聊天记录原始载体",
    Channel.VISIT: "签收原件或者现场录音录像原始载体、到场人员和对方身份核实",
    Channel.NEWSPAPER: "报纸原件、债务人下落不明的证明、媒体级别证明",
}
_PROCEEDINGS = "提交文书的法院或者有关机关收件凭证、送达证明和终结文书"
_CONSENT = "债务人签字的原件、签字人身份或者授权证明"
_BY_EVENT = {
    EventKind.PART_PAYMENT: "付款凭证、付款人身份、款项用于偿还本笔债务的材料",
    EventKind.ASSIGNMENT: "转让协议、通知原件和到达债务人的凭证",
}
_PAYMENT = "入账凭证、付款人身份、款项用于偿还本笔债务的材料"
_DEDUCTION = "约定扣收的合同条款、被扣账户的户名、扣款凭证"


@applies("诉讼时效规定2020.8", "民法典.137")
def of_contact(channel: Channel) -> str:
    """Return what proves a demand made by that channel."""
    return _BY_CHANNEL[channel]


@applies("诉讼时效规定2020.10", "诉讼时效规定2020.14")
def of_event(kind: EventKind, *, is_proceeding: bool) -> str:
    """Return what proves another event: papers of the court, or what the debtor signed."""
    return _PROCEEDINGS if is_proceeding else _BY_EVENT.get(kind, _CONSENT)


@applies("诉讼时效规定2020.8", "诉讼时效规定2020.14")
def of_payment(*, is_deduction: bool) -> str:
    """Return what proves a payment or a deduction."""
    return _DEDUCTION if is_deduction else _PAYMENT
