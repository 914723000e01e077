"""The parts of a Word file in their order, and the file made of them again: same parts, same bytes."""

import zipfile
from io import BytesIO

from legal_docs.errors import BadInputError
from legal_docs.rendering.package import Package

_EPOCH = (1980, 1, 1, 0, 0, 0)
_LARGEST_FILE = 256 * 1024 * 1024
_MOST_PARTS = 4000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # begins an old .doc, and a .docx that has a password
_LOCKED = "EncryptedPackage".encode("utf-16-le")


def unpack(docx: bytes) -> dict[str, bytes]:
    """Return the parts by name; raises BadInputError for a file that is not a Word file or too large."""
    if docx.startswith(_OLE):
        raise _old_or_locked(locked=_LOCKED in docx)
    try:
        Package(docx)
        with zipfile.ZipFile(BytesIO(docx)) as source:
            entries = source.infolist()
            if len(entries) > _MOST_PARTS or sum(e.file_size for e in entries) > _LARGEST_FILE:
                raise _unusable()
            return {entry.filename: source.read(entry) for entry in entries}
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, ValueError) as broken:
        raise _unusable() from broken


def pack(parts: dict[str, bytes]) -> bytes:
    """Return the Word file of these parts, with fixed times."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as target:
        for name, data in parts.items():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            target.writestr(entry, data, compresslevel=6)
    return packed.getvalue()


def _unusable() -> BadInputError:
    return BadInputError(
        "这个表格文件已加密、损坏或过大，无法填写。请用 Word 打开，取消密码后另存为 .docx。",
        "This form is encrypted, damaged or too large to be filled. Open it in Word, take the password off "
        "and save it as .docx.",
    )


def _old_or_locked(*, locked: bool) -> BadInputError:
    if locked:
        return BadInputError(
            "这个表格文件设有打开密码，无法填写。请用 Word 打开，"
            "在“文件—信息—保护文档”中取消密码后另存为 .docx。",
            "This form has a password and cannot be filled. Open it in Word, take the password off under "
            "File, Info, Protect Document and save it as .docx.",
        )
    return BadInputError(
        "这个表格是旧格式的 Word 文件（.doc），无法填写。请用 Word 打开并另存为 .docx。",
        "This form is an old Word file (.doc) and cannot be filled. Open it in Word and save it as .docx.",
    )
