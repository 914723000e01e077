"""The process a house starts: once, again where it died, ever later, and people are told."""

import logging
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from legal_docs.model.stored import JobState
from legal_docs.services.desk import jobs as service
from legal_docs.services.health import ping
from legal_docs.services.wiring import Wiring
from legal_docs.services.work import child as child_module
from legal_docs.services.work import worker
from legal_docs.services.work.child import Child, Process
from legal_docs.storage import jobs
from tests.houses import Clock, administrator, wired
from tests.services.work.test_worker import now, queued, taken


def ending(code: int) -> Callable[[], Process]:
    return lambda: subprocess.Popen([sys.executable, "-S", "-c", f"import os; os._exit({code})"])


def over(child: Child) -> None:
    end = time.monotonic() + 60
    while child.process is not None and time.monotonic() < end:
        time.sleep(0.01)
    assert child.process is None


def again(child: Child, start: Callable[[], Process]) -> None:
    """As if the pause were over."""
    child._not_before = 0.0
    child.wake(start)
    over(child)


def test_a_process_that_dies_at_once_is_tried_again_ever_later(caplog: pytest.LogCaptureFixture) -> None:
    child = Child()
    with caplog.at_level(logging.ERROR):
        for tries, pause in enumerate((2, 4, 8, 16, 32, 60, 60), 1):
            again(child, ending(3))
            left = child._not_before - time.monotonic()
            assert child.failures == tries and pause - 1.5 < left <= pause
    assert "code 3" in caplog.messages[0] and "failure 1" in caplog.messages[0]
    child.wake(ending(0))
    assert child.process is None and child.age() == 0


@pytest.mark.parametrize("code", [0, 130, 143])
def test_an_orderly_end_is_no_failure(code: int) -> None:
    child = Child()
    again(child, ending(3))
    again(child, ending(code))
    assert child.failures == 0
    child.wake(ending(code))
    assert child.age() > 0
    over(child)


def test_a_process_that_worked_for_long_before_it_died_had_started_well(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    child = Child()
    again(child, ending(3))
    again(child, ending(3))
    monkeypatch.setattr(child_module, "SOON", 0.0)
    again(child, ending(3))
    assert child.failures == 1


def test_a_machine_that_starts_no_process_at_all_is_told_in_the_log(caplog: pytest.LogCaptureFixture) -> None:
    child = Child()
    child.wake(lambda: subprocess.Popen(["/no/such/program"]))
    assert child.failures == 1 and child.process is None
    assert "No such file" in caplog.messages[0]


def test_a_process_that_runs_is_not_started_twice() -> None:
    child = Child()
    sleeping = [sys.executable, "-S", "-c", "import time; time.sleep(60)"]
    child.wake(lambda: subprocess.Popen(sleeping))
    first = child.process
    assert first
    child.wake(ending(0))
    assert child.process is first
    first.kill()
    over(child)
    assert child.failures == 1


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def house(tmp_path: Path, clock: Clock) -> Iterator[Wiring]:
    wiring = wired(tmp_path / "home", clock, worker="none")
    yield wiring
    wiring.engine.dispose()


def test_where_another_process_does_the_jobs_a_minute_without_any_is_told(
    house: Wiring, clock: Clock
) -> None:
    desk = administrator(house)
    job = queued(desk, "no_such_kind")
    clock.on(seconds=59)
    assert not service.is_held_up(desk, job.created_at)
    clock.on(seconds=1)
    assert service.is_held_up(desk, job.created_at)
    taken(house)
    queued(desk, "no_such_kind")
    assert not service.is_held_up(desk, job.created_at)
    clock.on(seconds=61)
    assert service.is_held_up(desk, job.created_at)


def test_a_process_of_our_own_that_runs_but_takes_nothing_is_told_too(
    tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = administrator(wired(tmp_path / "home", clock))
    child = Child()
    monkeypatch.setattr(worker, "CHILD", child)
    job = queued(desk, "no_such_kind")
    clock.on(minutes=5)
    assert not service.is_held_up(desk, job.created_at)
    child.wake(ending(0))
    monkeypatch.setattr(worker, "PATIENCE", timedelta(0))
    assert service.is_held_up(desk, job.created_at)
    over(child)
    desk.wiring.engine.dispose()


def test_a_house_whose_process_cannot_start_says_so_and_goes_on_when_it_can(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wiring = wired(tmp_path / "home")
    child = Child()
    monkeypatch.setattr(worker, "CHILD", child)
    desk = administrator(wiring)
    job = queued(desk, "no_such_kind")
    away = wiring.settings.key_file.rename(tmp_path / "away")
    for tries in (1, 2):
        child._not_before = 0.0
        worker.wake(wiring)
        over(child)
        assert service.is_held_up(desk, job.created_at) is (tries == 2)
        assert now(wiring, job).state is JobState.WAITING
        ping(wiring)
    away.rename(wiring.settings.key_file)
    child._not_before = 0.0
    service.job(desk, job.id)
    end = time.monotonic() + 60
    while now(wiring, job).state is not JobState.FAILED and time.monotonic() < end:
        time.sleep(0.1)
    assert "程序出错" in now(wiring, job).message
    assert child.process
    child.process.terminate()
    over(child)
    assert child.failures == 0 and not service.is_held_up(desk, job.created_at)
    wiring.engine.dispose()


def test_no_work_under_way_is_no_sign_of_life(house: Wiring, clock: Clock) -> None:
    with house.records.reading() as tx:
        assert not jobs.is_any_alive(tx, since=clock() - timedelta(days=1))
