"""A step at a court and what it says for the case file are kept together, and limitation is counted anew."""

from datetime import date, timedelta
from typing import Any

import pytest

from legal_docs.access.rules import RIGHTS, Action
from legal_docs.errors import ConflictError, NotAllowedError
from legal_docs.model.account import Role
from legal_docs.model.contact import CaseEvent, EndedBy, EventKind
from legal_docs.model.deadline import DeadlineKind
from legal_docs.model.judgment import Judgment
from legal_docs.model.life import Phase
from legal_docs.model.stored import Output, OutputKind, OutputState
from legal_docs.services.desk import cases, checking, court_entering, court_proof, moving, outputs
from legal_docs.services.desk import evidence as files
from legal_docs.services.desk.cases import save_case
from legal_docs.services.desk.court_entry import Differing, Entry, Particulars
from legal_docs.services.wiring import Wiring
from legal_docs.storage import deadlines
from legal_docs.storage import outputs as kept_outputs
from tests.services.desk.exhibits_house import CONTRACT, PDF
from tests.services.desk.worked import Team, actions, record_of, sample, team

ON = date(2026, 6, 30)
FILED, SUED = ON - timedelta(days=2), ON - timedelta(days=9)
DOCKET = "（2026）某0101民初1号"
READY = {"phase": Phase.APPROVED, "checked_version": 1, "approved_version": 1}


@pytest.fixture
def people(one_house: Wiring) -> Team:
    return team(one_house)


def ready(people: Team) -> int:
    return people.added(sample("001"), **READY).id


def file(people: Team, id: int, **told: object) -> None:
    moving.move(people.lawyer, id, Phase.FILED, on=FILED, docket=DOCKET, **told)  # type: ignore[arg-type]


def events(people: Team, id: int) -> list[tuple[EventKind, date, str, date | None]]:
    case = cases.open_case(people.lawyer, id).case
    return [(each.kind, each.on, each.target, each.ended_on) for each in case.events]


def limitation(people: Team, id: int) -> list[tuple[bool, date | None]]:
    with people.lawyer.records.reading() as tx:
        found = deadlines.of_case(tx, id)
    return [(d.is_running, d.safe_last_day) for d in found if d.kind is DeadlineKind.LIMITATION]


def paper(people: Team, id: int, *, run: int = 1, state: OutputState = OutputState.APPROVED) -> Output:
    told = {
        "case_id": id,
        "run": run,
        "kind": OutputKind.PAPER,
        "name": "民事起诉状.pdf",
        "size": 1,
        "on": ON,
    }
    told |= {"sha256": "ab" * 32, "data_version": 1, "made_at": people.lawyer.now(), "made_by": 1}
    with people.lawyer.records.writing() as tx:
        return kept_outputs.add(tx, Output.model_validate(told | {"state": state}))


def test_filing_enters_the_suit_in_the_same_breath(house: Wiring) -> None:
    people = team(house)
    id = ready(people)
    shown = moving.to_enter(people.lawyer, id, Phase.FILED, on=FILED, docket=DOCKET)
    assert [words[:16] for words in shown.new] == ["2026-06-28对张某䶮起诉"]
    assert record_of(people.lawyer, id).version == 1
    kept = moving.move(people.lawyer, id, Phase.FILED, on=FILED, docket=DOCKET, reason="网上立案", seen=1)
    assert events(people, id) == [(EventKind.SUIT, FILED, "张某䶮", None)]
    assert (kept.phase, kept.version, kept.checked_version, kept.approved_version) == (Phase.FILED, 2, 2, 1)
    assert cases.history(people.lawyer, id)[0].reason == "登记已立案；网上立案"
    assert actions(house)[-4:-2] == ["case.move", "case.save"]


