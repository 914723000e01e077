"""The one font all page numbers share: a dozen glyphs of the packaged sans, embedded once a bundle."""

from functools import cache
from io import BytesIO
from typing import Any, NamedTuple

from legal_docs import shipped
from legal_docs.errors import MissingPartError

CHARACTERS = "证据卷第页本复印件与原核对一致人：　 0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
NAME = "LGLDOC+StampSans"


class StampFont(NamedTuple):
    """The subset: its font program, and for each character its code and its width in 1/1000 em."""

    program: bytes
    codes: dict[str, int]
    widths: dict[str, int]
    ascent: int
    descent: int

    def width(self, text: str) -> float:
        """Return how wide `text` is in em."""
        return sum(self.widths[char] for char in text) / 1000

    def encoded(self, text: str) -> bytes:
        """Return `text` as a hexadecimal string operand."""
        return b"<" + "".join(f"{self.codes[char]:04X}" for char in text).encode() + b">"


@cache
def load() -> StampFont:
    """Return the subset of the packaged font; always the same bytes."""
    from fontTools import subset
    from fontTools.ttLib import TTFont

    with TTFont(_path(), lazy=True) as font:
        options = subset.Options(layout_features=[], notdef_outline=False, hinting=False, desubroutinize=True)
        subsetter = subset.Subsetter(options)
        subsetter.populate(text=CHARACTERS)
        subsetter.subset(font)
        return _read(font)


def _path() -> Any:
    try:
        return shipped.font(shipped.SANS)
    except FileNotFoundError as missing:
        raise MissingPartError(
            f"缺少随程序提供的字体 {shipped.SANS}。请安装：pip install pylopdf-fonts-zh-cn",
            f"The packaged font {shipped.SANS} is missing. Install it: pip install pylopdf-fonts-zh-cn",
        ) from missing


def _read(font: Any) -> StampFont:
    table, glyphs = font["CFF "], font.getBestCmap()
    scale = 1000 / font["head"].unitsPerEm
    order = table.cff.topDictIndex[0].charset
    codes = {char: _code(glyphs[ord(char)], order) for char in CHARACTERS}
    widths = {char: round(font["hmtx"][glyphs[ord(char)]][0] * scale) for char in CHARACTERS}
    out = BytesIO()
    table.cff.compile(out, font, isCFF2=False)
    metrics = font["hhea"]
    return StampFont(
        out.getvalue(), codes, widths, round(metrics.ascent * scale), round(metrics.descent * scale)
    )


def _code(glyph: str, order: list[str]) -> int:
    """Return the code of a glyph: its CID in a CID-keyed font, else its place."""
    return int(glyph[3:]) if glyph.startswith("cid") else order.index(glyph)


def embed(pdf: Any) -> Any:
    """Return the font as an object of `pdf`, to be put into each page's resources."""
    from pikepdf import Array, Dictionary, Name

    font = load()
    program = pdf.make_stream(font.program, Subtype=Name.CIDFontType0C)
    box = Array([0, font.descent, 1000, font.ascent])
    descriptor = Dictionary(
        Type=Name.FontDescriptor, FontName=Name(f"/{NAME}"), Flags=4, FontBBox=box,
        ItalicAngle=0, Ascent=font.ascent, Descent=font.descent, CapHeight=733, StemV=80,
        FontFile3=program,
    )  # fmt: skip
    widths = Array([part for char in CHARACTERS for part in (font.codes[char], Array([font.widths[char]]))])
    descendant = Dictionary(
        Type=Name.Font, Subtype=Name.CIDFontType0, BaseFont=Name(f"/{NAME}"), DW=1000, W=widths,
        CIDSystemInfo=Dictionary(Registry="Adobe", Ordering="Identity", Supplement=0),
        FontDescriptor=pdf.make_indirect(descriptor),
    )  # fmt: skip
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font, Subtype=Name.Type0, BaseFont=Name(f"/{NAME}"), Encoding=Name("/Identity-H"),
            DescendantFonts=[pdf.make_indirect(descendant)], ToUnicode=pdf.make_stream(_to_unicode(font)),
        )
    )  # fmt: skip


def _to_unicode(font: StampFont) -> bytes:
    """Return the map from codes to characters, so that the page number can be searched and copied."""
    pairs = "\n".join(f"<{font.codes[char]:04X}> <{ord(char):04X}>" for char in CHARACTERS)
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
        "/CMapName /Stamp def /CMapType 2 def\n"
        "1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
        f"{len(CHARACTERS)} beginbfchar\n{pairs}\nendbfchar\n"
        "endcmap end end"
    ).encode()
