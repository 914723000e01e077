"""Reporting back: what counsel tells is kept, goes into the record as the guards allow, else waits."""

from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from legal_docs.errors import BadInputError, ConflictError, NotAllowedError
from legal_docs.model.deadline import DeadlineKind
from legal_docs.model.life import Phase
from legal_docs.model.record import CaseRecord
from legal_docs.model.report import Report
from legal_docs.model.stored import Release
from legal_docs.services.desk import deadlines, releasing, reporting
from legal_docs.services.desk.reporting import FIELDS, Told
from legal_docs.services.feedback_form import HEADERS
from legal_docs.storage import cases, moves, trail
from tests.houses import Clock, wired
from tests.services.desk import handed
from tests.services.desk.handed import DOCKET, OTHER, House, workbook
from tests.storage.factory import case

TODAY = date(2026, 6, 30)
SUIT = "起诉还没有登记到案件资料，由银行经办人核对后登记"
SOON, PAST = TODAY + timedelta(days=60), TODAY - timedelta(days=5)


@pytest.fixture
def house(tmp_path: Path, clock: Clock) -> House:
    return handed.peopled(wired(tmp_path / "home", clock, worker="none"))


def given(house: House, phase: Phase = Phase.APPROVED, number: str = "甲-1", **columns: Any) -> Release:
    return handed.released(house, handed.added(house, case(number), phase, **columns))


def told(house: House, release: Release, **fields: Any) -> Report:
    """The report of these fields, which must be kept."""
    texts = {name: str(value) for name, value in fields.items()}
    found = reporting.report_back(house.counsel, release.id, texts)
    (report,) = found.reports.values()
    return report


def now(house: House, release: Release) -> CaseRecord:
    with house.wiring.records.reading() as tx:
        return cases.needed(tx, release.case_id)


def steps(house: House, release: Release) -> list[tuple[Phase, date, int, str]]:
    with house.wiring.records.reading() as tx:
        return [(m.after, m.on, m.by, m.docket) for m in moves.of_case(tx, release.case_id)]


def hearings(house: House, release: Release) -> list[tuple[date | None, bool]]:
    found = deadlines.of_case(house.lawyer, release.case_id)
    return [(d.safe_last_day, d.done_on is None) for d in found if d.kind is DeadlineKind.HEARING]


def test_a_docket_number_files_an_approved_case_and_its_hearing_is_a_deadline(house: House) -> None:
    release = given(house)
    report = told(
        house, release, court_case_number="(2026) 某0106民初123号", hearing_on=SOON, result="已立案"
    )
    record = now(house, release)
    assert (record.phase, record.docket, record.hearing_on) == (Phase.FILED, DOCKET, SOON)
    assert steps(house, release) == [(Phase.FILED, TODAY, house.counsel.who.id, DOCKET)]
    assert report.done == (f"登记立案，案号{DOCKET}", f"登记开庭日期{SOON}") and report.left == (SUIT,)
    assert report.waits and report.by == house.counsel.who.id
    assert hearings(house, release) == [(SOON, True)]
    assert reporting.reports_of(house.lawyer, release.case_id) == (report,)
    assert reporting.my_reports(house.counsel, release.id) == (report,)
    with house.wiring.records.reading() as tx:
        events = [row.event for row in trail.whole(tx) if row.event.action == "report.give"]
    assert [event.detail for event in events] == [
        {"release": str(release.id), "fields": "court_case_number、hearing_on、result"}
    ]


def test_a_hearing_that_is_over_and_a_judgment_take_all_steps_at_once(house: House) -> None:
    release = given(house)
    report = told(
        house,
        release,
        court_case_number=DOCKET,
        hearing_on=PAST,
        result="判决支持",
        document_number=OTHER,
        decided_on=TODAY,
    )
    assert [step[:2] for step in steps(house, release)] == [
        (Phase.FILED, PAST),
        (Phase.HEARD, PAST),
        (Phase.JUDGED, TODAY),
    ]
    assert report.left == (SUIT,) and report.done[-1] == f"登记已判决（判决支持，{OTHER}）"
    assert now(house, release).hearing_on == PAST and hearings(house, release) == []


