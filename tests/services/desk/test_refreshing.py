"""A day passes: what is shown of open cases is of today, and nothing anybody did is touched."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from legal_docs.errors import ConflictError
from legal_docs.model.casefile import CaseFile
from legal_docs.model.life import Phase
from legal_docs.model.record import CaseRecord
from legal_docs.model.supply import SupplyKind
from legal_docs.services.desk import checking, computed, refreshing, tables
from legal_docs.services.desk.in_force import in_force
from legal_docs.services.prepare import state
from legal_docs.services.wiring import Wiring
from legal_docs.storage import cases, deadlines, trail
from tests.houses import Clock, wired
from tests.services.desk.worked import BRANCH, Team, record_of, sample, team
from tests.services.own_tables import on_lpr

ON = date(2026, 6, 30)


@pytest.fixture
def house(tmp_path: Path) -> Iterator[Wiring]:
    wiring = wired(tmp_path / "home", Clock(), worker="none")
    yield wiring
    wiring.engine.dispose()


@pytest.fixture
def people(house: Wiring) -> Team:
    return team(house)


def open_ended(number: str) -> CaseFile:
    """A sample whose debt is reckoned up to the day that is asked for."""
    return sample(number).model_copy(update={"cutoff_on": None})


def checked(people: Team, number: str, **columns: object) -> CaseRecord:
    id = people.added(open_ended(number)).id
    checking.check(people.lawyer, id, on=ON)
    with people.lawyer.records.writing() as tx:
        cases.note(tx, id, at=people.lawyer.now(), by=people.lawyer.who.id, **columns)
    return record_of(people.lawyer, id)


def later(people: Team, days: int) -> date:
    clock = people.admin.wiring.clock
    assert isinstance(clock, Clock)
    clock.on(days=days)
    return ON + timedelta(days=days)


def told(people: Team) -> list[dict[str, str]]:
    with people.admin.records.reading() as tx:
        return [row.event.detail for row in trail.whole(tx) if row.event.action == "case.refresh"]


def test_debt_and_days_are_those_of_today_and_the_case_is_as_it_was(people: Team) -> None:
    before = checked(people, "001", phase=Phase.DRAFTED)
    on = later(people, 100)
    assert refreshing.refresh(people.reviewer) == refreshing.Refreshed(cases=1, changed=1)
    after = record_of(people.lawyer, before.id)
    owed = state(open_ended("001"), on=on).owed.total
    assert after.owed == owed and before.owed and owed > before.owed
    kept = ("phase", "version", "checked_version", "approved_version", "updated_at", "updated_by")
    assert [getattr(after, name) for name in kept] == [getattr(before, name) for name in kept]
    assert told(people) == [{"count": "1", "cases": str(before.id)}]


def test_the_second_time_on_a_day_changes_nothing_and_tells_nothing(people: Team) -> None:
    checked(people, "001")
    later(people, 1)
    refreshing.refresh(people.lawyer)
    assert refreshing.refresh(people.lawyer) == refreshing.Refreshed(cases=1, changed=0)
    assert len(told(people)) == 1


def test_the_days_of_lists_and_of_deadlines_move_on(people: Team) -> None:
    before = checked(people, "001")
    assert before.act_by and before.last_day
    on = later(people, (before.act_by - ON).days + 1)
    refreshing.refresh(people.lawyer)
    after = record_of(people.lawyer, before.id)
    assert before.act_by < on <= before.last_day and after.act_by == before.act_by
    with people.admin.records.reading() as tx:
        days = [each.safe_last_day for each in deadlines.of_case(tx, before.id) if each.is_running]
    assert before.last_day in days


def test_a_case_that_is_over_or_of_another_branch_is_left_alone(people: Team) -> None:
    over = checked(people, "001", phase=Phase.CLOSED)
    here = checked(people, "002")
    later(people, 30)
    assert refreshing.refresh(people.stranger) == refreshing.Refreshed(cases=0, changed=0)
    assert people.lawyer.who.branch == BRANCH
    assert refreshing.refresh(people.lawyer).cases == 1
    assert record_of(people.lawyer, over.id) == over
    assert record_of(people.lawyer, here.id).owed != here.owed


def test_a_case_that_has_to_be_checked_again_still_says_so(people: Team) -> None:
    made = checked(people, "001", next_act="须重新检查（参数表已更新）：起诉")
    later(people, 3)
    refreshing.refresh(people.lawyer)
    assert record_of(people.lawyer, made.id).next_act.startswith("须重新检查（参数表已更新）")


def test_a_case_saved_meanwhile_is_left_to_that(people: Team, monkeypatch: pytest.MonkeyPatch) -> None:
    made = checked(people, "001")
    later(people, 3)
    compute = computed.compute

    def saved_first(desk: object, case: object) -> object:
        found = compute(desk, case)  # type: ignore[arg-type]
        newer = open_ended("001").model_copy(update={"court": "某市乙区人民法院"})
        with people.lawyer.records.writing() as tx:
            cases.save(
                tx, made.id, newer, seen=1, by=people.lawyer.who.id, at=people.lawyer.now(), reason="改"
            )
        return found

    monkeypatch.setattr(refreshing, "compute", saved_first)
    assert refreshing.refresh(people.lawyer) == refreshing.Refreshed(cases=1, changed=0)
    after = record_of(people.lawyer, made.id)
    assert (after.version, after.owed) == (2, made.owed)


def test_many_cases_are_kept_a_few_at_a_time_and_none_is_left_out(
    people: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = [checked(people, number) for number in ("001", "002", "010")]
    later(people, 30)
    monkeypatch.setattr(refreshing, "AT_ONCE", 2)
    assert refreshing.refresh(people.lawyer) == refreshing.Refreshed(cases=3, changed=3)
    assert [each["count"] for each in told(people)] == ["2", "1"]
    assert " ".join(each["cases"] for each in told(people)).split() == [str(each.id) for each in before]
    assert all(record_of(people.lawyer, each.id).owed != each.owed for each in before)


def test_a_case_closed_meanwhile_is_left_alone(people: Team, monkeypatch: pytest.MonkeyPatch) -> None:
    made = checked(people, "001")
    later(people, 3)
    compute = computed.compute

    def closed_first(desk: object, case: object) -> object:
        found = compute(desk, case)  # type: ignore[arg-type]
        with people.lawyer.records.writing() as tx:
            cases.note(tx, made.id, at=made.updated_at, by=people.lawyer.who.id, phase=Phase.CLOSED)
        return found

    monkeypatch.setattr(refreshing, "compute", closed_first)
    assert refreshing.refresh(people.lawyer) == refreshing.Refreshed(cases=1, changed=0)
    after = record_of(people.lawyer, made.id)
    assert (after.phase, after.owed) == (Phase.CLOSED, made.owed) and not told(people)


def test_a_case_file_that_does_not_open_is_told_and_the_others_go_on(people: Team) -> None:
    broken, whole = checked(people, "001"), checked(people, "002")
    later(people, 30)
    with people.admin.records.writing() as tx:
        spoilt = text("update case_versions set document = :none where case_id = :id")
        tx.connection.execute(spoilt, {"none": b"\0" * 60, "id": broken.id})
    found = refreshing.refresh(people.lawyer)
    assert (found.cases, found.changed) == (2, 1)
    assert [each.code for each in found.faults] == ["keys"] and "case_versions" in found.faults[0].zh
    assert record_of(people.lawyer, broken.id) == broken
    assert record_of(people.lawyer, whole.id).owed != whole.owed


def test_tables_that_change_meanwhile_stop_it_and_a_new_one_goes_on(people: Team) -> None:
    made = checked(people, "001")
    later(people, 3)
    kept = tables.upload(people.admin, SupplyKind.BANK, "t.toml", b"[conduct]\ndials_a_day = 4\n", "试用")
    tables.use(people.admin, kept.id)
    with pytest.raises(ConflictError, match="参数表"):
        refreshing.refresh(people.lawyer)
    assert record_of(people.lawyer, made.id) == made
    desk = replace(people.lawyer, wiring=in_force(people.lawyer.wiring))
    assert refreshing.refresh(desk).changed == 1


def test_a_rate_that_is_not_known_leaves_the_days_and_says_what_is_missing(people: Team) -> None:
    """The night after a repricing day whose LPR nobody has entered yet."""
    id = people.added(on_lpr(open_ended("001"))).id
    checking.check(people.lawyer, id, on=ON)
    before = record_of(people.lawyer, id)
    with people.admin.records.reading() as tx:
        days = deadlines.of_case(tx, id)
    assert days and before.last_day and before.owed
    with people.lawyer.records.writing() as tx:
        cases.save(
            tx, id, without_rate(), seen=1, by=people.lawyer.who.id, at=people.lawyer.now(), reason="改"
        )
    assert refreshing.refresh(people.lawyer).changed == 1
    after = record_of(people.lawyer, id)
    assert (after.last_day, after.act_by, after.owed) == (before.last_day, before.act_by, None)
    assert "LPR" in after.next_act or "利率" in after.next_act
    with people.admin.records.reading() as tx:
        assert deadlines.of_case(tx, id) == days
    assert refreshing.refresh(people.lawyer).changed == 0


def without_rate() -> CaseFile:
    """The sample with a rate by an LPR from before there was one."""
    made = on_lpr(open_ended("001"))
    loans = []
    for loan in made.loans:
        notes = tuple(
            note.model_copy(update={"disbursed_on": date(2019, 1, 10)}) for note in loan.disbursements
        )
        loans.append(loan.model_copy(update={"disbursements": notes, "signed_on": date(2019, 1, 8)}))
    return made.model_copy(update={"loans": tuple(loans)})
