"""What is printed is what was said: no markup, no terminal codes; English where it was asked for."""

import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from legal_docs import shipped
from legal_docs.cli import show
from legal_docs.cli.texts import STOPPED
from legal_docs.drafting import report
from legal_docs.errors import ExitCode
from legal_docs.model.finding import PeriodFinding, PeriodKind, Step
from legal_docs.model.findings import Findings
from legal_docs.model.problem import Place, Problem, Severity
from legal_docs.services.prepare import state
from legal_docs.services.run_cases import CaseOutcome, load
from tests.conftest import ON

NAME = "张某[/red]龑[bold]:smile:"
CHINESE = re.compile("[\u4e00-\u9fff]")


@pytest.fixture(autouse=True)
def wide(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "300")
    for console in (show.out, show.talk):
        monkeypatch.setattr(console, "_width", 300)


def period(**changes: object) -> PeriodFinding:
    values: dict[str, object] = {
        "kind": PeriodKind.LIMITATION,
        "subject": "甲",
        "debt": "借款1",
        "starts_on": date(2026, 1, 1),
        "length": "三年",
        "safe_last_day": date(2029, 4, 21),
        "statutory_last_day": date(2029, 4, 21),
        "act_by": date(2029, 4, 20),
    }
    return PeriodFinding.model_validate(values | changes)


def found(*periods: PeriodFinding, **changes: object) -> Findings:
    return Findings.model_validate(
        {"on": ON, "law_known_to": date(2026, 5, 16), "periods": periods, **changes}
    )


def test_a_name_with_brackets_is_printed_as_it_stands(capsys: pytest.CaptureFixture[str]) -> None:
    step = Step(sentence=NAME)
    findings = found(period(subject=NAME, debt=NAME, warnings=(step,)), warnings=(step,))
    problem = Problem(code="x", zh=NAME, en=NAME, place=Place(file=NAME, case=NAME))
    show.findings(NAME, findings, "zh")
    show.problems([problem, problem.model_copy(update={"severity": Severity.WARNING})], "zh")
    show.outcomes([CaseOutcome(NAME, Path(NAME), ())], "zh")
    show.tell(NAME)
    show.table(NAME, [NAME], [[NAME]])
    printed = capsys.readouterr()
    assert printed.out.count(NAME) == 3 + 2 + 3
    assert printed.err.count(NAME) == 3 + 6 + 1


def test_what_is_owed_prints_names_as_they_stand(capsys: pytest.CaptureFixture[str]) -> None:
    case = next(c.case for c in load(shipped.samples(), on=ON).cases if "矛盾" in c.case.number)
    owed = state(case, on=ON)
    rows = tuple(r.model_copy(update={"debt": NAME}) for r in owed.reconciliations)
    show.arrears(NAME, owed.model_copy(update={"reconciliations": rows, "notes": (NAME,)}), "en")
    printed = capsys.readouterr()
    assert NAME in printed.out
    assert printed.err.count(NAME) == 1 + sum(bool(r.difference) for r in rows) > 1


def test_an_escape_cannot_steer_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    show.problems([Problem(code="x", zh="坏\x1b[2J", en="")], "zh")
    show.tell("坏\x1b]0;x\x07")
    assert "\x1b" not in capsys.readouterr().err


def test_a_long_path_is_printed_on_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    path = "/out/" + "长" * 400
    show.tell(path)
    assert path in capsys.readouterr().err


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, "1026 days left"),
        ({"safe_last_day": ON}, "0 days left"),
        ({"safe_last_day": date(2026, 6, 29)}, "ended on 2026-06-29 by the safe reading"),
        ({"safe_last_day": None}, "cannot be computed; check by hand"),
        ({"running": False, "reason": "pending"}, "not running: a proceeding is under way"),
        ({"running": False, "reason": "some_new_reason"}, "not running: some new reason"),
        ({"running": False}, "not running"),
    ],
)
def test_a_status_is_told_in_english(
    capsys: pytest.CaptureFixture[str], changes: dict[str, object], words: str
) -> None:
    show.findings("X", found(period(**changes, subject="A", debt="B")), "en")
    printed = capsys.readouterr()
    assert f" {words} │" in printed.out
    assert not CHINESE.search(printed.out + printed.err)


def test_every_reason_of_the_report_has_english_words() -> None:
    assert set(report.STOPPED) <= set(STOPPED)
    assert not CHINESE.search("".join(STOPPED.values()))


def test_a_place_is_told_in_the_language_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    problem = Problem(code="x", zh="错", en="wrong", place=Place(file="a.xlsx", row=3))
    show.problems([problem], "en")
    assert "a.xlsx › row 3" in capsys.readouterr().err
    show.problems([problem], "zh")
    assert problem.place.text() in capsys.readouterr().err


def test_errors_stand_before_warnings(capsys: pytest.CaptureFixture[str]) -> None:
    warning = Problem(code="x", severity=Severity.WARNING, zh="其次", en="")
    show.problems([warning, Problem(code="y", zh="首先", en="")], "zh")
    printed = capsys.readouterr().err
    assert printed.index("首先") < printed.index("其次")
    show.problems([], "zh")
    assert capsys.readouterr().err == ""


def test_an_outcome_is_plain_data() -> None:
    data = show.outcome_json(CaseOutcome("X", None, (), Decimal("1.00"), exit_code=ExitCode.BUG))
    assert (data["folder"], data["owed"], data["exit_code"], data["done"]) == (None, "1.00", 1, False)
