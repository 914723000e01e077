"""Outside counsel: what was released to them and not taken back, and nothing else."""

from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from legal_docs.errors import FolderError, NotAllowedError
from legal_docs.model.deadline import Deadline, DeadlineKind
from legal_docs.model.stored import Output, OutputKind, Release
from legal_docs.services.desk import counsel, leafing, outputs, releasing
from legal_docs.services.desk.permitted import refused
from legal_docs.storage import deadlines, releases, trail
from legal_docs.storage import outputs as kept
from tests.conftest import ON
from tests.houses import Clock, wired
from tests.services.desk import handed
from tests.services.desk.handed import House
from tests.storage.factory import case


@pytest.fixture
def house(tmp_path: Path, clock: Clock) -> House:
    return handed.peopled(wired(tmp_path / "home", clock, worker="none"))


@pytest.fixture
def given(house: House) -> Release:
    return handed.released(house, handed.added(house, case()))


def said(house: House) -> list[tuple[str, str]]:
    with house.wiring.records.reading() as tx:
        return [(row.event.action, row.event.object) for row in trail.whole(tx)]


def test_counsel_sees_what_was_released_with_court_and_deadlines(house: House, given: Release) -> None:
    with house.wiring.records.writing() as tx:
        found = Deadline(case_id=given.case_id, kind=DeadlineKind.LIMITATION, is_computed=False)
        soon = {"safe_last_day": ON + timedelta(days=9), "act_by": ON + timedelta(days=3)}
        deadlines.add(tx, found.model_copy(update={"subject": "张某甲：某路9号", "note": "内部", **soon}))
        later = deadlines.add(tx, found.model_copy(update={"safe_last_day": ON, "is_running": False}))
        deadlines.add(tx, found.model_copy(update={"safe_last_day": ON, "done_on": ON}))
    (received,) = counsel.released(house.counsel)
    assert (received.record.number, received.record.parties) == ("甲-1", "张某甲")
    assert received.court == "某市某区人民法院"
    (one,) = received.deadlines
    assert (one.subject, one.note) == ("张某甲：某路9号", "") and later.id != one.id
    assert received.next_day == ON + timedelta(days=3)
    assert received.files == ()
    assert counsel.released(house.other) == ()
    assert ("release.mine", "") in said(house)


def test_of_a_masked_release_a_deadline_names_the_person_only_and_masks_numbers(house: House) -> None:
    record = handed.added(house, case())
    made = handed.released(house, record)
    with house.wiring.records.writing() as tx:
        releases.revoke(tx, made.id, at=house.wiring.now())
        releases.add(tx, made.model_copy(update={"is_masked": True}))
        told = Deadline(case_id=record.id, kind=DeadlineKind.MORTGAGE, subject="张某甲：某路9号")
        told = told.model_copy(update={"debt": "9999990000000212", "act": "致电13800000001后起诉"})
        deadlines.add(tx, told)
    (received,) = counsel.released(house.counsel)
    (one,) = received.deadlines
    assert (one.subject, one.debt, one.act) == ("张某甲", "****0212", "致电138****0001后起诉")
    assert received.next_day is None


def test_a_pack_is_opened_and_its_files_are_read(house: House, given: Release) -> None:
    opened = counsel.open_release(house.counsel, given.id)
    assert [each.id for each in opened.files] == list(given.files)
    held = counsel.pack_content(house.counsel, given.files[0])
    assert (held.name, held.read()) == ("民事起诉状.pdf", b"%PDF-1.7 marked")
    written = said(house)
    assert ("release.read", f"case:{given.case_id}") in written
    assert ("pack.read", f"output:{given.files[0]}") in written


def test_a_whole_pack_comes_as_one_zip_with_what_each_file_is_alone(house: House, given: Release) -> None:
    whole = counsel.whole_pack(house.counsel, given.id)
    assert whole.name == "甲-1-移交.zip"
    with ZipFile(BytesIO(b"".join(whole.pieces()))) as package:
        assert package.namelist() == ["民事起诉状.pdf", "SHA256SUMS"]
        alone = counsel.pack_content(house.counsel, given.files[0])
        assert package.read("民事起诉状.pdf") == alone.read()
        assert package.read("SHA256SUMS").decode() == f"{alone.sha256}  民事起诉状.pdf\n"
        moment = given.released_at + timedelta(hours=8)  # in China
        assert package.infolist()[0].date_time[:4] == (moment.year, moment.month, moment.day, moment.hour)
    again = counsel.whole_pack(house.counsel, given.id)
    assert b"".join(again.pieces()) == b"".join(whole.pieces())
    with house.wiring.records.reading() as tx:
        told = [row.event for row in trail.whole(tx) if row.event.action == "pack.read_all"]
    assert [(each.object, each.detail) for each in told] == [
        (f"case:{given.case_id}", {"release": str(given.id), "files": "1"})
    ] * 2


