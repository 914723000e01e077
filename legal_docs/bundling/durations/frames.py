"""Running time of MP3, AAC and AMR: every frame is counted; a file with a gap or a torn end is not known."""

from collections.abc import Iterator
from fractions import Fraction
from mmap import ACCESS_READ, mmap
from typing import BinaryIO

_MP3_RATES = {3: (44_100, 48_000, 32_000), 2: (22_050, 24_000, 16_000), 0: (11_025, 12_000, 8_000)}
_FULL = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
_HALF = (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)
_AAC_RATES = (96000, 88200, 64000, 48000, 44100, 32000, 24000, 22050, 16000, 12000, 11025, 8000, 7350)
_TAGS = (b"TAG", b"APETAGEX", b"LYRICSBEGIN")
_NARROW = (b"#!AMR\n", (13, 14, 16, 18, 20, 21, 27, 32, 6))
_WIDE = (b"#!AMR-WB\n", (18, 24, 33, 37, 41, 47, 51, 59, 61, 6))
_SILENT = {14, 15}  # AMR frames that say nothing came through; one byte each


class _TornError(ValueError):
    """There is something between or after the frames that is no frame."""


def mp3(file: BinaryIO) -> Fraction | None:
    """Return the seconds of an MP3 file."""
    with mmap(file.fileno(), 0, access=ACCESS_READ) as data:
        start = _after_id3(data)
        first = data[start : start + 200]
        described = b"Xing" in first or b"Info" in first or b"VBRI" in first
        lengths = list(_mp3_frames(data, start))
        return sum(lengths[1:] if described else lengths, Fraction(0))


def aac(file: BinaryIO) -> Fraction | None:
    """Return the seconds of an AAC file (ADTS)."""
    with mmap(file.fileno(), 0, access=ACCESS_READ) as data:
        at, total = _after_id3(data), Fraction(0)
        while not _is_end(data, at):
            if data[at] != 0xFF or data[at + 1] & 0xF6 != 0xF0:
                raise _TornError
            size = (data[at + 3] & 3) << 11 | data[at + 4] << 3 | data[at + 5] >> 5
            total += Fraction(1024 * ((data[at + 6] & 3) + 1), _AAC_RATES[data[at + 2] >> 2 & 15])
            at = _next(data, at, size)
        return total


def amr(file: BinaryIO) -> Fraction | None:
    """Return the seconds of an AMR file: 20 ms a frame."""
    with mmap(file.fileno(), 0, access=ACCESS_READ) as data:
        form = next((form for form in (_NARROW, _WIDE) if data[: len(form[0])] == form[0]), None)
        if form is None:
            return None
        (mark, sizes), count = form, 0
        at = len(mark)
        while at < len(data):
            kind = data[at] >> 3 & 15
            at, count = _next(data, at, 1 if kind in _SILENT else sizes[kind]), count + 1
        return Fraction(count, 50)


def _mp3_frames(data: mmap, at: int) -> Iterator[Fraction]:
    while not _is_end(data, at):
        version, layer = data[at + 1] >> 3 & 3, data[at + 1] >> 1 & 3
        if data[at] != 0xFF or data[at + 1] & 0xE0 != 0xE0 or layer != 1 or version == 1:
            raise _TornError
        rate = _MP3_RATES[version][data[at + 2] >> 2 & 3]
        bits = (_FULL if version == 3 else _HALF)[data[at + 2] >> 4] * 1000
        samples = 1152 if version == 3 else 576
        if not bits:
            raise _TornError
        yield Fraction(samples, rate)
        at = _next(data, at, samples // 8 * bits // rate + (data[at + 2] >> 1 & 1))


def _next(data: mmap, at: int, size: int) -> int:
    if size < 1 or at + size > len(data):
        raise _TornError
    return at + size


def _is_end(data: mmap, at: int) -> bool:
    """Return whether the frames end at `at`: with the file, or before a tag or zeros that fill it up."""
    if at >= len(data) or data[at : at + 11].startswith(_TAGS):
        return True
    return data[at] == 0 and not data[at:].strip(b"\0")


def _after_id3(data: mmap) -> int:
    if data[:3] != b"ID3":
        return 0
    size = 0
    for byte in data[6:10]:
        size = size << 7 | byte & 0x7F
    return 10 + size + (10 if data[5] & 0x10 else 0)
