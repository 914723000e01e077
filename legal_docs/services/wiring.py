"""The one place where settings, the clock and the database come together."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from functools import cached_property

from sqlalchemy import Engine

from legal_docs.settings import Settings

CHINA = timezone(timedelta(hours=8))


@dataclass(frozen=True)
class Wiring:
    """What services need from outside: settings, the time, the database (opened on first use)."""

    settings: Settings

    @cached_property
    def engine(self) -> Engine:
        """Return the database, migrated."""
        from legal_docs.storage.database import open_database

        return open_database(self.settings.database)

    def now(self) -> datetime:
        """Return the present moment in UTC."""
        return datetime.now(UTC)

    def today(self) -> date:
        """Return today in China, where the periods run."""
        return datetime.now(CHINA).date()


def wire() -> Wiring:
    """Return the wiring from the environment's settings."""
    return Wiring(Settings())
