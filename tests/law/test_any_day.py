"""No crash and no contradiction on any day from 1990 to 2100, whatever happened in between."""

from datetime import date, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from legal_docs.law.calendar import back, is_rest, roll
from legal_docs.law.executing.enforcement import Base, enforcement
from legal_docs.law.findings import check
from legal_docs.law.limiting.chains import Chains
from legal_docs.law.limiting.interruption import Consent, Interruption
from legal_docs.law.limiting.limitation import limitation
from legal_docs.law.limiting.suspension import Obstacle
from legal_docs.law.periods import add_days, add_months, deadline
from legal_docs.model.casefile import CaseFile
from legal_docs.model.contact import Channel, EndedBy, EventKind, Outcome, Receiver
from tests.law.factory import (
    BORROWER,
    CO_BORROWER,
    GUARANTOR,
    OTHER_GUARANTOR,
    PHONE,
    card,
    case,
    guarantor,
    instalments,
    loan,
    note,
)

DAYS = st.dates(date(1990, 1, 1), date(2100, 12, 31))
MAYBE = st.none() | DAYS
PROCEEDING = {EndedBy.WITHDRAWN, EndedBy.OTHER, EndedBy.AWARD_SET_ASIDE, EndedBy.NOT_FILED}
FAR = date.max


@st.composite
def interruptions(draw: st.DrawFn) -> Interruption:
    """Return any event: proved or not, consent or proceeding, open, ended or served."""
    return Interruption(
        draw(DAYS),
        valid=draw(st.booleans()),
        proved=draw(st.booleans()),
        consent=draw(st.sampled_from(Consent)),
        is_proceeding=draw(st.booleans()),
        ended_on=draw(MAYBE),
        ended_by=draw(st.none() | st.sampled_from(EndedBy)),
        served_on=draw(MAYBE),
        restart_on=draw(MAYBE),
    )


@st.composite
def obstacles(draw: st.DrawFn) -> Obstacle:
    """Return any obstacle that ends after it began, or lasts."""
    since, length = draw(DAYS), draw(st.none() | st.integers(0, 2000))
    to = None if length is None else since + timedelta(length)
    return Obstacle(since, to, could_not_act=draw(st.booleans()), proved=draw(st.booleans()))


EVENTS = st.lists(interruptions(), max_size=5)
OBSTACLES = st.lists(obstacles(), max_size=2)


def consistent(found: Chains) -> None:
    safe, later = found.safe_last_day, found.statutory_last_day
    assert safe is None or later is None or safe <= later
    assert (found.act_by is None) == (safe is None)
    assert found.act_by is None or safe is None or found.act_by <= safe
    lenient = found.lenient_last_day
    assert safe is None or lenient is None or safe <= lenient


@settings(max_examples=250, deadline=None)
@given(DAYS, EVENTS, OBSTACLES, MAYBE)
def test_limitation_is_consistent_on_any_day(
    start: date, events: list[Interruption], suspensions: list[Obstacle], harm: date | None
) -> None:
    consistent(limitation(start, infringed_on=harm, events=events, suspensions=suspensions))


@settings(max_examples=150, deadline=None)
@given(DAYS, EVENTS, OBSTACLES)
def test_the_enforcement_period_is_consistent_on_any_day(
    start: date, events: list[Interruption], suspensions: list[Obstacle]
) -> None:
    consistent(enforcement(Base(start, roll(start)), events=events, suspensions=suspensions))


@settings(max_examples=200, deadline=None)
@given(DAYS)
def test_there_is_an_alarm_for_any_day_and_it_is_not_known_to_be_a_day_of_rest(day: date) -> None:
    found, later, alarm = deadline(day), roll(day), back(day)
    assert found.act_by == alarm.day <= day
    assert later is None or (later >= day and is_rest(later) is False)
    assert is_rest(alarm.day) is not True
    assert alarm.provisional or is_rest(alarm.day) is False


@settings(max_examples=200, deadline=None)
@given(DAYS, st.integers(0, 3000), st.integers(0, 400))
def test_a_period_counted_backwards_and_forwards_meets(start: date, days: int, months: int) -> None:
    assert add_days(add_days(start, days), -days) == start
    there_and_back = add_months(add_months(start, months), -months)
    assert there_and_back <= start
    assert there_and_back == start or start.day > 28


