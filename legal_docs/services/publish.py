"""Writing a case's folder: last, by rename, whole or not at all."""

import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from legal_docs.errors import FolderError, OutputExistsError


def refuse_overlap(target: Path, evidence: Path | None) -> None:
    """Raise FolderError where `target` is the evidence folder, lies inside it, or would hold it.

    Evidence is read and hashed, never written to, and `--force` must never replace it.
    """
    if evidence is None:
        return
    written, kept = target.resolve(), evidence.resolve()
    if written.is_relative_to(kept) or kept.is_relative_to(written):
        raise FolderError(
            f"输出位置{target}与证据文件夹{evidence}重叠。证据文件夹只读，请用 --out 另选位置",
            f"The output {target} overlaps the evidence {evidence}, which is read only. Choose another --out",
        )


def refuse_existing(target: Path, *, force: bool) -> None:
    """Raise OutputExistsError where `target` is there and `force` is not set."""
    if target.exists() and not force:
        raise OutputExistsError(
            f"{target}已存在，未覆盖。确认要重新生成时请加 --force",
            f"{target} is already there and was not overwritten. Add --force to make it again",
        )


def publish(target: Path, files: Mapping[str, bytes], *, force: bool) -> None:
    """Write `files` as the folder `target`.

    All files are written and synced to a hidden folder beside it, which then takes the name. With
    `force` the old folder is moved aside first and removed last. Raises OutputExistsError or
    FolderError; then the old state is left as it was.
    """
    refuse_existing(target, force=force)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        staging = Path(tempfile.mkdtemp(prefix=f".{target.name}.part-", dir=target.parent))
    except OSError as error:
        raise _unwritable(target, error) from error
    try:
        for name, data in files.items():
            _write(staging / name, data)
        staging.chmod(0o755)
        _swap(staging, target)
    except OSError as error:
        raise _unwritable(target, error) from error
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _write(path: Path, data: bytes) -> None:
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _swap(staging: Path, target: Path) -> None:
    if not target.exists():
        staging.rename(target)
        return
    aside = Path(tempfile.mkdtemp(prefix=f".{target.name}.old-", dir=target.parent)) / "old"
    target.rename(aside)
    try:
        staging.rename(target)
    except OSError:
        aside.rename(target)
        raise
    finally:
        if target.exists():
            shutil.rmtree(aside.parent, ignore_errors=True)


def _unwritable(target: Path, error: OSError) -> FolderError:
    reason = error.strerror or str(error)
    return FolderError(
        f"无法写入{target}：{reason}。没有留下不完整的文件，请检查磁盘空间和权限后重试",
        f"{target} cannot be written: {reason}. Nothing half-written was left; check space and rights",
    )
