"""Finished case folders, made once for the tests of what is done with them."""

import atexit
import shutil
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from legal_docs import shipped
from legal_docs.services.handover.opened import Opened, opened
from legal_docs.services.run_cases import load, run_one
from legal_docs.services.wiring import Wiring
from legal_docs.settings import Settings
from tests.conftest import ON

LOAN, ENFORCEMENT = "DEMO-2026-001-消费贷", "DEMO-2026-008-申请执行"
VOLUMES = "[default.bundle]\nvolume_pages = 9\n"
"""What makes the enforcement case's bundle several volumes."""


@cache
def _root() -> Path:
    root = Path(mkdtemp(prefix="finished-"))
    atexit.register(shutil.rmtree, root, ignore_errors=True)
    return root


@cache
def folder(number: str) -> Path:
    """The folder of one finished sample; the enforcement case has a bundle of several volumes."""
    root = _root()
    profiles = root / "courts.toml"
    profiles.write_text(VOLUMES, "utf-8")
    courts = str(profiles) if number == ENFORCEMENT else ""
    wiring = Wiring(Settings(home=root / "var", courts=courts))
    loaded = next(one for one in load(shipped.samples(), on=ON).cases if one.case.number == number)
    outcome = run_one(wiring, loaded, on=ON, out=root / "out", force=False)
    assert outcome.folder is not None, [problem.sentence() for problem in outcome.problems]
    return outcome.folder


@cache
def case(number: str = LOAN) -> Opened:
    """One finished sample, opened again."""
    return opened(folder(number), shipped.samples())


def copied(into: Path, number: str = LOAN) -> Path:
    """A copy of a finished folder, to be spoiled."""
    return Path(shutil.copytree(folder(number), into / number))