@settings(max_examples=250, deadline=None)
@given(DAYS, EVENTS, OBSTACLES, DAYS, st.none() | st.integers(0, 900), st.sampled_from(sorted(PROCEEDING)))
def test_one_more_valid_interruption_never_brings_any_day_forward(
    start: date,
    events: list[Interruption],
    suspensions: list[Obstacle],
    on: date,
    length: int | None,
    fate: EndedBy,
) -> None:
    ended = None if length is None else on + timedelta(length)
    one_more = Interruption(on, is_proceeding=length is not None, ended_on=ended, ended_by=fate, served_on=on)
    before = limitation(start, events=events, suspensions=suspensions)
    after = limitation(start, events=[*events, one_more], suspensions=suspensions)
    assert (before.safe_last_day or FAR) <= (after.safe_last_day or FAR)
    assert (before.lenient_last_day or FAR) <= (after.lenient_last_day or FAR)
    if before.statutory_last_day is not None or before.reason:  # else the calendar does not reach it
        assert (before.statutory_last_day or FAR) <= (after.statutory_last_day or FAR)


@st.composite
def files(draw: st.DrawFn) -> CaseFile:
    """Return a small case with any contacts and events about its people."""
    who = st.sampled_from([BORROWER, CO_BORROWER, GUARANTOR, OTHER_GUARANTOR])
    due = sorted(draw(st.lists(DAYS, min_size=1, max_size=3, unique=True)))
    rows = instalments(*(day.isoformat() for day in due)) if draw(st.booleans()) else []
    lent = note(disbursed_on=date(1990, 1, 1), due_on=due[-1], schedule=rows)
    called = {"declared_on": draw(DAYS), "arrived_on": draw(MAYBE)} if draw(st.booleans()) else None
    terms = {"clause": "第八条", "condition": "逾期", "automatic": draw(st.booleans())}
    return case(
        loans=[loan(disbursements=[lent], acceleration=called, acceleration_terms=terms)],
        cards=[card()] if draw(st.booleans()) else [],
        debtors=[
            {"name": BORROWER},
            {"name": CO_BORROWER, "role": draw(st.sampled_from(["co_borrower", "heir"]))},
        ],
        guarantors=[guarantor(), guarantor(OTHER_GUARANTOR, type="general")],
        contacts=[_contact(draw, who, n) for n in range(draw(st.integers(0, 3)))],
        events=[_event(draw, who, n) for n in range(draw(st.integers(0, 4)))],
        repayments=[_payment(draw, who, n) for n in range(draw(st.integers(0, 2)))],
    )


def _contact(draw: st.DrawFn, who: st.SearchStrategy[str], number: int) -> dict[str, Any]:
    return {
        "id": f"C{number}",
        "on": draw(DAYS),
        "channel": draw(st.sampled_from(Channel)),
        "target": draw(who),
        "sent_to": draw(st.sampled_from(["", PHONE, "人民法院报"])),
        "outcome": draw(st.sampled_from(Outcome)),
        "receiver": draw(st.sampled_from(Receiver)),
        "arrived_on": draw(MAYBE),
        "is_demand": draw(st.booleans()),
        "signed_consent": draw(st.booleans()),
        "evidence": draw(st.sampled_from(["", "1.pdf"])),
    }


def _event(draw: st.DrawFn, who: st.SearchStrategy[str], number: int) -> dict[str, Any]:
    return {
        "id": f"E{number}",
        "on": draw(DAYS),
        "kind": draw(st.sampled_from(EventKind)),
        "target": draw(who),
        "consent": draw(st.booleans()),
        "could_not_act": draw(st.booleans()),
        "served_on": draw(MAYBE),
        "ended_on": draw(MAYBE),
        "ended_by": draw(st.none() | st.sampled_from(EndedBy)),
        "new_due_on": draw(MAYBE),
        "licensed": draw(st.none() | st.booleans()),
        "evidence": draw(st.sampled_from(["", "1.pdf"])),
    }


def _payment(draw: st.DrawFn, who: st.SearchStrategy[str], number: int) -> dict[str, Any]:
    payer, on = draw(who | st.just("")), draw(DAYS)
    taken = draw(st.booleans())
    return {"id": f"R{number}", "paid_on": on, "amount": "100", "payer": payer, "is_deduction": taken}


@settings(max_examples=200, deadline=None)
@given(files(), DAYS)
def test_any_case_on_any_day_is_checked_without_a_crash(file: CaseFile, on: date) -> None:
    found = check(file, on=on)
    assert found.periods
    for each in found.periods:
        safe, later = each.safe_last_day, each.statutory_last_day
        assert safe is None or each.act_by is None or each.act_by <= safe
        assert safe is None or later is None or safe <= later
