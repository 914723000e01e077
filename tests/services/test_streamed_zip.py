"""A ZIP sent as it is read: opened by anybody, the same each time, never whole in memory."""

import io
import tracemalloc
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime
from zipfile import ZIP_STORED, ZipFile

import pytest

from legal_docs.services.streamed_zip import Member, zipped

AT = datetime(2026, 6, 30, 9, 5, 7, tzinfo=UTC)


def held(name: str, content: bytes) -> Member:
    return Member(name, len(content), lambda: iter((content[:3], content[3:])))


def read(*members: Member) -> ZipFile:
    return ZipFile(io.BytesIO(b"".join(zipped("包.zip", members, at=AT).pieces())))


def test_what_was_put_in_comes_out_under_its_name_and_date() -> None:
    with read(held("民事起诉状.pdf", b"%PDF-1.7"), held("空.txt", b""), held("SHA256SUMS", b"ab")) as package:
        assert package.testzip() is None
        assert package.namelist() == ["民事起诉状.pdf", "空.txt", "SHA256SUMS"]
        assert package.read("民事起诉状.pdf") == b"%PDF-1.7" and package.read("空.txt") == b""
        first = package.getinfo("民事起诉状.pdf")
        assert (first.date_time, first.compress_type) == ((2026, 6, 30, 9, 5, 6), ZIP_STORED)
        assert first.flag_bits == 0x800  # the name is UTF-8; checksum and size stand before the content
        assert (first.create_system, first.external_attr >> 16) == (3, 0o100644)
        assert zlib.crc32(b"%PDF-1.7") == first.CRC


def test_it_is_as_long_as_it_says_and_the_same_each_time() -> None:
    members = [held("a", b"12345"), held("空", b"")]
    one, two = (zipped("包.zip", members, at=AT) for _ in range(2))
    sent = b"".join(one.pieces())
    assert len(sent) == one.size and sent == b"".join(one.pieces()) == b"".join(two.pieces())
    nothing = zipped("包.zip", [], at=AT)
    assert len(b"".join(nothing.pieces())) == nothing.size == 22


def test_what_cannot_be_read_is_told_before_anything_is_sent() -> None:
    def broken() -> Iterator[bytes]:
        yield b"12"
        raise ValueError("torn")

    with pytest.raises(ValueError, match="torn"):
        zipped("包.zip", [held("a", b"1"), Member("b", 4, broken)], at=AT)


def test_members_beyond_four_gib_are_told_of_in_64_bits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("zipfile.ZIP64_LIMIT", 100)
    content = b"x" * 200
    with read(held("大.pdf", content), held("小.pdf", b"1")) as package:
        assert package.read("大.pdf") == content and package.read("小.pdf") == b"1"
        assert package.getinfo("大.pdf").extract_version == 45


def test_no_more_than_a_piece_lies_in_memory() -> None:
    piece = bytes(1 << 20)
    large = Member("证据卷.pdf", 64 << 20, lambda: (piece for _ in range(64)))
    tracemalloc.start()
    try:
        found = zipped("包.zip", [large], at=AT)
        assert sum(map(len, found.pieces())) == found.size > 64 << 20
        assert tracemalloc.get_traced_memory()[1] < 2 << 20
    finally:
        tracemalloc.stop()
