"""Houses to back up: one small one on SQLite, and one on each database."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from tests.services.backups.house import House, house, wired


@pytest.fixture
def small(tmp_path: Path) -> Iterator[House]:
    made = house(wired(tmp_path / "home"))
    yield made
    made.wiring.engine.dispose()


@pytest.fixture
def either(engine: Engine, tmp_path: Path) -> Iterator[House]:
    made = house(wired(tmp_path / "home", engine.url.render_as_string(hide_password=False)))
    yield made
    made.wiring.engine.dispose()
