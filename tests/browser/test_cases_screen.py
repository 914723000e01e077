"""A lawyer in a real browser: a file is imported, the case found in the list, opened, and its row changed."""

from pathlib import Path

from playwright.sync_api import Browser, expect

from legal_docs.model.account import Role
from tests.browser.serving import click_row, log_in, serving, settled, visiting
from tests.houses import administrator, person, wired
from tests.services.desk.uploads import CASES, NUMBERS, as_json


def test_a_lawyer_imports_a_file_and_changes_a_case(browser: Browser, tmp_path: Path) -> None:
    person(administrator(wired(tmp_path)), "li", Role.LAWYER, "东支行")
    file = tmp_path / "案件.json"
    file.write_bytes(as_json(CASES[0]))
    with serving(tmp_path) as address, visiting(browser, address) as visit:
        page = visit.new_page()
        log_in(page, "li")
        page.goto("/cases")
        settled(page, "案件")
        expect(page.get_by_text("还没有案件")).to_be_visible()
        page.get_by_role("link", name="去导入").click()
        settled(page, "导入")
        page.locator("input[type=file]").set_input_files(file)
        page.get_by_role("button", name="上传并检查").click()
        page.get_by_role("button", name="导入全部1件").click()
        expect(page.get_by_text("已导入1件案件")).to_be_visible()
        page.get_by_role("link", name="案件", exact=True).click()
        settled(page, "案件")
        click_row(page, 0, 100)
        settled(page, NUMBERS[0])
        assert "case=" in page.url
        page.get_by_role("radio", name="还款流水").click()
        expect(page.get_by_text("选择一行进行修改")).to_be_visible()
        click_row(page, 0, 18)
        page.get_by_label("付款人").fill("代付人甲")
        page.get_by_label("付款人").press("Tab")
        expect(page.get_by_text("尚未保存的修改")).to_be_visible()
        page.reload()
        settled(page, NUMBERS[0])
        expect(page.get_by_text("有未保存的修改")).to_be_visible()
        page.get_by_role("button", name="继续编辑").click()
        page.get_by_label("修改原因").fill("补充付款人")
        page.get_by_label("修改原因").press("Tab")
        page.get_by_role("button", name="保存", exact=True).click()
        expect(page.get_by_text("已保存为第2版")).to_be_visible()
        page.reload()
        settled(page, NUMBERS[0])
        expect(page.get_by_text("选择一行进行修改")).to_be_visible()
