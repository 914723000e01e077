"""审查, 欠款, 期限 and 办理 of a case: what they show, what they do, what stands in the way."""

import re
from datetime import date, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from legal_docs.model.account import Role
from legal_docs.model.casefile import CaseFile
from legal_docs.model.deadline import DeadlineKind
from legal_docs.model.life import Phase
from legal_docs.model.record import CaseRecord
from legal_docs.model.stored import EvidenceItem
from legal_docs.services.desk import checking, deadlines, moving
from legal_docs.services.desk.desk import Desk
from legal_docs.storage import cases, evidence
from tests.houses import person
from tests.services.desk.worked import record_of, sample
from tests.web.showing import choose, opened, run, tables, words

EAST = "东支行"


def kept(li: Desk, case: CaseFile | None = None, **columns: object) -> CaseRecord:
    with li.records.writing() as tx:
        at, by = li.now(), li.who.id
        record = cases.add(tx, case or sample("001"), branch=EAST, handler=by, by=by, at=at)
        return cases.note(tx, record.id, at=at, by=by, **columns)


def tab(desk: Desk, record: CaseRecord, name: str) -> AppTest:
    return opened(desk, "case", case=str(record.id), tab=name)


def press(shown: AppTest, label: str) -> AppTest:
    next(button for button in shown.button if button.label == label).click()
    return run(shown)


def test_an_unchecked_case_is_looked_at_and_checked(li: Desk) -> None:
    record = kept(li)
    shown = tab(li, record, "check")
    said = words(shown)
    assert "还没有审查" in said and "期间时间轴" in said and "管辖法院" in said and "立案前评估" in said
    assert record_of(li, record.id).checked_version == 0
    said = words(press(shown, "审查并登记"))
    assert "已登记对第1版资料的审查" in said and "资料第1版已审查" in said
    assert record_of(li, record.id).phase is Phase.CHECKED


def test_a_case_changed_since_says_so(li: Desk) -> None:
    record = kept(li)
    checking.check(li, record.id, on=li.today())
    changed = sample("001").model_copy(update={"remarks": "改"})
    with li.records.writing() as tx:
        cases.save(tx, record.id, changed, seen=1, by=li.who.id, at=li.now())
    assert "第1版审查之后资料有改动（现为第2版）" in words(tab(li, record, "check"))


def test_another_day_is_only_tried(li: Desk) -> None:
    record = kept(li)
    shown = tab(li, record, "check")
    shown.date_input[0].set_value(li.today() + timedelta(days=60))
    run(shown)
    button = next(button for button in shown.button if button.label == "审查并登记")
    assert button.disabled and "试算" in button.help


def test_steps_name_their_articles_and_link_to_the_page_of_the_proof(li: Desk) -> None:
    record = kept(li)
    proofs = checking.look(li, record.id, on=li.today()).findings.periods[0].steps
    proof = next(p for step in proofs for p in step.proofs if p.page)
    folder, _, name = proof.file.rpartition("/")
    with li.records.writing() as tx:
        item = EvidenceItem(
            case_id=record.id, folder=folder, name=name, sha256="ab" * 32, size=1,
            added_at=li.now(), added_by=li.who.id,
        )  # fmt: skip
        item = evidence.add(tx, item)
    said = words(tab(li, record, "check"))
    assert f"](/files/evidence/{item.id}#page={proof.page})" in said
    assert "民法典第一百九十五条" in said and "（未上传）" in said


def test_what_stops_the_filing_comes_first_and_opened(li: Desk) -> None:
    shown = tab(li, kept(li, sample("010")), "check")
    titles = [each.label for each in shown.expander]
    found = [title for title in titles if "须由经办人核对" in title or "立案前必须解决" in title]
    assert found and found == sorted(found, key=lambda title: "立案前必须解决" not in title)


def test_a_case_with_errors_shows_what_to_mend_and_no_trace(li: Desk) -> None:
    case = sample("001")
    wrong = case.model_copy(update={"debtors": (case.debtors[0].model_copy(update={"name": "不在册"}),)})
    shown = tab(li, kept(li, wrong), "check")
    assert shown.error and "不在册" in words(shown)


def test_the_debt_is_shown_for_the_day_that_was_chosen(li: Desk) -> None:
    record = kept(li)
    shown = tab(li, record, "debt")
    first = shown.metric[0].value
    owed = checking.debt_on(li, record.id, li.today())
    assert first == f"{owed.owed.total:,.2f}"
    lines = next(rows for rows in tables(shown) if rows and "基数（元）" in rows[0])
    assert len(lines) == len(owed.lines) and lines[-1]["金额（元）"] == f"{owed.lines[-1].amount:,.2f}"
    shown.date_input[0].set_value(li.today() + timedelta(days=40))
    said = words(run(shown))
    assert shown.metric[0].value > first and "按此后不再还款推算" in said


def test_a_day_before_the_debt_is_told_in_words(li: Desk) -> None:
    shown = tab(li, kept(li), "debt")
    shown.date_input[0].set_value(date(2020, 1, 1))
    assert "早于债务发生日" in words(run(shown))


