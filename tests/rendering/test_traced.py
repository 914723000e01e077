"""A template filled with traces says the same as without, and knows each value's field."""

from pathlib import Path
from typing import Any

import pytest

from legal_docs.errors import BadInputError, MissingValueError
from legal_docs.rendering.text import docx_text
from legal_docs.rendering.traced import Piece, pieces
from legal_docs.rendering.word import fill
from tests.rendering import papers


def template(folder: Path, *lines: str) -> Path:
    return papers.save(folder, lambda document: [document.add_paragraph(line) for line in lines])


def traced(folder: Path, context: dict[str, Any], *lines: str) -> list[tuple[str, str]]:
    """The values of a paper with their fields; its words are those of the paper itself."""
    path = template(folder, *lines)
    found = pieces(path, context)
    assert "".join(piece.words for piece in found) == docx_text(fill(path, context))
    return [(piece.path, piece.words) for piece in found if piece.path is not None]


def test_a_complaint_is_traced_value_by_value(tmp_path: Path) -> None:
    path = papers.save(tmp_path, papers.complaint)
    found = pieces(path, papers.case())
    assert "".join(piece.words for piece in found) == docx_text(fill(path, papers.case()))
    assert Piece("王䶮", "被告们[1].姓名") in found and Piece("29,209.68", "合计.利息") in found


def test_conditions_lengths_and_comparisons_see_the_plain_value(tmp_path: Path) -> None:
    line = (
        "{% if 项 == '利息' and 项|length == 2 and '利' in 项 and 空 == '' %}{{ 项 }}{% else %}错{% endif %}"
    )
    assert traced(tmp_path, {"项": "利息", "空": ""}, line) == [("项", "利息")]


def test_an_empty_value_leaves_no_trace(tmp_path: Path) -> None:
    assert traced(tmp_path, {"甲": ""}, "前{{ 甲 }}后") == []


def test_numbers_and_sums_of_numbers_are_traced(tmp_path: Path) -> None:
    found = traced(tmp_path, {"份数": 2, "人": ["甲", "乙"]}, "{{ 份数 }}与{{ 份数 + 1 }}，{{ 人|length }}人")
    assert found == [("份数", "2"), ("份数+1", "3"), ("", "2")]


def test_items_of_a_list_are_counted_from_one_and_turns_have_no_field(tmp_path: Path) -> None:
    found = traced(
        tmp_path,
        {"人": [{"名": "甲"}, {"名": "乙"}]},
        "{% for 个 in 人 %}{{ loop.index }}{{ 个.名 }}{% endfor %}",
    )
    assert found == [("", "1"), ("人[1].名", "甲"), ("", "2"), ("人[2].名", "乙")]


def test_line_breaks_and_signs_of_xml_come_through(tmp_path: Path) -> None:
    assert traced(tmp_path, {"文": "A&B <x>\n第二行"}, "主文：{{ 文 }}。") == [("文", "A&B <x>\n第二行")]
    assert traced(tmp_path, {"文": "A&B"}, "{{ 文|e }}") == [("文", "A&B")]


def test_more_than_ten_values_keep_their_own_fields(tmp_path: Path) -> None:
    context = {f"值{number}": str(number) for number in range(25)}
    found = traced(tmp_path, context, "，".join(f"{{{{ {name} }}}}" for name in context))
    assert found == list(context.items())


def test_what_stops_the_paper_stops_the_trace(tmp_path: Path) -> None:
    from jinja2 import UndefinedError

    with pytest.raises((MissingValueError, UndefinedError)):
        pieces(template(tmp_path, "{{ 甲.乙 }}"), {"甲": {}})
    with pytest.raises(MissingValueError):
        pieces(template(tmp_path, "{{ 甲 }}"), {"甲": None})
    with pytest.raises(BadInputError):
        pieces(template(tmp_path, "{{ 甲 }}"), {"甲": True})
