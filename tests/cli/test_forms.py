"""fill-form: the file is named, what could not be placed is listed, and machines get it as JSON."""

import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from legal_docs import shipped
from legal_docs.cli import forms
from legal_docs.errors import ExitCode, OutputExistsError
from tests.rendering.forms.layouts import form

LOAN = "DEMO-2026-001-消费贷"
app = typer.Typer()
app.command("fill-form")(forms.fill_form)


@pytest.fixture
def blank(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "旧表.docx"
    path.write_bytes(form("loan2024"))
    return path


def run(blank: Path, *options: str) -> Result:
    words = [str(blank), str(shipped.samples()), "--case", LOAN, "--on", "2026-06-30", *options]
    return CliRunner().invoke(app, words)


def test_the_file_and_what_is_left_to_do_by_hand_are_told(blank: Path, tmp_path: Path) -> None:
    result = run(blank, "--out", "填好.docx")
    assert result.exit_code == ExitCode.OK
    assert (tmp_path / "填好.docx").is_file()
    assert "填好.docx" in result.stderr
    assert "“是否主张诉讼费用”" in result.stderr
    assert result.stdout == ""


def test_machines_get_the_answer_as_json(blank: Path) -> None:
    result = run(blank, "--out", "到这里", "--json")
    said = json.loads(result.stdout)
    assert set(said) == {"file", "placed", "unplaced"}
    assert Path(said["file"]).is_file()
    assert said["placed"] > 40
    assert {"section", "row", "what", "reason"} == set(said["unplaced"][0])


def test_a_file_that_is_there_stays(blank: Path) -> None:
    assert run(blank, "--out", "填好.docx").exit_code == ExitCode.OK
    assert isinstance(run(blank, "--out", "填好.docx").exception, OutputExistsError)
    assert run(blank, "--out", "填好.docx", "--force").exit_code == ExitCode.OK


def test_a_day_is_written_as_year_month_day(blank: Path) -> None:
    result = run(blank, "--on", "2026/6/30")
    assert result.exit_code == ExitCode.USAGE
    assert "2026-06-30" in result.stderr
