"""The chain: an edit, a gap, a cut tail and a trail written anew are each found and named."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from legal_docs.audit import chain
from legal_docs.audit.chain import GENESIS, FaultKind, canonical, seal, sealed, verify
from legal_docs.model.trail import Anchor, SealedEvent, TrailEvent

KEY = b"k" * 32
AT = datetime(2026, 6, 30, 1, 2, 3, tzinfo=UTC)


def event(**changes: object) -> TrailEvent:
    values = {"at": AT, "who": 7, "action": "case.read", "object": "case:12", "detail": {"fields": "3"}}
    return TrailEvent.model_validate(values | changes)


def trail(length: int, key: bytes = KEY) -> list[SealedEvent]:
    made: list[SealedEvent] = []
    for seq in range(length):
        before = made[-1].seal if made else GENESIS
        made.append(sealed(key, seq, before, event(object=f"case:{seq}")))
    return made


def anchor(at: SealedEvent) -> Anchor:
    return Anchor(seq=at.event.seq, seal=at.seal, at=AT)


def kinds(events: list[SealedEvent], *anchors: Anchor) -> list[tuple[FaultKind, int]]:
    return [(fault.kind, fault.seq) for fault in verify(events, KEY, anchors).faults]


def test_a_whole_trail_is_whole_and_counted() -> None:
    events = trail(5)
    found = verify(events, KEY, [anchor(events[2]), anchor(events[4])])
    assert (found.is_whole, found.count, found.last_seq, found.last_seal) == (True, 5, 5, events[-1].seal)


def test_an_empty_trail_is_whole_until_an_anchor_knows_better() -> None:
    assert verify([], KEY, [Anchor(seq=0, seal=GENESIS, at=AT)]).is_whole
    assert kinds([], Anchor(seq=3, seal="x", at=AT)) == [(FaultKind.CUT, 0)]


@pytest.mark.parametrize(
    "change",
    [
        {"who": 8},
        {"action": "case.save"},
        {"object": "case:13"},
        {"detail": {}},
        {"at": AT + timedelta(0, 1)},
    ],
    ids=lambda change: next(iter(change)),
)
def test_each_field_that_is_edited_is_named_by_its_number(change: dict[str, object]) -> None:
    events = trail(5)
    events[2] = events[2].model_copy(update={"event": events[2].event.model_copy(update=change)})
    assert kinds(events) == [(FaultKind.EDITED, 3)]


def test_an_edit_with_a_seal_of_another_key_is_found() -> None:
    events = trail(3)
    events[1] = sealed(b"x" * 32, 1, events[0].seal, event())
    assert (FaultKind.EDITED, 2) in kinds(events)


def test_a_new_seal_made_with_the_key_does_not_fit_the_next_event() -> None:
    events = trail(3)
    events[1] = sealed(KEY, 1, events[0].seal, event())
    assert kinds(events) == [(FaultKind.BROKEN, 3)]


def test_a_gap_is_named_by_the_numbers_that_are_missing() -> None:
    events = trail(6)
    found = verify([events[0], *events[3:]], KEY)
    assert [(f.kind, f.seq, f.zh) for f in found.faults] == [(FaultKind.GAP, 2, "第2至3条缺失")]
    one = verify([events[0], *events[2:]], KEY)
    assert [(f.zh, f.en) for f in one.faults] == [("第2条缺失", "Event 2 missing")]


def test_a_missing_beginning_is_a_gap() -> None:
    assert kinds(trail(4)[1:]) == [(FaultKind.GAP, 1)]


def test_events_out_of_order_or_twice_are_found() -> None:
    events = trail(3)
    assert (FaultKind.ORDER, 2) in kinds([*events[:2], events[1], events[2]])


def test_a_cut_tail_is_seen_only_against_an_anchor() -> None:
    events = trail(6)
    assert kinds(events[:4]) == []
    found = verify(events[:4], KEY, [anchor(events[5])])
    assert [(f.kind, f.zh) for f in found.faults] == [
        (FaultKind.CUT, "末尾被截：锚点记到第6条，现在只到第4条")
    ]


def test_a_trail_written_anew_with_the_key_does_not_fit_the_anchor() -> None:
    old = trail(4)
    new = trail(2)
    for seq in (2, 3):
        new.append(sealed(KEY, seq, new[-1].seal, event(object="other")))
    assert kinds(new) == []
    assert kinds(new, anchor(old[3])) == [(FaultKind.OTHER_CHAIN, 4)]


def test_the_wrong_key_fits_no_event() -> None:
    assert [kind for kind, _ in kinds(trail(2, b"x" * 32))] == [FaultKind.EDITED, FaultKind.EDITED]


def test_a_seal_of_any_signs_is_named_and_ends_nothing() -> None:
    events = trail(3)
    events[1] = events[1].model_copy(update={"seal": "中"})
    assert kinds(events) == [(FaultKind.EDITED, 2), (FaultKind.BROKEN, 3)]


def test_events_behind_the_noted_last_one_are_found() -> None:
    events = trail(4)
    assert verify(events, KEY, (), anchor(events[3])).is_whole
    (fault,) = verify(events, KEY, (), anchor(events[2])).faults
    assert (fault.kind, fault.seq) == (FaultKind.HEAD, 3)
    assert "第4条" in fault.zh and "第3条" in fault.zh
    empty = Anchor(seq=0, seal=GENESIS, at=AT)
    assert [f.kind for f in verify(events, KEY, (), empty).faults] == [FaultKind.HEAD]
    assert [f.kind for f in verify(events[:2], KEY, (), anchor(events[2])).faults] == [FaultKind.CUT]


def test_an_anchor_counts_more_than_the_noted_last_event() -> None:
    events = trail(2)
    other = Anchor(seq=2, seal="x", at=AT)
    assert [f.kind for f in verify(events, KEY, [other], anchor(events[1])).faults] == [FaultKind.OTHER_CHAIN]


def test_of_very_many_faults_the_first_are_told_and_how_many_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chain, "MOST", 3)
    found = verify(trail(7, b"x" * 32), KEY).faults
    assert [f.kind for f in found] == [FaultKind.EDITED] * 3 + [FaultKind.MORE]
    assert "4" in found[-1].zh and "4" in found[-1].en
    assert [f.kind for f in verify(trail(3, b"x" * 32), KEY).faults] == [FaultKind.EDITED] * 3


def test_an_event_is_written_the_same_way_in_any_zone_and_any_order_of_its_detail() -> None:
    here = event(detail={"b": "1", "a": "张"})
    there = event(detail={"a": "张", "b": "1"}, at=AT.astimezone(timezone(timedelta(hours=8))))
    assert canonical(here) == canonical(there)
    assert '"a":"张","b":"1"' in canonical(here).decode()


def test_the_seal_is_an_hmac_over_the_seal_before_and_the_event() -> None:
    import hashlib
    import hmac

    expected = hmac.new(KEY, GENESIS.encode() + canonical(event()), hashlib.sha256).hexdigest()
    assert seal(KEY, GENESIS, event()) == expected
