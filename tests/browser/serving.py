"""The app on a free port, a browser, pages that fetch nothing from elsewhere, and logging in."""

import contextlib
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from legal_docs.services.desk import sessions
from legal_docs.services.wiring import Wiring
from legal_docs.web.house import cookie_name
from tests.houses import PASSWORD

ROOT = Path(__file__).parents[2]
ROW = 35
"""The height of a row of a table, in pixels."""
ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@contextlib.contextmanager
def chromium() -> Iterator[Browser]:
    """A headless Chromium of the machine."""
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    assert program, "Chromium is missing: ./run test installs it, ./run doctor says how"
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=program, headless=True, args=ARGS)
        yield opened
        opened.close()


@contextlib.contextmanager
def serving(home: Path, **settings: str) -> Iterator[str]:
    """The app on a free port of loopback, stopped afterwards.

    What it says is in `home`/server.log, and is told where the block fails.
    """
    home.mkdir(parents=True, exist_ok=True)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    env = os.environ | {"LEGAL_DOCS_HOME": str(home), "PYTHONUNBUFFERED": "1"} | settings
    with (home / "server.log").open("wb") as log:
        server = subprocess.Popen(command, cwd=ROOT, env=env, stdout=log, stderr=subprocess.STDOUT)
        address = f"http://127.0.0.1:{port}"
        try:
            _wait(address, server)
            yield address
        except BaseException:
            sys.stderr.write((home / "server.log").read_text("utf-8", "replace")[-5000:])
            raise
        finally:
            server.terminate()
            server.wait(10)


def _wait(address: str, server: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + 60
    while time.monotonic() < end and server.poll() is None:
        with contextlib.suppress(OSError):
            urllib.request.urlopen(f"{address}/healthz", timeout=5)  # noqa: S310  loopback
            return
        time.sleep(0.2)
    raise AssertionError("the app did not start")


def set_up_link(home: Path) -> str:
    """The link with the one-time code, as the server said it."""
    found = re.search(r"http://\S+/start\?code=\S+", (home / "server.log").read_text("utf-8"))
    assert found, "the server named no link"
    return found.group()


@contextlib.contextmanager
def visiting(browser: Browser, address: str) -> Iterator[BrowserContext]:
    """A browser of its own: its cookies, and the proof that nothing was fetched from elsewhere.

    Nor may the browser have held anything back that the policy of our own answers forbids.
    """
    foreign: list[str] = []
    forbidden: list[str] = []
    own = (address, address.replace("http", "ws"), "data:", "blob:")
    context = browser.new_context(
        locale="zh-CN",
        timezone_id="Asia/Shanghai",
        viewport={"width": 1360, "height": 900},
        base_url=address,
        accept_downloads=True,
    )
    context.set_default_timeout(30_000)
    context.on("request", lambda asked: None if asked.url.startswith(own) else foreign.append(asked.url))
    context.on("console", lambda said: forbidden.append(said.text) if _is_policy(said.text) else None)
    yield context
    context.close()
    assert not foreign, f"fetched from elsewhere: {foreign[:5]}"
    assert not forbidden, forbidden[:5]


def _is_policy(said: str) -> bool:
    return "Content Security Policy" in said


def log_in(page: Page, login: str, password: str = PASSWORD) -> None:
    """Log in by the form."""
    page.goto("/login")
    page.get_by_label("登录名").fill(login)
    page.get_by_label("密码", exact=True).fill(password)
    page.get_by_role("button", name="登录").click()
    page.wait_for_url(lambda url: "/login" not in url)


def settled(page: Page, heading: str) -> None:
    """Wait until the screen with this heading stands still: no error of the program, none of its English."""
    expect(page.get_by_role("heading", name=heading, exact=True)).to_be_visible(timeout=30_000)
    done = '[data-testid="stApp"][data-test-script-state="notRunning"]'
    expect(page.locator(done)).to_be_attached(timeout=30_000)
    expect(page.get_by_test_id("stException")).to_have_count(0)
    expect(page.get_by_test_id("stMain")).not_to_contain_text(re.compile(r"[A-Z][a-z]+( [a-z]+){4}"))
    speaks_chinese(page)


ENGLISH = """() => {
  const theirs = '[role="grid"], pre, code, script, style, noscript, '
    + '[data-testid="stIconMaterial"], [data-testid="stAlertDynamicIcon"], [data-testid="stExpanderIcon"]';
  const isEnglish = (text) => text !== 'Word' && /^[A-Z][a-z]{2,}[.…]*$/.test(text)
    || /[A-Za-z]{2,} [a-z]{2,}/.test(text);
  const found = [];
  const walk = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const text = walk.currentNode.data.trim();
    if (isEnglish(text) && !walk.currentNode.parentElement.closest(theirs)) found.push(text);
  }
  for (const name of ['title', 'placeholder', 'aria-label', 'alt']) {
    for (const element of document.querySelectorAll(`[${name}]`)) {
      const text = element.getAttribute(name).trim();
      if (isEnglish(text) && !element.closest(theirs)) found.push(`${name}: ${text}`);
    }
  }
  return found;
}"""
"""What a page says in English, and says to those who do not see it: words of Streamlit's own.

The program Word has no other name.
"""


def speaks_chinese(page: Page) -> None:
    """See that nothing on the whole page is English: list of screens, menus, dialogs, fields, hints."""
    end = time.monotonic() + 5
    while (found := page.evaluate(ENGLISH)) and time.monotonic() < end:
        page.wait_for_timeout(100)
    assert not found, found


def let_in(visit: BrowserContext, address: str, wiring: Wiring, login: str) -> Page:
    """A page of somebody who has logged in already: the session is made by the service."""
    begun = sessions.log_in(wiring, login, PASSWORD, "127.0.0.1")
    visit.add_cookies([{"name": cookie_name(wiring.settings), "value": begun.token, "url": address}])
    return visit.new_page()


def click_row(page: Page, row: int, across: int = 18, *, table: int = 0) -> None:
    """Click into a row of a table, which is drawn on a canvas; far left its box is ticked."""
    shown = page.get_by_test_id("stDataFrame").nth(table)
    shown.scroll_into_view_if_needed()
    shown.click(position={"x": across, "y": ROW * (row + 1) + ROW // 2})


def picture(page: Page, name: str) -> None:
    """Keep a picture where LEGAL_DOCS_TEST_SHOTS names a folder, to be looked at."""
    folder = os.environ.get("LEGAL_DOCS_TEST_SHOTS")
    if folder:
        page.wait_for_timeout(600)
        page.screenshot(path=Path(folder) / f"{name}.png")
