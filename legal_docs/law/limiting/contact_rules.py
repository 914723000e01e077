"""Which contact records interrupt: channel by channel, for ordinary loans and for cards."""

import re
from dataclasses import dataclass, replace
from datetime import date

from legal_docs.law.articles import applies
from legal_docs.law.limiting.interruption import Consent, Interruption, gives_up_rest
from legal_docs.law.limiting.newspaper import newspaper_demand
from legal_docs.law.limiting.proof_wanted import of_contact
from legal_docs.law.wording import zh
from legal_docs.model.contact import Channel, ContactRecord, Outcome, Receiver
from legal_docs.model.finding import Grade
from legal_docs.model.party import NaturalPerson, Organisation

Who = NaturalPerson | Organisation
_SENT = frozenset({Channel.SMS, Channel.LETTER, Channel.LAWYER_LETTER, Channel.EMAIL, Channel.WECHAT})
_CARD = frozenset({Channel.SMS, Channel.LETTER, Channel.LAWYER_LETTER, Channel.EMAIL})
_PAPER = frozenset({Channel.LETTER, Channel.LAWYER_LETTER})
_NATURAL_SIGNERS = frozenset({Receiver.SELF, Receiver.FAMILY, Receiver.AUTHORISED})
_ENTITY_SIGNERS = frozenset({Receiver.HEAD, Receiver.MAIL_OFFICE, Receiver.AUTHORISED})
_SPEAKERS = frozenset({Receiver.SELF, Receiver.HEAD, Receiver.AUTHORISED})
_DEMAND = ("民法典.195", "诉讼时效规定2020.8")
_PART = "诉讼时效规定2020.9"
_ARRIVAL = ("民法典.195", "诉讼时效规定2020.8", "民法典.137")
_SPOKEN = ("民法典.195", "民法典.137")
"""A call or a visit is not among the ways that 诉讼时效规定2020.8 lists."""
_CARD_ARTICLES = ("民法典.195", "银行卡规定2021.3")
_AUDIO = (".mp3", ".wav", ".m4a", ".amr", ".aac", ".wma", ".mp4")
_NOT_RECORDED = ("无录音", "没有录音", "未录音", "录音缺失")


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a contact meets the conditions of its channel, from which day, and what is lacking."""

    on: date
    valid: bool = True
    proved: bool = True
    grade: Grade = Grade.SETTLED
    why: str = ""
    articles: tuple[str, ...] = _DEMAND


@applies(
    "民法典.195",
    "民法典.137",
    "诉讼时效规定2020.8",
    "诉讼时效规定2020.19",
    "银行卡规定2021.3",
    "总则编解释2022.38",
)
def from_contact(
    record: ContactRecord,
    person: Who,
    *,
    is_card: bool = False,
    agreed: tuple[str, ...] = (),
    to_guarantor: bool = False,
) -> Interruption:
    """Return the interruption a contact record may be, judged by its channel.

    `is_card`: the debt is a card overdraft and the target its debtor, so that sending to the contact
    left with the issuer is enough. `agreed` are the service addresses of the contract. `to_guarantor`:
    the target is asked as a guarantor, which is not called 催收 of the debt.
    """
    verdict = _whole(record, _judge(record, person, is_card, agreed))
    return Interruption(
        on=verdict.on,
        what=zh(record.on) + _act(record, to_guarantor=to_guarantor) + _more(record),
        act=_act(record, to_guarantor=to_guarantor),
        target=record.target,
        words=record.result if record.signed_consent else "",
        wants=of_contact(record.channel),
        valid=verdict.valid,
        proved=verdict.proved and bool(record.evidence),
        grade=verdict.grade,
        why=verdict.why or ("" if record.evidence else "没有对应的证据材料"),
        consent=_consent(record),
        articles=verdict.articles,
        proofs=record.evidence,
    )


def is_contact_of(sent_to: str, person: Who, agreed: tuple[str, ...] = ()) -> bool | None:
    """Return whether an address, number or account is one known to be the person's; None if not recorded."""
    known = [text for text in _known(person) + agreed if text]
    if not sent_to or not known:
        return None
    return any(_same(sent_to, text) for text in known)


def _whole(record: ContactRecord, verdict: Verdict) -> Verdict:
    """Return the verdict once what was said is looked at: a demand, and for the whole of the claim."""
    if not record.is_demand and not record.signed_consent:
        return replace(verdict, valid=False, why="记录内容不是催收（未提出履行请求）")
    if verdict.valid and gives_up_rest(record.result):
        why = "催收时似已表示放弃其余债权，中断不及于放弃的部分，须由律师核对"
        return replace(verdict, grade=Grade.UNSETTLED, why=why, articles=(*verdict.articles, _PART))
    return verdict


