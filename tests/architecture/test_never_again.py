"""No paper of any sample says what R-ERR-1 to R-ERR-25 forbid, cites repealed law, or an unread source."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from legal_docs import shipped
from legal_docs.law.citing import cited_in
from legal_docs.law.never import doubtful_citations, unread_sources, wrong_statements
from legal_docs.rendering.text import docx_margin_text, docx_text, normalise, pdf_text
from tests.conftest import ON, SampleRuns

ROOT = Path(__file__).resolve().parents[2]
COURT = ("民事起诉状", "强制执行申请书", "债权计算明细", "证据目录", "授权委托书")
"""Some of the papers that must be among those looked at."""


def words_of(path: Path) -> str:
    """All words of a finished file; a PDF's lines are put together again, since they end anywhere."""
    data = path.read_bytes()
    if path.suffix == ".docx":
        return f"{docx_text(data)}\n{docx_margin_text(data)}"
    return normalise(pdf_text(data)) if path.suffix == ".pdf" else ""


@pytest.fixture(scope="module")
def texts(sample_runs: SampleRuns) -> dict[str, str]:
    """The words of every finished paper of every sample, by case and file name."""
    paths = [path for path in sorted(sample_runs.out.glob("*/*.*")) if path.stem != "证据卷"]
    return {f"{path.parent.name}/{path.name}": words_of(path) for path in paths}


@pytest.fixture(scope="module")
def court_texts(texts: dict[str, str]) -> dict[str, str]:
    papers = {name for name in texts if Path(name).suffix in (".docx", ".pdf")}
    return {name: texts[name] for name in sorted(papers) if Path(name).stem != "时效审查意见"}


def test_papers_of_every_kind_and_every_sample_are_looked_at(court_texts: dict[str, str]) -> None:
    kinds = {Path(name).name for name in court_texts}
    assert kinds >= {f"{paper}.{kind}" for paper in COURT for kind in ("docx", "pdf")}
    assert len({Path(name).parent for name in court_texts}) >= 9
    assert all(court_texts.values())


def test_no_paper_makes_a_wrong_statement(texts: dict[str, str]) -> None:
    found = {name: [(w.rule, w.words) for w in wrong_statements(words, ON)] for name, words in texts.items()}
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


def _sentences(data: Any) -> Iterator[str]:
    if isinstance(data, dict):
        for value in data.values():
            yield from _sentences(value)
    elif isinstance(data, list):
        for value in data:
            yield from _sentences(value)
    elif isinstance(data, str):
        yield data


def test_no_sentence_of_a_report_makes_a_wrong_statement(sample_runs: SampleRuns) -> None:
    reports = sorted(sample_runs.out.glob("*/时效审查意见.json"))
    assert len(reports) >= 9
    for report in reports:
        words = "\n".join(_sentences(json.loads(report.read_text("utf-8"))))
        assert [(w.rule, w.words) for w in wrong_statements(words, ON)] == [], report


def test_no_court_paper_names_a_source_nobody_has_read(court_texts: dict[str, str]) -> None:
    found = {name: unread_sources(words) for name, words in court_texts.items()}
    assert {name: sources for name, sources in found.items() if sources} == {}


def test_every_citation_in_a_court_paper_is_an_article_in_force(court_texts: dict[str, str]) -> None:
    found = {name: doubtful_citations(words, ON) for name, words in court_texts.items()}
    assert {name: doubtful for name, doubtful in found.items() if doubtful} == {}


def test_the_main_papers_do_cite_articles(court_texts: dict[str, str]) -> None:
    main = {n: w for n, w in court_texts.items() if Path(n).stem in ("民事起诉状", "强制执行申请书")}
    assert {name for name, words in main.items() if not cited_in(words, ON)} == set()


def test_no_run_warned_of_its_own_papers(sample_runs: SampleRuns) -> None:
    codes = {p.code for outcome in sample_runs.outcomes.values() for p in outcome.problems}
    assert not {code for code in codes if code.startswith("paper_")}


def _templates() -> list[Path]:
    kinds = {".docx", ".html", ".txt"}
    folders = (shipped.templates(), ROOT / "tools" / "make_templates")
    return sorted(p for folder in folders for p in folder.rglob("*") if p.suffix in kinds)


@pytest.mark.parametrize("path", _templates(), ids=lambda path: path.name)
def test_no_template_says_anything_wrong_in_any_branch(path: Path) -> None:
    words = docx_text(path.read_bytes()) if path.suffix == ".docx" else path.read_text("utf-8")
    assert wrong_statements(words, ON) == ()
    assert unread_sources(words) == ()
    assert doubtful_citations(words, ON) == ()
