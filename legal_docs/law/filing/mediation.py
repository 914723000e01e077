"""Mediation before a suit: which body may mediate, and from when (R-PTY-11)."""

from collections.abc import Iterator
from datetime import date

from legal_docs.law.articles import applies, article
from legal_docs.law.courts.agreement import contracts
from legal_docs.model.casefile import CaseFile
from legal_docs.model.contact import EventKind
from legal_docs.model.point import Level, Point, Topic

LICENCE_BY = date(2027, 5, 1)
"""One year after the regulation on commercial mediation came into force (商事调解条例2025.31)."""


@applies("商事调解条例2025.2", "商事调解条例2025.31")
def commercial_mediation_open(*, is_consumer: bool, licensed: bool, on: date) -> bool:
    """Return whether a commercial mediator may take the dispute: never a consumer's; older bodies a year."""
    if is_consumer or on < article("商事调解条例2025.2").in_force_from:
        return False
    return licensed or on <= LICENCE_BY


@applies("商事调解条例2025.2", "商事调解条例2025.23", "商事调解条例2025.32", "民诉法2023.125")
def mediation_points(case: CaseFile, *, on: date) -> Iterator[Point]:
    """Yield mediations by a commercial body that may not take the dispute; associations are free to."""
    consumer = any(each.is_consumer for each in contracts(case))
    for event in case.events:
        commercial = event.kind is EventKind.MEDIATION and "商事调解" in event.note and event.on <= on
        if not commercial or event.on < article("商事调解条例2025.2").in_force_from:
            continue
        if not commercial_mediation_open(is_consumer=consumer, licensed=bool(event.licensed), on=event.on):
            said = (
                f"{event.target}的调解（{event.id}）由商事调解组织进行，"
                + (
                    "消费者权益争议不适用商事调解，请改由人民调解或者法院调解"
                    if consumer
                    else "请核对其执业手续"
                )
                + "；司法确认前请先核对调解协议的效力"
            )
            yield Point(
                topic=Topic.PARTIES,
                code="commercial_mediation",
                rule="R-PTY-11",
                level=Level.CHECK,
                subject=event.target,
                sentence=said,
                articles=("商事调解条例2025.2", "商事调解条例2025.31", "商事调解条例2025.23"),
                proofs=event.evidence,
            )
