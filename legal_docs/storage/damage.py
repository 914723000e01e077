"""Rows that were changed behind the program's back: none is used, none is passed over in silence.

Here, and nowhere else, a row that does not open is caught. Inside `noting` it is left out and noted wherever
the others can be shown or worked on without it; everywhere else it stops the work, since what is decided on
the rest might be wrong.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import Select, select

from legal_docs.errors import KeysError
from legal_docs.storage import key_sentences as say
from legal_docs.storage.key_sentences import TamperedError
from legal_docs.storage.rows import Values, fetched
from legal_docs.storage.sealing import Sealed
from legal_docs.storage.tables_cases import cases

if TYPE_CHECKING:
    from legal_docs.storage.records import Tx

T = TypeVar("T")
_LONGEST = 60
"""So many signs of a number or id are told; whoever wrote into the table may have written anything."""
_NOT_ROWS = (ValueError, TypeError, ArithmeticError)
"""What is raised of a value that no column of ours holds: SQLite keeps whatever it is given."""


@dataclass(frozen=True, slots=True)
class _Noting:
    rows: list[TamperedError]
    is_shown: bool


_noting: ContextVar[_Noting | None] = ContextVar("noting", default=None)


@contextmanager
def noting(*, shows: bool) -> Iterator[list[TamperedError]]:
    """Yield the list in which rows that do not open are noted until the block ends.

    `shows`: what is read is shown, nothing is decided on it, so that every list goes on without them.
    Within another `noting` the list is the same, and a block that does not show stays one inside it.
    """
    outer = _noting.get()
    rows = outer.rows if outer else []
    mark = _noting.set(_Noting(rows, shows and (outer is None or outer.is_shown)))
    try:
        yield rows
    finally:
        _noting.reset(mark)


@contextmanager
def left_out() -> Iterator[None]:
    """End the block, and note the row, where one opened in it by itself is damaged: it is one of several."""
    try:
        yield
    except TamperedError as error:
        if (found := _noting.get()) is None:
            raise
        add(found.rows, [error])


def readable(
    tx: "Tx", sealed: Sealed, query: Select[Any], make: Callable[["Tx", Values], T], *,
    lock: bool = False, alone: bool = False,
) -> tuple[T, ...]:  # fmt: skip
    """Return what `make` makes of the rows of `query`, which holds all columns of the table of `sealed`.

    `alone`: each stands for itself, so that those that do not open are left out, and noted, even where
    something is decided. Raises TamperedError where they may not be left out.
    """
    found = each(tx, sealed, query, make, lock=lock)
    if broken := [id for id, made in found if made is None]:
        _leave_out(tx, sealed, broken, alone=alone)
    return tuple(made for _, made in found if made is not None)


def one(
    tx: "Tx", sealed: Sealed, query: Select[Any], make: Callable[["Tx", Values], T], *, lock: bool = False
) -> T | None:
    """Return what `make` makes of the only row of `query`, None without one. Raises TamperedError."""
    found = each(tx, sealed, query, make, lock=lock)
    for id, made in found:
        if made is None:
            raise named(tx, sealed, id)
    return found[0][1] if found else None


def each(
    tx: "Tx", sealed: Sealed, query: Select[Any], make: Callable[["Tx", Values], T], *, lock: bool = False
) -> list[tuple[Any, T | None]]:
    """Return id and what `make` makes of every row; None where a row does not open. KeysError: key file."""
    try:
        return [(row["id"], _made(tx, row, make)) for row in fetched(tx, query, lock=lock)]
    except _NOT_ROWS:
        ids = tx.connection.execute(query.with_only_columns(sealed.table.c.id)).scalars().all()
        return [(id, _by_itself(tx, sealed, query, id, make, lock=lock)) for id in ids]


def note(tx: "Tx", sealed: Sealed, id: object) -> None:
    """Note a row that stays where it is and keeps nobody from the work. TamperedError outside `noting`."""
    _leave_out(tx, sealed, [id], alone=True)


def named(tx: "Tx", sealed: Sealed, id: Any) -> TamperedError:
    """Return what is said of a row that does not open; what names its case may be what was changed."""
    table = sealed.table
    query = select(cases.c.number)
    if "case_id" in table.c:
        query = query.join(table, table.c.case_id == cases.c.id)
    elif table is not cases:
        return say.row_tampered(table.name, str(id)[:_LONGEST])
    number = tx.connection.execute(query.where(table.c.id == id)).scalar()
    return say.row_tampered(table.name, str(id)[:_LONGEST], str(number or "")[:_LONGEST])


def add(rows: list[TamperedError], found: Iterable[TamperedError]) -> None:
    """Add what was found to the list of a `noting`, each row once."""
    for error in found:
        if (error.table, error.row) not in {(each.table, each.row) for each in rows}:
            rows.append(error)


def _by_itself(
    tx: "Tx", sealed: Sealed, query: Select[Any], id: Any, make: Callable[["Tx", Values], T], *, lock: bool
) -> T | None:
    whole = query.order_by(None).limit(None).offset(None)
    try:
        rows = fetched(tx, whole.where(sealed.table.c.id == id), lock=lock)
    except _NOT_ROWS:
        return None
    return _made(tx, rows[0], make) if rows else None


def _made(tx: "Tx", row: Values, make: Callable[["Tx", Values], T]) -> T | None:
    try:
        return make(tx, row)
    except (TamperedError, *_NOT_ROWS):
        return None
    except KeysError:  # its number names no key; where the key file is at fault, that is said
        tx.keys.refresh()
        return None


def _leave_out(tx: "Tx", sealed: Sealed, ids: list[Any], *, alone: bool) -> None:
    found = _noting.get()
    if found is None or not (found.is_shown or alone):
        raise named(tx, sealed, ids[0])
    add(found.rows, [named(tx, sealed, id) for id in ids])
