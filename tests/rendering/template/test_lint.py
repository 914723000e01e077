from collections.abc import Callable, Sequence
from io import BytesIO
from typing import Any

import docx
import pytest

from legal_docs.errors import BadInputError
from legal_docs.rendering.template.lint import Content, lint
from legal_docs.rendering.template.words import TEMPLATE
from tests.rendering import papers

SHAPE: dict[str, Any] = {
    "法院": str,
    "副本份数": int,
    "有担保": bool,
    "原告": {"名称": str, "代理人": [{"姓名": str}]},
    "被告们": [{"姓名": str, "住所地": str, "自然人": bool}],
    "附注": [str],
}


def told(
    build: Callable[[Any], object] | Sequence[str], contents: Sequence[Content] = ()
) -> list[tuple[str, str]]:
    """The code and the sentence of every finding in a template, but for the properties of the test file."""
    made = papers.docx(build) if callable(build) else papers.paragraphs(*build)
    found = lint(made, "甲.docx", SHAPE, contents)
    return [(one.code, one.sentence()) for one in found if one.code != "template_personal"]


def codes(*lines: str) -> list[str]:
    return [code for code, _ in told(lines)]


GOOD = (
    "{{ 法院 }}，{{ 原告.名称 }}，{{ 副本份数 + 1 }}份{% if 有担保 %}有{% else %}无{% endif %}",
    "{%p for 人 in 被告们 %}",
    "{{ loop.index }}.{{ 人.姓名 }}{% if 人.自然人 and not loop.last %}，{{ 人.住所地 }}{% endif %}",
    "{%p endfor %}",
    "{% for 代理人 in 原告.代理人 %}{{ 代理人.姓名 }}{% endfor %}{# 说明 #}",
    "{{ 附注|join('；') }}{{ 被告们|map(attribute='姓名')|join('、') }}",
    "{{ 被告们[0].姓名 }}{{ (被告们|first).姓名 }}",
    "{% set 首 = 被告们[0] %}{{ 首.姓名 if 首.自然人 else 首.住所地 }}{{ 被告们|length }}",
    "{% if 法院 == “某市法院” %}x{% endif %}",
)


def test_a_good_template_has_no_finding() -> None:
    assert told(GOOD) == []


@pytest.mark.parametrize(
    ("line", "key", "near"),
    [
        ("{{ 法元 }}", "法元", "法院"),
        ("{{ 原告.名 }}", "原告.名", "名称"),
        ("{% for 人 in 被告们 %}{{ 人.名姓 }}{% endfor %}", "被告们.名姓", "姓名"),
        ("{% for 人 in 被告们 if 人.自然 %}{{ 人.姓名 }}{% endfor %}", "被告们.自然", "自然人"),
        ("{% for 人 in 被告 %}{{ 人.随便 }}{% endfor %}", "被告", "被告们"),
        ("{% if 有担保人 %}x{% endif %}", "有担保人", "有担保"),
        ("{{ 被告们|map(attribute='姓')|join('、') }}", "被告们.姓", "姓名"),
        ("{{ 被告们|join('、', attribute='姓') }}", "被告们.姓", "姓名"),
        ("{{ 被告们|selectattr('自然')|length }}", "被告们.自然", "自然人"),
        ("{{ 法院|default(法元) }}", "法元", "法院"),
        ("{{ 被告们[0].姓 }}", "被告们[0].姓", "姓名"),
        ("{{ 原告['名'] }}", "原告.名", "名称"),
        ("{% set 首 = 被告们|first %}{{ 首.姓 }}", "被告们[0].姓", "姓名"),
        ("{{ '甲' ~ 法元 }}", "法元", "法院"),
        ("{{ 法院 if 有担保 else 法元 }}", "法元", "法院"),
        ("{% for 人 in 被告们 %}{{ loop.idx }}{% endfor %}", "loop.idx", "index"),
    ],
)
def test_a_key_that_is_not_there_is_told_once_with_the_nearest(line: str, key: str, near: str) -> None:
    found = told([line])
    assert [code for code, _ in found] == ["template_unknown_key"]
    assert f"没有“{key}”这个键，最接近的是“{near}”" in found[0][1]


