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
from legal_docs.services.handover.pack import (
    ARCHIVE,
    FORM,
    INDEX,
    RECEIPT,
    SUMMARY,
    Handed,
    Order,
    _outsiders,
    hand_over,
)
from legal_docs.services.handover.summary import summary
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


@pytest.mark.parametrize(
    ("to", "said"),
    [
        ("", "没有内容"),
        ("\u3000 ", "没有内容"),
        ("长" * 61, "有61个字"),
        ("律" * 85, "有85个字"),
        ("某律师\n换行", "U+000A"),
        ("某律师\u202e倒写", "U+202E"),
        ("某律师\u200b", "U+200B"),
        ("某\udcff", "U+DCFF"),
        ("😀律师", "U+1F600"),
    ],
)
def test_a_recipient_that_cannot_be_printed_is_refused_with_the_reason(
    tmp_path: Path, to: str, said: str
) -> None:
    with pytest.raises(BadInputError, match="--to") as refused:
        _pack(tmp_path, to=to)
    assert said in refused.value.zh and refused.value.zh.isprintable()
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("to", ["../../甲所/乙律师", '<b>某</b>&{{ x }}"\\*?', "长" * 60])
def test_a_recipient_is_only_words_on_the_page_and_never_part_of_a_path(tmp_path: Path, to: str) -> None:
    folder = _pack(tmp_path / "out", to=to)
    assert [path.name for path in tmp_path.iterdir()] == ["out"]
    assert [path.name for path in (tmp_path / "out").iterdir()] == [folder.name]
    assert squeeze(to) in squeeze(pdf_text((folder / RECEIPT).read_bytes()))
    assert json.loads((folder / "manifest.json").read_bytes())["to"] == to


@pytest.fixture(scope="module", params=[finished.LOAN, finished.ENFORCEMENT])
def masked(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Handed]:
    order = Order(TO, DAY, masked=True, allow_unmasked=True)
    out = tmp_path_factory.mktemp("masked")
    return request.param, hand_over(finished.case(request.param), order, out=out, force=False)


def test_a_masked_pack_keeps_names_only_and_tells_what_could_not_be_read(masked: tuple[str, Handed]) -> None:
    number, handed = masked
    case = finished.case(number).dossier.case
    text = squeeze("".join(pdf_text(path.read_bytes()) for path in handed.folder.glob("*.pdf")))
    for person in case.people:
        assert isinstance(person, NaturalPerson)
        assert squeeze(person.name) in text
        gone = (person.phone, person.id_number, person.household_address, person.residence_address)
        assert not [words for words in gone if words and squeeze(words) in text]
    assert "已遮盖" in text
    assert "证据卷.json" not in handed.files
    assert {p.code for p in handed.problems} == {"pack_not_looked_at"}
    assert any(p.place.file.startswith("证据卷") for p in handed.problems)


def test_a_masked_pack_says_on_every_list_which_pages_were_not_masked(masked: tuple[str, Handed]) -> None:
    _, handed = masked
    listing = json.loads((handed.folder / "manifest.json").read_bytes())
    told = {
        p.place.file: tuple(pages) for p in handed.problems for pages in [listing["not_masked"][p.place.file]]
    }
    assert set(told) == set(listing["not_masked"]) and all(told.values())
    receipt = squeeze(pdf_text((handed.folder / RECEIPT).read_bytes()))
    assert "已遮盖，但下列页没有遮盖" in receipt
    for name, pages in told.items():
        assert squeeze(f"{name}第{'、'.join(pages)}页") in receipt


def test_pages_nobody_could_mask_go_out_only_where_that_is_allowed(tmp_path: Path) -> None:
    with pytest.raises(BadInputError, match="--allow-unmasked-pages") as refused:
        _pack(tmp_path, masked=True)
    assert "证据卷.pdf第" in refused.value.zh and not list(tmp_path.iterdir())


def test_a_whole_pack_speaks_of_no_masking(plain: Path) -> None:
    assert "not_masked" not in json.loads((plain / "manifest.json").read_bytes())
    for name in (RECEIPT, SUMMARY):
        assert "遮盖" not in pdf_text((plain / name).read_bytes())


def test_the_summary_says_how_many_pages_were_not_masked() -> None:
    case = finished.case().dossier
    page = squeeze(pdf_text(summary(case, to=TO, on=DAY, masked=True)))
    assert "住址等已遮盖。" in page and "没有遮盖" not in page
    page = squeeze(pdf_text(summary(case, to=TO, on=DAY, masked=True, unmasked=7)))
    assert "有7页是扫描件、照片等，程序不能辨认，没有遮盖" in page


def test_the_list_in_a_sealed_pack_names_the_pages_by_the_names_there(tmp_path: Path) -> None:
    folder = _pack(tmp_path, masked=True, allow_unmasked=True, password=WORD)
    with pyzipper.AESZipFile(folder / ARCHIVE) as archive:
        archive.setpassword(WORD.encode())
        listing = json.loads(archive.read("manifest.json"))
        named = dict(line.split("　") for line in archive.read(INDEX).decode().splitlines()[1:])
    assert {named[name] for name in listing["not_masked"]} >= {"证据卷.pdf"}
    assert "not_masked" not in (folder / "manifest.json").read_text("utf-8")


def test_of_the_bank_a_masked_pack_keeps_names_and_its_own_telephone_only(
    masked: tuple[str, Handed],
) -> None:
    number, handed = masked
    bank = finished.case(number).dossier.case.creditor
    text = squeeze("".join(pdf_text(path.read_bytes()) for path in handed.folder.glob("*.pdf")))
    for words in (bank.phone, bank.uscc, bank.head_name, *(agent.name for agent in bank.agents)):
        assert words and words in text
    for phone in (bank.service_phone, *(agent.phone for agent in bank.agents)):
        assert phone and phone not in text


def test_who_is_neither_a_party_nor_acts_for_the_bank_loses_the_name_too() -> None:
    case = finished.case(finished.ENFORCEMENT).dossier.case
    first, second = case.people
    assert isinstance(first, NaturalPerson) and first.spouse == second.name
    assert list(_outsiders(case)) == []
    bank = case.creditor.model_copy(update={"service_recipient": "赵某收"})
    changed = {"spouse": second.name, "guardian": "赵某监"}
    people = (first.model_copy(update=changed), second.model_copy(update={"guardian": "赵某收"}))
    assert list(_outsiders(case.model_copy(update={"people": people, "creditor": bank}))) == ["赵某监"]


def test_word_files_cannot_be_masked(tmp_path: Path) -> None:
    with pytest.raises(BadInputError, match="--masked"):
        _pack(tmp_path, masked=True, word=True)


def test_a_pack_that_is_there_stays(plain: Path) -> None:
    with pytest.raises(OutputExistsError):
        _pack(plain.parent)
