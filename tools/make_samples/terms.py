"""The clauses all sample contracts share; the numbers are those of `papers/contract.py`."""

from datetime import date
from typing import Any

from legal_docs.model.base import Proof
from legal_docs.model.casefile import DefaultCause, Escalation, Willingness
from legal_docs.model.clauses import ClauseType, JurisdictionClause, PlaceLink, ServiceClause
from legal_docs.model.contact import Channel, ContactRecord, Outcome, Receiver
from legal_docs.model.exhibit import Custody, ExhibitKind, ExhibitNote, Original
from legal_docs.model.loan import (
    AccelerationTerms,
    AllocationTerms,
    Bucket,
    CompoundTerms,
    Loan,
    PenaltyTerms,
)
from legal_docs.model.party import Person

PENALTY = PenaltyTerms(overdue_uplift_percent=50, misuse_uplift_percent=100, clause="第6.1条")
COMPOUND = CompoundTerms(clause="第6.3条")
ACCELERATION = AccelerationTerms(
    clause="第8.2条",
    condition="借款人连续三期或者累计六期未足额还款的，贷款人有权宣布贷款提前到期，提前到期日为通知送达借款人之日",
)
MATURITY = AccelerationTerms(
    clause="第8.2条", condition="借款人未按期支付利息超过九十日的，贷款人有权宣布未到期的贷款提前到期"
)
ALLOCATION = AllocationTerms(
    order=(Bucket.COSTS, Bucket.PENALTY, Bucket.COMPOUND, Bucket.INTEREST, Bucket.PRINCIPAL),
    agreed=True,
    clause="第5.3条",
)
COST_CLAUSE = "第9.1条"
JURISDICTION = JurisdictionClause(
    type=ClauseType.COURT,
    content="因本合同产生的争议，协商不成的，由贷款人住所地有管辖权的人民法院管辖",
    clause="第13.1条",
    link=PlaceLink.PLAINTIFF,
    highlighted=True,
)
SHOWN = "利率、罚息、复利、提前到期、费用承担、送达地址和争议解决条款以下划线标明，合同首部另有重要提示"
WAGE = "98000.00"
"""The made-up yearly average wage of the made-up province."""
SMS_LOG = "04-催收记录/短信发送日志.csv"


def proof(text: str) -> tuple[Proof, ...]:
    """Return the proofs written as `file#page`, several separated by a semicolon."""
    return tuple(Proof.model_validate(part.strip()) for part in text.split(";"))


def clauses(file: str) -> tuple[Proof, ...]:
    """Return the pages of a contract that hold its clauses and signatures, the first three."""
    return tuple(Proof(file=file, page=page) for page in (1, 2, 3))


def service(*people: Person) -> ServiceClause:
    """Return the clause by which the borrowers agree on where papers reach them."""
    places = "；".join(f"{p.name}，地址{p.address}，手机号码{p.phone}" for p in people)
    return ServiceClause(
        content=f"借款人确认以下为债权催收文书和诉讼文书的送达地址，适用于一审、二审、再审和执行程序：{places}",
        clause="第12.1条",
        electronic=True,
    )


def shown(loan: Loan) -> Loan:
    """Return the loan with what its contract shows of the terms that had to be highlighted."""
    return loan.model_copy(update={"highlighted": True, "highlight_note": SHOWN})


def handed_over(
    on: str, willing: Willingness, cause: DefaultCause | None, note: str, **rest: Any
) -> Escalation:
    """Return what collection said when it handed the case over; `rest` goes to the record as it is."""
    values = {"on": on, "willingness": willing, "default_cause": cause, "note": note, "average_wage": WAGE}
    plain = {"is_simple": True, "is_disputed": False, "expects_counterclaim": False, "needs_appraisal": False}
    return Escalation.model_validate({**values, **plain, "other_debts_between": False, **rest})


def certificate(*, maker: bool = True) -> ExhibitNote:
    """Return the note on the balance the bank itself certifies; `maker` says whether the maker signed."""
    return ExhibitNote(
        file="03-还款流水/欠款余额表.pdf",
        title="欠款余额表",
        original=Original.ORIGINAL,
        source="原告业务系统",
        is_own_certificate=True,
        signed_by_head=True,
        signed_by_maker=maker,
    )


def agreed(loan: Loan, who: str, more: str) -> str:
    """Return what a contract proves: who signed it when, number, sum and term, and what `more` it fixes."""
    since, until = loan.term_from, loan.term_to
    assert since is not None and until is not None  # noqa: S101
    return (
        f"证明原告与{who}于{_day(loan.signed_on)}签订编号为{loan.number}的《{loan.title}》，"
        f"约定借款金额人民币{loan.amount:,.2f}元、借款期限自{_day(since)}至{_day(until)}，以及{more}"
    )


def _day(value: date) -> str:
    return f"{value.year}年{value.month}月{value.day}日"


def log(taken_on: str, purpose: str = "") -> ExhibitNote:
    """Return the note on the message log; `custody.with_hashes` adds the hash of the file."""
    return ExhibitNote(
        file=SMS_LOG,
        title="短信发送日志",
        kind=ExhibitKind.ELECTRONIC,
        original=Original.ELECTRONIC,
        source="原告短信平台",
        purpose=purpose,
        custody=Custody(
            system="示例银行短信平台",
            operator="孙某申",
            taken_on=taken_on,
            method="由平台按客户号码导出原始日志，导出后未作修改",
        ),
    )


def sms(number: str, when: str, target: str, to: str, *, delivered: bool = True, text: str) -> ContactRecord:
    """Return one demand by text message; `when` is `2026-01-15 10:05`."""
    day, _, time = when.partition(" ")
    return ContactRecord(
        id=number,
        on=day,
        at=time or None,
        channel=Channel.SMS,
        target=target,
        sent_to=to,
        outcome=Outcome.REACHED if delivered else Outcome.NOT_REACHED,
        receiver=Receiver.SELF if delivered else Receiver.UNKNOWN,
        arrived_on=day if delivered else None,
        is_demand=True,
        result=text,
        evidence=proof(f"{SMS_LOG}#1"),
    )


def contact(number: str, on: str, channel: Channel, target: str, file: str, **rest: object) -> ContactRecord:
    """Return one demand proved by `file`; `rest` goes to the record as it is."""
    values = {"id": number, "on": on, "channel": channel, "target": target, "evidence": proof(file)}
    return ContactRecord.model_validate({**values, "is_demand": True, **rest})


def by_name(notes: tuple[ExhibitNote, ...], contract: str, lent: str) -> tuple[ExhibitNote, ...]:
    """Return the notes with the record of payments before the balance, as in every bundle."""
    return ordered(notes, contract, lent, "03-还款流水/还款流水.xlsx")


def ordered(notes: tuple[ExhibitNote, ...], *files: str) -> tuple[ExhibitNote, ...]:
    """Return the notes with `files` put in this order; a file without a note gets one."""
    known = {note.file: note for note in notes}
    first = tuple(
        known.get(file, ExhibitNote(file=file)).model_copy(update={"order": at})
        for at, file in enumerate(files, 1)
    )
    return first + tuple(note for note in notes if note.file not in files)
