"""案件: each role sees its cases, searches and filters them; a manager sees them masked."""

from datetime import timedelta

import pytest
from streamlit.testing.v1 import AppTest

from legal_docs.model.account import Role
from legal_docs.model.deadline import Deadline, DeadlineKind
from legal_docs.model.life import Phase
from legal_docs.model.record import CaseOrder, CaseRecord
from legal_docs.services.desk.desk import Desk
from legal_docs.storage import deadlines
from legal_docs.web.navigation import screens_of
from legal_docs.web.screens import cases as screen
from tests.houses import person
from tests.services.desk.uploads import NUMBERS
from tests.storage.factory import added
from tests.web.showing import opened, run, tables, words

Made = tuple[CaseRecord, ...]


def listed(shown: AppTest) -> list[object]:
    return [row["案件编号"] for rows in tables(shown)[:1] for row in rows]


def test_an_empty_list_leads_to_the_import(li: Desk) -> None:
    shown = opened(li, "cases")
    assert "还没有案件。请在“导入”页上传" in words(shown) and not shown.dataframe


def test_a_lawyer_sees_what_runs_out_first(li: Desk, made: Made) -> None:
    shown = opened(li, "cases")
    [rows] = tables(shown)
    first = next(row for row in rows if row["案件编号"] == NUMBERS[0])
    assert first["当事人"] == "丁借款" and first["办理进度"] == "催收已移交" and first["经办人"] == "人员li"
    assert first["最早届满日"] == str(made[0].last_day) and "天" in str(first["距期限"])
    assert first["最近期限"] == f"{made[0].act_by} 保证期间"
    days = [str(row["最近期限"]) for row in rows if row["最近期限"] != "—"]
    assert days == sorted(days) and "共2件" in words(shown)


def test_a_day_a_court_has_set_comes_first_in_the_list(li: Desk, made: Made) -> None:
    court_day(li, made[1], DeadlineKind.FEE, 3)
    court_day(li, made[1], DeadlineKind.EVIDENCE, -2)
    rows = tables(opened(li, "cases"))[0]
    assert [rows[0][name] for name in ("案件编号", "距期限", "已过期限")] == [
        NUMBERS[1], "● 还有3天", "● 2项",
    ]  # fmt: skip
    assert rows[0]["最近期限"] == f"{li.today() + timedelta(days=3)} 交纳诉讼费"
    shown = opened(li, "case", case=str(made[1].id), tab="terms")
    assert "交纳诉讼费" in words(shown) and "已过期限2项" in words(shown)


@pytest.mark.parametrize(
    ("key", "value", "found"),
    [
        ("cases_number", "0002", [NUMBERS[1]]),
        ("cases_term", "丁借款", [NUMBERS[0]]),
        ("cases_term", "00000000005", [NUMBERS[0]]),
        ("cases_term", "丁借", []),
    ],
)
def test_a_search_finds_parts_of_numbers_and_whole_names(
    key: str, value: str, found: list[str], li: Desk, made: Made
) -> None:
    shown = opened(li, "cases")
    shown.text_input(key=key).set_value(value)
    assert listed(run(shown)) == found
    if not found:
        assert "须完整输入" in words(shown)
        shown.button(key="cases_clear").click()
        assert len(listed(run(shown))) == 2


def test_filters_narrow_the_list(li: Desk, made: Made) -> None:
    shown = opened(li, "cases")
    shown.multiselect(key="cases_phases").set_value([Phase.FILED])
    assert "请减少筛选条件" in words(run(shown))
    shown.multiselect(key="cases_phases").set_value([Phase.ESCALATED])
    shown.selectbox(key="cases_cause").select_index(2)
    assert listed(run(shown)) == [NUMBERS[1]]
    shown.selectbox(key="cases_cause").select_index(0)
    court_day(li, made[0], DeadlineKind.EVIDENCE, 8)
    court_day(li, made[1], DeadlineKind.FEE, 7)
    for within, found in (("7天内", [NUMBERS[1]]), ("30天内", [NUMBERS[1], NUMBERS[0]])):
        shown.selectbox(key="cases_within").select(within)
        assert listed(run(shown)) == found
    with li.records.writing() as tx:
        added(tx, "案-3", branch="东支行")
    shown.selectbox(key="cases_within").select("已过未办结")
    assert set(listed(run(shown))) == set(NUMBERS[:2])


def court_day(desk: Desk, record: CaseRecord, kind: DeadlineKind, days: int) -> None:
    """Have a court set a day so many days from today, whatever today is."""
    day = desk.today() + timedelta(days=days)
    with desk.records.writing() as tx:
        deadlines.add(tx, Deadline(case_id=record.id, kind=kind, safe_last_day=day, is_computed=False))


def test_a_page_is_fetched_at_a_time(li: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(screen, "SIZE", 2)
    with li.records.writing() as tx:
        for n in range(5):
            added(tx, f"案-{n}", branch="东支行")
    shown = opened(li, "cases")
    shown.selectbox(key="cases_order").select(CaseOrder.NUMBER)
    assert listed(run(shown)) == ["案-0", "案-1"] and "共5件，每页2件" in words(shown)
    shown.session_state[f"cases_page_{shown.session_state['cases_asked'][1]}"] = 3
    assert listed(run(shown)) == ["案-4"]
    shown.text_input(key="cases_number").set_value("案")
    assert listed(run(shown)) == ["案-0", "案-1"]


def test_a_manager_sees_names_masked_and_has_no_search_by_name(admin: Desk, made: Made) -> None:
    shown = opened(person(admin, "boss", Role.MANAGER), "cases")
    assert {row["当事人"] for row in tables(shown)[0]} == {"丁**", "己**"}
    assert all("下一步" not in row for row in tables(shown)[0])
    assert "cases_term" not in {each.key for each in shown.text_input}
    assert "丁借款" not in words(shown) and "点击一行" not in words(shown)


def test_a_manager_without_cases_is_not_sent_to_the_import(admin: Desk) -> None:
    shown = opened(person(admin, "boss", Role.MANAGER), "cases")
    assert "案件由法务人员导入" in words(shown) and "请在“导入”页" not in words(shown)


def test_another_branch_sees_nothing_of_it(admin: Desk, made: Made) -> None:
    shown = opened(person(admin, "west", Role.LAWYER, "西支行"), "cases")
    assert not shown.dataframe and "还没有案件" in words(shown)


def test_a_reviewer_of_the_head_office_chooses_the_branch(admin: Desk, made: Made) -> None:
    shown = opened(person(admin, "head", Role.REVIEWER), "cases")
    assert len(listed(shown)) == 2
    shown.selectbox(key="cases_branch").select("")
    assert listed(run(shown)) == []


def test_who_has_no_right_has_no_such_screen() -> None:
    for role in (Role.COUNSEL, Role.ADMINISTRATOR, Role.AUDITOR):
        assert not {"cases", "intake", "case"} & {screen.path for screen in screens_of(role)}
    assert not {"intake", "case"} & {screen.path for screen in screens_of(Role.MANAGER)}
