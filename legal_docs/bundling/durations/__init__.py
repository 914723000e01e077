"""How long a recording runs, read from its own structure; what cannot be read for certain is not known."""

import struct
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import BinaryIO

from legal_docs.bundling.durations import containers, frames
from legal_docs.bundling.filetypes import FileType

_READERS: dict[FileType, Callable[[BinaryIO], Fraction | None]] = {
    FileType.WAV: containers.wav,
    FileType.AVI: containers.avi,
    FileType.FLAC: containers.flac,
    FileType.OGG: containers.ogg,
    FileType.M4A: containers.mp4,
    FileType.MP4: containers.mp4,
    FileType.MOV: containers.mp4,
    FileType.THREE_GP: containers.mp4,
    FileType.MP3: frames.mp3,
    FileType.AAC: frames.aac,
    FileType.AMR: frames.amr,
}


def seconds(path: Path, kind: FileType) -> Fraction | None:
    """Return the running time in seconds, or None where the file does not say it or is not whole."""
    reader = _READERS.get(kind)
    if reader is None:
        return None
    try:
        with path.open("rb") as file:
            found = reader(file)
    except (ValueError, ZeroDivisionError, IndexError, struct.error):
        return None
    return found if found else None


def written(length: Fraction) -> str:
    """Return `length` as people read it: 3分25秒, 1小时0分7秒; full seconds, half up."""
    total = int(length + Fraction(1, 2))
    hours, rest = divmod(total, 3600)
    minutes, left = divmod(rest, 60)
    if hours:
        return f"{hours}小时{minutes}分{left}秒"
    return f"{minutes}分{left}秒" if minutes else f"{max(left, 1)}秒"
