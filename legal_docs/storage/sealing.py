"""Personal data of a row: one encrypted document in its column `sealed`, bound to what the row must not lose.

Beside the row's id a table may bind other columns (the case it belongs to, the hash of its file), so that a
changed one is noticed as the row is opened.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Table

from legal_docs.storage.keyring import Keyring
from legal_docs.storage.tables_cases import case_versions, cases, deadlines, evidence, moves
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
        """Return where the ciphertext of `row` belongs: `table.column.id…`."""
        return ".".join((self.table.name, self.column, *(str(row[name]) for name in self.bound)))

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


CASES = Sealed(cases)
DOCUMENTS = Sealed(case_versions, ("id", "case_id", "version"), "document")
REASONS = Sealed(case_versions, ("id", "case_id", "version", "by"))
MOVES = Sealed(moves, ("id", "case_id", "step", "before", "after", "by"))
DEADLINES = Sealed(deadlines, ("id", "case_id"))
EVIDENCE = Sealed(evidence, ("id", "case_id", "sha256"))
OUTPUTS = Sealed(outputs, ("id", "case_id", "run", "kind", "sha256", "data_version", "made_by"))
RELEASES = Sealed(releases, ("id", "case_id", "counsel", "run"))
REPORTS = Sealed(reports, ("id", "case_id", "release_id", "by"))
JOBS = Sealed(jobs, ("id", "kind"))
UPLOADS = Sealed(uploads, ("id", "sha256"))
SUPPLIES = Sealed(supplies, ("id", "kind", "key", "version", "sha256"))
NAMES = Sealed(accounts, column="name")

EVERY: Iterable[Sealed] = (
    CASES, DOCUMENTS, REASONS, MOVES, DEADLINES, EVIDENCE, OUTPUTS, RELEASES, REPORTS, JOBS, UPLOADS,
    SUPPLIES, NAMES,
)  # fmt: skip
"""All encrypted columns of the database; a new one stands here, or a change of keys would lose it."""
