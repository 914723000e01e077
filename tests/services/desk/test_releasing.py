"""Releasing: only approved papers of the newest version, to outside counsel, marked for them, taken back."""

import json
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from legal_docs.errors import BadInputError, ConflictError, NotAllowedError
from legal_docs.model.life import Phase
from legal_docs.model.stored import JobState, OutputKind, OutputState
from legal_docs.services import verifying
from legal_docs.services.desk import counsel, packing, releasing
from legal_docs.services.wiring import Wiring
from legal_docs.storage import accounts, cases, jobs, outputs, releases
from tests.houses import Clock, person
from tests.houses import wired as _wired
from tests.services.desk import handed
from tests.services.desk.handed import House

BY_HAND = {"worker": "none"}


@pytest.fixture
def house(tmp_path: Path, clock: Clock) -> House:
    return handed.peopled(_wired(tmp_path / "home", clock, **BY_HAND))


def events(wiring: Wiring) -> list[tuple[str, dict[str, str]]]:
    from legal_docs.storage import trail

    with wiring.records.reading() as tx:
        return [(row.event.action, row.event.detail) for row in trail.whole(tx)]


def test_a_pack_is_made_of_the_approved_papers_and_marked_for_the_counsel(
    house: House, tmp_path: Path
) -> None:
    record = handed.approved(house)
    job = handed.packed(house, record)
    assert job.state is JobState.DONE and set(job.result) == {"release"}
    (made,) = releasing.releases_of(house.lawyer, record.id)
    assert made.release.id == job.result["release"] and not made.is_outdated
    assert (made.release.counsel, made.release.run) == (house.counsel.who.id, 1)
    assert made.release.note == "请尽快立案" and not made.release.is_masked
    names = [each.name for each in made.files]
    assert names[:3] == ["案件摘要.pdf", "证据卷.pdf", "民事起诉状.pdf"]
    assert {"反馈表.xlsx", "接收回执.pdf", "SHA256SUMS", "manifest.json"} < set(names)
    assert {each.kind for each in made.files} == {OutputKind.PACK}
    assert {each.state for each in made.files} == {OutputState.APPROVED}
    assert next(each.pages for each in made.files if each.name == "证据卷.pdf") == 19
    folder = tmp_path / "pack"
    whole = counsel.whole_pack(house.counsel, made.release.id)
    with ZipFile(BytesIO(b"".join(whole.pieces()))) as package:
        assert package.namelist() == names  # the list of hashes is the one the pack was made with
        package.extractall(folder)
    assert [sha256((folder / each.name).read_bytes()).hexdigest() for each in made.files] == [
        each.sha256 for each in made.files
    ]
    assert verifying.verify(folder).passed
    about = json.loads((folder / "manifest.json").read_bytes())
    assert (about["to"], about["masked"], about["on"]) == (handed.FIRM, False, "2026-06-30")
    with house.wiring.records.reading() as tx:
        assert cases.needed(tx, record.id).counsel == house.counsel.who.id
    told = next(detail for action, detail in events(house.wiring) if action == "release.add")
    assert told["counsel"] == str(house.counsel.who.id) and told["masked"] == "False"


def test_the_note_lies_in_no_argument_of_the_job(house: House) -> None:
    record = handed.approved(house)
    job = releasing.start_release(
        house.lawyer, record.id, 1, house.counsel.who.id, masked=False, note="联系张某"
    )
    assert "张某" not in json.dumps(job.args, ensure_ascii=False)
    with pytest.raises(ConflictError, match="正在制作"):
        releasing.start_release(house.lawyer, record.id, 1, house.counsel.who.id, masked=False)


def test_a_masked_pack_with_pages_nobody_looked_at_is_not_released(house: House) -> None:
    record = handed.approved(house)
    with pytest.raises(ConflictError, match=r"证据卷\.pdf.*第7、11、14、16页"):
        handed.packed(house, record, masked=True)
    assert not releasing.releases_of(house.lawyer, record.id)
    with house.wiring.records.writing() as tx:
        jobs.finish(tx, jobs.of_case(tx, record.id)[0].id, JobState.FAILED, at=house.wiring.now())
    handed.packed(house, record, masked=True, looked=True)
    (made,) = releasing.releases_of(house.lawyer, record.id)
    assert made.release.is_masked
    assert "证据卷.json" not in {each.name for each in made.files}


