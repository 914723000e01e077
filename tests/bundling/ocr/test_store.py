"""What was read is kept, whole, for its owner alone."""

import stat
from pathlib import Path

import pytest

from legal_docs.bundling.ocr.store import Store
from legal_docs.errors import FolderError
from tests.bundling.ocr.made import line

DIGEST = "ab" * 32


def test_what_was_kept_is_found_again(tmp_path: Path) -> None:
    lines = (line("借款人：张三样〇", score=0.87), line("第二行", (1, 2)))
    Store(tmp_path, "one-1.0").keep(DIGEST, lines)
    assert Store(tmp_path, "one-1.0").find(DIGEST) == lines
    assert Store(tmp_path, "one-1.0").find("cd" * 32) is None


def test_another_version_of_the_program_reads_anew(tmp_path: Path) -> None:
    Store(tmp_path, "one-1.0").keep(DIGEST, (line(),))
    assert Store(tmp_path, "one-1.1").find(DIGEST) is None


@pytest.mark.parametrize("data", [b"", b"[", b'[["a", 1.0, [[1, 2]]]]', b'[["a", "high", []]]'])
def test_a_damaged_file_counts_as_not_there(tmp_path: Path, data: bytes) -> None:
    store = Store(tmp_path, "one")
    store.keep(DIGEST, (line(),))
    (file,) = tmp_path.rglob("*.json")
    file.write_bytes(data)
    assert store.find(DIGEST) is None


def test_only_the_owner_may_read_it_and_nothing_else_is_left(tmp_path: Path) -> None:
    Store(tmp_path, "one").keep(DIGEST, (line(),))
    (file,) = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert file.name == f"{DIGEST}.json"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "one").write_text("a file where the folder should be")
    with pytest.raises(FolderError, match="图像识别的结果不能写入") as caught:
        Store(tmp_path, "one").keep(DIGEST, (line(),))
    assert "LEGAL_DOCS_HOME" in caught.value.en
