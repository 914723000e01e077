"""PDFs that say what a test wants, and a search through everything a finished file holds."""

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
from fontTools import subset
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name, String

from legal_docs import shipped
from legal_docs.bundling.masking.areas import Area
from legal_docs.bundling.masking.kinds import Kind, Style
from legal_docs.bundling.masking.mask import Masked, mask_pdf
from legal_docs.bundling.masking.secrets import Secret, Secrets
from tests.bundling import files, seen

NAME, IDENTITY, PHONE = "张三样", "110101199001011237", "13900001234"
SECRETS = Secrets((Secret(Kind.NAME, NAME), Secret(Kind.ID, IDENTITY), Secret(Kind.PHONE, PHONE)))

Line = tuple[float, float, str]


SIGNS = "借款人合同正文另一页证件电话金额号码计本张三样王五，。：xX0123456789 "
"""What the font of these PDFs can show."""


@cache
def _program() -> tuple[bytes, dict[str, int]]:
    """Return a subset of the packaged font and the code of each sign in it."""
    options = subset.Options(layout_features=[], hinting=False, desubroutinize=True)
    with TTFont(shipped.font(shipped.SANS), lazy=True) as font:
        subsetter = subset.Subsetter(options)
        subsetter.populate(text=SIGNS)
        subsetter.subset(font)
        table, glyphs = font["CFF "], font.getBestCmap()
        order = table.cff.topDictIndex[0].charset
        names = {sign: glyphs[ord(sign)] for sign in SIGNS}
        out = BytesIO()
        table.cff.compile(out, font, isCFF2=False)
        return out.getvalue(), {
            sign: int(n[3:]) if n[:3] == "cid" else order.index(n) for sign, n in names.items()
        }


def code(text: str) -> str:
    """Return the text as a string operand of the font: every sign as wide as it is high."""
    return "<" + "".join(f"{_program()[1][sign]:04X}" for sign in text) + ">"


def drawing(lines: Sequence[Line], size: float = 14, mode: int = 0) -> bytes:
    """Return the operators that set each text at its place."""
    shown = (f"BT {mode} Tr /F1 {size} Tf {x} {y} Td {code(text)} Tj ET" for x, y, text in lines)
    return " ".join(shown).encode()


def pdf(
    *pages: Sequence[Line], change: Callable[[pikepdf.Pdf], None] | None = None, font_name: str = "TestSans"
) -> bytes:
    """Return a PDF with the lines (x, y, text) of each page, in Chinese or not."""
    made = pikepdf.new()
    font = made.make_indirect(_font(made, font_name))
    for lines in pages:
        page = made.add_blank_page(page_size=files.A4)
        page.obj.Resources = Dictionary(Font=Dictionary(F1=font))
        page.obj.Contents = made.make_stream(drawing(lines))
    if change is not None:
        change(made)
    return files.saved(made)


def _font(made: pikepdf.Pdf, name: str = "TestSans") -> Dictionary:
    program, codes = _program()
    inner = Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType0,
        BaseFont=Name(f"/{name}"),
        CIDSystemInfo=Dictionary(Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0),
        FontDescriptor=Dictionary(
            Type=Name.FontDescriptor, FontName=Name(f"/{name}"), Flags=4, FontBBox=[0, -288, 1000, 1160],
            ItalicAngle=0, Ascent=1160, Descent=-288, CapHeight=733, StemV=80,
            FontFile3=made.make_stream(program, Subtype=Name.CIDFontType0C),
        ),
        DW=1000,
    )  # fmt: skip
    pairs = "".join(f"<{number:04X}> <{ord(sign):04X}>\n" for sign, number in codes.items())
    return Dictionary(
        Type=Name.Font,
        Subtype=Name.Type0,
        BaseFont=Name(f"/{name}"),
        Encoding=Name("/Identity-H"),
        DescendantFonts=Array([made.make_indirect(inner)]),
        ToUnicode=made.make_stream(to_unicode(pairs, len(codes))),
    )


def to_unicode(pairs: str, count: int) -> bytes:
    """Return a map from codes to signs."""
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /T def /CMapType 2 def\n"
        f"1 begincodespacerange <0000> <FFFF> endcodespacerange\n{count} beginbfchar\n{pairs}endbfchar\n"
        "endcmap end end"
    ).encode()


def masked(
    source: bytes, folder: Path, secrets: Secrets = SECRETS, areas: Sequence[Area] = ()
) -> tuple[bytes, Masked]:
    """Return the masked copy and what was said of it."""
    (folder / "source.pdf").write_bytes(source)
    done = mask_pdf(folder / "source.pdf", folder / "masked.pdf", secrets, areas)
    return (folder / "masked.pdf").read_bytes(), done


def words(*texts: str, style: Style = Style.FULL) -> Secrets:
    """Return secrets of these words alone, and of nothing known by its form."""
    return Secrets(tuple(Secret(Kind.WORD, text) for text in texts), frozenset(), style=style)


def residue(made: bytes, *secrets: str) -> list[str]:
    """Return where any of the secrets can still be read: pages, strings, names, all unpacked streams."""
    squeezed = seen.squeezed(made)
    found = [f"page text: {secret}" for secret in secrets if secret in squeezed]
    for where, data in _everything(made):
        for secret in secrets:
            found += [f"{where}: {secret} as {code}" for code, form in _forms(secret) if form in data]
    return found


def _forms(secret: str) -> Iterator[tuple[str, bytes]]:
    for code in ("utf-8", "utf-16-be", "utf-16-le", "gb18030"):
        form = secret.encode(code)
        yield code, form
        yield f"{code} in hex", form.hex().encode()
        yield f"{code} in HEX", form.hex().upper().encode()


def _everything(made: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield the file as it is, each unpacked stream, and each string and name as text."""
    yield "file", made
    with pikepdf.open(BytesIO(made)) as opened:
        for thing in opened.objects:
            where = f"object {getattr(thing, 'objgen', '')}"
            yield where, repr(thing).encode()
            yield from ((f"string of {where}", text.encode()) for text in _strings(thing, 0))
            if isinstance(thing, pikepdf.Stream):
                try:
                    yield f"stream {where}", thing.read_bytes()
                except pikepdf.PdfError:
                    yield f"raw stream {where}", thing.read_raw_bytes()
        yield from (("trailer", str(value).encode()) for value in opened.docinfo.values())


def _strings(thing: Any, depth: int) -> Iterator[str]:
    if isinstance(thing, String | Name):
        yield str(thing)
    elif depth < 8 and isinstance(thing, Array):
        for value in thing:
            yield from _strings(value, depth + 1)
    elif depth < 8 and isinstance(thing, Dictionary | pikepdf.Stream):
        for key, value in thing.items():
            yield key
            if key != "/Parent":
                yield from _strings(value, depth + 1)


def dark(made: bytes, page: int, spot: tuple[float, float]) -> bool:
    """Return whether the point `spot`, in points from the upper left corner as read, is black."""
    shown = seen.picture(made, page, 2.0).convert("L")
    value = shown.getpixel((int(spot[0] * 2), int(spot[1] * 2)))
    return isinstance(value, int) and value < 60


def text_of(made: bytes, page: int) -> str:
    with pypdfium2.PdfDocument(made) as opened:
        return "".join(opened[page].get_textpage().get_text_range().split())
