"""The trail for auditors: read with filters, verify, export an anchor."""

from collections.abc import Sequence

from legal_docs.access.rules import Action
from legal_docs.audit.chain import Verdict
from legal_docs.model.trail import Anchor
from legal_docs.services.desk.desk import Desk
from legal_docs.services.desk.permitted import permitted
from legal_docs.services.wiring import Wiring
from legal_docs.storage.trail import TrailPage, TrailQuery

__all__ = ["TrailPage", "TrailQuery", "anchor", "examine", "logins", "numbers", "read", "thing", "verify"]


@permitted(Action.READ_TRAIL)
def read(desk: Desk, query: TrailQuery) -> TrailPage:
    """Return one page of the trail, the newest first."""
    from legal_docs.storage import trail

    with desk.records.reading() as tx:
        return trail.page(tx, query)


@permitted(Action.READ_TRAIL)
def numbers(desk: Desk, things: Sequence[str]) -> dict[str, str]:
    """Return the case number of each of these objects of events that belongs to a case; no personal data."""
    from legal_docs.storage import trail_cases

    with desk.records.reading() as tx:
        return trail_cases.numbers(tx, things)


@permitted(Action.READ_TRAIL)
def logins(desk: Desk) -> dict[int, str]:
    """Return the login of each account by id, to show who it was; 0 is the program itself."""
    from legal_docs.storage import accounts

    with desk.records.reading() as tx:
        return {0: "系统"} | {account.id: account.login for account in accounts.listing(tx)}


@permitted(Action.READ_TRAIL)
def verify(desk: Desk, anchors: Sequence[Anchor] = ()) -> Verdict:
    """Return what is wrong with the trail, also against anchors exported earlier."""
    found = examine(desk.wiring, anchors)
    with desk.records.writing() as tx:
        desk.note(tx, "trail.verify", events=found.count, faults=len(found.faults))
    return found


@permitted(Action.EXPORT_ANCHOR)
def anchor(desk: Desk) -> Anchor:
    """Return how far the trail has come, to be kept elsewhere; the export itself is written down after."""
    now = desk.now()
    with desk.records.writing() as tx:
        from legal_docs.storage import trail

        taken = trail.head(tx, now)
        desk.note(tx, "trail.anchor", seq=taken.seq)
    return taken


def thing(object: str, names: dict[int, str]) -> str:
    """Return what an event was done to for people: an account by its login."""
    kind, _, id = object.partition(":")
    return f"account:{names.get(int(id), id)}" if kind == "account" and id.isdigit() else object


def examine(wiring: Wiring, anchors: Sequence[Anchor] = ()) -> Verdict:
    """Return what is wrong with the trail, for whoever holds the keys of the machine (the command line)."""
    from legal_docs.audit import chain
    from legal_docs.storage import trail

    with wiring.records.reading() as tx:
        head = trail.head(tx, wiring.now())
        return chain.verify(trail.whole(tx), tx.keys.trail_key, anchors, head)
