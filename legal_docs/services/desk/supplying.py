"""What templates and tables of the house have in common: listed, found, added, taken out of use."""

from collections.abc import Collection

from legal_docs.model.supply import Supply, SupplyKind
from legal_docs.services.desk.desk import Desk
from legal_docs.services.desk.permitted import refused


def listing(desk: Desk, kind: SupplyKind) -> tuple[Supply, ...]:
    """Return every version of a kind, by key, the newest first."""
    from legal_docs.storage import supplies

    with desk.records.reading() as tx:
        return supplies.listing(tx, kind)


def needed(desk: Desk, id: int, kinds: Collection[SupplyKind]) -> Supply:
    """Return the version. Raises NotAllowedError where there is none of these kinds."""
    from legal_docs.storage import supplies

    with desk.records.reading() as tx:
        found = supplies.find(tx, id)
    if found is None or found.kind not in kinds:
        raise refused()
    return found


def add(desk: Desk, supply: Supply, action: str) -> Supply:
    """Return the supply as kept, its upload written to the trail."""
    from legal_docs.storage import supplies

    with desk.records.writing() as tx:
        made = supplies.add(tx, supply)
        desk.note(
            tx, action, f"supply:{made.id}", key=made.key, version=made.version, sha256=made.sha256[:16]
        )
    return made


def drop(desk: Desk, supply: Supply, action: str) -> Supply:
    """Return the version, out of use, which is written to the trail."""
    from legal_docs.storage import supplies

    with desk.records.writing() as tx:
        done = supplies.drop(tx, supply.id, at=desk.now(), by=desk.who.id)
        desk.note(tx, action, f"supply:{supply.id}", key=done.key, version=done.version)
    return done