def test_a_loop_variable_ends_with_its_loop() -> None:
    assert codes("{% for 人 in 被告们 %}{{ 人.姓名 }}{% endfor %}{{ 人.姓名 }}") == ["template_unknown_key"]


def test_a_finding_says_in_which_part_and_beside_which_words() -> None:
    def build(document: Any) -> None:
        document.sections[0].header.paragraphs[0].text = "案号：{{ 案号 }}"

    assert told(build)[0][1].startswith("甲.docx › 页眉 › “案号：{{ 案号 }}”：没有“案号”这个键")


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("{{ 被告们 }}", "template_prints_list"),
        ("{{ 原告 }}", "template_prints_list"),
        ("{{ '甲' ~ 原告 }}", "template_prints_list"),
        ("{{ 被告们.姓名 }}", "template_prints_list"),
        ("{{ 原告.代理人|join('、') }}", "template_prints_list"),
        ("{{ 原告|string }}", "template_prints_list"),
        ("{{ 被告们|replace('a', 'b') }}", "template_prints_list"),
        ("{{ 被告们|map('upper')|join }}", "template_prints_list"),
        ("{{ 被告们|unique|join(attribute='姓名') }}", "template_prints_list"),
        ("{{ 被告们[0:1] }}", "template_prints_list"),
        ("{{ [被告们] }}", "template_prints_list"),
        ("{{ {'a': 法院} }}", "template_prints_list"),
        ("{{ range(3) }}", "template_prints_list"),
        ("{{ 法院 if 有担保 else 被告们 }}", "template_prints_list"),
        ("{{ 被告们 or 法院 }}", "template_prints_list"),
        ("{{ 有担保 }}", "template_prints_switch"),
        ("{{ 有担保|string }}", "template_prints_switch"),
        ("{{ '甲' ~ 有担保 }}", "template_prints_switch"),
        ("{{ 被告们|map(attribute='自然人')|join }}", "template_prints_switch"),
        ("{{ 有担保 and 法院 }}", "template_prints_switch"),
        ("{% for 甲, 乙 in 被告们 %}x{% endfor %}", "template_unsafe"),
        ("{{ 被告们|map('attr', '姓名')|join }}", "template_unsafe"),
        ("{{ 被告们|map(attribute='__class__')|join }}", "template_unsafe"),
        ("{% if 法院 is nothing %}x{% endif %}", "template_unsafe"),
        ("{% raw %}{{ 法院 }}{% endraw %}", "template_unsafe"),
        ("{{ " + "9" * 6000 + " }}", "template_syntax"),
        ("｛｛ 法院 ｝｝", "template_tag_open"),
        ("{ { 法院 } }", "template_tag_open"),
        ("｛% if 法院 %｝", "template_tag_open"),
        ("{{- 法院 }}", "template_tag_misplaced"),
        ("{{ 法院 -}}", "template_tag_misplaced"),
        ("{#- 说明 #}", "template_tag_misplaced"),
        ("{{ 副本份数 > 1 }}", "template_prints_switch"),
        ("{% for 字 in 法院 %}{{ 字 }}{% endfor %}", "template_not_a_list"),
        ("{% for 字 in 原告 %}{{ 字 }}{% endfor %}", "template_not_a_list"),
        ("{{ 法院|safe }}", "template_unsafe"),
        ("{{ 法院.upper() }}", "template_unsafe"),
        ("{{ 法院.__class__ }}", "template_unsafe"),
        ("{% include 'x' %}", "template_unsafe"),
        ("{% for 次 in range(99999) %}x{% endfor %}", "template_unsafe"),
        ("{% vm %}x", "template_unsafe"),
        ("{% if %}x{% endif %}", "template_syntax"),
        ("{% while 法院 %}", "template_syntax"),
        ("{{ 法院", "template_tag_open"),
        ("法院 }}", "template_tag_open"),
        ("{% if 法院 }x", "template_tag_open"),
        ("前{%p if 法院 %}", "template_tag_not_alone"),
        ("{%tr for 人 in 被告们 %}{%tr endfor %}", "template_tag_misplaced"),
        ("{%- if 法院 %}x{% endif %}", "template_tag_misplaced"),
        ("{% if 法院 -%}x{% endif %}", "template_tag_misplaced"),
        ("{%r if 法院 %}x{%r endif %}", "template_tag_misplaced"),
        ("{% if 法院 %}x", "template_block_open"),
        ("{% endif %}", "template_block_stray"),
        ("{% else %}", "template_block_stray"),
        ("{% for 人 in 被告们 %}x{% endif %}", "template_block_stray"),
    ],
)
def test_each_mistake_has_a_code_of_its_own(line: str, code: str) -> None:
    assert code in codes(line)


