"""What counsel typed and did not send: theirs alone, over a newer pack, to be copied once none is open."""

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import event

from legal_docs.errors import ConflictError, NotAllowedError
from legal_docs.model.draft import REPORT, SHEETS
from legal_docs.model.life import Phase
from legal_docs.model.stored import Release
from legal_docs.services.desk import people, releasing, report_drafts, reporting
from legal_docs.storage import cases, drafts
from tests.houses import Clock, wired
from tests.services.desk import handed
from tests.services.desk.handed import House
from tests.services.desk.worked import actions
from tests.storage.factory import case

GIVEN = {"judge": "冯某", "remarks": "已交材料"}


@pytest.fixture
def house(tmp_path: Path, clock: Clock) -> House:
    return handed.peopled(wired(tmp_path / "home", clock, worker="none"))


@pytest.fixture
def given(house: House) -> Release:
    return handed.released(house, handed.added(house, case()))


def again(house: House, given: Release) -> Release:
    """A newer pack of the same case for the same counsel, which takes the place of the first."""
    with house.wiring.records.reading() as tx:
        record = cases.needed(tx, given.case_id)
    newer = handed.released(house, record)
    releasing.revoke(house.lawyer, given.id, "由新的移交替代")
    return newer


def is_there(house: House, given: Release, part: str = REPORT) -> bool:
    with house.wiring.records.reading() as tx:
        return drafts.is_there(tx, house.counsel.who.id, given.case_id, part)


def test_what_was_typed_is_found_as_it_was_and_by_nobody_else(
    house: House, given: Release, clock: Clock
) -> None:
    assert report_drafts.find(house.counsel, given.id) is None
    mark = report_drafts.keep(house.counsel, given.id, GIVEN | {"court": "", "unknown": "x"})
    found = report_drafts.find(house.counsel, given.id)
    assert found and (found.given, found.mark, found.at) == (GIVEN, mark, clock.now)
    assert not is_there(house, given, SHEETS)
    with house.wiring.records.reading() as tx:
        record = cases.needed(tx, given.case_id)
    theirs = handed.released(house, record, counsel=house.other)
    assert report_drafts.find(house.other, theirs.id) is None
    assert actions(house.wiring)[-2:] == ["draft.keep", "draft.read"]


def test_another_window_is_not_overwritten(house: House, given: Release) -> None:
    mark = report_drafts.keep(house.counsel, given.id, GIVEN)
    for after in (0, mark + 1):
        with pytest.raises(ConflictError, match="另一个窗口"):
            report_drafts.keep(house.counsel, given.id, {"judge": "郑某"}, after=after)
        with pytest.raises(ConflictError):
            report_drafts.drop(house.counsel, given.id, mark=after)
    newer = report_drafts.keep(house.counsel, given.id, {"judge": "郑某"}, after=mark)
    report_drafts.drop(house.counsel, given.id, mark=newer)
    assert not is_there(house, given)


def test_it_goes_when_nothing_is_left_in_it_or_it_was_sent(house: House, given: Release) -> None:
    mark = report_drafts.keep(house.counsel, given.id, GIVEN)
    assert report_drafts.keep(house.counsel, given.id, {"judge": ""}, after=mark) == 0
    assert not is_there(house, given)
    mark = report_drafts.keep(house.counsel, given.id, GIVEN)
    assert not reporting.report_back(house.counsel, given.id, {"court_case_number": "x"}, draft=mark).reports
    reporting.report_back(house.counsel, given.id, GIVEN, draft=mark + 1)
    assert is_there(house, given)  # what another window typed stays
    reporting.report_back(house.counsel, given.id, {"judge": "郑某"}, draft=mark)
    assert not is_there(house, given)


def test_a_pack_that_stands_is_not_over_and_a_newer_one_carries_on(house: House, given: Release) -> None:
    assert report_drafts.over(house.counsel, given.id) is None
    mark = report_drafts.keep(house.counsel, given.id, GIVEN)
    newer = again(house, given)
    over = report_drafts.over(house.counsel, given.id)
    assert over and (over.newer, over.typed) == (newer.id, None)
    found = report_drafts.find(house.counsel, newer.id)
    assert found and (found.given, found.mark) == (GIVEN, mark)
    assert report_drafts.left_over(house.counsel) == ()


def test_once_no_pack_is_open_it_can_only_be_copied_and_removed(
    house: House, given: Release, clock: Clock
) -> None:
    mark = report_drafts.keep(house.counsel, given.id, GIVEN)
    clock.on(minutes=5)
    newer = again(house, given)
    clock.on(minutes=5)
    releasing.revoke(house.lawyer, newer.id, "已和解")
    for call in (
        lambda: report_drafts.keep(house.counsel, newer.id, {"judge": "郑某"}, after=mark),
        lambda: report_drafts.find(house.counsel, newer.id),
    ):
        with pytest.raises(NotAllowedError):
            call()
    over = report_drafts.over(house.counsel, given.id)
    assert over and over.typed and (over.newer, over.typed.given) == (None, GIVEN)
    assert over.at == clock.now - timedelta(minutes=5)
    assert report_drafts.left_over(house.counsel) == (newer.id,)
    report_drafts.drop(house.counsel, given.id, mark=mark)
    over = report_drafts.over(house.counsel, given.id)
    assert over and over.typed is None and report_drafts.left_over(house.counsel) == ()


def test_of_a_release_to_somebody_else_nothing_is_told(house: House, given: Release) -> None:
    mark = report_drafts.keep(house.counsel, given.id, GIVEN)
    releasing.revoke(house.lawyer, given.id, "已和解")
    for who in (house.other, house.lawyer):
        for id in (given.id, 5, 2**63):
            for call in (
                lambda who=who, id=id: report_drafts.over(who, id),
                lambda who=who, id=id: report_drafts.find(who, id),
                lambda who=who, id=id: report_drafts.drop(who, id, mark=mark),
                lambda who=who, id=id: report_drafts.keep(who, id, GIVEN),
            ):
                with pytest.raises(NotAllowedError):
                    call()
    assert report_drafts.left_over(house.other) == () and is_there(house, given)


def test_it_stays_when_the_case_ends_and_goes_with_the_account(house: House, given: Release) -> None:
    report_drafts.keep(house.counsel, given.id, GIVEN)
    with house.wiring.records.writing() as tx:
        cases.note(tx, given.case_id, at=house.wiring.now(), by=1, phase=Phase.CLOSED)
    assert is_there(house, given)
    people.disable(house.admin, house.counsel.who.id)
    assert not is_there(house, given)


def test_the_trail_is_locked_after_what_is_kept(house: House, given: Release) -> None:
    """Else whoever removes it, as the end of an account does, and whoever keeps it stop each other."""
    asked: list[str] = []

    @event.listens_for(house.wiring.records.engine, "before_cursor_execute")
    def _asked(_c: object, _d: object, words: str, *_: object) -> None:
        asked.append(words.split("(")[0].strip())

    report_drafts.keep(house.counsel, given.id, GIVEN)
    head = next(at for at, words in enumerate(asked) if "trail_head" in words)
    assert asked.index("INSERT INTO drafts") < head
