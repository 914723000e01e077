"""Deadlines: of one case, of all that run out soon; entered from a court's notice, ticked off."""

from dataclasses import dataclass
from datetime import date, timedelta

from legal_docs.access import masking
from legal_docs.access.rules import Action, View
from legal_docs.errors import BadInputError, ConflictError
from legal_docs.law.court_deadlines import appeal_by, fee_by
from legal_docs.law.periods import deadline as days_of
from legal_docs.model.deadline import Deadline, DeadlineKind, Nearest
from legal_docs.model.record import CaseRecord
from legal_docs.services.desk.desk import Desk
from legal_docs.services.desk.hearing import close_earlier
from legal_docs.services.desk.permitted import branches_of, case_of, demand, permitted, refused

BY_HAND = (
    DeadlineKind.FEE,
    DeadlineKind.EVIDENCE,
    DeadlineKind.HEARING,
    DeadlineKind.APPEAL,
    DeadlineKind.PERFORMANCE,
    DeadlineKind.OTHER,
)
"""The kinds a court's notice tells of; the others are computed from the case file."""
FROM_SERVICE = (DeadlineKind.FEE, DeadlineKind.APPEAL)
"""Of these the law fixes the length, so that the day of service is enough."""
EARLIEST, LATEST = timedelta(days=366), timedelta(days=3653)
_LONGEST_NOTE = 500


@dataclass(frozen=True, slots=True)
class DueRow:
    """A deadline and the case it belongs to."""

    deadline: Deadline
    record: CaseRecord


