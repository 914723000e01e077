import tracemalloc
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from legal_docs import shipped
from legal_docs.drafting.draft import Draft
from legal_docs.errors import BadInputError
from legal_docs.model.form import FormSheet
from legal_docs.rendering import docxtpl_lane, values
from legal_docs.rendering.compiled import compiled
from legal_docs.rendering.word import fill
from legal_docs.services.papers import DRAFTERS, FURTHER
from legal_docs.services.prepare import without_bundle
from legal_docs.services.run_cases import load
from tests.conftest import ON
from tests.rendering import papers, word_lanes

TEMPLATES = sorted((shipped.templates() / "filings").glob("*.docx"))
COMPLAINT = papers.docx(papers.complaint)
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def notes_part(document: Any, words: str) -> None:
    """Add footnotes that say `words`."""
    note = f"<w:footnote><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:footnote>"
    text = f'<w:footnotes xmlns:w="{W}">{note}</w:footnotes>'
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    part = Part(PackURI("/word/footnotes.xml"), kind, text.encode(), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def drafts() -> Iterator[Draft]:
    """The drafts of every sample, at most three from one template."""
    seen: Counter[str] = Counter()
    for loaded in load(shipped.samples(), on=ON).cases:
        dossier = without_bundle(replace(loaded, problems=()), on=ON).dossier
        for drafter in (*DRAFTERS, *(further for _, further in FURTHER)):
            for draft in drafter(dossier):
                seen[draft.template] += 1
                if seen[draft.template] <= 3 and not isinstance(draft.context, FormSheet):
                    yield draft


def test_every_paper_of_the_samples_is_compiled_and_equals_docxtpls_part_by_part() -> None:
    seen = set()
    for draft in drafts():
        template = (shipped.templates() / "filings" / draft.template).read_bytes()
        made = word_lanes.by_compiled(template, draft.context.keys(), "备注")
        assert isinstance(made, list), draft.template
        assert made == word_lanes.by_docxtpl(template, draft.context.keys(), "备注"), draft.template
        seen.add(draft.template)
    assert len(seen) >= 16


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.stem)
def test_whatever_is_filled_in_each_template_both_lanes_say_the_same(path: Path) -> None:
    template = path.read_bytes()

    @settings(max_examples=6, deadline=None, derandomize=True)
    @given(word_lanes.contexts(template))
    def same(context: dict[str, Any]) -> None:
        made = word_lanes.by_compiled(template, context)
        assert made is None or made == word_lanes.by_docxtpl(template, context)

    assert compiled(template) is not None
    same()


LINES = st.lists(
    st.fixed_dictionaries(dict.fromkeys(("期次", "到期日", "本金", "利息", "备注"), word_lanes.TEXT)),
    max_size=4,
)


@settings(max_examples=50, deadline=None)
@given(
    words=word_lanes.TEXT, remark=word_lanes.TEXT, claims=st.lists(word_lanes.TEXT, max_size=4), lines=LINES
)
def test_any_words_and_lists_of_any_length_come_out_as_docxtpl_puts_them(
    words: str, remark: str, claims: list[str], lines: list[dict[str, str]]
) -> None:
    context = papers.case(请求们=claims, 欠款=lines, 事实=words, 法院=words)
    made = word_lanes.by_compiled(COMPLAINT, context, remark.replace("\r", ""))
    assert made == word_lanes.by_docxtpl(COMPLAINT, context, remark.replace("\r", ""))
    assert isinstance(made, list)


def test_a_field_without_value_is_the_same_error_in_both_lanes() -> None:
    context = papers.case(法院=None)
    assert word_lanes.by_compiled(COMPLAINT, context) == word_lanes.by_docxtpl(COMPLAINT, context)
    assert "“法院”" in str(word_lanes.by_compiled(COMPLAINT, context))


def test_escapes_breaks_and_tabs_of_the_template_itself_are_docxtpls() -> None:
    lines = ("{_{ 甲 }_} {_% 甲 %_}", "a\tb", '{{ "\\n" }}', '{{ "\\f" }}', '{{ "\\a" }}', "{{ 甲 }}")
    made = word_lanes.by_compiled(papers.paragraphs(*lines), {"甲": "一\n二\t三{_{"})
    assert made == word_lanes.by_docxtpl(papers.paragraphs(*lines), {"甲": "一\n二\t三{_{"})
    body = dict(made or ())["word/document.xml"].decode()
    assert "{{ 甲 }} {% 甲 %}" in body
    assert body.count("<w:br") == 3
    assert body.count("</w:p>") == len(lines) + 3


