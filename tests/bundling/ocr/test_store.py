"""What was read is kept, whole, for its owner alone."""

import stat
from pathlib import Path

import pytest

from legal_docs.bundling.ocr.store import Store
from legal_docs.errors import FolderError
from legal_docs.storage.keyring import Keyring
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


def test_with_keys_nothing_of_the_exhibits_can_be_read_in_the_store(tmp_path: Path) -> None:
    keys = Keyring.create(tmp_path / "keys.toml")
    lines = (line("张某甲"), line("99010119900307123X"))
    Store(tmp_path / "ocr", "one", keys).keep(DIGEST, lines)
    (file,) = [path for path in (tmp_path / "ocr").rglob("*") if path.is_file()]
    held = file.read_bytes() + str(file).encode()
    assert not any(word in held for word in ("张某甲".encode(), b"99010119900307123X", DIGEST.encode()))
    assert Store(tmp_path / "ocr", "one", keys).find(DIGEST) == lines
    assert Store(tmp_path / "ocr", "one").find(DIGEST) is None


def test_what_was_read_under_a_key_that_is_gone_is_read_anew(tmp_path: Path) -> None:
    keys = Keyring.create(tmp_path / "keys.toml")
    store = Store(tmp_path / "ocr", "one", keys)
    store.keep(DIGEST, (line(),))
    keys.add()
    assert store.find(DIGEST) == (line(),)
    keys.drop_old()
    assert store.find(DIGEST) is None
    store.keep(DIGEST, (line("新"),))
    assert store.find(DIGEST) == (line("新"),)
