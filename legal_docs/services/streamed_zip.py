"""A ZIP that is sent as it is read: it never lies whole in memory, nor on any disk.

Its members are stored as they are, for PDFs gain nothing by packing. Each is read twice: first for its
checksum, which stands before its content, then to be sent. So the size is known before the first byte, and
whatever cannot be read is told before anything was sent. Same members and moment, same bytes.
"""

import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zipfile import ZipFile, ZipInfo

_FILE, _UNIX = 0o100644 << 16, 3


@dataclass(frozen=True, slots=True)
class Member:
    """A file of the ZIP: its name, size in bytes, and what yields its content from the beginning."""

    name: str
    size: int
    pieces: Callable[[], Iterator[bytes]]


@dataclass(frozen=True, slots=True)
class Zipped:
    """A ZIP ready to be sent: its name, what stands before each member, the members, and what ends it."""

    name: str
    heads: tuple[bytes, ...]
    members: tuple[Member, ...]
    tail: bytes

    @property
    def size(self) -> int:
        """Return how many bytes it has."""
        return sum(map(len, self.heads)) + sum(each.size for each in self.members) + len(self.tail)

    def pieces(self) -> Iterator[bytes]:
        """Yield the ZIP piece by piece. Raises what reading a member raises."""
        for head, member in zip(self.heads, self.members, strict=True):
            yield head
            yield from member.pieces()
        yield self.tail


def zipped(name: str, members: Iterable[Member], *, at: datetime) -> Zipped:
    """Return the ZIP of the members, each dated `at`; reads them all once. Raises what reading one raises."""
    frame, listed = _Frame(), tuple(members)
    with ZipFile(frame, "w") as archive:
        infos = [_put(archive, frame, each, at) for each in listed]
        end = frame.tell()
    heads = tuple(frame.kept[info.header_offset] for info in infos)
    return Zipped(name, heads, listed, b"".join(frame.kept[at] for at in sorted(frame.kept) if at >= end))


def _put(archive: ZipFile, frame: "_Frame", member: Member, at: datetime) -> ZipInfo:
    info = ZipInfo(member.name, (at.year, at.month, at.day, at.hour, at.minute, at.second))
    info.create_system, info.external_attr, info.file_size = _UNIX, _FILE, member.size
    with archive.open(info, "w") as target:
        frame.is_inside = True
        for piece in member.pieces():
            target.write(piece)
        frame.is_inside = False
    return info


class _Frame(io.RawIOBase):
    """The file a ZIP is written to, of which only what is not content is kept, by its place."""

    def __init__(self) -> None:
        self.kept: dict[int, bytes] = {}
        self.is_inside = False
        self._at = 0

    def writable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        if whence != io.SEEK_SET:
            raise io.UnsupportedOperation
        self._at = offset
        return offset

    def write(self, data: Any, /) -> int:
        if not self.is_inside:
            self.kept[self._at] = bytes(data)
        self._at += len(data)
        return len(data)
