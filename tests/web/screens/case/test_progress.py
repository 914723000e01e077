"""办理: a step shows what it enters into the case file before it is kept, and asks where that differs."""

import re
from datetime import date, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from legal_docs.model.account import Role
from legal_docs.model.casefile import CaseFile
from legal_docs.model.contact import CaseEvent, EndedBy, EventKind
from legal_docs.model.life import Phase
from legal_docs.model.record import CaseRecord
from legal_docs.services.desk import evidence, moving
from legal_docs.services.desk.cases import open_case, save_case
from legal_docs.services.desk.desk import Desk
from legal_docs.storage import cases
from tests.houses import person
from tests.services.desk.exhibits_house import CONTRACT, PDF
from tests.services.desk.worked import record_of, sample
from tests.web.showing import opened, run, words

EAST = "东支行"
DOCKET = "（2026）某0101民初1号"
READY = {"phase": Phase.APPROVED, "checked_version": 1, "approved_version": 1}
SUED = date(2026, 6, 1)


def kept(li: Desk, case: CaseFile | None = None, **columns: object) -> CaseRecord:
    with li.records.writing() as tx:
        at, by = li.now(), li.who.id
        record = cases.add(tx, case or sample("001"), branch=EAST, handler=by, by=by, at=at)
        return cases.note(tx, record.id, at=at, by=by, **columns)


def sued(**changes: object) -> CaseFile:
    suit = CaseEvent(id="E01", on=SUED, kind=EventKind.SUIT, target="张某䶮")
    return sample("001").model_copy(update={"events": (suit.model_copy(update=changes),)})


def tab(desk: Desk, record: CaseRecord) -> AppTest:
    return opened(desk, "case", case=str(record.id), tab="progress")


def press(shown: AppTest, label: str) -> AppTest:
    next(button for button in shown.button if button.label == label).click()
    return run(shown)


def fill(shown: AppTest, label: str, value: object) -> AppTest:
    fields = (*shown.text_input, *shown.text_area, *shown.date_input)
    next(each for each in fields if each.label.startswith(label)).set_value(value)  # type: ignore[arg-type]
    return run(shown)


def goes_to(shown: AppTest, label: str) -> AppTest:
    next(each for each in shown.selectbox if each.label == "转为").select(label)
    return run(shown)


def test_a_case_is_filed_with_the_suit_that_was_shown_before(li: Desk) -> None:
    record = kept(li, **READY)
    shown = tab(li, record)
    assert "立案之后，在这里记录案号" in words(shown)
    assert "需要填写法院的案号" in words(press(shown, "登记"))
    shown = fill(fill(fill(shown, "法院案号", DOCKET), "立案日期", date(2026, 6, 8)), "起诉日期", SUED)
    assert "将在案件资料中登记：" in words(shown) and "2026-06-01对张某䶮起诉" in words(shown)
    assert record_of(li, record.id).version == 1
    shown = fill(shown, "立案日期", date(2026, 5, 30))
    assert "起诉日期2026-06-01晚于立案日期，按2026-05-30计" in words(shown)
    shown = press(fill(shown, "立案日期", date(2026, 6, 8)), "登记")
    said = words(shown)
    assert "案件已转为“已立案”" in said and "期间和期限已重新计算" in said
    found = record_of(li, record.id)
    assert (found.docket, found.version, found.checked_version) == (DOCKET, 2, 2)
    table = next(each.body for each in shown.get("html") if "登记时间" in each.body)
    first = [re.sub("<[^>]*>", "", each) for each in table.split("<tr>")[2].split("</td>")]
    assert (first[0], first[2], first[3]) == ("2026-06-08", "已立案", DOCKET)


def test_a_day_to_come_is_refused_in_words_and_never_taken_for_today(li: Desk) -> None:
    record = kept(li, **READY)
    shown = fill(fill(tab(li, record), "法院案号", DOCKET), "立案日期", li.today() + timedelta(days=9))
    field = next(each for each in shown.date_input if each.label == "立案日期")
    assert field.min <= date(1900, 1, 1) and field.max >= date(2100, 1, 1)  # else the browser sends none
    assert "请填写已经发生的日期" in words(press(shown, "登记"))
    assert record_of(li, record.id).phase is Phase.APPROVED


def test_a_suit_on_record_is_named_and_not_entered_again(li: Desk) -> None:
    shown = tab(li, kept(li, sued(), **READY))
    shown = fill(fill(shown, "法院案号", DOCKET), "立案日期", SUED)
    assert "案件资料中已有，不再登记：" in words(shown) and "将在案件资料中登记" not in words(shown)
    said = words(press(shown, "登记"))
    assert "案件已转为“已立案”" in said and "重新计算" not in said


@pytest.mark.parametrize(
    ("choice", "day"), [("保留已录入的内容", SUED), ("改为这次登记的内容", date(2026, 6, 8))]
)
def test_a_suit_of_another_day_is_asked_about(li: Desk, choice: str, day: date) -> None:
    record = kept(li, sued(), **READY)
    shown = fill(fill(tab(li, record), "法院案号", DOCKET), "立案日期", date(2026, 6, 8))
    assert "案件资料中的内容不同，请选择：" in words(shown)
    assert "请选择保留已录入的内容" in words(press(shown, "登记"))
    next(each for each in shown.radio if each.label == "如何处理").set_value(choice)
    assert "案件已转为“已立案”" in words(press(run(shown), "登记"))
    assert open_case(li, record.id).case.events[0].on == day


