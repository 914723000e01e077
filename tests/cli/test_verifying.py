"""verify says on screen what it cannot see, and counts what it was asked about."""

import json
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from legal_docs.cli.main import app
from legal_docs.errors import ExitCode
from tests.services import finished


def run(*words: object) -> Result:
    return CliRunner().invoke(app, [str(word) for word in words])


@pytest.fixture
def alone(tmp_path: Path) -> Path:
    return Path(shutil.copy(finished.folder(finished.LOAN) / "证据卷.pdf", tmp_path / "一份.pdf"))


@pytest.mark.parametrize(
    ("lang", "of_lists", "of_content"),
    [("zh", "与清单一并被改写的，看不出来", "页面内容"), ("en", "are not signed", "page content")],
)
def test_the_answer_says_what_it_cannot_see(lang: str, of_lists: str, of_content: str, alone: Path) -> None:
    whole = run("--lang", lang, "verify", finished.folder(finished.LOAN)).stderr
    assert of_lists in whole and of_content not in whole
    one = run("--lang", lang, "verify", alone).stderr
    assert of_content in one and of_lists not in one


def test_machines_are_told_too(alone: Path) -> None:
    whole = json.loads(run("verify", finished.folder(finished.LOAN), "--json").stdout)
    assert whole["hashed"] is True and "没有签名" in whole["cannot_see"]
    one = json.loads(run("verify", alone, "--json").stdout)
    assert one["hashed"] is False and "页面内容" in one["cannot_see"]


def test_one_file_is_called_one_file(alone: Path) -> None:
    assert "1 file," in run("--lang", "en", "verify", alone).stderr
    assert " files," in run("--lang", "en", "verify", finished.folder(finished.LOAN)).stderr
    volume = finished.folder(finished.ENFORCEMENT) / "证据卷-第1册.pdf"
    assert "（1个文件，" in run("verify", volume).stderr


def test_a_changed_folder_does_not_pass_on_screen_for_machines_and_by_exit_code(tmp_path: Path) -> None:
    folder = finished.copied(tmp_path)
    (folder / "民事起诉状.pdf").write_bytes(b"changed")
    (folder / ".DS_Store").write_bytes(b"")  # a warning, which is not counted
    told = run("verify", folder)
    assert told.exit_code == ExitCode.PROOF_FAILED
    assert "核对没有通过" in told.stderr and "（错误1处）" in told.stderr
    said = run("verify", folder, "--json")
    answer = json.loads(said.stdout)
    assert said.exit_code == ExitCode.PROOF_FAILED and answer["passed"] is False
    assert {one["code"] for one in answer["problems"]} == {"folder_file_changed", "folder_file_left"}


def test_a_whole_folder_passes_for_machines_and_by_exit_code() -> None:
    said = run("verify", finished.folder(finished.LOAN), "--json")
    assert said.exit_code == ExitCode.OK and json.loads(said.stdout)["passed"] is True
