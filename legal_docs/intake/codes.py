"""Every kind of problem intake can report: its stable code, its sentences, its severity.

docs/errors.md is made from `CODES`. `{…}` in a sentence is filled by `problem`.
"""

from collections.abc import Mapping

from legal_docs.intake.codes_of_claims import CLAIMS
from legal_docs.intake.codes_of_facts import FACTS
from legal_docs.intake.codes_of_form import FORM
from legal_docs.intake.sentences import Code
from legal_docs.model.problem import Place, Problem

CODES: Mapping[str, Code] = {**FORM, **FACTS, **CLAIMS}


def problem(code: str, place: Place | None = None, **values: object) -> Problem:
    """Return the problem `code` at `place`, its sentences filled with `values`."""
    words = CODES[code]
    shown = {name: _short(value) for name, value in values.items()}
    return Problem(
        code=code,
        severity=words.severity,
        place=place or Place(),
        zh=words.zh.format_map(shown),
        en=words.en.format_map(shown),
        advice_zh=words.advice_zh.format_map(shown),
        advice_en=words.advice_en.format_map(shown),
    )


def _short(value: object, limit: int = 80) -> str:
    text = "".join(c if c.isprintable() else "?" for c in str(value))
    return text if len(text) <= limit else f"{text[:limit]}…"