def test_who_may_not_change_a_case_enters_nothing_into_its_file(
    people: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    id = ready(people)
    monkeypatch.delitem(RIGHTS[Role.LAWYER], Action.EDIT_CASE)
    with pytest.raises(NotAllowedError):
        file(people, id)
    assert (record_of(people.lawyer, id).phase, record_of(people.lawyer, id).version) == (Phase.APPROVED, 1)


def test_a_suit_stops_limitation_once_its_proof_is_named(people: Team) -> None:
    id = ready(people)
    checking.check(people.lawyer, id, on=ON)
    before = limitation(people, id)
    assert before[0][0]
    file(people, id)
    assert limitation(people, id) == before
    found = court_proof.unproved(people.lawyer, id)
    assert [each.target for each in found.events] == ["张某䶮"] and found.files == ()
    files.add_files(people.lawyer, id, [(CONTRACT, PDF)])
    assert court_proof.unproved(people.lawyer, id).files == (CONTRACT,)
    kept = court_proof.prove(people.lawyer, id, CONTRACT)
    assert limitation(people, id) == [(False, None)] * len(before)
    assert kept.last_day is None and kept.checked_version == 2 < kept.version
    assert cases.open_case(people.lawyer, id).case.events[0].evidence[0].file == CONTRACT
    assert court_proof.unproved(people.lawyer, id).events == ()
    with pytest.raises(ConflictError, match="都已有证明材料"):
        court_proof.prove(people.lawyer, id, CONTRACT)


def test_before_filing_a_proof_is_for_people_to_check(people: Team) -> None:
    id = ready(people)
    case = cases.open_case(people.lawyer, id).case
    earlier = CaseEvent(id="E90", on=ON - timedelta(days=30), kind=EventKind.SUIT, target="张某䶮")
    told = case.model_copy(update={"events": (*case.events, earlier)})
    save_case(people.lawyer, id, told, seen=1, reason="补录起诉")
    files.add_files(people.lawyer, id, [(CONTRACT, PDF)])
    checked = checking.check(people.lawyer, id, on=ON).record
    kept = court_proof.prove(people.lawyer, id, CONTRACT)
    assert (checked.checked_version, checked.last_day is None) == (checked.version, False)
    assert (kept.checked_version, kept.last_day) == (checked.version, None) and kept.version > checked.version


def test_a_step_prepared_for_another_phase_enters_nothing(
    people: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    id = ready(people)
    file(people, id)
    moving.move(people.lawyer, id, Phase.JUDGED, on=ON - timedelta(days=1))
    prepared = court_entering.prepared

    def meanwhile(*told: Any) -> court_entering.Prepared:
        made = prepared(*told)
        monkeypatch.setattr(court_entering, "prepared", prepared)
        moving.move(people.lawyer, id, Phase.MEDIATED, on=ON)
        return made

    monkeypatch.setattr(court_entering, "prepared", meanwhile)
    with pytest.raises(ConflictError, match="办理进度刚刚有变动"):
        moving.move(people.lawyer, id, Phase.EFFECTIVE, on=ON)
    assert record_of(people.lawyer, id).phase is Phase.MEDIATED and events(people, id)[0][3] is None
    moving.move(people.lawyer, id, Phase.EFFECTIVE, on=ON)
    assert cases.open_case(people.lawyer, id).case.events[0].ended_by is EndedBy.MEDIATION


def test_only_a_file_of_the_evidence_proves_and_only_for_who_may_enter_it(people: Team) -> None:
    id = ready(people)
    file(people, id)
    with pytest.raises(NotAllowedError):
        court_proof.prove(people.lawyer, id, CONTRACT)
    for call in (
        lambda: court_proof.prove(people.stranger, id, CONTRACT),
        lambda: court_proof.unproved(people.stranger, id),
        lambda: moving.to_enter(people.stranger, id, Phase.HEARD, on=ON),
        lambda: moving.to_enter(people.manager, id, Phase.HEARD, on=ON),
    ):
        with pytest.raises(NotAllowedError):
            call()


def test_what_was_filed_is_not_out_of_date_because_the_filing_was_entered(people: Team) -> None:
    id = ready(people)
    filed = paper(people, id)
    file(people, id)
    assert [each.is_stale for each in outputs.outputs(people.lawyer, id)] == [False]
    draft = paper(people, id, run=2, state=OutputState.DRAFT)
    assert draft.is_stale
    later = {each.id: each.is_stale for each in outputs.outputs(people.lawyer, id)}
    assert later == {filed.id: False, draft.id: True}


def test_a_check_that_did_not_hold_before_does_not_hold_after(people: Team) -> None:
    id = people.added(sample("001"), phase=Phase.JUDGED, checked_version=0).id
    kept = moving.move(people.lawyer, id, Phase.CLOSED, on=ON, reason="已还清")
    assert (kept.version, kept.checked_version) == (1, 0)
    case = sample("001")
    suit = CaseEvent(id="E01", on=SUED, kind=EventKind.SUIT, target=case.debtors[0].name)
    other = people.added(
        case.model_copy(update={"number": "乙-1", "events": (suit,)}), phase=Phase.FILED, checked_version=0
    ).id
    told = Particulars(ended_by=EndedBy.WITHDRAWN)
    kept = moving.move(people.lawyer, other, Phase.CLOSED, on=ON, reason="撤诉", told=told)
    assert (kept.version, kept.checked_version) == (2, 0)
    assert events(people, other)[0][3] == ON


def test_a_guard_that_refuses_the_step_keeps_the_case_file_as_it_was(people: Team) -> None:
    id = people.added(sample("001"), phase=Phase.APPROVED, checked_version=1, approved_version=0).id
    with pytest.raises(ConflictError, match="复核通过的不是"):
        file(people, id)
    assert record_of(people.lawyer, id).version == 1 and events(people, id) == []


def test_another_suit_on_record_is_asked_about_before_anything_is_kept(people: Team) -> None:
    case = sample("001")
    suit = CaseEvent(id="E01", on=SUED, kind=EventKind.SUIT, target=case.debtors[0].name)
    id = people.added(case.model_copy(update={"events": (suit,)}), **READY).id
    with pytest.raises(ConflictError, match="与这次登记的2026-06-28不同"):
        file(people, id)
    assert record_of(people.lawyer, id).phase is Phase.APPROVED
    file(people, id, told=Particulars(differing=Differing.KEEP))
    assert record_of(people.lawyer, id).version == 1 and events(people, id)[0][1] == SUED
    other = people.added(case.model_copy(update={"events": (suit,), "number": "乙-1"}), **READY).id
    file(people, other, told=Particulars(differing=Differing.CHANGE))
    assert [each[1] for each in events(people, other)] == [FILED]


def test_a_case_changed_since_it_was_shown_is_looked_at_again(people: Team) -> None:
    id = ready(people)
    save_case(people.lawyer, id, sample("001").model_copy(update={"remarks": "改"}), seen=1, reason="")
    with pytest.raises(ConflictError, match="重新核对"):
        file(people, id, seen=1)


def test_what_was_prepared_for_an_older_version_is_not_entered(people: Team) -> None:
    id = ready(people)
    record = record_of(people.lawyer, id)
    nothing = court_entering.prepared(people.lawyer, 1, Entry(sample("001")), Particulars())
    save_case(people.lawyer, id, sample("001").model_copy(update={"remarks": "改"}), seen=1, reason="")
    newer = record_of(people.lawyer, id)
    with people.lawyer.records.writing() as tx:
        assert court_entering.enter(tx, people.lawyer, record, nothing, reason="") == record
        with pytest.raises(ConflictError, match="登记期间案件资料有改动"):
            court_entering.enter(tx, people.lawyer, newer, nothing, reason="")


def test_an_entry_with_errors_is_left_out_and_holds_nothing_up(people: Team) -> None:
    told = {"number": DOCKET, "court": "某法院", "operative_part": "偿还", "effective_on": ON}
    known = Judgment.model_validate(told | {"issued_on": SUED})
    case = sample("001").model_copy(update={"judgments": (known,)})
    id = people.added(case, phase=Phase.JUDGED, checked_version=1).id
    change, early = Particulars(differing=Differing.CHANGE), SUED - timedelta(days=1)
    shown = moving.to_enter(people.lawyer, id, Phase.EFFECTIVE, on=early, told=change)
    assert shown.new == () and shown.hints[0].startswith("没有登记到案件资料：") and "补录" in shown.hints[0]
    kept = moving.move(people.lawyer, id, Phase.EFFECTIVE, on=early, told=change)
    assert (kept.phase, kept.version) == (Phase.EFFECTIVE, 1)


def test_a_life_to_enforcement_fills_the_case_file_step_by_step(people: Team) -> None:
    id, desk = ready(people), people.lawyer
    file(people, id, told=Particulars(sued_on=SUED))
    moving.move(desk, id, Phase.JUDGED, on=FILED)
    told = Particulars(number="（2026）某0101民初1号", operative_part="偿还本金3,716.23元")
    kept = moving.move(desk, id, Phase.EFFECTIVE, on=ON - timedelta(days=1), told=told)
    case = cases.open_case(desk, id).case
    assert events(people, id) == [(EventKind.SUIT, SUED, "张某䶮", ON - timedelta(days=1))]
    assert case.judgments[0].issued_on == FILED and kept.checked_version == kept.version
    kept = moving.move(desk, id, Phase.ENFORCEMENT, on=ON)
    assert events(people, id)[1] == (EventKind.ENFORCEMENT, ON, "张某䶮", None)
    way = next(each for each in moving.possible(desk, id) if each.after is Phase.CLOSED)
    assert EndedBy.PERFORMED in way.ends and EndedBy.WITHDRAWN not in way.ends
    assert all(not each.ends for each in moving.possible(desk, id) if each.after is not Phase.CLOSED)
    told = Particulars(ended_by=EndedBy.PERFORMED)
    kept = moving.move(desk, id, Phase.CLOSED, on=ON, reason="执行到位", told=told)
    assert events(people, id)[1][3] == ON and kept.checked_version == kept.version == 5
    with desk.records.reading() as tx:
        kinds = {each.kind for each in deadlines.of_case(tx, id)}
    assert DeadlineKind.ENFORCEMENT in kinds
