"""What is only read on a case's page: in full, alike things together, nothing said that was not computed."""

import re
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Element

from legal_docs.model.account import Role
from legal_docs.model.finding import PeriodFinding, PeriodKind
from legal_docs.model.record import CaseRecord
from legal_docs.services.desk import checking, intake
from legal_docs.services.desk.desk import Desk
from legal_docs.storage import cases
from legal_docs.web.screens.case import check
from tests.conftest import ON
from tests.houses import person
from tests.services.desk.uploads import NUMBERS, archive
from tests.services.desk.worked import sample
from tests.storage import factory
from tests.web.showing import choose, opened, tables, words

EAST = "东支行"


def kept(li: Desk, **columns: object) -> CaseRecord:
    with li.records.writing() as tx:
        at, by = li.now(), li.who.id
        record = cases.add(tx, sample("008"), branch=EAST, handler=by, by=by, at=at)
        return cases.note(tx, record.id, at=at, by=by, **columns)


def html(shown: AppTest) -> str:
    return "".join(str(each.value) for each in shown.get("html") if isinstance(each, Element))


def tab(desk: Desk, record: CaseRecord, name: str) -> AppTest:
    return opened(desk, "case", case=str(record.id), tab=name)


def test_a_case_that_was_not_computed_is_not_said_to_have_no_period(li: Desk) -> None:
    record = kept(li)
    shown = tab(li, record, "overview")
    assert "尚未计算" in words(shown) and "无进行中的期间" not in words(shown)
    with li.records.writing() as tx:
        cases.note(tx, record.id, at=li.now(), by=li.who.id, owed="1.00", last_day=None)
    assert "无进行中的期间" in words(tab(li, record, "overview"))


def test_what_is_to_be_done_stands_in_full(li: Desk) -> None:
    record = kept(li)
    found = checking.look(li, record.id, on=li.today())
    acts, said = found.acts, html(tab(li, record, "check"))
    assert acts and all(each.act in said and each.paper in said for each in acts)
    assert all(str(each.by) in said for each in acts if each.by) and "● 尽快" in said
    cited = [bool(each.articles) for each in acts] + [bool(each.articles) for each in found.findings.courts]
    assert said.count("依据：") == sum(cited)
    assert all(who in said for each in acts for who in each.wanted_for)


