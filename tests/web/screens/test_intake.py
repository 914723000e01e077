"""导入: upload, mend beside the cell, take; what is not finished is there again after a reload."""

import pytest
from streamlit.testing.v1 import AppTest

from legal_docs.model.account import Role
from legal_docs.services.desk import intake
from legal_docs.services.desk.desk import Desk
from legal_docs.services.work import worker
from legal_docs.web.screens import intake as screen
from tests.houses import person
from tests.services.desk.uploads import CASES, NUMBERS, archive, as_json, zipped
from tests.web.screens.conftest import EAST
from tests.web.showing import choose, opened, run, tables, words

WRONG = {"还款流水": ("2024-01-10", "2024-13-10")}


def sent(shown: AppTest, name: str, data: bytes) -> AppTest:
    shown.file_uploader[0].upload(name, data)
    run(shown)
    shown.button(key="intake_send").click()
    return run(shown)


def test_a_workbook_is_uploaded_and_its_good_cases_are_taken(li: Desk) -> None:
    shown = sent(opened(li, "intake"), "案件.zip", archive(WRONG))
    ready, problems = tables(shown)
    assert [row["案件编号"] for row in ready] == list(NUMBERS[1:])
    assert [(row["工作表"], row["行"], row["列"]) for row in problems] == [("还款流水", "2", "还款日")]
    shown.button(key="intake_take").click()
    assert f"已导入2件案件：{NUMBERS[1]}、{NUMBERS[2]}" in words(run(shown))
    assert [len(rows) for rows in tables(shown)] == [1]


def test_a_cell_is_mended_on_the_screen_and_a_reload_loses_nothing(li: Desk) -> None:
    intake.upload(li, "案件.zip", archive(WRONG), EAST)
    shown = choose(opened(li, "intake"), 1, 0)
    field = next(each for each in shown.text_input if each.label == "还款日 *")
    assert field.value == "2024-13-10" and any(
        "2024-13-10" in error.value.replace("\\", "") for error in shown.error
    )
    field.set_value("2024-01-10")
    next(b for b in shown.button if b.label == "保存并重新检查").click()
    run(shown)
    again = opened(li, "intake")
    assert [metric.value for metric in again.metric] == ["3", "0", "1"]
    again.button(key="intake_take").click()
    assert "已导入3件" in words(run(again)) and intake.open_uploads(li) == ()


def test_a_bad_archive_ends_in_a_sentence(li: Desk) -> None:
    shown = sent(opened(li, "intake"), "案件.zip", zipped({"说明.txt": b"x"}))
    assert "最外层没有案件文件" in words(shown) and intake.open_uploads(li) == ()


def test_an_empty_screen_says_what_to_do(li: Desk) -> None:
    assert "没有未完成的导入。上传文件后" in words(opened(li, "intake"))


def test_a_number_that_is_known_cannot_be_taken_again(li: Desk) -> None:
    intake.take(li, intake.upload(li, "a.zip", archive(), EAST).id, NUMBERS)
    intake.upload(li, "b.json", as_json(CASES[0]), EAST)
    shown = opened(li, "intake")
    assert tables(shown)[0][0]["状态"] == "编号已存在" and shown.button(key="intake_take").disabled
    next(b for b in shown.button if b.label == "确认结束").click()
    assert "已结束“b.json”的导入" in words(run(shown)) and intake.open_uploads(li) == ()


def test_the_address_names_the_upload_looked_at(li: Desk) -> None:
    first = intake.upload(li, "第一.zip", archive(), EAST)
    intake.upload(li, "第二.zip", archive(WRONG), EAST)
    shown = opened(li, "intake", upload=str(first.id))
    assert [metric.value for metric in shown.metric] == ["3", "0", "0"]


def test_the_head_office_chooses_the_branch_and_a_branch_does_not(admin: Desk, li: Desk) -> None:
    head = opened(person(admin, "head", Role.REVIEWER), "intake")
    head.selectbox(key="intake_branch").select(EAST)
    sent(head, "案件.json", as_json(CASES[0]))
    assert "东支行" in str(head.selectbox[1].options)
    own = opened(li, "intake")
    assert own.text_input(key="intake_own_branch").disabled


def test_many_cases_are_taken_in_the_background(li: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(screen, "AT_ONCE", 2)
    monkeypatch.setenv("LEGAL_DOCS_WORKER", "none")
    intake.upload(li, "案件.zip", archive(), EAST)
    shown = opened(li, "intake")
    shown.button(key="intake_take").click()
    assert "处理会继续进行" in words(run(shown))
    assert worker.serve(li.wiring, idle=0) == 1
    assert "没有未完成的导入" in words(opened(li, "intake"))


def test_example_rows_are_told_by_place_and_taken_only_after_a_tick(li: Desk) -> None:
    intake.upload(li, "案件.xlsx", intake.template(li), EAST)
    shown = opened(li, "intake")
    assert "自带的示例内容" in words(shown) and shown.button(key="intake_take").disabled
    places = "".join(each.body for each in shown.get("html"))
    assert "程序" in places and "第2、3行" in places and "示例-0003" in places
    assert {row["状态"] for row in tables(shown)[0]} == {"含有示例"} and shown.metric[0].value == "0"
    assert {row["列"] for row in tables(shown)[1]} == {"证件号码"}
    next(each for each in shown.checkbox if "也要导入" in each.label).check()
    run(shown).button(key="intake_take").click()
    assert "已导入3件" in words(run(shown))


def test_cases_without_examples_are_taken_and_the_examples_stay(li: Desk) -> None:
    mixed = archive({"案件": (NUMBERS[0], "示例-0001"), "当事人": (NUMBERS[0], "示例-0001")})
    intake.upload(li, "案件.zip", mixed, EAST)
    shown = opened(li, "intake")
    assert shown.button(key="intake_take").label == "导入全部2件"
    shown.button(key="intake_take").click()
    assert f"已导入2件案件：{NUMBERS[1]}、{NUMBERS[2]}" in words(run(shown))
