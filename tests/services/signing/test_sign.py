"""What is signed lies beside what was there, verifies by every list, and is written whole or not at all."""

import json
import subprocess
from hashlib import sha256
from pathlib import Path

import pikepdf
import pytest

from legal_docs.errors import (
    BadInputError,
    FolderError,
    OutputExistsError,
    SigningError,
    TimestampError,
    UsageError,
)
from legal_docs.services.hashes import SIGNED_SUMS, STAMPED_SUMS, SUMS
from legal_docs.services.signing.found import After, Trust
from legal_docs.services.signing.sign import Order, look, sign
from legal_docs.services.signing.trust import Watch
from legal_docs.services.verifying import verify
from tests.bundling import bundles, files
from tests.conftest import ON
from tests.services.signing import authority, folders
from tests.services.signing.authority import NOW, served
from tests.services.signing.folders import BUNDLE, PAPER, WORDS, order, unchanged

WATCH = Watch((authority.der(authority.root().certificate),), NOW)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return folders.finished(tmp_path, case_number="LN-1")


def _sums_agree(folder: Path) -> bool:
    checked = subprocess.run(
        ["sha256sum", "--strict", "-c", SUMS], cwd=folder, capture_output=True, check=False
    )
    return checked.returncode == 0


def test_a_folder_gets_a_signed_twin_that_verifies(folder: Path, tmp_path: Path) -> None:
    with served() as url, unchanged(folder):
        done = sign(folder, order(tmp_path, tsa=url, reason="提交法院"), out=None, force=False)
    assert done.folder == tmp_path / "LN-1-已签名"
    assert done.pdfs == (PAPER, BUNDLE) and set(done.files) == {PAPER, BUNDLE, WORDS, "证据卷.json"}
    found = verify(done.folder, WATCH)
    assert (found.passed, found.bundle, found.vouched, found.problems) == (True, True, True, ())
    assert _sums_agree(done.folder)
    assert (done.folder / WORDS).read_bytes() == (folder / WORDS).read_bytes()
    told = {one.file: one for one in found.signatures}
    assert set(told) == {SIGNED_SUMS, STAMPED_SUMS, PAPER, BUNDLE}
    for one in told.values():
        assert (one.sound, one.after, one.trust) == (True, After.NOTHING, Trust.TRUSTED)
        assert one.stamped_by == "示例时间戳，示例银行" and one.stamped_at == NOW
    assert told[STAMPED_SUMS].is_stamp and not told[PAPER].is_stamp
    assert told[PAPER].signer == told[SIGNED_SUMS].signer == "某某银行法务，示例银行"
    assert told[PAPER].issuer == "示例根证书，示例银行" and told[PAPER].signed_at is not None


def test_a_signature_is_added_to_the_end_and_changes_no_byte_before(folder: Path, tmp_path: Path) -> None:
    done = sign(folder, order(tmp_path, reason="提交法院"), out=None, force=False)
    before, after = (folder / BUNDLE).read_bytes(), (done.folder / BUNDLE).read_bytes()
    assert after.startswith(before) and len(before) < len(after) < len(before) + 20_000
    listing = json.loads((done.folder / "manifest.json").read_bytes())
    noted = {one["name"]: one for one in listing["signed"]}[BUNDLE]
    assert noted["unsigned_sha256"] == sha256(after[: noted["unsigned_size"]]).hexdigest()
    assert (noted["unsigned_size"], listing["case_number"]) == (len(before), "LN-1")
    with pikepdf.open(done.folder / BUNDLE) as signed, pikepdf.open(folder / BUNDLE) as plain:
        assert dict(signed.docinfo) == dict(plain.docinfo)
        assert signed.check_pdf_syntax() == [] and signed.get_warnings() == []
        (field,) = signed.Root.AcroForm.Fields
        assert field.V.SubFilter == "/ETSI.CAdES.detached" and field.V.Reason == "提交法院"
        assert [float(side) for side in field.Rect] == [0, 0, 0, 0]


