"""Word files that other programs wrote, set right where they are not what Word would write."""

import re
import zipfile
from functools import lru_cache
from io import BytesIO

from legal_docs.errors import BadInputError
from legal_docs.rendering.package import UNREADABLE

_EXTERNAL = re.compile(rb"TargetMode\s*=\s*[\"']External[\"']")
_RELATIONS = "_rels/.rels"
_LIBREOFFICE = b"http://schemas.openxmlformats.org/officedocument/2006/relationships/metadata/core-properties"
_WORD = b"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"


@lru_cache(maxsize=64)
def as_word(docx: bytes) -> bytes:
    """Return the file with the name Word has for its properties; other files as they are.

    LibreOffice names that relationship otherwise, so that a second part of the same name would be added.
    Raises BadInputError where the file refers to something outside it, which would travel into the paper.
    """
    try:
        with zipfile.ZipFile(BytesIO(docx)) as source:
            if any(_EXTERNAL.search(source.read(name)) for name in source.namelist() if _is_rels(name)):
                raise _refers_outside()
            relations = source.read(_RELATIONS)
            if _LIBREOFFICE not in relations:
                return docx
            parts = {entry: source.read(entry) for entry in source.infolist()}
    except (*UNREADABLE, KeyError):  # whoever opens it as a Word file says what is wrong
        return docx
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        for entry, data in parts.items():
            named = entry.filename == _RELATIONS
            target.writestr(entry, data.replace(_LIBREOFFICE, _WORD) if named else data)
    return packed.getvalue()


def _is_rels(name: str) -> bool:
    return name.endswith(".rels")


def _refers_outside() -> BadInputError:
    return BadInputError(
        "模板引用了外部内容（链接、链接的图片或附加的模板），不能使用。请在 Word 中删除",
        "The template refers to something outside it (a link, a picture, a template). Remove it",
    )
