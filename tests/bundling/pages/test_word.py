from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from docx import Document

from legal_docs.bundling.pages import word
from legal_docs.bundling.refusal import RefusedError
from tests.bundling import files, seen


def test_a_notice_becomes_pages(tmp_path: Path) -> None:
    root = files.folder(tmp_path, {"a.docx": files.document("提前到期通知书", "张三样：请清偿全部借款。")})
    assert word.check(root / "a.docx", "a.docx") == ()
    assert "张三样：请清偿全部借款。" in seen.squeezed(word.to_pdf(root / "a.docx", title="通知书"))


def test_a_document_whose_text_is_broken_is_refused(tmp_path: Path) -> None:
    with ZipFile(BytesIO(files.document("文"))) as good, ZipFile(tmp_path / "a.docx", "w") as bad:
        for name in good.namelist():
            bad.writestr(name, b"<w:document" if name == "word/document.xml" else good.read(name))
    with pytest.raises(RefusedError) as refused:
        word.check(tmp_path / "a.docx", "a.docx")
    assert refused.value.code == "exhibit_broken"


def _made(tmp_path: Path, fill: Callable[[Any], object]) -> Path:
    made = Document()
    fill(made)
    made.save(str(tmp_path / "a.docx"))
    return tmp_path / "a.docx"


def _refusal(path: Path) -> RefusedError:
    with pytest.raises(RefusedError) as refused:
        word.check(path, "a.docx")
    return refused.value


def _notice(made: Any) -> None:
    made.add_paragraph("关于催收逾期贷款本息的通知单")
    made.add_paragraph("附：签收照片")
    made.add_picture(BytesIO(files.image(files.picture(), "PNG")))


def test_a_document_with_a_picture_is_refused_with_what_where_and_what_to_do(tmp_path: Path) -> None:
    refused = _refusal(_made(tmp_path, _notice))
    assert refused.code == "exhibit_word_content"
    assert refused.zh == (
        "Word 文件中有不能原样显示的内容：图片或图形（在“关于催收逾期贷款本息的通知单附：签收照片”之后），"
        "未编入证据卷。"
        "请用 Word 或者 WPS 打开，核对无误后另存为 PDF，放入证据文件夹替换；原 Word 文件留存备查。"
    )
    assert "save it as PDF" in refused.en
    assert "模板" not in refused.zh
    assert "template" not in refused.en


def test_a_picture_before_all_words_is_said_to_stand_first(tmp_path: Path) -> None:
    path = _made(tmp_path, lambda made: made.add_picture(BytesIO(files.image(files.picture(), "PNG"))))
    assert "图片或图形（在文首）" in _refusal(path).zh


def test_automatic_numbering_is_refused_by_the_words_it_stands_at(tmp_path: Path) -> None:
    path = _made(tmp_path, lambda made: made.add_paragraph("应还款。请核对", style="List Number"))
    refused = _refusal(path)
    assert "自动编号（在“应还款。请核对”附近），未编入证据卷" in refused.zh
    assert "模板" not in refused.zh


def test_words_near_the_place_are_enough(tmp_path: Path) -> None:
    def fill(made: Any) -> None:
        made.add_paragraph("第一", style="List Number")
        _notice(made)

    assert _refusal(_made(tmp_path, fill)).fields == {"detail": "自动编号（在“第一”附近）"}


def test_macros_are_left_out_and_said(tmp_path: Path) -> None:
    path = _made(tmp_path, lambda made: made.add_paragraph("文"))
    with ZipFile(path, "a") as package:
        package.writestr("word/vbaProject.bin", b"x")
    (said,) = word.check(path, "a.docx")
    assert (said.code, said.zh.endswith("宏")) == ("exhibit_cleaned", True)


def test_a_character_without_glyph_in_a_document_is_named(tmp_path: Path) -> None:
    refused = _refusal(_made(tmp_path, lambda made: made.add_paragraph("您好😀")))
    assert refused.code == "exhibit_cannot_convert"
    assert refused.fields["detail"].startswith("字体中没有下列字符，无法打印：U+1F600 “😀”（见“")
    assert refused.fields["detail"].endswith("您好😀”）")
