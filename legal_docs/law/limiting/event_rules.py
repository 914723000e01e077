"""Which other events and payments interrupt: consent, suits and what equals them, deductions."""

from datetime import date

from legal_docs.law.articles import applies
from legal_docs.law.limiting.interruption import FINAL, Consent, Interruption, gives_up_rest
from legal_docs.law.limiting.proof_wanted import of_event, of_payment
from legal_docs.law.limiting.suspension import Obstacle
from legal_docs.law.wording import zh
from legal_docs.model.contact import CaseEvent, EndedBy, EventKind
from legal_docs.model.finding import Grade
from legal_docs.model.loan import Repayment

_SUITS = frozenset({EventKind.SUIT, EventKind.ARBITRATION})
_PROCEEDINGS = _SUITS | {
    EventKind.PAYMENT_ORDER,
    EventKind.PRESERVATION,
    EventKind.BANKRUPTCY_CLAIM,
    EventKind.MISSING_PERSON,
    EventKind.JOINDER,
    EventKind.SET_OFF,
    EventKind.ENFORCEMENT,
    EventKind.MEDIATION,
    EventKind.POLICE_REPORT,
    EventKind.SUBROGATION,
}
_DECIDES_THE_DEBT = _SUITS | {EventKind.PAYMENT_ORDER, EventKind.JOINDER, EventKind.ENFORCEMENT}
"""Proceedings after whose judgment, mediation statement or award the enforcement period applies."""
_ARTICLES: dict[EventKind, tuple[str, ...]] = {
    EventKind.SUIT: ("民法典.195", "诉讼时效规定2020.10"),
    EventKind.ARBITRATION: ("民法典.195", "民法典.198", "仲裁法2025.90"),
    EventKind.MEDIATION: ("诉讼时效规定2020.12",),
    EventKind.POLICE_REPORT: ("诉讼时效规定2020.13",),
    EventKind.SUBROGATION: ("诉讼时效规定2020.16",),
    EventKind.ASSIGNMENT: ("诉讼时效规定2020.17", "民法典.546"),
    EventKind.ASSUMPTION: ("诉讼时效规定2020.17", "民法典.552"),
    EventKind.EXTENSION: ("民法典.195", "民法典.678"),
    **dict.fromkeys(
        (
            EventKind.PAYMENT_ORDER,
            EventKind.PRESERVATION,
            EventKind.BANKRUPTCY_CLAIM,
            EventKind.MISSING_PERSON,
            EventKind.JOINDER,
            EventKind.SET_OFF,
            EventKind.ENFORCEMENT,
        ),
        ("民法典.195", "诉讼时效规定2020.11"),
    ),
}
_CONSENT = ("民法典.195", "诉讼时效规定2020.14")
_AGREEMENTS = frozenset({EventKind.REPAYMENT_PLAN, EventKind.EXTENSION, EventKind.SETTLEMENT})
_CONSENTING = frozenset(
    {EventKind.PART_PAYMENT, EventKind.ACKNOWLEDGEMENT, EventKind.SECURITY_OFFERED, EventKind.ASSUMPTION}
)
_ACTS = {
    EventKind.PART_PAYMENT: "{name}部分还款",
    EventKind.ACKNOWLEDGEMENT: "{name}确认债务或者签收催收通知",
    EventKind.REPAYMENT_PLAN: "{name}出具还款计划或者分期协议",
    EventKind.EXTENSION: "{name}与债权人约定展期",
    EventKind.SECURITY_OFFERED: "{name}提供担保",
    EventKind.SETTLEMENT: "{name}与债权人达成和解",
    EventKind.ASSIGNMENT: "债权转让通知到达{name}",
    EventKind.ASSUMPTION: "{name}承担或者加入债务",
}
_MEDIATORS_LICENSED_FROM = date(2026, 5, 1)
_UNLICENSED = "调解机构没有解决该纠纷的资质，向其申请是否中断有争议"
_LICENCE_UNKNOWN = "未录入调解机构是否依法有权解决该纠纷，须保存其资质和载明日期的申请"
_OBSTACLES = frozenset({EventKind.OBSTACLE, EventKind.DEATH})
_NEVER = _OBSTACLES | {EventKind.BANKRUPTCY_ACCEPTED}


@applies(
    "民法典.195",
    "民法典.198",
    "仲裁法2025.90",
    "商事调解条例2025.31",
    "诉讼时效规定2020.9",
    "诉讼时效规定2020.10",
    "诉讼时效规定2020.11",
    "诉讼时效规定2020.12",
    "诉讼时效规定2020.13",
    "诉讼时效规定2020.14",
    "诉讼时效规定2020.16",
    "诉讼时效规定2020.17",
    "诉讼时效规定2020.19",
    "民法典.678",
)
def from_event(event: CaseEvent, on: date) -> Interruption | None:
    """Return the interruption an event may be as known on the day `on`; None for kinds that never are."""
    if event.kind in _NEVER:
        return None
    ended = event.ended_on if event.ended_on and event.ended_on <= on else None
    grade, why = _doubt(event, ended)
    return Interruption(
        on=event.on,
        what=f"{zh(event.on)}{_act(event)}{_ending(event, ended)}",
        target=event.target,
        words=event.note if event.kind in _AGREEMENTS or event.consent else "",
        wants=of_event(event.kind, is_proceeding=event.kind in _PROCEEDINGS),
        proved=bool(event.evidence),
        grade=grade,
        why=why or ("" if event.evidence else "没有对应的证据材料"),
        consent=_consent(event),
        is_proceeding=event.kind in _PROCEEDINGS,
        ended_on=ended,
        ended_by=_ended_by(event),
        served_on=event.served_on if event.served_on and event.served_on <= on else None,
        restart_on=event.new_due_on if event.kind in _AGREEMENTS else None,
        articles=_articles(event),
        proofs=event.evidence,
    )