def test_a_settlement_becomes_a_mediated_case(house: House) -> None:
    release = given(house, Phase.FILED, docket=DOCKET)
    report = told(house, release, result="调解", document_number=OTHER, decided_on=TODAY)
    assert now(house, release).phase is Phase.MEDIATED and report.left == ()
    with house.wiring.records.reading() as tx:
        (step,) = moves.of_case(tx, release.case_id)
    assert step.reason == f"外聘律师反馈；调解结案，{OTHER}"


def test_a_new_day_of_a_hearing_takes_the_place_of_the_old_one(house: House) -> None:
    release = given(house)
    told(house, release, court_case_number=DOCKET, hearing_on=SOON)
    told(house, release, hearing_on=SOON + timedelta(days=7))
    assert hearings(house, release) == [(SOON, False), (SOON + timedelta(days=7), True)]
    again = told(house, release, hearing_on=SOON + timedelta(days=7), judge="冯某")
    assert again.done == () and again.left == ()
    assert now(house, release).phase is Phase.FILED


def test_a_hearing_today_is_not_over_yet(house: House) -> None:
    release = given(house, Phase.FILED, docket=DOCKET)
    told(house, release, hearing_on=TODAY)
    assert now(house, release).phase is Phase.FILED and hearings(house, release) == [(TODAY, True)]


@pytest.mark.parametrize(
    ("phase", "fields", "left"),
    [
        (Phase.DRAFTED, {"court_case_number": DOCKET}, "还不能登记立案"),
        (Phase.DRAFTED, {"hearing_on": SOON}, "案件还没有登记立案"),
        (Phase.APPROVED, {"result": "已立案", "remarks": "等案号"}, "没有填写立案案号"),
        (Phase.FILED, {"court_case_number": OTHER}, f"与已登记的案号{DOCKET}不同"),
        (Phase.FILED, {"result": "撤诉", "document_number": OTHER, "decided_on": TODAY}, "在“办理”中登记"),
        (Phase.FILED, {"result": "裁定驳回起诉", "decided_on": TODAY}, "在“办理”中登记"),
        (Phase.FILED, {"result": "判决驳回"}, "没有裁判日期"),
        (Phase.EFFECTIVE, {"result": "判决支持", "decided_on": TODAY}, "不能转为“已判决”"),
        (Phase.FILED, {"court": "另一法院"}, "案件资料中为"),
    ],
)
def test_what_the_guards_do_not_allow_waits_for_the_lawyer(
    house: House, phase: Phase, fields: Mapping[str, Any], left: str
) -> None:
    release = given(house, phase, docket=DOCKET if phase not in (Phase.DRAFTED, Phase.APPROVED) else "")
    before = now(house, release)
    report = told(house, release, **fields)
    assert report.waits and report.done == ()
    assert len(report.left) == 1 and left in report.left[0]
    after = now(house, release)
    assert (after.phase, after.docket, after.hearing_on) == (before.phase, before.docket, before.hearing_on)
    assert reporting.waiting(house.lawyer) == ((report, after),)
    assert reporting.waiting(house.lawyer, mine=True) == ((report, after),)
    assert reporting.waiting(house.reviewer, mine=True) == ()
    assert reporting.waiting(house.elsewhere) == ()


def test_a_result_without_a_docket_does_not_judge_a_case_that_is_not_filed(house: House) -> None:
    report = told(house, given(house), result="判决支持", decided_on=TODAY)
    assert "不能转为“已判决”" in report.left[0]


def test_a_case_changed_after_its_approval_is_not_filed(house: House) -> None:
    release = given(house, approved_version=0)
    report = told(house, release, court_case_number=DOCKET, hearing_on=SOON)
    assert [words.partition("：")[0] for words in report.left] == [
        f"案号{DOCKET}没有登记",
        f"开庭日期{SOON}没有登记",
    ]
    assert now(house, release).phase is Phase.APPROVED


