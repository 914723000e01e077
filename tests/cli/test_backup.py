"""legal-docs backup, restore and tidy, as they are typed."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from legal_docs.cli.main import app
from legal_docs.errors import ExitCode, OutputExistsError, ProofError
from legal_docs.services.wiring import wire
from tests.services.backups.house import CONTENTS, House, house, with_keys
from tests.storage.tampering import rows_of, tamper


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("LEGAL_DOCS_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("LEGAL_DOCS_DATABASE_URL", "")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "home"


@pytest.fixture
def filled() -> House:
    made = house(wire())
    made.wiring.engine.dispose()
    return made


def typed(*words: str, lang: str = "zh") -> Result:
    return CliRunner().invoke(app, ["--lang", lang, *words])


def test_a_backup_is_made_verified_and_put_back(
    filled: House, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = typed("backup", "b")
    assert made.exit_code == 0, made.stderr
    assert f"案件1件、文件{len(CONTENTS)}份，审计记录至第0条" in made.stderr
    assert "需要密钥 1" in made.stderr and str(home / "keys.toml") in made.stderr
    looked = typed("backup", "verify", "b", "--deep")
    assert looked.exit_code == 0
    assert "备份完好" in looked.stderr and f"数据7项、文件{len(CONTENTS)}份" in looked.stderr
    new = with_keys(home.parent / "new", home / "keys.toml")
    monkeypatch.setenv("LEGAL_DOCS_HOME", str(new))
    back = typed("restore", "b")
    assert back.exit_code == 0, back.stderr
    assert "已恢复" in back.stderr and "keys check --all" in back.stderr and "停用的账号" in back.stderr
    assert "自备的模板" not in back.stderr
    assert "有问题0处" in typed("keys", "check", "--all").stderr


def test_english_says_the_same(filled: House) -> None:
    assert "1 cases, 4 files" in typed("backup", "make", "b", lang="en").stderr
    assert "The backup is sound" in typed("backup", "verify", "b", lang="en").stderr


def test_a_damaged_backup_is_told_and_ends_with_a_code(filled: House) -> None:
    typed("backup", "b")
    database = Path("b/database.sqlite")
    database.write_bytes(database.read_bytes()[:-1])
    looked = typed("backup", "verify", "b", "--json")
    assert looked.exit_code == ExitCode.PROOF_FAILED
    assert "database.sqlite 被改动或者损坏" in looked.stderr and "共1处问题" in looked.stderr
    answer = json.loads(looked.stdout)
    assert (answer["key_ids"], answer["with_keys"], answer["revision"] >= "0007") == ([1], True, True)
    assert [fault["code"] for fault in answer["faults"]] == ["proof_failed"] and "files" not in answer
    assert isinstance(typed("restore", "b").exception, ProofError)


def test_without_keys_it_is_said_what_was_not_looked_at(filled: House, home: Path) -> None:
    typed("backup", "b")
    (home / "keys.toml").rename("kept.toml")
    without = typed("backup", "verify", "b", "--deep")
    assert without.exit_code == 0 and "--keys" in without.stderr and "逐一解密" not in without.stderr
    assert "逐一解密" in typed("backup", "verify", "b", "--deep", "--keys", "kept.toml").stderr


def test_files_that_are_missing_end_with_a_code_though_the_rest_is_kept(filled: House, home: Path) -> None:
    for path in (home / "files").glob("*/*"):
        path.unlink()
    made = typed("backup", "b")
    assert made.exit_code == ExitCode.PROOF_FAILED and "有3份不在文件库里" in made.stderr
    assert typed("backup", "verify", "b").exit_code == 0
    assert isinstance(typed("backup", "b").exception, OutputExistsError)


def test_progress_is_told_every_five_hundred_files(filled: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("legal_docs.cli.backup._EVERY", 2)
    assert "已复制2/4份文件" in typed("backup", "b").stderr


def test_own_tables_that_came_back_are_named(
    filled: House, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "bank.toml").write_text("")
    monkeypatch.setenv("LEGAL_DOCS_TABLES", str(tmp_path / "bank.toml"))
    typed("backup", "b")
    new = with_keys(tmp_path / "new", home / "keys.toml")
    monkeypatch.setenv("LEGAL_DOCS_HOME", str(new))
    assert str(new / "own") in typed("restore", "b").stderr


def test_what_has_served_its_time_is_listed_and_cleared(filled: House) -> None:
    listed = typed("tidy")
    assert listed.exit_code == 0 and "只是列出" in listed.stderr and "没有任何记录提到的文件" in listed.stdout
    answer = json.loads(typed("tidy", "--json").stdout)
    counted = ("uploads", "evidence", "log_ins", "tries", "readings", "exports", "drafts")
    counted = (*counted, "aside", "deleted", "back")
    told = {"restores": 0, "faults": [], "are_files_left": False, "done": False}
    assert answer == dict.fromkeys(counted, 0) | told
    done = typed("tidy", "--yes", "--days", "3", "--evidence", "--json", lang="en")
    assert json.loads(done.stdout)["done"] is True and "Cleared away" in done.stderr
    assert typed("tidy", "--days", "0").exit_code == ExitCode.USAGE


def test_a_row_that_does_not_open_is_told_and_the_files_are_left(filled: House) -> None:
    with filled.wiring.records.reading() as tx:
        (job,) = rows_of(tx, "jobs")
    tamper(filled.wiring.records, "jobs", job)
    done = typed("tidy", "--yes", "--json")
    answer = json.loads(done.stdout)
    assert (done.exit_code, answer["are_files_left"], answer["done"]) == (ExitCode.KEYS, True, True)
    assert f"jobs 表编号 {job}" in answer["faults"][0]["zh"] and answer["faults"][0]["zh"] in done.stderr
    assert "没有移动或者删除任何文件" in done.stderr


def test_what_an_earlier_restoring_left_is_told(
    filled: House, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed("backup", "b")
    new = with_keys(home.parent / "new", home / "keys.toml")
    (new / ".restore-abcdefgh").mkdir()
    monkeypatch.setenv("LEGAL_DOCS_HOME", str(new))
    assert "中途停止的恢复所留下的1项" in typed("restore", "b").stderr
