"""What this program never writes into a bundle: scripts, outside links, notes, attachments, properties."""

from collections.abc import Iterator
from math import inf
from typing import Any

from legal_docs.bundling import signature_fields
from legal_docs.bundling.refusal import fault
from legal_docs.model.problem import Problem

_ROOT = {
    "/Type",
    "/Pages",
    "/Lang",
    "/Metadata",
    "/OpenAction",
    "/Outlines",
    "/PageLabels",
    "/PageLayout",
    "/PageMode",
    "/ViewerPreferences",
    "/Version",
    "/Extensions",
}
_PAGE = {"/Type", "/Parent", "/MediaBox", "/Rotate", "/Resources", "/Contents", "/Group"}
_FRONT = _PAGE | {"/TrimBox", "/BleedBox", "/Annots"}
_EXHIBIT = _PAGE | {"/CropBox", "/UserUnit"}
_LINK = {"/Type", "/Subtype", "/Rect", "/Dest", "/NM", "/F", "/BS", "/Border", "/Contents"}
_ACTIONS = {"/A", "/AA", "/PA"}
_PROPERTIES = {"/Title", "/Producer"}
_RECIPIENT, _MARK = "/Subject", "/HandoverMark"
_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_METADATA = {_TITLE, "{http://purl.org/dc/elements/1.1/}language"}
_WHOLE = "整份文件 / the file"


def additions(structure: Any, front_pages: int, behind: float = inf) -> Iterator[Problem]:
    """Yield what stands in the opened bundle that this program writes into none; needs no record.

    `front_pages` is how many pages stand before the exhibits, and with page `behind` (from 0) papers begin
    that were joined to it: only these may bear links, and only links within the file. Signatures that show
    nothing may stand there too. Drawings and the boxes of exhibits are not judged: they may be their own.
    """
    yield from _root(structure.Root)
    yield from _marks(structure.Root.get("/Outlines"))
    yield from _properties(structure)
    for number, page in enumerate(structure.pages):
        yield from _page(page.obj, number, is_front=number < front_pages or number >= behind)


def _root(root: Any) -> Iterator[Problem]:
    signed = "/AcroForm" in root and signature_fields.are_all(root.AcroForm)
    for key in sorted(set(root.keys()) - _ROOT - ({"/AcroForm"} if signed else set())):
        yield _told(_WHOLE, key)
    if _is_dictionary(root.get("/OpenAction")):
        yield fault("bundle_action", where=_WHOLE, found="/OpenAction")


def _marks(outline: Any) -> Iterator[Problem]:
    """Look whether a bookmark does anything but lead to a page."""
    waiting, seen = [outline], set()
    while waiting:
        mark = waiting.pop()
        if not _is_dictionary(mark) or mark.objgen in seen:
            continue
        seen.add(mark.objgen)
        for key in sorted(_ACTIONS & set(mark.keys())):
            yield fault("bundle_action", where=f"书签 / bookmark “{mark.get('/Title', '')}”", found=key)
        waiting += [mark.get("/First"), mark.get("/Next")]


def _page(page: Any, number: int, *, is_front: bool) -> Iterator[Problem]:
    where = f"第 {number + 1} 张 / sheet {number + 1}"
    for key in sorted(set(page.keys()) - (_FRONT if is_front else _EXHIBIT)):
        yield _told(where, key)
    for note in page.get("/Annots", []) if is_front else []:
        if not signature_fields.is_one(note):
            yield from _note(note, where)


def _note(note: Any, where: str) -> Iterator[Problem]:
    if (kind := str(note.get("/Subtype", ""))) != "/Link" or "/Dest" not in note:
        yield _told(where, f"/Annots {kind}")
    for key in sorted(set(note.keys()) - _LINK):
        yield _told(where, key)


def _told(where: str, key: str) -> Problem:
    return fault("bundle_action" if key in _ACTIONS else "bundle_extra", where=where, found=key)


def _properties(structure: Any) -> Iterator[Problem]:
    """Look whether the properties are ours; those of a copy for counsel also say whom it is for."""
    found = {key: str(words) for key, words in structure.docinfo.items()}
    known = _PROPERTIES | ({_RECIPIENT} if _is_marked(structure) else set())
    for key in sorted(found.keys() - known):
        yield fault("bundle_property", found=f"{key} {found[key]}")
    if found.get("/Producer") != "legal_docs":
        yield fault("bundle_property", found=f"/Producer {found.get('/Producer', '')}")
    words = structure.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False)
    for name in sorted(set(words) - _METADATA):
        yield fault("bundle_property", found=f"XMP {name.rpartition('}')[2]}")
    if words.get(_TITLE) != found.get("/Title"):
        yield fault("bundle_property", found=f"XMP title {words.get(_TITLE)}")


def _is_marked(structure: Any) -> bool:
    """Return whether every page bears the mark of a copy that was handed over."""
    return all(_MARK in page.obj.get("/Resources", {}).get("/XObject", {}) for page in structure.pages)


def _is_dictionary(value: Any) -> bool:
    from pikepdf import Dictionary

    return isinstance(value, Dictionary)
