"""Writing a case's folder: last, by rename, whole or not at all."""

import errno
import json
import os
import shutil
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from legal_docs.errors import FolderError, LegalDocsError, OutputExistsError
from legal_docs.services import contents, swap
from legal_docs.services.contents import Content

_TAKEN = (errno.EEXIST, errno.ENOTEMPTY)


def refuse(target: Path, evidence: Iterable[Path], *, force: bool) -> None:
    """Raise FolderError or OutputExistsError where `target` may not be written.

    What a killed run left there is mended first.
    """
    refuse_overlap(target, evidence)
    if swap.unfinished(target):
        try:
            with swap.locked(target) as alone:
                _mend(target, alone)
        except OSError as error:
            raise _unwritable(target, error) from error
    refuse_existing(target, force=force)


def refuse_overlap(target: Path, evidence: Iterable[Path]) -> None:
    """Raise FolderError where `target` is one of the evidence folders, lies inside one, or would hold one.

    Evidence is read and hashed, never written to, and `--force` must never replace it. Links are followed.
    """
    for folder in evidence:
        if overlaps(target, folder):
            raise FolderError(
                f"输出位置{target}与证据文件夹{folder}重叠。证据文件夹只读，请用 --out 另选位置",
                f"The output {target} overlaps the evidence {folder}, which is read only. "
                "Choose another --out",
            )


def refuse_source(target: Path, sources: Iterable[Path]) -> None:
    """Raise FolderError where `target` is one of the files that are to be read; links are followed."""
    for kept in sources:
        if os.path.realpath(target) == os.path.realpath(kept):
            raise FolderError(
                f"不能写入{target}：这是要读取的文件。请用 --out 另选位置",
                f"{target} is a file to be read and is not written over. Choose another --out",
            )


def overlaps(target: Path, folder: Path) -> bool:
    """Return whether one of the two is the other or lies inside it; links are followed."""
    written, kept = Path(os.path.realpath(target)), Path(os.path.realpath(folder))
    return written.is_relative_to(kept) or kept.is_relative_to(written)


def refuse_existing(target: Path, *, force: bool) -> None:
    """Raise OutputExistsError where `target` is there; with `force`, FolderError where it is not ours."""
    if not os.path.lexists(target):
        return
    if not force:
        raise _exists(target)
    if not finished(target):
        raise FolderError(
            f"{target}不是本程序生成的文件夹（其中没有本程序的 manifest.json），--force 也不会覆盖。"
            "请移走它，或用 --out 另选位置",
            f"{target} was not made by this program (no manifest.json of ours in it), so --force does not "
            "replace it. Move it away, or choose another --out",
        )


def finished(folder: Path) -> bool:
    """Return whether `folder` holds a manifest.json of this program: only then may it be replaced."""
    if folder.is_symlink():
        return False
    try:
        listing = json.loads((folder / "manifest.json").read_bytes())
    except (OSError, ValueError):
        return False
    return isinstance(listing, dict) and str(listing.get("program", "")).startswith("legal_docs ")


def publish(target: Path, files: Mapping[str, Content], *, force: bool) -> None:
    """Write `files` as the folder `target`, one process at a time.

    All files are written and synced to a hidden folder beside it, which then takes the name. With `force`
    the two folders change names in one step (on Linux; elsewhere in two, mended by the next run). Raises
    OutputExistsError or FolderError; then the old state is left as it was.
    """
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _unwritable(target, error) from error
    try:
        with swap.locked(target) as alone:
            _mend(target, alone)
            refuse_existing(target, force=force)
            _publish(target, files)
    except OSError as error:
        raise _failure(target, error) from error


def _publish(target: Path, files: Mapping[str, Content]) -> None:
    """Write under the lock. What is there now may be replaced: `refuse_existing` has let it pass."""
    replaces = os.path.lexists(target)
    staging = swap.staging_folder(target)
    try:
        for name, data in files.items():
            contents.write(data, staging / name)
        staging.chmod(0o755)
        swap.sync(staging)
        (swap.exchange if replaces else swap.take)(staging, target)
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def publish_file(target: Path, write: Callable[[Path], None], *, force: bool) -> None:
    """Have `write` make the file `target`, whole or not at all. Raises OutputExistsError or FolderError."""
    refuse_file(target, force=force)
    try:
        staging = swap.staging_folder(target)
        try:
            write(staging / target.name)
            (os.replace if force else swap.take)(staging / target.name, target)
        finally:
            shutil.rmtree(staging, ignore_errors=True)
    except OSError as error:
        raise _failure(target, error) from error


def refuse_file(target: Path, *, force: bool) -> None:
    """Raise OutputExistsError where the file `target` is there and may not be replaced."""
    if os.path.lexists(target) and not force:
        raise _exists(target)


def _mend(target: Path, alone: bool) -> None:
    if alone:  # without a lock the leftovers may be another run's work
        swap.mend(target)


def _failure(target: Path, error: OSError) -> LegalDocsError:
    return _exists(target) if error.errno in _TAKEN else _unwritable(target, error)


def _exists(target: Path) -> OutputExistsError:
    return OutputExistsError(
        f"{target}已存在，未覆盖。确认要重新生成时请加 --force",
        f"{target} is already there and was not overwritten. Add --force to make it again",
    )


def _unwritable(target: Path, error: OSError) -> FolderError:
    reason = error.strerror or str(error)
    return FolderError(
        f"无法写入{target}：{reason}。没有留下不完整的文件，请检查磁盘空间和权限后重试",
        f"{target} cannot be written: {reason}. Nothing half-written was left; check space and rights",
    )
