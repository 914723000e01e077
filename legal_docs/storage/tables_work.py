"""The tables of work: finished files, releases to counsel, long work, uploads. Made by migration 0004."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
)

from legal_docs.storage.tables import metadata

outputs = Table(
    "outputs",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("case_id", BigInteger, ForeignKey("cases.id"), nullable=False),
    Column("run", Integer, nullable=False),
    Column("kind", String(16), nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("pages", Integer),
    Column("data_version", Integer, nullable=False),
    Column("on", Date, nullable=False),
    Column("made_at", DateTime(timezone=True), nullable=False),
    Column("made_by", BigInteger, nullable=False),
    Column("state", String(16), nullable=False),
    Column("sealed", LargeBinary, nullable=False),  # name, template
)
Index("ix_outputs_case_id", outputs.c.case_id, outputs.c.run)
Index("ix_outputs_state", outputs.c.state)

releases = Table(
    "releases",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("case_id", BigInteger, ForeignKey("cases.id"), nullable=False),
    Column("counsel", BigInteger, nullable=False),
    Column("run", Integer, nullable=False),
    Column("is_masked", Boolean, nullable=False),
    Column("released_at", DateTime(timezone=True), nullable=False),
    Column("released_by", BigInteger, nullable=False),
    Column("acknowledged_at", DateTime(timezone=True)),
    Column("revoked_at", DateTime(timezone=True)),
    Column("sealed", LargeBinary, nullable=False),  # note, files, reason
)
Index("ix_releases_case_id", releases.c.case_id)
Index("ix_releases_counsel", releases.c.counsel)

jobs = Table(
    "jobs",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("kind", String(40), nullable=False),
    Column("case_id", BigInteger, ForeignKey("cases.id")),
    Column("state", String(16), nullable=False),
    Column("progress", Integer, nullable=False),
    Column("started_by", BigInteger, nullable=False),
    Column("created_at", DateTime(timezone=True), nullable=False),
    Column("beat_at", DateTime(timezone=True)),
    Column("tries", Integer, nullable=False),
    Column("finished_at", DateTime(timezone=True)),
    Column("sealed", LargeBinary, nullable=False),  # arguments, message, result
)
Index("ix_jobs_state", jobs.c.state, jobs.c.created_at)
Index("ix_jobs_case_id", jobs.c.case_id)
Index("ix_jobs_started_by", jobs.c.started_by)

uploads = Table(
    "uploads",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("sha256", String(64), nullable=False),
    Column("branch", String(100), nullable=False),
    Column("uploaded_at", DateTime(timezone=True), nullable=False),
    Column("uploaded_by", BigInteger, nullable=False),
    Column("finished_at", DateTime(timezone=True)),
    Column("sealed", LargeBinary, nullable=False),  # name, fixes, imported
)
Index("ix_uploads_uploaded_by", uploads.c.uploaded_by)
