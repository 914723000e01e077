"""Old and new article numbers of the Civil Procedure Law (民事诉讼法), which was renumbered twice.

An interpretation cites the numbers of its own day: resolve what stands inside it by that day.
"""

import json
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

_TABLE = Path(__file__).parent / "tables" / "renumbering.json"
LAW = "民诉法"
"""The ids of the articles begin with this and the edition: 民诉法2023.250."""


def number_in(article_id: str, on: date) -> int | None:
    """Return the number that the article of any edition had on the day `on`.

    None where no number is known for that day, or where the rule did not exist then. Raises
    ValueError for an id of another law.
    """
    edition, number = _parts(article_id)
    then = _edition(on)
    if then is None or edition == then["edition"]:
        return number if then else None
    row = _row(_column(edition), number)
    return row[then["column"]] if row else None


def resolve(law: str, number: int, *, on: date) -> str | None:
    """Return today's id of the article that had `number` on the day `on`: 239 in 2018 is 民诉法2023.250.

    None where the table does not know it. Raises ValueError for another law, which was not renumbered.
    """
    if law != LAW:
        raise ValueError(law)
    then = _edition(on)
    row = _row(then["column"], number) if then else None
    newest = _table()["editions"][0]
    return f"{LAW}{newest['edition']}.{row[newest['column']]}" if row else None


def renumbered(article_id: str) -> bool:
    """Return whether the article belongs to the law whose numbers changed."""
    edition = article_id.partition(".")[0].removeprefix(LAW)
    return article_id.startswith(LAW) and edition.isdigit()


def _parts(article_id: str) -> tuple[str, int]:
    if not renumbered(article_id):
        raise ValueError(article_id)
    edition, _, number = article_id.removeprefix(LAW).partition(".")
    return edition, int(number)


def _edition(day: date) -> dict[str, Any] | None:
    editions: list[dict[str, Any]] = _table()["editions"]
    return next((e for e in editions if date.fromisoformat(e["in_force_from"]) <= day), None)


def _column(edition: str) -> int:
    columns = {e["edition"]: int(e["column"]) for e in _table()["editions"]}
    if edition not in columns:
        raise ValueError(edition)
    return columns[edition]


def _row(column: int, number: int) -> list[int | None] | None:
    rows: list[list[int | None]] = _table()["numbers"]
    return next((row for row in rows if row[column] == number), None)


@cache
def _table() -> dict[str, Any]:
    table: dict[str, Any] = json.loads(_TABLE.read_text(encoding="utf-8"))
    return table
