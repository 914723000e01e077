"""What a template leaves behind in a paper: its tags, its placeholders, and signs around nothing."""

import re
from collections.abc import Iterator, Mapping

from legal_docs.rendering.match import Fault

_TAGS: Mapping[str, str] = {
    "{{": r"\{\{",
    "}}": r"\}\}",
    "{%": r"\{%",
    "%}": r"%\}",
    "{#": r"\{#",
    "｛｛": r"[{｛][^\S\n]*[{｛]",
    "｝｝": r"[}｝][^\S\n]*[}｝]",
    "｛%": r"[{｛][^\S\n]*[%％#＃]",
    "%｝": r"[%％#＃][^\S\n]*[}｝]",
    "[[": r"\[\[",
    "]]": r"\]\]",
    "None": r"(?<![A-Za-z])None(?![A-Za-z])",
    "nan": r"(?<![A-Za-z])(?:nan|NaN)(?![A-Za-z])",
    "undefined": r"(?<![A-Za-z])undefined(?![A-Za-z])",
    "jinja": r"(?<![A-Za-z])[Jj]inja",
    "True/False": r"(?<![A-Za-z])(?:True|False)(?![A-Za-z])",
    "XXX": r"(?<![A-Za-z0-9*×-])(?:[Xx]{3,}|×{3,})(?![A-Za-z0-9*×-])",
}
"""A masked number (6222XXXX1234) is no placeholder; a name that only looks like a tag (banana) is none."""
_AROUND_NOTHING: Mapping[str, str] = {
    "（）": r"（\s*）",
    "()": r"\([^\S\n]*\)",
    "《》": r"《\s*》",
    "〈〉": r"〈\s*〉",
    "【】": r"【\s*】",
    "〔〕": r"〔\s*〕",
    "“”": r"“\s*”",
    "「」": r"「\s*」",
    "：，": r"[：，、；（][^\S\n]*[，、；。]",
    "（，": r"[：，、][^\S\n]*）",
}
"""Signs that stand around, before or after a value that is not there."""


def residue(words: str, *, printed: bool = False) -> Iterator[Fault]:
    """Yield each trace of a template left in `words`, with what stands around it.

    In a `printed` form blanks may stay empty, so only the tags are looked for.
    """
    seen = set()
    for name, pattern in (_TAGS if printed else {**_TAGS, **_AROUND_NOTHING}).items():
        found = re.search(pattern, words)
        if found and found.span() not in seen:
            seen.add(found.span())
            near = " ".join(words[max(0, found.start() - 10) : found.end() + 10].split())
            yield f"留有“{name}”（见“{near}”）", f'"{name}" was left over near "{near}"'
