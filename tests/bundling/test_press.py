"""Stamps on free paper change nothing else; where something stands, room is made and nothing is hidden."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from pikepdf import Array, Dictionary, Name
from PIL import Image, ImageChops, ImageFilter

from legal_docs.bundling import ground, room, stamp
from legal_docs.bundling.refusal import RefusedError
from legal_docs.bundling.stamp import Anchor, Paper
from tests.bundling import files, seen
from tests.bundling.printed import BOTH, CORNER, NUMBER, page, printed, scan

FULL = b"0.9 1 0.8 rg -999 -999 3000 3000 re f 1 0 0 RG 4 w %s re S 0 g BT /F1 30 Tf %s Td (Body) Tj ET"
FREE = b"BT /F1 24 Tf 72 400 Td (Body) Tj ET"


def _full(left: int, bottom: int, width: int, height: int, **entries: Any) -> bytes:
    """Return a page with a red frame along its visible edge, on a light ground that goes on beyond it."""
    frame = f"{left + 2} {bottom + 2} {width - 4} {height - 4}".encode()
    place = f"{left + width // 3} {bottom + height // 2}".encode()
    return page(FULL % (frame, place), **entries)


def _shaped(*box: int, **entries: Any) -> bytes:
    left, bottom, right, top = box
    return _full(left, bottom, right - left, top - bottom, MediaBox=Array(box), **entries)


def _patterned() -> bytes:
    """Return a page filled with a pattern, whose place depends on what it is drawn in."""

    def change(made: pikepdf.Pdf) -> None:
        tile = made.make_stream(b"1 0 0 rg 0 0 40 40 re f", PaintType=1, TilingType=1)
        tile.Type, tile.PatternType, tile.Resources = Name.Pattern, 1, Dictionary()
        tile.BBox, tile.XStep, tile.YStep = Array([0, 0, 80, 80]), 80, 80
        made.pages[0].obj.Resources.Pattern = Dictionary(P=tile)

    return files.changed(page(b"/Pattern cs /P scn 0 0 595 842 re f"), change)


WRITTEN = {
    "A4": _shaped(0, 0, 595, 842),
    "turned right": _shaped(0, 0, 595, 842, Rotate=90),
    "upside down": _shaped(0, 0, 595, 842, Rotate=180),
    "turned left": _shaped(0, 0, 595, 842, Rotate=270),
    "landscape": _shaped(0, 0, 842, 595),
    "A3": _shaped(0, 0, 842, 1191),
    "A5": _shaped(0, 0, 420, 595),
    "away from the origin": _shaped(-300, 1000, 295, 1842),
    "cropped": _full(100, 200, 400, 500, CropBox=Array([100, 200, 500, 700])),
    "cropped and turned": _full(100, 200, 400, 500, CropBox=Array([100, 200, 500, 700]), Rotate=90),
    "low": _shaped(0, 0, 500, 60),
    "low and turned": _shaped(0, 0, 60, 500, Rotate=90),
    "low, turned left, cropped": _full(9, 9, 60, 500, CropBox=Array([9, 9, 69, 509]), Rotate=270),
    "receipt": _shaped(0, 0, 165, 400),
    "tiny": _shaped(0, 0, 30, 30),
    "in large units": _shaped(0, 0, 119, 168, UserUnit=5),
    "unbalanced": page(b"q 2 0 0 2 0 0 cm 0.5 g 0 0 297 421 re f"),
    "patterned": _patterned(),
    "a grey scan": scan(200),
}


def _paper(pdf: bytes) -> Paper:
    with pikepdf.open(BytesIO(pdf)) as opened:
        return stamp.paper(opened.pages[0].obj)


def _picture(pdf: bytes, box: stamp.Box) -> Image.Image:
    """Return what a viewer shows in a box of the page."""
    on = _paper(pdf)
    with pypdfium2.PdfDocument(pdf) as opened:
        pixels, size = ground.strip(opened[0], on, box, 400)
    return Image.frombytes("L", size, pixels)


def _moved(on: Paper, how: room.Room) -> stamp.Box:
    left, bottom, right, top = (side * how.scale for side in on.box)
    return left + how.x, bottom + how.y, right + how.x, top + how.y


@pytest.mark.parametrize("marks", [NUMBER, BOTH, CORNER])
@pytest.mark.parametrize("shape", WRITTEN)
def test_all_that_was_seen_is_seen_beside_the_stamps(shape: str, marks: Any, tmp_path: Path) -> None:
    before = WRITTEN[shape]
    after, on = printed(before, tmp_path, marks), _paper(before)
    pictures = _picture(before, on.box), _picture(after, _moved(on, room.room(on, marks)))
    wide, high = (min(sides) for sides in zip(*(one.size for one in pictures), strict=True))
    inner = (2, 2, wide - 2, high - 2)
    old, new = (one.filter(ImageFilter.GaussianBlur(3)).crop(inner) for one in pictures)
    apart = ImageChops.difference(old, new).tobytes()
    assert max(apart) < 60
    assert sum(apart) / len(apart) < 5


@pytest.mark.parametrize("marks", [NUMBER, BOTH, CORNER])
@pytest.mark.parametrize("shape", WRITTEN)
def test_nothing_but_the_stamps_stands_outside(shape: str, marks: Any, tmp_path: Path) -> None:
    after, on = printed(WRITTEN[shape], tmp_path, marks), _paper(WRITTEN[shape])
    left, bottom, right, top = _moved(on, room.room(on, marks))
    with pikepdf.open(BytesIO(after)) as opened:
        inner = opened.pages[0].obj.Resources.XObject[room.FORM]
        inner.write(b"0 g -9999 -9999 29999 29999 re f")
        black = files.saved(opened)
    now = _paper(black)
    spots = [stamp.place(now, *mark).box for mark in marks]
    for box in spots:
        assert not ground.overlap(box, (left, bottom, right, top))
        assert box[0] >= now.box[0] and box[1] >= now.box[1] and box[2] <= now.box[2] and box[3] <= now.box[3]
    if len(spots) > 1:
        assert not ground.overlap(*spots)


@pytest.mark.parametrize("shape", WRITTEN)
def test_the_stamps_can_be_read(shape: str, tmp_path: Path) -> None:
    text = seen.squeezed(printed(WRITTEN[shape], tmp_path, BOTH))
    assert "证据卷第128页" in text
    assert "".join(stamp.CERTIFIED.split()) in text


@pytest.mark.parametrize(
    "shape", ["A4", "turned right", "landscape", "A3", "cropped", "receipt", "a grey scan"]
)
def test_the_page_keeps_its_size(shape: str, tmp_path: Path) -> None:
    assert seen.sizes(printed(WRITTEN[shape], tmp_path, BOTH)) == seen.sizes(WRITTEN[shape])


def test_an_a4_scan_loses_less_than_four_hundredths_of_its_size() -> None:
    made = room.room(Paper((0, 0, 595, 842), 0, 1), BOTH)
    assert 0.96 < made.scale < 0.97
    assert made.box == (0, 0, 595, 842)


def test_a_low_page_becomes_longer_and_not_smaller(tmp_path: Path) -> None:
    assert seen.sizes(printed(WRITTEN["low"], tmp_path)) == [(500, 89)]
    assert seen.sizes(printed(WRITTEN["low and turned"], tmp_path)) == [(500, 89)]
    assert room.room(_paper(WRITTEN["low"]), NUMBER).scale == 1


def test_what_a_crop_box_cut_off_does_not_come_back(tmp_path: Path) -> None:
    crop = Array([100, 200, 500, 700])
    hidden = page(b"1 0 0 rg 0 0 595 842 re f 0 0 1 rg 100 200 400 500 re f", CropBox=crop)
    shown = seen.picture(printed(hidden, tmp_path), scale=2)
    red = sum(count for count, colour in shown.getcolors(1 << 20) or [] if colour == (255, 0, 0))
    assert red < 0.001 * shown.width * shown.height


def test_free_paper_stays_as_it_was(tmp_path: Path) -> None:
    before = page(FREE)
    after = printed(before, tmp_path, BOTH)
    with pikepdf.open(BytesIO(after)) as opened:
        streams = [one.read_bytes() for one in [*opened.pages[0].obj.Contents]]
        assert streams[:2] == [b"q", FREE]
        assert "/XObject" not in opened.pages[0].obj.Resources
        assert b" re" not in streams[2] and b" gs" not in streams[2]
    upper = (0, 0, 595, 800)
    assert seen.picture(before).crop(upper).tobytes() == seen.picture(after).crop(upper).tobytes()


def _is_moved(source: bytes, into: Path, marks: Any = NUMBER) -> bool:
    with pikepdf.open(BytesIO(printed(source, into, marks))) as opened:
        given = opened.pages[0].obj.Resources.get("/XObject", Dictionary())
        return room.FORM in given and given[room.FORM].Matrix[0] != 1


@pytest.mark.parametrize(
    ("drawing", "marks", "moved"),
    [
        (b"BT /F1 8 Tf 280 18 Td (3) Tj ET", NUMBER, True),
        (b"0.2 w 0 20 m 595 20 l S", NUMBER, True),
        (b"0.98 g 300 18 4 4 re f", NUMBER, True),
        (b"1 g 0 0 595 842 re f", NUMBER, False),
        (b"BT 3 Tr /F1 8 Tf 280 18 Td (unseen) Tj ET", NUMBER, False),
        (b"BT /F1 8 Tf 60 18 Td (left) Tj ET", NUMBER, False),
        (b"BT /F1 8 Tf 60 18 Td (left) Tj ET", BOTH, True),
        (b"BT /F1 8 Tf 280 18 Td (3) Tj ET", CORNER, True),
        (b"BT /F1 8 Tf 500 820 Td (top) Tj ET", CORNER, True),
        (b"BT /F1 8 Tf 500 820 Td (top) Tj ET", NUMBER, False),
        (b"0 g 300 0 4 4 re f", NUMBER, False),
        (b"q BT /F1 8 Tf 280 18 Td (3) Tj ET", NUMBER, True),
    ],
)
def test_room_is_made_only_where_a_stamp_would_meet_something(
    drawing: bytes, marks: Any, moved: bool, tmp_path: Path
) -> None:
    assert _is_moved(page(drawing), tmp_path, marks) is moved


def test_a_white_scan_is_not_unpacked_but_makes_room(tmp_path: Path) -> None:
    assert _is_moved(scan(255), tmp_path)


@pytest.mark.parametrize(
    ("matrix", "moved"),
    [
        (b"595 0 0 842 0 0 cm", True),
        (b"495 0 0 742 50 50 cm", False),
        (b"2 0 0 2 0 0 cm 1 0 0 1 25 25 cm 247 0 0 371 0 0 cm", False),
        (b"q 9 0 0 9 0 0 cm Q 495 0 0 742 50 50 cm", False),
        (b"1 0 0 1 0 -40 cm 495 0 0 742 50 50 cm", True),
        (b"0 742 -495 0 545 50 cm", False),
        (b"0 842 -595 0 595 0 cm", True),
        (b"495 0 0 -742 50 792 cm", False),
    ],
)
def test_a_picture_counts_where_it_lies(matrix: bytes, moved: bool, tmp_path: Path) -> None:
    def change(made: pikepdf.Pdf) -> None:
        (name,) = made.pages[0].obj.Resources.XObject.keys()
        files.contents(made, b"q " + matrix + b" " + name.encode() + b" Do Q")

    assert _is_moved(files.changed(scan(255), change), tmp_path) is moved


def test_a_picture_within_a_form_is_seen(tmp_path: Path) -> None:
    def wrap(made: pikepdf.Pdf) -> None:
        one = made.pages[0].obj
        form = made.make_stream(one.Contents.read_bytes(), Type=Name.XObject, Subtype=Name.Form)
        form.BBox, form.Resources = one.MediaBox, one.Resources
        one.Resources = Dictionary(XObject=Dictionary(F=form))
        files.contents(made, b"/F Do")

    assert _is_moved(files.changed(scan(90), wrap), tmp_path)
    assert not _is_moved(files.changed(scan(255), wrap), tmp_path)


def test_an_unbalanced_page_with_free_paper_stays_where_it_is(tmp_path: Path) -> None:
    before = page(b"q 0.5 0 0 0.5 0 0 cm " + FREE)
    after = printed(before, tmp_path)
    upper = (0, 0, 595, 800)
    assert seen.picture(before).crop(upper).tobytes() == seen.picture(after).crop(upper).tobytes()


def test_a_page_without_drawing_bears_its_number(tmp_path: Path) -> None:
    empty = files.changed(files.pdf(1), lambda made: made.pages[0].obj.__delitem__("/Contents"))
    made = printed(empty, tmp_path)
    assert seen.squeezed(made) == "证据卷第128页"
    with pikepdf.open(BytesIO(made)) as opened:
        assert len([*opened.pages[0].obj.Contents]) == 1


def test_a_crop_box_beside_the_paper_is_dropped(tmp_path: Path) -> None:
    made = printed(page(FREE, CropBox=Array([900, 842, 700, 0])), tmp_path)
    assert seen.sizes(made) == [(595, 842)]
    assert "Body" in seen.squeezed(made)


def test_notes_actions_and_other_boxes_do_not_stay(tmp_path: Path) -> None:
    given = page(FREE, TrimBox=Array([9, 9, 99, 99]), Annots=Array([]), AA=Dictionary())
    with pikepdf.open(BytesIO(printed(given, tmp_path))) as opened:
        assert {"/TrimBox", "/Annots", "/AA"} & set(opened.pages[0].obj.keys()) == set()


def test_a_drawing_that_cannot_be_unpacked_is_refused(tmp_path: Path) -> None:
    def spoil(made: pikepdf.Pdf) -> None:
        made.pages[0].obj.Contents = made.make_stream(b"")
        made.pages[0].obj.Contents.write(b"xx", filter=Name.FlateDecode)

    with pytest.raises(RefusedError) as refused:
        printed(files.changed(files.pdf(1), spoil), tmp_path)
    assert refused.value.code == "exhibit_broken"


def test_the_earlier_stamp_of_a_bundle_filed_as_exhibit_is_kept(tmp_path: Path) -> None:
    once = printed(page(FREE), tmp_path)
    with pikepdf.open(BytesIO(once)) as opened:
        again = files.saved(opened)
    after = printed(again, tmp_path, ((stamp.text("7"), Anchor.BOTTOM),))
    assert "证据卷第128页" in seen.squeezed(after) and "证据卷第7页" in seen.squeezed(after)