def test_the_lawyer_takes_over_what_waited_once_the_way_is_free(house: House) -> None:
    release = given(house, approved_version=0)
    report = told(house, release, court_case_number=DOCKET, hearing_on=SOON)
    still = reporting.take_over(house.lawyer, report.id)
    assert still.waits and len(still.left) == 2
    with house.wiring.records.writing() as tx:
        cases.note(tx, release.case_id, at=house.wiring.now(), by=1, approved_version=1)
    kept = reporting.take_over(house.lawyer, report.id)
    assert (kept.left, kept.taken_by, kept.taken_at) == ((), house.lawyer.who.id, house.wiring.now())
    suit = f"2026-06-30对张某甲起诉（{case().court}{DOCKET}）"
    assert kept.done == (f"登记立案，案号{DOCKET}", f"起诉登记到案件资料：{suit}", f"登记开庭日期{SOON}")
    record = now(house, release)
    assert (record.phase, record.docket, record.hearing_on) == (Phase.FILED, DOCKET, SOON)
    with pytest.raises(ConflictError, match="已经处理"):
        reporting.take_over(house.lawyer, report.id)


def test_the_word_of_the_lawyer_goes_over_the_docket_in_the_record(house: House) -> None:
    release = given(house, Phase.FILED, docket=DOCKET)
    report = told(house, release, court_case_number=OTHER)
    kept = reporting.take_over(house.lawyer, report.id)
    assert not kept.waits and now(house, release).docket == OTHER


def test_another_court_waits_until_the_case_file_names_it(house: House) -> None:
    release = given(house, Phase.FILED, docket=DOCKET)
    report = told(house, release, court="另一法院")
    assert reporting.take_over(house.lawyer, report.id).waits
    with house.wiring.records.writing() as tx:
        changed = cases.load(tx, release.case_id).case.model_copy(update={"court": "另一法院"})
        cases.save(tx, release.case_id, changed, seen=1, by=1, at=house.wiring.now())
    assert not reporting.take_over(house.lawyer, report.id).waits


def test_what_is_known_already_changes_nothing_and_waits_for_nobody(house: House) -> None:
    release = given(house, Phase.FILED, docket=DOCKET)
    report = told(house, release, court_case_number=DOCKET, judge="冯某", result="已立案")
    assert report.done == () and report.left == () and not report.waits
    for call in (
        lambda: reporting.take_over(house.lawyer, report.id),
        lambda: reporting.settle(house.lawyer, report.id, "已办"),
    ):
        with pytest.raises(ConflictError, match="已经处理"):
            call()


def test_counsel_sees_the_own_reports_only(house: House) -> None:
    release = given(house)
    theirs = handed.released(house, now(house, release), counsel=house.other)
    mine = told(house, release, judge="冯某")
    reporting.report_back(house.other, theirs.id, {"judge": "冯某"})
    assert reporting.my_reports(house.counsel, release.id) == (mine,)
    assert len(reporting.reports_of(house.lawyer, release.case_id)) == 2


def test_a_docket_is_noted_where_the_record_has_none(house: House) -> None:
    release = given(house, Phase.FILED)
    assert told(house, release, court_case_number=DOCKET).done == (f"登记案号{DOCKET}",)
    assert now(house, release).docket == DOCKET


def test_a_report_can_be_settled_in_another_way_with_a_note(house: House) -> None:
    report = told(house, given(house, Phase.FILED, docket=DOCKET), result="撤诉", decided_on=TODAY)
    for note in (" ", "字" * 501):
        with pytest.raises(BadInputError, match="说明如何处理"):
            reporting.settle(house.lawyer, report.id, note)
    kept = reporting.settle(house.lawyer, report.id, " 已结案 ")
    assert (kept.note, kept.waits, kept.taken_by) == ("已结案", False, house.lawyer.who.id)
    assert kept.left == report.left
    with pytest.raises(ConflictError):
        reporting.settle(house.lawyer, report.id, "再一次")


def test_mistakes_are_told_by_field_and_nothing_is_kept(house: House) -> None:
    release = given(house)
    fields = {
        "court_case_number": "abc",
        "decided_on": "2026-12-31",
        "result": "赢了",
        "remarks": "字" * 2001,
    }
    found = reporting.report_back(house.counsel, release.id, fields)
    assert not found.reports
    assert {p.place.column for p in found.problems if p.is_error} == {"结果"}
    found = reporting.report_back(house.counsel, release.id, fields | {"result": "判决支持"})
    assert {p.place.column for p in found.problems if p.is_error} == {"立案案号", "裁判日期", "备注"}
    assert {p.place.column for p in found.problems if not p.is_error} == {"裁判文书号"}
    assert now(house, release).phase is Phase.APPROVED
    assert reporting.my_reports(house.counsel, release.id) == ()


