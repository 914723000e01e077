"""What many tests share: the samples, run once, and databases of both kinds."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine

from legal_docs import shipped
from legal_docs.services.run_cases import CaseOutcome, load
from legal_docs.services.wiring import Wiring
from legal_docs.settings import Settings
from tests import migrated, sampled
from tests.postgres import private_postgres

pytest_plugins = ("tests.leaks",)
ON = date(2026, 6, 30)


@dataclass(frozen=True)
class SampleRuns:
    """All samples, run once: the outcomes by case number, and where they lie."""

    out: Path
    wiring: Wiring
    outcomes: dict[str, CaseOutcome]

    def file(self, case: str, name: str) -> bytes:
        """The bytes of one finished file of the case whose number contains `case`."""
        number = next(n for n in self.outcomes if case in n)
        return (self.out / number / name).read_bytes()


@pytest.fixture(scope="session")
def sample_runs(tmp_path_factory: pytest.TempPathFactory) -> SampleRuns:
    folder = sampled.shared(tmp_path_factory)
    wiring = Wiring(Settings(home=folder / "var"))
    intake = load(shipped.samples(), on=ON)
    return SampleRuns(folder / "out", wiring, sampled.outcomes(folder, wiring, intake.cases, ON))


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of a private PostgreSQL that goes away after the tests."""
    given = os.environ.get("LEGAL_DOCS_TEST_PG")
    if given:
        assert "PYTEST_XDIST_WORKER" not in os.environ, "LEGAL_DOCS_TEST_PG serves one process: add -n 0"
        yield given
        return
    with private_postgres() as address:
        yield address


@pytest.fixture(params=["sqlite", "postgresql"])
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """A migrated, empty database of each kind."""
    from legal_docs.storage.database import migrate, open_database

    if request.param == "sqlite":
        migrated.put(tmp_path / "test.sqlite")
        url = f"sqlite:///{tmp_path / 'test.sqlite'}"
    else:
        url = request.getfixturevalue("postgres")
    opened = open_database(url)
    yield opened
    if request.param == "postgresql":  # the next test gets the same one
        migrate(opened, "base")
    opened.dispose()
