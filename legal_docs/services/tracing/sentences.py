"""A finished paper as sentences, each with the values printed in it and the fields they belong to."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from legal_docs.drafting.words import day
from legal_docs.model.form import Blank, FormRow, FormSheet
from legal_docs.rendering.traced import Piece

CELL = "｜"
"""What stands between the cells of one row of a table."""
_ENDS = re.compile(r"(\n|(?<=[。；])(?!（))")


@dataclass(frozen=True, slots=True)
class Printed:
    """One value of a sentence: its field, by the keys of docs/template-fields.md ("" for a counter)."""

    path: str
    words: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, or one row of a table; without values it is the template's own words."""

    text: str
    values: tuple[Printed, ...]

    def beside(self, value: Printed) -> str:
        """Return the key of a value and the other values of the same record printed in the sentence."""
        record, _, key = value.path.rpartition(".")
        others = (v.words for v in self.values if v is not value and v.path.rpartition(".")[0] == record)
        return " ".join((key, *others))


def of_paper(pieces: Sequence[Piece]) -> Iterator[Sentence]:
    """Yield the sentences of a paper filled from a Word template, in order, empty ones left out."""
    text, values = "", list[Printed]()
    for piece in _rows(pieces):
        if piece.path is not None:
            text += piece.words
            values.append(Printed(piece.path, piece.words))
            continue
        for part in _ENDS.split(piece.words):
            text += part
            if part == "\n" or (text.endswith(("。", "；")) and not part.endswith("（")):
                yield from _sentence(text, values)
                text, values = "", []
    yield from _sentence(text, values)


def of_form(sheet: FormSheet) -> Iterator[Sentence]:
    """Yield a sentence for each blank and tick of an element form."""
    for row in sheet.rows:
        where = f"{row.section}·{row.label}" + (f"（第{row.copy}份）" if row.copy > 1 else "")
        for blank in row.blanks:
            if words := _words(blank.value):
                field = blank.field or _field(row, blank)
                yield Sentence(f"{where}：{blank.label}{words}{blank.unit}", (Printed(field, words),))
        for tick in row.ticks:
            yield Sentence(f"{where}：{tick.under}☑{tick.option}", ())


def _rows(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Yield the pieces with the ends of cells written as CELL, so that a row of a table stays together."""
    for piece in pieces:
        if piece.path is None:
            yield Piece(piece.words.replace("\n\t", CELL).replace(f"{CELL}\n", "\n"), None)
        else:
            yield piece


def _sentence(text: str, values: Sequence[Printed]) -> Iterator[Sentence]:
    shown = text.strip().strip(CELL).strip()
    if shown:
        yield Sentence(shown, tuple(values))


def _field(row: FormRow, blank: Blank) -> str:
    return f"{row.label}.{blank.label}" if blank.label else row.label


def _words(value: str | date) -> str:
    return value if isinstance(value, str) else day(value)
