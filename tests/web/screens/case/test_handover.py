"""移交: released by the lawyer, what is in a pack, taken back; what came back is taken over."""

from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from legal_docs.model.contact import CaseEvent, EventKind
from legal_docs.model.life import Phase
from legal_docs.model.record import CaseRecord
from legal_docs.model.stored import JobState, Output, OutputKind, OutputState
from legal_docs.services.desk import releasing, reporting
from legal_docs.services.desk.cases import status_of
from legal_docs.services.wiring import Wiring
from legal_docs.storage import accounts, cases, jobs, outputs
from tests.conftest import ON
from tests.houses import wired
from tests.services.desk import handed
from tests.services.desk.handed import DOCKET, House
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
def record(people: House) -> CaseRecord:
    """A case with one approved paper; nothing is made of it here."""
    found = handed.added(people, case())
    told = {"case_id": found.id, "run": 1, "kind": OutputKind.PAPER, "name": "民事起诉状.pdf", "on": ON}
    told |= {"sha256": "ab" * 32, "size": 1, "data_version": 1, "made_at": people.wiring.now(), "made_by": 1}
    with people.wiring.records.writing() as tx:
        outputs.add(tx, Output.model_validate(told | {"state": OutputState.APPROVED}))
    return found


def tab(people: House, record: CaseRecord) -> AppTest:
    return opened(people.lawyer, "case", case=str(record.id), tab="handover")


def press(shown: AppTest, label: str) -> AppTest:
    next(button for button in shown.button if button.label == label).click()
    return run(shown)


def field(shown: AppTest, label: str, value: str) -> None:
    next(each for each in (*shown.text_input, *shown.text_area) if each.label == label).set_value(value)


def test_approved_papers_are_released_by_a_job(people: House, record: CaseRecord) -> None:
    shown = tab(people, record)
    assert "还没有移交过外聘律师" in words(shown)
    assert "请选择外聘律师" in words(press(shown, "移交"))
    box = next(each for each in shown.selectbox if each.label == "外聘律师")
    assert box.options == ["人员wu（wu）", "某某律师事务所 周律师（zhou）"]
    box.select_index(1)
    next(each for each in shown.radio if each.label == "版本").set_value(shown.radio[0].options[1])
    shown.checkbox[0].check()
    field(shown, "移交说明（律师可以看到）", "请尽快立案")
    shown = press(shown, "移交")
    with people.wiring.records.reading() as tx:
        (job,) = jobs.of_case(tx, record.id)
    assert (job.args["counsel"], job.args["masked"], job.args["looked"]) == (
        people.counsel.who.id,
        True,
        True,
    )
    assert people.wiring.files.read(job.args["note"]).decode() == "请尽快立案"
    assert "移交" not in [button.label for button in shown.button]
    with people.wiring.records.writing() as tx:
        taken = jobs.take(tx, at=people.wiring.now())
        assert taken
        jobs.finish(tx, taken.id, JobState.FAILED, at=people.wiring.now(), message="第7页没有遮盖")
    shown = run(shown)
    assert "第7页没有遮盖" in words(shown)
    box = next(each for each in shown.selectbox if each.label == "外聘律师")
    assert box.value == people.counsel.who.id and shown.checkbox[0].value


def test_why_papers_cannot_be_released_is_said(people: House, record: CaseRecord) -> None:
    with people.wiring.records.writing() as tx:
        outputs.set_state(tx, [outputs.of_case(tx, record.id)[0].id], OutputState.DRAFT)
    shown = tab(people, record)
    assert "只有复核通过的文书可以移交" in words(shown)
    assert "移交" not in [button.label for button in shown.button]


def test_a_house_without_outside_counsel_says_who_adds_them(people: House, record: CaseRecord) -> None:
    with people.wiring.records.writing() as tx:
        for desk in (people.counsel, people.other):
            accounts.change(tx, desk.who.id, is_active=False)
    assert "还没有外聘律师的账号" in words(tab(people, record))


