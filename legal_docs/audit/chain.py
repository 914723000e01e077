"""The chain: each event is sealed on the seal before it, so that an edit, a gap or a cut tail shows.

seal = HMAC-SHA256(trail key, seal before + the event as canonical JSON). Without the key nobody can make a
seal that fits; with the key the tail can still be cut off, which an anchor kept elsewhere shows.
"""

import hashlib
import hmac
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC
from enum import StrEnum

from legal_docs.model.trail import Anchor, SealedEvent, TrailEvent

GENESIS = "0" * 64
"""The seal before the first event."""
MOST = 1000
"""So many faults are told one by one; of more only how many there are."""


class FaultKind(StrEnum):
    """What can be wrong with a trail."""

    EDITED = "edited"
    GAP = "gap"
    ORDER = "order"
    BROKEN = "broken"
    CUT = "cut"
    OTHER_CHAIN = "other_chain"
    HEAD = "head"
    MORE = "more"


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong with the trail, at which number, as a sentence."""

    kind: FaultKind
    seq: int
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """How many events there are, the seal of the last, and all that is wrong."""

    count: int
    last_seq: int
    last_seal: str
    faults: tuple[Fault, ...]

    @property
    def is_whole(self) -> bool:
        """Return whether nothing was changed, left out or cut off."""
        return not self.faults


def moment(event: TrailEvent) -> str:
    """Return when the event was, in UTC, always with six places: it sorts as text."""
    return event.at.astimezone(UTC).isoformat(timespec="microseconds")


def canonical(event: TrailEvent) -> bytes:
    """Return the event as JSON that is the same for the same event: keys sorted, no spaces, UTF-8."""
    data = event.model_dump(exclude={"at"}) | {"at": moment(event)}
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def seal(key: bytes, before: str, event: TrailEvent) -> str:
    """Return the seal of an event on the seal before it, in hex."""
    return hmac.new(key, before.encode() + canonical(event), hashlib.sha256).hexdigest()


def sealed(key: bytes, seq: int, before: str, event: TrailEvent) -> SealedEvent:
    """Return the event as the next of the chain, after number `seq` with the seal `before`."""
    numbered = event.model_copy(update={"seq": seq + 1})
    return SealedEvent(event=numbered, before=before, seal=seal(key, before, numbered))


def verify(
    events: Iterable[SealedEvent], key: bytes, anchors: Iterable[Anchor] = (), head: Anchor | None = None
) -> Verdict:
    """Return what is wrong with the trail, given in the order of its numbers; MOST faults and how many more.

    `anchors` are how far it had come at earlier moments: where the trail now ends before one of them, its
    tail was cut; where the seal there is another, the trail was written anew. `head` is what the house has
    noted of the last event: a trail that goes on behind it was not written by the house.
    """
    known = (head, *anchors) if head else anchors  # of two at the same number the auditors' one counts
    awaited = {each.seq: each for each in known if each.seq > 0}
    faults: list[Fault] = []
    more, count, last, before = 0, 0, 0, GENESIS
    for each in events:
        found = [*_looked_at(each, key, last, before, awaited)]
        more += max(0, len(faults) + len(found) - MOST)
        faults += found[: MOST - len(faults)]
        count, last, before = count + 1, max(last, each.event.seq), each.seal
    faults += [_cut(anchor, last) for anchor in awaited.values() if anchor.seq > last]
    faults += [_set_back(head, last)] if head and head.seq < last else []
    return Verdict(count, last, before, (*faults, *([_more(more, last)] if more else ())))


def _looked_at(
    each: SealedEvent, key: bytes, last: int, before: str, awaited: dict[int, Anchor]
) -> Iterator[Fault]:
    seq = each.event.seq
    if seq <= last:
        yield _fault(FaultKind.ORDER, seq, f"第{seq}条的次序不对", f"Event {seq} is out of order")
    elif seq > last + 1:
        yield _gap(last + 1, seq - 1)
    elif not _same(each.before, before):
        zh, en = f"第{seq}条与前一条接不上", f"Event {seq} does not follow the one before it"
        yield _fault(FaultKind.BROKEN, seq, zh, en)
    if not _same(each.seal, seal(key, each.before, each.event)):
        yield _fault(FaultKind.EDITED, seq, f"第{seq}条被改动", f"Event {seq} was changed")
    anchor = awaited.get(seq)
    if anchor is not None and not _same(anchor.seal, each.seal):
        zh, en = f"第{seq}条与锚点不符：记录被重写", f"Event {seq} is not that of the anchor: written anew"
        yield _fault(FaultKind.OTHER_CHAIN, seq, zh, en)


def _same(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode(), other.encode())  # whoever wrote it in may have used any sign


def _gap(first: int, final: int) -> Fault:
    which = (f"第{first}条", f"Event {first}")
    if final > first:
        which = (f"第{first}至{final}条", f"Events {first} to {final}")
    return _fault(FaultKind.GAP, first, f"{which[0]}缺失", f"{which[1]} missing")


def _cut(anchor: Anchor, last: int) -> Fault:
    zh = f"末尾被截：锚点记到第{anchor.seq}条，现在只到第{last}条"
    en = f"The tail was cut: the anchor knows {anchor.seq} events, the trail ends at {last}"
    return _fault(FaultKind.CUT, last, zh, en)


def _set_back(head: Anchor, last: int) -> Fault:
    zh = f"记录到第{last}条，最后一条却登记为第{head.seq}条：登记被退回，或者后面的记录是添加的"
    en = (
        f"The trail ends at {last}, but {head.seq} is noted as the last event: set back, or events were added"
    )
    return _fault(FaultKind.HEAD, head.seq, zh, en)


def _more(count: int, last: int) -> Fault:
    zh, en = f"另有{count}处问题没有逐一列出", f"{count} more faults are not listed one by one"
    return _fault(FaultKind.MORE, last, zh, en)


def _fault(kind: FaultKind, seq: int, zh: str, en: str) -> Fault:
    return Fault(kind, seq, zh, en)
