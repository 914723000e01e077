"""legal-docs keys, as it is typed."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from legal_docs.cli.main import app
from legal_docs.errors import ExitCode, KeysError


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("LEGAL_DOCS_HOME", str(tmp_path))
    monkeypatch.setenv("LEGAL_DOCS_DATABASE_URL", "")
    return tmp_path


def typed(*words: str, lang: str = "zh"):
    return CliRunner().invoke(app, ["--lang", lang, "keys", *words])


def test_keys_are_made_checked_and_changed(home: Path) -> None:
    made = typed("create")
    assert made.exit_code == 0 and "已创建密钥文件" in made.stderr and str(home) in made.stderr
    assert "密钥与数据库相符" in typed("check").stderr
    assert "已更换为密钥 2" in typed("rotate").stderr
    checked = typed("check", "--all", lang="en")
    assert "key 2" in checked.stderr and "0 faults" in checked.stderr
    assert checked.exit_code == ExitCode.OK


def test_a_check_answers_machines(home: Path) -> None:
    typed("create")
    answer = json.loads(typed("check", "--json").stdout)
    assert answer == {
        "path": str(home / "keys.toml"), "primary": 1, "ids": [1], "old": 0,
        "rows": 0, "files": 0, "faults": [],
    }  # fmt: skip
    (home / "keys.toml").chmod(0o640)
    assert "chmod 600" in str(typed("check").exception)


def test_a_file_that_was_tampered_with_is_named_and_the_exit_code_says_so(home: Path) -> None:
    from legal_docs.services.wiring import wire

    typed("create")
    wiring = wire()
    wiring.files.keep(b"x")
    file = wiring.files.paths()[0]
    file.write_bytes(file.read_bytes() + b"x")
    checked = typed("check", "--all")
    assert checked.exit_code == ExitCode.KEYS
    assert file.name in checked.stderr and "有问题1处" in checked.stderr
    assert json.loads(typed("check", "--all", "--json").stdout)["faults"][0]["code"] == "keys"


def test_a_second_key_file_is_refused() -> None:
    typed("create")
    refused = typed("create")
    assert isinstance(refused.exception, KeysError)
    assert refused.exception.exit_code is ExitCode.KEYS


def test_the_index_key_is_changed_on_demand() -> None:
    from legal_docs.services.wiring import wire
    from tests.storage.factory import added

    typed("create")
    wiring = wire()
    with wiring.records.writing() as tx:
        added(tx)
    wiring.engine.dispose()
    assert "检索密钥" not in typed("rotate").stderr
    changed = typed("rotate", "--index")
    assert changed.exit_code == 0 and "检索密钥也已更换：1件" in changed.stderr
    assert "有问题0处" in typed("check", "--all").stderr
