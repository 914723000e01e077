"""Streamlit's own words are Chinese: hints of tables, menus, calendars, dialogs; what a log-out leaves."""

from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from legal_docs.model.account import Role
from tests.browser.serving import let_in, picture, serving, settled, speaks_chinese, visiting
from tests.houses import administrator, person, wired


def test_what_opens_on_a_page_is_chinese_and_a_log_out_leaves_nothing(
    browser: Browser, tmp_path: Path
) -> None:
    wiring = wired(tmp_path)
    admin = administrator(wiring)
    person(admin, "li", Role.LAWYER, "东支行")
    person(admin, "shen", Role.AUDITOR)
    with serving(tmp_path) as address:
        with visiting(browser, address) as visit:
            page = let_in(visit, address, wiring, "shen")
            page.goto("/trail")
            settled(page, "审计记录")
            hints(page)
            menu(page)
        with visiting(browser, address) as visit:
            page = let_in(visit, address, wiring, "li")
            page.route(
                "**/look/session", lambda asked: asked.abort()
            )  # it is a click that finds the log-in over
            page.goto("/cases")
            settled(page, "案件")
            choices(page)
            elsewhere(page, "/people")
            expect(page.get_by_role("dialog")).to_contain_text("没有这个页面")
            picture(page, "no_such_page")
            page.keyboard.press("Escape")
            other = visit.new_page()
            other.goto("/cases")
            settled(other, "案件")
            other.get_by_role("link", name="退出登录").click()
            expect(other.get_by_role("heading", name="登录")).to_be_visible()
            page.get_by_role("link", name="案件", exact=True).click()
            expect(page.get_by_text("登录已结束")).to_be_visible()
            expect(page.get_by_test_id("stSidebarNavLink")).to_have_count(0)
            expect(page.get_by_role("dialog")).to_have_count(0)
            speaks_chinese(page)
            assert page.title() == "法律文书系统"


def elsewhere(page: Page, path: str) -> None:
    """Ask for a page this role has not. Streamlit forgets to say so where its server is very busy."""
    for _ in range(5):
        page.goto(path)
        settled(page, "今日")
        if page.get_by_role("dialog").count():
            return


def hints(page: Page) -> None:
    """The tools of a table, its menu and its search."""
    table = page.get_by_test_id("stDataFrame").first
    table.scroll_into_view_if_needed()
    table.hover()
    for tool in page.get_by_test_id("stElementToolbarButton").all():
        tool.hover()
        expect(page.get_by_test_id("stTooltipContent").first).to_be_visible()
        speaks_chinese(page)
    table.hover()
    page.get_by_role("button", name="搜索", exact=True).click()
    expect(
        page.get_by_placeholder("输入要搜索的内容").or_(page.get_by_label("关闭搜索")).first
    ).to_be_attached()
    speaks_chinese(page)
    page.keyboard.press("Escape")


def menu(page: Page) -> None:
    """The menu at the top, and a calendar."""
    page.get_by_test_id("stMainMenu").locator("button").click()
    expect(page.get_by_text("打印")).to_be_visible()
    speaks_chinese(page)
    page.keyboard.press("Escape")
    page.get_by_test_id("stDateInput").first.locator("button").last.click()
    expect(page.get_by_role("grid").last).to_be_visible()
    speaks_chinese(page)
    page.keyboard.press("Escape")


def choices(page: Page) -> None:
    """A list in which nothing fits."""
    page.get_by_test_id("stSelectbox").first.locator("input").click()
    page.keyboard.type("zzz")
    expect(page.get_by_text("没有符合的选项")).to_be_visible()
    speaks_chinese(page)
    page.keyboard.press("Escape")
