"""The calendar file: it is read back; without being asked for it holds no personal data."""

from datetime import date, timedelta

import pytest
from icalendar import Calendar

from legal_docs.errors import NotAllowedError
from legal_docs.model.account import Role
from legal_docs.model.deadline import Deadline, DeadlineKind
from legal_docs.services.desk import deadlines as service
from legal_docs.services.desk import ics, trail
from legal_docs.services.desk.trail import TrailQuery
from legal_docs.services.wiring import Wiring
from legal_docs.storage import deadlines
from tests.houses import person
from tests.services.desk.worked import Team, actions, sample, team

ON = date(2026, 6, 30)


@pytest.fixture
def people(one_house: Wiring) -> Team:
    return team(one_house)


def added(people: Team, id: int, **changes: object) -> Deadline:
    values = {
        "case_id": id, "kind": DeadlineKind.LIMITATION, "subject": "张某甲", "debt": "合同1",
        "act": "起诉张某甲", "act_by": ON, "safe_last_day": ON + timedelta(days=3), "note": "电话10000000001",
    }  # fmt: skip
    with people.lawyer.records.writing() as tx:
        return deadlines.add(tx, Deadline.model_validate(values | changes))


def events(data: bytes) -> list[dict[str, object]]:
    """What a calendar program reads."""
    return [
        {
            "uid": str(each["uid"]),
            "day": each.decoded("dtstart"),
            "end": each.decoded("dtend"),
            "summary": str(each["summary"]),
            "description": str(each["description"]),
            "alarms": [alarm.decoded("trigger") for alarm in each.walk("VALARM")],
        }
        for each in Calendar.from_ical(data).walk("VEVENT")
    ]


def test_an_event_stands_on_the_day_to_act_by_with_alarms_and_names_nobody(people: Team) -> None:
    record = people.added(sample("001"))
    made = added(people, record.id)
    data = ics.of_one(people.lawyer, record.id)
    (event,) = events(data)
    assert event == {
        "uid": f"deadline-{made.id}@legal-docs",
        "day": ON,
        "end": ON + timedelta(days=1),
        "summary": f"诉讼时效 {record.number}",
        "description": f"最迟行动日：{ON}\n稳妥届满日：{ON + timedelta(days=3)}",
        "alarms": [timedelta(days=-30), timedelta(days=-7), timedelta(days=-1)],
    }
    assert "张某甲" not in data.decode() and "10000000001" not in data.decode()
    assert data == ics.of_one(people.lawyer, record.id)


def test_asked_for_in_full_it_says_who_and_what(people: Team, one_house: Wiring) -> None:
    id = people.added(sample("001")).id
    added(people, id)
    (event,) = events(ics.of_one(people.lawyer, id, full=True))
    assert str(event["summary"]).endswith(" 张某甲")
    assert str(event["description"]).endswith("起诉张某甲\n合同1\n电话10000000001")
    assert actions(one_house)[-1] == "deadline.export"


def test_an_event_is_a_whole_day_that_leaves_one_free_and_says_when_it_was_written(people: Team) -> None:
    record = people.added(sample("001"))
    last = ON + timedelta(days=5)
    added(people, record.id, act_by=None, safe_last_day=None, statutory_last_day=last)
    calendar = Calendar.from_ical(ics.of_one(people.lawyer, record.id))
    (event,) = calendar.walk("VEVENT")
    assert (event.decoded("dtstart"), str(event["description"])) == (last, f"法定届满日：{last}")
    assert event["dtstamp"].dt == people.lawyer.now() and str(event["transp"]) == "TRANSPARENT"
    said = [str(alarm["description"]) for alarm in event.walk("VALARM")]
    assert said == [f"诉讼时效 {record.number} 还有{days}天" for days in (30, 7, 1)]
    assert str(calendar["x-wr-calname"]) == "案件期限" and str(calendar["version"]) == "2.0"


def test_the_trail_says_how_much_left_the_house_and_whether_it_names_people(people: Team) -> None:
    id = people.added(sample("001")).id
    added(people, id)
    ics.of_one(people.lawyer, id, full=True)
    ics.of_all(people.lawyer, ON, full=True)
    auditor = person(people.admin, "shen", Role.AUDITOR)
    rows = trail.read(auditor, TrailQuery(action="deadline.export")).rows
    assert {row.event.object: row.event.detail for row in rows} == {
        f"case:{id}": {"count": "1", "full": "True"},
        "": {"count": "1", "full": "True", "until": str(ON)},
    }


def test_what_is_done_or_not_running_or_has_no_day_is_left_out(people: Team) -> None:
    id = people.added(sample("001")).id
    added(people, id, done_on=ON)
    added(people, id, is_running=False)
    added(people, id, act_by=None, safe_last_day=None)
    only = added(people, id, act_by=None)
    found = events(ics.of_one(people.lawyer, id))
    assert [(each["uid"], each["day"]) for each in found] == [
        (f"deadline-{only.id}@legal-docs", ON + timedelta(days=3))
    ]


def test_the_file_of_all_cases_holds_what_is_due_within_reach(people: Team) -> None:
    record = people.added(sample("001"))
    added(people, record.id)
    added(people, record.id, act_by=ON + timedelta(days=9))
    assert len(events(ics.of_all(people.lawyer, ON))) == 1
    assert len(events(ics.of_all(people.lawyer, ON + timedelta(days=9), mine=True))) == 2
    assert events(ics.of_all(people.reviewer, ON, mine=True)) == []
    assert events(ics.of_all(people.stranger, ON)) == []


def test_a_manager_gets_days_and_numbers_but_not_the_full_file(people: Team) -> None:
    id = people.added(sample("001")).id
    added(people, id)
    assert len(events(ics.of_all(people.manager, ON))) == 1
    for ask in (
        lambda: ics.of_one(people.manager, id, full=True),
        lambda: ics.of_all(people.manager, ON, full=True),
    ):
        with pytest.raises(NotAllowedError):
            ask()
    with pytest.raises(NotAllowedError):
        ics.of_one(people.stranger, id)


def test_one_that_was_withdrawn_is_cancelled_under_the_same_uid_without_alarms(people: Team) -> None:
    id = people.added(sample("001")).id
    made = added(people, id, kind=DeadlineKind.FEE, is_computed=False)
    (before,) = Calendar.from_ical(ics.of_one(people.lawyer, id)).walk("VEVENT")
    service.withdraw(people.lawyer, made.id, reason="张某甲的案件")
    for data in (ics.of_one(people.lawyer, id), ics.of_all(people.lawyer, ON)):
        (after,) = Calendar.from_ical(data).walk("VEVENT")
        assert (after["uid"], after["dtstart"].dt) == (before["uid"], before["dtstart"].dt)
        assert (str(after["status"]), int(after["sequence"])) == ("CANCELLED", 1)
        assert after["last-modified"].dt == people.lawyer.now()
        assert not after.walk("VALARM") and "张某甲" not in data.decode()
    assert int(before["sequence"]) == 0 and "status" not in before
    assert not events(ics.of_all(people.lawyer, ON - timedelta(days=1)))


def test_a_cancelled_one_out_of_reach_is_in_nobodys_calendar(people: Team) -> None:
    made = added(people, people.added(sample("001")).id, kind=DeadlineKind.FEE, is_computed=False)
    service.withdraw(people.lawyer, made.id, reason="误登")
    assert not events(ics.of_all(people.stranger, ON))
    assert not events(ics.of_all(people.reviewer, ON, mine=True))
    assert len(events(ics.of_all(people.reviewer, ON))) == 1
