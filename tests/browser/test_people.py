"""From the first start to a lawyer who has changed the first password, in a real browser."""

from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tests.browser.serving import log_in, picture, serving, set_up_link, settled, visiting
from tests.houses import PASSWORD

NEW = "another-horse-9"


def test_from_the_first_start_to_a_lawyer_at_work(browser: Browser, tmp_path: Path) -> None:
    with serving(tmp_path) as address:
        link = set_up_link(tmp_path)
        with visiting(browser, address) as visit:
            page = visit.new_page()
            page.goto("/")
            expect(page.get_by_role("heading", name="首次使用")).to_be_visible()
            page.goto(link)
            picture(page, "first_start")
            page.get_by_label("登录名").fill("admin")
            page.get_by_label("姓名").fill("管理员甲")
            page.get_by_label("密码", exact=True).fill(PASSWORD)
            page.get_by_label("再次输入密码").fill(PASSWORD)
            page.get_by_role("button", name="创建并登录").click()
            settled(page, "人员")
            first = add_lawyer(page)
            picture(page, "people")
            second_tab = visit.new_page()
            second_tab.goto("/")
            settled(second_tab, "人员")
            page.get_by_role("link", name="退出登录").click()
            expect(page.get_by_role("heading", name="登录")).to_be_visible()
            picture(page, "login")
            second_tab.get_by_role("tab", name="修改、停用、重置密码").click()
            second_tab.get_by_role("button", name="重置密码").click()
            expect(second_tab.get_by_text("登录已结束")).to_be_visible()
            expect(second_tab.get_by_text("初始密码只显示")).to_have_count(0)
            picture(second_tab, "logged_out")
        lawyer(browser, address, first)
    log = (tmp_path / "server.log").read_text("utf-8")
    assert all(secret not in log for secret in (PASSWORD, NEW, first))


def add_lawyer(page: Page) -> str:
    """Add a lawyer; return the first password, as it is shown once."""
    page.get_by_role("textbox", name="登录名").fill("li")
    page.get_by_role("textbox", name="姓名").first.fill("李某")
    page.get_by_role("textbox", name="分行（留空为总行，可以办理全部分行的案件）").fill("甲分行")
    page.get_by_role("button", name="添加", exact=True).click()
    expect(page.get_by_text("已添加 li")).to_be_visible()
    settled(page, "人员")
    return page.get_by_test_id("stCode").inner_text().strip()


def lawyer(browser: Browser, address: str, first: str) -> None:
    """The lawyer has to change the first password, then is in, and sees no screen of others."""
    with visiting(browser, address) as visit:
        page = visit.new_page()
        log_in(page, "li", first)
        expect(page.get_by_role("heading", name="修改密码")).to_be_visible()
        picture(page, "password")
        page.goto("/cases")
        expect(page.get_by_role("heading", name="修改密码")).to_be_visible()
        page.get_by_label("现在的密码").fill(first)
        page.get_by_label("新密码", exact=True).fill(NEW)
        page.get_by_label("再次输入新密码").fill(NEW)
        page.get_by_role("button", name="修改密码").click()
        settled(page, "今日")
        expect(page.get_by_text("李某 · 法务人员 · 甲分行")).to_be_visible()
        picture(page, "lawyer")
        page.goto("/people")
        settled(page, "今日")
        expect(page.get_by_role("heading", name="人员")).to_have_count(0)
