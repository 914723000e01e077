"""Several pages at once in a real browser: log-out ends every tab, and two people change one case."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, WebSocket, expect

from legal_docs.services.desk import making
from tests.browser.journey import CASE
from tests.browser.serving import click_row, let_in, picture, serving, settled, visiting
from tests.houses import wired
from tests.services.desk.worked import Team, team

SECOND = 1000
DOING = "制作文书和证据卷："


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Team, int]]:
    home = tmp_path_factory.mktemp("house")
    wiring = wired(home, worker="none")
    people = team(wiring)
    record = people.added(CASE)
    with serving(home, LEGAL_DOCS_WORKER="none") as address:
        yield address, people, record.id
    wiring.engine.dispose()


def test_two_people_change_one_case(browser: Browser, place: tuple[str, Team, int]) -> None:
    address, people, case_id = place
    wiring = people.admin.wiring
    with visiting(browser, address) as first, visiting(browser, address) as second:
        li, wang = let_in(first, address, wiring, "li"), let_in(second, address, wiring, "wang")
        for page, payer in ((li, "代付人甲"), (wang, "代付人乙")):
            page.goto(f"/case?case={case_id}&tab=ledger")
            settled(page, CASE.number)
            change(page, payer)
        save(li)
        expect(li.get_by_text("已保存为第2版")).to_be_visible()
        save(wang)
        expect(wang.get_by_text(re.compile("人员li 于 .* 保存了第2版，改动：.*还款"))).to_be_visible()
        settled(wang, CASE.number)
        expect(wang.get_by_text(re.compile("尚未保存的修改"))).to_be_visible()
        picture(wang, "conflict")
        wang.get_by_role("button", name="在最新版本上继续").click()
        expect(wang.get_by_role("textbox", name="付款人")).to_have_value("代付人乙")
        save(wang)
        expect(wang.get_by_text("已保存为第3版")).to_be_visible()


def change(page: Page, payer: str) -> None:
    """Change who paid, in the first row, without saving."""
    click_row(page, 0)
    page.get_by_label("付款人").fill(payer)
    page.get_by_label("付款人").press("Tab")
    page.get_by_label("修改原因").fill("核对回单")
    page.get_by_label("修改原因").press("Tab")


def save(page: Page) -> None:
    page.get_by_role("button", name="保存", exact=True).click()


def test_log_out_ends_every_tab_and_what_renews_itself(
    browser: Browser, place: tuple[str, Team, int]
) -> None:
    address, people, case_id = place
    making.start_make(people.lawyer, case_id, people.lawyer.today())
    frames: list[bytes] = []
    with visiting(browser, address) as visit:
        working = let_in(visit, address, people.admin.wiring, "li")
        working.on("websocket", lambda socket: watch(socket, frames))
        working.goto(f"/case?case={case_id}&tab=papers")
        expect(working.get_by_text(DOING)).to_be_visible()
        frames.clear()
        working.wait_for_timeout(3 * SECOND)
        assert any(DOING.encode() in each for each in frames)
        other, third = visit.new_page(), visit.new_page()
        for page in (other, third):
            page.goto("/cases")
            settled(page, "案件")
        other.get_by_role("link", name="退出登录").click()
        expect(other.get_by_role("heading", name="登录")).to_be_visible()
        frames.clear()
        expect(working.get_by_text("登录已结束")).to_be_visible()
        assert_gone(working, frames)
        expect(third.get_by_text("登录已结束")).to_be_visible()  # nobody has touched it
        expect(third.get_by_role("heading", name="登录")).to_be_visible()
        assert_gone(third, frames)
        working.wait_for_timeout(2 * SECOND)
        assert_gone(working, frames)
        picture(working, "logged_out")
        assert visit.request.get(f"/files/evidence/{case_id}").status == 401


def watch(socket: WebSocket, frames: list[bytes]) -> None:
    """Keep what arrives."""
    socket.on("framereceived", lambda sent: frames.append(sent if isinstance(sent, bytes) else sent.encode()))


def assert_gone(page: Page, frames: list[bytes]) -> None:
    """Nothing of the case stands on the page, nothing of it arrived."""
    expect(page.locator("body")).not_to_contain_text(CASE.number)
    for secret in (DOING, CASE.number, CASE.debtors[0].name, "人员li"):
        assert not [each for each in frames if secret.encode() in each], secret