@applies("诉讼时效规定2020.8", "诉讼时效规定2020.14", "银行卡规定2021.3")
def from_repayment(payment: Repayment, person: str, *, is_card: bool, certain: bool = True) -> Interruption:
    """Return the interruption a payment may be for `person`: deducted by agreement, or paid by them.

    `certain` is false when the record does not say which debt was paid.
    """
    own = payment.payer == person or (payment.is_deduction and not payment.payer)
    foreign = bool(payment.payer) and payment.payer != person
    doubt = "" if own else "付款人不明" if not foreign else f"由{payment.payer}支付，与债务人的关系不明"
    doubt = doubt or ("" if certain else "未记明偿还的是哪一笔债务")
    verb = "依合同约定扣收" if payment.is_deduction else "还款"
    number = f"流水{payment.id}{'，请备约定扣收的合同条款' if payment.is_deduction else ''}"
    deduction = ("银行卡规定2021.3",) if is_card else ("诉讼时效规定2020.8",)
    return Interruption(
        on=payment.paid_on,
        what=f"{zh(payment.paid_on)}{verb}{payment.amount}元（{number}）",
        target=payment.payer or person,
        wants=of_payment(is_deduction=payment.is_deduction),
        valid=not foreign,
        proved=bool(payment.evidence),
        grade=Grade.UNSETTLED if doubt else Grade.SETTLED,
        why=doubt or ("" if payment.evidence else "没有对应的证据材料"),
        is_payment=True,
        consent=Consent.NONE if payment.is_deduction else Consent.BARE,
        articles=("民法典.195", *deduction) if payment.is_deduction else _CONSENT,
        proofs=payment.evidence,
    )


@applies("民法典.194")
def obstacle_from(event: CaseEvent, on: date) -> Obstacle | None:
    """Return the obstacle an event describes as known on the day `on`, if it is one."""
    if event.kind not in _OBSTACLES or (event.kind is EventKind.DEATH and not event.could_not_act):
        return None
    return Obstacle(
        since=event.on,
        to=event.ended_on if event.ended_on and event.ended_on <= on else None,
        could_not_act=event.could_not_act,
        proved=bool(event.evidence),
        what=event.note or event.kind.label,
        proofs=event.evidence,
    )


def _act(event: CaseEvent) -> str:
    """Return who did what to whom, to follow a day."""
    if event.kind in _PROCEEDINGS:
        return f"对{event.target}{event.kind.label}"
    return _ACTS.get(event.kind, "{name}：{label}").format(name=event.target, label=event.kind.label)


def _consent(event: CaseEvent) -> Consent:
    if event.kind in _AGREEMENTS or (event.kind in _CONSENTING and event.consent):
        return Consent.EXPRESS
    return Consent.BARE if event.kind in _CONSENTING else Consent.NONE


def _doubt(event: CaseEvent, ended: date | None) -> tuple[Grade, str]:
    if event.kind is EventKind.OTHER:
        return Grade.UNSETTLED, "是否属于与起诉等同的情形，须由律师判断"
    if event.kind is EventKind.MEDIATION and not event.licensed:
        return Grade.UNSETTLED, _UNLICENSED if event.licensed is False else _LICENCE_UNKNOWN
    if gives_up_rest(event.note):
        return Grade.UNSETTLED, "记载似已放弃其余债权，中断不及于放弃的部分，须由律师核对"
    if event.kind in _SUITS and ended and event.ended_by is None:
        return Grade.UNSETTLED, "程序已终结但未记录终结方式"
    return Grade.SETTLED, ""


def _ended_by(event: CaseEvent) -> EndedBy | None:
    """Return how proceedings ended, for what it means to limitation.

    A report to the police restarts from its end however that came (诉讼时效规定2020.13). Only
    proceedings on the debt itself give way to the enforcement period: an agreement before a mediation
    committee, a declaration of absence or a judgment on a third debtor does not decide the debt.
    """
    decides = event.kind in _DECIDES_THE_DEBT or event.ended_by not in FINAL
    if event.ended_by and (event.kind is EventKind.POLICE_REPORT or not decides):
        return EndedBy.OTHER
    return event.ended_by


def _articles(event: CaseEvent) -> tuple[str, ...]:
    found = _ARTICLES.get(event.kind, _CONSENT)
    if event.kind is EventKind.MEDIATION and not event.licensed and event.on >= _MEDIATORS_LICENSED_FROM:
        return (*found, "商事调解条例2025.31")
    return found


def _ending(event: CaseEvent, ended: date | None) -> str:
    if event.kind not in _PROCEEDINGS:
        return f"，约定{zh(event.new_due_on)}前履行" if event.new_due_on else ""
    if ended is None:
        return "，程序尚未终结"
    manner = event.ended_by.label if event.ended_by else "终结"
    return f"，{zh(ended)}因{manner}终结"
