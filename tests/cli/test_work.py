"""Many cases, one command: a fault in one is a sentence, and the others go on."""

import json
import logging
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import typer

from legal_docs import shipped
from legal_docs.cli import main, work
from legal_docs.cli.main import _first_finished
from legal_docs.errors import ExitCode, FolderError
from legal_docs.services.publish import publish
from legal_docs.services.run_cases import load
from legal_docs.services.wiring import Wiring
from legal_docs.settings import Settings
from tests.conftest import ON
from tests.services.folders import files

LOAN = "DEMO-2026-001-消费贷"
SECRET = "6222021234567890"


@pytest.fixture
def task(tmp_path: Path) -> work.Job:
    return work.Job(Wiring(Settings(home=tmp_path)), "zh", shipped.samples(), ON, json=True)


def test_a_fault_in_one_case_is_told_without_its_data_and_the_others_go_on(
    task: work.Job, capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    seen: list[str] = []

    def one(loaded: Any, chosen: work.Chosen) -> Any:
        seen.append(loaded.case.number)
        if len(seen) == 1:
            raise ValueError(SECRET)
        return {"case_number": loaded.case.number}

    with pytest.raises(typer.Exit) as left:
        work.each(task, one)
    assert left.value.exit_code == ExitCode.SOME_CASES_FAILED
    printed = capsys.readouterr()
    answers = json.loads(printed.out)
    assert [a["case_number"] for a in answers] == seen and len(seen) > 5
    assert answers[0]["error"]["code"] == "bug"
    assert seen[0] in printed.err and "报告" in printed.err
    assert SECRET not in printed.out + printed.err
    assert not caplog.records, "the traceback is only for those who ask"


def test_where_every_case_has_the_same_fault_its_code_is_returned(task: work.Job) -> None:
    def one(loaded: Any, chosen: work.Chosen) -> Any:
        raise FolderError("无", "none")

    with pytest.raises(typer.Exit) as left:
        work.each(task, one)
    assert left.value.exit_code == ExitCode.FOLDER


@pytest.mark.parametrize("asked", [True, False])
def test_the_traceback_is_shown_on_request(
    asked: bool, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    logger = logging.getLogger("legal_docs")
    before = logger.level
    try:
        work.debug(asked=asked)
        work.as_told(ValueError(SECRET), "X")
    finally:
        logger.setLevel(before)
    assert (SECRET in caplog.text) is asked


@pytest.mark.parametrize("command", ["check", "run"])
def test_a_fault_outside_a_case_is_a_sentence_too(
    command: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def broken(*_: Any, **__: Any) -> Any:
        raise KeyError(SECRET)

    monkeypatch.setattr(work, "load", broken)
    monkeypatch.setenv("LEGAL_DOCS_HOME", str(tmp_path))
    source = str(shipped.samples() / "cases.json")
    monkeypatch.setattr(sys, "argv", ["legal-docs", "--lang", "en", command, source, "--json"])
    with pytest.raises(SystemExit) as left:
        main()
    assert left.value.code == ExitCode.BUG
    printed = capsys.readouterr()
    assert "KeyError" in printed.err and "Report" in printed.err
    assert "bug" in printed.out and json.loads(printed.out)
    assert SECRET not in printed.out + printed.err


def test_a_case_number_with_brackets_does_not_break_the_progress_bar(
    task: work.Job, capsys: pytest.CaptureFixture[str]
) -> None:
    loaded = load(task.source, on=ON).cases[0]
    odd = replace(loaded, case=loaded.case.model_copy(update={"number": "案[/red]"}), folder=None)
    (outcome,) = work._with_progress(task, work.Chosen((odd,), (), ()))
    assert outcome.exit_code is ExitCode.BAD_INPUT
    assert "案[/red]" in capsys.readouterr().err


def test_all_cases_done_is_ok_and_none_is_bad_input() -> None:
    assert work.exit_code([], others_done=True) is ExitCode.OK
    assert work.exit_code([], others_done=False) is ExitCode.BAD_INPUT
    assert work.exit_code([ExitCode.FOLDER], others_done=False) is ExitCode.FOLDER
    assert work.exit_code([ExitCode.FOLDER], others_done=True) is ExitCode.SOME_CASES_FAILED
    assert work.exit_code([ExitCode.BUG, ExitCode.FOLDER], others_done=False) is ExitCode.SOME_CASES_FAILED


@pytest.mark.parametrize(
    ("rows", "said", "stopped"),
    [
        ([], "共1件：完成0件，未完成1件", [LOAN]),
        ([5], "共1件：完成0件，未完成1件", ["", LOAN]),
        ([5, {"number": "坏案"}], "共2件：完成0件，未完成2件", ["", LOAN, "坏案"]),
    ],
)
def test_an_error_of_the_input_as_a_whole_is_no_case(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], rows: list[object], said: str, stopped: list[str]
) -> None:
    """The case has no evidence, so that the run is a short one."""
    good = json.loads((shipped.samples() / "cases.json").read_bytes())[0]
    source = tmp_path / "cases.json"
    source.write_text(json.dumps([good, *rows], ensure_ascii=False), "utf-8")
    job = work.Job(Wiring(Settings(home=tmp_path)), "zh", source, ON, out=tmp_path / "out")
    assert sorted(work._chosen(job).stopped) == stopped
    assert work.run_all(job) is ExitCode.BAD_INPUT
    assert said in capsys.readouterr().err


def test_the_demo_points_at_a_finished_case_never_at_a_hidden_folder(tmp_path: Path) -> None:
    assert _first_finished(tmp_path) == tmp_path
    for name in (".案-1.part-abcd1234", "案-2", "案-1"):
        publish(tmp_path / name, files("x"), force=False)
    (tmp_path / "a").mkdir()
    assert _first_finished(tmp_path) == tmp_path / "案-1"
    assert _first_finished(tmp_path / "none") == tmp_path / "none"
