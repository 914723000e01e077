"""fill-form: the file is named, what could not be placed is listed, and machines get it as JSON."""

import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from legal_docs import shipped
from legal_docs.cli import forms
from legal_docs.errors import ExitCode, OutputExistsError
from legal_docs.rendering.forms.reasons import NO_ROW
from legal_docs.services.fill_form import Filled
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
    assert set(said) == {"file", "placed", "unplaced", "notes", "problems"}
    assert Path(said["file"]).is_file()
    assert said["placed"] > 40
    assert {"section", "row", "what", "reason", "what_en", "reason_en"} == set(said["unplaced"][0])
    assert said["unplaced"][0]["reason"] == NO_ROW.zh
    assert said["notes"] == []


def test_english_readers_get_the_reasons_in_english(blank: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEGAL_DOCS_LANG", "en")
    result = run(blank, "--out", "填好.docx")
    assert f"tick “是”: {NO_ROW.en}" in result.stderr
    assert NO_ROW.zh not in result.stderr


def test_rows_left_blank_are_noted(blank: Path, capsys: pytest.CaptureFixture[str]) -> None:
    filled = Filled(blank, 1, (), (), (("请核对", "Check them"),))
    forms._tell(filled, "zh")
    assert "请核对" in capsys.readouterr().err
    forms._tell(filled, "en")
    assert "Check them" in capsys.readouterr().err


def test_a_file_that_is_there_stays(blank: Path) -> None:
    assert run(blank, "--out", "填好.docx").exit_code == ExitCode.OK
    assert isinstance(run(blank, "--out", "填好.docx").exception, OutputExistsError)
    assert run(blank, "--out", "填好.docx", "--force").exit_code == ExitCode.OK


def test_a_day_is_written_as_year_month_day(blank: Path) -> None:
    result = run(blank, "--on", "2026/6/30")
    assert result.exit_code == ExitCode.USAGE
    assert "2026-06-30" in result.stderr
