"""A ZIP file written from entries that are already deflated: nothing in it says when, where or by whom."""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from struct import Struct

_LOCAL = Struct("<4s5H3L2H")
_CENTRAL = Struct("<4s6H3L5H2L")
_END = Struct("<4s4H2LH")
_VERSION = 20
_UTF8_NAME = 0x800
_FIRST_OF_JANUARY_1980 = 0x21
_RAW = -15  # no zlib header and no checksum of its own: ZIP has both elsewhere


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of the archive, deflated."""

    name: bytes
    crc: int
    size: int
    data: bytes


def packed(name: str, raw: bytes, *, level: int) -> Entry:
    """Return the file `name` deflated at `level` (1 quick to 9 small)."""
    deflate = zlib.compressobj(level, zlib.DEFLATED, _RAW)
    return Entry(name.encode(), zlib.crc32(raw), len(raw), deflate.compress(raw) + deflate.flush())


def archive(entries: Sequence[Entry]) -> bytes:
    """Return the ZIP file of the entries in their order; below 4 GB, as every Word file is."""
    files: list[bytes] = []
    listing: list[bytes] = []
    offset = 0
    for entry in entries:
        facts = _facts(entry)
        head = _LOCAL.pack(b"PK\3\4", _VERSION, *facts, 0)
        files += (head, entry.name, entry.data)
        listing += (
            _CENTRAL.pack(b"PK\1\2", _VERSION, _VERSION, *facts, 0, 0, 0, 0, 0, offset),
            entry.name,
        )
        offset += len(head) + len(entry.name) + len(entry.data)
    listed = b"".join(listing)
    end = _END.pack(b"PK\5\6", 0, 0, len(entries), len(entries), len(listed), offset, 0)
    return b"".join((*files, listed, end))


def _facts(entry: Entry) -> tuple[int, ...]:
    flags = 0 if entry.name.isascii() else _UTF8_NAME
    sizes = (entry.crc, len(entry.data), entry.size, len(entry.name))
    return (flags, zlib.DEFLATED, 0, _FIRST_OF_JANUARY_1980, *sizes)
