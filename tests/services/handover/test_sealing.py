"""Passwords that work in every reader; zips that say nothing without one."""

import zipfile
from pathlib import Path

import pytest
import pyzipper

from legal_docs.errors import BadInputError
from legal_docs.services.handover import sealing

WORD = "移交密码二〇二六"


def _file(tmp_path: Path, data: bytes) -> Path:
    path = tmp_path / "密码.txt"
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("data", [f"{WORD}\n", WORD, f"\ufeff{WORD}\r\n", f"{WORD}\n\n"])
def test_the_first_line_is_the_password(tmp_path: Path, data: str) -> None:
    assert sealing.password(_file(tmp_path, data.encode())) == WORD


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "只有一行"),
        (b"abcdefgh\nabcdefgh\n", "只有一行"),
        (b"\nabcdefgh", "只有一行"),
        (WORD.encode("gb18030"), "UTF-8"),
        (b" abcdefgh", "首尾有空格"),
        ("abcd\u200befgh".encode(), "不可见字符"),
        (b"abcdefg", "8个字符以上"),
        (("密" * 43).encode(), "127字节以内"),
        ("密码１２３４５６".encode(), "全角"),
    ],
)
def test_a_password_that_would_fail_later_is_refused_now(tmp_path: Path, data: bytes, told: str) -> None:
    with pytest.raises(BadInputError, match=told) as refused:
        sealing.password(_file(tmp_path, data))
    assert (
        data.decode("utf-8", "replace").strip() == ""
        or data.decode("utf-8", "replace") not in refused.value.zh
    )


def test_a_password_of_exactly_eight_characters_or_127_bytes_is_taken(tmp_path: Path) -> None:
    assert sealing.password(_file(tmp_path, b"abcdefgh")) == "abcdefgh"
    longest = "密" * 42 + "a"
    assert sealing.password(_file(tmp_path, longest.encode())) == longest


def test_neutral_names_keep_the_order_and_the_kind_only() -> None:
    assert sealing.neutral(["张某.pdf", "反馈表.xlsx"]) == {"张某.pdf": "01.pdf", "反馈表.xlsx": "02.xlsx"}
    assert list(sealing.neutral([f"{n}.pdf" for n in range(100)]).values())[-1] == "100.pdf"


def test_a_sealed_zip_opens_with_its_password_only(tmp_path: Path) -> None:
    large = tmp_path / "large.pdf"
    large.write_bytes(b"%PDF" * 1000)
    sealing.zipped({"01.pdf": large, "00.txt": "目录".encode()}, tmp_path / "pack.zip", WORD)
    with zipfile.ZipFile(tmp_path / "pack.zip") as plain:
        assert plain.namelist() == ["01.pdf", "00.txt"]
        assert {(one.compress_type, one.date_time) for one in plain.infolist()} == {
            (99, (1980, 1, 1, 0, 0, 0))
        }
    with pyzipper.AESZipFile(tmp_path / "pack.zip") as archive:
        with pytest.raises(RuntimeError, match="password"):
            archive.read("01.pdf")
        archive.setpassword(WORD.encode())
        assert archive.read("01.pdf") == large.read_bytes()
        assert archive.read("00.txt").decode() == "目录"
        assert {one.wz_aes_strength for one in archive.infolist()} == {3}  # AES-256
