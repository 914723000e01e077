from pathlib import Path
from typing import Any

import pytest

from legal_docs.errors import BadInputError, MissingValueError, ProofError
from legal_docs.rendering import apart
from legal_docs.rendering.text import docx_text, pdf_text
from tests.rendering import papers


def template(folder: Path, *lines: str) -> Path:
    return papers.save(folder, lambda document: [document.add_paragraph(line) for line in lines])


def test_a_template_is_filled_in_a_process_of_its_own(tmp_path: Path) -> None:
    assert (
        docx_text(apart.fill(template(tmp_path, "原告：{{ 甲 }}"), {"甲": "某银行"})).strip()
        == "原告：某银行"
    )


def test_a_paper_comes_back_as_word_and_pdf_with_what_it_must_say(tmp_path: Path) -> None:
    docx, pdf = apart.paper(
        template(tmp_path, "原告：{{ 甲 }}"), {"甲": "某银行"}, ["某银行"], title="起诉状"
    )
    assert "某银行" in docx_text(docx) and "某银行" in pdf_text(pdf)


@pytest.mark.parametrize(
    ("line", "kind", "said"),
    [
        ("{{ 乙 }}", MissingValueError, "乙"),
        ("{{ 甲|safe }}", BadInputError, "safe"),
    ],
)
def test_what_the_other_process_refuses_is_told_in_its_own_words(
    line: str, kind: type[Exception], said: str, tmp_path: Path
) -> None:
    with pytest.raises(kind, match=said):
        apart.fill(template(tmp_path, line), {"甲": "x"})


def test_what_the_paper_lacks_is_told(tmp_path: Path) -> None:
    with pytest.raises(ProofError, match="缺少“李某”"):
        apart.paper(template(tmp_path, "{{ 甲 }}"), {"甲": "张某"}, ["李某"], title="起诉状")


def test_what_a_page_could_not_show_is_told(tmp_path: Path) -> None:
    def build(document: Any) -> None:
        document.add_paragraph().add_run("x").font.strike = True

    with pytest.raises(ProofError, match="删除线"):
        apart.fill(papers.save(tmp_path, build), {})


def test_a_template_that_takes_too_long_is_stopped(tmp_path: Path) -> None:
    nested = "{% for a in 长 %}{% for b in 长 %}{{ a }}{% endfor %}{% endfor %}"
    with pytest.raises(BadInputError, match=r"时间或内存过多|内容过多"):
        apart.fill(template(tmp_path, *[nested] * 40), {"长": ["x"] * 950}, seconds=1)


@pytest.mark.parametrize(
    "line",
    ["{{ 1 % 0 }}", "{% for 次 in range(1, 5, 0) %}x{% endfor %}", "{{ 长|unique|join }}", '{{ "\\ud800" }}'],
)
def test_whatever_goes_wrong_comes_back_with_the_words_of_its_paragraph(line: str, tmp_path: Path) -> None:
    path = template(tmp_path, "第一段{{ 甲 }}", f"第二段{line}", "第三段")
    with pytest.raises(BadInputError) as caught:
        apart.fill(path, {"甲": "x", "长": [{"乙": "y"}]})
    assert f"（见“第二段{line}”）" in caught.value.zh and "第二段" in caught.value.en


def test_an_answer_that_was_never_finished_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(BadInputError, match=r"没有\.docx 不能使用：填写时中断（FileNotFoundError）"):
        apart.fill(tmp_path / "没有.docx", {})


def test_the_court_must_be_addressed_just_once(tmp_path: Path) -> None:
    with pytest.raises(ProofError, match="应出现1次，实为2次"):
        apart.paper(template(tmp_path, "{{ 甲 }}{{ 甲 }}"), {"甲": "某院"}, [], title="x", once=["某院"])
    with pytest.raises(ProofError, match="不应出现“某院”"):
        apart.paper(template(tmp_path, "{{ 甲 }}"), {"甲": "某院"}, [], title="x", never=["某院"])
