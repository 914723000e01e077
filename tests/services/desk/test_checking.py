"""The check of a case: what it keeps, what it refuses, the debt on a chosen day."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from legal_docs.errors import BadInputError, ConflictError, NotAllowedError
from legal_docs.model.deadline import DeadlineKind
from legal_docs.model.life import Phase
from legal_docs.model.stored import EvidenceItem
from legal_docs.services.desk import checking
from legal_docs.services.desk.cases import save_case
from legal_docs.services.wiring import Wiring
from legal_docs.storage import deadlines, evidence, moves
from tests.services.desk.worked import Team, actions, record_of, sample, team

ON = date(2026, 6, 30)


@pytest.fixture
def people(one_house: Wiring) -> Team:
    return team(one_house)


def test_a_case_handed_over_is_checked_and_kept_as_checked(house: Wiring) -> None:
    people = team(house)
    desk, id = people.lawyer, people.added(sample("001")).id
    found = checking.check(desk, id, on=ON)
    kept = record_of(desk, id)
    assert found.record == kept
    assert (kept.phase, kept.checked_version, kept.version) == (Phase.CHECKED, 1, 1)
    assert kept.owed == found.arrears.owed.total and kept.act_by == found.findings.earliest_act_by
    with desk.records.reading() as tx:
        (step,) = moves.of_case(tx, id)
        rows = deadlines.of_case(tx, id)
    assert (step.before, step.after, step.on, step.by) == (Phase.ESCALATED, Phase.CHECKED, ON, desk.who.id)
    assert [each.kind for each in rows] == [DeadlineKind.LIMITATION] and rows[0].is_computed
    assert actions(house)[-2:] == ["case.check", "case.move"]


def test_a_second_check_moves_nothing_and_what_was_ticked_off_stays(people: Team) -> None:
    desk, id = people.lawyer, people.added(sample("001")).id
    checking.check(desk, id, on=ON)
    with desk.records.writing() as tx:
        deadlines.done(tx, deadlines.of_case(tx, id)[0].id, ON)
    checking.check(desk, id, on=ON)
    with desk.records.reading() as tx:
        assert len(moves.of_case(tx, id)) == 1
        assert [each.done_on for each in deadlines.of_case(tx, id)] == [ON]


def test_a_case_further_on_keeps_its_phase_when_it_is_checked_again(people: Team) -> None:
    id = people.added(sample("001"), phase=Phase.DRAFTED, checked_version=1).id
    assert checking.check(people.lawyer, id, on=ON).record.phase is Phase.DRAFTED


def test_a_change_after_the_check_leaves_the_case_unchecked_until_the_next_one(people: Team) -> None:
    desk, case = people.lawyer, sample("001")
    id = people.added(case).id
    checking.check(desk, id, on=ON)
    saved = save_case(desk, id, case.model_copy(update={"remarks": "补充"}), seen=1, reason="").record
    assert (saved.checked_version, saved.version) == (1, 2)
    assert checking.check(desk, id, on=ON).record.checked_version == 2


def test_what_lists_show_is_reckoned_from_today_whatever_day_is_checked(people: Team) -> None:
    desk, id = people.lawyer, people.added(sample("001")).id
    case = sample("001").model_copy(update={"cutoff_on": None})
    people.added(case.model_copy(update={"number": "甲-2"}))
    today = checking.check(desk, id, on=ON).record.owed
    later = checking.check(desk, id, on=ON + timedelta(days=90))
    assert later.findings.on == ON + timedelta(days=90) and later.record.owed == today


def test_a_look_keeps_nothing_and_is_written_down(people: Team, one_house: Wiring) -> None:
    desk, id = people.lawyer, people.added(sample("001")).id
    before = record_of(desk, id)
    found = checking.look(desk, id, on=ON)
    assert found.lanes and found.acts and found.findings.points
    assert record_of(desk, id) == before and actions(one_house)[-1] == "case.examine"


def test_proofs_lead_to_the_evidence_that_was_uploaded(people: Team) -> None:
    desk, id = people.lawyer, people.added(sample("001")).id
    with desk.records.writing() as tx:
        item = EvidenceItem(
            case_id=id, folder="01-借款合同", name="合同.pdf", sha256="ab" * 32, size=1,
            added_at=desk.now(), added_by=desk.who.id,
        )  # fmt: skip
        kept = evidence.add(tx, item)
    assert checking.look(desk, id, on=ON).exhibits == {"01-借款合同/合同.pdf": kept.id}


def test_a_case_with_errors_is_not_kept_as_checked(people: Team) -> None:
    case = sample("001")
    wrong = case.model_copy(update={"debtors": (case.debtors[0].model_copy(update={"name": "不在册"}),)})
    id = people.added(wrong).id
    with pytest.raises(BadInputError):
        checking.check(people.lawyer, id, on=ON)
    assert record_of(people.lawyer, id).checked_version == 0


def test_a_change_made_during_the_check_is_told_and_nothing_kept(
    people: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, case = people.lawyer, sample("001")
    id = people.added(case).id
    compute = checking.compute

    def meanwhile(*args: object) -> object:
        save_case(people.reviewer, id, case.model_copy(update={"remarks": "他人"}), seen=1, reason="")
        return compute(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(checking, "compute", meanwhile)
    with pytest.raises(ConflictError, match="重新审查"):
        checking.check(desk, id, on=ON)
    assert record_of(desk, id).checked_version == 0


def test_the_debt_of_a_chosen_day_grows_and_each_line_adds_up(people: Team, one_house: Wiring) -> None:
    desk, id = people.lawyer, people.added(sample("001")).id
    first, later = checking.debt_on(desk, id, ON), checking.debt_on(desk, id, ON + timedelta(days=31))
    assert first.on == ON and later.owed.total > first.owed.total
    paid = sum((each.applied.total for each in later.allocations), Decimal())
    assert sum(line.amount for line in later.lines) - paid == later.owed.total
    line = next(each for each in later.lines if each.base and each.rate_percent)
    assert line.days == (line.to - line.since).days > 0
    assert actions(one_house)[-1] == "case.debt"


def test_the_debt_of_a_day_before_there_was_one_is_refused_in_words(people: Team) -> None:
    id = people.added(sample("001")).id
    with pytest.raises(BadInputError, match="早于债务发生日"):
        checking.debt_on(people.lawyer, id, date(2020, 1, 1))


def test_another_branch_and_a_manager_see_nothing_of_it(people: Team) -> None:
    id = people.added(sample("001")).id
    for desk in (people.stranger, people.manager):
        for ask in (checking.look, checking.check):
            with pytest.raises(NotAllowedError):
                ask(desk, id, on=ON)
        with pytest.raises(NotAllowedError):
            checking.debt_on(desk, id, ON)
    assert record_of(people.lawyer, id).checked_version == 0