def test_many_acts_wait_behind_a_click(li: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    record = kept(li)
    count = len(checking.look(li, record.id, on=li.today()).acts)
    monkeypatch.setattr(check, "MOST", 1)
    shown = tab(li, record, "check")
    assert f"其余{count - 1}项" in [each.label for each in shown.expander]
    assert html(shown).count("● 尽快") + html(shown).count("天<br>") == count


def test_a_case_with_errors_is_not_said_to_have_been_computed(li: Desk) -> None:
    with li.records.writing() as tx:
        made = cases.add(tx, factory.case(), branch=EAST, handler=li.who.id, by=li.who.id, at=li.now())
    shown = tab(li, made, "check")
    assert shown.error and "按现有资料计算的结果" not in words(shown)
    assert words(shown).count("请改正以下") == 1


def test_the_courts_and_their_reasons_stand_in_full(li: Desk) -> None:
    record = kept(li)
    courts = checking.look(li, record.id, on=li.today()).findings.courts
    said = html(tab(li, record, "check"))
    assert courts and all(each.why in said and each.place in said for each in courts)
    assert said.count("✓ 建议：") >= len([each for each in courts if each.preferred]) > 0
    assert all(words_ in said for each in courts for words_ in each.against)


def test_the_ways_to_go_are_told_with_their_reasons_and_what_speaks_against_them(li: Desk) -> None:
    with li.records.writing() as tx:
        made = cases.add(tx, sample("001"), branch=EAST, handler=li.who.id, by=li.who.id, at=li.now())
    found = checking.look(li, made.id, on=li.today()).findings.assessment
    said = html(tab(li, made, "check"))
    assert found and found.routes and found.costs
    for each in found.routes:
        assert each.label in said and all(words_ in said for words_ in (*each.reasons, *each.against))
    assert all(each.label in said for each in found.costs)


def test_periods_of_one_person_that_run_alike_stand_together(li: Desk) -> None:
    record = kept(li)
    found = checking.look(li, record.id, on=li.today())
    titles = [check._title(each, li.today()) for each in found.findings.periods]
    labels = [each.label for each in tab(li, record, "check").expander]
    assert len([label for label in labels if any(label.startswith(title) for title in titles)]) == len(
        set(titles)
    )


def period(debt: str, who: str = "张某甲") -> PeriodFinding:
    days: dict[str, None] = dict.fromkeys(("starts_on", "safe_last_day", "statutory_last_day", "act_by"))
    return PeriodFinding(kind=PeriodKind.LIMITATION, subject=who, debt=debt, length="三年", **days)


def test_debts_of_one_person_with_the_same_day_are_one_group() -> None:
    later = period("借据3").model_copy(update={"safe_last_day": date(2027, 1, 5)})
    groups = check._together([period("借据1"), period("借据2"), later, period("借据1", "李某乙")], ON)
    assert [[each.debt for each in group] for group in groups.values()] == [
        ["借据1", "借据2"],
        ["借据3"],
        ["借据1"],
    ]


def test_several_debts_are_counted_and_one_is_named() -> None:
    assert check._debts([period("借据*1")]) == "　借据\\*1"
    assert check._debts([period("借据1"), period("借据2")]) == "　2笔债务"
    assert check._debts([period("")]) == ""


def test_people_outside_the_branches_stand_at_none(admin: Desk) -> None:
    person(admin, "zhou", Role.COUNSEL)
    person(admin, "wang", Role.REVIEWER)
    said = html(opened(admin, "people"))
    rows = {login: said.partition(f">{login}<")[2].partition("</tr>")[0] for login in ("zhou", "wang")}
    assert "—" in rows["zhou"] and "总行" not in rows["zhou"]
    assert "总行" in rows["wang"]


def test_what_was_changed_stands_before_who_changed_it(li: Desk) -> None:
    record = kept(li)
    (row,) = tables(tab(li, record, "past"))[0]
    assert list(row) == ["版本", "时间", "改动内容", "原因", "修改人"]


def test_how_the_case_stands_is_told_in_full(li: Desk) -> None:
    said = html(tab(li, kept(li, docket="（2026）某0106民初123号"), "overview"))
    for words_ in (
        "资料版本",
        "第1版",
        "最近变动",
        "人员li",
        "尚未审查",
        "（2026）某0106民初123号",
        "未移交",
    ):
        assert words_ in said


def test_a_file_that_could_not_be_used_is_told_as_long_as_the_case_is_there(li: Desk) -> None:
    broken = {f"{NUMBERS[1]}/合同.txt": b"x", f"{NUMBERS[1]}/坏.pdf": b"%PDF-1.7 cut"}
    upload = intake.upload(li, "案件.zip", archive(evidence=broken), EAST)
    [record] = intake.take(li, upload.id, NUMBERS[1:2])
    shown = tab(li, record, "evidence")
    assert "没有作为证据的文件（1份）" in str([each.label for each in shown.expander])
    assert "坏.pdf：" in html(shown) and "合同.txt" not in html(shown)
    past = tab(li, record, "past")
    assert tables(past)[0][0]["原因"] == "导入“案件.zip”；1份文件没有作为证据"
    assert "坏.pdf：" in words(choose(past, 0, 0))
    with li.records.writing() as tx:
        other = cases.add(tx, sample("011"), branch=EAST, handler=li.who.id, by=li.who.id, at=li.now())
    assert "没有作为证据" not in str([each.label for each in tab(li, other, "evidence").expander])


def test_sums_are_read_with_thousands_and_two_places(li: Desk) -> None:
    record = kept(li)
    overview = html(tab(li, record, "overview"))
    assert "300,000.00" in overview and "300000" not in overview
    paid = tables(tab(li, record, "ledger"))[0]
    assert paid and all(re.fullmatch(r"-?\d{1,3}(,\d{3})*\.\d\d", str(row["金额"])) for row in paid)


def test_a_debt_that_stands_in_every_row_is_told_once(li: Desk) -> None:
    with li.records.writing() as tx:
        at, by = li.now(), li.who.id
        record = cases.add(tx, sample("001"), branch=EAST, handler=by, by=by, at=at)
    shown = tab(li, record, "debt")
    debt, lines, *_ = tables(shown)
    assert debt[0]["债务"] and all("债务" not in row for row in lines) and len(lines) > 1
    assert f"债务：{debt[0]['债务']}" in words(shown)
