"""The finished copy opened again: no secret in its pages, strings or streams, and the boxes are black."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NoReturn

from legal_docs.bundling import stamp
from legal_docs.bundling.masking import burn, contents, look, pictures, walk
from legal_docs.bundling.masking.look import Box
from legal_docs.bundling.masking.pictures import Shown
from legal_docs.bundling.masking.secrets import Secrets
from legal_docs.errors import ProofError

_DARK = 60
_EDGE = 2.0
_SCALE = 100 / 72


def prove(
    made: Path,
    secrets: Secrets,
    boxes: Mapping[int, Sequence[Box]],
    shown: Mapping[int, stamp.Box],
    *,
    page_count: int,
) -> None:
    """Raise ProofError, which names the page and the kind and never the data, unless the copy holds.

    `boxes` are the rectangles blackened on each replaced page, `shown` the visible box of each of these.
    """
    with Shown(made, pictures.FEW) as file:
        if len(file) != page_count:
            _failed(f"页数为{len(file)}，应为{page_count}", f"it has {len(file)} pages, not {page_count}")
        for at in range(page_count):
            with file.page(at) as page:
                _prove_page(page, file.label(at), secrets, boxes.get(at), shown.get(at))
    _prove_objects(made, secrets)


def _prove_page(
    page: Any, label: str, secrets: Secrets, boxes: Sequence[Box] | None, shown: stamp.Box | None
) -> None:
    seen = look.at(page, secrets)
    if seen.found:
        _failed(
            f"第{label}页仍能读出{seen.found[0].label}",
            f"a secret ({seen.found[0].value}) can still be read on page {label}",
        )
    if boxes is None or shown is None:
        return
    if seen.is_worded:
        _failed(f"第{label}页遮盖后仍有文字", f"page {label} still has text beneath")
    if not _are_black(page, boxes, shown):
        _failed(f"第{label}页的遮盖区域不是全黑", f"a box on page {label} is not black")


def _are_black(page: Any, boxes: Sequence[Box], shown: stamp.Box) -> bool:
    """Return whether a viewer shows nothing but black in the boxes, but for a rim of two pixels."""
    if not boxes:
        return True
    page.set_rotation(0)
    area = (shown[2] - shown[0]) * (shown[3] - shown[1])
    scale = min(_SCALE, (8_000_000 / area) ** 0.5)
    drawn = page.render(scale=scale, grayscale=True).to_pil().convert("L")
    return all(_brightest(drawn, one.box, shown) <= _DARK for one in boxes)


def _brightest(drawn: Any, box: stamp.Box, shown: stamp.Box) -> int:
    left, top, right, bottom = burn.pixels(burn.padded(box), shown, drawn.size)
    rim_x, rim_y = min(_EDGE, (right - left) / 2 - 0.5), min(_EDGE, (bottom - top) / 2 - 0.5)
    cut = (
        max(0, int(left + rim_x)), max(0, int(top + rim_y)),
        min(drawn.width, int(right - rim_x)), min(drawn.height, int(bottom - rim_y)),
    )  # fmt: skip
    if cut[0] >= cut[2] or cut[1] >= cut[3]:
        return 0
    return int(drawn.crop(cut).getextrema()[1])


def _prove_objects(made: Path, secrets: Secrets) -> None:
    import pikepdf

    with pikepdf.open(made, access_mode=pikepdf.AccessMode.stream) as pdf:
        for thing in walk.containers(pdf):
            words = [words for _, words in walk.strings(thing)]
            if any(secrets.find(each) for each in (*words, *walk.names(thing))):
                _failed(
                    "标题、书签或者其他字符串中仍有应遮盖的内容", "a string of the file still holds a secret"
                )
            if isinstance(thing, pikepdf.Stream) and secrets.is_in_bytes(_bytes(thing)):
                _failed("文件内部数据中仍有应遮盖的内容", "the data of the file still hold a secret")


def _bytes(stream: Any) -> bytes:
    """Return what the stream holds, unpacked; of a picture what it says of itself."""
    import pikepdf

    if str(stream.get("/Subtype", "")) == "/Image":
        return contents.picture_head(stream)
    try:
        return bytes(stream.read_bytes())
    except pikepdf.PdfError:
        return bytes(stream.read_raw_bytes())


def _failed(zh: str, en: str) -> NoReturn:
    raise ProofError(
        f"遮盖后的副本未通过复核：{zh}。没有保存任何文件；请指定区域遮盖该处，或者不提供这一页",
        f"The masked copy did not pass: {en}. No file was kept; cover it with --areas, or leave it out",
    )
