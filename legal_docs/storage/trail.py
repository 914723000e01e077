"""The trail: events are added, one sealed on the other, and read; nothing else is possible."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import Row, Select, func, insert, or_, select, update

from legal_docs.audit import chain
from legal_docs.model.trail import Anchor, SealedEvent, TrailEvent
from legal_docs.storage import trail_cases
from legal_docs.storage.tables_people import trail, trail_head

if TYPE_CHECKING:
    from legal_docs.storage.records import Tx

AT_ONCE = 1000
UNREADABLE = "unreadable"
"""What stands for the action of a row that is no event any more."""


@dataclass(frozen=True, slots=True)
class TrailQuery:
    """What of the trail is asked for; null does not narrow it.

    `action` is a code or its whole first part: `case` stands for `case.read` and all its like. `number`: the
    number of a case, whole, or a part of it where `is_part`; all done to the case and to what is its.
    """

    who: int | None = None
    action: str | None = None
    object: str | None = None
    number: str = ""
    is_part: bool = False
    since: datetime | None = None
    until: datetime | None = None
    page: int = 1
    size: int = 100


@dataclass(frozen=True, slots=True)
class TrailPage:
    """One page of events, the newest first, and how many there are on all pages."""

    rows: tuple[SealedEvent, ...]
    total: int


def append(tx: "Tx", event: TrailEvent) -> SealedEvent:
    """Return the event as it was added to the chain, in the transaction of what it tells of."""
    head = tx.connection.execute(select(trail_head).where(trail_head.c.id == 1).with_for_update()).one()
    added = chain.sealed(tx.keys.trail_key, head.seq, head.seal, event)
    said = added.event
    row = {
        "seq": said.seq,
        "at": chain.moment(said),
        "who": said.who,
        "action": said.action,
        "object": said.object,
        "detail": json.dumps(said.detail, ensure_ascii=False, sort_keys=True),
        "before": added.before,
        "seal": added.seal,
    }
    tx.connection.execute(insert(trail).values(row))
    grown = update(trail_head).where(trail_head.c.id == 1)
    tx.connection.execute(grown.values(seq=said.seq, seal=added.seal))
    return added


def head(tx: "Tx", at: datetime) -> Anchor:
    """Return how far the trail has come; `at` is the present moment."""
    row = tx.connection.execute(select(trail_head).where(trail_head.c.id == 1)).one()
    return Anchor(seq=row.seq, seal=row.seal, at=at)


def whole(tx: "Tx") -> Iterator[SealedEvent]:
    """Yield every event in order, a thousand at a time."""
    chosen = select(trail).order_by(trail.c.seq).limit(AT_ONCE)
    rows = tx.connection.execute(chosen).all()  # from wherever the numbers begin: below 1 is a forgery
    while rows:
        yield from map(_event, rows)
        rows = tx.connection.execute(chosen.where(trail.c.seq > rows[-1].seq)).all()


def page(tx: "Tx", query: TrailQuery) -> TrailPage:
    """Return one page of what is asked for."""
    total = tx.connection.execute(_narrowed(select(func.count()).select_from(trail), query)).scalar_one()
    chosen = _narrowed(select(trail), query).order_by(trail.c.seq.desc())
    rows = tx.connection.execute(chosen.limit(query.size).offset((query.page - 1) * query.size)).all()
    return TrailPage(tuple(map(_event, rows)), total)


def _narrowed(chosen: Select[Any], query: TrailQuery) -> Select[Any]:
    if query.who is not None:
        chosen = chosen.where(trail.c.who == query.who)
    if query.action:
        below = trail.c.action.startswith(f"{query.action}.", autoescape=True)
        chosen = chosen.where(or_(trail.c.action == query.action, below))
    if query.object:
        chosen = chosen.where(trail.c.object == query.object)
    if query.number:
        chosen = chosen.where(trail.c.object.in_(trail_cases.objects(query.number, is_part=query.is_part)))
    if query.since:
        chosen = chosen.where(trail.c.at >= _moment(query.since))
    return chosen.where(trail.c.at < _moment(query.until)) if query.until else chosen


def _moment(day: datetime) -> str:
    return chain.moment(TrailEvent(at=day, who=0, action="-"))


def _event(row: Row[Any]) -> SealedEvent:
    fields = {name: getattr(row, name) for name in ("seq", "at", "who", "action", "object")}
    try:
        event = TrailEvent.model_validate(fields | {"detail": json.loads(row.detail)})
    except (
        ValueError,
        TypeError,
        RecursionError,
    ):  # somebody wrote into the table: the seal will not fit, and the number is told
        seq = row.seq if isinstance(row.seq, int) else 0
        event = TrailEvent(seq=seq, at=datetime.fromtimestamp(0, UTC), who=0, action=UNREADABLE)
    return SealedEvent(event=event, before=str(row.before), seal=str(row.seal))
