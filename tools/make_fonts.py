"""Make the small fonts of the PDF lanes from the full packaged ones: `python -m tools.make_fonts`.

The characters stand in `templates/pdf/fonts/characters.txt`: GB 2312, the 8,105 of 通用规范汉字表 (Unihan
kTGH), Latin, and the signs in daily use. Outlines become quadratic (glyf), which is subset faster and packs
smaller than CFF. The fonts get names of our own; they stay under the OFL (`OFL.txt` beside them).
"""

import re
from io import BytesIO
from pathlib import Path

from fontTools import subset
from fontTools.fontBuilder import FontBuilder
from fontTools.otlLib import builder
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.tables import otTables

from legal_docs import shipped
from legal_docs.rendering import engine, marks

FOLDER = Path(__file__).parents[1] / "templates" / "pdf" / "fonts"
FONTS = (
    (shipped.SERIF, engine.SERIF_FAMILY, "Anjuan Serif", engine.SMALL_SERIF),
    (shipped.SANS, engine.SANS_FAMILY, "Anjuan Sans", engine.SMALL_SANS),
)
_FEATURES = ["ccmp", "kern", "liga", "mark"]  # what both engines apply to horizontal Chinese text
_VERTICAL = ["VORG", "vhea", "vmtx", "BASE", "DSIG", "GDEF"]
_MOST_OFF = 1.0  # units of 1/1000 em that a curve may be off
OPENING, CLOSING, GUARD = "（《〈「『【〔〖“‘", "）》〉」』】〕〗”’", "guard"
_NAMES_KEPT = {0, 13, 14}  # copyright and licence


def characters() -> str:
    """Return the characters that the small fonts hold, as far as the full ones have them."""
    return re.sub(r"\n", "", (FOLDER / "characters.txt").read_text("utf-8")) + " \u00a0\u3000"


def make(source: Path, family: str, latin: str, target: Path) -> None:
    """Write the small font of `source` to `target`; always the same bytes."""
    font = TTFont(source, recalcTimestamp=False)
    options = subset.Options(
        layout_features=_FEATURES, drop_tables=_VERTICAL, hinting=False, name_IDs=["*"], notdef_outline=True
    )
    small = subset.Subsetter(options)
    small.populate(text=characters())
    small.subset(font)
    _to_quadratic(font)
    _add_guards(font)
    _rename(font, family, latin)
    font.save(target)


def _to_quadratic(font: TTFont) -> None:
    order, glyphs = font.getGlyphOrder(), font.getGlyphSet()
    drawn = {}
    for name in order:
        pen = TTGlyphPen(glyphs)
        glyphs[name].draw(Cu2QuPen(pen, _MOST_OFF, reverse_direction=True))
        drawn[name] = pen.glyph()
    del font["CFF "]
    font["loca"], glyf = newTable("loca"), newTable("glyf")
    font["glyf"] = glyf
    glyf.glyphOrder, glyf.glyphs = order, drawn
    for name, glyph in drawn.items():
        glyph.recalcBounds(glyf)
        width, _ = font["hmtx"].metrics[name]
        font["hmtx"].metrics[name] = (width, getattr(glyph, "xMin", 0))
    FontBuilder(font=font).setupMaxp()
    font["post"].formatType = 3.0
    font["head"].glyphDataFormat = 0
    font.sfntVersion = "\000\001\000\000"


def _add_guards(font: TTFont) -> None:
    """Add the feature ss01: an empty glyph beside each bracket and quotation mark.

    typst halves such a sign at the end or start of a line, and so would break lines elsewhere than
    WeasyPrint; it halves the empty glyph instead, which is nothing wide.
    """
    names = {sign: font.getBestCmap()[ord(sign)] for sign in OPENING + CLOSING}
    glyf, order = font["glyf"], [*font.getGlyphOrder(), GUARD]
    glyf.glyphs[GUARD] = TTGlyphPen(None).glyph()
    glyf.glyphOrder = order
    font.setGlyphOrder(order)
    font["hmtx"].metrics[GUARD] = (0, 0)
    font["maxp"].numGlyphs = len(order)
    beside = {names[sign]: [GUARD, names[sign]] for sign in OPENING}
    beside |= {names[sign]: [names[sign], GUARD] for sign in CLOSING}
    table = font["GSUB"].table
    table.LookupList.Lookup.append(builder.buildLookup([_multiple(beside)]))
    table.FeatureList.FeatureRecord.append(_feature("ss01", len(table.LookupList.Lookup) - 1))
    added = len(table.FeatureList.FeatureRecord) - 1
    for script in table.ScriptList.ScriptRecord:
        systems = [script.Script.DefaultLangSys, *(record.LangSys for record in script.Script.LangSysRecord)]
        for system in filter(None, systems):
            system.FeatureIndex.append(added)


def _multiple(mapping: dict[str, list[str]]) -> object:
    subtable = otTables.MultipleSubst()
    subtable.mapping = mapping
    return subtable


def _feature(tag: str, lookup: int) -> object:
    record = otTables.FeatureRecord()
    record.FeatureTag, record.Feature = tag, otTables.Feature()
    record.Feature.FeatureParams, record.Feature.LookupListIndex = None, [lookup]
    return record


def _rename(font: TTFont, family: str, latin: str) -> None:
    names = font["name"]
    names.names = [record for record in names.names if record.nameID in _NAMES_KEPT]
    script = f"{latin.replace(' ', '')}-Regular"
    for number, words in (
        (1, family),
        (2, "Regular"),
        (3, script),
        (4, family),
        (5, "Version 1.000"),
        (6, script),
    ):
        names.setName(words, number, 3, 1, 0x409)


def make_marks(target: Path) -> None:
    """Write the ballot boxes, which the batch lane reads from a file."""
    font = TTFont(BytesIO(marks.font()), recalcTimestamp=False)
    _rename(font, engine.MARK_FAMILY, "Anjuan Marks")
    font["post"].formatType = 3.0
    font.save(target)


def main() -> None:
    """Make the fonts and say how large they are."""
    make_marks(FOLDER / "anjuan-marks.ttf")
    for source, family, latin, name in FONTS:
        make(shipped.font(source), family, latin, FOLDER / name)
        print(f"{name}: {(FOLDER / name).stat().st_size // 1024} KB")


if __name__ == "__main__":
    main()
