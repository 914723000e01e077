"""What was computed with an older table is computed anew, case by case; another outcome is told."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from legal_docs.errors import ConflictError, NotAllowedError, SettingsError
from legal_docs.law.calendar import packaged
from legal_docs.model.account import Role
from legal_docs.model.casefile import CaseFile
from legal_docs.model.life import Phase
from legal_docs.model.record import CaseRecord
from legal_docs.model.stored import Job, JobState, OutputState
from legal_docs.model.supply import SupplyKind
from legal_docs.services.desk import checking, recounting, reviewing, tables
from legal_docs.services.desk import people as leave
from legal_docs.services.desk.cases import save_case
from legal_docs.services.desk.desk import Desk
from legal_docs.services.desk.in_force import in_force
from legal_docs.services.prepare import state
from legal_docs.services.wiring import Wiring
from legal_docs.services.work import worker
from legal_docs.storage import cases, deadlines, jobs, outputs, supplies, trail
from tests.houses import Clock, person, wired
from tests.services.desk.worked import Team, record_of, sample, team
from tests.services.own_tables import HOLIDAYS, ON, lent_on, on_lpr, rate
from tests.storage.factory import case, output

BANK = b"[conduct]\ndials_a_day = 4\n"
COURTS = b"[default.efiling]\nfile_mb = 7\n"


@pytest.fixture
def house(tmp_path: Path) -> Iterator[Wiring]:
    wiring = wired(tmp_path / "home", Clock(), worker="none")
    yield wiring
    wiring.engine.dispose()


@pytest.fixture
def people(house: Wiring) -> Team:
    return team(house)


def kept(admin: Desk, kind: SupplyKind, text: str | bytes) -> int:
    data = text if isinstance(text, bytes) else text.encode()
    return tables.upload(admin, kind, "t.toml", data, "试用").id


def tick(people: Team) -> None:
    clock = people.admin.wiring.clock
    assert isinstance(clock, Clock)
    clock.on(seconds=1)


def used(admin: Desk, kind: SupplyKind, text: str | bytes) -> int:
    return tables.use(admin, kept(admin, kind, text)).id


def checked(people: Team, case: Any, **columns: Any) -> CaseRecord:
    id = people.added(case).id
    checking.check(people.lawyer, id, on=ON)
    if columns:
        with people.lawyer.records.writing() as tx:
            cases.note(tx, id, at=people.lawyer.now(), by=people.lawyer.who.id, **columns)
    return record_of(people.lawyer, id)


def served(people: Team) -> Job:
    """The newest recount, after the worker has done what waits."""
    worker.serve(people.admin.wiring, idle=0)
    job = recounting.latest(people.admin)[0]
    assert job.state is JobState.DONE, job.message
    return job


def told(people: Team) -> list[tuple[str, dict[str, str]]]:
    with people.admin.records.reading() as tx:
        rows = [row.event for row in trail.whole(tx)]
    return [(row.object, row.detail) for row in rows if row.action == "case.recount"]


def counts(job: Job) -> tuple[int, int, int, int]:
    found = job.result
    return found["cases"], found["same"], found["changed"], found["recheck"]


def test_another_sum_takes_the_check_and_the_approval_back(people: Team) -> None:
    before = checked(people, on_lpr(), phase=Phase.APPROVED, approved_version=1)
    other = checked(people, sample("001"))
    with people.admin.records.writing() as tx:
        paper = outputs.add(tx, output(before.id, state=OutputState.APPROVED))
    used(people.admin, SupplyKind.LPR, rate(lent_on()))
    job = served(people)
    assert counts(job) == (2, 1, 0, 1) and job.case_id is None and job.progress == 100
    after = record_of(people.lawyer, before.id)
    assert before.owed and after.owed and after.owed > before.owed
    assert (after.checked_version, after.approved_version, after.phase) == (0, 0, Phase.APPROVED)
    assert after.next_act == f"须重新检查（参数表已更新）：{before.next_act}"
    assert recounting.wants_check(after) and not recounting.wants_check(before)
    with people.admin.records.reading() as tx:
        found = outputs.find(tx, paper.id)
        assert found and found.state is OutputState.OUTDATED
    assert record_of(people.lawyer, other.id) == other
    assert told(people) == [(f"case:{before.id}", {"version": "1", "outcome": "recheck"})]


def test_after_a_new_check_the_papers_still_have_to_be_made_again(people: Team) -> None:
    made = checked(people, on_lpr(), phase=Phase.DRAFTED)
    with people.admin.records.writing() as tx:
        outputs.add(tx, output(made.id, run=1, made_by=people.lawyer.who.id))
    used(people.admin, SupplyKind.LPR, rate(lent_on()))
    served(people)
    with pytest.raises(ConflictError, match="重新审查"):
        reviewing.submit(people.lawyer, made.id, 1)
    desk = replace(people.lawyer, wiring=in_force(people.lawyer.wiring))
    checking.check(desk, made.id, on=ON)
    assert "须重新检查" not in record_of(desk, made.id).next_act
    with pytest.raises(ConflictError, match="重新制作"):
        reviewing.submit(desk, made.id, 1)
    with people.admin.records.writing() as tx:
        outputs.add(tx, output(made.id, run=2, made_by=people.lawyer.who.id))
    assert reviewing.submit(desk, made.id, 2).phase is Phase.IN_REVIEW


def test_other_days_alone_leave_the_check_as_it_is(people: Team) -> None:
    before = checked(people, sample("008"))
    used(people.admin, SupplyKind.HOLIDAYS, HOLIDAYS)
    assert counts(served(people)) == (1, 0, 1, 0)
    after = record_of(people.lawyer, before.id)
    assert after.checked_version == 1 and "须重新检查" not in after.next_act
    with people.admin.records.reading() as tx:
        days = {each.act_by for each in deadlines.of_case(tx, before.id)}
    assert date(2027, 11, 12) in days and date(2027, 11, 2) not in days
    assert told(people) == [(f"case:{before.id}", {"version": "1", "outcome": "changed"})]


def test_what_was_ticked_off_stays_ticked_off(people: Team) -> None:
    made = checked(people, sample("008"))
    with people.admin.records.writing() as tx:
        first = next(each for each in deadlines.of_case(tx, made.id) if each.act_by == date(2026, 7, 7))
        deadlines.done(tx, first.id, ON, note="已办")
    used(people.admin, SupplyKind.HOLIDAYS, HOLIDAYS)
    served(people)
    with people.admin.records.reading() as tx:
        assert any(each.done_on == ON and each.note == "已办" for each in deadlines.of_case(tx, made.id))
    desk = replace(people.admin, wiring=in_force(people.admin.wiring))
    found = recounting.recount(desk, SupplyKind.HOLIDAYS, 0, say=lambda *_: None)
    assert found["same"] == 1 and len(told(people)) == 1


def test_a_table_taken_out_of_use_is_counted_back(people: Team) -> None:
    before = checked(people, on_lpr())
    id = used(people.admin, SupplyKind.LPR, rate(lent_on()))
    served(people)
    tick(people)
    tables.drop(people.admin, id)
    job = served(people)
    assert counts(job) == (1, 0, 0, 1)
    assert record_of(people.lawyer, before.id).owed == before.owed
    tick(people)
    tables.drop(people.admin, id)  # it was not in use any more
    assert recounting.latest(people.admin) == (job,)


def test_one_version_after_another_is_compared_with_the_one_before(people: Team) -> None:
    checked(people, on_lpr())
    used(people.admin, SupplyKind.LPR, rate(lent_on()))
    served(people)
    tick(people)
    used(people.admin, SupplyKind.LPR, rate(lent_on(), "9.99") + "# the same\n")
    assert counts(served(people)) == (1, 1, 0, 0)


def test_what_only_time_has_changed_is_left_as_it_was_computed(people: Team) -> None:
    made = checked(people, sample("010"))
    clock = people.admin.wiring.clock
    assert isinstance(clock, Clock)
    clock.on(days=20)
    used(people.admin, SupplyKind.LPR, rate(lent_on()))
    assert counts(served(people)) == (1, 1, 0, 0)
    assert record_of(people.lawyer, made.id) == made


def test_what_was_computed_with_a_table_no_more_in_use_is_not_kept(people: Team) -> None:
    made = checked(people, on_lpr())
    used(people.admin, SupplyKind.LPR, rate(lent_on()))
    for change in (lambda: checking.check(people.lawyer, made.id, on=ON), lambda: saved(people, made)):
        with pytest.raises(ConflictError, match="参数表刚刚有变动"):
            change()
    assert record_of(people.lawyer, made.id) == made
    now = replace(people.lawyer, wiring=in_force(people.lawyer.wiring))
    assert checking.check(now, made.id, on=ON).record.owed != made.owed


def saved(people: Team, made: CaseRecord) -> None:
    newer = on_lpr().model_copy(update={"court": "另一市某区人民法院"})
    save_case(people.lawyer, made.id, newer, seen=1, reason="更正")


def test_a_table_that_touches_nothing_computed_does_not_hinder(people: Team) -> None:
    made = checked(people, on_lpr())
    used(people.admin, SupplyKind.COURTS, COURTS)
    assert checking.check(people.lawyer, made.id, on=ON).record.owed == made.owed


def test_a_filed_case_keeps_its_check_and_papers_and_is_told(people: Team) -> None:
    made = checked(people, on_lpr(), phase=Phase.FILED, approved_version=1)
    with people.admin.records.writing() as tx:
        paper = outputs.add(tx, output(made.id, state=OutputState.APPROVED))
    used(people.admin, SupplyKind.LPR, rate(lent_on()))
    assert counts(served(people)) == (1, 0, 0, 1)
    after = record_of(people.lawyer, made.id)
    assert (after.checked_version, after.approved_version) == (1, 1) and "须重新检查" in after.next_act
    with people.admin.records.reading() as tx:
        found = outputs.find(tx, paper.id)
        assert found and found.state is OutputState.APPROVED


def test_closed_cases_are_left_alone_and_without_open_ones_nothing_starts(people: Team) -> None:
    made = checked(people, on_lpr(), phase=Phase.CLOSED)
    used(people.admin, SupplyKind.LPR, rate(lent_on()))
    assert recounting.latest(people.admin) == () and record_of(people.lawyer, made.id) == made


def test_a_case_closed_meanwhile_is_left_alone(people: Team) -> None:
    checked(people, sample("001"))
    second = checked(people, on_lpr())
    used(people.admin, SupplyKind.LPR, rate(lent_on()))

    def close(*_: object) -> None:  # the first case is computed by then
        with people.admin.records.writing() as tx:
            cases.note(tx, second.id, at=second.updated_at, by=second.updated_by, phase=Phase.CLOSED)

    desk = replace(people.admin, wiring=in_force(people.admin.wiring))
    assert second.number > record_of(people.lawyer, next(recounting.open_ids(desk))).number
    found = recounting.recount(desk, SupplyKind.LPR, 0, say=close)
    assert found == {"cases": 2, "same": 2, "changed": 0, "recheck": 0} and told(people) == []
    assert record_of(people.lawyer, second.id) == second.model_copy(
        update={"phase": Phase.CLOSED, "due_on": None}
    )


def test_more_cases_than_a_page_holds_are_all_found(people: Team, monkeypatch: pytest.MonkeyPatch) -> None:
    made = [people.added(sample(number)) for number in ("001", "002", "005")]
    for size in (1, 2, 3):
        monkeypatch.setattr(recounting, "_PAGE", size)
        assert list(recounting.open_ids(people.admin)) == [each.id for each in made]


def test_what_courts_want_touches_no_sum_and_no_day(people: Team) -> None:
    checked(people, on_lpr())
    used(people.admin, SupplyKind.COURTS, COURTS)
    assert recounting.latest(people.admin) == ()
    used(people.admin, SupplyKind.BANK, BANK)
    assert counts(served(people)) == (1, 1, 0, 0) and told(people) == []


def test_a_recount_taken_up_again_keeps_and_tells_nothing_twice(people: Team) -> None:
    made = checked(people, on_lpr())
    used(people.admin, SupplyKind.LPR, rate(lent_on()))
    served(people)
    after, desk = (
        record_of(people.lawyer, made.id),
        replace(people.admin, wiring=in_force(people.admin.wiring)),
    )
    said: list[tuple[int, str]] = []
    found = recounting.recount(desk, SupplyKind.LPR, 0, say=lambda *words: said.append(words))
    assert found == {"cases": 1, "same": 1, "changed": 0, "recheck": 0}
    assert record_of(people.lawyer, made.id) == after and len(told(people)) == 1
    assert said == [(99, "已重新计算1/1件")]


def test_a_case_saved_meanwhile_is_computed_from_what_was_saved(people: Team) -> None:
    made = checked(people, on_lpr())
    used(people.admin, SupplyKind.LPR, rate(lent_on()))
    at, armed = people.admin.now(), list[bool]()
    (loan, *_) = on_lpr().loans
    dearer = loan.model_copy(update={"rate": loan.rate.model_copy(update={"spread_bp": 400})})
    newer = on_lpr().model_copy(update={"loans": (dearer,)})

    def clock() -> datetime:
        if armed and armed.pop():  # somebody saves while the first look is being computed
            with people.lawyer.records.writing() as tx:
                cases.save(tx, made.id, newer, seen=1, by=people.lawyer.who.id, at=at)
        return at

    wiring = replace(in_force(people.admin.wiring), clock=clock)
    armed.append(bool(wiring.files))  # opening the store asks for the time as well
    found = recounting.recount(replace(people.admin, wiring=wiring), SupplyKind.LPR, 0, say=lambda *_: None)
    assert found["recheck"] == 1 and told(people)[0][1]["version"] == "2"
    with wiring.within():
        assert record_of(people.lawyer, made.id).owed == state(newer, on=ON).owed.total


def test_a_recount_that_failed_is_begun_again_by_another_administrator(people: Team) -> None:
    checked(people, on_lpr())
    used(people.admin, SupplyKind.LPR, rate(lent_on()))
    with people.admin.records.writing() as tx:
        taken = jobs.take(tx, at=people.admin.now())
        assert taken
        jobs.finish(tx, taken.id, JobState.FAILED, at=people.admin.now(), message="磁盘已满")
    (failed,) = recounting.latest(people.admin)
    assert failed.state is JobState.FAILED
    with pytest.raises(NotAllowedError):
        recounting.again(people.admin, failed.id + 1)
    tick(people)
    job = recounting.again(people.admin, failed.id)
    assert job.args == failed.args
    with pytest.raises(NotAllowedError):  # it is not the newest one any more
        recounting.again(people.admin, failed.id)
    with pytest.raises(NotAllowedError):  # this one waits; it has not failed
        recounting.again(people.admin, job.id)
    assert counts(served(people)) == (1, 0, 0, 1)


def test_a_recount_goes_on_when_who_began_it_is_disabled_meanwhile(people: Team) -> None:
    made = checked(people, on_lpr())
    other = person(people.admin, "second", Role.ADMINISTRATOR)
    used(people.admin, SupplyKind.LPR, rate(lent_on()))
    leave.disable(other, people.admin.who.id)
    worker.serve(other.wiring, idle=0)
    (job,) = recounting.latest(other)
    assert (job.state, counts(job), job.started_by) == (JobState.DONE, (1, 0, 0, 1), people.admin.who.id)
    assert record_of(people.lawyer, made.id).checked_version == 0
    with other.records.reading() as tx:
        (event,) = [row.event for row in trail.whole(tx) if row.event.action == "case.recount"]
    assert event.who == people.admin.who.id


def test_who_was_told_to_check_again_stays_told_after_the_next_table(people: Team) -> None:
    made = checked(people, sample("008"), next_act="须重新检查（参数表已更新）：请核对")
    used(people.admin, SupplyKind.HOLIDAYS, HOLIDAYS)
    assert counts(served(people)) == (1, 0, 1, 0)
    assert recounting.wants_check(record_of(people.lawyer, made.id))


def wage(amount: int) -> str:
    """A wage of the place where the courts of the samples are."""
    told = f'year = 2025\namount = {amount}\npublished_on = 2026-06-30\nsource = "公告"\n'
    return f'[[wages]]\nprovince = "某市"\n{told}'


def without_wage(case: CaseFile) -> CaseFile:
    """The case without a wage of its own, which would go before the table."""
    assert case.escalation and case.escalation.average_wage
    own = case.escalation.model_copy(update={"average_wage": None})
    return case.model_copy(update={"escalation": own})


def test_a_wage_that_opens_or_shuts_the_small_claims_procedure_is_told(people: Team) -> None:
    before = checked(people, without_wage(sample("001")), phase=Phase.APPROVED, approved_version=1)
    used(people.admin, SupplyKind.WAGES, wage(20_000))
    assert counts(served(people)) == (1, 0, 0, 1)
    after = record_of(people.lawyer, before.id)
    assert (after.checked_version, after.approved_version, after.owed) == (0, 0, before.owed)
    desk = replace(people.admin, wiring=in_force(people.admin.wiring))
    again = recounting.recount(desk, SupplyKind.WAGES, 0, say=lambda *_: None)
    assert again["same"] == 1 and len(told(people)) == 1
    tick(people)
    used(people.admin, SupplyKind.WAGES, wage(20_001))
    assert counts(served(people)) == (1, 1, 0, 0)


def test_a_table_in_force_that_cannot_be_read_stops_before_the_first_case(
    people: Team, tmp_path: Path
) -> None:
    checked(people, on_lpr())
    path = tmp_path / "lpr.toml"
    path.write_text("[", "utf-8")
    settings = people.admin.wiring.settings.model_copy(update={"lpr": str(path)})
    desk = replace(people.admin, wiring=replace(people.admin.wiring, settings=settings))
    with pytest.raises(SettingsError, match="LEGAL_DOCS_LPR"):
        recounting.recount(desk, SupplyKind.HOLIDAYS, 0, say=lambda *_: None)


def test_each_table_has_its_own_newest_recount(people: Team) -> None:
    checked(people, on_lpr())
    used(people.admin, SupplyKind.LPR, rate(lent_on()))
    used(people.admin, SupplyKind.HOLIDAYS, HOLIDAYS)
    tick(people)
    used(people.admin, SupplyKind.LPR, rate(lent_on(), "8.88"))
    jobs = recounting.latest(people.admin)
    assert sorted(job.args["table"] for job in jobs) == ["holidays", "lpr"]
    newest = next(job for job in jobs if job.args["table"] == "lpr")
    with people.admin.records.reading() as tx:
        before = supplies.find(tx, newest.args["before"])
    assert before and before.version == 1


def test_a_period_that_is_not_over_any_more_is_another_outcome(people: Team) -> None:
    """It ended on Saturday 27 June; with Monday off too it may still be kept on Tuesday 30 June."""
    note = {"note": "N-1", "disbursed_on": "2022-06-27", "due_on": "2023-06-27", "amount": "10000.00"}
    loan = {
        "number": "J-1", "title": "借款合同", "kind": "consumer", "signed_on": "2022-06-27",
        "amount": "10000.00", "purpose": "装修", "term_from": "2022-06-27", "term_to": "2023-06-27",
        "rate": {"annual_percent": "6"}, "method": "bullet", "day_count": 360, "disbursements": [note],
    }  # fmt: skip
    who = sample("010").people[0]
    made = checked(people, case(people=[who.model_dump()], debtors=[{"name": who.name}], loans=[loan]))
    plan = packaged()[2026]
    off = [*sorted(plan.rest), date(2026, 6, 29)]
    text = (
        f'[2026]\nsource = "更正"\nrest = {[str(day) for day in off]}\nwork = {[str(d) for d in plan.work]}'
    )
    used(people.admin, SupplyKind.HOLIDAYS, text.replace("'", '"'))
    assert counts(served(people)) == (1, 0, 0, 1)
    assert record_of(people.lawyer, made.id).checked_version == 0


def test_a_version_that_was_in_use_already_starts_nothing(people: Team) -> None:
    checked(people, on_lpr())
    id = used(people.admin, SupplyKind.LPR, rate(lent_on()))
    first = served(people)
    tick(people)
    tables.use(people.admin, id)
    assert recounting.latest(people.admin) == (first,)
