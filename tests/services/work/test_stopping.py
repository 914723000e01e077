"""A process that is asked to end: the job waits again, its turn is not counted, nothing is half-kept."""

import os
import signal
import sys
import types
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from legal_docs.model.stored import Job, JobState
from legal_docs.services.desk.desk import Desk
from legal_docs.services.wiring import Wiring
from legal_docs.services.work import doing, kinds, worker
from legal_docs.services.work.kinds import Say
from legal_docs.services.work.stopping import Stop, Stopped
from tests.bundling import files
from tests.houses import Clock, administrator, wired
from tests.services.desk.exhibits_house import Bench, bench
from tests.services.work.test_worker import now, queued, started, until


@pytest.fixture
def house(tmp_path: Path) -> Iterator[Wiring]:
    wiring = wired(tmp_path / "home", Clock(), worker="none")
    yield wiring
    wiring.engine.dispose()


def test_work_is_broken_off_once_and_what_follows_is_not() -> None:
    stop = Stop()
    with pytest.raises(Stopped):
        stop.interrupting(lambda: stop.ask(signal.SIGTERM))
    stop.ask(signal.SIGINT)
    assert (stop.signal, stop.exit_code) == (signal.SIGINT, 130)


def test_a_second_signal_does_not_break_off_the_tidying_after_the_first() -> None:
    stop = Stop()

    def work() -> str:
        try:
            stop.ask(signal.SIGTERM)
        except Stopped:
            stop.ask(signal.SIGINT)
        return "tidied"

    assert stop.interrupting(work) == "tidied" and stop.signal == signal.SIGINT


def test_nothing_is_broken_off_outside_the_work() -> None:
    stop = Stop()
    assert stop.interrupting(lambda: 7) == 7 and stop.exit_code == 0
    stop.look()
    stop.ask(signal.SIGTERM)
    assert stop.exit_code == 143
    for begin in (stop.look, lambda: stop.interrupting(lambda: 7)):
        with pytest.raises(Stopped):
            begin()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_both_signals_are_listened_to(number: signal.Signals) -> None:
    before = {each: signal.getsignal(each) for each in (signal.SIGTERM, signal.SIGINT)}
    stop = Stop()
    try:
        stop.listen()
        with pytest.raises(Stopped):
            stop.interrupting(lambda: os.kill(os.getpid(), number))
        assert stop.signal == number
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)


def test_a_job_taken_as_the_end_is_asked_for_waits_again(house: Wiring) -> None:
    job, stop = queued(administrator(house), "no_such_kind"), Stop()
    taken = worker._next(house)
    assert taken and taken.tries == 1
    stop.ask(signal.SIGTERM)
    assert doing.do(house, taken, stop) is False
    left = now(house, job)
    assert (left.state, left.tries, left.beat_at) == (JobState.WAITING, 0, None)
    assert worker.serve(house, idle=30, stop=stop) == 0
    assert worker.serve(house, idle=0) == 1


def doer_of(monkeypatch: pytest.MonkeyPatch, work: Any) -> str:
    """A kind of job of its own for the test."""
    module = types.ModuleType("legal_docs.services.trial")
    module.__dict__["work"] = work
    monkeypatch.setitem(sys.modules, module.__name__, module)
    monkeypatch.setitem(kinds.KINDS, "trial", "trial:work")
    return "trial"


def test_what_goes_wrong_because_of_the_signal_is_no_failure(
    house: Wiring, monkeypatch: pytest.MonkeyPatch
) -> None:
    stop = Stop()

    def work(_desk: Desk, _job: Job, _say: Say) -> Mapping[str, Any]:
        try:
            stop.ask(signal.SIGTERM)
        except Stopped:
            raise ValueError("a program of ours was ended too") from None
        return {}

    job = queued(administrator(house), doer_of(monkeypatch, work))
    assert worker.serve(house, idle=0, stop=stop) == 0
    assert now(house, job).state is JobState.WAITING


def test_a_signal_that_was_lost_in_a_callback_is_seen_at_the_next_word(
    house: Wiring, monkeypatch: pytest.MonkeyPatch
) -> None:
    stop, said = Stop(), list[str]()

    def work(_desk: Desk, _job: Job, say: Say) -> Mapping[str, Any]:
        say(10, "一")
        try:
            stop.ask(signal.SIGTERM)
        except Stopped:
            said.append("lost")
        say(20, "二")
        return {}

    job = queued(administrator(house), doer_of(monkeypatch, work))
    assert worker.serve(house, idle=0, stop=stop) == 0
    left = now(house, job)
    assert said == ["lost"]
    assert (left.state, left.progress, left.message, left.tries) == (JobState.WAITING, 0, "", 0)


def test_work_that_ends_all_the_same_is_kept(house: Wiring, monkeypatch: pytest.MonkeyPatch) -> None:
    stop = Stop()

    def work(_desk: Desk, _job: Job, _say: Say) -> Mapping[str, Any]:
        try:
            stop.ask(signal.SIGTERM)
        except Stopped:
            return {"cases": 3}
        return {}

    job, later = queued(administrator(house), doer_of(monkeypatch, work)), None
    assert worker.serve(house, idle=30, stop=stop) == 1
    later = now(house, job)
    assert (later.state, later.result) == (JobState.DONE, {"cases": 3})


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_process_that_is_asked_to_end_gives_its_job_back(tmp_path: Path, number: signal.Signals) -> None:
    home = tmp_path / "home"
    made = bench(wired(home, worker="none"))
    from legal_docs.services.desk import evidence

    papers = [(f"01-合同/合同{n}.pdf", files.pdf(3, f"p{n}")) for n in range(6)]
    evidence.add_files(made.li, made.case_id, papers)
    left = asked_in_the_middle(home, made, number)
    assert (left.state, left.tries, left.result) == (JobState.WAITING, 0, {})
    assert [each.name for each in (home / "work").iterdir()] == ["lock"]
    assert worker.serve(made.wiring, idle=0) == 1
    assert now(made.wiring, left).tries == 1
    made.wiring.engine.dispose()


def asked_in_the_middle(home: Path, made: Bench, number: signal.Signals) -> Job:
    """The job of a process that was asked to end; a signal that came as the job ended is given to another."""
    for _ in range(5):
        job = queued(made.li, "look", made.case_id, on="2026-06-30")
        process = started(home)
        until(made.wiring, job, JobState.RUNNING)
        process.send_signal(number)
        assert process.wait(120) == 128 + number
        left = now(made.wiring, job)
        if left.finished_at is None:
            break
    return left
