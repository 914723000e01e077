"""Filled forms: what is to stand in the printed blanks and tick boxes of a court's element form (要素式).

The words of the form are the court's: a sheet only says which printed label gets which value. So one sheet
fills our own layout, a form downloaded from the court, or an older edition of it.
"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Blank:
    """填空: one printed blank of a cell and what to write there.

    `label` is the printed text before the blank (`尚欠本金`), "" where nothing is printed before it;
    `unit` the printed text after it (`元`, `%`, `条`), "" where nothing follows; `under` the printed words
    whose line the blank stands in, where one cell has several alike (`逾期上浮`). A `date` goes into a
    printed `年 月 日`; a str is written as it is, line breaks included. `field` names the value for the
    reader (`诉讼请求.本金`).
    """

    label: str
    value: str | date
    unit: str = ""
    under: str = ""
    field: str = ""


@dataclass(frozen=True, slots=True)
class Tick:
    """勾选: one printed option to tick; `under` is the printed question it answers within its cell."""

    option: str
    under: str = ""


@dataclass(frozen=True, slots=True)
class FormRow:
    """表行: one row (or block of one party) of a form, found by its printed label.

    `also` are names of the same row in other editions. `copy` counts rows that are printed once and needed
    several times (the second natural person sued is 2). `section` is the printed heading above.
    """

    section: str
    label: str
    blanks: tuple[Blank, ...] = ()
    ticks: tuple[Tick, ...] = ()
    also: tuple[str, ...] = ()
    copy: int = 1


@dataclass(frozen=True, slots=True)
class FormSheet:
    """要素表: everything to be written into one form, row by row in the order of the form."""

    title: str
    rows: tuple[FormRow, ...]

    def values(self) -> tuple[str, ...]:
        """Return every text to be written, days as `2026年5月31日`."""
        found = (blank.value for row in self.rows for blank in row.blanks)
        return tuple(v if isinstance(v, str) else f"{v.year}年{v.month}月{v.day}日" for v in found if v != "")


@dataclass(frozen=True, slots=True)
class Unplaced:
    """未能填入: a value or tick for which the form has no such place, or more than one."""

    section: str
    row: str
    what: str
    reason: str
    what_en: str = ""
    reason_en: str = ""

    @property
    def sentence(self) -> str:
        """Return where, what and why in Chinese."""
        return f"{self.section}“{self.row}”：{self.what}：{self.reason}"

    def said(self, lang: str) -> str:
        """Return the sentence in `lang` ("zh" or "en"); labels of the form stay as they are printed."""
        if lang != "en":
            return self.sentence
        return f"{self.section} “{self.row}”: {self.what_en}: {self.reason_en}".lstrip()
