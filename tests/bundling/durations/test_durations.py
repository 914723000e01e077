"""How long a recording runs is read from the file, exactly, or said to be unknown."""

import struct
from fractions import Fraction
from pathlib import Path

import pytest

from legal_docs.bundling import durations
from legal_docs.bundling.identify import FileType, identify
from tests.bundling import recordings as made

MP3_FRAME, AAC_FRAME = Fraction(1152, 44_100), Fraction(1024, 16_000)
KNOWN: dict[str, tuple[bytes, FileType, Fraction]] = {
    "wav": (made.wav(7), FileType.WAV, Fraction(7)),
    "mp4": (made.mp4(65), FileType.MP4, Fraction(65)),
    "mp4 of the long form": (made.mp4(65, version=1), FileType.MP4, Fraction(65)),
    "m4a": (made.mp4(9, b"M4A "), FileType.M4A, Fraction(9)),
    "mov": (made.mp4(9, b"qt  "), FileType.MOV, Fraction(9)),
    "3gp": (made.mp4(9, b"3gp5"), FileType.THREE_GP, Fraction(9)),
    "flac": (made.flac(12), FileType.FLAC, Fraction(12)),
    "opus": (made.opus(4), FileType.OGG, Fraction(4)),
    "vorbis": (made.vorbis(4), FileType.OGG, Fraction(4)),
    "avi": (made.avi(30), FileType.AVI, Fraction(30)),
    "long avi": (made.avi(30, all_pictures=2500), FileType.AVI, Fraction(100)),
    "mp3": (made.mp3(100), FileType.MP3, 100 * MP3_FRAME),
    "mp3 that describes itself": (made.mp3(100, described=True), FileType.MP3, 100 * MP3_FRAME),
    "mp3 without a tag": (made.mp3(100)[140:], FileType.MP3, 100 * MP3_FRAME),
    "aac": (made.aac(50), FileType.AAC, 50 * AAC_FRAME),
    "amr": (made.amr(50), FileType.AMR, Fraction(1)),
    "amr-wb": (made.amr_wide(49), FileType.AMR, Fraction(1)),
}
_SHORT_WAV = made.wav(3)
_ADPCM = bytearray(made.wav(3))
_ADPCM[20:22] = struct.pack("<H", 2)
UNKNOWN: dict[str, tuple[bytes, FileType]] = {
    "wav cut short": (_SHORT_WAV[:-100], FileType.WAV),
    "wav packed in a way that is not even": (bytes(_ADPCM), FileType.WAV),
    "wav without sound": (_SHORT_WAV[:36], FileType.WAV),
    "mp4 whose header was never written": (made.mp4(5)[:40], FileType.MP4),
    "mp4 of no length": (made.mp4(0), FileType.MP4),
    "flac of a length not written down": (made.flac(0), FileType.FLAC),
    "ogg cut short": (made.opus(4)[:-80], FileType.OGG),
    "ogg whose last page is not the end": (made.opus(4, last=0), FileType.OGG),
    "mp3 with a gap": (made.mp3(10)[:1200] + b"?" + made.mp3(10)[1200:], FileType.MP3),
    "mp3 cut short": (made.mp3(10)[:-300], FileType.MP3),
    "aac cut short": (made.aac(10)[:-3], FileType.AAC),
    "amr cut short": (made.amr(10)[:-3], FileType.AMR),
    "mkv": (b"\x1aE\xdf\xa3" + bytes(40), FileType.MKV),
}


@pytest.mark.parametrize("name", KNOWN)
def test_the_running_time_is_exact(name: str, tmp_path: Path) -> None:
    content, kind, length = KNOWN[name]
    path = tmp_path / "a"
    path.write_bytes(content)
    assert identify(path) is kind
    assert durations.seconds(path, kind) == length


@pytest.mark.parametrize("name", UNKNOWN)
def test_what_is_not_whole_or_does_not_say_is_unknown(name: str, tmp_path: Path) -> None:
    content, kind = UNKNOWN[name]
    path = tmp_path / "a"
    path.write_bytes(content)
    assert durations.seconds(path, kind) is None


def test_an_uneven_wav_that_counts_its_samples_is_known(tmp_path: Path) -> None:
    raw = bytearray(_ADPCM[:36] + made.chunk(b"fact", struct.pack("<I", 24_000)) + _ADPCM[36:])
    (tmp_path / "a").write_bytes(raw)
    assert durations.seconds(tmp_path / "a", FileType.WAV) == 3


@pytest.mark.parametrize(
    ("length", "words"),
    [
        (Fraction(1, 5), "1秒"),
        (Fraction(59), "59秒"),
        (Fraction(119, 2), "1分0秒"),
        (Fraction(205), "3分25秒"),
        (Fraction(3607), "1小时0分7秒"),
    ],
)
def test_a_length_is_written_as_people_read_it(length: Fraction, words: str) -> None:
    assert durations.written(length) == words
