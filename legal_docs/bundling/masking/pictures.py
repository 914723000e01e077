"""Pages replaced by pictures of themselves, no more at a time than memory can hold."""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple, Self

from legal_docs.bundling import stamp, stampfont
from legal_docs.bundling.masking import burn, letters
from legal_docs.bundling.masking.burn import Burnt
from legal_docs.bundling.masking.clean import keep, save
from legal_docs.bundling.masking.kinds import Unseen
from legal_docs.bundling.masking.look import Box, Look
from legal_docs.bundling.masking.secrets import Secrets

FEW = 8
"""Drawn pages leave their unpacked pictures behind, so that pdfium has to forget after fewer."""
_HEAP = 48 << 20
_KEPT = {"/Type", "/Parent", "/Rotate", "/UserUnit", "/Annots"}
_NUMBER = re.compile(r"证据卷第([0-9A-Z]+)页")


class Shown:
    """A PDF as a viewer shows it; pdfium is made to forget the pages it has read after each `many`."""

    def __init__(self, path: Path, many: int = 100) -> None:
        self._path, self._many = path, many
        self._looks = 0
        self._file = _open(path)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def __len__(self) -> int:
        return len(self._file)

    def label(self, at: int) -> str:
        """Return what the viewer calls the page: its label, or its place from 1 on."""
        return str(self._file.get_page_label(at)) or str(at + 1)

    @contextmanager
    def page(self, at: int) -> Iterator[Any]:
        """Open the page for a while."""
        self._looks += 1
        if self._looks % self._many == 0:
            self._file.close()
            self._file = _open(self._path)
        page = self._file[at]
        try:
            yield page
        finally:
            page.close()


def replace(
    cleaned: Path,
    into: Path,
    boxes: Mapping[int, Sequence[Box]],
    looks: Sequence[Look],
    secrets: Secrets,
) -> Mapping[int, stamp.Box]:
    """Write `cleaned` to `into` with each page that has an entry in `boxes` as a picture.

    Returns the visible box of each of these pages. Size, turn, links and page names stay. Whenever the
    pictures have become many the file is written and opened again, so that they need not be in memory.
    """
    shown_boxes: dict[int, stamp.Box] = {}
    waiting, current, turn = list(boxes), cleaned, 0
    with Shown(cleaned, FEW) as shown:
        while waiting or turn == 0:
            turn += 1
            following = into.with_name(f"part-{turn}.pdf")
            _replace_some(current, following, waiting, _Source(shown, boxes, looks, secrets), shown_boxes)
            if current != cleaned:
                current.unlink()
            current = following
    current.replace(into)
    return shown_boxes


class _Source(NamedTuple):
    """What pages are made pictures of."""

    shown: Shown
    boxes: Mapping[int, Sequence[Box]]
    looks: Sequence[Look]
    secrets: Secrets


def _replace_some(
    current: Path, into: Path, waiting: list[int], source: _Source, shown_boxes: dict[int, stamp.Box]
) -> None:
    """Replace the first of the waiting pages, as many as memory allows, and write the file."""
    import pikepdf

    with pikepdf.open(current, access_mode=pikepdf.AccessMode.stream) as pdf:
        font = stampfont.embed(pdf)
        held = 0
        while waiting and held < _HEAP:
            at = waiting.pop(0)
            page = pdf.pages[at]
            shown_boxes[at] = stamp.visible(page.obj)
            pixels, marks = _burnt(page, at, source)
            _draw(pdf, page, pixels, shown_boxes[at])
            if marks:
                stamp.put(page, font, *marks)
            held += len(pixels.data)
        save(pdf, into)


def _burnt(page: Any, at: int, source: _Source) -> tuple[Burnt, list[tuple[str, stamp.Anchor]]]:
    """Return the page as a picture, and the stamps to be set on it again as text."""
    rectangles = [one.box for one in source.boxes[at]]
    with source.shown.page(at) as seen:
        marks = [mark for mark in _marks(seen, page.obj) if not source.secrets.find(mark[0])]
        pixels = burn.burn(
            seen,
            stamp.visible(page.obj),
            rectangles,
            unit=float(page.obj.get("/UserUnit", 1) or 1),
            is_photo=Unseen.PICTURE in source.looks[at].unseen,
        )
    return pixels, [mark for mark in marks if _is_clear(page.obj, mark, rectangles)]


def _draw(pdf: Any, page: Any, pixels: Burnt, shown: stamp.Box) -> None:
    """Make `page` nothing but the picture."""
    import pikepdf

    left, bottom, right, top = shown
    keep(page.obj, _KEPT)
    page.obj.MediaBox = [left, bottom, right, top]
    page.obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Page=_stream(pdf, pixels)))
    matrix = f"{right - left:.4f} 0 0 {top - bottom:.4f} {left:.4f} {bottom:.4f}"
    page.obj.Contents = pdf.make_stream(f"q {matrix} cm /Page Do Q".encode())


def _stream(pdf: Any, pixels: Burnt) -> Any:
    import pikepdf

    made = pikepdf.Stream(pdf, pixels.data)
    made.Type, made.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
    made.Width, made.Height, made.BitsPerComponent = pixels.width, pixels.height, 8
    made.ColorSpace, made.Filter = pikepdf.Name(pixels.space), pikepdf.Name(pixels.method)
    return pdf.make_indirect(made)


def _marks(seen: Any, page: Any) -> list[tuple[str, stamp.Anchor]]:
    """Return the bundle's own page number and words of certification, as text, with their places."""
    if stamp.FONT not in page.get("/Resources", {}).get("/Font", {}):
        return []
    words = seen.get_textpage()
    try:
        found, names = letters.read(words), letters.fonts(words)
        own = [one for one, name in zip(found, names, strict=True) if name == stampfont.NAME and one.box]
    finally:
        words.close()
    said = "".join(one.sign for one in own if not one.sign.isspace())
    wanted = [stamp.text(number) for number in _NUMBER.findall(said)]
    wanted += [stamp.CERTIFIED] if "".join(stamp.CERTIFIED.split()) in said else []
    return [(mark, where) for mark in wanted for where in _where(page, mark, own)]


def _where(page: Any, mark: str, own: Sequence[letters.Letter]) -> list[stamp.Anchor]:
    """Return the place where all letters of `mark` stand, if it is one of those a stamp can have."""
    count = len("".join(mark.split()))
    for where in stamp.Anchor:
        box = stamp.spot(page, mark, where).box
        inside = [one for one in own if one.box and _is_within(one.box, box) and not one.sign.isspace()]
        if len(inside) == count and "".join(one.sign for one in inside) == "".join(mark.split()):
            return [where]
    return []


def _is_within(letter: stamp.Box, box: stamp.Box) -> bool:
    x, y = (letter[0] + letter[2]) / 2, (letter[1] + letter[3]) / 2
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _is_clear(page: Any, mark: tuple[str, stamp.Anchor], rectangles: Sequence[stamp.Box]) -> bool:
    """Return whether no box lies where the stamp goes: its light ground must not cover black."""
    left, bottom, right, top = stamp.spot(page, *mark).box
    padded = map(burn.padded, rectangles)
    return not any(b[0] < right and left < b[2] and b[1] < top and bottom < b[3] for b in padded)


def _open(path: Path) -> Any:
    import pypdfium2

    return pypdfium2.PdfDocument(path)
