"""The table of columns: which sheet and header fills which field of the model.

A row of a sheet makes one or more records (`records.RECORDS`); a column is written
`column("表头", "record.field …", "别名 别名", "note")`. Types, choices and what is required come from
the model, so the table never repeats them.
"""

import re
import unicodedata
from collections.abc import Mapping

from legal_docs.intake.conduct_columns import CLUES, CONTACTS, EVIDENCE, SECURITY
from legal_docs.intake.court_columns import AWARDS, PROCEEDINGS
from legal_docs.intake.debt_columns import CARDS, LOANS
from legal_docs.intake.fields import Column, Sheet
from legal_docs.intake.money_columns import BALANCES, COSTS, REPAYMENTS, SCHEDULE, STATEMENTS
from legal_docs.intake.party_columns import CASES, ESCALATION, PARTIES
from legal_docs.intake.records import CASE_NUMBER, RECORDS

__all__ = ["CASE_NUMBER", "HEADERS", "RECORDS", "SHEETS", "column_of", "sheet_called", "tidy"]

SHEETS: tuple[Sheet, ...] = (
    CASES,
    ESCALATION,
    PARTIES,
    LOANS,
    SCHEDULE,
    CARDS,
    STATEMENTS,
    REPAYMENTS,
    BALANCES,
    COSTS,
    SECURITY,
    CONTACTS,
    CLUES,
    PROCEEDINGS,
    AWARDS,
    EVIDENCE,
)
"""All sheets, in the order they are read and written: parents before what lies inside them."""


def tidy(header: object) -> str:
    """Return a header or sheet name as it is compared: NFKC, without spaces and stars."""
    text = unicodedata.normalize("NFKC", str(header))
    return re.sub(r"[\s*＊]", "", text).casefold()


def sheet_called(name: str) -> Sheet | None:
    """Return the sheet with this name or alias."""
    wanted = tidy(name)
    return next((s for s in SHEETS if wanted in {tidy(n) for n in (s.name, *s.aliases)}), None)


def column_of(sheet: Sheet, header: object) -> Column | None:
    """Return the column of `sheet` with this header or alias."""
    return _BY_HEADER[sheet.name].get(tidy(header))


_BY_HEADER: Mapping[str, Mapping[str, Column]] = {
    s.name: {tidy(word): c for c in s.columns for word in (c.header, *c.aliases)} for s in SHEETS
}
_OF_FIELDS = {f.loc: (s.name, c.header) for s in SHEETS for c in s.columns for f in c.fields}
_OF_SELECTORS = {
    (*RECORDS[pick.record].path, name): (s.name, s.selector.header)
    for s in SHEETS
    if s.selector
    for picks in s.selector.picks.values()
    for pick in picks
    for name in pick.fixed
}
HEADERS: Mapping[tuple[str, ...], tuple[str, str]] = _OF_FIELDS | _OF_SELECTORS
"""Field path from the root of a CaseFile (no list positions) → sheet and header."""
