"""The packaged font cut down to common characters: each PDF then embeds a tenth of what it would."""

import tempfile
from functools import cache
from pathlib import Path

from fontTools import subset

from legal_docs import shipped

RARE = "䶮㛃·—"
_DROPPED = ["vhea", "vmtx", "VORG", "BASE", "GSUB", "GPOS"]


@cache
def _folder() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="make-samples-")


@cache
def small_font() -> Path:
    """Return a font file with GB 2312 and the rare characters, its subroutines written out."""
    options = subset.Options()
    options.desubroutinize, options.hinting, options.layout_features = True, False, []
    options.notdef_outline, options.recalc_timestamp = True, False
    options.drop_tables += _DROPPED
    font = subset.load_font(str(shipped.font(shipped.SANS)), options)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=[code for code in range(32, 0x10000) if _common(chr(code))])
    cutter.subset(font)
    path = Path(_folder().name) / "sample.otf"
    font.save(path)
    font.close()
    return path


def _common(char: str) -> bool:
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        return char in RARE
    return True


def missing(text: str) -> set[str]:
    """Return the characters of `text` the cut font does not have."""
    return {char for char in text if not char.isspace() and not _common(char)}
