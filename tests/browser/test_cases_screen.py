"""The screen in a real browser: cases by deadline, a case's periods, a file that downloads."""

import contextlib
import hashlib
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.conftest import SampleRuns

ROOT = Path(__file__).parents[2]
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


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    assert program, "Chromium is missing: ./run test installs it, ./run doctor says how"
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=program, headless=True, args=ARGS)
        yield opened
        opened.close()


@contextlib.contextmanager
def serving(home: Path) -> Iterator[str]:
    """The app on a free port of loopback, stopped afterwards."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    env = os.environ | {"LEGAL_DOCS_HOME": str(home)}
    server = subprocess.Popen(command, cwd=ROOT, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.STDOUT)
    address = f"http://127.0.0.1:{port}"
    try:
        _wait(address, server)
        yield address
    finally:
        server.terminate()
        server.wait(10)


def _wait(address: str, server: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + 60
    while time.monotonic() < end and server.poll() is None:
        with contextlib.suppress(OSError):
            urllib.request.urlopen(f"{address}/_stcore/health", timeout=1)  # noqa: S310  loopback
            return
        time.sleep(0.2)
    raise AssertionError("the app did not start")


def open_page(browser: Browser, address: str, foreign: list[str]) -> Page:
    page = browser.new_page(locale="zh-CN", viewport={"width": 1360, "height": 900})
    page.set_default_timeout(30_000)
    own = (address, address.replace("http", "ws"), "data:", "blob:")
    page.on("request", lambda r: None if r.url.startswith(own) else foreign.append(r.url))
    page.goto(address)
    expect(page.get_by_role("heading", name="案件", exact=True)).to_be_visible()
    done = '[data-testid="stApp"][data-test-script-state="notRunning"]'
    expect(page.locator(done)).to_be_attached()
    expect(page.get_by_test_id("stException")).to_have_count(0)
    return page


def test_a_finished_case_is_shown_and_its_file_downloads_unchanged(
    browser: Browser, sample_runs: SampleRuns, tmp_path: Path
) -> None:
    foreign: list[str] = []
    with serving(sample_runs.wiring.settings.home.resolve()) as address:
        page = open_page(browser, address, foreign)
        expect(page.get_by_role("heading", name="期间")).to_be_visible()
        with page.expect_download() as download:
            page.get_by_role("button", name="债权计算明细.pdf").click()
        download.value.save_as(tmp_path / "got.pdf")
        page.close()
    got = hashlib.sha256((tmp_path / "got.pdf").read_bytes()).hexdigest()
    made = {hashlib.sha256(p.read_bytes()).hexdigest() for p in sample_runs.out.glob("*/债权计算明细.pdf")}
    assert got in made
    assert foreign == []


def test_an_empty_house_says_what_to_do(browser: Browser, tmp_path: Path) -> None:
    foreign: list[str] = []
    with serving(tmp_path) as address:
        page = open_page(browser, address, foreign)
        expect(page.get_by_text("还没有处理过案件")).to_be_visible()
        page.close()
    assert foreign == []
