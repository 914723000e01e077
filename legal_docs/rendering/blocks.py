"""A Word document as plain values: sections of paragraphs and tables, read without losing a word.

What these values cannot hold (pictures, text boxes, tracked changes, footnotes, automatic numbers …)
is refused by `legal_docs.rendering.reader` with its name, never dropped. Lengths are CSS lengths.
"""

from dataclasses import dataclass, field, replace
from typing import Literal

Alignment = Literal["left", "center", "right", "justify"]
Counter = Literal["page", "pages"]
Place = Literal["top", "bottom"]
Which = Literal["default", "first", "even"]


@dataclass(frozen=True, slots=True)
class Look:
    """How text looks, as far as it is said here; None is said elsewhere (style, or house style)."""

    alignment: Alignment | None = None
    first_line: str | None = None
    left: str | None = None
    right: str | None = None
    before: str | None = None
    after: str | None = None
    line: str | None = None
    size: str | None = None
    font: str | None = None
    bold: bool | None = None
    underline: bool | None = None
    keep_next: bool | None = None
    page_break_before: bool | None = None

    def over(self, base: "Look") -> "Look":
        """Return this look, with what it leaves open taken from `base`."""
        said = {name: value for name in Look.__slots__ if (value := getattr(self, name)) is not None}
        return replace(base, **said)


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one look; a line break is a newline, a tab a tab."""

    text: str
    look: Look = Look()


@dataclass(frozen=True, slots=True)
class PageBreak:
    """A page break that stands by itself."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph: its style's name, what it says itself about its look, its words."""

    style: str
    runs: tuple[Run, ...]
    look: Look = Look()

    @property
    def text(self) -> str:
        """Return the words without their looks."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell, merged or not; `edges` names the sides it says itself are drawn (True) or not."""

    blocks: tuple["Paragraph | Table | PageBreak", ...]
    colspan: int = 1
    rowspan: int = 1
    vertical: Literal["top", "middle", "bottom"] = "top"
    shade: str | None = None
    edges: tuple[tuple[str, bool], ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One row; `header` rows are repeated on each page the table runs over."""

    cells: tuple[Cell, ...]
    header: bool = False
    height: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """One table; `widths` are its columns in points; `continued` where it goes on from the one above."""

    widths: tuple[float, ...]
    rows: tuple[Row, ...]
    bordered: bool = True
    centred: bool = False
    continued: bool = False


Block = Paragraph | Table | PageBreak


@dataclass(frozen=True, slots=True)
class Strip:
    """A header or footer: words and page counters, a newline between its paragraphs."""

    place: Place
    which: Which
    pieces: tuple[str | tuple[Counter], ...]
    look: Look = Look()


@dataclass(frozen=True, slots=True)
class Section:
    """Pages of one size, in points; margins are top, right, bottom, left."""

    width: float
    height: float
    margins: tuple[float, float, float, float]
    blocks: tuple[Block, ...]
    strips: tuple[Strip, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """Everything the page is made from; `styles` gives the full look of each paragraph style used."""

    sections: tuple[Section, ...]
    styles: dict[str, Look] = field(default_factory=dict, hash=False)