def test_a_new_release_to_the_same_counsel_takes_the_place_of_the_old_one(house: House, clock: Clock) -> None:
    record = handed.approved(house)
    old, his = handed.released(house, record), handed.released(house, record, counsel=house.other)
    clock.on(minutes=1)
    handed.packed(house, record)
    found = {p.release.id: p.release for p in releasing.releases_of(house.lawyer, record.id)}
    assert len(found) == 3
    assert found[old.id].revoked_at and found[old.id].reason == "由新的移交替代"
    assert found[his.id].revoked_at is None
    with house.wiring.records.reading() as tx:
        assert cases.needed(tx, record.id).counsel == house.counsel.who.id


def test_papers_that_are_not_approved_are_not_released(house: House) -> None:
    record = handed.approved(house)
    with house.wiring.records.writing() as tx:
        one = outputs.of_case(tx, record.id)[0]
        outputs.set_state(tx, [one.id], OutputState.SENT_BACK)
    assert "已退回修改" in releasing.ready(house.lawyer, record.id).hindrance
    with pytest.raises(ConflictError, match="只有复核通过的文书可以移交"):
        releasing.start_release(house.lawyer, record.id, 1, house.counsel.who.id, masked=False)


def test_papers_older_than_the_case_are_not_released(house: House) -> None:
    record = handed.approved(house)
    who = house.lawyer.who.id
    job = releasing.start_release(house.lawyer, record.id, 1, house.counsel.who.id, masked=False)
    handed.released(house, record)
    with house.wiring.records.writing() as tx:
        case = cases.load(tx, record.id).case.model_copy(update={"remarks": "改动"})
        cases.save(tx, record.id, case, seen=1, by=who, at=house.wiring.now())
    with pytest.raises(ConflictError, match="资料有改动"):
        handed.done(house, job)
    assert releasing.ready(house.lawyer, record.id).hindrance.startswith("文书制作之后案件资料有改动")
    assert [p.is_outdated for p in releasing.releases_of(house.lawyer, record.id)] == [True]


def test_a_case_without_papers_or_at_its_end_is_not_released(house: House) -> None:
    from tests.services import finished

    record = handed.added(house, finished.case().dossier.case)
    assert "还没有文书" in releasing.ready(house.lawyer, record.id).hindrance
    with pytest.raises(ConflictError, match="还没有文书"):
        releasing.start_release(house.lawyer, record.id, 1, house.counsel.who.id, masked=False)
    with house.wiring.records.writing() as tx:
        cases.note(tx, record.id, at=house.wiring.now(), by=1, phase=Phase.RETURNED)
    assert releasing.ready(house.lawyer, record.id).hindrance == "案件现在是“已退回”，不能移交"


def test_a_pack_goes_only_to_active_outside_counsel_whose_name_can_be_printed(house: House) -> None:
    record = handed.approved(house)
    assert [a.login for a in releasing.counsels(house.lawyer)] == ["wu", "zhou"]
    with house.wiring.records.writing() as tx:
        accounts.change(tx, house.other.who.id, is_active=False)
        accounts.change(tx, house.counsel.who.id, name="律" * 61)
    assert [a.login for a in releasing.counsels(house.lawyer)] == ["zhou"]
    for nobody in (house.other.who.id, house.reviewer.who.id, 5):
        with pytest.raises(NotAllowedError):
            releasing.start_release(house.lawyer, record.id, 1, nobody, masked=False)
    with pytest.raises(BadInputError, match="61个字"):
        releasing.start_release(house.lawyer, record.id, 1, house.counsel.who.id, masked=False)
    with pytest.raises(BadInputError, match="移交说明"):
        releasing.start_release(
            house.lawyer, record.id, 1, house.counsel.who.id, masked=False, note="字" * 1001
        )


