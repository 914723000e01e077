"""Prints the marks of the bundle on its pages: on free paper as it is, else on room made for them."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from legal_docs.bundling import ground, room, stamp, stampfont
from legal_docs.bundling.pages.pdf import bare, enclose
from legal_docs.bundling.stamp import Anchor, Box, Paper

_CLEARANCE = 0.15
"""How far around the stamp the paper must be free, in em."""

Marks = Sequence[tuple[str, Anchor]]
Source = tuple[Path, int]
"""The file a page comes from, and its place there, from 0."""


class Press:
    """Prints on the pages of one file; what the pages share is made once."""

    def __init__(self, pdf: Any) -> None:
        self._pdf = pdf
        self._font = stampfont.embed(pdf)
        self._opening = pdf.make_stream(b"q")
        self._look = ground.Look()

    def close(self) -> None:
        """Let go of the files that were looked at."""
        self._look.close()

    def print(self, page: Any, marks: Marks, source: Source) -> None:
        """Print the marks on `page`, and leave nothing else of the page but what is drawn on it.

        Raises RefusedError if what is drawn on it cannot be read.
        """
        on = stamp.paper(page.obj)
        if "/CropBox" in page.obj and not ground.overlap(stamp.ordered(page.obj.CropBox), on.box):
            del page.obj["/CropBox"]  # beside the paper: some viewers show nothing of such a page
        kept, shut, on = self._shut(page, on, marks, source)
        bare(page)
        stamp.equip(page, self._font)
        page.obj.Contents = [*kept, self._pdf.make_stream(shut + stamp.drawing(on, marks))]

    def _shut(self, page: Any, on: Paper, marks: Marks, source: Source) -> tuple[list[Any], bytes, Paper]:
        """Return the streams to keep of the page's drawing, what ends or draws it, and the paper it is on."""
        given = page.obj.get("/Contents")
        if given is None:
            return [], b"", on
        found = ground.drawn(page)
        if not self._is_free(on, found.pictures, marks, source):
            return [], *room.make(self._pdf, page, on, marks)
        if not found.is_balanced:
            enclose(self._pdf, page)
            return _streams(page.obj.Contents), b"", on
        return [self._opening, *_streams(given)], b"\nQ", on

    def _is_free(self, on: Paper, pictures: Sequence[Box], marks: Marks, source: Source) -> bool:
        boxes = [_around(stamp.place(on, words, where)) for words, where in marks]
        if any(ground.overlap(box, picture) for box in boxes for picture in pictures):
            return False
        return self._look.is_free(*source, on, boxes)


def _streams(given: Any) -> list[Any]:
    from pikepdf import Array

    return [*given] if isinstance(given, Array) else [given]


def _around(spot: stamp.Spot) -> Box:
    left, bottom, right, top = spot.box
    more = _CLEARANCE * spot.size
    return left - more, bottom - more, right + more, top + more