@dataclass(frozen=True, slots=True)
class DuePage:
    """One page of what runs out, the earliest first, and how many there are on all pages."""

    rows: tuple[DueRow, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Notice:
    """法院通知: which deadline, and its last day; or the day of service, from which the law counts it.

    `is_ruling`: an appeal is against a ruling (ten days), not a judgment (fifteen).
    """

    kind: DeadlineKind
    last_day: date | None = None
    served_on: date | None = None
    is_ruling: bool = False
    subject: str = ""
    note: str = ""


@permitted(Action.READ_DEADLINES)
def of_case(desk: Desk, case_id: int) -> tuple[Deadline, ...]:
    """Return the deadlines of a case, the earliest first; for a role that sees masked data, masked."""
    from legal_docs.storage import deadlines

    _, view = demand(desk, Action.READ_DEADLINES)
    with desk.records.writing() as tx:
        case_of(desk, tx, case_id, Action.READ_DEADLINES)
        found = deadlines.of_case(tx, case_id)
        if view is View.FULL:
            desk.note(tx, "deadline.read", f"case:{case_id}", count=len(found))
    return found if view is View.FULL else tuple(masked(each) for each in found)


@permitted(Action.READ_STATUS)
def nearest(desk: Desk, case_id: int) -> Nearest:
    """Return how many open deadlines of a case are gone by, and which comes next: days and kinds alone."""
    from legal_docs.storage import deadlines

    with desk.records.reading() as tx:
        case_of(desk, tx, case_id, Action.READ_STATUS)
        return deadlines.nearest(tx, (case_id,), desk.today()).get(case_id, Nearest())


@permitted(Action.READ_DEADLINES)
def due(
    desk: Desk, until: date, *, since: date | None = None, mine: bool = False, page: int = 1, size: int = 50
) -> DuePage:
    """Return what runs out from `since` to `until`, both included, in open cases within reach.

    `mine`: only of cases this person handles. For a role that sees masked data it is masked.
    """
    from legal_docs.storage import cases, deadlines

    _, view = demand(desk, Action.READ_DEADLINES)
    handler = desk.who.id if mine else None
    with desk.records.reading() as tx:
        found = deadlines.due(
            tx, until, branches_of(desk), since=since, handler=handler, page=page, size=size
        )
        records = cases.many(tx, (each.case_id for each in found.rows))
    rows = tuple(DueRow(each, records[each.case_id]) for each in found.rows if each.case_id in records)
    if view is not View.FULL:
        return DuePage(tuple(_masked_row(row) for row in rows), found.total)
    if rows:
        with desk.records.writing() as tx:
            desk.note(tx, "deadline.list", count=len(rows), until=until)
    return DuePage(rows, found.total)


@permitted(Action.MOVE_CASE)
def enter(desk: Desk, case_id: int, notice: Notice) -> Deadline:
    """Keep a deadline a court has told of, and return it; the day of a hearing is noted on the case too.

    Raises BadInputError saying what is missing or cannot be right, NotAllowedError.
    """
    from legal_docs.storage import cases, deadlines

    made = _deadline(case_id, notice, desk.today())
    with desk.records.writing() as tx:
        case_of(desk, tx, case_id, Action.MOVE_CASE)
        if notice.kind is DeadlineKind.HEARING:
            close_earlier(tx, desk, case_id, made.safe_last_day)
            cases.note(tx, case_id, at=desk.now(), by=desk.who.id, hearing_on=made.safe_last_day)
        kept = deadlines.add(tx, made)
        desk.note(tx, "deadline.enter", f"case:{case_id}", kind=notice.kind.value, on=made.safe_last_day)
    return kept


@permitted(Action.MOVE_CASE)
def mark_done(desk: Desk, deadline_id: int, *, on: date | None, note: str = "") -> Deadline:
    """Return a deadline as done on a day; None takes that back.

    Raises BadInputError for a day to come, ConflictError for one that was withdrawn, NotAllowedError.
    """
    from legal_docs.storage import deadlines

    if on is not None and on > desk.today():
        raise BadInputError("办结日期不能晚于今天", "The day it was done cannot lie after today")
    with desk.records.writing() as tx:
        seen = deadlines.find(tx, deadline_id, lock=False)
        if seen is None:
            raise refused()
        case_of(desk, tx, seen.case_id, Action.MOVE_CASE)  # the case is locked before what belongs to it
        now = deadlines.find(tx, deadline_id)
        if now is None:
            raise refused()
        if now.withdrawn_at:
            raise _withdrawn()
        done = deadlines.done(tx, deadline_id, on, note=_note(note))
        desk.note(tx, "deadline.done", f"case:{done.case_id}", kind=done.kind.value, on=on or "")
    return done


@permitted(Action.MOVE_CASE)
def withdraw(desk: Desk, deadline_id: int, *, reason: str) -> Deadline:
    """Return a deadline entered by mistake as taken back; it stays in the records and in no list of work.

    Where it is the day of the next hearing of the case, the case has none any more. Raises BadInputError
    without a reason or for one that the rules computed, ConflictError where it was withdrawn before,
    NotAllowedError.
    """
    from legal_docs.storage import cases, deadlines

    if not reason.strip():
        raise BadInputError("请填写撤销的原因", "Give the reason why it is withdrawn")
    with desk.records.writing() as tx:
        seen = deadlines.find(tx, deadline_id, lock=False)
        if seen is None:
            raise refused()
        record = case_of(desk, tx, seen.case_id, Action.MOVE_CASE)  # locked before what belongs to it
        _may_be_withdrawn(deadlines.find(tx, deadline_id))
        gone = deadlines.withdraw(
            tx, deadline_id, at=desk.now(), by=desk.who.id, reason=_note(reason, "撤销的原因")
        )
        if gone.kind is DeadlineKind.HEARING and gone.safe_last_day == record.hearing_on:
            cases.note(tx, record.id, at=desk.now(), by=desk.who.id, hearing_on=None)
        desk.note(tx, "deadline.withdraw", f"case:{record.id}", kind=gone.kind.value, deadline=gone.id)
    return gone


def masked(found: Deadline) -> Deadline:
    """Return a deadline without names, assets, contract numbers and notes."""
    who = found.subject.partition("：")[0]
    told = {"subject": masking.names(who), "debt": "", "act": "", "note": "", "reason": ""}
    return found.model_copy(update=told)


def _masked_row(row: DueRow) -> DueRow:
    told = {"parties": masking.names(row.record.parties), "next_act": ""}
    return DueRow(masked(row.deadline), row.record.model_copy(update=told))


def _deadline(case_id: int, notice: Notice, today: date) -> Deadline:
    if notice.kind not in BY_HAND:
        raise BadInputError(
            f"{notice.kind.label}由系统按案件资料计算，不能手工登记；请修改案件资料",
            f"{notice.kind.value} is computed from the case; change the case instead",
        )
    told = {"case_id": case_id, "kind": notice.kind, "subject": notice.subject, "is_computed": False}
    if notice.last_day is None and notice.served_on is not None and notice.kind in FROM_SERVICE:
        return Deadline(**told, **_counted(notice, notice.served_on, today), note=_note(notice.note))
    last = _last_day(notice, today)
    act_by = None if notice.kind is DeadlineKind.HEARING else days_of(last).act_by
    return Deadline(**told, safe_last_day=last, act_by=act_by, note=_note(notice.note))


def _counted(notice: Notice, served_on: date, today: date) -> dict[str, object]:
    """Return the days the law counts from service, and the articles it stands in."""
    if not today - EARLIEST <= served_on <= today:
        raise BadInputError(
            f"送达日期{served_on}应在今天以前的一年之内，请核对", f"Check the day of service {served_on}"
        )
    is_fee = notice.kind is DeadlineKind.FEE
    days = fee_by(served_on) if is_fee else appeal_by(served_on, is_ruling=notice.is_ruling)
    articles = ("诉讼费用办法2006.22",) if is_fee else ("民诉法2023.171", "民诉法解释2022.244")
    told = {"safe_last_day": days.safe_last_day, "statutory_last_day": days.statutory_last_day}
    return {**told, "act_by": days.act_by, "articles": articles}


def _last_day(notice: Notice, today: date) -> date:
    last = notice.last_day
    if last is None:
        more = "，或者填写送达日期" if notice.kind in FROM_SERVICE else ""
        raise BadInputError(f"请填写{notice.kind.label}的日期{more}", "Give the day of the deadline")
    if not today - EARLIEST <= last <= today + LATEST:
        raise BadInputError(
            f"日期{last}距今天过远（最早一年以前，最晚十年以后），请核对", f"{last} is too far from today"
        )
    return last


def _note(words: str, name: str = "备注") -> str:
    if len(words) > _LONGEST_NOTE:
        raise BadInputError(f"{name}不应超过{_LONGEST_NOTE}字", f"A note has at most {_LONGEST_NOTE} signs")
    return words.strip()


def _may_be_withdrawn(found: Deadline | None) -> None:
    if found is None:
        raise refused()
    if found.is_computed:
        raise BadInputError(
            f"{found.kind.label}由系统按案件资料计算，不能撤销；资料有误的，请修改案件资料",
            f"{found.kind.value} is computed from the case; change the case instead",
        )
    if found.withdrawn_at:
        raise _withdrawn()


def _withdrawn() -> ConflictError:
    return ConflictError(
        "这项期限已经撤销，不能再改动；如有需要，请重新登记",
        "This deadline was withdrawn and stays as it is; enter it anew if it is needed",
    )
