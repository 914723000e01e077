"""A house to test in: its wiring with a clock that stands still, an administrator, people of each role."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from argon2 import PasswordHasher, profiles

from legal_docs.model.account import Account, Role
from legal_docs.services.desk import people
from legal_docs.services.desk.desk import Desk
from legal_docs.services.wiring import Wiring
from legal_docs.settings import Settings
from tests import migrated

PASSWORD = "correct-horse-9"
CHEAP = PasswordHasher.from_parameters(profiles.CHEAPEST)


@dataclass
class Clock:
    """A clock that only moves when told to."""

    now: datetime = field(default=datetime(2026, 6, 30, 1, 0, tzinfo=UTC))

    def __call__(self) -> datetime:
        return self.now

    def on(self, **more: float) -> None:
        self.now += timedelta(**more)


def wired(home: Path, clock: Clock | None = None, **settings: str) -> Wiring:
    """The wiring of a house in `home`, with passwords that are quick to hash."""
    chosen = Settings.model_validate({"home": home, **settings})
    if not chosen.database_url:
        migrated.put(home / "legal_docs.sqlite")
    return Wiring(chosen, clock, CHEAP) if clock else Wiring(chosen, hasher=CHEAP)


def administrator(wiring: Wiring, login: str = "admin") -> Desk:
    """The desk of the first administrator, made here."""
    return Desk(wiring, people.found(wiring, login=login, name="管理员甲", password=PASSWORD))


def person(desk: Desk, login: str, role: Role, branch: str = "") -> Desk:
    """The desk of somebody new, who may log in with PASSWORD at once."""
    from legal_docs.storage import accounts

    added = people.add(desk, login=login, name=f"人员{login}", role=role, branch=branch, password=PASSWORD)
    with desk.records.writing() as tx:
        changed = accounts.change(tx, added.account.id, must_change=False)
    return Desk(desk.wiring, changed or added.account)


def stranger(role: Role) -> Account:
    """An account of a role that is in no database."""
    return Account(id=1, login="stranger", name="某人", role=role)
