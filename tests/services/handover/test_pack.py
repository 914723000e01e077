"""The pack for counsel: whole, marked, listed, sealed if asked; the same twice but for the seal."""

import json
import subprocess
from datetime import date
from pathlib import Path
from typing import Any

import pikepdf
import pytest
import pyzipper

from legal_docs.errors import BadInputError, OutputExistsError
from legal_docs.model.party import NaturalPerson
from legal_docs.rendering.text import pdf_text, squeeze
from legal_docs.services import contents
from legal_docs.services.handover.pack import ARCHIVE, FORM, INDEX, RECEIPT, SUMMARY, Order, hand_over
from legal_docs.services.verifying import verify
from tests.services import finished

TO, DAY, WORD = "某省示例律师事务所 李某酉律师", date(2026, 7, 10), "移交密码二〇二六"


def _pack(out: Path, number: str = finished.LOAN, to: str = TO, **how: Any) -> Path:
    return hand_over(finished.case(number), Order(to, DAY, **how), out=out, force=False).folder


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _pack(tmp_path_factory.mktemp("plain"))


@pytest.fixture(scope="module")
def sealed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _pack(tmp_path_factory.mktemp("sealed"), password=WORD)


@pytest.fixture(scope="module")
def unpacked(sealed: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    into = tmp_path_factory.mktemp("unpacked")
    with pyzipper.AESZipFile(sealed / ARCHIVE) as archive:
        archive.setpassword(WORD.encode())
        archive.extractall(into)
    return into


def test_every_pdf_of_the_case_is_in_the_pack_and_no_word_file(plain: Path) -> None:
    names = {path.name for path in plain.iterdir()}
    lists = {"manifest.json", "SHA256SUMS"}
    papers = set(finished.case().pdfs()) - {"对账附页（内部）.pdf"}
    assert names == {*papers, SUMMARY, RECEIPT, FORM, "证据卷.json", *lists}


def test_word_files_come_along_if_asked(tmp_path: Path) -> None:
    names = {path.name for path in _pack(tmp_path, word=True).iterdir()}
    drafts = {path.name for path in finished.folder(finished.LOAN).glob("*.docx")}
    assert drafts - names == {"对账附页（内部）.docx"}


def test_every_pdf_is_marked_with_recipient_and_day(plain: Path) -> None:
    for path in plain.glob("*.pdf"):
        with pikepdf.open(path) as pdf:
            assert str(pdf.docinfo["/Subject"]) == f"仅供 {TO} 办理本案使用　2026-07-10"
            assert all("/HandoverMark" in page.obj.Resources.XObject for page in pdf.pages), path.name


def test_the_marked_pack_can_be_verified_bundle_and_all(plain: Path) -> None:
    found = verify(plain)
    assert (found.problems, found.bundle) == ((), True)
    checked = subprocess.run(["sha256sum", "-c", "--quiet", "SHA256SUMS"], cwd=plain, check=False)
    assert checked.returncode == 0


def test_a_pack_of_several_volumes_can_be_verified(tmp_path: Path) -> None:
    assert verify(_pack(tmp_path, finished.ENFORCEMENT)).problems == ()


def test_words_of_the_papers_are_those_of_the_case_folder(plain: Path) -> None:
    name = "民事起诉状.pdf"
    assert pdf_text((plain / name).read_bytes()) == pdf_text(
        (finished.folder(finished.LOAN) / name).read_bytes()
    )


def test_the_receipt_lists_every_other_file_with_pages_and_digest(plain: Path) -> None:
    text = squeeze(pdf_text((plain / RECEIPT).read_bytes()))
    others = [p for p in plain.iterdir() if p.name not in (RECEIPT, "manifest.json", "SHA256SUMS")]
    assert f"{len(others)}个文件" in text and "已加密" not in text and "已遮盖" not in text
    for path in others:
        assert squeeze(path.name) in text
        assert contents.sha256(path) in text
    assert "接收人（签字、盖章）" in text


def test_the_manifest_says_for_whom_and_when(plain: Path) -> None:
    listing = json.loads((plain / "manifest.json").read_bytes())
    assert (listing["to"], listing["on"], listing["case_number"]) == (TO, "2026-07-10", finished.LOAN)


def test_the_same_order_gives_the_same_bytes(plain: Path, tmp_path: Path) -> None:
    again = _pack(tmp_path)
    assert {p.name: p.read_bytes() for p in plain.iterdir()} == {
        p.name: p.read_bytes() for p in again.iterdir()
    }


def test_outside_a_sealed_pack_nothing_says_whose_it_is(sealed: Path) -> None:
    assert {path.name for path in sealed.iterdir()} == {ARCHIVE, "manifest.json", "SHA256SUMS"}
    assert verify(sealed).problems == ()
    outside = (sealed / "manifest.json").read_text("utf-8") + (sealed / "SHA256SUMS").read_text("utf-8")
    with pyzipper.AESZipFile(sealed / ARCHIVE) as archive:
        outside += "".join(archive.namelist())
    assert not any("\u4e00" <= char <= "\u9fff" for char in outside)
    assert finished.LOAN not in outside


def test_a_sealed_pack_opens_with_the_password_and_agrees_with_its_lists(unpacked: Path) -> None:
    found = verify(unpacked)
    assert found.problems == ()
    checked = subprocess.run(["sha256sum", "-c", "--quiet", "SHA256SUMS"], cwd=unpacked, check=False)
    assert checked.returncode == 0


def test_the_index_inside_tells_what_each_file_is(unpacked: Path) -> None:
    named = dict(line.split("　") for line in (unpacked / INDEX).read_text("utf-8").splitlines()[1:])
    assert named["01.pdf"] == SUMMARY and RECEIPT in named.values()
    assert set(named) == {path.name for path in unpacked.iterdir()} - {INDEX, "manifest.json", "SHA256SUMS"}


def test_each_pdf_inside_is_encrypted_with_aes_256(unpacked: Path) -> None:
    for path in unpacked.glob("*.pdf"):
        with pytest.raises(pikepdf.PasswordError):
            pikepdf.open(path)
        with pytest.raises(pikepdf.PasswordError):
            pikepdf.open(path, password="移交密码二〇二五")
        with pikepdf.open(path, password=WORD) as pdf:
            assert (pdf.encryption.R, pdf.encryption.bits) == (6, 256)


def test_the_receipt_inside_names_files_as_they_are_called_there(unpacked: Path) -> None:
    from pypdfium2 import PdfDocument

    named = dict(line.split("　") for line in (unpacked / INDEX).read_text("utf-8").splitlines()[1:])
    receipt = next(name for name, title in named.items() if title == RECEIPT)
    with PdfDocument(unpacked / receipt, password=WORD) as pdf:
        text = squeeze("".join(page.get_textpage().get_text_range() for page in pdf))
    assert "已加密" in text
    for name, title in named.items():
        if title != RECEIPT:
            assert squeeze(title) in text and f"包内名称：{name}" in text
            assert contents.sha256(unpacked / name) in text


@pytest.mark.parametrize("to", ["", "长" * 61, "某律师\n换行"])
def test_a_recipient_that_cannot_be_printed_is_refused(tmp_path: Path, to: str) -> None:
    with pytest.raises(BadInputError, match="--to"):
        _pack(tmp_path, to=to)
    assert not list(tmp_path.iterdir())


def test_a_masked_pack_keeps_names_only_and_tells_what_could_not_be_read(tmp_path: Path) -> None:
    case = finished.case()
    handed = hand_over(case, Order(TO, DAY, masked=True), out=tmp_path, force=False)
    person = case.dossier.case.people[0]
    assert isinstance(person, NaturalPerson)
    text = squeeze("".join(pdf_text(path.read_bytes()) for path in handed.folder.glob("*.pdf")))
    assert person.name in text and person.phone not in text and person.id_number not in text
    assert "已遮盖" in text
    assert "证据卷.json" not in handed.files
    assert {p.code for p in handed.problems} == {"pack_not_looked_at"}
    assert "证据卷.pdf" in {p.place.file for p in handed.problems}


def test_word_files_cannot_be_masked(tmp_path: Path) -> None:
    with pytest.raises(BadInputError, match="--masked"):
        _pack(tmp_path, masked=True, word=True)


def test_a_pack_that_is_there_stays(plain: Path) -> None:
    with pytest.raises(OutputExistsError):
        _pack(plain.parent)
