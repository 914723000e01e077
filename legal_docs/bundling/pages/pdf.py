"""PDF: the pages and nothing else. No scripts, actions, attachments or forms; what was seen stays seen."""

import re
from io import BytesIO
from pathlib import Path
from typing import Any

from legal_docs.bundling import sideways
from legal_docs.bundling.pages import extras, scans
from legal_docs.bundling.refusal import RefusedError, warning
from legal_docs.model.problem import Problem

_TAIL = 64 << 10
_CUT_SHORT = re.compile(r"unable to (recover|find)|treating stream as empty|expected endobj|unexpected EOF")
_LINEARIZED = re.compile(rb"/Linearized\b[^>]*?/L\s+(\d+)|/L\s+(\d+)[^>]*?/Linearized\b")
_KEPT = {
    "/Type",
    "/Parent",
    "/MediaBox",
    "/CropBox",
    "/Rotate",
    "/Resources",
    "/Contents",
    "/UserUnit",
    "/Group",
}
_SILENT = {"/Link", "/Widget", "/Popup"}


def check(path: Path, file: str) -> tuple[Problem, ...]:
    """Return warnings about the PDF; raises RefusedError if it is locked, broken or without pages."""
    with _opened(path) as pdf:
        found = {
            "exhibit_signed": _is_signed(pdf),
            "exhibit_repaired": _require_sound(pdf),
            "exhibit_layers": _hides_layers(pdf),
            "exhibit_attachments": len(pdf.attachments) > 0,
            "exhibit_comments": any(_has_comments(page.obj) for page in pdf.pages),
        }
        _require_drawings(pdf)
        more, lying = extras.found(pdf, path), scans.sideways_pages(pdf)
    cleaned = [warning("exhibit_cleaned", file, detail="、".join(more))] if more else []
    told = (warning(code, file) for code, is_so in found.items() if is_so)
    return (*told, *cleaned, *sideways.warned(lying, file))


def to_pdf(path: Path, *, title: str) -> bytes:
    """Return the pages with annotations drawn in, each page's drawing shut off from what comes after."""
    with _opened(path) as pdf:
        _require_sound(pdf)
        for page in pdf.pages:
            enclose(pdf, page)
        _draw_annotations(pdf)
        _keep(pdf.Root, {"/Type", "/Pages"})
        for page in pdf.pages:
            bare(page)
        return _saved(pdf)


def count(path: Path) -> int:
    """Return how many pages the file has; raises RefusedError if it is locked, broken or without pages."""
    with _opened(path) as pdf:
        return len(pdf.pages)


def is_plain(path: Path) -> bool:
    """Return whether `enclose` and `bare` are all its pages need: sound, not locked, nothing to draw in.

    Raises RefusedError. Such a file need not be rewritten before it is merged.
    """
    with _opened(path) as pdf:
        repaired = _require_sound(pdf)
        special = "/AcroForm" in pdf.Root or pdf.is_encrypted
        return not repaired and not special and not any(_is_annotated(page.obj) for page in pdf.pages)


def bare(page: Any) -> None:
    """Leave nothing of the page but what is drawn on it."""
    _keep(page.obj, _KEPT)


def enclose(pdf: Any, page: Any) -> None:
    """Wrap the page's drawing so that a stamp after it stands where it should.

    A balanced page is put between q and Q. One with unbalanced q/Q, or that cannot be parsed, becomes
    a Form XObject with the page's whole MediaBox.
    """
    if "/Contents" not in page.obj:
        return
    if _is_balanced(page):
        page.contents_add(b"q", prepend=True)
        page.contents_add(b"Q")
    else:
        _as_form(pdf, page)


def _opened(path: Path) -> Any:
    import pikepdf

    _require_whole(path)
    try:
        pdf = pikepdf.open(path, access_mode=pikepdf.AccessMode.stream)
        count = len(pdf.pages)
    except pikepdf.PasswordError:
        raise RefusedError("exhibit_encrypted") from None
    except (pikepdf.PdfError, ValueError, RuntimeError) as wrong:
        raise RefusedError("exhibit_broken", detail=type(wrong).__name__) from wrong
    if count == 0:
        raise RefusedError("exhibit_no_pages")
    return pdf


