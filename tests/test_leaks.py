"""The search for personal data in logs bites: each way of saying a number or a name fails the test."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.leaks import MARK, Leaks, found

ID = "11010519491231002X"
PHONE = "13812345678"
CARD = "6222021234567890128"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"证件{ID}。", "an ID number"),
        (f"id={ID}", ""),
        (f'{{"id": "{ID.lower()}"}}', "an ID number"),
        (ID.replace("X", "1"), ""),
        ("110105299912310020", ""),
        ("110105194912310", ""),
        ("110105491231002", "an ID number of 15 digits"),
        ("110105491331002", ""),
        (f"电话：{PHONE}", "a mobile phone"),
        (f"+86 {PHONE}, 86{PHONE}", "a mobile phone"),
        ("12812345678", ""),
        (CARD, "a bank card"),
        (CARD[:-1] + "9", ""),
        ("4111111111111111", "a bank card"),
        ("999999198506063645", "a number of a sample"),
        ("10000000001", "a number of a sample"),
        ("张某䶮签收", "a name"),
        ("张某签收", ""),
    ],
)
def test_what_is_personal_is_found_and_what_only_looks_like_it_is_not(text: str, kind: str) -> None:
    kinds = found(text)
    assert kind in kinds if kind else not kinds


@pytest.mark.parametrize(
    "text",
    [
        f"sha256={'a' * 30}{PHONE}",
        f"{PHONE}{'b' * 40}",
        f"1790{PHONE}",
        f"{PHONE}.25",
        f"0.{PHONE}",
        f"job_{PHONE}_1",
        f"2026-{PHONE}-1",
        "2026-06-30T12:00:00.138123456",
        f"0x{CARD}",
    ],
)
def test_hashes_ids_and_moments_are_no_persons(text: str) -> None:
    assert found(text) == []


def test_names_are_looked_for_only_where_asked() -> None:
    assert found("张某䶮", names=False) == []


TESTS = f"""
import logging, subprocess, sys, warnings
import pytest

def test_fine():
    logging.getLogger("a").error("nothing")

def test_logger():
    log = logging.getLogger("quiet.one")
    log.propagate = False
    log.warning("for %s", "{PHONE}")

def test_trace():
    try:
        raise ValueError("{ID}")
    except ValueError:
        logging.getLogger("traced").exception("failed")

def test_warning():
    warnings.warn("张某䶮 is odd")

def test_process():
    subprocess.run([sys.executable, "-c", "import sys; sys.exit('{PHONE}')"], capture_output=True)

def test_server(tmp_path):
    with open(tmp_path / "server.log", "wb") as log:
        subprocess.Popen([sys.executable, "-c", "print('张某䶮')"], stdout=log).wait()

def test_inherited():
    subprocess.Popen([sys.executable, "-c", "print('{CARD}')"]).wait()

@pytest.mark.{MARK}
def test_on_purpose():
    logging.getLogger("a").error("{PHONE}")
"""
LATE = f"""
import logging
import pytest

@pytest.hookimpl(tryfirst=True)
def pytest_sessionfinish(session):
    is_worker = hasattr(session.config, "workeroutput")
    if is_worker or not session.config.option.numprocesses:
        logging.getLogger("late").error("{PHONE}")
"""
"""What is said after the last test, in the process that ran it."""
TOLD = {
    "test_logger": "a mobile phone in the logger quiet.one",
    "test_trace": "an ID number in the logger traced",
    "test_process": "a mobile phone in the stderr of a process",
    "test_server": "a name in the log server.log",
    "test_inherited": "a bank card in Captured stdout call",
}


def run_of(tmp_path: Path, processes: str, *chosen: str) -> subprocess.CompletedProcess[str]:
    (tmp_path / "test_it.py").write_text(TESTS, "utf-8")
    plain = ["-c", "/dev/null", "--rootdir", str(tmp_path), "-p", "no:cacheprovider", "--show-capture=no"]
    command = [sys.executable, "-m", "pytest", "-p", "tests.leaks", *plain, "-n", processes, str(tmp_path)]
    root = Path(__file__).parents[1]
    return subprocess.run([*command, *chosen, "-W", "default"], cwd=root, capture_output=True, text=True)


@pytest.mark.parametrize("processes", ["0", "1"])
def test_what_is_said_after_the_last_test_fails_a_run_that_is_fine_otherwise(
    tmp_path: Path, processes: str
) -> None:
    (tmp_path / "conftest.py").write_text(LATE, "utf-8")
    done = run_of(tmp_path, processes, "-k", "test_fine")
    assert "1 passed" in done.stdout and done.returncode == 1
    assert "the run logs personal data: a mobile phone in the logger late" in done.stdout.splitlines()


def test_a_run_fails_at_each_test_that_says_something_and_never_shows_it(tmp_path: Path) -> None:
    done = run_of(tmp_path, "1")
    last = "the run logs personal data: a name in a warning of test_it.py::test_warning"
    assert last in done.stdout.splitlines()
    lines = [line for line in done.stdout.splitlines() if "logs personal data" in line and line != last]
    told = [(line.partition("::")[2].split()[0], line) for line in lines]
    for name, kind in TOLD.items():
        assert any(test == name and kind in line for test, line in told), (name, done.stdout)
    assert {test for test, _ in told} == set(TOLD) and done.returncode == 1


def test_what_processes_write_is_searched_once(tmp_path: Path) -> None:
    leaks = Leaks()
    path = tmp_path / "server.log"
    path.write_text(PHONE)
    leaks.files[path] = 0
    leaks.search_files()
    leaks.search_files()
    assert leaks.taken() == ["a mobile phone in the log server.log"] and not leaks.taken()
    with path.open("a") as file:
        file.write(f"\n{PHONE}")
    leaks.search_files()
    assert len(leaks.taken()) == 1
