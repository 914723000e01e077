"""The trail on both databases: it only grows, and what is done to it behind its back shows."""

import threading
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import DBAPIError

from legal_docs.audit import chain
from legal_docs.audit.chain import GENESIS, FaultKind
from legal_docs.model.trail import Anchor, TrailEvent
from legal_docs.storage import trail
from legal_docs.storage.records import Records
from legal_docs.storage.trail import TrailQuery

AT = datetime(2026, 6, 30, 1, 0, 0, 5, tzinfo=UTC)


COPY = "select {seq}, at, who, 'people.nothing', object, detail, before, seal from trail where seq = 2"


def event(number: int = 0, **changes: object) -> TrailEvent:
    values = {
        "at": AT + timedelta(minutes=number),
        "who": number,
        "action": "case.read",
        "object": f"case:{number}",
    }
    return TrailEvent.model_validate(values | {"detail": {"字段": "3"}} | changes)


def grown(records: Records, length: int) -> None:
    for number in range(length):
        with records.writing() as tx:
            trail.append(tx, event(number))


def faults(records: Records, *anchors: Anchor) -> list[tuple[FaultKind, int]]:
    with records.reading() as tx:
        found = chain.verify(trail.whole(tx), tx.keys.trail_key, anchors, trail.head(tx, AT))
    return [(fault.kind, fault.seq) for fault in found.faults]


def behind_its_back(engine: Engine, *statements: str) -> None:
    """What somebody with rights on the database does, who takes the triggers away first."""
    if engine.dialect.name == "postgresql":
        off = ["alter table trail disable trigger user", "alter table trail_head disable trigger user"]
    else:
        off = [
            f"drop trigger {table}_no_{event}"
            for table in ("trail", "trail_head")
            for event in ("insert", "update", "delete")
        ]
    with engine.begin() as connection:
        for statement in (*off, *statements):
            connection.execute(text(statement))


def test_events_come_back_as_they_went_in_numbered_and_sealed(records: Records) -> None:
    grown(records, 3)
    with records.reading() as tx:
        rows = list(trail.whole(tx))
        assert trail.head(tx, AT) == Anchor(seq=3, seal=rows[-1].seal, at=AT)
    assert [row.event for row in rows] == [event(n).model_copy(update={"seq": n + 1}) for n in range(3)]
    assert [row.before for row in rows] == [GENESIS, rows[0].seal, rows[1].seal]
    assert faults(records) == []


def test_an_event_is_gone_with_the_transaction_it_tells_of(records: Records) -> None:
    grown(records, 1)
    with pytest.raises(ZeroDivisionError), records.writing() as tx:
        trail.append(tx, event(1))
        raise ZeroDivisionError
    grown(records, 1)
    with records.reading() as tx:
        assert [row.event.seq for row in trail.whole(tx)] == [1, 2]
    assert faults(records) == []


@pytest.mark.parametrize(
    "statement",
    [
        "update trail set who = 99 where seq = 1",
        "delete from trail where seq = 2",
        "delete from trail",
        "delete from trail_head",
        f"insert into trail {COPY.format(seq=-7)}",
        f"insert into trail {COPY.format(seq=2)}",
        f"insert into trail {COPY.format(seq=4)}",
        "update trail_head set seq = 1",
        "update trail_head set seq = 4",
        "update trail_head set id = 2, seq = 3",
    ],
)
def test_the_database_refuses_to_change_or_shorten_it(
    records: Records, engine: Engine, statement: str
) -> None:
    grown(records, 2)
    with pytest.raises(DBAPIError, match="append-only"), engine.begin() as connection:
        connection.execute(text(statement))
    assert faults(records) == []


def test_a_second_head_is_refused(records: Records, engine: Engine) -> None:
    with pytest.raises(DBAPIError), engine.begin() as connection:
        connection.execute(text("insert into trail_head values (2, 0, 'x')"))
    grown(records, 1)
    assert faults(records) == []


@pytest.mark.parametrize(
    "statement",
    [
        f"insert or replace into trail {COPY.format(seq=2)}",
        f"insert or replace into trail {COPY.format(seq=1)}",
        "insert or replace into trail_head values (1, 1, 'x')",
        "update or replace trail_head set seq = 1",
    ],
)
def test_nothing_takes_the_place_of_an_old_event_on_sqlite(records: Records, statement: str) -> None:
    grown(records, 2)
    if records.engine.dialect.name != "sqlite":
        assert records.engine.dialect.name == "postgresql"  # which knows no REPLACE
        return
    with pytest.raises(DBAPIError, match="append-only"), records.engine.begin() as connection:
        connection.execute(text(statement))
    assert faults(records) == []


