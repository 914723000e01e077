"""Personal data of a row: one encrypted document in its column `sealed`, bound to what the row must not lose.

Beside the row's id a table binds the columns that rights and guards rest on (the case it belongs to, a role,
a phase, who took what back), so that one changed behind the program's back is noticed as the row is opened.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import Enum
from typing import Any

from sqlalchemy import Table

from legal_docs.storage.keyring import Keyring
from legal_docs.storage.tables_cases import case_versions, cases, deadlines, evidence, moves
from legal_docs.storage.tables_drafts import drafts
from legal_docs.storage.tables_people import accounts
from legal_docs.storage.tables_reports import reports
from legal_docs.storage.tables_supplies import supplies
from legal_docs.storage.tables_work import jobs, outputs, releases, uploads


@dataclass(frozen=True)
class Sealed:
    """One encrypted column: its table, and the columns its ciphertext is bound to, the row's id first."""

    table: Table
    bound: tuple[str, ...] = ("id",)
    column: str = "sealed"

    def place(self, row: Mapping[str, Any]) -> str:
        """Return where the ciphertext of `row` belongs: `table.column.id`, then what else is bound."""
        head = f"{self.table.name}.{self.column}.{row['id']}"
        told = [_spelt(row[name]) for name in self.bound if name != "id"]
        return f"{head}.{json.dumps(told, ensure_ascii=False)}" if told else head

    def seal(self, keys: Keyring, row: Mapping[str, Any], data: Mapping[str, Any]) -> bytes:
        """Return `data` encrypted for `row`."""
        text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
        return keys.encrypt(text.encode(), self.place(row))

    def open(self, keys: Keyring, row: Mapping[str, Any]) -> dict[str, Any]:
        """Return what was sealed into `row`. Raises KeysError."""
        found = json.loads(keys.decrypt(row[self.column], self.place(row)))
        return dict(found)

    def opened(self, keys: Keyring, row: Mapping[str, Any]) -> dict[str, Any]:
        """Return the row's own columns and what was sealed into it, together."""
        return {name: row[name] for name in row if name != self.column} | self.open(keys, row)


def _spelt(value: Any) -> Any:
    """Return the one spelling of a value, whether it comes from a model or from either database."""
    if isinstance(value, datetime):
        return (value if value.tzinfo else value.replace(tzinfo=UTC)).astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return value.value if isinstance(value, Enum) else value


CASES = Sealed(
    cases,
    (
        "id", "number", "branch", "phase", "version", "checked_version", "approved_version", "handler",
        "counsel", "last_day", "act_by",
    ),
)  # fmt: skip
DOCUMENTS = Sealed(case_versions, ("id", "case_id", "version"), "document")
REASONS = Sealed(case_versions, ("id", "case_id", "version", "by"))
MOVES = Sealed(moves, ("id", "case_id", "step", "before", "after", "by"))
DEADLINES = Sealed(
    deadlines,
    (
        "id", "case_id", "kind", "due_on", "act_by", "safe_last_day", "statutory_last_day", "is_computed",
        "is_running", "done_on",
    ),
)  # fmt: skip
EVIDENCE = Sealed(evidence, ("id", "case_id", "sha256", "removed_at"))
OUTPUTS = Sealed(outputs, ("id", "case_id", "run", "kind", "sha256", "data_version", "made_by", "state"))
RELEASES = Sealed(
    releases,
    ("id", "case_id", "counsel", "run", "is_masked", "released_by", "acknowledged_at", "revoked_at"),
)
REPORTS = Sealed(reports, ("id", "case_id", "release_id", "by", "waits", "taken_by"))
JOBS = Sealed(jobs, ("id", "kind", "case_id", "started_by", "state", "tries"))
UPLOADS = Sealed(uploads, ("id", "sha256", "branch", "uploaded_by", "finished_at"))
DRAFTS = Sealed(drafts, ("id", "account", "case_id", "part", "seen", "mark"))
SUPPLIES = Sealed(supplies, ("id", "kind", "key", "version", "sha256", "is_active"))
NAMES = Sealed(
    accounts, ("id", "login", "role", "branch", "is_active", "must_change", "password"), column="name"
)

EVERY: Iterable[Sealed] = (
    CASES, DOCUMENTS, REASONS, MOVES, DEADLINES, EVIDENCE, OUTPUTS, RELEASES, REPORTS, JOBS, UPLOADS,
    SUPPLIES, DRAFTS, NAMES,
)  # fmt: skip
"""All encrypted columns of the database; a new one stands here, or a change of keys would lose it."""
