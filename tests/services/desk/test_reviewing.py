"""Four eyes: papers handed in, approved by somebody else, or sent back with a reason."""

import pytest

from legal_docs.errors import BadInputError, ConflictError, NotAllowedError
from legal_docs.model.account import Role
from legal_docs.model.life import Phase
from legal_docs.model.stored import OutputState
from legal_docs.services.desk import evidence, outputs, reviewing
from legal_docs.services.desk.desk import Desk
from legal_docs.services.wiring import Wiring
from legal_docs.storage import accounts, moves
from tests.houses import person
from tests.services.desk.exhibits_house import CONTRACT, PDF, Bench, bench, papers


@pytest.fixture
def made(house: Wiring) -> Bench:
    """A case with papers of its newest version, on both databases."""
    found = bench(house)
    found.note(phase=Phase.DRAFTED, checked_version=1)
    papers(found)
    return found


def states(made: Bench, run: int = 1) -> set[OutputState]:
    return {each.state for each in outputs.outputs(made.li, made.case_id) if each.run == run}


def test_papers_are_handed_in_and_approved_by_somebody_else(made: Bench) -> None:
    assert reviewing.submit(made.li, made.case_id, 1).phase is Phase.IN_REVIEW
    assert states(made) == {OutputState.IN_REVIEW}
    record = reviewing.approve(made.reviewer, made.case_id, 1, " 同意 ")
    assert (record.phase, record.approved_version) == (Phase.APPROVED, record.version)
    assert states(made) == {OutputState.APPROVED}
    with made.wiring.records.reading() as tx:
        told = [(m.after, m.by, m.reason) for m in moves.of_case(tx, made.case_id)]
    assert told == [
        (Phase.IN_REVIEW, made.li.who.id, ""),
        (Phase.APPROVED, made.reviewer.who.id, "同意"),
    ]


def test_who_made_the_papers_cannot_approve_them(made: Bench) -> None:
    papers(made, by=made.reviewer)
    reviewing.submit(made.li, made.case_id, 2)
    with pytest.raises(ConflictError, match="其他复核人员"):
        reviewing.approve(made.reviewer, made.case_id, 2)
    assert made.record().phase is Phase.IN_REVIEW and states(made, 2) == {OutputState.IN_REVIEW}


def test_who_saved_the_version_cannot_approve_it(made: Bench) -> None:
    evidence.add_files(made.reviewer, made.case_id, [(CONTRACT, PDF)])
    made.note(checked_version=2)
    papers(made)
    reviewing.submit(made.li, made.case_id, 2)
    with pytest.raises(ConflictError, match="不能自己复核"):
        reviewing.approve(made.reviewer, made.case_id, 2)
    assert reviewing.approve(other(made), made.case_id, 2).phase is Phase.APPROVED


def test_who_saved_any_version_since_the_last_approval_cannot_approve_the_newest(made: Bench) -> None:
    evidence.add_files(made.reviewer, made.case_id, [(CONTRACT, PDF)])
    evidence.add_files(made.li, made.case_id, [("回单.pdf", PDF)])
    made.note(checked_version=3)
    papers(made)
    reviewing.submit(made.li, made.case_id, 2)
    with pytest.raises(ConflictError, match="不能自己复核"):
        reviewing.approve(made.reviewer, made.case_id, 2)
    assert reviewing.approve(other(made), made.case_id, 2).phase is Phase.APPROVED


def test_what_was_approved_already_does_not_hinder_who_saved_it(made: Bench) -> None:
    evidence.add_files(made.reviewer, made.case_id, [(CONTRACT, PDF)])
    evidence.add_files(made.li, made.case_id, [("回单.pdf", PDF)])
    made.note(checked_version=3, approved_version=2)
    papers(made)
    reviewing.submit(made.li, made.case_id, 2)
    assert reviewing.approve(made.reviewer, made.case_id, 2).phase is Phase.APPROVED


def other(made: Bench) -> Desk:
    with made.wiring.records.reading() as tx:
        admin = next(each for each in accounts.listing(tx) if each.login == "admin")
    return person(Desk(made.wiring, admin), "chen", Role.REVIEWER)


def test_a_lawyer_cannot_approve_or_send_back(made: Bench) -> None:
    reviewing.submit(made.li, made.case_id, 1)
    for act in (
        lambda: reviewing.approve(made.zhao, made.case_id, 1),
        lambda: reviewing.send_back(made.zhao, made.case_id, 1, "理由"),
        lambda: reviewing.submit(made.far, made.case_id, 1),
    ):
        with pytest.raises(NotAllowedError):
            act()


def test_papers_are_sent_back_with_a_reason_only(made: Bench) -> None:
    reviewing.submit(made.li, made.case_id, 1)
    with pytest.raises(BadInputError, match="写明退回修改的理由"):
        reviewing.send_back(made.reviewer, made.case_id, 1, "  ")
    record = reviewing.send_back(made.reviewer, made.case_id, 1, "请补充证据")
    assert record.phase is Phase.DRAFTED and states(made) == {OutputState.SENT_BACK}
    assert reviewing.submit(made.li, made.case_id, 1).phase is Phase.IN_REVIEW


def test_only_what_is_in_review_is_sent_back(made: Bench) -> None:
    with pytest.raises(ConflictError, match="没有提交复核"):
        reviewing.send_back(made.reviewer, made.case_id, 1, "理由")
    made.note(phase=Phase.APPROVED)
    with pytest.raises(ConflictError, match="没有提交复核"):
        reviewing.send_back(made.reviewer, made.case_id, 1, "理由")


def test_only_the_newest_papers_are_handed_in_or_approved(made: Bench) -> None:
    papers(made)
    with pytest.raises(ConflictError, match="最新一次"):
        reviewing.submit(made.li, made.case_id, 1)
    reviewing.submit(made.li, made.case_id, 2)
    with pytest.raises(ConflictError, match="最新一次"):
        reviewing.approve(made.reviewer, made.case_id, 1)
    with pytest.raises(ConflictError, match="最新一次"):
        reviewing.send_back(made.reviewer, made.case_id, 1, "理由")
    assert (states(made, 1), states(made, 2)) == ({OutputState.DRAFT}, {OutputState.IN_REVIEW})


def test_a_change_after_the_papers_stops_the_way_to_review_and_approval(made: Bench) -> None:
    reviewing.submit(made.li, made.case_id, 1)
    evidence.add_files(made.li, made.case_id, [(CONTRACT, PDF)])
    with pytest.raises(ConflictError, match="重新审查"):
        reviewing.approve(made.reviewer, made.case_id, 1)
    made.note(checked_version=2)
    with pytest.raises(ConflictError, match="重新制作文书"):
        reviewing.approve(made.reviewer, made.case_id, 1)
    reviewing.send_back(made.reviewer, made.case_id, 1, "资料有改动")
    with pytest.raises(ConflictError, match="重新制作文书"):
        reviewing.submit(made.li, made.case_id, 1)


def test_a_case_without_papers_cannot_be_handed_in(house: Wiring) -> None:
    made = bench(house)
    made.note(phase=Phase.DRAFTED, checked_version=1)
    with pytest.raises(ConflictError):
        reviewing.submit(made.li, made.case_id, 1)
