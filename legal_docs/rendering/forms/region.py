"""The part of a form in which one row's blanks and boxes stand, as one text."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from legal_docs.rendering.forms.letters import text_of


@dataclass(frozen=True, slots=True, eq=False)
class Edit:
    """A change of one paragraph: `text` takes the place of what is printed from `start` to `end`."""

    paragraph: Any
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, eq=False)
class Region:
    """A text over paragraphs: a line feed between them, form feed between cells, vertical tab between rows.

    `owners` has the paragraph and offset of each character and of the end. `lead` is what separates a
    value from the label where both stand in one cell.
    """

    text: str
    owners: tuple[tuple[Any, int], ...]
    lead: str = ""

    def after(self, at: int, *, lead: str = "") -> "Region":
        """Return the rest of the region from `at`."""
        return replace(self, text=self.text[at:], owners=self.owners[at:], lead=lead)

    def until(self, end: int) -> "Region":
        """Return the region up to `end`."""
        return replace(self, text=self.text[:end], owners=self.owners[: end + 1])

    def edit(self, start: int, end: int, text: str) -> Edit:
        """Return the change of `start` to `end`, which lie in one paragraph, as a change of that one."""
        paragraph, offset = self.owners[start]
        return Edit(paragraph, offset, offset + end - start, text)


def region(parts: Iterable[tuple[str, Any]]) -> Region:
    """Return the region of paragraphs, each given with what separates it from the one before."""
    text, owners, last = "", [], None
    for separator, paragraph in parts:
        if last is not None:
            text += separator
            owners.append(last)
        printed = text_of(paragraph)
        text += printed
        owners += [(paragraph, offset) for offset in range(len(printed))]
        last = (paragraph, len(printed))
    return Region(text, (*owners, last) if last else ())
