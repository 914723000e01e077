"""The program or a file of its settings is another: that is told, and everything is computed anew by hand."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from legal_docs.model.life import Phase
from legal_docs.model.stored import Job, JobState, OutputState
from legal_docs.model.supply import SupplyKind
from legal_docs.services.desk import basis, recounting, recounting_all
from legal_docs.services.desk.desk import Desk
from legal_docs.services.desk.recounting_all import Outdated
from legal_docs.services.wiring import Wiring
from legal_docs.storage import cases, deadlines, outputs, trail
from tests.houses import Clock, wired
from tests.services.desk.test_recounting import checked, counts, served, tick, told, used
from tests.services.desk.worked import Team, record_of, sample, team
from tests.services.own_tables import HOLIDAYS, lent_on, on_lpr, rate
from tests.storage.factory import output

CURRENT = Outdated("", (), is_known=True)


@pytest.fixture
def house(tmp_path: Path) -> Iterator[Wiring]:
    wiring = wired(tmp_path / "home", Clock(), worker="none")
    yield wiring
    wiring.engine.dispose()


@pytest.fixture
def people(house: Wiring) -> Team:
    return team(house)


def with_settings(desk: Desk, **settings: str) -> Desk:
    """The desk after the program was started with other settings."""
    changed = desk.wiring.settings.model_copy(update=settings)
    return replace(desk, wiring=Wiring(changed, desk.wiring.clock, desk.wiring.hasher))


def all_served(people: Team) -> Job:
    recounting_all.start(people.admin)
    return served(people)


def test_a_house_without_cases_notes_the_present_basis(people: Team, monkeypatch: pytest.MonkeyPatch) -> None:
    assert recounting_all.outdated(people.admin) == CURRENT
    people.added(sample("001"))
    assert recounting_all.outdated(people.admin) == CURRENT
    monkeypatch.setattr(basis, "__version__", "9.9.9")
    found = recounting_all.outdated(people.admin)
    assert found and found.is_known and found.tables == () and found.program not in ("", "9.9.9")
    with people.admin.records.reading() as tx:
        noted = [row.event for row in trail.whole(tx) if row.event.action == "table.basis"]
    assert [each.detail for each in noted] == [{"version": found.program}]


def test_cases_of_an_unknown_basis_are_told_until_they_were_computed_anew(people: Team) -> None:
    checked(people, sample("001"))
    assert recounting_all.outdated(people.admin) == Outdated("", (), is_known=False)
    job = recounting_all.start(people.admin)
    assert recounting_all.start(people.admin).id == job.id
    assert counts(served(people)) == (1, 1, 0, 0)
    assert recounting_all.outdated(people.admin) == CURRENT
    tick(people)
    assert recounting_all.start(people.admin).id != job.id


def test_another_file_of_the_settings_is_told_by_its_table(people: Team, tmp_path: Path) -> None:
    checked(people, on_lpr())
    all_served(people)
    files = {
        "tables": ("[conduct]\ndials_a_day = 4\n", "bank"),
        "holidays": (HOLIDAYS, "holidays"),
        "lpr": (rate(lent_on()), "lpr"),
    }
    for setting, (text, table) in files.items():
        path = tmp_path / f"{setting}.toml"
        path.write_text(text, "utf-8")
        desk = with_settings(people.admin, **{setting: str(path)})
        assert recounting_all.outdated(desk) == Outdated("", (table,), is_known=True)
    used(people.admin, SupplyKind.LPR, rate(lent_on()))
    assert recounting_all.outdated(people.admin) == CURRENT  # a table of the house has a recount of its own


def test_another_rate_in_the_file_of_the_settings_takes_the_check_back(people: Team, tmp_path: Path) -> None:
    before = checked(people, on_lpr(), phase=Phase.APPROVED, approved_version=1)
    same = checked(people, sample("001"))
    with people.admin.records.writing() as tx:
        paper = outputs.add(tx, output(before.id, state=OutputState.APPROVED))
    path = tmp_path / "lpr.toml"
    path.write_text(rate(lent_on()), "utf-8")
    admin = with_settings(people.admin, lpr=str(path))
    recounting_all.start(admin)
    job = served(replace(people, admin=admin))
    assert counts(job) == (2, 1, 0, 1) and job.args["table"] == recounting.EVERYTHING
    after = record_of(people.lawyer, before.id)
    assert (after.checked_version, after.approved_version) == (0, 0) and recounting.wants_check(after)
    with people.admin.records.reading() as tx:
        found = outputs.find(tx, paper.id)
    assert found and found.state is OutputState.OUTDATED
    assert record_of(people.lawyer, same.id) == same
    assert told(people) == [(f"case:{before.id}", {"version": "1", "outcome": "recheck"})]
    assert recounting_all.outdated(admin) == CURRENT


@pytest.mark.parametrize("days", [0, 1, 30])
def test_days_gone_by_alone_are_kept_without_another_check(people: Team, days: int) -> None:
    made = checked(people, sample("010"))
    clock = people.admin.wiring.clock
    assert isinstance(clock, Clock)
    clock.on(days=days)
    assert counts(all_served(people)) == ((1, 0, 1, 0) if days else (1, 1, 0, 0))
    after = record_of(people.lawyer, made.id)
    assert after.checked_version == 1 and (after.owed != made.owed) is bool(days)


def test_a_sum_of_no_day_since_or_another_last_day_is_another_outcome(people: Team) -> None:
    clock = people.admin.wiring.clock
    assert isinstance(clock, Clock)
    first = checked(people, sample("001"))
    second = checked(people, sample("002"))
    third = checked(people, sample("005"))
    with people.admin.records.writing() as tx:
        wrong = (first.owed or Decimal(0)) + Decimal("0.01")
        cases.note(tx, first.id, at=first.updated_at, by=first.updated_by, owed=wrong)
        found = [each for each in deadlines.of_case(tx, second.id) if each.is_computed]
        earlier = found[0].safe_last_day
        assert earlier
        moved = found[0].model_copy(update={"id": 0, "safe_last_day": earlier - timedelta(days=1)})
        deadlines.replace_computed(tx, second.id, (moved, *found[1:]))
        cases.note(tx, third.id, at=third.updated_at, by=third.updated_by, owed=None)
    assert counts(all_served(people)) == (3, 0, 1, 2)
    assert not recounting.wants_check(record_of(people.lawyer, third.id))


def test_a_case_nobody_has_computed_yet_is_not_told_to_be_checked_again(people: Team) -> None:
    made = people.added(sample("001"))
    assert counts(all_served(people)) == (1, 0, 1, 0)
    assert record_of(people.lawyer, made.id).owed and not recounting.wants_check(
        record_of(people.lawyer, made.id)
    )


def test_a_recount_of_everything_that_failed_leaves_the_basis_unknown(people: Team, tmp_path: Path) -> None:
    from legal_docs.storage import jobs

    checked(people, sample("001"))
    recounting_all.start(people.admin)
    with people.admin.records.writing() as tx:
        taken = jobs.take(tx, at=people.admin.now())
        assert taken
        jobs.finish(tx, taken.id, JobState.FAILED, at=people.admin.now(), message="磁盘已满")
    assert not recounting_all.outdated(people.admin).is_known
    assert recounting.again(people.admin, taken.id).args == taken.args


def test_the_days_looked_at_begin_today_and_end_with_the_last_change(people: Team) -> None:
    made = checked(people, sample("001"))
    assert list(basis._since(made, date(2026, 7, 2))) == [
        date(2026, 7, 2),
        date(2026, 7, 1),
        date(2026, 6, 30),
    ]
    far = list(basis._since(made, date(2027, 6, 30)))
    assert len(far) == basis.PROBED + 1 and far[-1] == date(2026, 6, 30) and far[0] == date(2027, 6, 30)
