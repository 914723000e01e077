from collections.abc import Callable
from io import BytesIO
from typing import Any

import pikepdf
import pytest

from legal_docs.errors import ProofError
from legal_docs.rendering.convert import docx_to_pdf
from legal_docs.rendering.pdf import html_to_pdf
from legal_docs.rendering.proof import prove
from tests.rendering import papers


def fails(docx: bytes, pdf: bytes, *must_say: str, must_not_say: tuple[str, ...] = ()) -> str:
    with pytest.raises(ProofError) as caught:
        prove(docx, pdf, must_say, must_not_say)
    assert caught.value.en
    return caught.value.zh


def both(*lines: str) -> tuple[bytes, bytes]:
    docx = papers.paragraphs(*lines)
    return docx, docx_to_pdf(docx, title="题")


def test_one_changed_digit_fails_and_is_shown() -> None:
    docx, _ = both("本金人民币321,652.32元")
    _, other = both("本金人民币321,652.82元")
    words = fails(docx, other, "321,652.32")
    assert "第1页" in words
    assert "PDF 中缺少“321,652.32”" in words


@pytest.mark.parametrize("line", ["本金32元", "本金332元", "本金3 2元整", "", "金本32元"])
def test_lost_added_and_swapped_signs_fail(line: str) -> None:
    docx, _ = both("甲", "本金332元整")
    _, other = both("甲", line)
    assert fails(docx, other)


def test_a_lost_paragraph_at_the_end_fails() -> None:
    docx, _ = both("甲", "乙")
    assert "PDF 缺少“乙”" in fails(docx, both("甲")[1])


def test_a_value_inside_a_longer_number_is_not_enough() -> None:
    docx, pdf = both("本金11,234.56元，利息1,234.567元，第1条")
    assert "缺少“1,234.56”" in fails(docx, pdf, "1,234.56")
    prove(docx, pdf, ["11,234.56", "1,234.567", "第1条"])


def test_all_lost_values_are_named_at_once() -> None:
    docx, pdf = both("甲")
    words = fails(docx, pdf, "王五", "乙", must_not_say=("甲",))
    assert all(part in words for part in ("缺少“王五”", "缺少“乙”", "不应出现“甲”"))


@pytest.mark.parametrize(
    "residue", ["{{ 甲 }}", "{% if %}", "None", "nan", "电话（）", "undefined", "《 》", "True"]
)
def test_traces_of_the_template_fail(residue: str) -> None:
    assert "留有" in fails(*both(f"被告{residue}。"))


def test_words_that_only_look_like_traces_pass() -> None:
    prove(*both("Nanjing Finance NoneSuch 南昌 banana"), ["banana"])


def test_a_page_that_is_not_a4_fails() -> None:
    docx, _ = both("甲")
    assert "A4" in fails(docx, html_to_pdf("<style>@page{size:A5}</style><p>甲</p>"))


def test_a_missing_page_number_fails() -> None:
    docx, _ = both("甲")
    assert "页脚" in fails(docx, html_to_pdf("<p>甲</p>"))


def changed(pdf: bytes, change: Callable[[Any], object]) -> bytes:
    file, made = pikepdf.open(BytesIO(pdf)), BytesIO()
    change(file)
    file.save(made)
    return made.getvalue()


def test_a_blank_page_fails() -> None:
    docx, pdf = papers.paragraphs("甲"), both("甲")[1]
    assert fails(docx, changed(pdf, lambda file: file.add_blank_page(page_size=(595.28, 841.89))))
    no_footer = papers.docx(_without_footer)
    made = html_to_pdf("<style>@page{size:A4}</style><p>甲</p><p style='break-before:page'><br></p>")
    assert "第2页是空白页" in fails(no_footer, made)


def _without_footer(document: Any) -> None:
    footer = document.sections[0].footer.paragraphs[0]
    for run in list(footer.runs):
        run._r.getparent().remove(run._r)
    document.add_paragraph("甲")


def test_a_font_outside_the_file_fails() -> None:
    def take_out(file: Any) -> None:
        for item in file.objects:
            if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/FontDescriptor":
                del item["/FontFile2" if "/FontFile2" in item else "/FontFile3"]

    docx, pdf = both("甲")
    assert "没有嵌入字体" in fails(docx, changed(pdf, take_out))


def counted(words: str, *once: str) -> None:
    docx, pdf = both(words)
    prove(docx, pdf, (), once=once)


def test_what_must_stand_once_stands_once() -> None:
    counted("合计人民币壹万元整。", "壹万元整")
    counted("壹拾壹万元整，另壹万元整", "壹万元整")
    counted("甲方与甲方", "甲方", "甲方")


@pytest.mark.parametrize(("words", "times"), [("乙", 0), ("甲方与甲方", 2)])
def test_what_stands_too_often_or_not_at_all_fails(words: str, times: int) -> None:
    docx, pdf = both(words)
    with pytest.raises(ProofError, match=f"“甲方”应出现1次，实为{times}次"):
        prove(docx, pdf, (), once=("甲方",))


def test_empty_blanks_of_a_printed_form_pass() -> None:
    docx, pdf = both("其他（　）：，")
    prove(docx, pdf, (), printed=True)
    assert "留有" in fails(docx, pdf)
