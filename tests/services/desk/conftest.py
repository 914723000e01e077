"""A house on each database, whose clock only moves when told to."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from legal_docs.services.desk.desk import Desk
from legal_docs.services.wiring import Wiring
from tests.houses import Clock, administrator, wired


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def house(engine: Engine, tmp_path: Path, clock: Clock) -> Iterator[Wiring]:
    """On SQLite and on PostgreSQL."""
    address = engine.url.render_as_string(hide_password=False)
    wiring = wired(tmp_path / "home", clock, database_url=address)
    yield wiring
    wiring.engine.dispose()


@pytest.fixture
def one_house(tmp_path: Path, clock: Clock) -> Iterator[Wiring]:
    """On SQLite only: for what does not depend on the database."""
    wiring = wired(tmp_path / "home", clock)
    yield wiring
    wiring.engine.dispose()


@pytest.fixture
def admin(house: Wiring) -> Desk:
    return administrator(house)
