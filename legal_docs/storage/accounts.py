"""Accounts: kept with the display name encrypted and the password hashed."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import Row, func, insert, select, update

from legal_docs.model.account import Account, Role
from legal_docs.storage.rows import new_id
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
    values = added.model_dump(exclude={"name", "role"}) | {"role": added.role.value}
    sealed = _sealed(tx, added.id, added.name)
    tx.connection.execute(insert(accounts).values(name=sealed, password=password, created_at=at, **values))
    return added


def find(tx: "Tx", id: int) -> Account | None:
    """Return the account with this id."""
    row = tx.connection.execute(select(accounts).where(accounts.c.id == id)).one_or_none()
    return account_in(tx, row) if row else None


def credentials(tx: "Tx", login: str) -> Credentials | None:
    """Return the account with this login and its hashed password."""
    row = tx.connection.execute(select(accounts).where(accounts.c.login == login)).one_or_none()
    return Credentials(account_in(tx, row), row.password) if row else None


def listing(tx: "Tx") -> tuple[Account, ...]:
    """Return every account, by login."""
    rows = tx.connection.execute(select(accounts).order_by(accounts.c.login)).all()
    return tuple(account_in(tx, row) for row in rows)


def is_empty(tx: "Tx") -> bool:
    """Return whether nobody has an account yet."""
    return not tx.connection.execute(select(func.count()).select_from(accounts)).scalar_one()


def active_of(tx: "Tx", role: Role) -> tuple[int, ...]:
    """Return the active accounts of a role; other writers wait until this transaction is over."""
    chosen = select(accounts.c.id).where(accounts.c.role == role.value, accounts.c.is_active)
    return tuple(tx.connection.execute(chosen.order_by(accounts.c.id).with_for_update()).scalars())


def change(tx: "Tx", id: int, **columns: Any) -> Account | None:
    """Set name, role, branch, is_active, must_change or password; return the account as it is now."""
    values = dict(columns)
    if "name" in values:
        values["name"] = _sealed(tx, id, values["name"])
    if "role" in values:
        values["role"] = Role(values["role"]).value
    tx.connection.execute(update(accounts).where(accounts.c.id == id).values(**values))
    return find(tx, id)


def account_in(tx: "Tx", row: Row[Any], prefix: str = "") -> Account:
    """Return the account that a row holds."""
    fields = ("id", "login", "role", "branch", "is_active", "must_change")
    values = {name: getattr(row, prefix + name) for name in fields}
    opened = NAMES.open(tx.keys, {"id": values["id"], "name": getattr(row, f"{prefix}name")})
    return Account(name=opened["name"], **values)


def _sealed(tx: "Tx", id: int, name: str) -> bytes:
    return NAMES.seal(tx.keys, {"id": id}, {"name": name})
