"""legal-docs law: what it prints, and when it warns."""

import json
from datetime import date
from pathlib import Path

import pytest

from legal_docs.cli.law import article_json, warn_where_old
from legal_docs.errors import ExitCode
from legal_docs.law.articles import article
from tests.cli.test_main import legal_docs

KEYS = ["id", "title", "short_title", "edition", "article", "in_force_from", "repealed_on", "gist", "used_by"]


def test_articles_are_answered_as_a_list_in_json_with_both_days_on_stderr(tmp_path: Path) -> None:
    done = legal_docs("law", "articles", "--json", home=tmp_path)
    assert done.returncode == ExitCode.OK, done.stderr
    answer = json.loads(done.stdout)
    assert "2026-05-16" in done.stderr
    assert "2026-10" in done.stderr
    assert len(answer) > 200
    assert all(list(row) == KEYS and row["used_by"] and row["gist"] for row in answer)
    ids = [row["id"] for row in answer]
    assert len(ids) == len(set(ids)) and {"民法典.188", "民诉法2023.250"} <= set(ids)


def test_articles_are_printed_as_a_table_with_the_day_on_stderr(tmp_path: Path) -> None:
    done = legal_docs("law", "articles", home=tmp_path)
    assert done.returncode == ExitCode.OK
    assert "民法典.188" in done.stdout
    assert "2026-05-16" in done.stderr


def test_an_article_is_plain_data() -> None:
    row = article_json(article("民诉法2021.246"), ("甲",))
    assert list(row) == KEYS
    assert (row["edition"], row["article"], row["repealed_on"]) == ("2021", 246, date(2024, 1, 1))
    assert row["used_by"] == ["甲"]


def test_a_warning_comes_once_the_law_is_more_than_six_months_old(capsys: pytest.CaptureFixture[str]) -> None:
    warn_where_old(date(2026, 11, 16), "zh")
    assert capsys.readouterr().err == ""
    warn_where_old(date(2026, 11, 17), "zh")
    assert "超过六个月" in capsys.readouterr().err
    warn_where_old(date(2026, 11, 17), "en")
    assert "over six months" in capsys.readouterr().err