def test_two_tags_of_one_paragraph_cannot_both_take_it() -> None:
    assert "template_tag_not_alone" in codes("{%p if 法院 %}{%p endif %}")


def test_an_open_block_names_its_end_and_does_not_hide_other_findings() -> None:
    found = told(["{%p if 法院 %}", "{{ 法元 }}"])
    assert [code for code, _ in found] == ["template_block_open", "template_unknown_key"]
    assert "{%p endif %}" in found[0][1]


def test_a_block_closed_by_another_kind_of_tag_is_told() -> None:
    assert codes("{%p if 法院 %}", "{% endif %}") == ["template_block_mixed"]
    assert codes("{%p if 法院 %}", "{% else %}", "{%p endif %}") == ["template_block_mixed"]


def test_a_block_inside_a_paragraph_must_end_in_it() -> None:
    assert codes("{% if 法院 %}x", "y{% endif %}") == ["template_block_mixed"]


def rows(*lines: Sequence[str]) -> Callable[[Any], object]:
    def build(document: Any) -> None:
        made = document.add_table(rows=len(lines), cols=len(lines[0]))
        for row, line in zip(made.rows, lines, strict=True):
            for cell, words in zip(row.cells, line, strict=True):
                cell.text = words

    return build


def test_rows_are_walked_with_their_element() -> None:
    good = rows(
        ["{%tr for 人 in 被告们 %}", ""], ["{{ 人.姓名 }}", "{{ 人.住所地 }}"], ["{%tr endfor %}", ""]
    )
    assert told(good) == []
    bad = rows(["{%tr for 人 in 被告们 %}", ""], ["{{ 人.姓 }}", ""], ["{%tr endfor %}", ""])
    assert [code for code, _ in told(bad)] == ["template_unknown_key"]


def test_words_beside_a_row_tag_would_be_lost() -> None:
    lines = rows(["{%tr for 人 in 被告们 %}", "住所"], ["{{ 人.姓名 }}", ""], ["{%tr endfor %}", ""])
    assert [code for code, _ in told(lines)] == ["template_tag_not_alone"]


def test_a_row_block_cannot_end_outside_its_table() -> None:
    def build(document: Any) -> None:
        rows(["{%tr if 法院 %}"], ["x"])(document)
        rows(["{%tr endif %}"], ["y"])(document)

    assert [code for code, _ in told(build)] == ["template_block_mixed"]


def test_a_block_left_open_in_the_body_does_not_reach_into_the_footer() -> None:
    def build(document: Any) -> None:
        document.add_paragraph("{% if 法院 %}")
        document.sections[0].footer.paragraphs[0].text = "{% endif %}"

    assert [code for code, _ in told(build)] == ["template_block_open", "template_block_stray"]


MUST = (
    Content("受诉法院", keys=("法院",), article="民诉法2023.122"),
    Content("被告姓名", keys=("被告们.姓名",)),
    Content("证据", keys=("附注",), words=("证据目录",)),
)


def test_what_the_law_wants_and_the_template_never_prints_is_told_with_its_article() -> None:
    found = told(["{% if 法院 %}x{% endif %}{% for 人 in 被告们 %}{{ 人.住所地 }}{% endfor %}"], MUST)
    assert [code for code, _ in found] == ["template_contents_missing"] * 3
    assert "缺少必备内容：受诉法院（民诉法2023.122）。请加上：{{ 法院 }}" in found[0][1]
    assert "{{ 附注 }}，或者 证据目录" in found[2][1]


