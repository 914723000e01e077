"""legal-docs runs: what earlier runs left behind."""

import json
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from legal_docs.cli.main import app
from legal_docs.model.run import RunStatus
from legal_docs.services.wiring import wire
from legal_docs.storage.runs import keep
from tests.storage.test_runs import record


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("LEGAL_DOCS_HOME", str(tmp_path))
    monkeypatch.setenv("LEGAL_DOCS_DATABASE_URL", "")
    return tmp_path


def typed(*words: str) -> Result:
    return CliRunner(env={"COLUMNS": "200"}).invoke(app, [*words])


def test_without_any_run_it_is_said_how_to_begin() -> None:
    assert "legal-docs run" in typed("runs").stderr and typed("runs").stdout == ""
    assert json.loads(typed("runs", "--json").stdout) == []


def test_the_newest_run_of_each_case_is_listed_what_runs_out_first_at_the_top() -> None:
    engine = wire().engine
    keep(engine, record("甲-1", earliest_act_by=date(2026, 9, 1)))
    keep(engine, record("乙-1", earliest_act_by=None, status=RunStatus.FAILED))
    keep(engine, record("丙-1", earliest_act_by=date(2026, 8, 1)))
    engine.dispose()
    rows = json.loads(typed("runs", "--json").stdout)
    assert [row["case_number"] for row in rows] == ["丙-1", "甲-1", "乙-1"]
    assert (rows[0]["owed"], rows[0]["folder"]) == ("12345678901.23", "/out/案件")
    shown = typed("runs").stdout
    assert shown.index("丙-1") < shown.index("甲-1") < shown.index("乙-1")
    assert "12,345,678,901.23" in shown and "未完成" in shown and "2026-08-01" in shown
    assert "failed" in typed("--lang", "en", "runs").stdout