def _require_whole(path: Path) -> None:
    """Refuse a file that was cut: qpdf would rebuild it, with blank pages where content is missing."""
    size = path.stat().st_size
    with path.open("rb") as file:
        head = file.read(2048)
        file.seek(max(0, size - _TAIL))
        tail = file.read()
    stated = _LINEARIZED.search(head)
    if b"%%EOF" not in tail or (stated and int(stated[1] or stated[2]) > size):
        raise RefusedError("exhibit_broken", detail="%%EOF")


def _require_sound(pdf: Any) -> bool:
    """Return whether the file had to be repaired; refuse it if content is missing.

    Asked once after opening: qpdf forgets its warnings when they have been read.
    """
    faults = [str(text) for text in pdf.get_warnings()]
    if faults and any("/Contents" not in page.obj for page in pdf.pages):
        raise RefusedError("exhibit_broken", detail="/Contents")
    if cut := next((text for text in faults if _CUT_SHORT.search(text)), ""):
        raise RefusedError("exhibit_broken", detail=cut.rsplit(": ", 1)[-1][:60])
    return bool(faults)


def _require_drawings(pdf: Any) -> None:
    """Refuse a file with a page whose drawing cannot be unpacked; the others of the case must go on."""
    import pikepdf

    for page in pdf.pages:
        given = page.obj.get("/Contents", [])
        for stream in given if isinstance(given, pikepdf.Array) else [given]:
            try:
                stream.read_bytes()
            except (pikepdf.PdfError, AttributeError, TypeError, ValueError) as wrong:
                raise RefusedError("exhibit_broken", detail="/Contents") from wrong


def _is_balanced(page: Any) -> bool:
    import pikepdf

    depth = 0
    try:
        for command in pikepdf.parse_content_stream(page, "q Q"):
            depth += 1 if str(command.operator) == "q" else -1
            if depth < 0:
                return False
    except pikepdf.PdfError:
        return False
    return depth == 0


def _as_form(pdf: Any, page: Any) -> None:
    """Turn the page's drawing into a Form XObject.

    Its bytes are read now: pikepdf's own wrapper reads them when saving, and finds the new contents.
    """
    import pikepdf

    form = pdf.make_stream(_drawing(page))
    form.Type, form.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
    form.BBox = page.obj.MediaBox
    form.Resources = page.obj.get("/Resources", pikepdf.Dictionary())
    page.obj.Contents = pdf.make_stream(b"q /Page Do Q")
    page.obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Page=form))


def _drawing(page: Any) -> bytes:
    import pikepdf

    try:
        page.contents_coalesce()
        drawing: bytes = page.obj.Contents.read_bytes()
    except pikepdf.PdfError as wrong:
        raise RefusedError("exhibit_broken", detail="/Contents") from wrong
    return drawing


def _draw_annotations(pdf: Any) -> None:
    """Draw form fields, highlights and stamps into the page, as a printer would."""
    if "/AcroForm" in pdf.Root and pdf.Root.AcroForm.get("/NeedAppearances", False):
        pdf.generate_appearance_streams()
    pdf.flatten_annotations("print")


def _keep(dictionary: Any, kept: set[str]) -> None:
    for key in [key for key in dictionary if key not in kept]:
        del dictionary[key]


def _saved(pdf: Any) -> bytes:
    out = BytesIO()
    pdf.save(out, static_id=True, encryption=False, fix_metadata_version=False)
    return out.getvalue()


def _is_signed(pdf: Any) -> bool:
    form = pdf.Root.get("/AcroForm")
    return form is not None and bool(int(form.get("/SigFlags", 0)) & 1)


def _hides_layers(pdf: Any) -> bool:
    settings = pdf.Root.get("/OCProperties", {}).get("/D", {})
    return len(settings.get("/OFF", [])) > 0 or str(settings.get("/BaseState", "")) == "/OFF"


def _is_annotated(page: Any) -> bool:
    return any(str(note.get("/Subtype", "")) not in ("/Link", "/Popup") for note in page.get("/Annots") or [])


def _has_comments(page: Any) -> bool:
    """Return whether the page carries notes whose words only a pop-up shows."""
    notes = page.get("/Annots") or []
    return any(
        str(note.get("/Subtype", "")) not in _SILENT and str(note.get("/Contents", "")).strip()
        for note in notes
    )