def test_what_changed_since_it_was_shown_is_looked_at_again(li: Desk) -> None:
    record = kept(li, **READY)
    shown = fill(tab(li, record), "法院案号", DOCKET)
    changed = sample("001").model_copy(update={"remarks": "改"})
    save_case(li, record.id, changed, seen=1, reason="改")
    next(button for button in shown.button if button.label == "登记").click()
    assert "重新审查" in words(run(shown))
    assert record_of(li, record.id).phase is Phase.APPROVED


def test_proof_of_the_suit_is_asked_for_and_named(li: Desk) -> None:
    record = kept(li, sued(), phase=Phase.FILED, checked_version=1, docket=DOCKET)
    said = words(tab(li, record))
    assert "没有证明材料，稳妥口径下不中断期间：2026-06-01对张某䶮起诉" in said
    assert "请先在“证据”中上传受理通知书" in said
    evidence.add_files(li, record.id, [(CONTRACT, PDF)])
    shown = tab(li, record)
    button = next(each for each in shown.button if each.label == "注明证明材料")
    assert button.disabled
    next(each for each in shown.selectbox if each.label == "证明材料").select(CONTRACT)
    said = words(press(run(shown), "注明证明材料"))
    assert "证明材料已注明" in said and "没有证明材料" not in said
    assert open_case(li, record.id).case.events[0].evidence[0].file == CONTRACT


def test_with_nothing_open_no_proof_is_asked_for_and_before_filing_it_costs_the_check(li: Desk) -> None:
    ended = sued(ended_on=SUED, ended_by=EndedBy.WITHDRAWN)
    assert "没有证明材料" not in words(tab(li, kept(li, renamed(ended), phase=Phase.FILED)))
    record = kept(li, sued(), **READY)
    assert "没有证明材料" in words(tab(li, record))
    evidence.add_files(li, record.id, [(CONTRACT, PDF)])
    with li.records.writing() as tx:
        now = cases.needed(tx, record.id).version
        cases.note(tx, record.id, at=li.now(), by=li.who.id, checked_version=now)
    assert "注明后，已做的审查、复核不再有效，须重新审查" in words(tab(li, record))


def test_closing_asks_for_what_was_recovered(li: Desk) -> None:
    record = kept(li, phase=Phase.ENFORCEMENT, checked_version=1, docket=DOCKET)
    shown = fill(goes_to(tab(li, record), "已结案"), "理由", "执行完毕")
    shown = press(fill(shown, "已回收金额（元，可不填）", "12,00"), "登记")
    assert "已回收金额应为数字" in words(shown) and record_of(li, record.id).recovered is None
    shown = press(fill(shown, "已回收金额（元，可不填）", "1,200.5"), "登记")
    assert "案件已转为“已结案”。已回收金额为1,200.50元。" in words(shown)
    assert str(record_of(li, record.id).recovered) == "1200.50"


def renamed(case: CaseFile) -> CaseFile:
    return case.model_copy(update={"number": "乙-1"})


def test_taking_effect_asks_for_the_instrument(li: Desk) -> None:
    record = kept(li, sued(), phase=Phase.FILED, checked_version=1, docket=DOCKET)
    moving.move(li, record.id, Phase.JUDGED, on=date(2026, 7, 1))
    shown = goes_to(tab(li, record), "已生效")
    assert "没有登记生效法律文书" in words(shown)
    shown = fill(fill(fill(shown, "裁判文书号", DOCKET), "主文", "偿还本金"), "生效日期", date(2026, 7, 20))
    shown = fill(shown, "作出法院", "某市中级人民法院")
    assert "没有填写履行期限天数" in words(shown)
    next(each for each in shown.number_input if each.label.startswith("履行期限")).set_value(10)
    shown = run(shown)
    assert "没有填写履行期限天数" not in words(shown)
    assert "某市中级人民法院（2026）某0101民初1号，2026\\-07\\-01作出" in "\n".join(
        i.value for i in shown.info
    )
    assert "案件已转为“已生效”" in words(press(shown, "登记"))
    case = open_case(li, record.id).case
    assert (case.judgments[0].effective_on, case.events[0].ended_by) == (
        date(2026, 7, 20),
        EndedBy.JUDGMENT,
    )


def test_closing_asks_how_what_is_open_ended(li: Desk) -> None:
    record = kept(li, sued(), phase=Phase.FILED, checked_version=1, docket=DOCKET)
    shown = goes_to(tab(li, record), "已结案")
    assert "没有选择程序如何终结" in words(shown)
    next(each for each in shown.selectbox if each.label == "程序如何终结").select("撤诉")
    shown = fill(run(shown), "理由", "债务人已还清")
    assert "终结（撤诉）" in words(shown)
    assert "案件已转为“已结案”" in words(press(shown, "登记"))
    assert open_case(li, record.id).case.events[0].ended_by is EndedBy.WITHDRAWN
    assert "程序如何终结" not in [each.label for each in shown.selectbox]


def test_a_reviewer_of_another_branch_sees_none_of_it(li: Desk, admin: Desk) -> None:
    zhao = person(admin, "zhao", Role.LAWYER, "西支行")
    said = words(tab(zhao, kept(li, sued(), phase=Phase.FILED)))
    assert "没有找到" in said and "张某䶮" not in said
