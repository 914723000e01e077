"""Text as the packaged fonts can print it; what has no glyph is written out as 〔U+1F600〕."""

from legal_docs.bundling.refusal import warning
from legal_docs.model.problem import Problem
from legal_docs.rendering.glyphs import missing_characters

_SHOWN = 5


def written_out(text: str) -> str:
    """Return `text` with each character that has no glyph replaced by its code in brackets."""
    codes = {ord(char): f"〔U+{ord(char):04X}〕" for char in missing_characters(text)}
    return text.translate(codes) if codes else text


def check(text: str, file: str) -> tuple[Problem, ...]:
    """Return a warning naming the characters of `text` that cannot be printed, if there are any."""
    missing = missing_characters(text)
    if not missing:
        return ()
    named = "、".join(f"U+{ord(char):04X}" for char in missing[:_SHOWN])
    return (warning("exhibit_glyphs", file, detail=named + ("…" if len(missing) > _SHOWN else "")),)
