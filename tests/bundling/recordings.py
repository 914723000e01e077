"""Recordings made on the spot, one of each kind, of a length that is known."""

import struct
import wave
from io import BytesIO


def wav(seconds: int, rate: int = 8000) -> bytes:
    out = BytesIO()
    with wave.open(out, "wb") as made:
        made.setnchannels(1)
        made.setsampwidth(2)
        made.setframerate(rate)
        made.writeframes(bytes(2 * rate * seconds))
    return out.getvalue()


def box(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I4s", 8 + len(content), name) + content


def mp4(seconds: int, brand: bytes = b"isom", *, version: int = 0) -> bytes:
    times = struct.pack(">IIII", 0, 0, 1000, 1000 * seconds)
    if version:
        times = struct.pack(">QQIQ", 0, 0, 1000, 1000 * seconds)
    head = box(b"mvhd", bytes([version, 0, 0, 0]) + times + bytes(80))
    data = struct.pack(">I4sQ", 1, b"mdat", 16 + 5) + b"sound"
    return box(b"ftyp", brand + bytes(4)) + data + box(b"moov", box(b"udta", b"") + head)


def flac(seconds: int, rate: int = 44_100) -> bytes:
    packed = rate << 44 | 1 << 41 | 15 << 36 | rate * seconds
    return b"fLaC" + bytes([0x80, 0, 0, 34]) + bytes(10) + packed.to_bytes(8, "big") + bytes(16)


def _page(flags: int, position: int, content: bytes) -> bytes:
    return b"OggS\0" + bytes([flags]) + struct.pack("<qIII", position, 7, 0, 0) + b"\1\x1e" + content


def opus(seconds: int, skipped: int = 312, last: int = 4) -> bytes:
    first = b"OpusHead\1\1" + struct.pack("<HI", skipped, 48_000) + bytes(3)
    return _page(2, 0, first) + _page(last, 48_000 * seconds + skipped, bytes(30))


def vorbis(seconds: int, rate: int = 44_100) -> bytes:
    first = b"\1vorbis" + struct.pack("<IBI", 0, 2, rate) + bytes(14)
    return _page(2, 0, first) + _page(4, rate * seconds, bytes(30))


def chunk(name: bytes, content: bytes) -> bytes:
    return name + struct.pack("<I", len(content)) + content + b"\0" * (len(content) % 2)


def avi(seconds: int, *, all_pictures: int = 0) -> bytes:
    head = chunk(b"avih", struct.pack("<IIIII", 40_000, 0, 0, 0, 25 * seconds) + bytes(36))
    more = chunk(b"LIST", b"odml" + chunk(b"dmlh", struct.pack("<I", all_pictures))) if all_pictures else b""
    return b"RIFF" + struct.pack("<I", 400) + b"AVI " + chunk(b"LIST", b"hdrl" + head + more)


def mp3(frames: int, *, described: bool = False) -> bytes:
    """44.1 kHz, 128 kbit/s: 417 bytes and 1152 samples a frame."""
    frame = b"\xff\xfb\x90\x00" + bytes(413)
    first = b"\xff\xfb\x90\x00" + bytes(32) + b"Xing" + bytes(377)
    tag = b"ID3\x04\0\0" + bytes([0, 0, 1, 2]) + bytes(130)
    return tag + (first if described else b"") + frame * frames + b"TAG" + bytes(125)


def aac(frames: int) -> bytes:
    """16 kHz, 1024 samples a frame, 20 bytes each."""
    return (b"\xff\xf1\x60\x40\x02\x9f\xfc" + bytes(13)) * frames


def amr(frames: int) -> bytes:
    return b"#!AMR\n" + (b"\x3c" + bytes(31)) * frames


def amr_wide(frames: int) -> bytes:
    return b"#!AMR-WB\n" + (b"\x44" + bytes(60)) * frames + b"\x7c"
