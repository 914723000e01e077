"""Pages that share a font with a masked page: a font cut down to what it shows tells which signs were there.

A rare sign of a name that no readable page shows any more would still stand in the font. Such pages
become pictures too, and the font goes.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from legal_docs.bundling import stampfont
from legal_docs.bundling.masking.look import Look

_SUBSET = re.compile(r"[A-Z]{6}\+")

Fonts = dict[Any, str]
"""The fonts of a page: number of the object, name."""
Signs = frozenset[tuple[str, str]]
"""Signs of a page, each with the name of its font."""


def pages_of_telling_fonts(
    cleaned: Path, looks: Sequence[Look], masked: Mapping[int, bool]
) -> frozenset[int]:
    """Return the pages, beside the `masked` ones, whose fonts would tell a masked sign.

    True in `masked`: any sign of the page may be meant, since something was covered by hand.
    """
    import pikepdf

    with pikepdf.open(cleaned) as pdf:
        fonts = [_fonts(page.obj.get("/Resources"), set()) for page in pdf.pages]
    hidden = [one.signs if masked.get(at) else one.hidden for at, one in enumerate(looks)]
    gone = set(masked)
    while more := _telling(fonts, [one.signs for one in looks], hidden, gone):
        gone |= more
    return frozenset(gone - set(masked))


def _telling(
    fonts: Sequence[Fonts], signs: Sequence[Signs], secret: Sequence[Signs], gone: set[int]
) -> set[int]:
    """Return the pages that still use a font with a sign masked elsewhere and shown nowhere any more."""
    users: dict[Any, set[int]] = defaultdict(set)
    for at, listed in enumerate(fonts):
        for font in listed.items():
            users[font].add(at)
    found: set[int] = set()
    for (_, name), pages in users.items():
        hidden = {sign for at in pages for font, sign in secret[at] if font == name}
        left = pages - gone
        shown = {sign for at in left for font, sign in signs[at] if font == name}
        if hidden - shown:
            found |= left
    return found


def _fonts(resources: Any, seen: set[Any]) -> Fonts:
    """Return the fonts of the resources and of the forms among them."""
    if resources is None:
        return {}
    found = {}
    for font in (resources.get("/Font") or {}).values():
        name = str(font.get("/BaseFont", "")).removeprefix("/")
        if _SUBSET.match(name) and name != stampfont.NAME:
            found[font.objgen] = name
    for form in (resources.get("/XObject") or {}).values():
        if form.objgen not in seen:
            seen.add(form.objgen)
            found |= _fonts(form.get("/Resources"), seen)
    return found
