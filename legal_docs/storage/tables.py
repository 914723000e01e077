"""The tables. A change here needs a migration in `migrations/versions/`."""

from sqlalchemy import BigInteger, Column, Date, DateTime, Index, Integer, MetaData, String, Table

metadata = MetaData(
    naming_convention={"ix": "ix_%(table_name)s_%(column_0_name)s", "pk": "pk_%(table_name)s"}
)

runs = Table(
    "runs",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("case_number", String(60), nullable=False),
    Column("cause", String(40), nullable=False),
    Column("run_on", Date, nullable=False),
    Column("cutoff_on", Date, nullable=False),
    Column("status", String(16), nullable=False),
    Column("owed_fen", BigInteger, nullable=False),  # whole fen: SQLite has no exact decimal
    Column("earliest_act_by", Date),
    Column("manifest_sha256", String(64), nullable=False),
    Column("folder", String(1000), nullable=False),
    Column("errors", Integer, nullable=False),
    Column("warnings", Integer, nullable=False),
    Column("finished_at", DateTime(timezone=True), nullable=False),
)
Index("ix_runs_case_number", runs.c.case_number)
Index("ix_runs_earliest_act_by", runs.c.earliest_act_by)
