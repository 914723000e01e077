"""The words of exhibits: from PDF, Word, tables and text; from scans and broken files none."""

from collections.abc import Callable
from email.message import EmailMessage
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from docx import Document
from openpyxl import Workbook
from openpyxl.comments import Comment
from PIL import Image

from legal_docs.bundling import reading
from legal_docs.model.exhibit import EvidenceBundle
from tests.bundling.files import changed, document, pdf, workbook
from tests.bundling.papers import exhibit
from tests.bundling.recordings import wav


def words(folder: Path, name: str, content: bytes, **which: object) -> reading.Words:
    (folder / name).write_bytes(content)
    bundle = EvidenceBundle(case_number="1", exhibits=(exhibit(file=name, title=name, **which),))
    (found,) = reading.read(bundle, folder)
    return found


def test_each_page_of_a_pdf_is_read(tmp_path: Path) -> None:
    found = words(tmp_path, "a.pdf", pdf(2, "HT"))
    assert [(page.number, page.text.strip()) for page in found.pages] == [(1, "HT1"), (2, "HT2")]
    assert not found.is_cut
    assert not found.is_empty


def test_words_behind_a_picture_of_the_whole_page_are_not_read(tmp_path: Path) -> None:
    found = words(tmp_path, "a.pdf", changed(pdf(1, "HT"), pictured(595, 842)))
    assert found.is_empty


def test_words_beside_a_small_picture_are_read(tmp_path: Path) -> None:
    found = words(tmp_path, "a.pdf", changed(pdf(1, "HT"), pictured(100, 100)))
    assert found.pages[0].text.strip() == "HT1"


def pictured(width: int, height: int) -> Callable[[pikepdf.Pdf], None]:
    """Return a change that lays a picture of that size on each page."""

    def change(file: pikepdf.Pdf) -> None:
        image = pikepdf.Stream(file, b"\x00")
        image.update(
            {"/Type": pikepdf.Name.XObject, "/Subtype": pikepdf.Name.Image, "/Width": 1, "/Height": 1}
        )
        image.update({"/ColorSpace": pikepdf.Name.DeviceGray, "/BitsPerComponent": 8})
        for page in file.pages:
            page.obj.Resources.XObject = pikepdf.Dictionary(I1=image)
            page.contents_add(f"q {width} 0 0 {height} 0 0 cm /I1 Do Q".encode())

    return change


def test_a_long_pdf_is_read_in_part_and_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MAX_PAGES", 2)
    found = words(tmp_path, "a.pdf", pdf(3))
    assert (len(found.pages), found.is_cut) == (2, True)


def test_a_page_with_too_many_words_is_read_in_part_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "MAX_CHARS", 2)
    found = words(tmp_path, "a.pdf", pdf(1, "long"))
    assert (found.pages[0].text, found.is_cut) == ("lo", True)


def test_word_paragraphs_and_tables_are_read_and_signs_made_narrow(tmp_path: Path) -> None:
    document, made = Document(), BytesIO()
    document.add_paragraph("合同编号：ＨＴ－１")
    document.add_table(1, 2).rows[0].cells[1].text = "年利率　4.35％"
    document.save(made)
    single = words(tmp_path, "a.docx", made.getvalue())
    assert "合同编号:HT-1" in single.pages[0].text
    assert "年利率 4.35%" in single.pages[0].text
    assert single.pages[0].number == 1
    assert words(tmp_path, "b.docx", made.getvalue(), page_count=2).pages[0].number is None


def test_a_divider_sheet_is_not_a_page_of_the_exhibit(tmp_path: Path) -> None:
    text = "合同".encode()
    assert words(tmp_path, "a.txt", text, page_count=2, lead=1).pages[0].number == 1


def _mail(text: str) -> EmailMessage:
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = "a@example.com", "b@example.com", "催收"
    made.set_content(text)
    return made


def test_a_mail_is_read_page_by_page_with_what_came_along(tmp_path: Path) -> None:
    made = _mail("您好\n合同编号：ＨＴ－１")
    made.add_attachment(pdf(2, "HT"), maintype="application", subtype="pdf", filename="a.pdf")
    found = words(tmp_path, "a.eml", made.as_bytes(), page_count=3)
    assert "合同编号:HT-1" in found.pages[0].text
    assert [(page.number, page.text.strip()) for page in found.pages[1:]] == [(2, "HT1"), (3, "HT2")]


def test_a_mail_that_cannot_be_shown_has_no_words(tmp_path: Path) -> None:
    assert words(tmp_path, "a.eml", _mail(" ").as_bytes()).is_empty


@pytest.mark.parametrize("written", [".txt", ".docx"])
def test_the_transcript_of_a_recording_is_read_after_its_sheet(tmp_path: Path, written: str) -> None:
    said = "主叫：请还款\n被叫：好的，手机１３"
    content = said.encode() if written == ".txt" else document(*said.split("\n"))
    (tmp_path / f"录音{written}").write_bytes(content)
    found = words(tmp_path, "录音.wav", wav(3), page_count=3, lead=1)
    assert [page.number for page in found.pages] == [2]
    assert "被叫:好的,手机13" in found.pages[0].text
    unbound = words(tmp_path, "录音.wav", wav(3), page_count=1)
    assert unbound.pages[0].number is None


def test_a_recording_without_transcript_has_no_words(tmp_path: Path) -> None:
    assert words(tmp_path, "录音.wav", wav(3), page_count=1).is_empty


def test_comments_of_a_table_are_read(tmp_path: Path) -> None:
    def comment(book: Any) -> None:
        book["表"]["A1"].comment = Comment("手机１３", "某")

    (sheet,) = words(tmp_path, "a.xlsx", workbook({"表": [["甲"]]}, comment)).sheets
    assert sheet.notes == ("批注(单元格 A1“甲”):手机13",)


def test_tables_are_read_as_sheets(tmp_path: Path) -> None:
    book, made = Workbook(), BytesIO()
    for row in (("流水号", "金额（元）"), ("R1", "１２")):
        book.active.append(row)
    book.save(made)
    (sheet,) = words(tmp_path, "a.xlsx", made.getvalue()).sheets
    assert (sheet.header, sheet.rows) == (("流水号", "金额(元)"), (("R1", "12"),))
    (csv,) = words(tmp_path, "b.csv", "流水号,金额\nR1,12\n".encode("gb18030")).sheets
    assert csv.rows == (("R1", "12"),)


def test_a_long_table_is_read_in_part_and_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MAX_ROWS", 1)
    found = words(tmp_path, "a.csv", b"a,b,c\n1,2,3\n4,5,6\n")
    assert (len(found.sheets[0].rows), found.is_cut) == (1, True)


def test_pictures_and_broken_files_have_no_words(tmp_path: Path) -> None:
    picture = BytesIO()
    Image.new("L", (9, 9)).save(picture, "PNG")
    assert words(tmp_path, "a.png", picture.getvalue()).is_empty
    assert words(tmp_path, "b.pdf", b"%PDF-1.7 broken").is_empty
    assert words(tmp_path, "c.bin", b"\x00\x01").is_empty


def test_an_exhibit_whose_file_is_gone_has_no_words(tmp_path: Path) -> None:
    bundle = EvidenceBundle(case_number="1", exhibits=(exhibit(file="gone.pdf"),))
    assert reading.read(bundle, tmp_path)[0].is_empty
