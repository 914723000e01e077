"""Readings that a page repeats are written to the trail, once a minute for each person and thing."""

from collections.abc import Callable

import pytest

from legal_docs.errors import NotAllowedError
from legal_docs.services.desk import cases, evidence, jobs, moving, releasing
from legal_docs.services.desk.desk import Desk
from legal_docs.services.wiring import Wiring
from legal_docs.storage import trail
from tests.houses import Clock
from tests.services.desk.exhibits_house import Bench, bench

READINGS: dict[str, Callable[[Desk, int], object]] = {
    "case.status": cases.status_of,
    "case.history": cases.history,
    "move.list": moving.moves,
    "release.ready": releasing.ready,
    "job.list": jobs.jobs_of,
}


@pytest.fixture
def made(one_house: Wiring) -> Bench:
    return bench(one_house)


def noted(made: Bench) -> list[tuple[int, str, str]]:
    with made.wiring.records.reading() as tx:
        return [(row.event.who, row.event.action, row.event.object) for row in trail.whole(tx)]


@pytest.mark.parametrize("action", READINGS)
def test_a_reading_is_written_down_once_a_minute_for_each_person(
    made: Bench, clock: Clock, action: str
) -> None:
    read, thing = READINGS[action], f"case:{made.case_id}"
    before = len(noted(made))
    read(made.li, made.case_id)
    read(made.li, made.case_id)
    assert noted(made)[before:] == [(made.li.who.id, action, thing)]
    read(made.zhao, made.case_id)
    clock.on(seconds=61)
    read(made.li, made.case_id)
    assert noted(made)[before + 1 :] == [(made.zhao.who.id, action, thing), (made.li.who.id, action, thing)]


@pytest.mark.parametrize("action", READINGS)
def test_who_is_refused_has_read_nothing(made: Bench, action: str) -> None:
    before = len(noted(made))
    for _ in range(2):
        with pytest.raises(NotAllowedError):
            READINGS[action](made.far, made.case_id)
    refused = (made.far.who.id, "access.refused", f"case:{made.case_id}")
    assert noted(made)[before:] == [refused, refused]


def test_a_refusal_tells_what_was_asked_for(made: Bench) -> None:
    with pytest.raises(NotAllowedError):
        evidence.opened(made.li, 77)
    assert noted(made)[-1] == (made.li.who.id, "access.refused", "evidence:77")
