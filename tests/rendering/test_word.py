import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest

from legal_docs.errors import BadInputError, MissingValueError
from legal_docs.rendering.text import docx_text
from legal_docs.rendering.word import fill, sha256_of
from tests.rendering import papers


def template(folder: Path, *lines: str) -> Path:
    return papers.save(folder, lambda document: [document.add_paragraph(line) for line in lines])


def filled(folder: Path, context: dict[str, Any], *lines: str) -> str:
    return docx_text(fill(template(folder, *lines), context)).strip()


def test_loops_split_runs_and_table_rows_are_filled(tmp_path: Path) -> None:
    words = docx_text(fill(papers.save(tmp_path, papers.complaint), papers.case()))
    assert "原告：某某银行股份有限公司海州分行，住所地" in words
    assert "李㛃𬭎，公民身份号码：11010519491231002X" in words
    assert words.count("逾期") >= 24
    assert "{" not in words


def test_header_and_footer_are_filled(tmp_path: Path) -> None:
    def build(document: Any) -> None:
        document.sections[0].header.paragraphs[0].text = "{{ 案号 }}"
        document.add_paragraph("正文")

    made = docx.Document(BytesIO(fill(papers.save(tmp_path, build), {"案号": "（2025）江0102民初1号 A&B"})))
    assert made.sections[0].header.paragraphs[0].text == "（2025）江0102民初1号 A&B"


def test_signs_that_mean_something_in_xml_stay_as_they_are(tmp_path: Path) -> None:
    value = "A&B <x> </w:t> \"q\" 'p' {{ 7*7 }} 䶮㛃𬭎"
    assert filled(tmp_path, {"甲": value}, "前{{ 甲 }}后") == f"前{value}后"


def test_line_breaks_in_a_value_are_kept(tmp_path: Path) -> None:
    assert filled(tmp_path, {"甲": "一\n二\r\n三"}, "{{ 甲 }}") == "一\n二\n三"


def test_a_missing_field_is_named_in_chinese(tmp_path: Path) -> None:
    with pytest.raises(MissingValueError) as caught:
        filled(tmp_path, {"被告": {"年龄": 1}}, "{{ 被告.姓名 }}")
    assert "模板需要的字段“被告.姓名”没有值" in caught.value.zh


@pytest.mark.parametrize(
    ("line", "path"),
    [
        ("{{ 甲 }}", "甲"),
        ("{{ 被告们[0].姓名 }}", "被告们[1].姓名"),
        ("{{ 空 }}", "空"),
        ("{% for 一 in 空 %}{{ 一 }}{% endfor %}", "空"),
        ("{% if 没有 %}x{% endif %}", "没有"),
    ],
)
def test_each_way_to_ask_for_nothing_is_named(line: str, path: str, tmp_path: Path) -> None:
    with pytest.raises(MissingValueError) as caught:
        filled(tmp_path, {"被告们": [{}], "空": None}, line)
    assert f"“{path}”" in caught.value.zh


def test_an_empty_field_may_be_asked_for(tmp_path: Path) -> None:
    assert filled(tmp_path, {"电话": None}, "{% if 电话 %}{{ 电话 }}{% else %}无{% endif %}") == "无"


@pytest.mark.parametrize(
    "line",
    [
        "{{ ''.__class__.__mro__ }}",
        "{{ 甲.__init__.__globals__ }}",
        "{{ 甲.clear() }}",
        "{% if %}",
        "{{ 是 }}",
    ],
)
def test_a_template_that_tries_more_than_printing_is_refused(line: str, tmp_path: Path) -> None:
    with pytest.raises((BadInputError, MissingValueError)):
        filled(tmp_path, {"甲": {"乙": "丙"}, "是": True}, line)


def test_same_template_and_data_make_the_same_bytes(tmp_path: Path) -> None:
    path = papers.save(tmp_path, papers.complaint)
    assert fill(path, papers.case()) == fill(path, papers.case())


def test_properties_and_times_say_nothing_about_who_and_when(tmp_path: Path) -> None:
    def build(document: Any) -> None:
        document.core_properties.author = "张三"
        document.core_properties.title = "{{ 甲 }}"
        document.add_paragraph("正文")

    made = fill(papers.save(tmp_path, build), {"甲": "乙"})
    properties = docx.Document(BytesIO(made)).core_properties
    assert (properties.author, properties.title, properties.created.year) == ("", "", 1980)
    with zipfile.ZipFile(BytesIO(made)) as file:
        assert {entry.date_time for entry in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_remark_becomes_the_comment_of_the_file_and_is_not_printed(tmp_path: Path) -> None:
    path = papers.save(tmp_path, papers.complaint)
    made = fill(path, papers.case(), remark="备注")
    assert docx.Document(BytesIO(made)).core_properties.comments == "备注"
    assert docx_text(made) == docx_text(fill(path, papers.case()))
    assert docx.Document(BytesIO(fill(path, papers.case()))).core_properties.comments == ""


def test_the_fingerprint_changes_with_the_template(tmp_path: Path) -> None:
    one = sha256_of(template(tmp_path, "甲"))
    assert (len(one), one == sha256_of(template(tmp_path, "乙"))) == (64, False)
