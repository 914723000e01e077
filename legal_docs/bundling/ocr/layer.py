"""The text layer of one PDF: written over its scanned pages, which keep every pixel."""

from collections.abc import Mapping, Sequence
from math import hypot
from pathlib import Path

from legal_docs.bundling.ocr.lines import Line
from legal_docs.bundling.ocr.scans import Place
from legal_docs.bundling.ocr.unseen import KEY, Drawn, Face
from legal_docs.bundling.pages.pdf import enclose


def placed(lines: Sequence[Line], place: Place) -> tuple[Drawn, ...]:
    """Return the lines in the points of the page; `place` leads there from the pixels of its picture."""
    return tuple(_placed(line, place) for line in lines)


def _placed(line: Line, place: Place) -> Drawn:
    corner, _, end, begin = (place(*point) for point in line.corners)
    return Drawn(line.text, begin, end, hypot(corner[0] - begin[0], corner[1] - begin[1]))


def write(source: Path, target: Path, words: Mapping[int, Sequence[Drawn]]) -> None:
    """Write the PDF `source` with `words`, by page number from 1, to `target`; same input, same bytes."""
    import pikepdf

    with pikepdf.open(source, access_mode=pikepdf.AccessMode.stream) as pdf:
        face = Face(letter for lines in words.values() for line in lines for letter in line.text)
        font = face.embed(pdf)
        for number, lines in sorted(words.items()):
            page = pdf.pages[number - 1]
            enclose(pdf, page)
            page.add_resource(font, pikepdf.Name.Font, pikepdf.Name(KEY), replace_existing=True)
            page.contents_add(face.drawing(lines))
        pdf.save(target, static_id=True, fix_metadata_version=False)
