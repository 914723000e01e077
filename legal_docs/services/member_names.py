"""Names in a ZIP file: read as they were meant, and turned into a place that cannot leave the folder."""

import re
from pathlib import Path
from zipfile import ZipInfo
from zlib import crc32

from legal_docs.bundling.refusal import RefusedError

_UTF8 = 0x800
_UNICODE_PATH = 0x7075
_LONGEST_PART, _LONGEST = 255, 1_000
_CONTROL = re.compile("[\x00-\x1f\x7f\ud800-\udfff]")
_DROPPINGS = {"__MACOSX", ".DS_Store", "Thumbs.db", "desktop.ini"}


def name_of(info: ZipInfo) -> str:
    """Return the member's name with `/` between folders.

    A name without the UTF-8 flag comes from Windows or an old tool: its Unicode twin if it has one, else
    UTF-8, else GB18030, else the code page the format names.
    """
    if info.flag_bits & _UTF8:
        return info.orig_filename.replace("\\", "/")
    raw = info.orig_filename.encode("cp437")
    return (_twin(info.extra, raw) or _decoded(raw)).replace("\\", "/")


def _decoded(raw: bytes) -> str:
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return raw.decode("cp437")


def _twin(extra: bytes, raw: bytes) -> str:
    """Return the name in UTF-8 that some tools add, if it belongs to this name; else nothing."""
    at = 0
    while at + 4 <= len(extra):
        kind, size = (int.from_bytes(extra[at + n : at + n + 2], "little") for n in (0, 2))
        body = extra[at + 4 : at + 4 + size]
        if kind == _UNICODE_PATH and body[1:5] == crc32(raw).to_bytes(4, "little"):
            return body[5:].decode("utf-8", "replace")
        at += 4 + size
    return ""


def place_of(name: str, into: Path) -> Path:
    """Return where the member goes under `into`; raises RefusedError for a name that leads elsewhere."""
    parts = [part for part in name.split("/") if part not in ("", ".")]
    if name.startswith("/") or ".." in parts or re.match(r"[A-Za-z]:", name):
        raise RefusedError("archive_member_outside")
    if not parts or _CONTROL.search(name):
        raise RefusedError("exhibit_name_illegal")
    longest = max(len(part.encode()) for part in parts)
    if longest > _LONGEST_PART or len(name.encode()) > _LONGEST:
        raise RefusedError("exhibit_name_too_long", detail=str(max(longest, len(name.encode()))))
    return into.joinpath(*parts)


def is_usable(name: str) -> bool:
    """Return whether the name leads to a place in the folder."""
    try:
        place_of(name, Path())
    except RefusedError:
        return False
    return True


def is_dropping(name: str) -> bool:
    """Return whether the operating system put the member there by itself."""
    return not _DROPPINGS.isdisjoint(name.split("/"))


def printable(name: str) -> str:
    """Return the name as it can be shown: what cannot be printed is told by its code point."""
    return "".join(char if char.isprintable() else f"<U+{ord(char):04X}>" for char in name)