def _judge(record: ContactRecord, person: Who, is_card: bool, agreed: tuple[str, ...]) -> Verdict:
    if is_card and record.channel in _CARD:
        return _sent_on_card(record, person, agreed)
    if record.channel in _SENT:
        return _sent(record, person, agreed)
    if record.channel is Channel.HANDED:
        return _handed(record, person)
    if record.channel is Channel.NEWSPAPER:
        valid, grade, why = newspaper_demand(record.sent_to, person, record.on)
        return Verdict(record.on, valid, grade=grade, why=why)
    return _spoken(record, person)


def _sent_on_card(record: ContactRecord, person: Who, agreed: tuple[str, ...]) -> Verdict:
    reserved = is_contact_of(record.sent_to, person, agreed)
    if reserved and record.outcome in (Outcome.REACHED, Outcome.UNKNOWN):
        return Verdict(record.on, articles=_CARD_ARTICLES)
    ordinary = _sent(record, person, agreed)
    if ordinary.valid and ordinary.proved and ordinary.grade is Grade.SETTLED:
        return replace(ordinary, on=record.on, articles=_CARD_ARTICLES)
    lack = "发送失败或者被退回" if reserved else "未能核对为持卡人预留的号码、地址或者邮箱"
    return replace(_doubtful(record, lack), articles=_CARD_ARTICLES)


def _sent(record: ContactRecord, person: Who, agreed: tuple[str, ...]) -> Verdict:
    if record.outcome is Outcome.REACHED:
        return _arrived(record, person, agreed)
    if record.outcome is Outcome.UNKNOWN:
        return Verdict(_arrival(record), proved=False, why="没有到达的记录", articles=_ARRIVAL)
    covered = any(_same(record.sent_to, text) for text in agreed if record.sent_to)
    known = is_contact_of(record.sent_to, person, agreed)
    if covered and record.outcome is Outcome.NOT_REACHED:
        why = f"{_failure(record)}，但发往合同约定的送达号码或者地址，是否属于“应当到达”有争议"
        return _doubtful(record, why)
    if (known and record.outcome is Outcome.REFUSED) or (covered and record.outcome is Outcome.RETURNED):
        return _doubtful(record, "信件被拒收或者退回，是否属于“应当到达”有争议")
    wrong = f"{_not_the_known(record, agreed)}，且" if known is False else ""
    why = f"{wrong}{_failure(record)}，未到达债务人"
    return Verdict(_arrival(record), valid=False, why=why, articles=_ARRIVAL)


def _not_the_known(record: ContactRecord, agreed: tuple[str, ...]) -> str:
    """Return the words for a number or address that is neither agreed nor on record; a number by its end."""
    number = _plain(record.sent_to)
    sent_to = f"号码（尾号{number[-4:]}）" if number.isdigit() else "地址、号码"
    return f"发往的{sent_to}不是{'合同约定或者' if any(agreed) else ''}案卷记载的债务人的联系方式"


def _failure(record: ContactRecord) -> str:
    """Return how what was sent failed; 未接通 is said of calls only."""
    if record.outcome is not Outcome.NOT_REACHED:
        return record.outcome.label
    return "未送达" if record.channel in (Channel.LETTER, Channel.LAWYER_LETTER) else "发送失败"


def _arrived(record: ContactRecord, person: Who, agreed: tuple[str, ...]) -> Verdict:
    if record.arrived_on is None:
        return _doubtful(record, "只有发送记录，没有到达日期")
    if record.channel in _PAPER and record.receiver in _signers(person):
        return _by_capable(record, person, Verdict(record.arrived_on, articles=_ARRIVAL))
    ours = is_contact_of(record.sent_to, person, agreed)
    if ours is None:
        return _doubtful(record, "未记录发往的号码、地址，或者案卷没有债务人的联系方式可供核对")
    if not ours:
        return _doubtful(record, _not_the_known(record, agreed))
    if record.receiver is Receiver.OTHER:
        return _doubtful(record, "由他人签收，是否到达本人有争议")
    return Verdict(record.arrived_on, articles=_ARRIVAL)


def _signers(person: Who) -> frozenset[Receiver]:
    return _ENTITY_SIGNERS if isinstance(person, Organisation) else _NATURAL_SIGNERS


