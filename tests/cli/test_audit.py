"""legal-docs audit and legal-docs people on the command line."""

import json
from pathlib import Path

import pytest
from sqlalchemy import text
from typer.testing import CliRunner, Result

from legal_docs.cli.main import app
from legal_docs.errors import ConflictError, ExitCode
from legal_docs.services.desk import sessions
from tests.houses import PASSWORD, administrator, wired


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("LEGAL_DOCS_HOME", str(tmp_path))
    monkeypatch.delenv("LEGAL_DOCS_DATABASE_URL", raising=False)
    administrator(wired(tmp_path))
    return tmp_path


def call(*words: str, typed: str = "") -> Result:
    return CliRunner(env={"COLUMNS": "200"}).invoke(app, list(words), input=typed)


def listed() -> dict[str, dict[str, object]]:
    return {row["login"]: row for row in json.loads(call("people", "list", "--json").stdout)}


def test_somebody_is_added_with_a_password_shown_once(home: Path) -> None:
    done = call("people", "add", "li", "--name", "李某", "--role", "lawyer", "--branch", "甲分行")
    password = done.stdout.strip()
    assert done.exit_code == 0 and "只显示这一次" in done.stderr and password not in done.stderr
    assert sessions.log_in(wired(home), "li", password, "::1").session.account.must_change
    assert (listed()["li"]["role"], listed()["li"]["branch"]) == ("lawyer", "甲分行")


def test_a_typed_password_is_not_shown(home: Path) -> None:
    done = call(
        "people", "add", "li", "--name", "李某", "--role", "auditor", "--type-password",
        typed=f"{PASSWORD}\n{PASSWORD}\n",
    )  # fmt: skip
    assert done.exit_code == 0 and PASSWORD not in done.output
    assert sessions.log_in(wired(home), "li", PASSWORD, "::1")


def test_an_account_is_disabled_and_its_password_reset(home: Path) -> None:
    call("people", "add", "li", "--name", "李某", "--role", "lawyer")
    begun = sessions.log_in(wired(home), "admin", PASSWORD, "::1")
    made = call("people", "reset-password", "admin").stdout.strip()
    assert sessions.who_is(wired(home), begun.token) is None
    assert sessions.log_in(wired(home), "admin", made, "::1")
    assert call("people", "disable", "li").exit_code == 0
    assert listed()["li"]["is_active"] is False
    assert isinstance(call("people", "disable", "admin").exception, ConflictError)
    assert "nobody" in str(call("people", "disable", "nobody").exception)
    assert "admin" in call("people", "list").stdout


def test_a_whole_trail_is_told_and_an_edit_ends_with_a_code(home: Path) -> None:
    assert "完整" in call("audit", "verify").stderr
    with wired(home).engine.begin() as connection:
        connection.execute(text("drop trigger trail_no_update"))
        connection.execute(text("update trail set who = 9 where seq = 1"))
    done = call("audit", "verify", "--json")
    assert done.exit_code == ExitCode.PROOF_FAILED and "第1条被改动" in done.stderr
    found = json.loads(done.stdout)
    assert (found["is_whole"], [fault["kind"] for fault in found["faults"]]) == (False, ["edited"])


def test_a_cut_tail_is_found_with_the_anchor(home: Path, tmp_path: Path) -> None:
    path = tmp_path / "anchor.json"
    call("people", "add", "li", "--name", "李某", "--role", "lawyer")
    assert call("audit", "anchor", "--out", str(path)).exit_code == 0
    assert call("audit", "anchor", "--out", str(path)).exit_code != 0
    assert call("audit", "verify", "--anchor", str(path)).exit_code == 0
    with wired(home).engine.begin() as connection:
        connection.execute(text("drop trigger trail_no_delete"))
        connection.execute(text("drop trigger trail_head_no_update"))
        connection.execute(text("delete from trail where seq > 1"))
        connection.execute(text("update trail_head set seq = 1, seal = (select seal from trail)"))
    assert call("audit", "verify").exit_code == 0
    with wired(home).engine.begin() as connection:
        connection.execute(text("delete from trail where seq > 1"))
        connection.execute(text("update trail_head set seq = 1, seal = (select seal from trail)"))
    done = call("audit", "verify", "--anchor", str(path))
    assert done.exit_code == ExitCode.PROOF_FAILED and "末尾被截" in done.stderr


def test_the_trail_is_shown_narrowed_with_logins_for_numbers(home: Path) -> None:
    sessions.log_in(wired(home), "admin", PASSWORD, "::1")
    call("people", "add", "li", "--name", "李某", "--role", "lawyer")
    shown = call("audit", "show", "--action", "people.add", "--json")
    assert [row["event"]["action"] for row in json.loads(shown.stdout)] == ["people.add"]
    assert "account:admin" in call("audit", "show", "--who", "admin").stdout
    assert "session" not in call("audit", "show", "--who", "系统").stdout
    assert json.loads(call("audit", "show", "--until", "2020-01-01", "--json").stdout) == []
    assert json.loads(call("audit", "show", "--since", "2999-01-01", "--json").stdout) == []
    assert json.loads(call("audit", "show", "--object", "case:1", "--json").stdout) == []
    assert json.loads(call("audit", "show", "--page", "2", "--json").stdout) == []
    assert call("audit", "show", "--who", "nobody").exit_code == ExitCode.USAGE
