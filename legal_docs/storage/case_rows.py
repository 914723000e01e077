"""A case as a row, and back: sums in fen, what is personal sealed."""

from typing import TYPE_CHECKING

from legal_docs.model.record import CaseRecord
from legal_docs.storage.rows import Values, fen, stored, yuan
from legal_docs.storage.sealing import CASES

if TYPE_CHECKING:
    from legal_docs.storage.records import Tx

_SEALED = ("parties", "next_act")


def record_in(tx: "Tx", row: Values) -> CaseRecord:
    """Return the case that a row holds, decrypted."""
    values = CASES.opened(tx.keys, row)
    del values["last_run"]
    sums = {"owed": yuan(values.pop("owed_fen")), "recovered": yuan(values.pop("recovered_fen"))}
    return CaseRecord.model_validate(values | sums)


def row_of(tx: "Tx", record: CaseRecord) -> Values:
    """Return the columns of a case, all but `last_run`, which only counts up."""
    values = record.model_dump()
    sealed = CASES.seal(tx.keys, values, {name: values.pop(name) for name in _SEALED})
    sums = {"owed_fen": fen(values.pop("owed")), "recovered_fen": fen(values.pop("recovered"))}
    return stored(values | sums | {"sealed": sealed})