@pytest.mark.parametrize(
    "line",
    [
        "{{ 法院 }}{% for 人 in 被告们 %}{{ 人.姓名 }}{% endfor %}详见证据目录",
        "{{ 法院|trim }}{{ 被告们|map(attribute='姓名')|join }}{{ 附注|join }}",
        "{{ '致' ~ 法院 }}{{ 被告们|join('、', attribute='姓名') }}{% for 条 in 附注 %}{{ 条 }}{% endfor %}",
        "{% for 人 in 被告们 %}{% set 名 = 人.姓名 %}{{ 名 }}{% endfor %}{{ 法院 if 有担保 }}证据目录",
    ],
)
def test_every_way_of_printing_it_counts(line: str) -> None:
    assert told([line], MUST) == []


def test_the_first_of_several_is_not_all_of_them() -> None:
    found = told(["{{ 法院 }}{{ 被告们[0].姓名 }}证据目录"], MUST)
    assert [code for code, _ in found] == ["template_contents_missing"]


def test_what_a_page_cannot_show_is_told() -> None:
    def build(document: Any) -> None:
        document.add_paragraph().add_run("x").font.strike = True

    assert [code for code, _ in told(build)] == ["template_not_shown"]


def test_personal_data_in_the_properties_is_a_warning() -> None:
    def build(document: Any) -> None:
        document.core_properties.author = "王某"
        document.core_properties.last_modified_by = "李某"
        document.core_properties.comments = ""

    made = lint(papers.docx(build), "甲.docx", SHAPE, ())
    assert [(one.code, one.is_error) for one in made] == [("template_personal", False)] * 2
    assert "作者：王某" in made[0].zh and "最后修改者：李某" in made[1].zh


def test_a_file_that_is_no_word_file_is_one_sentence() -> None:
    with pytest.raises(BadInputError, match="不是可以读取的 Word 文件"):
        lint(b"%PDF-1.7", "甲.docx", SHAPE, ())


def test_nesting_beyond_reason_is_a_finding_and_no_crash() -> None:
    assert codes("{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}") == ["template_syntax"]


def test_a_tag_split_over_runs_is_read_whole() -> None:
    def build(document: Any) -> None:
        paragraph = document.add_paragraph()
        for piece in ("{", "{ 原告.", "名", " }", "}"):
            paragraph.add_run(piece)

    assert "没有“原告.名”这个键" in told(build)[0][1]


def test_every_sentence_can_be_filled_in_both_languages() -> None:
    slots = dict.fromkeys(
        [
            "tag",
            "end",
            "opened",
            "reason",
            "reason_en",
            "target",
            "size",
            "kind",
            "kind_en",
            "what_zh",
            "what_en",
            "key",
            "nearest_zh",
            "nearest_en",
            "name",
            "article",
            "keys",
            "what",
            "value",
        ],
        "x",
    )
    for words in TEMPLATE.values():
        for text in words[1:]:
            assert text.format(**slots)


def test_an_empty_document_is_no_fault_of_its_own() -> None:
    file = BytesIO()
    docx.Document().save(file)
    assert [one.code for one in lint(file.getvalue(), "甲.docx", SHAPE, ()) if one.is_error] == []


def test_no_word_of_a_field_beside_the_tag_is_taken_for_a_tag() -> None:
    assert told(["利率 5% 至 6%，{{ 法院 }}"]) == []


def test_a_finding_stands_at_its_own_paragraph() -> None:
    found = told(["第一段", "第二段{{ 法元 }}", "第三段"])
    assert [sentence.partition("：")[0] for _, sentence in found] == ["甲.docx › 正文 › “第二段{{ 法元 }}”"]


def test_a_key_that_is_only_asked_for_is_not_printed() -> None:
    wanted = (Content("受诉法院", keys=("法院",)),)
    assert [code for code, _ in told(["{{ '有' if 法院 else '无' }}"], wanted)] == [
        "template_contents_missing"
    ]


def test_a_number_too_long_is_told_at_its_own_paragraph() -> None:
    found = told(["第一段", "第二段{{ " + "9" * 6000 + " }}", "第三段"])
    assert [code for code, _ in found] == ["template_syntax"] and "第二段" in found[0][1]
    assert "数字过大" in found[0][1]
