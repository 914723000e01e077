"""Deadlines beside the periods: appeal, fee, performance, suit and enforcement after preservation."""

from datetime import date, timedelta

import pytest

from legal_docs.law.court_deadlines import CourtDeadline, appeal_by, court_deadlines, fee_by
from legal_docs.law.review import review
from legal_docs.ledger import compute
from legal_docs.model.casefile import CaseFile
from legal_docs.model.contact import CaseEvent, EventKind
from legal_docs.model.deadline import DeadlineKind
from legal_docs.model.judgment import InstrumentKind, Performance
from legal_docs.model.property import Preservation, PropertyKind
from tests.services.desk.worked import sample

ON = date(2026, 6, 30)


def found(case: CaseFile, on: date = ON) -> list[CourtDeadline]:
    return list(court_deadlines(case, review(case, on=on, arrears=compute(case, on=on))))


def kinds(case: CaseFile, on: date = ON) -> list[DeadlineKind]:
    return [each.kind for each in found(case, on)]


def judged(**changes: object) -> CaseFile:
    case = sample("008")
    judgment = case.judgments[0].model_copy(update=changes)
    return case.model_copy(update={"judgments": (judgment,)})


def frozen(**changes: object) -> CaseFile:
    values = {
        "id": "B1", "owner": "张某䶮", "kind": PropertyKind.DEPOSIT, "asset": "账户", "court": "某法院",
        "ruling_number": "（2026）某0101财保1号", "ruled_on": date(2026, 6, 10), "is_pre_litigation": True,
    }  # fmt: skip
    measure = Preservation.model_validate(values | changes)
    return sample("001").model_copy(update={"preservations": (measure,)})


def test_an_appeal_has_fifteen_days_and_ten_against_a_ruling_the_day_of_service_not_counted() -> None:
    assert appeal_by(date(2026, 6, 1)).safe_last_day == date(2026, 6, 16)
    assert appeal_by(date(2026, 6, 1), is_ruling=True).safe_last_day == date(2026, 6, 11)


def test_a_last_day_off_work_moves_on_and_the_day_to_act_on_lies_before_it() -> None:
    days = appeal_by(date(2026, 6, 5))  # ends on Saturday, 20 June, in the holidays of the dragon boats
    assert days.safe_last_day == date(2026, 6, 20)
    assert days.act_by == date(2026, 6, 18) and days.statutory_last_day == date(2026, 6, 22)


def test_the_fee_has_seven_days() -> None:
    assert fee_by(date(2026, 6, 1)).safe_last_day == date(2026, 6, 8)


def test_a_suit_must_follow_within_thirty_days_of_the_earliest_measure() -> None:
    (only,) = found(frozen(executed_on=date(2026, 6, 12)))
    assert only.kind is DeadlineKind.SUIT_AFTER_PRESERVATION and only.is_ours
    assert only.days.safe_last_day == date(2026, 7, 10) and only.subject == "张某䶮"


def test_an_older_measure_of_the_suit_itself_does_not_bring_that_day_forward() -> None:
    case = frozen()
    own = case.preservations[0].model_copy(
        update={"id": "B0", "owner": "另一人", "ruled_on": date(2026, 5, 1), "is_pre_litigation": False}
    )
    (only,) = found(case.model_copy(update={"preservations": (own, *case.preservations)}))
    assert (only.days.safe_last_day, only.subject) == (date(2026, 7, 10), "张某䶮")


def test_a_suit_that_was_brought_ends_that_deadline() -> None:
    suit = CaseEvent(id="E9", on=date(2026, 6, 20), kind=EventKind.SUIT, target="张某䶮")
    case = frozen()
    assert kinds(case.model_copy(update={"events": (*case.events, suit)})) == []


def test_a_measure_of_the_suit_itself_and_one_still_to_come_set_no_such_deadline() -> None:
    assert kinds(frozen(is_pre_litigation=False)) == []
    assert kinds(frozen(ruled_on=date(2026, 7, 2))) == []


def test_performance_is_shown_until_its_day_and_not_after() -> None:
    case = judged(effective_on=date(2026, 6, 25), performance_days=10, performance_last_day=None)
    (only,) = [each for each in found(case) if each.kind is DeadlineKind.PERFORMANCE]
    assert only.days.safe_last_day == date(2026, 7, 5) and not only.is_ours
    assert DeadlineKind.PERFORMANCE in kinds(case, date(2026, 7, 5))
    assert DeadlineKind.PERFORMANCE not in kinds(case, date(2026, 7, 6))


def test_each_instalment_still_to_come_has_its_own_day() -> None:
    days = (date(2026, 6, 29), date(2026, 7, 20), date(2026, 8, 20))
    parts = tuple(Performance(due_on=day, amount="100000.00") for day in days)  # type: ignore[arg-type]
    case = judged(instalments=parts, performance_days=None, performance_last_day=None)
    rows = [each for each in found(case) if each.kind is DeadlineKind.PERFORMANCE]
    assert [each.days.safe_last_day for each in rows] == list(days[1:])
    assert "第2期" in rows[0].act


@pytest.mark.parametrize(
    ("kind", "served", "effective", "appeal"),
    [
        (InstrumentKind.JUDGMENT, ON - timedelta(days=3), ON + timedelta(days=20), True),
        (InstrumentKind.JUDGMENT, ON - timedelta(days=3), ON, False),
        (InstrumentKind.JUDGMENT, None, ON + timedelta(days=20), False),
        (InstrumentKind.MEDIATION, ON - timedelta(days=3), ON + timedelta(days=20), False),
    ],
)
def test_an_appeal_lies_against_a_judgment_served_and_not_yet_in_effect(
    kind: InstrumentKind, served: date | None, effective: date, appeal: bool
) -> None:
    case = judged(kind=kind, served_on=served, effective_on=effective)
    rows = [each for each in found(case) if each.kind is DeadlineKind.APPEAL]
    assert bool(rows) is appeal
    assert not rows or rows[0].days.safe_last_day == date(2026, 7, 12)


def test_measures_before_enforcement_want_the_application_five_days_after_the_time_to_perform() -> None:
    case = judged(effective_on=date(2026, 6, 25), performance_days=10, performance_last_day=None)
    owner = case.debtors[0].name
    new = Preservation(
        id="B7", owner=owner, kind=PropertyKind.VEHICLE, asset="车辆", court="某法院",
        ruling_number="（2026）某0101执保7号", ruled_on=date(2026, 6, 28),
    )  # fmt: skip
    case = case.model_copy(update={"preservations": (new,), "events": ()})
    (only,) = [each for each in found(case) if each.kind is DeadlineKind.ENFORCEMENT]
    assert only.days.safe_last_day == date(2026, 7, 10)
