"""Pages as the bundle would hold them: odd ones, with the marks printed on them."""

from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path

import img2pdf
import pikepdf
from PIL import Image

from legal_docs.bundling import stamp
from legal_docs.bundling.press import Press
from legal_docs.bundling.stamp import Anchor
from tests.bundling import files

Change = Callable[[pikepdf.Pdf], None]
NUMBER = ((stamp.text("128"), Anchor.BOTTOM),)
BOTH = (*NUMBER, (stamp.CERTIFIED, Anchor.BOTTOM_LEFT))
CORNER = ((stamp.text("128"), Anchor.TOP_RIGHT), (stamp.CERTIFIED, Anchor.BOTTOM))


def page(drawing: bytes, **entries: object) -> bytes:
    """Return a PDF of one A4 page with this drawing and these entries, MediaBox, Rotate …"""

    def change(made: pikepdf.Pdf) -> None:
        files.contents(made, drawing)
        for key, value in entries.items():
            made.pages[0].obj[f"/{key}"] = value

    return files.changed(files.pdf(1), change)


def scan(grey: int = 255, size: tuple[int, int] = (595, 842)) -> bytes:
    """Return a PDF of one A4 page that is nothing but a JPEG."""
    picture = files.image(Image.new("L", size, grey), "JPEG")
    made: bytes = img2pdf.convert(picture, layout_fun=img2pdf.get_layout_fun((595, 842)))
    return made


def printed(source: bytes, into: Path, marks: Sequence[tuple[str, Anchor]] = NUMBER) -> bytes:
    """Return the first page of the PDF with the marks on it."""
    path = into / "source.pdf"
    path.write_bytes(source)
    with pikepdf.open(BytesIO(source)) as made:
        press = Press(made)
        press.print(made.pages[0], marks, (path, 0))
        press.close()
        return files.saved(made)