def header(words: str) -> Callable[[Any], None]:
    def build(document: Any) -> None:
        document.sections[0].header.paragraphs[0].text = words
        document.sections[0].footer.paragraphs[0].text = words
        document.add_paragraph("{{ 甲 }}")

    return build


def picture() -> BytesIO:
    file = BytesIO()
    Image.new("RGB", (2, 2)).save(file, "PNG")
    return BytesIO(file.getvalue())


def letterhead(document: Any) -> None:
    document.sections[0].header.paragraphs[0].add_run("{{ 甲 }}").add_picture(picture())
    document.add_paragraph("{{ 甲 }}")


def footnotes(document: Any) -> None:
    notes_part(document, "见合同\t第一条{_{")
    document.add_paragraph("{{ 甲 }}")


def title(document: Any) -> None:
    document.core_properties.title = "{{ 甲 }}"
    document.core_properties.author = "张三"
    document.add_paragraph("{{ 甲 }}")


def emptied(document: Any) -> None:
    rows = [["{%tr for 行 in 行们 %}", ""], ["{{ 行 }}", "{{ 甲 }}"], ["{%tr endfor %}", ""]]
    papers.table(document, rows, ["表格文字", "表格文字"], header=False)


@pytest.mark.parametrize(
    "build", [header("第{{ 甲 }}号\t页"), header("固定\t文字{_{"), footnotes, title, letterhead, emptied]
)
def test_margins_notes_and_properties_are_docxtpls(build: Callable[[Any], None]) -> None:
    template = papers.docx(build)
    context = papers.case(甲="A&B\n<乙>", 行们=["一", "二"])
    made = word_lanes.by_compiled(template, context, "注 & 释")
    assert made is not None
    assert made == word_lanes.by_docxtpl(template, context, "注 & 释")


def test_a_margin_that_says_the_same_in_every_case_is_not_rendered_again() -> None:
    fixed, printed = (compiled(papers.docx(header(words))) for words in ("固定", "{{ 甲 }}"))
    assert fixed and [part.name for part in fixed.changing] == ["word/document.xml"]
    assert printed and len(printed.changing) == 3


def test_a_table_left_without_rows_is_handed_to_docxtpl(tmp_path: Path) -> None:
    path = papers.save(tmp_path, emptied)
    context = {"甲": "乙", "行们": []}
    assert word_lanes.by_compiled(path.read_bytes(), context) is None
    assert word_lanes.parts(fill(path, context)) == word_lanes.by_docxtpl(path.read_bytes(), context)


def footnotes_with_a_tag(document: Any) -> None:
    notes_part(document, "见{{ 甲|default(0) }}")
    document.add_paragraph("{{ 甲 }}")


def one_header_twice(document: Any) -> None:
    header("{{ 甲 }}")(document)
    rels = document.part.rels
    found = next(rel for rel in rels.values() if rel.reltype == RELATIONSHIP_TYPE.HEADER)
    rels.add_relationship(RELATIONSHIP_TYPE.HEADER, found.target_part, "rId900")


def seal(document: Any) -> None:
    document.add_paragraph("{{ 甲 }}").add_run().add_picture(picture())


def rich_header(document: Any) -> None:
    header("{{r 甲 }}")(document)


def wrong(document: Any) -> None:
    document.add_paragraph("{% if %}")


@pytest.mark.parametrize("build", [footnotes_with_a_tag, one_header_twice, rich_header, seal, wrong])
def test_what_is_not_covered_is_left_to_docxtpl(build: Callable[[Any], None]) -> None:
    assert compiled(papers.docx(build)) is None


