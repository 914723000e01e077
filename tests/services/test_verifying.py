"""A finished folder is what was made, or each difference is told."""

import json
import shutil
import subprocess
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pikepdf
import pytest

from legal_docs.errors import BadInputError, FolderError
from legal_docs.services.handover.listing import with_lists
from legal_docs.services.publish import publish
from legal_docs.services.verifying import Verified, verify
from tests.bundling import files as pdfs
from tests.conftest import ON
from tests.services import finished


def _told(found: Verified) -> set[tuple[str, str]]:
    return {(problem.code, problem.place.file) for problem in found.problems}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return finished.copied(tmp_path)


@pytest.mark.parametrize("number", [finished.LOAN, finished.ENFORCEMENT])
def test_a_fresh_folder_passes_and_sha256sum_agrees(number: str) -> None:
    found = verify(finished.folder(number))
    assert (found.passed, found.bundle, found.problems) == (True, True, ())
    assert found.files == len(list(finished.folder(number).iterdir()))
    checked = subprocess.run(
        ["sha256sum", "-c", "SHA256SUMS"],
        cwd=finished.folder(number),
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.returncode == 0 and checked.stdout.count(": OK") == found.files - 1


def _change(folder: Path) -> None:
    (folder / "证据目录.docx").write_bytes(b"other")


def _remove(folder: Path) -> None:
    (folder / "证据目录.docx").unlink()


def _add(folder: Path) -> None:
    (folder / "附件").mkdir()
    (folder / "附件" / "另一份.pdf").write_bytes(b"new")


def _look_at(folder: Path) -> None:
    (folder / ".DS_Store").write_bytes(b"")


def _change_manifest(folder: Path) -> None:
    path = folder / "manifest.json"
    path.write_bytes(path.read_bytes().replace(b'"on"', b'"on" '))


def _hide(folder: Path, name: str = "证据目录.docx") -> None:
    sums = folder / "SHA256SUMS"
    kept = [line for line in sums.read_text("utf-8").splitlines() if name not in line]
    sums.write_text("\n".join(kept), "utf-8")


def _slip_in(folder: Path) -> None:
    (folder / "混入.pdf").write_bytes(b"")
    with (folder / "SHA256SUMS").open("a", encoding="utf-8") as sums:
        sums.write(f"{sha256(b'').hexdigest()}  混入.pdf\n")


@pytest.mark.parametrize(
    ("spoil", "told", "passed"),
    [
        (_change, {("folder_file_changed", "证据目录.docx")}, False),
        (_remove, {("folder_file_missing", "证据目录.docx")}, False),
        (_add, {("folder_file_extra", "附件/另一份.pdf")}, False),
        (_look_at, {("folder_file_left", ".DS_Store")}, True),
        (_change_manifest, {("folder_file_changed", "manifest.json")}, False),
        (_hide, {("folder_list_lacks", "证据目录.docx")}, False),
        (lambda folder: _hide(folder, "manifest.json"), {("folder_list_lacks", "manifest.json")}, False),
        (lambda folder: (folder / "SHA256SUMS").unlink(), {("folder_sums_lost", "SHA256SUMS")}, False),
        (_slip_in, {("folder_file_extra", "混入.pdf")}, False),
    ],
)
def test_each_difference_is_told(
    folder: Path, spoil: Callable[[Path], None], told: set[tuple[str, str]], passed: bool
) -> None:
    spoil(folder)
    found = verify(folder)
    assert (_told(found), found.passed) == (told, passed)


def test_a_changed_file_names_the_lists_it_differs_from(folder: Path) -> None:
    _change(folder)
    assert "manifest.json、SHA256SUMS" in verify(folder).problems[0].zh


def test_a_bundle_changed_together_with_its_lists_is_held_against_its_record(folder: Path) -> None:
    shutil.copy(finished.folder(finished.ENFORCEMENT) / "证据卷-第1册.pdf", folder / "证据卷.pdf")
    lists = {"manifest.json", "SHA256SUMS"}
    rest = {path.name: path.read_bytes() for path in folder.iterdir() if path.name not in lists}
    publish(folder.parent / "anew", with_lists(rest, on=ON), force=False)
    found = verify(folder.parent / "anew")
    assert {code for code, _ in _told(found)} == {"bundle_page_count"}


@pytest.mark.parametrize("name", ["manifest.json", "SHA256SUMS", "证据卷.json"])
def test_a_list_that_cannot_be_read_is_told(folder: Path, name: str) -> None:
    broken = {"program": "legal_docs 0", "outputs": [{"name": 1}]}
    (folder / name).write_text(json.dumps(broken), "utf-8")
    with pytest.raises(BadInputError, match=name):
        verify(folder)


def test_a_list_in_another_encoding_is_told(folder: Path) -> None:
    (folder / "SHA256SUMS").write_bytes("证".encode("gb18030"))
    with pytest.raises(BadInputError, match="SHA256SUMS"):
        verify(folder)


def test_a_foreign_folder_is_not_judged(tmp_path: Path) -> None:
    with pytest.raises(FolderError, match="不是本程序生成的文件夹"):
        verify(tmp_path)


def test_a_bundle_is_held_against_the_record_beside_it(folder: Path) -> None:
    assert verify(folder / "证据卷.pdf").problems == ()
    record = folder / "证据卷.json"
    record.write_text(record.read_text("utf-8").replace("借款借据", "借款凭据"), "utf-8")
    assert {problem.code for problem in verify(folder / "证据卷.pdf").problems} >= {"bundle_row_differs"}


def test_a_volume_whose_sister_is_missing_does_not_pass(tmp_path: Path) -> None:
    copy = finished.copied(tmp_path, finished.ENFORCEMENT)
    assert verify(copy / "证据卷-第2册.pdf").passed
    (copy / "证据卷-第1册.pdf").unlink()
    assert not verify(copy / "证据卷-第2册.pdf").passed


def test_a_bundle_alone_is_held_against_itself_and_that_is_said(tmp_path: Path, folder: Path) -> None:
    alone = tmp_path / "别的名字.pdf"
    shutil.copy(folder / "证据卷.pdf", alone)
    found = verify(alone)
    assert found.passed and found.bundle
    assert _told(found) == {("bundle_record_missing", "别的名字.pdf")}


def test_a_bundle_the_lists_beside_it_do_not_name_does_not_pass(folder: Path) -> None:
    (folder / "证据卷.pdf").rename(folder / "改名.pdf")
    found = verify(folder / "改名.pdf")
    assert _told(found) == {("folder_file_extra", "改名.pdf")} and not found.passed


def test_a_renamed_bundle_beside_a_record_only_is_held_against_itself(folder: Path) -> None:
    _drop_lists(folder)
    (folder / "证据卷.pdf").rename(folder / "改名.pdf")
    assert _told(verify(folder / "改名.pdf")) == {("bundle_record_missing", "改名.pdf")}


def _drop_lists(folder: Path) -> None:
    (folder / "SHA256SUMS").unlink()
    (folder / "manifest.json").unlink()


def _white_box(made: pikepdf.Pdf) -> None:
    made.pages[4].contents_add(b"q 1 1 1 rg 60 300 400 200 re f Q")


def _rewrite(file: Path, change: Callable[[pikepdf.Pdf], None]) -> None:
    file.write_bytes(pdfs.changed(file.read_bytes(), change))


@pytest.mark.parametrize("kept", [{"SHA256SUMS"}, {"manifest.json"}, {"SHA256SUMS", "manifest.json"}])
def test_a_changed_bundle_is_seen_by_any_list_beside_it(folder: Path, kept: set[str]) -> None:
    for name in {"SHA256SUMS", "manifest.json"} - kept:
        (folder / name).unlink()
    _rewrite(folder / "证据卷.pdf", _white_box)
    found = verify(folder / "证据卷.pdf")
    lost = {("folder_sums_lost", "SHA256SUMS")} if kept == {"manifest.json"} else set()
    assert _told(found) == {("folder_file_changed", "证据卷.pdf"), *lost}
    assert found.hashed and not found.passed


def test_one_flipped_byte_is_seen(folder: Path) -> None:
    file = folder / "证据卷.pdf"
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    file.write_bytes(data)
    assert ("folder_file_changed", "证据卷.pdf") in _told(verify(file))


def test_a_record_changed_beside_an_unchanged_bundle_is_seen(folder: Path) -> None:
    record = folder / "证据卷.json"
    record.write_bytes(record.read_bytes() + b"\n")
    assert _told(verify(folder / "证据卷.pdf")) == {("folder_file_changed", "证据卷.json")}


def test_without_a_list_changed_content_passes_and_the_answer_says_so(folder: Path) -> None:
    _drop_lists(folder)
    _rewrite(folder / "证据卷.pdf", _white_box)
    found = verify(folder / "证据卷.pdf")
    assert (found.passed, found.hashed, found.problems) == (True, False, ())


def test_a_list_without_a_record_is_enough_and_nothing_is_missed(folder: Path) -> None:
    (folder / "证据卷.json").unlink()
    found = verify(folder / "证据卷.pdf")
    assert (found.passed, found.hashed, found.problems) == (True, True, ())


def test_a_list_that_does_not_name_the_bundle_is_told(folder: Path) -> None:
    _hide(folder, "证据卷.pdf")
    assert _told(verify(folder / "证据卷.pdf")) == {("folder_list_lacks", "证据卷.pdf")}
    (folder / "manifest.json").unlink()
    assert _told(verify(folder / "证据卷.pdf")) == {("folder_list_lacks", "证据卷.pdf")}


def test_a_manifest_of_another_program_is_no_list(folder: Path) -> None:
    _drop_lists(folder)
    (folder / "manifest.json").write_text('{"name": "extension"}', "utf-8")
    assert not verify(folder / "证据卷.pdf").hashed


def test_a_recorded_bundle_saved_by_another_program_does_not_pass(folder: Path) -> None:
    def rename(made: pikepdf.Pdf) -> None:
        made.docinfo["/Producer"] = "another"

    _drop_lists(folder)
    _rewrite(folder / "证据卷.pdf", rename)
    assert {code for code, _ in _told(verify(folder / "证据卷.pdf"))} == {"bundle_property"}


def test_a_bundle_by_itself_is_one_file_whatever_volumes_there_are() -> None:
    assert verify(finished.folder(finished.ENFORCEMENT) / "证据卷-第1册.pdf").files == 1


@pytest.mark.parametrize("key", ["papers", "look", "inputs"])
def test_a_part_needs_no_sums_but_a_whole_run_does(folder: Path, key: str) -> None:
    (folder / "SHA256SUMS").unlink()
    path = folder / "manifest.json"
    whole = json.loads(path.read_bytes())
    part = {name: value for name, value in whole.items() if name not in {"papers", "look", "inputs"}}
    path.write_text(json.dumps(part), "utf-8")
    found = verify(folder)
    assert (_told(found), found.passed) == ({("folder_sums_missing", "SHA256SUMS")}, True)
    path.write_text(json.dumps({**part, key: ""}), "utf-8")
    assert _told(verify(folder)) == {("folder_sums_lost", "SHA256SUMS")}


def test_a_pack_without_its_sums_does_not_pass(folder: Path) -> None:
    lists = {"manifest.json", "SHA256SUMS"}
    rest = {path.name: path.read_bytes() for path in folder.iterdir() if path.name not in lists}
    pack = folder.parent / "移交"
    publish(pack, with_lists(rest, on=ON, to="某所"), force=False)
    assert verify(pack).problems == ()
    (pack / "SHA256SUMS").unlink()
    assert _told(verify(pack)) == {("folder_sums_lost", "SHA256SUMS")}


@pytest.mark.parametrize("name", ["民事起诉状.pdf", "manifest.json"])
def test_what_is_no_bundle_is_not_judged(name: str) -> None:
    with pytest.raises(BadInputError, match="不是本程序编制的证据卷"):
        verify(finished.folder(finished.LOAN) / name)


def test_a_foreign_pdf_is_not_judged(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(pdfs.pdf(1))
    with pytest.raises(BadInputError, match=r"a\.pdf"):
        verify(tmp_path / "a.pdf")
