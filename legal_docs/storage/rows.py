"""How values stand in columns: whole fen, moments in UTC, choices by value; ids no row had before."""

import secrets
from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, Table, update

if TYPE_CHECKING:
    from legal_docs.storage.records import Tx

Values = dict[str, Any]


def new_id() -> int:
    """Return an id for a new row: chance makes it, so that none is used again; a browser can hold it."""
    return secrets.randbelow(2**53 - 1) + 1


def stored(values: Mapping[str, Any]) -> Values:
    """Return `values` as columns take them."""
    return {name: _stored(value) for name, value in values.items()}


def _stored(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(UTC)
    return value.value if isinstance(value, Enum) else value


def fetched(tx: "Tx", query: Select[Any], *, lock: bool = False) -> list[Values]:
    """Return the rows of `query`, moments in UTC. `lock`: others wait to change them, if `tx` writes."""
    found = tx.connection.execute(query.with_for_update() if lock and tx.writes else query).mappings()
    return [{name: _moment(value) for name, value in row.items()} for row in found]


def _moment(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC)
    return value


def change(tx: "Tx", table: Table, id: int, values: Mapping[str, Any]) -> None:
    """Set columns of the row `id`."""
    tx.connection.execute(update(table).where(table.c.id == id).values(**stored(values)))


def fen(amount: Decimal | None) -> int | None:
    """Return yuan as whole fen: SQLite has no exact decimal."""
    return None if amount is None else int(amount * 100)


def yuan(amount: int | None) -> Decimal | None:
    """Return whole fen as yuan with two places."""
    return None if amount is None else Decimal(amount).scaleb(-2)
