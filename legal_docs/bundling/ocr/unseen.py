"""Unseen text: a font without any drawing, wide and narrow blanks, and lines of it laid over a picture.

A viewer finds and copies the words by the font's own table, and draws nothing (text render mode 3).
"""

from collections.abc import Iterable, Sequence
from functools import cache
from io import BytesIO
from math import hypot
from typing import Any, NamedTuple
from unicodedata import east_asian_width

NAME = "LGLDOC+RecognisedText"
KEY = "/RecognisedText"
_EM = 1000
_NARROW = 500
_BLOCK = 100
_WIDE, _HALF = 1, 2
_MADE = 2_082_844_800
"""1970-01-01, as font files count seconds."""


class Drawn(NamedTuple):
    """Words on a page, in its own points: where their line begins, where it ends, how high it is."""

    text: str
    begin: tuple[float, float]
    end: tuple[float, float]
    height: float


class Face:
    """The font for one file: a code for each letter that is used in it."""

    def __init__(self, letters: Iterable[str]) -> None:
        self._codes = {letter: code for code, letter in enumerate(sorted(set(letters)), 1)}

    def drawing(self, lines: Sequence[Drawn]) -> bytes:
        """Return the operators that lay the lines over a page, each stretched to its own length."""
        shown = "\n".join(filter(None, map(self._line, lines)))
        return f"\nq BT 3 Tr\n{shown}\nET Q".encode()

    def _line(self, line: Drawn) -> str:
        along = (line.end[0] - line.begin[0], line.end[1] - line.begin[1])
        length = hypot(*along)
        if not length or line.height <= 0:
            return ""
        cos, sin = along[0] / length, along[1] / length
        natural = sum(map(_width, line.text)) * line.height / _EM
        codes = "".join(f"{self._codes[letter]:04X}" for letter in line.text)
        x, y = line.begin
        return (
            f"{KEY} {line.height:.2f} Tf {100 * length / natural:.2f} Tz "
            f"{cos:.5f} {sin:.5f} {-sin:.5f} {cos:.5f} {x:.2f} {y:.2f} Tm <{codes}> Tj"
        )

    def embed(self, pdf: Any) -> Any:
        """Return the font as an object of `pdf`."""
        from pikepdf import Array, Dictionary, Name

        program = pdf.make_stream(_program(), Length1=len(_program()))
        descriptor = Dictionary(
            Type=Name.FontDescriptor, FontName=Name(f"/{NAME}"), Flags=4, FontBBox=[0, 0, _EM, _EM],
            ItalicAngle=0, Ascent=_EM, Descent=0, CapHeight=_EM, StemV=80, FontFile2=program,
        )  # fmt: skip
        glyphs = b"".join(_glyph(each).to_bytes(2, "big") for each in ("\0", *self._codes))
        descendant = Dictionary(
            Type=Name.Font, Subtype=Name.CIDFontType2, BaseFont=Name(f"/{NAME}"), DW=_EM,
            W=Array([1, Array([_width(letter) for letter in self._codes])]),
            CIDSystemInfo=Dictionary(Registry="Adobe", Ordering="Identity", Supplement=0),
            CIDToGIDMap=pdf.make_stream(glyphs), FontDescriptor=pdf.make_indirect(descriptor),
        )  # fmt: skip
        return pdf.make_indirect(
            Dictionary(
                Type=Name.Font, Subtype=Name.Type0, BaseFont=Name(f"/{NAME}"), Encoding=Name("/Identity-H"),
                DescendantFonts=[pdf.make_indirect(descendant)], ToUnicode=pdf.make_stream(self._letters()),
            )
        )  # fmt: skip

    def _letters(self) -> bytes:
        """Return the map from codes to letters, in blocks as long as the format allows."""
        rows = [f"<{code:04X}> <{_utf16(letter)}>" for letter, code in self._codes.items()]
        blocks = (rows[at : at + _BLOCK] for at in range(0, len(rows), _BLOCK))
        told = "".join(f"{len(b)} beginbfchar\n" + "\n".join(b) + "\nendbfchar\n" for b in blocks)
        return (
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
            "/CMapName /Recognised def /CMapType 2 def\n"
            "1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
            f"{told}endcmap end end"
        ).encode()


def _width(letter: str) -> int:
    return _EM if east_asian_width(letter) in "WFA" else _NARROW


def _glyph(letter: str) -> int:
    return _WIDE if _width(letter) == _EM else _HALF


def _utf16(letter: str) -> str:
    return letter.encode("utf-16-be", "surrogatepass").hex().upper()


@cache
def _program() -> bytes:
    """Return the font file: two blanks, always the same bytes.

    Each has one line without any area from corner to corner of its square, so that viewers know how high
    it is and mark what they found, and even one that ignores the render mode draws nothing.
    """
    from fontTools.fontBuilder import FontBuilder

    widths = {".notdef": _EM, "wide": _EM, "narrow": _NARROW}
    font = FontBuilder(_EM, isTTF=True)
    font.setupGlyphOrder([*widths])
    font.setupCharacterMap({})
    font.setupGlyf({name: _blank(width) for name, width in widths.items()})
    font.setupHorizontalMetrics({name: (width, 0) for name, width in widths.items()})
    font.setupHorizontalHeader(ascent=_EM, descent=0)
    font.setupNameTable({"familyName": "RecognisedText", "styleName": "Regular"})
    font.setupPost()
    font.font["head"].created = font.font["head"].modified = _MADE
    font.font.recalcTimestamp = False
    out = BytesIO()
    font.save(out)
    return out.getvalue()


def _blank(width: int) -> Any:
    from fontTools.pens.ttGlyphPen import TTGlyphPen

    pen = TTGlyphPen(None)
    pen.moveTo((0, 0))
    pen.lineTo((width, _EM))
    pen.closePath()
    return pen.glyph()
