"""Every screen of every role on a small screen with very long names: named, readable, nothing cut."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from legal_docs.model.account import Role
from legal_docs.web.navigation import screens_of
from legal_docs.web.screens.case import tabs_of
from tests.browser import long_names
from tests.browser.fitting import faults
from tests.browser.serving import let_in, serving, visiting

SMALL: ViewportSize = {"width": 1024, "height": 768}
PEOPLE = {
    "li": Role.LAWYER,
    "zhao": Role.REVIEWER,
    "zhou": Role.COUNSEL,
    "chen": Role.MANAGER,
    "wei": Role.AUDITOR,
    "admin": Role.ADMINISTRATOR,
}


@dataclass(frozen=True)
class Place:
    """The app, the house it serves, and a browser."""

    browser: Browser
    address: str
    house: long_names.House

    def pages(self, login: str) -> tuple[str, ...]:
        """The addresses of somebody's screens; counsel's pack too."""
        listed = tuple(f"/{each.path}" for each in screens_of(PEOPLE[login]) if not each.hidden)
        pack = f"/packs?release={self.house.release}&part="
        return listed + ((f"{pack}files", f"{pack}report") if login == "zhou" else ())

    def tab(self, name: str) -> str:
        """The address of a tab of the case."""
        return f"/case?case={self.house.case.id}&tab={name}"


@pytest.fixture(scope="module")
def place(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    home: Path = tmp_path_factory.mktemp("fit")
    house = long_names.furnished(home)
    with serving(home, LEGAL_DOCS_WORKER="none") as address:
        yield Place(browser, address, house)
    house.wiring.engine.dispose()


@pytest.mark.parametrize("login", PEOPLE)
def test_every_screen_fits_and_can_be_read_and_named(place: Place, login: str) -> None:
    found: dict[str, list[str]] = {}
    with visiting(place.browser, place.address) as visit:
        page = let_in(visit, place.address, place.house.wiring, login)
        page.set_viewport_size(SMALL)
        for path in place.pages(login):
            page.goto(path)
            still(page)
            if wrong := faults(page):
                found[path] = wrong
    assert not found


def test_every_tab_of_a_case_fits_and_can_be_read_and_named(place: Place) -> None:
    found: dict[str, list[str]] = {}
    with visiting(place.browser, place.address) as visit:
        page = let_in(visit, place.address, place.house.wiring, "li")
        page.set_viewport_size(SMALL)
        page.goto(place.tab("overview"))
        for tab in tabs_of(Role.LAWYER):
            page.get_by_role("radio", name=tab.title, exact=True).click()
            page.wait_for_url(f"**tab={tab.name}*")
            still(page)
            if wrong := faults(page):
                found[tab.name] = wrong
    assert not found


def test_the_main_acts_are_reached_and_done_by_keyboard(place: Place) -> None:
    with visiting(place.browser, place.address) as visit:
        page = let_in(visit, place.address, place.house.wiring, "li")
        page.set_viewport_size(SMALL)
        page.goto("/today")
        still(page)
        press_until(page, "案件")
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", name="案件", exact=True)).to_be_visible()
        page.goto(place.tab("check"))
        still(page)
        press_until(page, "审查并登记")
        page.keyboard.press("Enter")
        expect(page.get_by_text("已登记对第")).to_be_visible()


def test_a_fault_on_a_page_is_found(browser: Browser) -> None:
    with browser.new_context(viewport=SMALL) as visit:
        page = visit.new_page()
        page.set_content(
            "<button></button><img src='data:,'><input><p style='color:#999'>太淡的字</p>"
            "<div style='width:40px;overflow:hidden;white-space:nowrap'>放不下的一句话</div>"
            "<div style='width:1500px'>宽</div><label>姓名<input></label><button disabled>停用的</button>"
        )
        told = "\n".join(faults(page))
    assert told.count("nothing says what this is") == 2
    for words in (
        "the page scrolls sideways",
        "a picture without words",
        "too pale (2.85): 太淡的字",
        "cut: 放不下",
    ):
        assert words in told
    assert "停用的" not in told and "姓名" not in told and len(told.splitlines()) == 6


def still(page: Page) -> None:
    """Wait until the page is drawn."""
    done = '[data-testid="stApp"][data-test-script-state="notRunning"]'
    expect(page.locator(done)).to_be_attached()
    expect(page.get_by_test_id("stMain").get_by_role("heading").first).to_be_visible()
    expect(page.get_by_test_id("stException")).to_have_count(0)


def press_until(page: Page, name: str) -> None:
    """Go on with the tabulator until what is called so has the focus."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.innerText").strip() == name:
            return
    raise AssertionError(f"the tabulator does not lead to {name}")
