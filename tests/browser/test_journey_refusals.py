"""What each role must not open, in a real browser: pages, files, the websocket; and broken archives."""

import http.client
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from legal_docs.model.account import Role
from legal_docs.model.life import Phase
from legal_docs.model.stored import Output, OutputKind
from legal_docs.services.desk import evidence, releasing, sessions
from legal_docs.storage import outputs
from legal_docs.web.house import cookie_name
from tests.browser.journey import CASE
from tests.browser.serving import let_in, picture, serving, settled, visiting
from tests.houses import PASSWORD, person, wired
from tests.services.desk import handed
from tests.services.desk.exhibits_house import CONTRACT, PDF

HIDDEN = "密-1"
"""The number of a case that stands in no list of anybody's first screen."""
PAGES = {
    "li": ("今日", ("people", "trail", "packs")),
    "sun": ("今日", ("dashboard", "templates")),
    "zhou": ("收到的案件", ("case", "cases", "dashboard")),
    "chen": ("看板", ("case", "intake", "people")),
    "admin": ("人员", ("case", "cases", "trail")),
    "wei": ("审计记录", ("case", "cases", "tables")),
}
"""Whose first screen is called what, and what they must not open."""
TITLES = {
    "people": "人员", "trail": "审计记录", "packs": "收到的案件", "dashboard": "看板", "templates": "模板",
    "case": HIDDEN, "cases": "案件", "intake": "导入", "tables": "参数表",
}  # fmt: skip
MAY_FETCH = {"li": ("evidence", "outputs"), "sun": ("evidence", "outputs"), "zhou": ("packs",)}
"""Whose files are whose: the lawyer's and the reviewer's of the branch, and counsel's own pack."""
WATCH = """address => new Promise(told => {
    const socket = new WebSocket(address, ["streamlit"]);
    socket.onopen = () => told("open");
    socket.onclose = end => told(end.code);
})"""


@dataclass(frozen=True)
class Place:
    """A house at work: a case with evidence, a paper, a pack released to zhou; and a case nobody shows."""

    browser: Browser
    address: str
    house: handed.House
    case_id: int
    hidden_id: int
    files: dict[str, int]

    @contextmanager
    def visit(self, login: str) -> Iterator[Page]:
        """A page of somebody, logged in."""
        with visiting(self.browser, self.address) as visit:
            yield let_in(visit, self.address, self.house.wiring, login)


