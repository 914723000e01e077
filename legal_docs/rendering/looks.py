"""How our own Word papers look: as their templates are (official), or with another look laid over them.

A look changes named styles, margins and the page number, and never a word. It stands in
templates/filings/looks/<name>.toml; what the PDF takes from it stands in templates/pdf/<name>.css.
"""

import tomllib
import zipfile
from collections.abc import Mapping
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any

from legal_docs import shipped
from legal_docs.errors import BadInputError
from legal_docs.rendering.package import Package
from legal_docs.rendering.wordxml import child, local, tag, value

OFFICIAL = "official"
"""The look of the templates themselves: GB/T 9704."""
_EPOCH = (1980, 1, 1, 0, 0, 0)
_TWIPS, _TWIPS_PER_MM, _LINE = 20, 1440 / 25.4, 240
_FONT_KINDS = ("ascii", "hAnsi", "eastAsia", "cs")
_SIDES = ("top", "bottom", "left", "right", "footer")
_INDENT = 2  # characters


def dressed(docx: bytes, look: str) -> bytes:
    """Return the Word file in `look`; same input, same bytes. The official look changes nothing.

    Raises BadInputError for a look that does not exist, and where the bytes are no Word file.
    """
    return docx if look == OFFICIAL else _dressed(docx, _load(look))


def sheets(look: str) -> tuple[Path, ...]:
    """Return the style sheets to lay over court.css, so that the PDF follows the Word file."""
    return () if look == OFFICIAL else (shipped.templates() / "pdf" / f"{look}.css",)


def _load(look: str) -> str:
    folder = shipped.templates() / "filings" / "looks"
    known = {path.stem: path for path in folder.glob("*.toml")}
    if look not in known:
        names = [OFFICIAL, *sorted(known)]
        raise BadInputError(
            f"没有名为{look}的版式。可选：{'、'.join(names)}。请改正设置 LEGAL_DOCS_LOOK",
            f"There is no look called {look}. Choose one of {', '.join(names)} for LEGAL_DOCS_LOOK",
        )
    return known[look].read_text("utf-8")


@lru_cache(maxsize=64)
def _dressed(docx: bytes, look: str) -> bytes:
    package, wanted = Package(docx), tomllib.loads(look)
    file = BytesIO()
    with zipfile.ZipFile(BytesIO(docx)) as source, zipfile.ZipFile(file, "w") as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 0
            data = _changed(package.xml(name), wanted) if name.endswith(".xml") else None
            target.writestr(entry, data or source.read(name), compresslevel=6)
    return file.getvalue()


def _changed(part: Any, wanted: Mapping[str, Any]) -> bytes | None:
    """Return the part with the look laid over it, None where the look does not concern it."""
    from lxml import etree

    changes = {"document": _resize, "styles": _restyle, "ftr": _renumber}
    if local(part) not in changes:
        return None
    changes[local(part)](part, wanted)
    return bytes(etree.tostring(part, xml_declaration=True, encoding="UTF-8", standalone=True))


def _restyle(styles: Any, wanted: Mapping[str, Any]) -> None:
    for style in styles.iterfind(tag("style")):
        look = wanted["styles"].get(value(child(style, "name")))
        if look:
            _restyle_one(style, look)


def _restyle_one(style: Any, look: Mapping[str, Any]) -> None:
    _set_type(_part(style, "rPr"), look)
    spacing = _part(_part(style, "pPr"), "spacing")
    spacing.set(tag("line"), _whole(look["lines"] * _LINE))
    spacing.set(tag("lineRule"), "auto")
    for side in ("before", "after"):
        if side in look:
            spacing.set(tag(side), _whole(look[side] * _TWIPS))
    indent = child(style, "pPr", "ind")
    if value(indent, "firstLine"):
        indent.set(tag("firstLine"), _whole(look["size"] * _INDENT * _TWIPS))


def _set_type(letters: Any, look: Mapping[str, Any]) -> None:
    for kind in _FONT_KINDS if "font" in look else ():
        _part(letters, "rFonts").set(tag(kind), look["font"])
    _part(letters, "sz").set(tag("val"), _whole(look["size"] * 2))


def _resize(document: Any, wanted: Mapping[str, Any]) -> None:
    """Set the margins of upright pages; make tables that are now too wide as wide as the text."""
    tables: list[Any] = []
    for block in child(document, "body"):
        if local(block) == "tbl":
            tables.append(block)
        section = block if local(block) == "sectPr" else child(block, "pPr", "sectPr")
        if section is not None:
            if value(child(section, "pgSz"), "orient") != "landscape":
                room = _margins(section, wanted["page"])
                for table in tables:
                    _narrow(table, room)
            tables = []


def _margins(section: Any, page: Mapping[str, float]) -> int:
    """Set the margins; return the width left for the text, in twips."""
    margins = child(section, "pgMar")
    for side in _SIDES:
        margins.set(tag(side), _whole(page[side] * _TWIPS_PER_MM))
    width = int(value(child(section, "pgSz"), "w") or 0)
    return width - sum(int(value(margins, side) or 0) for side in ("left", "right"))


def _narrow(table: Any, room: int) -> None:
    columns = list(table.iterfind(f"{tag('tblGrid')}/{tag('gridCol')}"))
    total = sum(int(value(column, "w") or 0) for column in columns)
    if total <= room:
        return
    widths = [w for w in table.iter(tag("tcW")) if value(w, "type") == "dxa"]
    for each in (*columns, *widths):
        each.set(tag("w"), _whole(int(value(each, "w") or 0) * room / total))


def _renumber(footer: Any, wanted: Mapping[str, Any]) -> None:
    for size in footer.iter(tag("sz")):
        size.set(tag("val"), _whole(wanted["page"]["number_size"] * 2))


def _part(parent: Any, name: str) -> Any:
    """Return the child `name` of `parent`, made where there is none."""
    found = child(parent, name)
    if found is None:
        found = parent.makeelement(tag(name))
        parent.append(found)
    return found


def _whole(number: float) -> str:
    return str(round(number))
