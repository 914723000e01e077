"""Running time from the headers of containers: WAV, AVI, FLAC, Ogg, and the MP4 family."""

import os
from collections.abc import Iterator
from fractions import Fraction
from struct import unpack
from typing import BinaryIO, NamedTuple

_TAIL = 64 << 10
_EVEN = {1, 3, 6, 7}  # WAV formats whose bytes are evenly spread in time: PCM, float, A-law, µ-law
_EXTENSIBLE = 0xFFFE


class _Part(NamedTuple):
    name: bytes
    start: int
    end: int


def wav(file: BinaryIO) -> Fraction | None:
    """Return the seconds of a WAV file: the bytes of sound, or its number of samples, by the rate."""
    parts = {part.name: part for part in _riff(file, 12, _size(file))}
    if not {b"fmt ", b"data"} <= parts.keys():
        return None
    form, _, rate, per_second = unpack("<HHII", _bytes(file, parts[b"fmt "])[:12])
    sound = parts[b"data"]
    if sound.end > _size(file):
        return None
    if form in _EVEN or (form == _EXTENSIBLE and b"fact" not in parts):
        return Fraction(sound.end - sound.start, per_second)
    if b"fact" not in parts:
        return None
    (samples,) = unpack("<I", _bytes(file, parts[b"fact"])[:4])
    return Fraction(samples, rate)


def avi(file: BinaryIO) -> Fraction | None:
    """Return the seconds of an AVI file: all its pictures by the time of one."""
    lists = [part for part in _riff(file, 12, _size(file)) if part.name == b"LIST"]
    head = next((part for part in lists if _bytes(file, part)[:4] == b"hdrl"), None)
    if head is None:
        return None
    parts = {part.name: part for part in _riff(file, head.start + 4, head.end)}
    (each,) = unpack("<I", _bytes(file, parts[b"avih"])[:4]) if b"avih" in parts else (0,)
    (count,) = unpack("<I", _bytes(file, parts[b"avih"])[16:20]) if each else (0,)
    extended = _extended(file, parts)
    return Fraction((extended or count) * each, 1_000_000)


def _extended(file: BinaryIO, parts: dict[bytes, _Part]) -> int:
    """Return the number of pictures of a file longer than its first part (OpenDML), or 0."""
    odml = parts.get(b"LIST")
    raw = _bytes(file, odml) if odml else b""
    at = raw.find(b"dmlh")
    return int(unpack("<I", raw[at + 8 : at + 12])[0]) if raw[:4] == b"odml" and at > 0 else 0


def flac(file: BinaryIO) -> Fraction | None:
    """Return the seconds of a FLAC file: the number of samples in its first block by their rate."""
    file.seek(4)
    block = file.read(38)
    if len(block) < 38 or block[0] & 0x7F:
        return None
    packed = int.from_bytes(block[14:22], "big")
    return Fraction(packed & (1 << 36) - 1, packed >> 44)


def ogg(file: BinaryIO) -> Fraction | None:
    """Return the seconds of an Ogg file (Opus, Vorbis): the position of its last page by the rate."""
    file.seek(0)
    head = file.read(4096)
    serial = head[14:18]
    opus, vorbis = head.find(b"OpusHead"), head.find(b"\x01vorbis")
    if opus < 0 and vorbis < 0:
        return None
    file.seek(max(0, _size(file) - _TAIL))
    tail = file.read()
    last = tail.rfind(b"OggS")
    if last < 0 or tail[last + 14 : last + 18] != serial or not tail[last + 5] & 4:
        return None
    (position,) = unpack("<q", tail[last + 6 : last + 14])
    if opus >= 0:
        (skipped,) = unpack("<H", head[opus + 10 : opus + 12])
        return Fraction(position - skipped, 48_000)
    return Fraction(position, unpack("<I", head[vorbis + 12 : vorbis + 16])[0])


def mp4(file: BinaryIO) -> Fraction | None:
    """Return the seconds of an MP4, M4A, MOV or 3GP file, from its movie header."""
    movie = next((box for box in _boxes(file, 0, _size(file)) if box.name == b"moov"), None)
    if movie is None or movie.end > _size(file):
        return None
    head = next((box for box in _boxes(file, movie.start, movie.end) if box.name == b"mvhd"), None)
    if head is None:
        return None
    raw = _bytes(file, head)
    scale, length = unpack(">IQ", raw[20:32]) if raw[0] else unpack(">II", raw[12:20])
    unknown = (1 << (64 if raw[0] else 32)) - 1
    return None if length == unknown else Fraction(length, scale)


def _boxes(file: BinaryIO, at: int, end: int) -> Iterator[_Part]:
    while at + 8 <= end:
        file.seek(at)
        size, name = unpack(">I4s", file.read(8))
        lead = 8
        if size == 1:
            size, lead = unpack(">Q", file.read(8))[0], 16
        last = end if size == 0 else at + size
        if last < at + lead:
            return
        yield _Part(name, at + lead, last)
        at = last


def _riff(file: BinaryIO, at: int, end: int) -> Iterator[_Part]:
    while at + 8 <= end:
        file.seek(at)
        name, size = unpack("<4sI", file.read(8))
        yield _Part(name, at + 8, at + 8 + size)
        at += 8 + size + size % 2


def _bytes(file: BinaryIO, part: _Part) -> bytes:
    """Return the first bytes of a part: all headers are far shorter than this."""
    file.seek(part.start)
    return file.read(min(part.end - part.start, _TAIL))


def _size(file: BinaryIO) -> int:
    return os.fstat(file.fileno()).st_size
