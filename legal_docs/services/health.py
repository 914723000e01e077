"""Is the house open: the database answers, and the keys are its own."""

from legal_docs.services.wiring import Wiring


def ping(wiring: Wiring) -> None:
    """Ask the database one question. Raises DatabaseError, KeysError."""
    from legal_docs.storage import accounts

    with wiring.records.reading() as tx:
        accounts.is_empty(tx)
