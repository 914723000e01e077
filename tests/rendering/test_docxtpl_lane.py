from io import BytesIO

import pytest
from docx import Document
from jinja2 import TemplateError

from legal_docs.rendering.docxtpl_lane import NotWholeError, filled, parts, set_properties
from tests.rendering import papers, word_lanes


def test_a_template_is_filled_with_fixed_properties_and_the_remark() -> None:
    made = Document(BytesIO(filled(papers.paragraphs("{{ 甲 }}"), {"甲": "A&B"}, "备注")))
    assert made.paragraphs[0].text == "A&B"
    properties = made.core_properties
    assert (properties.comments, properties.author, properties.revision) == ("备注", "", 1)


def test_broken_xml_and_a_broken_template_are_refused() -> None:
    with pytest.raises(TemplateError):
        filled(papers.paragraphs("{% if %}"), {}, "")
    with pytest.raises(NotWholeError):
        filled(papers.docx(word_lanes.torn), {"甲": ""}, "")


def test_a_title_without_tags_stays_and_one_with_tags_goes() -> None:
    document = Document()
    for title, kept in (("起诉状", "起诉状"), ("{{ 甲 }}", "")):
        document.core_properties.title = title
        set_properties(document.core_properties, "")
        assert document.core_properties.title == kept


def test_the_parts_come_in_the_order_of_the_file() -> None:
    assert [name for name, _ in parts(Document())][:2] == ["[Content_Types].xml", "_rels/.rels"]
