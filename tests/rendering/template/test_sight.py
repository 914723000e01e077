"""What travels with the file or cannot be seen on paper is told."""

from typing import Any

import pytest
from docx.oxml import OxmlElement
from docx.shared import Mm, Pt, RGBColor

from legal_docs.rendering.template.lint import lint
from tests.rendering import papers
from tests.rendering.template.test_lint import SHAPE, told

RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def test_what_refers_outside_the_file_is_an_error() -> None:
    def build(document: Any) -> None:
        document.part.relate_to("http://x.example/甲", f"{RELATIONS}/hyperlink", is_external=True)
        document.part._settings_part.relate_to("甲.dotm", f"{RELATIONS}/attachedTemplate", is_external=True)

    found = told(build)
    assert [code for code, _ in found] == ["template_external"] * 2
    assert any("http://x.example/甲" in sentence for _, sentence in found)


def test_what_nobody_could_read_is_a_warning() -> None:
    def build(document: Any) -> None:
        document.add_paragraph().add_run("白字").font.color.rgb = RGBColor(255, 255, 255)
        document.add_paragraph().add_run("小字").font.size = Pt(1)
        document.add_paragraph().add_run("红字").font.color.rgb = RGBColor(255, 0, 0)
        document.add_paragraph().add_run("五磅").font.size = Pt(5)
        document.add_paragraph().add_run(" ").font.size = Pt(1)

    found = lint(papers.docx(build), "甲.docx", SHAPE, ())
    assert [(one.code, one.is_error) for one in found if one.code != "template_personal"] == [
        ("template_faint", False)
    ] * 2
    assert "白色" in found[-2].zh and "1 磅" in found[-1].zh


def test_other_paper_than_a4_is_a_warning() -> None:
    def build(document: Any) -> None:
        document.sections[0].page_width = Mm(297)
        document.sections[0].page_height = Mm(420)

    def across(document: Any) -> None:
        part = document.sections[0]
        part.page_width, part.page_height = part.page_height, part.page_width

    assert told(across) == []
    found = lint(papers.docx(build), "甲.docx", SHAPE, ())
    assert [(one.code, one.is_error) for one in found if one.code != "template_personal"] == [
        ("template_not_a4", False)
    ]
    assert "297 × 420 mm" in found[-1].zh


def test_comments_are_an_error() -> None:
    def build(document: Any) -> None:
        paragraph = document.add_paragraph("利率")
        document.add_comment(paragraph.runs, text="问一下某客户", author="王某")

    found = told(build)
    assert ("template_comments") in [code for code, _ in found]
    assert any("“利率”" in sentence for code, sentence in found if code == "template_comments")


@pytest.mark.parametrize("kind", ["ins", "del"])
def test_tracked_changes_are_an_error_at_their_words(kind: str) -> None:
    def build(document: Any) -> None:
        paragraph = document.add_paragraph("利率百分之五")
        change = OxmlElement(f"w:{kind}")
        change.append(paragraph.runs[0]._r)
        paragraph._p.append(change)

    found = dict(told(build))
    assert "“利率百分之五”" in found["template_tracked"]


def test_tracking_left_on_is_an_error() -> None:
    def build(document: Any) -> None:
        document.settings.element.append(OxmlElement("w:trackRevisions"))

    assert [code for code, _ in told(build)] == ["template_tracked"]