def test_a_forged_event_below_the_first_is_found(records: Records, engine: Engine) -> None:
    grown(records, 2)
    check = "alter table trail drop constraint ck_trail_seq"
    if engine.dialect.name == "sqlite":
        check = "pragma ignore_check_constraints = on"
    behind_its_back(engine, check, f"insert into trail {COPY.format(seq=-7)}")
    assert (FaultKind.ORDER, -7) in faults(records)


def test_a_head_that_was_set_back_is_found(records: Records, engine: Engine) -> None:
    grown(records, 3)
    back = "update trail_head set seq = 1, seal = (select seal from trail where seq = 1)"
    behind_its_back(engine, back)
    assert faults(records) == [(FaultKind.HEAD, 1)]


def test_postgresql_refuses_to_empty_it(records: Records, engine: Engine) -> None:
    grown(records, 1)
    if engine.dialect.name != "postgresql":
        assert engine.dialect.name == "sqlite"  # which knows no TRUNCATE
        return
    with pytest.raises(DBAPIError, match="append-only"), engine.begin() as connection:
        connection.execute(text("truncate trail"))


@pytest.mark.parametrize(
    ("statements", "expected"),
    [
        (["update trail set who = 99 where seq = 2"], [(FaultKind.EDITED, 2)]),
        (["update trail set at = '2026-01-01T00:00:00.000000+00:00' where seq = 2"], [(FaultKind.EDITED, 2)]),
        (["update trail set detail = '{}' where seq = 2"], [(FaultKind.EDITED, 2)]),
        (["update trail set detail = 'no json' where seq = 2"], [(FaultKind.EDITED, 2)]),
        (["update trail set detail = '[1]' where seq = 2"], [(FaultKind.EDITED, 2)]),
        (["update trail set at = 'never' where seq = 2"], [(FaultKind.EDITED, 2)]),
        (["update trail set seal = '中' where seq = 4"], [(FaultKind.EDITED, 4), (FaultKind.OTHER_CHAIN, 4)]),
        (["update trail set before = '中' where seq = 1"], [(FaultKind.BROKEN, 1), (FaultKind.EDITED, 1)]),
        (["update trail set detail = '5' where seq = 2"], [(FaultKind.EDITED, 2)]),
        (["update trail set detail = '" + "[" * 100_000 + "' where seq = 2"], [(FaultKind.EDITED, 2)]),
        (["delete from trail where seq = 2"], [(FaultKind.GAP, 2)]),
        (["delete from trail where seq > 2"], [(FaultKind.CUT, 2)]),
    ],
)
def test_what_is_done_behind_its_back_is_found(
    records: Records, engine: Engine, statements: list[str], expected: list[tuple[FaultKind, int]]
) -> None:
    grown(records, 4)
    behind_its_back(engine, *statements)
    assert faults(records) == expected


def test_a_tail_cut_with_its_head_is_found_by_an_anchor_kept_elsewhere(
    records: Records, engine: Engine
) -> None:
    grown(records, 4)
    with records.reading() as tx:
        anchor = trail.head(tx, AT)
    behind_its_back(
        engine,
        "delete from trail where seq > 2",
        "update trail_head set seq = 2, seal = (select seal from trail where seq = 2)",
    )
    assert faults(records) == []
    assert faults(records, anchor) == [(FaultKind.CUT, 2)]


def test_a_trail_longer_than_one_reading_is_read_whole(
    records: Records, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trail, "AT_ONCE", 2)
    grown(records, 5)
    with records.reading() as tx:
        assert [row.event.seq for row in trail.whole(tx)] == [1, 2, 3, 4, 5]


def test_several_who_write_at_once_make_one_chain(records: Records) -> None:
    writers = [threading.Thread(target=grown, args=(records, 5)) for _ in range(4)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    with records.reading() as tx:
        assert [row.event.seq for row in trail.whole(tx)] == list(range(1, 21))
    assert faults(records) == []


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (TrailQuery(), [6, 5, 4, 3, 2, 1]),
        (TrailQuery(size=2, page=2), [4, 3]),
        (TrailQuery(who=2), [3]),
        (TrailQuery(action="case"), [5, 4, 3, 2, 1]),
        (TrailQuery(action="people"), [6]),
        (TrailQuery(action="%"), []),
        (TrailQuery(action="cas"), []),
        (TrailQuery(action="people.ad"), []),
        (TrailQuery(object="case:1"), [2]),
        (TrailQuery(since=AT + timedelta(minutes=3)), [6, 5, 4]),
        (TrailQuery(until=AT + timedelta(minutes=1)), [1]),
    ],
)
def test_a_page_holds_what_is_asked_for_the_newest_first(
    records: Records, query: TrailQuery, expected: list[int]
) -> None:
    grown(records, 5)
    with records.writing() as tx:
        trail.append(tx, event(5, action="people.add", object="account:1"))
    with records.reading() as tx:
        found = trail.page(tx, query)
    assert [row.event.seq for row in found.rows] == expected
    assert found.total == (6 if query.size == 2 else len(expected))
