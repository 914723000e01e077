"""Bytes and files are told apart nowhere but here: both have a hash, a size, and are written whole."""

from pathlib import Path

import pytest

from legal_docs.services import contents

TEXT = b"abc" * 500_000


def _both(tmp_path: Path) -> tuple[contents.Content, contents.Content]:
    path = tmp_path / "a.bin"
    path.write_bytes(TEXT)
    return TEXT, path


def test_bytes_and_a_file_of_the_same_content_are_the_same(tmp_path: Path) -> None:
    data, path = _both(tmp_path)
    assert contents.sha256(data) == contents.sha256(path)
    assert contents.size(data) == contents.size(path) == len(TEXT)


def test_both_are_written_whole(tmp_path: Path) -> None:
    for number, content in enumerate(_both(tmp_path)):
        target = tmp_path / f"{number}.out"
        contents.write(content, target)
        assert target.read_bytes() == TEXT


def test_what_is_there_is_never_overwritten(tmp_path: Path) -> None:
    (tmp_path / "there").write_bytes(b"old")
    with pytest.raises(FileExistsError):
        contents.write(b"new", tmp_path / "there")
    assert (tmp_path / "there").read_bytes() == b"old"
