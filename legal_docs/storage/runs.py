"""The records of runs: kept, and read back by case or by deadline."""

from datetime import UTC
from decimal import Decimal
from typing import Any

from sqlalchemy import Engine, Row, case, func, insert, select

from legal_docs.model.run import RunRecord, RunStatus
from legal_docs.storage.database import told
from legal_docs.storage.tables import runs


def keep(engine: Engine, record: RunRecord) -> None:
    """Add `record` in one transaction. Raises DatabaseError."""
    values = record.model_dump(exclude={"on", "owed", "status"})
    with told(engine.url), engine.begin() as connection:
        connection.execute(
            insert(runs).values(
                run_on=record.on, owed_fen=int(record.owed * 100), status=record.status.value, **values
            )
        )


def latest(engine: Engine) -> tuple[RunRecord, ...]:
    """Return the newest record of each case, the earliest deadline first, cases without one last.

    A refused run changed nothing, so it hides no earlier record. Raises DatabaseError.
    """
    changed = func.max(case((runs.c.status != RunStatus.REFUSED.value, runs.c.id)))
    newest = select(func.coalesce(changed, func.max(runs.c.id))).group_by(runs.c.case_number)
    order = (runs.c.earliest_act_by.is_(None), runs.c.earliest_act_by, runs.c.case_number)
    with told(engine.url), engine.connect() as connection:
        rows = connection.execute(select(runs).where(runs.c.id.in_(newest)).order_by(*order)).all()
    return tuple(_record(row) for row in rows)


def _record(row: Row[Any]) -> RunRecord:
    values = dict(row._mapping)
    finished = values["finished_at"]
    return RunRecord(
        case_number=values["case_number"],
        cause=values["cause"],
        on=values["run_on"],
        cutoff_on=values["cutoff_on"],
        status=RunStatus(values["status"]),
        owed=Decimal(values["owed_fen"]) / 100,
        earliest_act_by=values["earliest_act_by"],
        manifest_sha256=values["manifest_sha256"],
        folder=values["folder"],
        errors=values["errors"],
        warnings=values["warnings"],
        finished_at=finished if finished.tzinfo else finished.replace(tzinfo=UTC),
    )
