import json
from pathlib import Path

import pytest

from legal_docs.errors import ExitCode
from tests.cli.test_main import legal_docs
from tests.rendering import papers

OWN = Path(__file__).parents[1] / "rendering" / "fixtures" / "起诉状-本行.docx"


def bad(folder: Path) -> str:
    return str(papers.save(folder, lambda document: document.add_paragraph("{{ 法元 }}")))


def test_the_list_says_what_each_template_is_for(tmp_path: Path) -> None:
    done = legal_docs("template", "list", home=tmp_path)
    assert done.returncode == 0
    assert "complaint-loan" in done.stdout and "民事起诉状"[:2] in done.stdout


def test_the_list_for_machines_has_version_and_hash(tmp_path: Path) -> None:
    rows = json.loads(legal_docs("template", "list", "--json", home=tmp_path).stdout)
    (row,) = [row for row in rows if row["id"] == "complaint-card"]
    assert (row["kind"], row["cause"], row["own"]) == ("complaint", "card", False)
    assert row["version"] and len(row["sha256"]) == 64


def test_a_good_template_passes(tmp_path: Path) -> None:
    done = legal_docs("template", "check", str(OWN), "--kind", "民事起诉状", home=tmp_path)
    assert (done.returncode, "通过检查，提醒0处" in done.stderr) == (0, True)


def test_a_bad_template_exits_with_bad_input_and_tells_each_finding(tmp_path: Path) -> None:
    done = legal_docs("template", "check", bad(tmp_path), "--kind", "complaint", home=tmp_path)
    assert done.returncode == ExitCode.BAD_INPUT
    assert "没有通过检查：错误20处" in done.stderr and "法元" in done.stderr


def test_the_answer_for_machines_holds_every_finding(tmp_path: Path) -> None:
    done = legal_docs(
        "template", "check", bad(tmp_path), "--kind", "complaint", "--cause", "loan", "--json", home=tmp_path
    )
    found = json.loads(done.stdout)
    assert (found["passed"], found["template"]["cause"]) == (False, "loan")
    assert found["problems"][0]["code"] == "template_unknown_key"


def test_a_kind_that_is_not_known_lists_those_that_are(tmp_path: Path) -> None:
    done = legal_docs("template", "check", str(OWN), "--kind", "情书", home=tmp_path)
    assert done.returncode == ExitCode.USAGE and "complaint" in done.stderr


def test_a_preview_writes_both_files_and_leaves_what_is_there(tmp_path: Path) -> None:
    words = (
        "template",
        "preview",
        str(OWN),
        "--kind",
        "complaint",
        "--cause",
        "loan",
        "--out",
        str(tmp_path),
    )
    done = legal_docs(*words, home=tmp_path)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "起诉状-本行-预览.docx").is_file() and (tmp_path / "起诉状-本行-预览.pdf").is_file()
    assert "DEMO-2026-001" in done.stderr
    assert legal_docs(*words, home=tmp_path).returncode == ExitCode.OUTPUT_EXISTS


def test_nothing_is_previewed_that_fails_its_check(tmp_path: Path) -> None:
    done = legal_docs(
        "template",
        "preview",
        bad(tmp_path),
        "--kind",
        "complaint",
        "--out",
        str(tmp_path / "o"),
        home=tmp_path,
    )
    assert done.returncode == ExitCode.BAD_INPUT and not (tmp_path / "o").exists()


def test_a_folder_that_cannot_be_used_is_told_by_the_list(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "甲.toml").write_text('id = "a"\nversion = "1"\nkind = "complaint"\n', "utf-8")
    monkeypatch.setenv("LEGAL_DOCS_TEMPLATES", str(tmp_path / "own"))
    done = legal_docs("template", "list", home=tmp_path)
    assert done.returncode == ExitCode.BAD_INPUT and "甲.toml" in done.stderr