@pytest.mark.parametrize(
    "rows",
    [
        [["{%tc for 列 in 列们 %}", "{{ 列 }}", "{%tc endfor %}"]],
        [["{%tc for 列 in 列们 %}", "{% hm %}{{ 甲 }}", "{%tc endfor %}"]],
        [["{%tr for 列 in 列们 %}", ""], ["{% vm %}{{ 甲 }}", "{{ 列 }}"], ["{%tr endfor %}", ""]],
        [["{% colspan 宽 %}{{ 甲 }}", ""]],
        [["{% cellbg 色 %}{{ 甲 }}", ""]],
        [["{{r 甲 }}", ""]],
        [["{{p 甲 }}", ""]],
    ],
    ids=["tc", "hm", "vm", "colspan", "cellbg", "r", "p"],
)
def test_what_docxtpl_does_to_cells_and_runs_is_left_to_it(rows: list[list[str]], tmp_path: Path) -> None:
    def build(document: Any) -> None:
        papers.table(document, rows, ["表格文字"] * len(rows[0]), header=False)

    path = papers.save(tmp_path, build)
    context = {"甲": "乙", "宽": 1, "色": "FF0000", "列们": ["一", "二"]}
    assert compiled(path.read_bytes()) is None
    assert word_lanes.parts(fill(path, context)) == word_lanes.by_docxtpl(path.read_bytes(), context)


@pytest.mark.parametrize(
    ("build", "part"), [(footnotes_with_a_tag, "word/footnotes.xml"), (seal, "word/document.xml")]
)
def test_a_template_left_to_docxtpl_is_filled_all_the_same(
    build: Callable[[Any], None], part: str, tmp_path: Path
) -> None:
    path = papers.save(tmp_path, build)
    made = word_lanes.parts(fill(path, {"甲": "A&B"}))
    assert made == word_lanes.by_docxtpl(path.read_bytes(), {"甲": "A&B"})
    assert "A&amp;B" in dict(made)[part].decode()


def test_nothing_broken_leaves(tmp_path: Path) -> None:
    path = papers.save(tmp_path, word_lanes.torn)
    assert compiled(path.read_bytes()) is not None
    assert fill(path, {"甲": "乙"})
    with pytest.raises(BadInputError) as caught:
        fill(path, {"甲": ""})
    assert "模板 模板.docx 无法使用：填写后的文件不完整" in caught.value.zh
    assert "cannot be used: word/document.xml" in caught.value.en


def test_a_changed_template_file_is_compiled_anew(tmp_path: Path) -> None:
    path = tmp_path / "模板.docx"
    for words in ("一{{ 甲 }}", "二{{ 甲 }}"):
        path.write_bytes(papers.paragraphs(words))
        assert Document(BytesIO(fill(path, {"甲": "x"}))).paragraphs[0].text == f"{words[0]}x"


def test_the_same_template_is_compiled_once_and_few_are_kept() -> None:
    assert compiled(COMPLAINT) is compiled(bytes(bytearray(COMPLAINT)))
    assert 20 < (compiled.cache_info().maxsize or 0) < 1000


def test_threads_do_not_disturb_each_other(tmp_path: Path) -> None:
    path = papers.save(tmp_path, papers.complaint)
    contexts = [papers.case(法院=f"{number}号法院") for number in range(40)]
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(lambda context: fill(path, context), contexts))
    assert together == [fill(path, context) for context in contexts]
    assert len(set(together)) == 40


def test_memory_stays_flat_over_a_thousand_papers(tmp_path: Path) -> None:
    path = tmp_path / "模板.docx"
    path.write_bytes(papers.paragraphs("{{ 甲 }}"))
    fill(path, {"甲": "x"})
    tracemalloc.start()
    try:
        for number in range(1000):
            fill(path, {"甲": f"{number}"})
        assert tracemalloc.get_traced_memory()[0] < 300_000
    finally:
        tracemalloc.stop()


def test_the_first_paper_and_the_hundredth_are_the_same_bytes() -> None:
    data = values.plain(papers.case())
    first = compiled(COMPLAINT)
    compiled.cache_clear()
    again = compiled(COMPLAINT)
    assert first is not again
    assert first and again and first.filled(data, "") == again.filled(data, "")


def test_docxtpls_own_bytes_are_the_same_each_time() -> None:
    data = values.plain(papers.case())
    assert docxtpl_lane.filled(COMPLAINT, data, "") == docxtpl_lane.filled(COMPLAINT, data, "")
