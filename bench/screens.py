"""Time the screens in a real Chromium with 10,000 made-up cases: list and dashboard.

    python -m bench.screens [--cases N] [--rounds N] [--out FILE]

Seconds by the clock from the address asked for, or from the click on the link, until the heading stands, the
script has run and table or charts are drawn; median and worst. `cold` is the very first page of a server
that has just started. Filled, served and looked at in a folder of its own; measure on a quiet machine.
"""

import argparse
import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Page

from bench.records import fill
from legal_docs.model.account import Role
from legal_docs.services.wiring import Wiring
from tests.browser.serving import chromium, let_in, serving, visiting
from tests.houses import administrator, person, wired

_LONGEST = 120_000
"""Milliseconds: the first page of a server that has just started waits for all its imports."""
_DRAWN = """([heading, selector, count]) => {
  const done = document.querySelector('[data-testid="stApp"][data-test-script-state="notRunning"]');
  const heads = [...document.querySelectorAll('h1')].map(each => each.innerText.trim());
  const drawn = each => each.getBoundingClientRect().width > 9;
  const found = [...document.querySelectorAll(selector)].filter(drawn).length;
  return Boolean(done) && heads.includes(heading) && found >= count;
}"""


@dataclass(frozen=True, slots=True)
class Screen:
    """A screen: its path, its heading (and link), what is drawn on it, and how many of that."""

    path: str
    heading: str
    drawn: str
    count: int

    def wait(self, page: Page) -> None:
        """Return when the screen stands and all of it is drawn."""
        asked = [self.heading, self.drawn, self.count]
        page.wait_for_function(_DRAWN, arg=asked, polling="raf", timeout=_LONGEST)


DASHBOARD = Screen("/dashboard", "看板", '[data-testid="stVegaLiteChart"] svg', 4)
CASES = Screen("/cases", "案件", '[data-testid="stDataFrame"] canvas', 1)
TODAY = Screen("/today", "今日", '[data-testid="stMetric"]', 4)
OF = {"jing": (DASHBOARD, CASES), "li": (TODAY, CASES)}
"""Whose screens are looked at: a manager's, a lawyer's."""


def house(home: Path, count: int) -> Wiring:
    """Return a house with a manager, a lawyer and `count` cases; nobody there does jobs."""
    wiring = wired(home, worker="none")
    admin = administrator(wiring)
    person(admin, "jing", Role.MANAGER)
    person(admin, "li", Role.LAWYER)
    fill(wiring.records, count)
    return wiring


def timed(act: Callable[[], object], screen: Screen, page: Page) -> float:
    """Return the seconds from `act` until the screen stands."""
    start = time.perf_counter()
    act()
    screen.wait(page)
    return time.perf_counter() - start


def by_address(page: Page, screen: Screen) -> float:
    """Return the seconds a first load takes, the whole page made anew."""
    return timed(lambda: page.goto(screen.path), screen, page)


def by_link(page: Page, screen: Screen) -> float:
    """Return the seconds the screen takes by its link on the left."""
    link = page.get_by_role("link", name=screen.heading, exact=True)
    return timed(link.click, screen, page)


def measure(browser: Browser, wiring: Wiring, rounds: int) -> dict[str, list[float]]:
    """Return the seconds of every round, by person, screen and way."""
    found: dict[str, list[float]] = {}
    with serving(wiring.settings.home, LEGAL_DOCS_WORKER="none") as address:
        for login, screens in OF.items():
            with visiting(browser, address) as visit:
                page = let_in(visit, address, wiring, login)
                if not found:
                    found[f"{login} {screens[0].path} cold"] = [by_address(page, screens[0])]
                for _ in range(rounds):
                    for screen in screens:
                        found.setdefault(f"{login} {screen.path} first load", []).append(
                            by_address(page, screen)
                        )
                    for screen in screens:
                        found.setdefault(f"{login} {screen.path} by link", []).append(by_link(page, screen))
    return found


def main() -> None:
    """Fill, serve, measure, print, write."""
    parser = argparse.ArgumentParser(prog="python -m bench.screens")
    parser.add_argument("--cases", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--out", type=Path)
    args = parser.parse_args()
    with TemporaryDirectory() as folder, chromium() as browser:
        wiring = house(Path(folder), args.cases)
        found = measure(browser, wiring, args.rounds)
        wiring.engine.dispose()
    for name, times in found.items():
        print(f"{name:<32}{median(times):>7.2f}{max(times):>7.2f} s")
    if args.out:
        args.out.write_text(json.dumps(found, ensure_ascii=False, indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    main()
