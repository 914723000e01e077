"""The parts of a DOCX file, opened without resolving entities and without unpacking a bomb."""

import lzma
import posixpath
import zipfile
import zlib
from io import BytesIO
from typing import Any

from legal_docs.errors import BadInputError

_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
UNREADABLE = (RuntimeError, zlib.error, lzma.LZMAError, OSError, EOFError, zipfile.BadZipFile)
"""What zipfile lets through for a part that is encrypted, broken or packed in an unknown way."""
_LARGEST_PART = 64 * 1024 * 1024


class Package:
    """One DOCX file in memory."""

    def __init__(self, docx: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(BytesIO(docx))
            self.main = next(iter(self._targets("_rels/.rels", "officeDocument").values()))
            self.document = self.xml(self.main)
        except (zipfile.BadZipFile, KeyError, StopIteration, ValueError) as broken:
            raise _not_word() from broken

    def xml(self, name: str) -> Any:
        """Return the part `name` as an XML tree; raises KeyError where there is none.

        Raises BadInputError for one that is no XML, is encrypted, or is packed in a way unknown here.
        """
        from lxml import etree

        entry = self._zip.getinfo(name)
        if entry.file_size > _LARGEST_PART:
            raise _not_word()
        if entry.flag_bits & 1:
            raise _encrypted()
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        try:
            return etree.fromstring(self._zip.read(entry), parser)
        except (etree.XMLSyntaxError, *UNREADABLE) as broken:
            raise _not_word() from broken

    def related(self, kind: str) -> dict[str, Any]:
        """Return the parts of `kind` (styles, settings, header, footer) the document names, by id."""
        folder, name = posixpath.split(self.main)
        targets = self._targets(f"{folder}/_rels/{name}.rels", kind)
        return {key: self.xml(target) for key, target in targets.items()}

    def external(self) -> list[str]:
        """Return the targets outside the file that any part of it refers to."""
        lines = (
            line for name in self._zip.namelist() if name.endswith(".rels") for line in _lines(self, name)
        )
        return [str(line.get("Target")) for line in lines if line.get("TargetMode") == "External"]

    def _targets(self, rels: str, kind: str) -> dict[str, str]:
        folder = posixpath.dirname(posixpath.dirname(rels))
        found = [line for line in self.xml(rels).iter(_RELATION) if line.get("Type").endswith(f"/{kind}")]
        return {line.get("Id"): posixpath.join(folder, line.get("Target")).lstrip("/") for line in found}


def _lines(package: Package, rels: str) -> Any:
    return package.xml(rels).iter(_RELATION)


def _not_word() -> BadInputError:
    return BadInputError(
        "这不是可以读取的 Word 文件（.docx）。请用 Word 打开并另存为 .docx。",
        "This is not a Word file (.docx) that can be read. Open it in Word and save it as .docx.",
    )


def _encrypted() -> BadInputError:
    return BadInputError(
        "这个 Word 文件已加密，不能读取。请用 Word 打开，取消密码后另存为 .docx。",
        "This Word file is encrypted and cannot be read. Remove its password in Word and save it as .docx.",
    )
