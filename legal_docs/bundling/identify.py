"""What a file is, by its content; the name only tells plain text from a table of plain text."""

import re
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from legal_docs.bundling import heads
from legal_docs.bundling.filetypes import IMAGES, RECORDINGS, FileType, suffixes
from legal_docs.bundling.refusal import RefusedError

__all__ = ["IMAGES", "MAX_FILE", "RECORDINGS", "FileType", "agrees", "identify"]

MAX_FILE = 1 << 30
MAX_UNPACKED = 300 << 20
MAX_RATIO = 300
_HEAD = 8192
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f]")
_MAIN_PART = re.compile(
    rb'ContentType="application/vnd\.[^"]*(wordprocessingml|ms-word|spreadsheetml|ms-excel)[^"]*main\+xml"'
)


_TEXTS = {".csv": FileType.CSV, ".tsv": FileType.CSV, ".txt": FileType.TXT}
_BY_MIME = {
    "application/pdf": FileType.PDF,
    "image/jpeg": FileType.JPEG,
    "image/png": FileType.PNG,
    "image/tiff": FileType.TIFF,
    "image/heic": FileType.HEIC,
    "image/heif": FileType.HEIC,
}


def identify(path: Path) -> FileType:
    """Return the type of the file by its content. Raises RefusedError for all that is not on the list."""
    size = path.stat().st_size
    if size == 0:
        raise RefusedError("exhibit_empty")
    if size > MAX_FILE:
        raise RefusedError("exhibit_too_large", detail=f"{size >> 20} MB")
    with path.open("rb") as file:
        head = file.read(_HEAD)
    return _by_content(path, head)


def agrees(path: Path, kind: FileType) -> bool:
    """Return whether the file's extension says the same as its content."""
    return path.suffix.lower() in suffixes(kind)


def _by_content(path: Path, head: bytes) -> FileType:
    import filetype

    if head.startswith(_OLE):
        raise _old_office(path)
    if head.startswith(b"PK\x03\x04"):
        return _office(path)
    if (found := heads.recording(head)) is not None:
        return found
    guess = filetype.guess(head)
    if guess is None:
        return _text(path, head)
    if guess.mime not in _BY_MIME:
        raise RefusedError("exhibit_unknown_type", detail=guess.mime)
    return _BY_MIME[guess.mime]


def _old_office(path: Path) -> RefusedError:
    """Return why an OLE file is refused: Word and Excel files with a password are wrapped in OLE."""
    if "EncryptedPackage".encode("utf-16-le") in path.read_bytes():
        return RefusedError("exhibit_encrypted")
    return RefusedError("exhibit_unknown_type", detail="DOC/XLS 97-2003")


def _office(path: Path) -> FileType:
    try:
        with ZipFile(path) as package:
            _require_sane(package)
            types = package.read("[Content_Types].xml")
    except KeyError:
        raise RefusedError("exhibit_unknown_type", detail="ZIP") from None
    except (BadZipFile, OSError, NotImplementedError, RuntimeError) as wrong:
        raise RefusedError("exhibit_broken", detail=type(wrong).__name__) from wrong
    found = _MAIN_PART.search(types)
    if found is None:
        raise RefusedError("exhibit_unknown_type", detail="ZIP")
    return FileType.DOCX if found[1] in (b"wordprocessingml", b"ms-word") else FileType.XLSX


def _require_sane(package: ZipFile) -> None:
    parts = package.infolist()
    unpacked, packed = sum(p.file_size for p in parts), sum(p.compress_size for p in parts)
    if unpacked > MAX_UNPACKED or unpacked > max(20 << 20, MAX_RATIO * packed):
        raise RefusedError("exhibit_too_large", detail=f"{unpacked >> 20} MB")


def _text(path: Path, head: bytes) -> FileType:
    suffix = path.suffix.lower()
    is_wide = head.startswith((b"\xff\xfe", b"\xfe\xff"))
    is_text = is_wide or not _CONTROL.search(head.decode("latin-1"))
    kind = FileType.EML if is_text and heads.is_mail(head, suffix) else _TEXTS.get(suffix)
    if kind is None or not is_text:
        raise RefusedError("exhibit_unknown_type", detail=path.suffix or "—")
    return kind
