"""收到的案件: what outside counsel sees, reads, acknowledges and reports; nothing else is open to them."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from legal_docs.errors import NotAllowedError
from legal_docs.model.life import Phase
from legal_docs.model.stored import Release
from legal_docs.services.desk import cases, jobs, releasing, report_drafts, reporting
from legal_docs.services.desk.permitted import refused
from legal_docs.services.wiring import Wiring
from legal_docs.storage import cases as kept
from legal_docs.web.navigation import screens_of
from tests.houses import wired
from tests.services.desk import handed
from tests.services.desk.handed import DOCKET, OTHER, House, workbook
from tests.storage.factory import case
from tests.web.showing import choose, opened, run, tables, words


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Wiring:
    """A house whose jobs only the test does."""
    monkeypatch.setenv("LEGAL_DOCS_HOME", str(tmp_path))
    monkeypatch.setenv("LEGAL_DOCS_WORKER", "none")
    for name in ("LEGAL_DOCS_DATABASE_URL", "LEGAL_DOCS_KEYS", "LEGAL_DOCS_PUBLIC_URL"):
        monkeypatch.delenv(name, raising=False)
    return wired(tmp_path, worker="none")


@pytest.fixture
def people(house: Wiring) -> House:
    return handed.peopled(house)


@pytest.fixture
def given(people: House) -> Release:
    return handed.released(people, handed.added(people, case()))


def pack(people: House, release: Release, part: str = "files") -> AppTest:
    return opened(people.counsel, "packs", release=str(release.id), part=part)


def press(shown: AppTest, label: str) -> AppTest:
    next(button for button in shown.button if button.label == label).click()
    return run(shown)


def field(shown: AppTest, label: str, value: str) -> None:
    next(each for each in (*shown.text_input, *shown.text_area) if each.label == label).set_value(value)


def test_counsel_without_a_case_is_told_what_comes(people: House, given: Release) -> None:
    shown = opened(people.other, "packs")
    assert "还没有收到案件" in words(shown) and not shown.dataframe


def test_the_list_leads_to_the_pack(people: House, given: Release) -> None:
    shown = opened(people.counsel, "packs")
    assert "有1件案件待签收" in words(shown)
    (row,) = tables(shown)[0]
    assert (row["案件编号"], row["当事人"], row["签收"], row["案号"]) == ("甲-1", "张某甲", "待签收", "—")
    shown = choose(shown, 0, 0)
    assert str(given.id) in shown.query_params["release"]
    assert [title.value for title in shown.title] == ["甲-1"] and "请尽快立案" in words(shown)
    assert "收到的案件" in [title.value for title in press(shown, "← 收到的案件").title]


def test_a_pack_shows_its_files_and_is_acknowledged(people: House, given: Release) -> None:
    shown = pack(people, given)
    html = "".join(str(getattr(each, "proto", "")) for each in shown.get("html"))
    assert f"/files/packs/{given.files[0]}" in html and f"/files/outputs/{given.files[0]}" not in html
    assert shown.selectbox(f"packs_view_{given.id}").options == ["民事起诉状.pdf"]
    assert "待签收" in words(shown) and "遮盖版" not in words(shown)
    shown = press(shown, "签收")
    assert "已签收" in words(shown) and "签收" not in [button.label for button in shown.button]
    assert releasing.releases_of(people.lawyer, given.case_id)[0].release.acknowledged_at


def test_deadlines_are_listed_or_their_absence_told(people: House, given: Release) -> None:
    assert "没有进行中的期限" in words(pack(people, given, "terms"))
    reporting.report_back(people.counsel, given.id, {"court_case_number": DOCKET, "hearing_on": "2099-01-05"})
    html = "".join(str(getattr(each, "proto", "")) for each in pack(people, given, "terms").get("html"))
    assert ">开庭</td>" in html and ">2099-01-05</td>" in html
    ((row,),) = tables(opened(people.counsel, "packs"))
    assert (row["案号"], row["开庭日期"], row["最近期限"]) == (DOCKET, "2099-01-05", "2099-01-05")


def test_a_mistake_stands_beside_its_field_and_what_was_typed_stays(people: House, given: Release) -> None:
    shown = pack(people, given, "report")
    field(shown, "立案案号", "abc")
    field(shown, "备注", "已交材料")
    shown = press(shown, "提交反馈")
    assert "不是法院案号" in words(shown) and "请改正后重新提交" in words(shown)
    assert next(each.value for each in shown.text_input if each.label == "立案案号") == "abc"
    assert reporting.my_reports(people.counsel, given.id) == ()
    field(shown, "立案案号", DOCKET)
    shown = press(shown, "提交反馈")
    said = words(shown)
    assert "反馈已提交" in said and f"登记立案，案号{DOCKET}" in said and "已提交的反馈" in said
    assert next(each.value for each in shown.text_input if each.label == "立案案号") == ""
    assert cases.status_of(people.lawyer, given.case_id).phase is Phase.FILED


def test_a_form_with_nothing_in_it_says_so(people: House, given: Release) -> None:
    said = words(press(pack(people, given, "report"), "提交反馈"))
    assert "没有填写任何内容，没有提交" in said and "一行" not in said


def test_a_result_with_its_days_is_chosen_from_lists(people: House, given: Release) -> None:
    with people.wiring.records.writing() as tx:
        kept.note(tx, given.case_id, at=people.wiring.now(), by=1, phase=Phase.FILED, docket=DOCKET)
    shown = pack(people, given, "report")
    next(each for each in shown.selectbox if each.label == "结果").select("调解结案")
    next(each for each in shown.date_input if each.label == "裁判日期").set_value(people.wiring.today())
    field(shown, "裁判文书号", OTHER)
    assert "登记已调解" in words(press(shown, "提交反馈"))


def test_a_workbook_is_read_and_its_mistakes_are_told_by_place(people: House, given: Release) -> None:
    shown = opened(people.counsel, "packs")
    data = workbook(
        {"case_number": "甲-1", "court_case_number": DOCKET, "court": "另一法院"},
        {"case_number": "乙-1", "judge": "冯某"},
    )
    shown.file_uploader[0].upload("反馈表.xlsx", data)
    said = words(press(run(shown), "读入反馈表"))
    assert "已登记1件案件的反馈：甲-1" in said and "第3行" in said and "没有编号为" in said
    assert "甲-1：受理法院为“另一法院”" in said


def test_a_release_of_somebody_else_is_refused_like_one_that_is_not_there(
    people: House, given: Release
) -> None:
    theirs = handed.released(people, handed.added(people, case("乙-1")), counsel=people.other)
    releasing.revoke(people.lawyer, given.id, "已和解")
    for desk, id in ((people.counsel, theirs.id), (people.other, given.id), (people.counsel, 5)):
        shown = opened(desk, "packs", release=str(id))
        assert refused().zh in words(shown) and not shown.title and not shown.dataframe
    for odd in ("-1", "x", "9" * 19, "9" * 20):
        said = words(opened(people.counsel, "packs", release=odd))
        assert "还没有收到案件" in said or refused().zh in said


@pytest.mark.parametrize("part", ["files", "terms", "report"])
def test_a_tab_that_is_open_shows_nothing_of_the_case_once_the_pack_is_taken_back(
    people: House, given: Release, part: str
) -> None:
    shown = pack(people, given, part)
    releasing.revoke(people.lawyer, given.id, "已和解")
    for seen in (run(shown), pack(people, given, part)):
        said = words(seen)
        assert "收回这次移交" in said and "不再对您开放" in said
        assert [each.value for each in seen.title] == ["移交已收回"]
        assert not [name for name in ("甲-1", "张某甲", "某市", "请尽快", "和解") if name in str(seen.main)]
        assert not (seen.dataframe or seen.get("html") or seen.text_input or seen.code or seen.subheader)
    assert "还没有收到案件" in words(opened(people.counsel, "packs"))


def test_what_was_typed_before_the_pack_was_taken_back_can_be_copied_and_is_then_gone(
    people: House, given: Release
) -> None:
    shown = pack(people, given, "report")
    field(shown, "承办法官", "冯某")
    shown = run(shown)
    field(shown, "备注", "已交材料")
    next(each for each in shown.button if each.label == "提交反馈").click()
    releasing.revoke(people.lawyer, given.id, "已和解")
    run(shown)
    assert "银行没有收到" in words(shown) and shown.code[0].value == "承办法官：冯某\n备注：已交材料"
    assert reporting.reports_of(people.lawyer, given.case_id) == ()
    shown = press(opened(people.counsel, "packs"), "查看")
    assert shown.code[0].value == "承办法官：冯某"  # what was kept before: the rest never left the page
    assert "没有提交的反馈已删除" in words(press(shown, "已复制，删除"))
    assert not opened(people.counsel, "packs").button and not pack(people, given, "report").code


def test_what_was_typed_goes_on_in_the_pack_that_took_the_place(people: House, given: Release) -> None:
    shown = pack(people, given, "report")
    field(shown, "立案案号", DOCKET)
    next(each for each in shown.date_input if each.label == "立案日期").set_value(people.wiring.today())
    shown = run(shown)
    with people.wiring.records.writing() as tx:
        record = kept.needed(tx, given.case_id)
    newer = handed.released(people, record)
    releasing.revoke(people.lawyer, given.id, "由新的移交替代")
    field(shown, "备注", "已交材料")
    shown = run(shown)
    assert "以下是新的材料包" in words(shown) and str(newer.id) in shown.query_params["release"]
    assert filled(shown) == {"立案案号": DOCKET, "受理法院": "某市某区人民法院", "备注": "已交材料"}
    other_page = pack(people, given, "report")
    assert "已恢复" in words(other_page) and filled(other_page) == filled(shown)
    assert "反馈已提交" in words(press(other_page, "提交反馈"))
    (report,) = reporting.my_reports(people.counsel, newer.id)
    assert (report.update.filed_on, report.update.remarks) == (people.wiring.today(), "已交材料")


def filled(shown: AppTest) -> dict[str, str]:
    """The fields of text that are not empty."""
    return {each.label: each.value for each in (*shown.text_input, *shown.text_area) if each.value}


def test_what_was_typed_is_there_after_another_part_and_a_reload_until_it_is_cleared(
    people: House, given: Release
) -> None:
    shown = pack(people, given, "report")
    field(shown, "承办法官", "冯某")
    next(each for each in shown.selectbox if each.label == "结果").select("调解结案")
    shown.segmented_control[0].set_value("terms")
    shown = run(shown)
    assert filled(pack(people, given, "report"))["承办法官"] == "冯某"  # another page has it at once
    shown.segmented_control[0].set_value("report")
    assert filled(run(shown))["承办法官"] == "冯某"
    again = pack(people, given, "report")
    assert filled(again)["承办法官"] == "冯某"
    assert next(each.value for each in again.selectbox if each.label == "结果") == "调解结案"
    assert "承办法官" not in filled(press(again, "清空"))
    for court in ("另一法院", "某市某区人民法院"):  # the court of the case, filled in by us, is nothing typed
        field(again, "受理法院", court)
        again = run(again)
        assert bool(report_drafts.find(people.counsel, given.id)) is (court == "另一法院")
    assert "承办法官" not in filled(pack(people, given, "report"))


def test_of_two_windows_the_second_to_type_asks_which_holds(people: House, given: Release) -> None:
    one, two = pack(people, given, "report"), pack(people, given, "report")
    field(one, "承办法官", "冯某")
    run(one)
    field(two, "承办法官", "郑某")
    said = words(run(two))
    assert "另一个窗口" in said and "承办法官：冯某" in said
    assert "提交反馈" not in [each.label for each in two.button]
    press(two, "以本页为准")
    assert filled(pack(people, given, "report"))["承办法官"] == "郑某"
    field(one, "备注", "已交材料")
    press(run(one), "改用另一个窗口的内容")
    assert filled(one)["承办法官"] == "郑某" and "备注" not in filled(one)


def test_the_same_report_is_not_sent_twice_from_two_windows(people: House, given: Release) -> None:
    one, two = pack(people, given, "report"), pack(people, given, "report")
    for shown in (one, two):
        field(shown, "承办法官", "冯某")
        press(shown, "提交反馈")
    assert "没有重复登记" in words(two) and len(reporting.my_reports(people.counsel, given.id)) == 1
    assert "承办法官" not in filled(two) and "承办法官" not in filled(pack(people, given, "report"))


def test_the_days_of_filing_are_reported_and_warned_about_when_left_out(
    people: House, given: Release
) -> None:
    shown = pack(people, given, "report")
    field(shown, "立案案号", DOCKET)
    day = people.wiring.today() + timedelta(days=1)
    next(each for each in shown.date_input if each.label == "立案日期").set_value(day)
    shown = press(shown, "提交反馈")
    assert "晚于今天" in words(shown)
    next(each for each in shown.date_input if each.label == "立案日期").set_value(None)
    assert "登记立案时按反馈当天计" in words(press(shown, "提交反馈"))
    shown = pack(people, given, "report")
    next(each for each in shown.date_input if each.label == "起诉日期").set_value(date(2026, 6, 1))
    assert "反馈已提交" in words(press(shown, "提交反馈"))
    (last, _) = reporting.my_reports(people.counsel, given.id)
    assert (last.update.sued_on, last.update.filed_on) == (date(2026, 6, 1), None)


def test_nothing_but_the_packs_is_open_to_counsel(people: House, given: Release) -> None:
    assert [screen.path for screen in screens_of(people.counsel.who.role)] == ["packs"]
    job = releasing_job(people, given)
    for call in (
        lambda: cases.status_of(people.counsel, given.case_id),
        lambda: cases.open_case(people.counsel, given.case_id),
        lambda: jobs.jobs_of(people.counsel, given.case_id),
        lambda: jobs.job(people.counsel, job),
        lambda: releasing.releases_of(people.counsel, given.case_id),
    ):
        with pytest.raises(NotAllowedError) as caught:
            call()
        assert caught.value.zh == refused().zh


def releasing_job(people: House, given: Release) -> int:
    """A job of the case that waits."""
    from legal_docs.services.work.queue import enqueue

    with people.wiring.records.writing() as tx:
        return enqueue(people.lawyer, tx, releasing.KIND, given.case_id).id