@pytest.fixture(scope="module")
def place(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    home = tmp_path_factory.mktemp("house")
    wiring = wired(home)
    house = handed.peopled(wiring)
    for login, role in (("chen", Role.MANAGER), ("wei", Role.AUDITOR)):
        person(house.admin, login, role)
    record = handed.added(house, CASE, Phase.DRAFTED)
    hidden = handed.added(house, CASE.model_copy(update={"number": HIDDEN}), Phase.HEARD)
    files = {
        "evidence": evidence.add_files(house.lawyer, record.id, [(CONTRACT, PDF)]).items[0].id,
        "outputs": paper(house, record.id),
        "packs": handed.released(house, record).files[0],
    }
    with serving(home, LEGAL_DOCS_WORKER="none") as address:
        yield Place(browser, address, house, record.id, hidden.id, files)
    wiring.engine.dispose()


def paper(house: handed.House, case_id: int) -> int:
    """A paper of run 1, as a job would keep it."""
    sha256, size = house.wiring.files.keep(PDF)
    told = {"case_id": case_id, "run": 1, "kind": OutputKind.PAPER, "name": "民事起诉状.pdf", "pages": 2}
    told |= {"sha256": sha256, "size": size, "data_version": 1, "on": house.lawyer.today()}
    told |= {"made_at": house.wiring.now(), "made_by": house.lawyer.who.id}
    with house.wiring.records.writing() as tx:
        return outputs.add(tx, Output.model_validate(told)).id


@pytest.mark.parametrize("login", PAGES)
def test_no_page_of_another_role_opens(place: Place, login: str) -> None:
    first, forbidden = PAGES[login]
    with place.visit(login) as page:
        for path in forbidden:
            page.goto(f"/{path}?case={place.hidden_id}")
            settled(page, first)
            expect(page.get_by_role("heading", name=TITLES[path], exact=True)).to_have_count(0)
            expect(page.get_by_text(HIDDEN)).to_have_count(0)


def test_a_case_of_another_branch_is_not_there(place: Place) -> None:
    with place.visit("qian") as page:
        page.goto(f"/case?case={place.case_id}")
        expect(page.get_by_test_id("stAlert")).to_contain_text("没有找到，或者您的账号不能使用")
        expect(page.get_by_text(CASE.debtors[0].name)).to_have_count(0)
        page.goto("/case?case=1")
        expect(page.get_by_test_id("stAlert")).to_contain_text("没有找到，或者您的账号不能使用")


@pytest.mark.parametrize("login", [*PAGES, "qian", "wu"])
def test_files_are_sent_to_nobody_else(place: Place, login: str) -> None:
    with place.visit(login) as page:
        for kind, id in place.files.items():
            for path in (f"/files/{kind}/{id}", f"/files/{kind}/{id}?download=1", f"/files/{kind}/7"):
                answer = page.request.get(path)
                is_own = kind in MAY_FETCH.get(login, ()) and not path.endswith("/7")
                assert answer.status == (200 if is_own else 404), (login, path)
                assert is_own or answer.body() == b"404"


def test_nothing_is_sent_without_a_session(place: Place) -> None:
    with visiting(place.browser, place.address) as visit:
        for path in (*(f"/files/{kind}/{id}" for kind, id in place.files.items()), "/media/some.pdf"):
            assert visit.request.get(path).status == 401
        assert visit.request.get("/cases").url.endswith("/login?next=%2Fcases")
        assert opened(visit, place.address) != "open"


def test_the_websocket_closes_with_the_session_and_to_foreign_pages(place: Place) -> None:
    wiring = place.house.wiring
    token = sessions.log_in(wiring, "li", PASSWORD, "127.0.0.1").token
    cookie = f"{cookie_name(wiring.settings)}={token}"
    assert upgraded(place.address, cookie, place.address) == 101
    assert upgraded(place.address, cookie, "https://example.com") != 101
    assert upgraded(place.address, "", place.address) != 101
    sessions.log_out(wiring, token)
    assert upgraded(place.address, cookie, place.address) != 101


def test_a_pack_taken_back_is_gone_from_the_tab_that_is_open(place: Place) -> None:
    house = place.house
    given = handed.released(house, handed.added(house, CASE.model_copy(update={"number": "乙-1"})))
    with place.visit("zhou") as page:
        page.goto(f"/packs?release={given.id}")
        expect(page.get_by_role("heading", name="乙-1", exact=True)).to_be_visible()
        assert page.request.get(f"/files/packs/{given.files[0]}").status == 200
        releasing.revoke(house.lawyer, given.id, "已和解")
        page.get_by_role("radio", name="反馈", exact=True).click()
        expect(page.get_by_test_id("stAlert").last).to_contain_text("收回这次移交")
        expect(page.get_by_role("heading", name="乙-1", exact=True)).to_have_count(0)
        expect(page.get_by_text(CASE.debtors[0].name)).to_have_count(0)
        assert page.request.get(f"/files/packs/{given.files[0]}").status == 404
        page.reload()
        expect(page.get_by_test_id("stAlert").last).to_contain_text("收回这次移交")


def opened(visit: BrowserContext, address: str) -> object:
    """What becomes of a websocket that a page of the house opens."""
    page = visit.new_page()
    page.goto("/healthz")
    return page.evaluate(WATCH, f"{address.replace('http', 'ws')}/_stcore/stream")


def upgraded(address: str, cookie: str, origin: str) -> int:
    """The status a websocket's handshake is answered with."""
    asked = http.client.HTTPConnection(urlsplit(address).netloc, timeout=10)
    headers = {
        "Connection": "Upgrade", "Upgrade": "websocket", "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": "MDEyMzQ1Njc4OWFiY2RlZg==", "Sec-WebSocket-Protocol": "streamlit",
        "Origin": origin, "Cookie": cookie,
    }  # fmt: skip
    asked.request("GET", "/_stcore/stream", headers=headers)
    try:
        return asked.getresponse().status
    finally:
        asked.close()


def test_a_broken_archive_is_a_sentence(place: Place, tmp_path: Path) -> None:
    file = tmp_path / "坏.zip"
    file.write_bytes(b"PK\x03\x04 cut off")
    with place.visit("li") as page:
        page.goto("/intake")
        settled(page, "导入")
        page.locator("input[type=file]").set_input_files(file)
        page.get_by_role("button", name="上传并检查").click()
        expect(page.get_by_test_id("stAlert").first).to_contain_text("坏.zip")
        expect(page.get_by_text("没有未完成的导入")).to_be_visible()
        large, wrong = tmp_path / "大.zip", tmp_path / "坏.exe"
        wrong.write_bytes(b"MZ")
        with large.open("wb") as sparse:
            sparse.truncate(51 << 20)
        told = page.get_by_test_id("stFileChips").get_by_role("alert")
        for each, words in (
            (large, "没有上传： 超过 50.0MB。请拆分"),
            (wrong, "没有上传： 这里不能用这种文件"),
        ):
            page.reload()
            settled(page, "导入")
            page.locator("input[type=file]").set_input_files(each)
            expect(told).to_contain_text(words)
            box = told.bounding_box()
            assert box and box["width"] > 100 and box["height"] > 10
            picture(page, f"not_taken_{each.stem}")
        page.goto(f"/case?case={place.case_id}&tab=evidence")
        settled(page, CASE.number)
        page.get_by_text("上传证据", exact=True).click()
        page.locator("input[type=file]").set_input_files(file)
        page.get_by_role("button", name="上传", exact=True).click()
        expect(page.get_by_test_id("stAlert").filter(has_text="坏.zip")).to_be_visible()
        settled(page, CASE.number)
