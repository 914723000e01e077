"""No log of a test run holds numbers or names of people: whatever is logged, warned of or said is searched.

A plugin of pytest. Searched are: every log record, also of loggers that keep to themselves; warnings; what
processes say that tests start (servers, workers, commands) and what tests say on the screen. A test in which
something is found fails: it is told where and of what kind, never the value. A test that has to log such a
value to see it masked is marked `logs_personal_data`.
"""

import json
import logging
import re
import subprocess
import traceback
import warnings
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from legal_docs import shipped

MARK = "logs_personal_data"
_RUN = re.compile(r"(?<![0-9A-Za-z._+/=-])(?:(?:\+|00)?86[- ]?)?(\d{11,19}[Xx]?)(?![0-9A-Za-z_+/=]|[.-]\d)")
"""Digits that stand alone: not a part of a hash, an id, a moment or a decimal."""
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def found(text: str, *, names: bool = True) -> list[str]:
    """What kinds of personal data stand in the text."""
    kinds = {kind for run in _RUN.finditer(text) for kind in _kinds(run[1])}
    if names and any(name in text for name in _known()[0]):
        kinds.add("a name")
    return sorted(kinds)


def _kinds(digits: str) -> Iterator[str]:
    if digits in _known()[1]:
        yield "a number of a sample"
    if len(digits) == 18 and _is_born(digits[6:14]) and _check_digit(digits[:17]) == digits[17].upper():
        yield "an ID number"
    if len(digits) == 15 and digits.isdigit() and _is_born(f"19{digits[6:12]}") and digits[0] in "123456":
        yield "an ID number of 15 digits"
    if re.fullmatch(r"1[3-9]\d{9}", digits):
        yield "a mobile phone"
    if re.fullmatch(r"62\d{14,17}|[45]\d{15}", digits) and _luhn_fits(digits):
        yield "a bank card"


@cache
def _known() -> tuple[frozenset[str], frozenset[str]]:
    """Names of the people of the samples, and their numbers."""
    strings = list(_strings(json.loads((shipped.samples() / "cases.json").read_text("utf-8"))))
    names = {text for key, text in strings if key == "name" and len(text) <= 4}
    return frozenset(names), frozenset(text for _, text in strings if re.fullmatch(r"\d{11,19}[Xx]?", text))


def _strings(value: Any, key: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield key, value
    for name, part in value.items() if isinstance(value, dict) else []:
        yield from _strings(part, name)
    for part in value if isinstance(value, list) else []:
        yield from _strings(part, key)


def _is_born(digits: str) -> bool:
    with suppress(ValueError):
        return (
            date(1900, 1, 1)
            <= date.fromisoformat(f"{digits[:4]}-{digits[4:6]}-{digits[6:]}")
            <= date(2030, 1, 1)
        )
    return False


def _check_digit(first17: str) -> str:
    if not first17.isdigit():
        return ""
    return "10X98765432"[sum(int(d) * w for d, w in zip(first17, _WEIGHTS, strict=True)) % 11]


def _luhn_fits(digits: str) -> bool:
    doubled = (int(sign) * (1 + place % 2) for place, sign in enumerate(reversed(digits)))
    return sum(each - 9 if each > 9 else each for each in doubled) % 10 == 0


class Leaks:
    """What was found since it was last asked, each with where it was said."""

    def __init__(self) -> None:
        self.noted: list[str] = []
        self.files: dict[Path, int] = {}

    def search(self, where: str, text: str, *, names: bool = True) -> None:
        """Note what stands in a text."""
        self.noted += [f"{kind} in {where}" for kind in found(text, names=names)]

    def search_files(self) -> None:
        """Search what processes wrote since the last time."""
        for path, seen in self.files.items():
            with suppress(OSError), path.open("rb") as file:
                file.seek(seen)
                new = file.read()
                self.files[path] = seen + len(new)
                self.search(f"the log {path.name}", new.decode("utf-8", "replace"))

    def taken(self) -> list[str]:
        """What was noted, each once; it is noted no longer."""
        noted, self.noted = list(dict.fromkeys(self.noted)), []
        return noted

    def record(self, made: Callable[..., logging.LogRecord]) -> Callable[..., logging.LogRecord]:
        """A maker of log records like `made`, each of which is searched with its stack trace."""

        def searched(*args: Any, **kwargs: Any) -> logging.LogRecord:
            record = made(*args, **kwargs)
            with suppress(Exception):  # a record that cannot be written is not our matter
                trace = "".join(traceback.format_exception(*record.exc_info)) if record.exc_info else ""
                self.search(f"the logger {record.name}", f"{record.getMessage()}\n{trace}")
            return record

        return searched

    def process(self, kind: type["subprocess.Popen[Any]"]) -> type["subprocess.Popen[Any]"]:
        """A kind of process like `kind`: what it says is searched."""
        leaks = self

        class Searched(kind):  # type: ignore[misc, valid-type]
            def __init__(self, *args: Any, **kwargs: Any) -> None:
                super().__init__(*args, **kwargs)
                for name in ("stdout", "stderr"):
                    written = getattr(kwargs.get(name), "name", None)
                    if isinstance(written, str) and Path(written).is_file():
                        leaks.files.setdefault(Path(written), 0)

            def communicate(self, *args: Any, **kwargs: Any) -> Any:
                said = super().communicate(*args, **kwargs)
                talk = said[1] or ""  # stdout is what a command was asked for
                words = talk.decode("utf-8", "replace") if isinstance(talk, bytes) else talk
                leaks.search("the stderr of a process", words, names=False)
                return said

        return Searched


LEAKS = Leaks()


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", f"{MARK}: a test that logs personal data to see it masked")
    logging.setLogRecordFactory(LEAKS.record(logging.getLogRecordFactory()))
    subprocess.Popen = LEAKS.process(subprocess.Popen)  # type: ignore[misc]


def pytest_warning_recorded(warning_message: warnings.WarningMessage, nodeid: str) -> None:
    """Search a warning; pytest tells it when the reports of its test are written already."""
    _outside.extend(f"{kind} in a warning of {nodeid}" for kind in found(str(warning_message.message)))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[Any]:
    report = yield
    LEAKS.search_files()
    for name, said in report.sections:
        if name in (f"Captured stdout {report.when}", f"Captured stderr {report.when}"):
            LEAKS.search(name, said, names=False)
    noted = LEAKS.taken()
    if noted and not item.get_closest_marker(MARK):
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} logs personal data: {'; '.join(noted)}"
    return report


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Search what was said last, after every test."""
    LEAKS.search_files()
    _outside.extend(LEAKS.taken())
    output = getattr(session.config, "workeroutput", None)
    if output is not None:
        output["leaks"] = _outside
    elif _outside:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: Any) -> None:
    for each in dict.fromkeys(_outside):
        terminalreporter.write_line(f"the run logs personal data: {each}", red=True)


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """Take over what a process of tests found after its last test."""
    _outside.extend(getattr(node, "workeroutput", {}).get("leaks", []))


_outside: list[str] = []
"""What was found when no test could be failed for it any more."""
