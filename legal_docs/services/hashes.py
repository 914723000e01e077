"""The lists of a finished folder: what manifest.json and SHA256SUMS say each file was."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from legal_docs.errors import BadInputError
from legal_docs.services.publish import finished

MANIFEST, SUMS = "manifest.json", "SHA256SUMS"
SIGNED_SUMS, STAMPED_SUMS = f"{SUMS}.p7s", f"{SUMS}.tsr"
"""A signature and a timestamp of SHA256SUMS, beside it."""
_LINE = re.compile(r"([0-9a-f]{64}) [ *](.+)")
_WHOLE_RUN = {"papers", "look", "inputs"}


@dataclass(frozen=True, slots=True)
class Hashes:
    """The SHA-256 of each file by each list, None for a list that is not there.

    `partial`: whether the manifest is that of a part (papers or bundle alone), which has no SHA256SUMS.
    """

    listed: Mapping[str, str] | None
    summed: Mapping[str, str] | None
    partial: bool = False

    def __bool__(self) -> bool:
        return self.listed is not None or self.summed is not None

    @property
    def names(self) -> set[str]:
        """Return every name either list holds."""
        return {*(self.listed or {}), *(self.summed or {})}

    def against(self, name: str, digest: str) -> list[str]:
        """Return the lists that say another SHA-256 of `name` than `digest`."""
        lists = {MANIFEST: self.listed, SUMS: self.summed}
        return [which for which, sums in lists.items() if (sums or {}).get(name, digest) != digest]

    def made(self, name: str) -> bool:
        """Return whether the manifest, where there is one, names `name` (or it is the manifest)."""
        return self.listed is None or name == MANIFEST or name in self.listed

    def sums_lack(self, name: str) -> bool:
        """Return whether there is a SHA256SUMS that does not name `name`."""
        return self.summed is not None and name not in self.summed

    @property
    def sums_lost(self) -> bool:
        """Return whether SHA256SUMS is missing from a folder that was made with one."""
        return self.summed is None and self.listed is not None and not self.partial


def read(folder: Path) -> Hashes:
    """Return what the lists in `folder` say; raises BadInputError for one of ours that cannot be read."""
    summed = _summed(folder)
    if not finished(folder):
        return Hashes(None, summed)
    listing: Any = json.loads((folder / MANIFEST).read_bytes())
    try:
        listed = {str(one["name"]): str(one["sha256"]) for one in listing["outputs"]}
    except (KeyError, TypeError) as wrong:
        raise unreadable(folder / MANIFEST) from wrong
    return Hashes(listed, summed, partial="made" in listing and not _WHOLE_RUN & listing.keys())


def signed(folder: Path) -> tuple[str, ...]:
    """Return the files that manifest.json says bear a signature: PDFs, and with them the list itself."""
    listing: Any = json.loads((folder / MANIFEST).read_bytes())
    try:
        names = tuple(str(one["name"]) for one in listing.get("signed", ()))
    except (KeyError, TypeError) as wrong:
        raise unreadable(folder / MANIFEST) from wrong
    return (*names, SIGNED_SUMS) if names else ()


def _summed(folder: Path) -> dict[str, str] | None:
    """Return what SHA256SUMS says of each file, None where there is no such file."""
    path = folder / SUMS
    if not path.is_file():
        return None
    try:
        found = [_LINE.fullmatch(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
    except UnicodeDecodeError as wrong:
        raise unreadable(path) from wrong
    if None in found:
        raise unreadable(path)
    return {match[2]: match[1] for match in found if match}


def unreadable(path: Path) -> BadInputError:
    """Return the error that a list or record cannot be read."""
    return BadInputError(
        f"{path.name}无法读取或者内容不完整，不能据以核对。请从原处重新取得该文件夹",
        f"{path.name} cannot be read or is not whole: nothing can be compared with it. Get the folder again",
    )
