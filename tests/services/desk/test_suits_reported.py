"""A suit that counsel reports: its days, and how the lawyer of the bank enters it into the case file."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from legal_docs.errors import ConflictError, NotAllowedError
from legal_docs.model.contact import CaseEvent, EventKind
from legal_docs.model.life import Move, Phase
from legal_docs.model.record import CaseRecord
from legal_docs.model.report import Report
from legal_docs.model.stored import Release
from legal_docs.services.desk import reporting
from legal_docs.services.desk.court_entry import Differing
from legal_docs.storage import cases, moves
from tests.houses import Clock, wired
from tests.services.desk import handed
from tests.services.desk.handed import DOCKET, OTHER, House, workbook
from tests.storage.factory import case

TODAY = date(2026, 6, 30)
SUED = date(2026, 6, 20)
PAST = TODAY - timedelta(days=5)
SUIT = "起诉还没有登记到案件资料，由银行经办人核对后登记"


@pytest.fixture
def house(tmp_path: Path, clock: Clock) -> House:
    return handed.peopled(wired(tmp_path / "home", clock, worker="none"))


def given(house: House, number: str = "甲-1") -> Release:
    return handed.released(house, handed.added(house, case(number)))


def told(house: House, release: Release, **fields: Any) -> Report:
    """The report of these fields, which must be kept."""
    texts = {name: str(value) for name, value in fields.items()}
    (report,) = reporting.report_back(house.counsel, release.id, texts).reports.values()
    return report


def now(house: House, release: Release) -> CaseRecord:
    with house.wiring.records.reading() as tx:
        return cases.needed(tx, release.case_id)


def steps(house: House, release: Release) -> list[tuple[Phase, date]]:
    with house.wiring.records.reading() as tx:
        return [(move.after, move.on) for move in moves.of_case(tx, release.case_id)]


def test_the_day_of_filing_is_the_day_of_the_step_and_the_suit_waits_for_the_lawyer(house: House) -> None:
    release = given(house)
    report = told(house, release, court_case_number=DOCKET, filed_on=PAST, sued_on=SUED)
    assert steps(house, release) == [(Phase.FILED, PAST)]
    assert report.left == (SUIT,) and now(house, release).version == 1
    shown = reporting.to_enter(house.lawyer, report.id)
    assert shown and shown.new == (f"{SUED}对张某甲起诉（{case().court}{DOCKET}）",)
    kept = reporting.take_over(house.lawyer, report.id, seen=1)
    record = now(house, release)
    assert not kept.waits and record.version == 2
    with house.wiring.records.reading() as tx:
        newest = cases.load(tx, release.case_id)
    assert [(each.on, each.target) for each in newest.case.events] == [(SUED, "张某甲")]
    assert newest.reason == "外聘律师反馈；登记起诉" and newest.by == house.lawyer.who.id


def test_of_a_suit_on_record_nothing_is_entered_and_another_day_is_asked_about(house: House) -> None:
    suit = CaseEvent(id="E01", on=SUED, kind=EventKind.SUIT, target="张某甲")
    known = case("乙-1", events=(suit,))
    release = handed.released(house, handed.added(house, known))
    report = told(house, release, court_case_number=DOCKET, filed_on=PAST, sued_on=SUED)
    assert report.left == () and not report.waits
    later = told(house, release, sued_on=PAST)
    assert later.left == (SUIT,)
    shown = reporting.to_enter(house.lawyer, later.id)
    assert shown and not shown.new and len(shown.differing) == 1
    with pytest.raises(ConflictError, match="请选择保留"):
        reporting.take_over(house.lawyer, later.id)
    kept = reporting.take_over(house.lawyer, later.id, differing=Differing.CHANGE)
    assert not kept.waits and kept.done == ("起诉登记到案件资料：对张某甲的起诉改为2026-06-25",)
    with house.wiring.records.reading() as tx:
        assert [each.on for each in cases.load(tx, release.case_id).case.events] == [PAST]


def test_a_suit_kept_as_it_stands_is_dealt_with(house: House) -> None:
    suit = CaseEvent(id="E01", on=SUED, kind=EventKind.SUIT, target="张某甲")
    release = handed.released(house, handed.added(house, case("乙-1", events=(suit,))))
    report = told(house, release, court_case_number=DOCKET, filed_on=PAST)
    kept = reporting.take_over(house.lawyer, report.id, differing=Differing.KEEP)
    assert not kept.waits and now(house, release).version == 1


def test_another_day_of_filing_than_the_one_known_is_told_and_changes_nothing(house: House) -> None:
    release = given(house)
    told(house, release, court_case_number=DOCKET, filed_on=PAST)
    report = told(house, release, filed_on=TODAY)
    assert report.left[0] == f"反馈的立案日期{TODAY}与已登记的{PAST}不同，没有改动，请核对"
    assert [step[1] for step in steps(house, release)] == [PAST]


def test_days_of_filing_without_a_docket_number_wait_before_filing(house: House) -> None:
    report = told(house, given(house), filed_on=PAST)
    assert report.left == ("反馈了立案、起诉日期，但没有填写立案案号，没有登记立案",)
    assert reporting.to_enter(house.lawyer, report.id)


def test_a_day_before_the_approval_is_refused_by_the_guard_and_waits(house: House) -> None:
    release = given(house)
    with house.wiring.records.writing() as tx:
        step = {"before": Phase.IN_REVIEW, "after": Phase.APPROVED, "on": TODAY, "by": 1}
        at = house.wiring.now()
        moves.add(tx, Move.model_validate(step | {"case_id": release.case_id, "at": at}))
    report = told(house, release, court_case_number=DOCKET, filed_on=PAST)
    assert "早于上一步的日期" in report.left[0] and len(report.left) == 1
    assert now(house, release).phase is Phase.APPROVED


def test_a_missing_or_too_early_day_of_filing_is_warned_about_once(house: House) -> None:
    release = given(house)
    fields = {"court_case_number": DOCKET}
    found = reporting.report_back(house.counsel, release.id, fields)
    assert [p.code for p in found.problems] == ["feedback_no_filing_day"]
    found = reporting.report_back(house.counsel, release.id, fields | {"judge": "冯某"})
    assert found.problems == ()
    found = reporting.report_back(house.counsel, release.id, {"court_case_number": OTHER})
    assert found.problems == ()  # the day of the step stands
    early = reporting.report_back(house.counsel, release.id, fields | {"filed_on": str(PAST)})
    assert [(p.code, p.is_error) for p in early.problems] == [("feedback_before_release", False)]
    assert f"早于材料移交日期（{TODAY}）" in early.problems[0].zh
    same = reporting.report_back(house.counsel, release.id, fields | {"filed_on": str(TODAY)})
    assert same.problems == ()


def test_the_warnings_of_a_workbook_stand_at_their_rows(house: House) -> None:
    given(house), given(house, number="乙-1")
    rows = (
        {"case_number": "甲-1", "court_case_number": DOCKET},
        {"case_number": "乙-1", "court_case_number": OTHER, "filed_on": PAST},
    )
    data = workbook(*rows)
    found = reporting.report_workbook(house.counsel, "反馈.xlsx", data)
    assert [(p.code, p.place.row) for p in found.problems] == [
        ("feedback_no_filing_day", 2),
        ("feedback_before_release", 3),
    ]
    assert [p.code for p in reporting.report_workbook(house.counsel, "反馈.xlsx", data).problems] == [
        "feedback_before_release"
    ]


def test_what_a_report_would_enter_is_shown_to_who_may_take_it_over_only(house: House) -> None:
    release = given(house)
    report = told(house, release, court_case_number=DOCKET)
    for desk, id in ((house.elsewhere, report.id), (house.counsel, report.id), (house.lawyer, 5)):
        with pytest.raises(NotAllowedError):
            reporting.to_enter(desk, id)
    with pytest.raises(NotAllowedError):
        reporting.take_over(house.lawyer, 5)
    with pytest.raises(ConflictError, match="重新核对"):
        reporting.take_over(house.lawyer, report.id, seen=9)
    court = told(house, release, court="另一法院")
    assert reporting.to_enter(house.lawyer, court.id) is None


def test_a_report_taken_over_late_is_dated_by_the_day_it_was_made(house: House, clock: Clock) -> None:
    record = handed.added(house, case())
    release = handed.released(house, record)
    at, by = house.wiring.now(), house.lawyer.who.id
    with house.wiring.records.writing() as tx:
        cases.note(tx, record.id, at=at, by=by, phase=Phase.IN_REVIEW)
    report = told(house, release, court_case_number=DOCKET)
    with house.wiring.records.writing() as tx:
        cases.note(tx, record.id, at=at, by=by, phase=Phase.APPROVED)
    clock.on(days=20)
    shown = reporting.to_enter(house.lawyer, report.id)
    assert shown and shown.new == (f"{TODAY}对张某甲起诉（{case().court}{DOCKET}）",)
    reporting.take_over(house.lawyer, report.id, seen=1)
    assert steps(house, release) == [(Phase.FILED, TODAY)]
    with house.wiring.records.reading() as tx:
        assert [each.on for each in cases.load(tx, record.id).case.events] == [TODAY]
