"""The day of a hearing among the deadlines of its case."""

from datetime import date
from typing import TYPE_CHECKING

from legal_docs.model.deadline import Deadline, DeadlineKind
from legal_docs.services.desk.desk import Desk

if TYPE_CHECKING:
    from legal_docs.storage.records import Tx


def close_earlier(tx: "Tx", desk: Desk, case_id: int, on: date | None) -> None:
    """Close the hearings entered before: one is now held on another day, or on none."""
    from legal_docs.storage import deadlines

    why = f"改期至{on}" if on else "取消"
    for each in deadlines.of_case(tx, case_id):
        if each.kind is DeadlineKind.HEARING and each.is_open:
            deadlines.done(tx, each.id, desk.today(), note="；".join(filter(None, (each.note, why))))


def put_hearing(tx: "Tx", desk: Desk, case_id: int, on: date | None) -> None:
    """Put the day of the next hearing among the deadlines; None: there is no day any more."""
    from legal_docs.storage import deadlines

    close_earlier(tx, desk, case_id, on)
    if on is not None:
        hearing = Deadline(
            case_id=case_id,
            kind=DeadlineKind.HEARING,
            safe_last_day=on,
            act="到庭参加诉讼",
            is_computed=False,
        )
        deadlines.add(tx, hearing)
