"""legal-docs refresh: every open case as of today, told in words and as JSON."""

import json
import sys
from pathlib import Path

import pytest
from sqlalchemy import text
from typer.testing import CliRunner, Result

from legal_docs.cli.main import app, main
from legal_docs.errors import ExitCode
from legal_docs.storage import accounts
from tests.houses import Clock, wired
from tests.services.desk.worked import sample, team
from tests.storage.tampering import tamper


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A house with two open cases, as they were on 2026-06-30."""
    for name, value in {"HOME": tmp_path, "DATABASE_URL": "", "KEYS": "", "WORKER": "none"}.items():
        monkeypatch.setenv(f"LEGAL_DOCS_{name}", str(value))
    wiring = wired(tmp_path, Clock(), worker="none")
    people = team(wiring)
    for number in ("001", "002"):
        people.added(sample(number).model_copy(update={"cutoff_on": None}))
    wiring.engine.dispose()
    return tmp_path


def typed(*words: str) -> Result:
    return CliRunner(env={"COLUMNS": "200"}).invoke(app, [*words])


def test_every_open_case_is_computed_once_a_day(home: Path) -> None:
    done = typed("refresh", "--json")
    assert (done.exit_code, json.loads(done.stdout)) == (0, {"cases": 2, "changed": 2, "faults": []})
    assert "2件未结案件，0件有变化" in typed("refresh").stderr
    assert "0 show something else" in typed("--lang", "en", "refresh").stderr


def test_a_case_that_does_not_open_is_told_and_ends_in_the_exit_code_of_the_keys(home: Path) -> None:
    wiring = wired(home, worker="none")
    with wiring.records.writing() as tx:
        spoilt = (
            "update case_versions set document = zeroblob(60) where id = (select min(id) from case_versions)"
        )
        tx.connection.execute(text(spoilt))
    wiring.engine.dispose()
    done = typed("refresh", "--json")
    answer = json.loads(done.stdout)
    assert done.exit_code == ExitCode.KEYS
    assert (answer["cases"], answer["changed"], answer["faults"][0]["code"]) == (2, 1, "keys")
    assert answer["faults"][0]["zh"] in done.stderr.replace("\n", "")


def test_a_row_that_a_list_leaves_out_is_told_and_ends_in_the_exit_code_of_the_keys(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    wiring = wired(home, worker="none")
    with wiring.records.reading() as tx:
        li = next(each.id for each in accounts.listing(tx) if each.login == "li")
    tamper(wiring.records, "accounts", li, "role", "'administrator'")
    wiring.engine.dispose()
    monkeypatch.setattr(sys, "argv", ["legal-docs", "people", "list", "--json"])
    with pytest.raises(SystemExit) as left:
        main()
    said = capsys.readouterr()
    assert left.value.code == ExitCode.KEYS and f"accounts 表编号 {li} 的数据被改动过" in said.err
    logins = {each["login"] for each in json.loads(said.out)}
    assert "li" not in logins and {"admin", "wang"} <= logins