def test_without_a_timestamp_server_the_signers_clock_alone_speaks(folder: Path, tmp_path: Path) -> None:
    done = sign(folder, order(tmp_path), out=tmp_path / "out", force=False)
    assert done.folder == tmp_path / "out" / "LN-1-已签名"
    found = verify(done.folder, WATCH)
    assert found.passed and found.problems == ()
    assert not (done.folder / STAMPED_SUMS).exists()
    assert all(one.stamped_at is None and one.stamped_by == "" for one in found.signatures)
    assert all(one.signed_at for one in found.signatures if one.file != SIGNED_SUMS)


def test_openssl_agrees_with_signature_and_timestamp_of_the_list(folder: Path, tmp_path: Path) -> None:
    with served() as url:
        sign(folder, order(tmp_path, tsa=url, list_only=True), out=None, force=False)
    root = str(authority.root().pem(tmp_path / "root.pem"))
    signature = ["cms", "-verify", "-binary", "-inform", "DER", "-in", SIGNED_SUMS, "-content", SUMS]
    stamp = ["ts", "-verify", "-data", SUMS, "-in", STAMPED_SUMS]
    for words in ([*signature, "-purpose", "any"], stamp):
        done = subprocess.run(
            ["openssl", *words, "-CAfile", root], cwd=folder, capture_output=True, check=False
        )
        assert done.returncode == 0, done.stderr


def test_a_pack_for_counsel_stays_as_it_is_and_its_list_is_signed(tmp_path: Path) -> None:
    pack = folders.finished(tmp_path, to="某某律师事务所")
    before = {path: path.read_bytes() for path in pack.rglob("*") if path.is_file()}
    with served() as url:
        done = sign(pack, order(tmp_path, tsa=url), out=None, force=False)
    assert (done.folder, done.files, done.pdfs) == (pack, (SIGNED_SUMS, STAMPED_SUMS), ())
    assert {path: path.read_bytes() for path in before} == before
    found = verify(pack, WATCH)
    assert (found.passed, found.vouched, found.problems) == (True, True, ())
    assert _sums_agree(pack)
    with unchanged(pack), pytest.raises(OutputExistsError, match="p7s"):
        sign(pack, order(tmp_path), out=None, force=False)
    assert sign(pack, order(tmp_path), out=None, force=True).files == (SIGNED_SUMS,)


def test_a_sealed_pack_is_signed_by_its_list(tmp_path: Path) -> None:
    from legal_docs.services.handover.listing import with_lists
    from legal_docs.services.publish import publish

    publish(tmp_path / "包", with_lists({"pack.zip": b"PK"}, on=ON), force=False)
    assert sign(tmp_path / "包", order(tmp_path), out=None, force=False).files == (SIGNED_SUMS,)


def test_a_timestamp_alone_needs_no_key(folder: Path) -> None:
    with served() as url:
        done = sign(folder, Order(None, ON, NOW, tsa=url), out=None, force=False)
    assert done.files == (STAMPED_SUMS,)
    (found,) = verify(folder, WATCH).signatures
    assert found.is_stamp and found.sound and found.trust is Trust.TRUSTED
    assert verify(folder).vouched


def test_a_bundle_by_itself_gets_a_folder_with_its_record(folder: Path, tmp_path: Path) -> None:
    with unchanged(folder):
        done = sign(folder / BUNDLE, order(tmp_path), out=None, force=False)
    assert done.folder == tmp_path / "LN-1-证据卷-已签名"
    assert set(done.files) == {BUNDLE, "证据卷.json"}
    found = verify(done.folder, WATCH)
    assert (found.passed, found.bundle, found.problems) == (True, True, ())
    one = verify(done.folder / BUNDLE, WATCH)
    assert one.passed and one.vouched and len(one.signatures) == 1


