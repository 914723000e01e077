"""今日: the first screen of lawyers and reviewers; empty, full, each row opens its case."""

from datetime import timedelta

import pytest

from legal_docs.model.account import Role
from legal_docs.model.deadline import Deadline, DeadlineKind
from legal_docs.model.feedback import CaseUpdate
from legal_docs.model.life import Phase
from legal_docs.model.report import Report
from legal_docs.model.stored import Release, Upload
from legal_docs.services.desk.desk import Desk
from legal_docs.storage import cases, deadlines, releases, reports, uploads
from legal_docs.web.navigation import screens_of
from tests.houses import person
from tests.services.desk.worked import sample
from tests.web.showing import choose, opened, run, tables, words

EAST = "东支行"
LONG = "某某（集团）股份有限公司第三分公司*[甲]*" * 4


def fill(li: Desk, *days: int, phase: Phase = Phase.FILED) -> int:
    case = sample("001")
    with li.records.writing() as tx:
        at, by = li.now(), li.who.id
        record = cases.add(tx, case, branch=EAST, handler=by, by=by, at=at)
        cases.note(tx, record.id, at=at, by=by, phase=phase, checked_version=1)
        for each in days:
            day = li.today() + timedelta(days=each)
            made = Deadline(case_id=record.id, kind=DeadlineKind.OTHER, subject=LONG, act_by=day)
            deadlines.add(tx, made)
    return record.id


@pytest.mark.parametrize("role", [Role.LAWYER, Role.REVIEWER], ids=str)
def test_it_is_the_first_screen_and_an_empty_day_says_what_to_do(admin: Desk, role: Role) -> None:
    assert screens_of(role)[0].path == "today"
    shown = opened(person(admin, "somebody", role, EAST), "today")
    said = words(shown)
    assert "今日" in said and "没有到期的事项" in said and not shown.dataframe
    assert ("改选“全部”" in said) is (role is Role.LAWYER)


@pytest.mark.parametrize("role", [Role.MANAGER, Role.COUNSEL, Role.ADMINISTRATOR, Role.AUDITOR], ids=str)
def test_other_roles_have_no_such_screen(role: Role) -> None:
    assert "today" not in {screen.path for screen in screens_of(role)}


def test_what_runs_out_stands_in_groups_in_days_and_words(li: Desk) -> None:
    fill(li, -3, 0, 5, 20)
    shown = opened(li, "today")
    found = [[row["距今"] for row in rows] for rows in tables(shown)]
    assert found == [["● 已过3天"], ["● 今天到期", "● 还有5天"], ["◐ 还有20天"]]
    assert [each.value for each in shown.metric] == ["1项", "2项", "1项", "0项"]
    assert tables(shown)[0][0]["对象"] == LONG and "没有等待处理的工作" in words(shown)


def test_work_that_waits_is_listed_by_kind_when_nothing_runs_out(li: Desk) -> None:
    fill(li, phase=Phase.ESCALATED)
    with li.records.writing() as tx:
        upload = Upload(name="批次.xlsx", sha256="ab" * 32, uploaded_at=li.now(), uploaded_by=li.who.id)
        uploads.add(tx, upload)
    shown = opened(li, "today")
    said = words(shown)
    assert "**待审查**（1项）" in said and "**导入未完成**（1项）" in said and "30天内没有到期的事项" in said
    assert tables(shown)[1][0]["说明"] == "批次.xlsx"


def test_a_row_opens_its_case_on_the_tab_where_the_work_is_done(li: Desk) -> None:
    id = fill(li, 5, phase=Phase.ESCALATED)
    shown = choose(opened(li, "today"), 0, 0)
    assert shown.query_params["case"] in (str(id), [str(id)])
    assert shown.query_params["tab"] in ("terms", ["terms"])
    shown = choose(opened(li, "today"), 1, 0)
    assert shown.query_params["tab"] in ("check", ["check"])


def test_a_lawyer_sees_own_cases_first_and_those_of_the_branch_when_asked(li: Desk, admin: Desk) -> None:
    fill(li, 5)
    shown = opened(person(admin, "zhou", Role.LAWYER, EAST), "today")
    assert not shown.dataframe
    shown.segmented_control[0].set_value("全部")
    assert len(tables(run(shown))) == 1
    assert len(tables(opened(person(admin, "wang", Role.REVIEWER), "today"))) == 1
    assert not opened(person(admin, "zhao", Role.REVIEWER, "西支行"), "today").dataframe


def test_what_counsel_reported_opens_the_tab_where_it_is_taken_over(li: Desk) -> None:
    id = fill(li, phase=Phase.FILED)
    with li.records.writing() as tx:
        told = {"case_id": id, "counsel": 9, "run": 1, "released_at": li.now(), "released_by": li.who.id}
        release = releases.add(tx, Release.model_validate(told | {"acknowledged_at": li.now()}))
        update = CaseUpdate(case_number="甲-1", row=1, judge="冯某")
        told = {"case_id": id, "release_id": release.id, "by": 9, "at": li.now(), "update": update}
        reports.add(tx, Report.model_validate(told | {"left": ("起诉还没有登记",)}))
    shown = opened(li, "today")
    assert "**外聘律师反馈，待登记**（1项）" in words(shown)
    ((row,),) = tables(shown)
    assert str(row["说明"]).endswith("反馈：起诉还没有登记")
    assert choose(shown, 0, 0).query_params["tab"] in ("handover", ["handover"])
