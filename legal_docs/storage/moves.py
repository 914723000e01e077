"""The moves of a case from phase to phase, in order; none is changed or taken away."""

from typing import TYPE_CHECKING, Any

from sqlalchemy import func, insert, select

from legal_docs.model.life import Move
from legal_docs.storage import damage
from legal_docs.storage.cases import needed
from legal_docs.storage.rows import Values, new_id, stored
from legal_docs.storage.sealing import MOVES
from legal_docs.storage.tables_cases import moves

if TYPE_CHECKING:
    from legal_docs.storage.records import Tx

_SEALED = ("reason", "docket")


def add(tx: "Tx", move: Move) -> Move:
    """Return the move just added; the case's own `phase` is set by `cases.note`."""
    needed(tx, move.case_id)
    last = select(func.coalesce(func.max(moves.c.step), 0)).where(moves.c.case_id == move.case_id)
    values: dict[str, Any] = move.model_dump()
    sealed = {name: values.pop(name) for name in _SEALED}
    step = tx.connection.execute(last).scalar_one() + 1
    row = stored(values) | {"id": new_id(), "step": step}
    tx.connection.execute(insert(moves).values(**row, sealed=MOVES.seal(tx.keys, row, sealed)))
    return move


def of_case(tx: "Tx", case_id: int) -> tuple[Move, ...]:
    """Return the moves of the case, the oldest first."""
    query = select(moves).where(moves.c.case_id == case_id).order_by(moves.c.step)
    return damage.readable(tx, MOVES, query, _move)


def _move(tx: "Tx", row: Values) -> Move:
    told = MOVES.opened(tx.keys, row)
    return Move.model_validate({name: value for name, value in told.items() if name not in ("id", "step")})
