"""Folders are written whole or not at all."""

import subprocess
import sys
from pathlib import Path

import pytest

from legal_docs.errors import FolderError, OutputExistsError
from legal_docs.services.publish import publish, refuse_overlap


def names(folder: Path) -> list[str]:
    return sorted(p.name for p in folder.iterdir())


def test_all_files_appear_and_nothing_else(tmp_path: Path) -> None:
    publish(tmp_path / "案-1", {"a.pdf": b"1", "b.docx": b"2"}, force=False)
    assert names(tmp_path) == ["案-1"]
    assert names(tmp_path / "案-1") == ["a.pdf", "b.docx"]


def test_an_existing_folder_is_never_overwritten_without_force(tmp_path: Path) -> None:
    publish(tmp_path / "案-1", {"a": b"old"}, force=False)
    with pytest.raises(OutputExistsError, match="--force"):
        publish(tmp_path / "案-1", {"a": b"new"}, force=False)
    assert (tmp_path / "案-1" / "a").read_bytes() == b"old"


def test_force_replaces_the_whole_folder(tmp_path: Path) -> None:
    publish(tmp_path / "案-1", {"a": b"old", "gone": b""}, force=False)
    publish(tmp_path / "案-1", {"a": b"new"}, force=True)
    assert names(tmp_path) == ["案-1"]
    assert names(tmp_path / "案-1") == ["a"]
    assert (tmp_path / "案-1" / "a").read_bytes() == b"new"


def test_a_full_disk_leaves_the_old_folder_and_nothing_half_written(tmp_path: Path) -> None:
    publish(tmp_path / "案-1", {"a": b"old"}, force=False)
    # a file-size limit of the process makes the real write fail, as a full disk does
    code = (
        "import resource, signal, sys; from pathlib import Path\n"
        "from legal_docs.errors import FolderError\n"
        "from legal_docs.services.publish import publish\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
        "try: publish(Path(sys.argv[1]), {'a': b'x', 'big': b'y' * 5000}, force=True)\n"
        "except FolderError: sys.exit(8)\n"
    )
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path / "案-1")], check=False)
    assert done.returncode == 8
    assert names(tmp_path) == ["案-1"]
    assert (tmp_path / "案-1" / "a").read_bytes() == b"old"


def test_output_that_is_inside_or_around_the_evidence_is_refused(tmp_path: Path) -> None:
    (tmp_path / "证据" / "案-1").mkdir(parents=True)
    (tmp_path / "别名").symlink_to(tmp_path / "证据" / "案-1")
    for target in ("证据/案-1", "证据/案-1/out", "证据", "别名"):
        with pytest.raises(FolderError, match="证据文件夹"):
            refuse_overlap(tmp_path / target, tmp_path / "证据" / "案-1")
    with pytest.raises(FolderError, match="证据文件夹"):
        refuse_overlap(tmp_path / "证据" / "out", tmp_path / "证据")
    refuse_overlap(tmp_path / "out", tmp_path / "证据")
    refuse_overlap(tmp_path / "out", None)