def test_a_file_that_is_damaged_is_told_before_the_zip_is_sent(house: House, given: Release) -> None:
    for path in house.wiring.files.paths():
        path.unlink()
    with pytest.raises(FolderError):
        counsel.whole_pack(house.counsel, given.id)


def test_a_pack_is_acknowledged_once(house: House, given: Release, clock: Clock) -> None:
    first = counsel.acknowledge(house.counsel, given.id)
    assert first.acknowledged_at == house.wiring.now()
    clock.on(hours=1)
    assert counsel.acknowledge(house.counsel, given.id) == first
    assert [action for action, _ in said(house)].count("release.acknowledge") == 1


def test_what_is_not_released_to_one_is_refused_in_the_same_words(house: House, given: Release) -> None:
    record = handed.added(house, case("乙-1"))
    with house.wiring.records.writing() as tx:
        paper = kept.add(
            tx,
            Output(
                case_id=given.case_id,
                run=1,
                kind=OutputKind.PAPER,
                name="民事起诉状.pdf",
                sha256="ab" * 32,
                size=1,
                data_version=1,
                on=date(2026, 6, 30),
                made_at=house.wiring.now(),
                made_by=1,
            ),
        )
        other = kept.add(tx, paper.model_copy(update={"case_id": record.id, "kind": OutputKind.PACK}))
    theirs = handed.released(house, record, counsel=house.other)
    mine = house.counsel
    for call in (
        lambda: counsel.open_release(mine, theirs.id),
        lambda: counsel.open_release(mine, 5),
        lambda: counsel.acknowledge(mine, theirs.id),
        lambda: counsel.acknowledge(mine, 5),
        lambda: counsel.pack_content(mine, theirs.files[0]),
        lambda: counsel.pack_content(mine, paper.id),
        lambda: counsel.pack_content(mine, other.id),
        lambda: counsel.pack_content(mine, 5),
        lambda: leafing.pack_page(mine, theirs.files[0], 1),
        lambda: outputs.opened(mine, given.files[0]),
        lambda: counsel.whole_pack(mine, theirs.id),
        lambda: counsel.whole_pack(mine, 5),
        lambda: counsel.whole_pack(mine, 2**63),
        lambda: counsel.pack_content(house.lawyer, given.files[0]),
        lambda: counsel.whole_pack(house.lawyer, given.id),
        lambda: counsel.open_release(house.lawyer, given.id),
    ):
        with pytest.raises(NotAllowedError) as caught:
            call()
        assert caught.value.zh == refused().zh


def test_a_release_taken_back_opens_nothing_any_more(house: House, given: Release) -> None:
    releasing.revoke(house.lawyer, given.id, "已和解")
    assert counsel.released(house.counsel) == ()
    for call in (
        lambda: counsel.open_release(house.counsel, given.id),
        lambda: counsel.acknowledge(house.counsel, given.id),
        lambda: counsel.pack_content(house.counsel, given.files[0]),
        lambda: counsel.whole_pack(house.counsel, given.id),
    ):
        with pytest.raises(NotAllowedError):
            call()
    assert len(said(house)) and outputs.opened(house.lawyer, given.files[0]).read()


def test_of_one_case_each_counsel_opens_only_the_own_release_that_still_stands(house: House) -> None:
    record = handed.added(house, case())
    gone, mine = handed.released(house, record), handed.released(house, record)
    theirs = handed.released(house, record, counsel=house.other)
    releasing.revoke(house.lawyer, gone.id, "材料有误")
    assert [each.release.id for each in counsel.released(house.counsel)] == [mine.id]
    assert counsel.open_release(house.counsel, mine.id).files
    for release in (gone, theirs):
        for call in (
            lambda id=release.id: counsel.open_release(house.counsel, id),
            lambda id=release.id: counsel.acknowledge(house.counsel, id),
            lambda id=release.files[0]: counsel.pack_content(house.counsel, id),
            lambda id=release.id: counsel.whole_pack(house.counsel, id),
        ):
            with pytest.raises(NotAllowedError):
                call()