def test_any_pdf_can_be_signed_and_verified_by_its_signature(tmp_path: Path) -> None:
    paper = tmp_path / "起诉状.pdf"
    paper.write_bytes(files.pdf(1))
    done = sign(paper, order(tmp_path), out=None, force=False)
    assert (done.folder, done.files) == (tmp_path / "起诉状-已签名", ("起诉状.pdf",))
    found = verify(done.folder / "起诉状.pdf", WATCH)
    assert (found.passed, found.bundle, found.vouched) == (True, False, True)
    with pytest.raises(BadInputError, match="无法核对"):
        verify(paper)


def test_a_second_signature_leaves_the_first_sound(tmp_path: Path) -> None:
    paper = tmp_path / "起诉状.pdf"
    paper.write_bytes(files.pdf(1))
    first = sign(paper, order(tmp_path), out=None, force=False).folder / paper.name
    second = sign(
        first, order(tmp_path, authority.signer("另一人", curve=True)), out=tmp_path / "二", force=False
    )
    found = verify(second.folder / paper.name, WATCH)
    assert found.passed and found.problems == ()
    told = [(one.signer, one.after) for one in found.signatures]
    assert told == [("某某银行法务，示例银行", After.SIGNATURES), ("另一人，示例银行", After.NOTHING)]


def test_a_signed_folder_is_signed_again_by_another(folder: Path, tmp_path: Path) -> None:
    first = sign(folder, order(tmp_path), out=None, force=False)
    other = order(tmp_path, authority.signer("另一人", curve=True))
    found = verify(sign(first.folder, other, out=None, force=False).folder, WATCH)
    assert found.passed and [one.file for one in found.signatures].count(BUNDLE) == 2


@pytest.mark.parametrize("password", ["user", ""])
def test_an_encrypted_file_is_refused_and_nothing_is_written(password: str, tmp_path: Path) -> None:
    paper = tmp_path / "密件.pdf"
    paper.write_bytes(
        files.changed(
            files.pdf(1), lambda _: None, encryption=pikepdf.Encryption(user=password, owner="o", R=6)
        )
    )
    wanted = order(tmp_path)
    with unchanged(tmp_path), pytest.raises(SigningError, match="加密"):
        sign(paper, wanted, out=None, force=False)


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7 nothing", files.pdf(1)[:-400]])
def test_what_is_no_sound_pdf_is_refused_and_nothing_is_written(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "坏.pdf").write_bytes(data)
    wanted = order(tmp_path)
    with unchanged(tmp_path), pytest.raises(SigningError, match="不是完好的 PDF"):
        sign(tmp_path / "坏.pdf", wanted, out=None, force=False)


def test_a_file_locked_by_a_certifying_signature_is_refused(tmp_path: Path) -> None:
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign.fields import MDPPerm
    from pyhanko.sign.signers import PdfSignatureMetadata, sign_pdf

    (tmp_path / "原.pdf").write_bytes(files.pdf(1))
    wanted = order(tmp_path)
    about = PdfSignatureMetadata(field_name="A", certify=True, docmdp_permissions=MDPPerm.NO_CHANGES)
    with (tmp_path / "原.pdf").open("rb") as source, (tmp_path / "锁.pdf").open("wb+") as target:
        sign_pdf(IncrementalPdfFileWriter(source), about, wanted.holder.signer, output=target)
    with unchanged(tmp_path), pytest.raises(SigningError, match="锁定"):
        sign(tmp_path / "锁.pdf", wanted, out=None, force=False)


def test_what_was_changed_since_it_was_made_is_not_signed(folder: Path, tmp_path: Path) -> None:
    (folder / WORDS).write_bytes(b"changed")
    wanted = order(tmp_path)
    with unchanged(tmp_path), pytest.raises(BadInputError, match="改动"):
        sign(folder, wanted, out=None, force=False)
    (folder / BUNDLE).write_bytes(bundles.bound()[0] + b"\n%")
    with pytest.raises(BadInputError, match="改动"):
        sign(folder / BUNDLE, wanted, out=None, force=False)


