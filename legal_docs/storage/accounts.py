"""Accounts: kept with the display name encrypted and the password hashed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, insert, select

from legal_docs.model.account import Account, Role
from legal_docs.storage import damage
from legal_docs.storage.rows import Values, new_id, stored
from legal_docs.storage.rows import change as change_row
from legal_docs.storage.sealing import NAMES
from legal_docs.storage.tables_people import accounts

if TYPE_CHECKING:
    from legal_docs.storage.records import Tx


@dataclass(frozen=True, slots=True)
class Credentials:
    """An account and its hashed password."""

    account: Account
    password: str

    def __repr__(self) -> str:
        """Return what may stand in a log: no hash."""
        return f"Credentials({self.account.login})"


def add(tx: "Tx", account: Account, *, password: str, at: datetime) -> Account:
    """Return the account as it was added, with an id of its own; `password` is hashed already."""
    added = account.model_copy(update={"id": new_id()})
    tx.connection.execute(insert(accounts).values(**_row(tx, added, password), created_at=at))
    return added


def find(tx: "Tx", id: int) -> Account | None:
    """Return the account with this id."""
    return damage.one(tx, NAMES, select(accounts).where(accounts.c.id == id), account_in)


def credentials(tx: "Tx", login: str, *, lock: bool = False) -> Credentials | None:
    """Return the account with this login and its hashed password. `lock`: others wait to change it."""
    chosen = select(accounts).where(accounts.c.login == login)
    return damage.one(tx, NAMES, chosen, _credentials, lock=lock)


def listing(tx: "Tx") -> tuple[Account, ...]:
    """Return every account, by login; one that does not open is left out as `damage` says."""
    return damage.readable(tx, NAMES, select(accounts).order_by(accounts.c.login), account_in, alone=True)


def is_empty(tx: "Tx") -> bool:
    """Return whether nobody has an account yet."""
    return not tx.connection.execute(select(func.count()).select_from(accounts)).scalar_one()


def active_of(tx: "Tx", role: Role) -> tuple[int, ...]:
    """Return the active accounts of a role that open; other writers wait until this transaction is over."""
    chosen = select(accounts).where(accounts.c.role == role.value, accounts.c.is_active)
    ordered = chosen.order_by(accounts.c.id)
    found = damage.readable(tx, NAMES, ordered, account_in, lock=True, alone=True)
    return tuple(account.id for account in found)


def change(tx: "Tx", id: int, **columns: Any) -> Account | None:
    """Set name, role, branch, is_active, must_change or password; return the account as it is now."""
    found = damage.one(tx, NAMES, select(accounts).where(accounts.c.id == id), _credentials, lock=True)
    if found is None:
        return None
    password = columns.pop("password", found.password)
    newer = Account.model_validate(found.account.model_dump() | columns)
    change_row(tx, accounts, id, _row(tx, newer, password))
    return newer


def account_in(tx: "Tx", row: Mapping[str, Any], prefix: str = "") -> Account:
    """Return the account that a row holds."""
    values = {name: row[prefix + name] for name in (*NAMES.bound, "name")}
    values["name"] = NAMES.open(tx.keys, values)["name"]
    del values["password"]
    return Account(**values)


def _credentials(tx: "Tx", row: Mapping[str, Any]) -> Credentials:
    return Credentials(account_in(tx, row), row["password"])


def _row(tx: "Tx", account: Account, password: str) -> Values:
    values = account.model_dump() | {"password": password}
    return stored(values) | {"name": NAMES.seal(tx.keys, values, {"name": account.name})}