def test_a_lawyer_of_another_branch_can_neither_release_nor_see_nor_take_back(house: House) -> None:
    record = handed.approved(house)
    made = handed.released(house, record)
    far, counsel = house.elsewhere, house.counsel.who.id
    for call in (
        lambda: releasing.ready(far, record.id),
        lambda: releasing.start_release(far, record.id, 1, counsel, masked=False),
        lambda: releasing.releases_of(far, record.id),
        lambda: releasing.revoke(far, made.id, "理由"),
    ):
        with pytest.raises(NotAllowedError):
            call()
    with house.wiring.records.reading() as tx:
        assert releases.find(tx, made.id) == made


def test_a_release_taken_back_leaves_the_case_with_whoever_still_has_one(house: House, clock: Clock) -> None:
    record = handed.approved(house)
    first = handed.released(house, record, counsel=house.other)
    clock.on(minutes=1)
    second = handed.released(house, record)
    gone = releasing.revoke(house.lawyer, second.id, " 已和解 ")
    assert gone.revoked_at == house.wiring.now() and gone.reason == "已和解"
    with house.wiring.records.reading() as tx:
        assert cases.needed(tx, record.id).counsel == house.other.who.id
    releasing.revoke(house.reviewer, first.id, "已和解")
    with house.wiring.records.reading() as tx:
        assert cases.needed(tx, record.id).counsel is None
    with pytest.raises(ConflictError, match="已经收回"):
        releasing.revoke(house.lawyer, first.id, "再一次")
    revoked = [detail for action, detail in events(house.wiring) if action == "release.revoke"]
    assert revoked[0] == {"release": str(second.id), "counsel": str(house.counsel.who.id)}


def test_a_release_is_taken_back_with_a_reason_only(house: House) -> None:
    made = handed.released(house, handed.approved(house))
    for reason in ("  ", "字" * 1001):
        with pytest.raises(BadInputError):
            releasing.revoke(house.lawyer, made.id, reason)
    with pytest.raises(NotAllowedError):
        releasing.revoke(house.lawyer, 5, "理由")


def test_a_job_whose_counsel_was_disabled_meanwhile_releases_nothing(house: House) -> None:
    record = handed.approved(house)
    job = releasing.start_release(house.lawyer, record.id, 1, house.counsel.who.id, masked=False)
    with house.wiring.records.writing() as tx:
        accounts.change(tx, house.counsel.who.id, is_active=False)
    with pytest.raises(NotAllowedError):
        handed.done(house, job)
    assert not releasing.releases_of(house.lawyer, record.id)


def test_a_file_that_was_changed_in_the_store_is_not_handed_on(house: House) -> None:
    record = handed.approved(house)
    with house.wiring.records.writing() as tx:
        other = next(o for o in outputs.of_case(tx, record.id) if o.name == "民事起诉状.pdf")
        sha256, size = house.wiring.files.keep(b"%PDF-1.7 another")
        swapped = other.model_copy(update={"sha256": sha256, "size": size})
        run = outputs.next_run(tx, record.id)
        for each in outputs.of_case(tx, record.id, run=1):
            chosen = swapped if each.id == other.id else each
            outputs.add(tx, chosen.model_copy(update={"run": run}))
    job = releasing.start_release(house.lawyer, record.id, run, house.counsel.who.id, masked=False)
    with pytest.raises(BadInputError, match=r"民事起诉状\.pdf"):
        handed.done(house, job)


def test_only_who_may_release_does_the_work_of_a_job(house: House) -> None:
    record = handed.approved(house)
    job = releasing.start_release(house.lawyer, record.id, 1, house.counsel.who.id, masked=False)
    manager = person(house.admin, "manager", house.lawyer.who.role, "乙分行")
    for desk in (house.counsel, manager):
        with pytest.raises(NotAllowedError):
            packing.release(desk, job, say=lambda *_: None)