def test_a_form_that_says_nothing_and_one_sent_twice_are_told(house: House) -> None:
    release = given(house)
    nothing = reporting.report_back(house.counsel, release.id, {"court": case().court, "judge": "  "})
    assert [p.code for p in nothing.problems] == ["feedback_nothing"] and not nothing.reports
    told(house, release, judge="冯某")
    with pytest.raises(ConflictError, match="内容相同"):
        told(house, release, judge="冯某")
    told(house, release, judge="陈某")
    assert len(reporting.my_reports(house.counsel, release.id)) == 2


def test_only_the_counsel_of_a_release_reports_on_it(house: House) -> None:
    release = given(house)
    for desk, id in ((house.other, release.id), (house.lawyer, release.id), (house.counsel, 5)):
        with pytest.raises(NotAllowedError):
            reporting.report_back(desk, id, {"judge": "冯某"})
    with pytest.raises(NotAllowedError):
        reporting.my_reports(house.other, release.id)
    report = told(house, release, court="另一法院")
    for call in (
        lambda: reporting.take_over(house.elsewhere, report.id),
        lambda: reporting.settle(house.elsewhere, report.id, "已办"),
        lambda: reporting.settle(house.lawyer, 5, "已办"),
        lambda: reporting.reports_of(house.elsewhere, release.case_id),
        lambda: reporting.take_over(house.counsel, report.id),
    ):
        with pytest.raises(NotAllowedError):
            call()
    releasing.revoke(house.lawyer, release.id, "已和解")
    with pytest.raises(NotAllowedError):
        reporting.report_back(house.counsel, release.id, {"judge": "冯某"})


def read(house: House, *rows: dict[str, Any]) -> Told:
    return reporting.report_workbook(house.counsel, "反馈 6月.XLSX", workbook(*rows))


def test_a_workbook_reports_on_several_cases_at_once(house: House) -> None:
    one, two = given(house), given(house, number="乙-1")
    his = handed.released(house, handed.added(house, case("丙-1")), counsel=house.other)
    found = read(
        house,
        {"case_number": "甲-1", "court_case_number": DOCKET, "hearing_on": SOON},
        {"case_number": "乙-1", "court_case_number": OTHER, "court": "另一法院"},
        {"case_number": "丙-1", "court_case_number": OTHER},
    )
    assert set(found.reports) == {"甲-1", "乙-1"} and found.same == ()
    assert now(house, one).docket == DOCKET and now(house, two).docket == OTHER
    assert now(house, his).phase is Phase.APPROVED
    assert [(p.code, p.place.row) for p in found.problems if p.is_error] == [("feedback_unknown_case", 4)]
    assert {p.place.file for p in found.problems} == {"反馈 6月.XLSX"}
    assert [words[:4] for words in found.reports["乙-1"].left] == ["起诉还没", "受理法院"]
    assert found.reports["甲-1"].left == (SUIT,)
    again = read(house, {"case_number": "甲-1", "court_case_number": DOCKET, "hearing_on": SOON})
    assert not again.reports and again.same == ("甲-1",)


def test_of_two_releases_of_a_case_the_newest_takes_the_row(house: House, clock: Clock) -> None:
    first = given(house)
    clock.on(hours=1)
    with house.wiring.records.reading() as tx:
        record = cases.needed(tx, first.case_id)
    second = handed.released(house, record)
    found = read(house, {"case_number": "甲-1", "judge": "冯某"})
    assert found.reports["甲-1"].release_id == second.id


def test_a_file_that_is_no_form_is_told(house: House) -> None:
    given(house)
    with pytest.raises(BadInputError, match="不是反馈表"):
        reporting.report_workbook(house.counsel, "反馈.pdf", b"%PDF-1.7")
    with pytest.raises(BadInputError, match="5 MB"):
        reporting.report_workbook(house.counsel, "反馈.xlsx", b"x" * (reporting.LARGEST + 1))


def test_the_fields_of_a_report_are_those_of_the_form_without_the_number() -> None:
    assert list(FIELDS) == [name for name in HEADERS if name != "case_number"]