def test_a_release_is_listed_opened_and_taken_back(people: House, record: CaseRecord) -> None:
    handed.released(people, record)
    shown = tab(people, record)
    (row,) = tables(shown)[-1]
    assert (row["外聘律师"], row["状态"], row["版本"]) == (handed.FIRM, "待签收", "完整版")
    shown = choose(shown, len(shown.dataframe) - 1, 0)
    assert f"外聘律师：{handed.FIRM}；移交人：人员li。移交说明：请尽快立案" in words(shown)
    assert "请填写收回的理由" in words(press(shown, "收回"))
    field(shown, "收回的理由", "已*和解*")
    shown = press(shown, "收回")
    assert "不能再打开其中任何文件" in words(shown)
    (row,) = tables(shown)[-1]
    assert str(row["状态"]).startswith("已收回")
    assert "理由：已*和解*" in words(shown)
    assert releasing.releases_of(people.lawyer, record.id)[0].release.revoked_at


def test_papers_changed_since_are_told_beside_the_release(people: House, record: CaseRecord) -> None:
    handed.released(people, record)
    with people.wiring.records.writing() as tx:
        changed = cases.load(tx, record.id).case.model_copy(update={"remarks": "改动"})
        cases.save(tx, record.id, changed, seen=1, by=1, at=people.wiring.now())
    shown = tab(people, record)
    assert tables(shown)[-1][0]["文书"] == "第1次制作（非最新）"
    assert "律师看到的仍是移交时的材料" in words(choose(shown, len(shown.dataframe) - 1, 0))


def test_what_came_back_is_shown_and_taken_over(people: House, record: CaseRecord) -> None:
    release = handed.released(people, record)
    with people.wiring.records.writing() as tx:
        cases.note(tx, record.id, at=people.wiring.now(), by=1, approved_version=0)
    reporting.report_back(people.counsel, release.id, {"court_case_number": DOCKET, "judge": "冯某"})
    shown = tab(people, record)
    assert "律师反馈" in words(shown) and f"案号{DOCKET}没有登记" in words(shown)
    assert f"- 立案案号：{DOCKET}\n- 承办法官：冯某" in words(shown)
    assert "仍有内容不能登记" in words(press(shown, "登记到案件"))
    with people.wiring.records.writing() as tx:
        cases.note(tx, record.id, at=people.wiring.now(), by=1, approved_version=1)
    assert "反馈已登记到案件" in words(press(tab(people, record), "登记到案件"))
    assert status_of(people.lawyer, record.id).phase is Phase.FILED
    assert "人员li处理" in words(tab(people, record))


def test_the_suit_a_report_tells_of_is_shown_before_it_is_entered(people: House, record: CaseRecord) -> None:
    release = handed.released(people, record)
    told = {"court_case_number": DOCKET, "filed_on": "2026-06-29"}
    reporting.report_back(people.counsel, release.id, told)
    shown = tab(people, record)
    said = words(shown)
    assert "将在案件资料中登记：" in said and f"2026-06-29对张某甲起诉（{case().court}{DOCKET}）" in said
    assert status_of(people.lawyer, record.id).version == 1
    said = words(press(shown, "登记到案件"))
    assert "反馈已登记到案件" in said and "将在案件资料中登记" not in said
    assert status_of(people.lawyer, record.id).version == 2


def test_a_suit_of_another_day_on_record_is_asked_about(people: House) -> None:
    suit = CaseEvent(id="E01", on=ON, kind=EventKind.SUIT, target="张某甲")
    record = handed.added(people, case("乙-1", events=(suit,)))
    release = handed.released(people, record)
    told = {"court_case_number": DOCKET, "filed_on": "2026-06-29"}
    reporting.report_back(people.counsel, release.id, told)
    shown = tab(people, record)
    assert "请选择保留已录入的内容" in words(press(shown, "登记到案件"))
    next(each for each in shown.radio if each.label == "如何处理").set_value("改为这次登记的内容")
    assert "反馈已登记到案件" in words(press(run(shown), "登记到案件"))
    with people.wiring.records.reading() as tx:
        assert cases.load(tx, record.id).case.events[0].on == date(2026, 6, 29)


def test_what_came_back_can_be_settled_with_a_note(people: House, record: CaseRecord) -> None:
    release = handed.released(people, record)
    reporting.report_back(people.counsel, release.id, {"court": "另一法院"})
    shown = tab(people, record)
    assert "请说明如何处理" in words(press(shown, "标为已处理"))
    field(shown, "已另行处理的，请说明", "已改资料")
    shown = press(shown, "标为已处理")
    assert "反馈已标为处理完毕" in words(shown) and "已改资料" in words(shown)
    assert "登记到案件" not in [button.label for button in shown.button]
