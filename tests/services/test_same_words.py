"""Word and PDF say the same, over every paper of every sample: read again here from the finished files."""

import pytest

from legal_docs.model.filing import FilingKind
from legal_docs.rendering import match
from legal_docs.rendering.pages import check_overflow, check_pages, page_bodies
from legal_docs.rendering.reader import read
from legal_docs.rendering.text import docx_text, pdf_pages, squeeze
from tests.conftest import SampleRuns

SAMPLES = [f"-{number:03}-" for number in range(1, 12)]


@pytest.mark.parametrize("part", SAMPLES)
def test_both_files_of_each_paper_say_the_same(sample_runs: SampleRuns, part: str) -> None:
    number = next(each for each in sample_runs.outcomes if part in each)
    papers = sorted((sample_runs.out / number).glob("*.docx"))
    assert len(papers) >= 9
    for path in papers:
        docx, pdf = path.read_bytes(), path.with_suffix(".pdf").read_bytes()
        document = read(docx)
        words = match.atoms(document)
        assert "".join(map("".join, words)) == squeeze(docx_text(docx)), path.name
        bodies = page_bodies(document, pdf_pages(pdf))
        assert match.difference(bodies, words, match.headers(document)) is None, path.name
        check_pages(pdf)
        check_overflow(document, pdf)


def test_every_kind_of_paper_but_those_no_sample_needs_was_read(sample_runs: SampleRuns) -> None:
    names = {path.stem.split("-")[0] for path in sample_runs.out.glob("*/*.docx")}
    not_needed = {
        FilingKind.ELEMENT_ENFORCEMENT,
        FilingKind.CONSUMPTION,
        FilingKind.DISHONEST,
        FilingKind.BUNDLE,
        FilingKind.REPORT,
    }
    assert {kind.label for kind in FilingKind if kind not in not_needed} <= names
