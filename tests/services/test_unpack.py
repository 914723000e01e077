"""Evidence handed in as a ZIP file: what is safe is unpacked, the rest is named, no file leaves."""

import json
import struct
from pathlib import Path
from zipfile import ZipFile, ZipInfo
from zlib import crc32

import pytest
from typer.testing import CliRunner

from legal_docs import shipped
from legal_docs.bundling.refusal import RefusedError, error
from legal_docs.cli.main import app
from legal_docs.errors import BadInputError
from legal_docs.intake.read import Intake
from legal_docs.model.problem import Problem
from legal_docs.services import unpack
from legal_docs.services.member_names import name_of
from legal_docs.services.run_cases import load
from tests.bundling import files
from tests.conftest import ON
from tests.services.archives import NUMBER, member, unpacked, zipped


def _inner_zip(tmp_path: Path) -> bytes:
    path = tmp_path / "inner.zip"
    with ZipFile(path, "w") as package:
        package.writestr("a.txt", "x")
    return path.read_bytes()


LINK = 0o120777 << 16
BAD = {
    "../../外面.pdf": (member("../../外面.pdf"), "archive_member_outside"),
    "/etc/a.pdf": (member("/etc/a.pdf"), "archive_member_outside"),
    "C:/a.pdf": (member("C:\\a.pdf"), "archive_member_outside"),
    f"{NUMBER}/链接.pdf": (member(f"{NUMBER}/链接.pdf", b"/etc/passwd", external_attr=LINK), "exhibit_link"),
    f"{NUMBER}/零.bin": (member(f"{NUMBER}/零.bin", bytes(60_000_000)), "exhibit_too_large"),
    f"{NUMBER}/a<U+0007>b.txt": (member(f"{NUMBER}/a\x07b.txt"), "exhibit_name_illegal"),
    f"{NUMBER}/{'长' * 90}.pdf": (member(f"{NUMBER}/{'长' * 90}.pdf"), "exhibit_name_too_long"),
    f"{NUMBER}/合同.pdf": (member(f"{NUMBER}//合同.pdf"), "exhibit_name_twice"),
}


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("name", BAD)
def test_what_is_not_safe_is_named_and_the_rest_is_unpacked(name: str, tmp_path: Path) -> None:
    add, code = BAD[name]
    there, refused = unpacked(tmp_path, zipped(tmp_path, add), {NUMBER})
    assert there == [f"{NUMBER}/合同.pdf"]
    assert list(refused.values()) == [code]
    assert next(iter(refused)).replace("//", "/") == f"证据.zip › {name}"
    assert not (tmp_path / "外面.pdf").exists()


def test_an_archive_in_the_archive_is_named_and_a_word_file_is_none(tmp_path: Path) -> None:
    archive = zipped(
        tmp_path,
        member(f"{NUMBER}/里面.pdf", _inner_zip(tmp_path)),
        member(f"{NUMBER}/里面.rar", b"Rar!\x1a\x07\x00abc"),
        member(f"{NUMBER}/通知.docx", files.document("文")),
    )
    there, refused = unpacked(tmp_path, archive, {NUMBER})
    assert there == [f"{NUMBER}/合同.pdf", f"{NUMBER}/通知.docx"]
    assert set(refused.values()) == {"archive_nested"}
    assert len(refused) == 2


def test_a_member_with_a_password_is_named(tmp_path: Path) -> None:
    archive = zipped(tmp_path, member(f"{NUMBER}/锁.pdf"))
    raw = bytearray(archive.read_bytes())
    at = raw.rindex(b"PK\x01\x02")
    raw[at + 8] |= 1
    archive.write_bytes(raw)
    there, refused = unpacked(tmp_path, archive, {NUMBER})
    assert there == [f"{NUMBER}/合同.pdf"]
    assert refused == {f"证据.zip › {NUMBER}/锁.pdf": "exhibit_encrypted"}


@pytest.mark.parametrize(("offset", "value"), [(24, 100), (24, 6000), (16, 100)])
def test_a_member_that_lies_about_size_or_sum_leaves_nothing_behind(
    offset: int, value: int, tmp_path: Path
) -> None:
    archive = zipped(tmp_path, member(f"{NUMBER}/谎.txt", b"x" * 5000))
    raw = bytearray(archive.read_bytes())
    at = raw.rindex(b"PK\x01\x02") + offset
    raw[at : at + 4] = struct.pack("<I", value)
    archive.write_bytes(raw)
    there, refused = unpacked(tmp_path, archive, {NUMBER})
    assert there == [f"{NUMBER}/合同.pdf"]
    assert refused == {f"证据.zip › {NUMBER}/谎.txt": "exhibit_broken"}


def _renamed(archive: Path, name: bytes, flag: int = 0) -> None:
    """Write the last member's name as these bytes, in both places it stands in, without the UTF-8 flag."""
    raw = bytearray(archive.read_bytes())
    for mark, at_flag, at_name in ((b"PK\x03\x04", 6, 30), (b"PK\x01\x02", 8, 46)):
        at = raw.rindex(mark)
        raw[at + at_flag : at + at_flag + 2] = struct.pack("<H", flag)
        raw[at + at_name : at + at_name + len(name)] = name
    archive.write_bytes(raw)


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8"])
def test_a_chinese_name_without_the_flag_is_read(encoding: str, tmp_path: Path) -> None:
    name = f"{NUMBER}/02-流水/催收记录.txt".encode(encoding)
    archive = zipped(tmp_path, member("x" * len(name)))
    _renamed(archive, name)
    there, refused = unpacked(tmp_path, archive, {NUMBER})
    assert f"{NUMBER}/02-流水/催收记录.txt" in there
    assert refused == {}


