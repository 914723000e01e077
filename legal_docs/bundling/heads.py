"""What the first bytes of a file say where `filetype` does not look closely enough: recordings and e-mail."""

import re

from legal_docs.bundling.filetypes import FileType

_FIRST_BYTES = {
    b"ID3": FileType.MP3,
    b"OggS": FileType.OGG,
    b"fLaC": FileType.FLAC,
    b"#!AMR": FileType.AMR,
    b"\x1aE\xdf\xa3": FileType.MKV,
    bytes.fromhex("3026b2758e66cf11"): FileType.ASF,
}
_RIFF = {b"WAVE": FileType.WAV, b"AVI ": FileType.AVI}
_BRANDS = {
    b"M4A ": FileType.M4A,
    b"M4B ": FileType.M4A,
    b"qt  ": FileType.MOV,
    b"3gp": FileType.THREE_GP,
    b"3g2": FileType.THREE_GP,
    b"isom": FileType.MP4,
    b"iso2": FileType.MP4,
    b"iso4": FileType.MP4,
    b"iso5": FileType.MP4,
    b"iso6": FileType.MP4,
    b"mp41": FileType.MP4,
    b"mp42": FileType.MP4,
    b"avc1": FileType.MP4,
    b"dash": FileType.MP4,
    b"M4V ": FileType.MP4,
    b"MSNV": FileType.MP4,
}
_FIELD = re.compile(rb"^([A-Za-z][A-Za-z0-9-]*):", re.MULTILINE)
_ON_THE_WAY = {b"received", b"message-id", b"mime-version", b"return-path"}
_WRITTEN = {b"date", b"subject", b"to"}


def recording(head: bytes) -> FileType | None:
    """Return the type of a sound or video recording by its first bytes, or None."""
    for first, kind in _FIRST_BYTES.items():
        if head.startswith(first):
            return kind
    if head.startswith(b"RIFF"):
        return _RIFF.get(head[8:12])
    if head[4:8] == b"ftyp":
        return next((kind for brand, kind in _BRANDS.items() if head[8:12].startswith(brand)), None)
    if head[4:8] in (b"moov", b"mdat", b"wide") and head[:2] == b"\0\0":
        return FileType.MOV
    return _frames(head)


def _frames(head: bytes) -> FileType | None:
    """Return MP3 or AAC for a file that begins with a frame header of one."""
    if len(head) < 4 or head[0] != 0xFF or head[1] & 0xE0 != 0xE0:
        return None
    version, layer = head[1] >> 3 & 3, head[1] >> 1 & 3
    if head[1] & 0xF6 == 0xF0:
        return FileType.AAC
    sound = version != 1 and layer == 1 and head[2] >> 4 not in (0, 15) and head[2] >> 2 & 3 != 3
    return FileType.MP3 if sound else None


def is_mail(head: bytes, suffix: str) -> bool:
    """Return whether a text begins with the header of an e-mail.

    A file called .eml needs a sender and one more field; another one a field that mail gets on its way.
    """
    block = re.split(rb"\r?\n\r?\n", head.removeprefix(b"\xef\xbb\xbf"), maxsplit=1)[0]
    first = _FIELD.match(block)
    if first is None:
        return False
    fields = {name.lower() for name in _FIELD.findall(block)}
    way = bool(fields & _ON_THE_WAY)
    return b"from" in fields and (way or (suffix == ".eml" and bool(fields & _WRITTEN)))