def test_a_notice_is_entered_and_ticked_off(li: Desk) -> None:
    record = kept(li)
    shown = tab(li, record, "terms")
    assert "还没有期限" in words(shown)
    assert "请填写交纳诉讼费的日期" in words(press(shown, "登记"))
    served = next(each for each in shown.date_input if "收到交费通知" in each.label)
    served.set_value(li.today())
    assert f"届满日为{li.today() + timedelta(days=7)}" in words(press(shown, "登记"))
    shown = choose(shown, 0, 0)
    said = words(press(shown, "标记办结"))
    assert "已标记办结" in said
    assert [each.done_on for each in deadlines.of_case(li, record.id)] == [li.today()]


def test_the_calendar_file_is_offered_and_a_done_deadline_can_be_seen_again(li: Desk) -> None:
    record = kept(li)
    checking.check(li, record.id, on=li.today())
    (found,) = deadlines.of_case(li, record.id)
    deadlines.mark_done(li, found.id, on=li.today(), note="已起诉")
    shown = tab(li, record, "terms")
    assert "没有未办结、进行中的期限" in words(shown) and "还没有期限" not in words(shown)
    shown.toggle[0].set_value(False)
    [rows] = tables(run(shown))
    assert (rows[0]["状态"], rows[0]["备注"]) == (f"{li.today()}办结", "已起诉")


def test_a_stale_approval_stands_in_the_way_of_filing(li: Desk) -> None:
    record = kept(li, phase=Phase.APPROVED, checked_version=1, approved_version=0)
    shown = tab(li, record, "progress")
    said = words(shown)
    assert "复核已失效" in said and "重新提交复核后再立案" in said
    assert next(button for button in shown.button if button.label == "登记").disabled


def test_steps_of_other_work_are_named_with_where_they_are_done(li: Desk) -> None:
    said = words(tab(li, kept(li), "progress"))
    assert "在“审查”中点击“审查并登记”" in said and "还没有变更过进度" in said


def test_what_the_court_told_is_saved_and_a_sum_that_is_none_is_refused(li: Desk) -> None:
    record = kept(li, phase=Phase.FILED)
    shown = tab(li, record, "progress")
    money = next(each for each in shown.text_input if each.label == "已回收金额（元）")
    for wrong in ("一万元", "3716,23", "1,2000", "12,0005", ",100"):
        money.set_value(wrong)
        assert "应为数字" in words(press(shown, "保存")), wrong
        money = next(each for each in shown.text_input if each.label == "已回收金额（元）")
    money.set_value("１2，000.50")
    hearing = next(each for each in shown.date_input if "同时列入期限" in each.label)
    hearing.set_value(date(2026, 7, 20))
    assert "法院信息已保存" in words(press(shown, "保存"))
    found = record_of(li, record.id)
    assert (str(found.recovered), found.hearing_on) == ("12000.50", date(2026, 7, 20))


def test_a_reviewer_decides_not_to_sue_with_the_time_left_and_a_lawyer_cannot(li: Desk, admin: Desk) -> None:
    record = kept(li)
    last = checking.check(li, record.id, on=li.today()).record.last_day
    assert "决定不起诉" not in [each.label for each in tab(li, record, "progress").expander]
    wang = person(admin, "wang", Role.REVIEWER, EAST)
    shown = tab(wang, record, "progress")
    assert re.search(rf"最早的稳妥届满日.*{last}", words(shown))
    reason = next(each for each in shown.text_area if each.label == "理由" and "not_sue" in str(each.key))
    reason.set_value("无可供执行的财产")
    assert "已决定不起诉" in words(press(shown, "决定不起诉"))
    assert f"{last}" in moving.moves(li, record.id)[-1].reason


@pytest.mark.parametrize("name", ["check", "debt", "terms", "progress"])
def test_another_branch_is_refused_in_the_same_words_as_what_is_not_there(
    li: Desk, admin: Desk, name: str
) -> None:
    zhao = person(admin, "zhao", Role.LAWYER, "西支行")
    assert "没有找到" in words(tab(zhao, kept(li), name))


def test_a_deadline_entered_by_mistake_is_withdrawn_with_a_reason(li: Desk) -> None:
    record = kept(li)
    notice = deadlines.Notice(DeadlineKind.HEARING, last_day=li.today() + timedelta(days=9))
    made = deadlines.enter(li, record.id, notice)
    shown = choose(tab(li, record, "terms"), 0, 0)
    press(shown, "撤销")
    assert "请填写撤销的原因" in words(shown)
    shown.text_input(key=f"terms_withdraw_{made.id}_reason").set_value("登记到别的案件")
    press(shown, "撤销")
    assert "已撤销开庭" in words(shown) and not shown.dataframe
    shown.toggle[0].set_value(False)
    shown = choose(run(shown), 0, 0)
    (row,) = tables(shown)[0]
    assert (row["状态"], row["备注"]) == (f"{li.today()}撤销", "撤销原因：登记到别的案件")
    assert "开庭已由人员li于" in words(shown)
    assert "标记办结" not in {button.label for button in shown.button}


def test_a_computed_deadline_is_not_offered_for_withdrawal(li: Desk) -> None:
    record = kept(li)
    checking.check(li, record.id, on=li.today())
    shown = choose(tab(li, record, "terms"), 0, 0)
    labels = {button.label for button in shown.button}
    assert "标记办结" in labels and "撤销" not in labels
