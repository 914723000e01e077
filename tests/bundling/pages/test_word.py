from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

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


def test_a_document_with_a_picture_is_never_shown_without_it(tmp_path: Path) -> None:
    from docx import Document

    made = Document()
    made.add_paragraph("催收通知单")
    made.add_picture(BytesIO(files.image(files.picture(), "PNG")))
    made.save(str(tmp_path / "a.docx"))
    try:
        word.check(tmp_path / "a.docx", "a.docx")
    except RefusedError as refused:
        assert refused.code == "exhibit_cannot_convert"
        return
    shown = seen.picture(word.to_pdf(tmp_path / "a.docx", title=""))
    assert (255, 0, 0) in {colour for _, colour in shown.getcolors(1 << 24) or []}
