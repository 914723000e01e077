"""Every paper says in its properties that it was made from a template, and prints nothing of it."""

import json
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import docx
import pytest
from pikepdf import Pdf

from legal_docs.drafting import enforcement
from legal_docs.drafting.draft import Draft
from legal_docs.model.filing import FROM_TEMPLATE, FilingKind, Template
from legal_docs.rendering.text import docx_margin_text, docx_text, pdf_text, squeeze
from legal_docs.services.papers import Paper, _filled, distinct
from legal_docs.services.shelf import default
from tests.conftest import SampleRuns
from tests.services.dossiers import dossier

MADE_FROM = Template(id="demand-letter", version="1.0", file="催收函.docx", sha256="0")


def _papers(runs: SampleRuns, kind: str) -> list[Path]:
    found = [p for p in sorted(runs.out.glob(f"*/*.{kind}")) if p.stem != FilingKind.BUNDLE.label]
    assert len(found) >= 27
    return found


def test_the_label_is_the_word_of_the_rule() -> None:
    assert FROM_TEMPLATE == "程序按模板生成"


def test_a_word_paper_carries_the_label_in_its_comments(sample_runs: SampleRuns) -> None:
    for path in _papers(sample_runs, "docx"):
        properties = docx.Document(BytesIO(path.read_bytes())).core_properties
        assert (properties.comments, properties.author) == (FROM_TEMPLATE, ""), path


def test_a_pdf_carries_the_label_as_its_subject(sample_runs: SampleRuns) -> None:
    for path in _papers(sample_runs, "pdf"):
        with Pdf.open(path) as file:
            assert str(file.docinfo["/Subject"]) == FROM_TEMPLATE, path


def test_no_court_paper_prints_the_label(sample_runs: SampleRuns) -> None:
    for path in _papers(sample_runs, "docx"):
        data = path.read_bytes()
        assert FROM_TEMPLATE not in squeeze(docx_text(data) + docx_margin_text(data)), path


def test_the_internal_report_prints_the_label_and_that_no_language_model_took_part(
    sample_runs: SampleRuns,
) -> None:
    for path in sorted(sample_runs.out.glob(f"*/{FilingKind.REPORT.label}.pdf")):
        words = squeeze(pdf_text(path.read_bytes()))
        assert FROM_TEMPLATE in words and "没有使用语言模型" in words, path


def test_the_manifest_says_how_the_papers_were_made(sample_runs: SampleRuns) -> None:
    for path in sample_runs.out.glob("*/manifest.json"):
        assert json.loads(path.read_text("utf-8"))["made"] == FROM_TEMPLATE


def test_two_papers_of_one_name_get_names_of_their_own() -> None:
    one = Paper(FilingKind.DEMAND, {"催收函-甲.docx": b"1", "催收函-甲.pdf": b"2"}, MADE_FROM)
    names = [name for paper in distinct([one, one]) for name in paper.files]
    assert names == ["催收函-甲.docx", "催收函-甲.pdf", "催收函-甲-2.docx", "催收函-甲-2.pdf"]


@pytest.mark.parametrize(
    ("owed", "said"),
    [
        ({}, "以上第1项及加倍部分债务利息计至"),
        ({"doubled": Decimal("0.00")}, "以上第1项计至"),
        (dict.fromkeys(("principal", "interest", "penalty", "compound", "costs"), Decimal("0.00")),
         "以上加倍部分债务利息计至"),
    ],
)  # fmt: skip
def test_the_total_of_an_enforcement_names_only_what_is_asked(owed: dict[str, Decimal], said: str) -> None:
    whole = dossier("008")
    arrears = whole.arrears.model_copy(update={"owed": whole.arrears.owed.model_copy(update=owed)})
    apply = enforcement.application(whole.model_copy(update={"arrears": arrears}))
    name = "强制执行申请书.docx"
    draft = Draft(FilingKind.ENFORCEMENT, name, apply, enforcement.must_say(apply))
    assert said in docx_text(_filled(draft, default(name).path))