def test_a_bundle_replaced_by_another_file_is_not_signed(folder: Path, tmp_path: Path) -> None:
    (folder / BUNDLE).write_bytes(files.pdf(1))
    with pytest.raises(BadInputError, match="清单不符"):
        sign(folder / BUNDLE, order(tmp_path), out=None, force=False)


def test_a_server_is_asked_no_more_than_needed(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "p.pdf").write_bytes(files.pdf(1))
    asked: list[bytes] = []
    with served(asked=asked) as url:
        wanted = order(tmp_path, tsa=url)
        sign(tmp_path / "p.pdf", wanted, out=None, force=False)
        assert len(asked) == 3  # the PDF, and the list's signature and the list itself
        sign(folder, order(tmp_path, list_only=True), out=None, force=False)
        with pytest.raises(OutputExistsError):
            sign(folder, order(tmp_path, tsa=url, list_only=True), out=None, force=False)
    assert len(asked) == 3


def test_a_changed_paper_of_a_finished_folder_is_not_signed(folder: Path, tmp_path: Path) -> None:
    (folder / "附.pdf").write_bytes(files.pdf(1))
    wanted = order(tmp_path)
    with pytest.raises(BadInputError, match="清单"):
        sign(folder / "附.pdf", wanted, out=None, force=False)


def test_a_broken_signature_is_not_covered_by_another(tmp_path: Path) -> None:
    (tmp_path / "p.pdf").write_bytes(files.pdf(1))
    signed = sign(tmp_path / "p.pdf", order(tmp_path), out=None, force=False).folder / "p.pdf"
    data = signed.read_bytes()
    (tmp_path / "q.pdf").write_bytes(data.replace(b"595", b"596", 1))
    with pytest.raises(BadInputError, match="内容不符"):
        sign(tmp_path / "q.pdf", order(tmp_path), out=None, force=False)


def test_where_the_timestamp_fails_nothing_is_written(folder: Path, tmp_path: Path) -> None:
    for how in ({}, {"list_only": True}):
        with served(lambda _: b"no") as url:
            wanted = order(tmp_path, tsa=url, **how)
            with unchanged(tmp_path), pytest.raises(TimestampError, match="不是时间戳"):
                sign(folder, wanted, out=None, force=False)


def test_what_is_there_is_replaced_only_on_demand(folder: Path, tmp_path: Path) -> None:
    wanted = order(tmp_path)
    target = sign(folder, wanted, out=None, force=False).folder
    with unchanged(target), pytest.raises(OutputExistsError):
        sign(folder, wanted, out=None, force=False)
    sign(folder, wanted, out=None, force=True)
    assert verify(target, WATCH).passed
    with pytest.raises(FolderError):
        sign(folder, wanted, out=folder, force=True)


def test_an_order_that_cannot_be_carried_out_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="--key"):
        look(tsa="", reason="", has_key=False)
    with pytest.raises(UsageError, match="--tsa"):
        look(tsa="tsa.example", reason="", has_key=True)
    for reason in ("甲" * 201, "两\n行"):
        with pytest.raises(UsageError, match="--reason"):
            look(tsa="", reason=reason, has_key=True)
    look(tsa="", reason="甲" * 200, has_key=True)
    (tmp_path / "p.pdf").write_bytes(files.pdf(1))
    with pytest.raises(UsageError, match="--key"):
        sign(tmp_path / "p.pdf", Order(None, ON, NOW, tsa="http://tsa.example"), out=None, force=False)
    with pytest.raises(UsageError, match="清单"):
        sign(tmp_path / "p.pdf", order(tmp_path, list_only=True), out=None, force=False)


def test_a_part_without_a_list_of_hashes_has_nothing_to_sign(folder: Path, tmp_path: Path) -> None:
    listing = json.loads((folder / "manifest.json").read_bytes())
    (folder / "manifest.json").write_text(json.dumps({**listing, "made": "bundle"}), "utf-8")
    (folder / SUMS).unlink()
    with pytest.raises(BadInputError, match="没有清单可签"):
        sign(folder, order(tmp_path, list_only=True), out=None, force=False)
