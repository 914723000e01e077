"""What one person still has in hand: counted, nothing of it opened."""

from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, Table, func, select

from legal_docs.model.life import Phase
from legal_docs.model.stored import JobState
from legal_docs.storage.tables_cases import cases
from legal_docs.storage.tables_drafts import drafts
from legal_docs.storage.tables_work import jobs, releases, uploads

if TYPE_CHECKING:
    from legal_docs.storage.records import Tx

_OPEN = tuple(phase.value for phase in Phase if phase.is_open)
_UNDER_WAY = (JobState.WAITING.value, JobState.RUNNING.value)


def of_account(tx: "Tx", account: int) -> dict[str, int]:
    """Return how much an account holds: `cases` open, `drafts`, `jobs` under way, `uploads` and `releases`.

    Uploads are those not finished, releases those to this counsel that were not taken back.
    """
    counted = {
        "cases": (cases, _handled_by(account)),
        "drafts": (drafts, (drafts.c.account == account,)),
        "jobs": (jobs, (jobs.c.started_by == account, jobs.c.state.in_(_UNDER_WAY))),
        "uploads": (uploads, (uploads.c.uploaded_by == account, uploads.c.finished_at.is_(None))),
        "releases": (releases, (releases.c.counsel == account, releases.c.revoked_at.is_(None))),
    }
    return {name: _count(tx, table, conditions) for name, (table, conditions) in counted.items()}


def branches_of_cases(tx: "Tx", handler: int) -> frozenset[str]:
    """Return the branches of the open cases that an account handles."""
    query = select(cases.c.branch).where(*_handled_by(handler)).distinct()
    return frozenset(tx.connection.execute(query).scalars())


def open_cases(tx: "Tx", handler: int) -> tuple[int, ...]:
    """Return the ids of the open cases that an account handles, by number."""
    query = select(cases.c.id).where(*_handled_by(handler)).order_by(cases.c.number)
    return tuple(tx.connection.execute(query).scalars())


def _handled_by(account: int) -> tuple[ColumnElement[bool], ...]:
    return cases.c.handler == account, cases.c.phase.in_(_OPEN)


def _count(tx: "Tx", table: Table, conditions: tuple[ColumnElement[bool], ...]) -> int:
    return int(tx.connection.execute(select(func.count()).select_from(table).where(*conditions)).scalar_one())
