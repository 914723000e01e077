"""Deadlines as a calendar file (RFC 5545): one event for each, with alarms, and no personal data."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from icalendar import Alarm, Calendar, Event

from legal_docs.access.rules import Action, View
from legal_docs.model.deadline import Deadline
from legal_docs.services.desk.deadlines import DueRow, masked
from legal_docs.services.desk.desk import Desk
from legal_docs.services.desk.permitted import branches_of, case_of, demand, permitted, refused

ALARMS = (30, 7, 1)
"""Days before the event on which the calendar reminds."""
MOST = 2000
"""So many deadlines at most stand in one file, the earliest first."""
_DAY = timedelta(days=1)


@permitted(Action.READ_DEADLINES)
def of_one(desk: Desk, case_id: int, *, full: bool = False) -> bytes:
    """Return the open deadlines of one case as a calendar file.

    Events name the case number, the kind and the days only; `full` adds people and acts, for those who may
    see them. Those withdrawn stand in it as cancelled, so that a calendar that has them drops them. Raises
    NotAllowedError.
    """
    from legal_docs.storage import deadlines

    _may_be_full(desk, full)
    with desk.records.writing() as tx:
        record = case_of(desk, tx, case_id, Action.READ_DEADLINES)
        found = [d for d in deadlines.of_case(tx, case_id) if d.is_open or d.withdrawn_at]
        desk.note(tx, "deadline.export", f"case:{case_id}", count=len(found), full=full)
    return _calendar((DueRow(each, record) for each in found), desk.now(), full=full)


@permitted(Action.READ_DEADLINES)
def of_all(desk: Desk, until: date, *, mine: bool = False, full: bool = False) -> bytes:
    """Return what runs out up to `until` in open cases within reach as a calendar file.

    At most MOST events, and as many that were withdrawn. `mine`: only of cases this person handles.
    Otherwise as `of_one`.
    """
    from legal_docs.storage import cases, deadlines

    _may_be_full(desk, full)
    handler, branches = desk.who.id if mine else None, branches_of(desk)
    with desk.records.reading() as tx:
        found = deadlines.due(tx, until, branches, handler=handler, size=MOST).rows
        found += deadlines.due(tx, until, branches, handler=handler, withdrawn=True, size=MOST).rows
        records = cases.many(tx, (each.case_id for each in found))
    with desk.records.writing() as tx:
        desk.note(tx, "deadline.export", count=len(found), full=full, until=until)
    rows = (DueRow(each, records[each.case_id]) for each in found if each.case_id in records)
    return _calendar(rows, desk.now(), full=full)


def _may_be_full(desk: Desk, full: bool) -> None:
    if full and demand(desk, Action.READ_DEADLINES)[1] is not View.FULL:
        raise refused()


def _calendar(rows: Iterable[DueRow], at: datetime, *, full: bool) -> bytes:
    found = Calendar()
    found.add("prodid", "-//legal_docs//deadlines//ZH")
    found.add("version", "2.0")
    found.add("x-wr-calname", "案件期限")
    for row in rows:
        day = row.deadline.act_by or row.deadline.safe_last_day or row.deadline.statutory_last_day
        if day is not None:
            found.add_component(_event(row, day, at, full=full))
    return bytes(found.to_ical())


def _event(row: DueRow, day: date, at: datetime, *, full: bool) -> Event:
    deadline = row.deadline if full else masked(row.deadline).model_copy(update={"subject": ""})
    found = Event()
    found.add("uid", f"deadline-{deadline.id}@legal-docs")
    found.add("dtstamp", at)
    found.add("dtstart", day)
    found.add("dtend", day + _DAY)
    summary = f"{deadline.kind.label} {row.record.number}"
    found.add("summary", f"{summary} {deadline.subject}".strip())
    found.add("description", _description(deadline))
    found.add("transp", "TRANSPARENT")
    if deadline.withdrawn_at:
        return _cancelled(found, deadline.withdrawn_at)
    found.add("sequence", 0)
    for days in ALARMS:
        found.add_component(_alarm(summary, days))
    return found


def _cancelled(found: Event, at: datetime) -> Event:
    """Return the event as taken back (RFC 5545 3.8.1.11): the same UID, a higher SEQUENCE, no alarms."""
    found.add("status", "CANCELLED")
    found.add("sequence", 1)
    found.add("last-modified", at)
    return found


def _description(deadline: Deadline) -> str:
    days = (
        ("最迟行动日", deadline.act_by),
        ("稳妥届满日", deadline.safe_last_day),
        ("法定届满日", deadline.statutory_last_day),
    )
    lines = [f"{label}：{day}" for label, day in days if day]
    return "\n".join([*lines, *filter(None, (deadline.act, deadline.debt, deadline.note))])


def _alarm(summary: str, days: int) -> Alarm:
    found = Alarm()
    found.add("action", "DISPLAY")
    found.add("description", f"{summary} 还有{days}天")
    found.add("trigger", -days * _DAY)
    return found
