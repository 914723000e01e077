"""Signatures are read back offline: who, when, what came after, and everything that is wrong with them."""

import logging
import shutil
import sys
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pikepdf
import pytest
from asn1crypto import cms
from pikepdf import Name

from legal_docs.errors import MissingPartError, SettingsError
from legal_docs.services.hashes import SIGNED_SUMS, STAMPED_SUMS, SUMS
from legal_docs.services.signing import library, pdf, reading, trust
from legal_docs.services.signing.found import After, Trust
from legal_docs.services.signing.sign import sign
from legal_docs.services.signing.trust import Watch
from legal_docs.services.verifying import verify
from tests.bundling import files
from tests.services.signing import authority, folders
from tests.services.signing.authority import NOW, served
from tests.services.signing.folders import BUNDLE, PAPER

ROOT = (authority.der(authority.root().certificate),)
OTHER = (authority.der(authority.root("别的根证书").certificate),)


@pytest.fixture(scope="module")
def stamped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder signed with timestamps; not to be changed."""
    into = tmp_path_factory.mktemp("signed")
    with served() as url:
        return sign(folders.finished(into), folders.order(into, tsa=url), out=None, force=False).folder


@pytest.fixture
def folder(stamped: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(stamped, tmp_path / "签"))


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    return tmp_path / "p.pdf"


def _signed(paper: Path, holder: authority.Holder | None = None, tsa: str = "") -> Path:
    source = paper.with_name("source.pdf")
    source.write_bytes(files.pdf(2))
    pdf.sign(source, paper, folders.order(paper.parent, holder).holder, tsa=tsa)
    return paper


def _codes(path: Path, watch: Watch | None = None) -> list[str]:
    return [problem.code for problem in reading.of_pdf(path, "p.pdf", watch or Watch(now=NOW)).problems]


def _of_folder(folder: Path, watch: Watch | None = None) -> set[tuple[str, str]]:
    return {(one.code, one.place.file) for one in verify(folder, watch or Watch(now=NOW)).problems}


def test_a_byte_changed_after_signing_is_found(paper: Path) -> None:
    _signed(paper)
    paper.write_bytes(paper.read_bytes().replace(b"595", b"596", 1))
    found = reading.of_pdf(paper, "名.pdf", Watch(ROOT, NOW))
    assert [one.code for one in found.problems] == ["signature_broken"]
    assert found.problems[0].place.file == "名.pdf" and "某某银行法务" in found.problems[0].zh
    (one,) = found.signatures
    assert (one.file, one.sound, one.trust) == ("名.pdf", False, Trust.UNTRUSTED)


def _with_a_note(paper: Path) -> None:
    from pyhanko.pdf_utils.generic import DictionaryObject, NumberObject, pdf_name
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    with paper.open("rb+") as file:
        writer = IncrementalPdfFileWriter(file)
        page = writer.root["/Pages"]["/Kids"][1]
        page[pdf_name("/Rotate")] = NumberObject(90)
        writer.update_container(page)
        writer.root[pdf_name("/Extra")] = DictionaryObject()
        writer.update_root()
        writer.write_in_place()


def test_a_change_added_after_the_signature_is_found(paper: Path) -> None:
    _with_a_note(_signed(paper))
    found = reading.of_pdf(paper, "p.pdf", Watch(now=NOW))
    assert [one.code for one in found.problems] == ["signature_changed_after"]
    assert [(one.sound, one.after) for one in found.signatures] == [(True, After.CHANGES)]


def test_a_change_between_two_signatures_is_found(paper: Path) -> None:
    _with_a_note(_signed(paper))
    twice = paper.with_name("twice.pdf")
    pdf.sign(paper, twice, folders.order(paper.parent).holder)
    assert [one.after for one in reading.of_pdf(twice, "p", Watch()).signatures] == [
        After.CHANGES,
        After.NOTHING,
    ]
    assert _codes(twice) == ["signature_changed_after"]


def test_a_form_filled_in_after_signing_is_found(paper: Path) -> None:
    from pyhanko.pdf_utils.generic import pdf_name, pdf_string
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    def with_field(made: pikepdf.Pdf) -> None:
        field = pikepdf.Dictionary(
            Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T="sum", V="1", Rect=[0, 0, 9, 9], F=4
        )
        made.pages[0].obj.Annots = pikepdf.Array([made.make_indirect(field)])
        made.Root.AcroForm = pikepdf.Dictionary(Fields=made.pages[0].obj.Annots)

    source = paper.with_name("form.pdf")
    source.write_bytes(files.changed(files.pdf(1), with_field))
    pdf.sign(source, paper, folders.order(paper.parent).holder)
    assert [one.after for one in reading.of_pdf(paper, "p", Watch()).signatures] == [After.NOTHING]
    with paper.open("rb+") as file:
        writer = IncrementalPdfFileWriter(file)
        field = writer.root["/AcroForm"]["/Fields"][0]
        field[pdf_name("/V")] = pdf_string("1000")
        writer.update_container(field)
        writer.write_in_place()
    assert _codes(paper) == ["signature_changed_after"]


def test_a_signature_value_that_was_changed_is_found(tmp_path: Path) -> None:
    folder = folders.finished(tmp_path)
    sign(folder, folders.order(tmp_path, list_only=True), out=None, force=False)
    mine = cms.ContentInfo.load((folder / SIGNED_SUMS).read_bytes())
    other = folders.order(tmp_path).holder.signer.sign_raw(b"something else", "sha256")
    mine["content"]["signer_infos"][0]["signature"] = other
    (folder / SIGNED_SUMS).write_bytes(mine.dump(force=True))
    assert _of_folder(folder) == {("signature_broken", SIGNED_SUMS)}


def test_a_file_written_anew_has_lost_its_signature(folder: Path) -> None:
    with pikepdf.open(folder / PAPER, allow_overwriting_input=True) as opened:
        opened.save(folder / PAPER)
    told = {code for code, file in _of_folder(folder) if file == PAPER}
    assert "folder_file_changed" in told and any(code.startswith("signature_") for code in told)
    (folder / PAPER).write_bytes(files.pdf(2))
    assert ("signature_lost", PAPER) in _of_folder(folder)


def test_the_list_is_bound_by_its_signature_and_its_timestamp(folder: Path) -> None:
    (folder / SUMS).write_bytes((folder / SUMS).read_bytes() + b"\n")
    assert _of_folder(folder) == {
        ("signature_broken", SIGNED_SUMS),
        ("signature_timestamp_broken", STAMPED_SUMS),
    }
    found = verify(folder)
    assert not found.passed and not found.vouched


def test_a_signature_taken_away_is_missed(folder: Path) -> None:
    (folder / SIGNED_SUMS).unlink()
    assert _of_folder(folder) == {("signature_lost", SIGNED_SUMS)}


@pytest.mark.parametrize("name", [SIGNED_SUMS, STAMPED_SUMS])
@pytest.mark.parametrize("data", [b"", b"no signature"])
def test_what_is_no_signature_is_told(name: str, data: bytes, folder: Path) -> None:
    (folder / name).write_bytes(data)
    assert _of_folder(folder) == {("signature_unreadable", name)}


def test_a_pdf_whose_signature_cannot_be_read_is_told(paper: Path) -> None:
    data = _signed(paper).read_bytes()
    at = data.rindex(b"/Contents <") + 11
    paper.write_bytes(data[:at] + b"00" * 8 + data[at + 16 :])
    assert _codes(paper) == ["signature_unreadable"]


def test_a_timestamp_over_something_else_is_found(folder: Path, paper: Path) -> None:
    with served() as url:
        other = reading.of_pdf(_signed(paper, tsa=url), "p", Watch())
    assert other.signatures[0].stamped_at == NOW
    mine = cms.ContentInfo.load((folder / SIGNED_SUMS).read_bytes())
    with served() as url:
        from legal_docs.services.signing import authority as server

        token = server.stamp(url, b"0" * 32)
    info = mine["content"]["signer_infos"][0]
    for attribute in info["unsigned_attrs"]:
        attribute["values"] = cms.SetOfContentInfo([token])
    (folder / SIGNED_SUMS).write_bytes(mine.dump(force=True))
    assert _of_folder(folder) == {("signature_timestamp_broken", SIGNED_SUMS)}
    told = next(one for one in verify(folder).signatures if one.file == SIGNED_SUMS)
    assert (told.stamped_at, told.stamped_by) == (None, "")


@pytest.mark.parametrize(
    ("roots", "expected"), [((), Trust.NOT_JUDGED), (ROOT, Trust.TRUSTED), (OTHER, Trust.UNTRUSTED)]
)
def test_a_chain_is_judged_only_by_given_roots(
    roots: tuple[object, ...], expected: Trust, stamped: Path
) -> None:
    found = verify(stamped, Watch(roots, NOW))
    assert {one.trust for one in found.signatures} == {expected}
    assert found.passed is (expected is not Trust.UNTRUSTED)
    codes = {one.code for one in found.problems}
    assert codes == ({"signature_untrusted"} if expected is Trust.UNTRUSTED else set())


def test_a_timestamp_of_a_stranger_is_not_trusted(paper: Path) -> None:
    stranger = authority.clock(name="别的时间戳")
    alone = authority.Holder(stranger.key, _self_issued(stranger))
    with served(lambda query: authority.answer(query, alone)) as url:
        _signed(paper, tsa=url)
    assert _codes(paper) == []
    found = reading.of_pdf(paper, "p", Watch(ROOT, NOW))
    assert [one.code for one in found.problems] == ["signature_untrusted"]
    assert found.signatures[0].trust is Trust.TRUSTED and found.signatures[0].stamped_at is None


def _self_issued(holder: authority.Holder) -> object:
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes

    mine = holder.certificate
    return (
        x509.CertificateBuilder()
        .subject_name(mine.subject)
        .issuer_name(mine.subject)
        .public_key(mine.public_key())
        .serial_number(9)
        .not_valid_before(mine.not_valid_before_utc)
        .not_valid_after(mine.not_valid_after_utc)
        .add_extension(mine.extensions.get_extension_for_class(x509.ExtendedKeyUsage).value, critical=True)
        .sign(holder.key, hashes.SHA256())
    )


def test_a_certificate_that_ended_since_is_told_unless_a_timestamp_says_when(
    paper: Path, stamped: Path
) -> None:
    later = NOW + timedelta(days=1000)
    _signed(paper)
    assert _codes(paper, Watch(now=later)) == ["signature_expired_since"]
    assert reading.of_pdf(paper, "p", Watch(now=later)).problems[0].is_error is False
    assert _codes(paper, Watch()) == []
    assert _codes(paper, Watch(ROOT, later)) == ["signature_untrusted", "signature_expired_since"]
    assert verify(stamped, Watch(ROOT, later)).problems == ()


def test_a_signature_outside_the_days_of_its_certificate_is_found(paper: Path) -> None:
    old = NOW - timedelta(days=100)
    with served(lambda query: authority.answer(query, at=old)) as url:
        _signed(paper, tsa=url)
    found = reading.of_pdf(paper, "p", Watch(now=NOW))
    assert [one.code for one in found.problems] == ["signature_dates"]
    assert f"{old:%Y-%m-%d}" in found.problems[0].zh


def test_a_national_signature_is_left_to_its_own_tools(folder: Path) -> None:
    mine = cms.ContentInfo.load((folder / SIGNED_SUMS).read_bytes())
    mine["content"]["signer_infos"][0]["signature_algorithm"]["algorithm"] = "1.2.156.10197.1.501"
    (folder / SIGNED_SUMS).write_bytes(mine.dump(force=True))
    found = verify(folder, Watch(now=NOW))
    assert [(one.code, one.is_error) for one in found.problems] == [("signature_national", False)]
    assert next(one for one in found.signatures if one.file == SIGNED_SUMS).sound is False


@pytest.fixture
def without_the_extra(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setitem(sys.modules, "pyhanko", None)
    yield


@pytest.mark.usefixtures("without_the_extra")
def test_without_the_extra_verify_says_that_signatures_were_not_checked(stamped: Path) -> None:
    found = verify(stamped, Watch(now=NOW))
    told = {(one.code, one.place.file) for one in found.problems}
    names = (SIGNED_SUMS, STAMPED_SUMS, PAPER, BUNDLE)
    assert found.passed and told == {("signature_not_checked", name) for name in names}
    assert found.signatures == () and not found.vouched


@pytest.mark.usefixtures("without_the_extra")
def test_without_the_extra_signing_says_how_to_get_it() -> None:
    with pytest.raises(MissingPartError, match=r"legal-docs\[sign\]"):
        library.load()


def test_the_library_tells_its_log_nothing(
    stamped: Path, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    with caplog.at_level(logging.DEBUG):
        verify(stamped, Watch(OTHER, NOW))
    assert [one for one in caplog.records if one.name.startswith("pyhanko")] == []
    assert "某某银行" not in "".join(capfd.readouterr())


def test_files_without_a_signature_are_not_even_opened(paper: Path) -> None:
    for data in (b"", b"no pdf", files.pdf(1)):
        paper.write_bytes(data)
        assert reading.of_pdf(paper, "p", Watch()) == reading.Read()


@pytest.mark.parametrize("before", [(1 << 20) - at for at in range(12)])
def test_a_mark_across_two_pieces_is_found(before: int, paper: Path) -> None:
    paper.write_bytes(b"0" * before + b"/ByteRange")
    assert _codes(paper) == ["signature_unreadable"]


def test_roots_are_read_from_files_and_folders(tmp_path: Path) -> None:
    one, two = authority.root(), authority.root("别的根证书")
    (tmp_path / "roots").mkdir()
    both = one.pem(tmp_path / "roots" / "a.pem")
    both.write_bytes(both.read_bytes() + two.pem(tmp_path / "b.crt").read_bytes())
    (tmp_path / "roots" / "c.CER").write_bytes(authority.der(one.certificate).dump())
    (tmp_path / "roots" / "readme.txt").write_bytes(b"no certificate")
    assert len(trust.roots(both)) == 2
    assert len(trust.roots(tmp_path / "roots")) == 3
    assert trust.roots(None) == ()


@pytest.mark.parametrize("make", [lambda p: p.write_bytes(b"no"), lambda p: p.mkdir(), lambda p: None])
def test_roots_that_cannot_be_used_are_refused(make: Callable[[Path], object], tmp_path: Path) -> None:
    make(tmp_path / "roots")
    with pytest.raises(SettingsError, match="可信根证书"):
        trust.roots(tmp_path / "roots")
