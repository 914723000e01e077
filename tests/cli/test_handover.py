"""verify, efile, hand-over, feedback: what they print, and their exit codes."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from legal_docs import shipped
from legal_docs.cli.main import app
from legal_docs.errors import BadInputError, ExitCode, FolderError, OutputExistsError
from tests.services import finished

SAMPLES = str(shipped.samples())


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def run(*words: object) -> Result:
    return CliRunner().invoke(app, [str(word) for word in words])


def test_a_finished_folder_passes() -> None:
    result = run("verify", finished.folder(finished.LOAN))
    assert (result.exit_code, result.stdout) == (ExitCode.OK, "")
    assert "核对通过" in result.stderr and "证据卷已逐页核对" in result.stderr


def test_a_changed_folder_does_not_pass(tmp_path: Path) -> None:
    folder = finished.copied(tmp_path)
    (folder / "民事起诉状.pdf").write_bytes(b"changed")
    result = run("verify", folder)
    assert result.exit_code == ExitCode.PROOF_FAILED
    assert "没有通过" in result.stderr and "错误1处" in result.stderr
    said = json.loads(run("verify", folder, "--json").stdout)
    assert (said["passed"], said["bundle"]) == (False, True)
    assert [problem["code"] for problem in said["problems"]] == ["folder_file_changed"]


def test_machines_get_what_was_verified() -> None:
    said = json.loads(run("verify", finished.folder(finished.LOAN) / "证据卷.pdf", "--json").stdout)
    assert (said["passed"], said["files"], said["problems"]) == (True, 1, [])


def test_what_is_not_ours_has_its_own_exit_code(tmp_path: Path) -> None:
    assert isinstance(run("verify", tmp_path).exception, FolderError)
    assert isinstance(
        run("verify", finished.folder(finished.LOAN) / "民事起诉状.pdf").exception, BadInputError
    )
    assert run("verify", tmp_path / "none").exit_code == ExitCode.USAGE


def test_the_messages_are_there_in_english() -> None:
    result = run("--lang", "en", "verify", finished.folder(finished.LOAN))
    assert "Verified" in result.stderr and "page by page" in result.stderr


def test_an_upload_pack_is_made_of_a_folder(tmp_path: Path) -> None:
    words = ("efile", finished.folder(finished.LOAN), "--cases", SAMPLES, "--out", tmp_path / "到这里")
    result = run(*words)
    assert result.exit_code == ExitCode.OK, result.stderr
    assert (tmp_path / "到这里" / f"{finished.LOAN}-网上立案" / "上传清单.pdf").is_file()
    assert "18个文件" in result.stderr and "待签章6个" in result.stderr
    assert isinstance(run(*words).exception, OutputExistsError)
    said = json.loads(run(*words, "--force", "--json").stdout)
    assert len(said["files"]) == 18 and said["problems"] == []


def test_a_limit_of_the_court_that_is_broken_ends_in_bad_input(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    court = finished.case().dossier.case.court
    (tmp_path / "courts.toml").write_text(f'["{court}".efiling]\ntypes = ["ofd"]\n', "utf-8")
    monkeypatch.setenv("LEGAL_DOCS_COURTS", str(tmp_path / "courts.toml"))
    result = run("efile", finished.folder(finished.LOAN), "--cases", SAMPLES)
    assert result.exit_code == ExitCode.BAD_INPUT
    assert (tmp_path / "out" / f"{finished.LOAN}-网上立案").is_dir()
    assert "错误18处" in result.stderr


def test_a_case_of_a_case_file_is_looked_for_where_run_puts_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEGAL_DOCS_OUT", str(finished.folder(finished.LOAN).parent))
    result = run("efile", SAMPLES, "--case", finished.LOAN, "--out", "材料")
    assert result.exit_code == ExitCode.OK, result.stderr
    assert Path("材料", f"{finished.LOAN}-网上立案").is_dir()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ((SAMPLES,), "--case"),
        ((SAMPLES, "--case", finished.LOAN), "run"),
    ],
)
def test_what_is_missing_on_the_command_line_is_told(words: tuple[str, ...], told: str) -> None:
    result = run("efile", *words)
    assert result.exit_code == ExitCode.USAGE and told in result.stderr


def test_a_folder_wants_its_case_file() -> None:
    result = run("efile", finished.folder(finished.LOAN))
    assert result.exit_code == ExitCode.USAGE and "--cases" in result.stderr


def test_a_pack_is_handed_over_and_its_form_comes_back(tmp_path: Path) -> None:
    folder = finished.folder(finished.LOAN)
    result = run("hand-over", folder, "--cases", SAMPLES, "--to", "某某律师事务所", "--on", "2026-07-10")
    assert result.exit_code == ExitCode.OK, result.stderr
    assert "某某律师事务所" in result.stderr
    pack = tmp_path / "out" / f"{finished.LOAN}-移交"
    assert run("verify", pack).exit_code == ExitCode.OK
    back = run(
        "feedback", pack / "反馈表.xlsx", "--cases", SAMPLES, "--on", "2026-08-01", "--out", "反馈.json"
    )
    assert back.exit_code == ExitCode.OK and "0行可用" in back.stderr
    assert json.loads(Path("反馈.json").read_bytes())["read_on"] == "2026-08-01"
    again = run("feedback", pack / "反馈表.xlsx", "--cases", SAMPLES, "--out", "反馈.json")
    assert isinstance(again.exception, OutputExistsError)


def test_a_masked_pack_with_scans_wants_a_word_of_consent(tmp_path: Path) -> None:
    words = ("hand-over", finished.folder(finished.LOAN), "--cases", SAMPLES, "--to", "某所", "--masked")
    refused = run(*words).exception
    assert isinstance(refused, BadInputError) and "--allow-unmasked-pages" in refused.zh
    assert not Path("out").exists()
    result = run(*words, "--allow-unmasked-pages")
    assert result.exit_code == ExitCode.OK and "程序不能读取的内容" in result.stderr


def test_a_password_is_read_from_a_file_and_never_shown(tmp_path: Path) -> None:
    Path("密码.txt").write_text("移交密码二〇二六\n", "utf-8")
    folder = finished.folder(finished.LOAN)
    words = ("hand-over", folder, "--cases", SAMPLES, "--to", "某某律师事务所", "--password-file", "密码.txt")
    result = run(*words)
    assert result.exit_code == ExitCode.OK, result.stderr
    assert "移交密码" not in result.stderr + result.stdout
    assert (tmp_path / "out" / f"{finished.LOAN}-移交" / "pack.zip").is_file()


def test_a_day_is_written_as_year_month_day() -> None:
    result = run("hand-over", finished.folder(finished.LOAN), "--to", "甲", "--on", "2026/7/1")
    assert result.exit_code == ExitCode.USAGE and "2026-06-30" in result.stderr


def test_feedback_with_a_mistake_ends_in_bad_input(tmp_path: Path) -> None:
    from legal_docs.services.feedback_form import form

    other = finished.case().dossier.case.model_copy(update={"number": "LN-9"})
    Path("反馈表.xlsx").write_bytes(form(other))
    result = run("feedback", "反馈表.xlsx", "--cases", SAMPLES, "--json")
    assert result.exit_code == ExitCode.BAD_INPUT
    said = json.loads(result.stdout)
    assert said["updates"] == [] and said["problems"][0]["code"] == "feedback_unknown_case"