def _by_capable(record: ContactRecord, person: Who, verdict: Verdict) -> Verdict:
    """Doubt what was signed or heard by a debtor who lacks capacity: it belongs to the guardian."""
    if isinstance(person, NaturalPerson) and person.lacks_capacity and record.receiver is Receiver.SELF:
        why = "债务人不具有完全民事行为能力，应当向其法定代理人催收"
        return replace(_doubtful(record, why), articles=verdict.articles)
    return verdict


def _handed(record: ContactRecord, person: Who) -> Verdict:
    if record.outcome is Outcome.REACHED and record.receiver in _signers(person):
        return _by_capable(record, person, Verdict(_arrival(record)))
    if record.outcome is Outcome.REFUSED or (
        record.outcome is Outcome.REACHED and record.receiver is Receiver.UNKNOWN
    ):
        return _doubtful(record, "没有合格签收人的签名，须以其他方式证明文书到达")
    return Verdict(
        _arrival(record), valid=False, why="签收人不是债务人、其同住成年亲属或者被授权人等合格签收人"
    )


def _spoken(record: ContactRecord, person: Who) -> Verdict:
    if record.outcome is not Outcome.REACHED:
        missed = "未接通" if record.channel is Channel.PHONE else "未见到本人"
        return Verdict(record.on, valid=False, why=f"{missed}，没有提出履行请求", articles=_SPOKEN)
    if record.receiver in _SPEAKERS:
        return _by_capable(record, person, _heard(record))
    if record.receiver in (Receiver.UNKNOWN, Receiver.FAMILY):
        return replace(_doubtful(record, "未能确认接听人或者接待人是债务人本人"), articles=_SPOKEN)
    return Verdict(record.on, valid=False, why="接听人或者接待人不是债务人", articles=_SPOKEN)


def _heard(record: ContactRecord) -> Verdict:
    """Return the verdict on a demand by word of mouth: a call is proved by its recording only."""
    if record.channel is Channel.PHONE and not is_recorded(record):
        why = "没有录音，也没有债务人事后承认的材料，仅凭通话清单不能证明催收的内容"
        return Verdict(record.on, proved=False, why=why, articles=_SPOKEN)
    return Verdict(record.on, articles=_SPOKEN)


def is_recorded(record: ContactRecord) -> bool:
    """Return whether a call was recorded: as the record says, else by its remark or an audio file."""
    if record.is_recorded is not None:
        return record.is_recorded
    if any(word in record.result for word in _NOT_RECORDED):
        return False
    return "录音" in record.result or any(
        proof.file.lower().endswith(_AUDIO) or "录音" in proof.file for proof in record.evidence
    )


def _doubtful(record: ContactRecord, why: str) -> Verdict:
    return Verdict(_arrival(record), grade=Grade.UNSETTLED, why=why)


def _arrival(record: ContactRecord) -> date:
    return record.arrived_on or record.on


def _consent(record: ContactRecord) -> Consent:
    if record.receiver not in _SPEAKERS or record.outcome is not Outcome.REACHED:
        return Consent.NONE
    if record.signed_consent:
        return Consent.EXPRESS
    signed = record.channel in (Channel.HANDED, Channel.LETTER, Channel.LAWYER_LETTER, Channel.VISIT)
    return Consent.BARE if signed else Consent.NONE


def _act(record: ContactRecord, *, to_guarantor: bool) -> str:
    asked = f"请求{record.target}承担保证责任" if to_guarantor else f"向{record.target}催收"
    return f"{asked}（{record.channel.label}）"


def _more(record: ContactRecord) -> str:
    arrived = record.arrived_on
    later = f"（{zh(arrived)}到达）" if arrived and arrived != record.on else ""
    return f"{later}，其签字同意履行" if record.signed_consent else later


def _known(person: Who) -> tuple[str, ...]:
    if isinstance(person, NaturalPerson):
        return (person.phone, person.email, person.household_address, person.residence_address)
    return (person.phone, person.email, person.address, person.registered_address)


def _same(one: str, other: str) -> bool:
    left, right = _plain(one), _plain(other)
    if "*" in left or "*" in right:
        return _masked(left, right)
    shorter, longer = sorted((left, right), key=len)
    return shorter == longer or (len(shorter) >= 6 and shorter in longer)


def _masked(left: str, right: str) -> bool:
    return len(left) == len(right) and all(a == b or "*" in (a, b) for a, b in zip(left, right, strict=True))


def _plain(text: str) -> str:
    return re.sub(r"[\s\-－—,，.。、;；:：()（）+]", "", text).casefold()
