"""Two at once: the case is locked before what belongs to it and the trail last, so that nobody gives way."""

import threading
import time
from collections.abc import Callable
from datetime import date
from itertools import cycle

import pytest
from sqlalchemy import text

from legal_docs.access.rules import Action
from legal_docs.errors import DatabaseError, LegalDocsError
from legal_docs.model.account import Role
from legal_docs.services.desk import checking, counsel, deadlines, intake, permitted
from legal_docs.services.desk import evidence as files
from legal_docs.services.desk.desk import Desk
from legal_docs.services.desk.releasing import take_back
from legal_docs.services.wiring import Wiring
from legal_docs.storage import accounts, evidence, releases, trail, uploads
from legal_docs.storage import deadlines as kept_deadlines
from legal_docs.storage.database import CrossedError
from tests.houses import administrator, person
from tests.services.desk.exhibits_house import Bench, bench
from tests.services.desk.uploads import archive
from tests.storage.factory import deadline, item, release

SECONDS = 1.5


@pytest.fixture
def made(house: Wiring, monkeypatch: pytest.MonkeyPatch) -> Bench:
    """A bench where nobody is given a second chance."""
    monkeypatch.setattr(permitted, "_PAUSES", ())
    return bench(house)


def at_once(*works: Callable[[], object]) -> list[str]:
    """Do all of it over and over, each in a thread of its own; return what the database refused."""
    failed: list[str] = []
    end = time.monotonic() + SECONDS

    def again(work: Callable[[], object]) -> None:
        while time.monotonic() < end:
            try:
                work()
            except DatabaseError as error:
                failed.append(error.en)
            except LegalDocsError:
                continue  # somebody else was quicker, which is told in words

    threads = [threading.Thread(target=again, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return failed


def test_looking_at_evidence_while_it_is_put_in_order(made: Bench) -> None:
    with made.wiring.records.writing() as tx:
        ids = [evidence.add(tx, item(made.case_id, f"{n}.pdf")).id for n in range(6)]
    orders, one = cycle((ids, ids[::-1])), cycle(ids)
    look = lambda: files.opened(made.zhao, next(one))  # noqa: E731
    assert at_once(lambda: files.reorder(made.li, made.case_id, next(orders)), look, look) == []


def test_marking_deadlines_while_the_case_is_checked(made: Bench) -> None:
    with made.wiring.records.writing() as tx:
        ids = [kept_deadlines.add(tx, deadline(made.case_id, is_computed=False)).id for _ in range(3)]
    one = cycle(ids)
    mark = lambda: deadlines.mark_done(made.zhao, next(one), on=None)  # noqa: E731
    check = lambda: checking.check(made.li, made.case_id, on=date(2026, 6, 30))  # noqa: E731
    assert at_once(check, mark, mark) == []


def test_counsel_opens_a_pack_while_it_is_released_anew(made: Bench) -> None:
    with made.wiring.records.reading() as tx:
        admin = next(each for each in accounts.listing(tx) if each.role is Role.ADMINISTRATOR)
    zhou = person(Desk(made.wiring, admin), "zhou", Role.COUNSEL)
    given = release(made.case_id, zhou.who.id)
    with made.wiring.records.writing() as tx:
        releases.add(tx, given)

    def anew() -> None:
        with made.wiring.records.writing() as tx:
            record = permitted.case_of(made.li, tx, made.case_id, Action.RELEASE)
            for each in releases.of_case(tx, made.case_id):
                if each.revoked_at is None:
                    take_back(tx, made.li, record, each, "新的移交")
            releases.add(tx, given)

    def opened() -> None:
        with made.wiring.records.reading() as tx:
            mine = releases.of_counsel(tx, zhou.who.id)
        counsel.open_release(zhou, mine[0].id)

    assert at_once(anew, opened, opened) == []


def test_correcting_an_upload_while_its_cases_are_taken(made: Bench) -> None:
    id = intake.upload(made.li, "甲.zip", archive(), "东支行").id

    def taken() -> None:
        with made.wiring.records.writing() as tx:
            uploads.imported(tx, id, ("甲-9",), at=None)
            made.li.note(tx, "case.import")

    assert at_once(taken, lambda: intake.fix(made.li, id, {"a!1!b": "c"})) == []


def _crossed(desk: Desk) -> None:
    with desk.records.writing() as tx:
        desk.note(tx, "crossed")
        tx.connection.execute(text("do $$ begin raise exception using errcode = '40P01'; end $$"))


@pytest.fixture
def desk(house: Wiring) -> Desk:
    return administrator(house)


ON_POSTGRESQL = pytest.mark.parametrize("engine", ["postgresql"], indirect=True)
"""SQLite has one writer: there nobody crosses another."""


@ON_POSTGRESQL
def test_who_gave_way_to_another_writer_is_called_again(desk: Desk) -> None:
    calls: list[int] = []

    def second_time(known: Desk) -> str:
        calls.append(1)
        if len(calls) < 3:
            _crossed(known)
        return "done"

    assert permitted._from_outside(desk, "x", Action.OWN_ACCOUNT, second_time) == "done"
    assert len(calls) == 3


@ON_POSTGRESQL
def test_what_was_kept_in_part_or_gives_way_for_ever_is_not_called_again(desk: Desk) -> None:
    calls: list[int] = []

    def in_two(known: Desk) -> None:
        calls.append(1)
        with known.records.writing() as tx:
            known.note(tx, "first")
        _crossed(known)

    def always(known: Desk) -> None:
        calls.append(1)
        _crossed(known)

    with pytest.raises(CrossedError):
        permitted._from_outside(desk, "x", Action.OWN_ACCOUNT, in_two)
    assert len(calls) == 1
    with pytest.raises(CrossedError):
        permitted._from_outside(desk, "x", Action.OWN_ACCOUNT, always)
    assert len(calls) == 1 + len(permitted._PAUSES) + 1
    with desk.records.reading() as tx:
        assert [row.event.action for row in trail.whole(tx)].count("first") == 1
        assert "crossed" not in [row.event.action for row in trail.whole(tx)]