def test_the_unicode_twin_of_a_name_is_believed_only_if_it_belongs_to_it(tmp_path: Path) -> None:
    def info(raw: bytes, of: bytes) -> ZipInfo:
        made = ZipInfo(raw.decode("cp437"))
        made.flag_bits = 0
        twin = b"\x01" + crc32(of).to_bytes(4, "little") + "合同.pdf".encode()
        made.extra = b"\x01\x00\x02\x00ab" + struct.pack("<HH", 0x7075, len(twin)) + twin
        return made

    assert name_of(info(b"h.pdf", b"h.pdf")) == "合同.pdf"
    assert name_of(info(b"h.pdf", b"other")) == "h.pdf"


def test_what_belongs_to_a_refused_case_is_told_of_it_and_the_rest_of_the_run() -> None:
    refused = Problem(code="x", zh="某", en="x").at(case="LN-7")
    found = tuple((owner, error("archive_file_of_no_case", "a.txt")) for owner in ("LN-7", "LN-8"))
    told = unpack.Evidence(None, found).told(Intake((), (refused,)))
    assert [problem.place.case for problem in told.problems] == ["LN-7", "LN-7", ""]


def test_evidence_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    answer = CliRunner().invoke(
        app,
        ["run", str(shipped.samples()), "--evidence", str(tmp_path / "没有.zip"), "--out", str(tmp_path)],
        env={"LEGAL_DOCS_HOME": str(tmp_path)},
    )
    assert isinstance(answer.exception, BadInputError)
    assert "没有.zip”不存在" in answer.exception.zh
    assert "does not exist" in answer.exception.en


def test_too_many_members_and_no_zip_are_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = zipped(tmp_path, member("b"), member("c"))
    monkeypatch.setattr(unpack, "MAX_MEMBERS", 2)
    with pytest.raises(RefusedError, match="3 > 2"):
        unpack.unpack(archive, tmp_path / "into", {NUMBER})
    (tmp_path / "a.rar").write_bytes(b"Rar!\x1a\x07")
    with pytest.raises(RefusedError, match=r"a\.rar：压缩包无法打开"):
        unpack.unpack(tmp_path / "a.rar", tmp_path / "into", {NUMBER})


def test_what_goes_beyond_the_total_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    archive = zipped(tmp_path, member(f"{NUMBER}/大.txt", b"ab" * 40_000))
    monkeypatch.setattr(unpack, "MAX_TOTAL", 50_000)
    there, refused = unpacked(tmp_path, archive, {NUMBER})
    assert there == [f"{NUMBER}/合同.pdf"]
    assert refused == {f"证据.zip › {NUMBER}/大.txt": "exhibit_too_large"}


def test_the_folder_lives_as_long_as_the_work_and_names_its_case(tmp_path: Path) -> None:
    sample = next(one for one in load(shipped.samples(), on=ON).cases if "旧债" in one.case.number)
    assert sample.folder is not None
    number = sample.case.number
    archive = tmp_path / "证据.zip"
    with ZipFile(archive, "w") as package:
        for path in sample.folder.rglob("*"):
            if path.is_file():
                package.write(path, f"{number}/{path.relative_to(sample.folder).as_posix()}")
        package.writestr(f"{number}/../出去.txt", "x")
    with unpack.opened(archive, shipped.samples(), ON) as handed:
        assert handed.root is not None
        told = handed.told(load(shipped.samples(), on=ON, evidence=handed.root))
        (case,) = [one for one in told.cases if one.case.number == number]
        assert case.folder is not None
        assert case.folder.is_dir()
        for problems in (case.problems, told.problems):
            assert ("archive_member_outside", number) in {(p.code, p.place.case) for p in problems}
    assert not handed.root.exists()


def test_a_folder_is_given_as_it_is(tmp_path: Path) -> None:
    with unpack.opened(tmp_path, tmp_path, ON) as handed:
        assert handed == unpack.Evidence(tmp_path)
    with unpack.opened(None, tmp_path, ON) as handed:
        assert handed == unpack.Evidence(None)


def test_the_command_takes_a_zip_and_names_what_it_refused(tmp_path: Path) -> None:
    number = next(
        one.case.number for one in load(shipped.samples(), on=ON).cases if "旧债" in one.case.number
    )
    folder = next(one.folder for one in load(shipped.samples(), on=ON).cases if one.case.number == number)
    assert folder is not None
    archive = tmp_path / "证据.zip"
    with ZipFile(archive, "w") as package:
        for path in folder.rglob("*"):
            if path.is_file():
                package.write(path, path.relative_to(folder).as_posix())
        package.writestr("坏.pdf", b"%PDF-1.7 broken")
    asked = ["run", str(shipped.samples()), "--case", number, "--on", "2026-06-30", "--json"]
    answer = CliRunner().invoke(
        app,
        [*asked, "--evidence", str(archive), "--out", str(tmp_path / "out")],
        env={"LEGAL_DOCS_HOME": str(tmp_path)},
    )
    (case,) = json.loads(answer.stdout)["cases"]
    assert [p["code"] for p in case["problems"] if p["place"]["file"] == "坏.pdf"] == ["exhibit_broken"]
    assert (tmp_path / "out" / number / "manifest.json").is_file()
    assert answer.exit_code != 0
