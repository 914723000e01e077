import pytest
from jinja2 import Environment

from legal_docs.rendering.compiled_cover import (
    body_is_covered,
    has_empty_table,
    has_tags,
    margin_is_covered,
)

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
TEXT = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"


def body(*content: str) -> str:
    return f'<w:body xmlns:w="{W}" xmlns:wp="{WP}">{"".join(content)}</w:body>'


def cell(words: str = "", span: int = 1) -> str:
    return f'<w:tc><w:tcPr><w:gridSpan w:val="{span}"/></w:tcPr>{TEXT.format(words)}</w:tc>'


PLAIN = f"<w:tc>{TEXT.format('{{ 甲 }}')}</w:tc>"
LOOP, NEXT = "{% for 行 in 行们 %}", "{% endfor %}"


def row(*cells: str) -> str:
    return f"<w:tr>{''.join(cells)}</w:tr>"


def table(*rows: str, columns: int = 2) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid>{'<w:gridCol/>' * columns}</w:tblGrid>{''.join(rows)}</w:tbl>"


def is_covered(*content: str) -> bool:
    return body_is_covered(body(*content), Environment(autoescape=True))


@pytest.mark.parametrize(
    "content",
    [
        TEXT.format("前{{ 甲 }}后{# 说明 #}"),
        TEXT.format("{% if 甲 %}一{% elif 乙 %}二{% else %}三{% endif %}"),
        TEXT.format("{% set 甲 = 乙 %}{{ 甲 }}"),
        TEXT.format("{% raw %}{{ 甲 }}{% endraw %}"),
        TEXT.format("{% if 甲 %}一") + TEXT.format("二{% endif %}"),
        LOOP + TEXT.format("{{ 行 }}") + NEXT,
        table(row(cell(span=2)), LOOP, row(PLAIN, cell("{{ 乙 }}")), NEXT),
        table(row(cell("{% if 甲 %}一{% endif %}"), PLAIN)),
        table(row(*[cell("{% if 甲 %}一{% else %}二{% endif %}")] * 2)),
        "{% if 甲 %}" + table(row(PLAIN, PLAIN)) + "{% endif %}",
        table(),
    ],
)
def test_text_whole_paragraphs_rows_and_tables_are_covered(content: str) -> None:
    assert is_covered(content)


@pytest.mark.parametrize(
    "content",
    [
        "{{ 甲 }}",
        "<w:p>{{ 甲 }}</w:p>",
        TEXT.format("{{ 甲|safe }}"),
        TEXT.format("{% macro 甲() %}{% endmacro %}"),
        TEXT.format("{% set 甲 %}一{% endset %}"),
        TEXT.format("一<wp:docPr id='1'/>"),
        table(row(PLAIN, '<w:tc><w:tcPr><w:gridSpan w:val="{{ 宽 }}"/></w:tcPr></w:tc>')),
        table(row(LOOP, PLAIN, NEXT, PLAIN)),
        table(row(PLAIN, f"<w:tc>{TEXT.format('{% if 甲 %}')}</w:tc>"), row(PLAIN, PLAIN), "{% endif %}"),
        table(row(cell("{% if 甲 %}一"), cell("二{% endif %}"))),
        "{% if 甲 %}" + table(row(PLAIN, PLAIN), "{% endif %}", row(PLAIN, PLAIN)),
        table(row(PLAIN, cell("{% if 甲 %}一"))) + table(row(cell("{% endif %}"), PLAIN)),
        table(row(PLAIN)),
        table(row(PLAIN, PLAIN), row(PLAIN, PLAIN, PLAIN)),
        table(row(PLAIN, cell(span=2))),
        table(row(PLAIN, f"<w:tc>{table(row(PLAIN, PLAIN))}{TEXT}</w:tc>")),
        f"<w:tbl>{row(PLAIN, PLAIN)}</w:tbl>",
        table(row(PLAIN, "<w:tc>{% if 甲 %}<w:tcPr/>{% endif %}</w:tc>")),
        table(row(PLAIN, "<w:tc><w:tcPr>{% if 甲 %}<w:gridSpan w:val='1'/>{% endif %}</w:tcPr></w:tc>")),
        "<w:tbl>{% if 甲 %}<w:tblGrid><w:gridCol/></w:tblGrid>{% endif %}" + row(PLAIN) + "</w:tbl>",
        "<w:tbl><w:tblGrid>{% if 甲 %}<w:gridCol/>{% endif %}</w:tblGrid>" + row(PLAIN) + "</w:tbl>",
        "{% if 甲 %}<w:p>{% else %}</w:p>{% endif %}<w:p>",
    ],
)
def test_whatever_could_change_a_table_a_drawing_or_a_run_is_not(content: str) -> None:
    assert not is_covered(content)


def test_a_margin_may_hold_tables_and_drawings_but_only_print_text() -> None:
    environment = Environment(autoescape=True)
    assert margin_is_covered(body(table(row(PLAIN)), "<wp:docPr/>"), environment)
    assert not margin_is_covered(body("{{ 甲 }}"), environment)


@pytest.mark.parametrize("tag", ["{{ 甲 }}", "{% if 甲 %}", "{# 甲 #}"])
def test_each_kind_of_tag_is_seen(tag: str) -> None:
    assert has_tags(f"<w:t>{tag}</w:t>")
    assert not has_tags("<w:t>{ 甲 }</w:t>")


@pytest.mark.parametrize(
    ("rendered", "empty"),
    [
        (table(row(PLAIN)), False),
        (table("<w:tr w:rsidR='1'>", "</w:tr>"), False),
        (table(), True),
        (table("<w:trackChange/>"), True),
        (table(row(PLAIN)) + table() + table(row(PLAIN)), True),
        (TEXT, False),
    ],
)
def test_a_table_without_a_row_is_found(rendered: str, empty: bool) -> None:
    assert has_empty_table(rendered.encode()) is empty
