"""Text of CSV and TXT files: byte order mark, then UTF-8, then GB18030; never guessed from statistics."""

from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from pathlib import Path

from legal_docs.bundling.refusal import RefusedError

MAX_TEXT = 50 << 20


def read(path: Path) -> str:
    """Return the text with LF line ends. Raises RefusedError if it is empty, too long or no such text."""
    if path.stat().st_size > MAX_TEXT:
        raise RefusedError("exhibit_too_large", detail=f"{path.stat().st_size >> 20} MB")
    raw = path.read_bytes()
    for encoding in _encodings(raw):
        try:
            text = raw.decode(encoding).removeprefix("\ufeff")
        except UnicodeDecodeError:
            continue
        return _required("\n".join(text.replace("\r\n", "\n").split("\r")))
    raise RefusedError("exhibit_broken", detail="UTF-8 / GB18030")


def _encodings(raw: bytes) -> tuple[str, ...]:
    if raw.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return ("utf-16",)
    return ("utf-8",) if raw.startswith(BOM_UTF8) else ("utf-8", "gb18030")


def _required(text: str) -> str:
    if not text.strip():
        raise RefusedError("exhibit_empty")
    return text
