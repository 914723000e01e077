"""One's long work: what is read of it stands in the trail, once a minute, and only where there is some."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from legal_docs.errors import NotAllowedError
from legal_docs.model.account import Role
from legal_docs.services.desk import intake, jobs
from legal_docs.services.desk.desk import Desk
from legal_docs.services.wiring import Wiring
from legal_docs.services.work.queue import enqueue
from legal_docs.storage import trail
from tests.houses import Clock, administrator, person, wired
from tests.services.desk.uploads import CASES, as_json


@pytest.fixture
def house(tmp_path: Path, clock: Clock) -> Iterator[Wiring]:
    wiring = wired(tmp_path / "home", clock, worker="none")
    yield wiring
    wiring.engine.dispose()


@pytest.fixture
def li(house: Wiring) -> Desk:
    return person(administrator(house), "li", Role.LAWYER)


def readings(desk: Desk, action: str) -> list[str]:
    with desk.records.reading() as tx:
        return [row.event.object for row in trail.whole(tx) if row.event.action == action]


def test_reading_ones_jobs_is_written_down_where_there_are_any(li: Desk, clock: Clock) -> None:
    assert jobs.mine(li) == () and readings(li, "job.list") == []
    with li.records.writing() as tx:
        job = enqueue(li, tx, "look", None)
    assert [each.id for each in jobs.mine(li)] == [each.id for each in jobs.mine(li)] == [job.id]
    assert readings(li, "job.list") == [f"account:{li.who.id}"]
    clock.on(minutes=1)
    jobs.mine(li)
    assert len(readings(li, "job.list")) == 2


def test_reading_how_far_a_job_is_is_written_down_and_that_of_others_is_refused(li: Desk) -> None:
    with li.records.writing() as tx:
        job = enqueue(li, tx, "look", None)
    assert jobs.job(li, job.id).id == job.id
    assert readings(li, "job.read") == [f"job:{job.id}"]
    for desk, id in ((administrator_of(li), job.id), (li, job.id + 1)):
        with pytest.raises(NotAllowedError):
            jobs.job(desk, id)
    assert len(readings(li, "job.read")) == 1


def administrator_of(desk: Desk) -> Desk:
    from legal_docs.storage import accounts

    with desk.records.reading() as tx:
        who = next(each for each in accounts.listing(tx) if each.role is Role.ADMINISTRATOR)
    return Desk(desk.wiring, who)


def test_reading_what_one_uploaded_is_written_down_where_there_is_any(li: Desk) -> None:
    assert intake.open_uploads(li) == () and readings(li, "upload.list") == []
    kept = intake.upload(li, "案件.json", as_json(CASES[0]), "东支行")
    assert [each.id for each in intake.open_uploads(li)] == [kept.id]
    assert readings(li, "upload.list") == [f"account:{li.who.id}"]
