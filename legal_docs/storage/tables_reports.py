"""The table of what outside counsel reported back. Made by migration 0005."""

from sqlalchemy import BigInteger, Boolean, Column, DateTime, ForeignKey, Index, LargeBinary, Table

from legal_docs.storage.tables import metadata

reports = Table(
    "reports",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("case_id", BigInteger, ForeignKey("cases.id"), nullable=False),
    Column("release_id", BigInteger, ForeignKey("releases.id"), nullable=False),
    Column("by", BigInteger, nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
    Column("waits", Boolean, nullable=False),
    Column("taken_at", DateTime(timezone=True)),
    Column("taken_by", BigInteger),
    Column("sealed", LargeBinary, nullable=False),  # update, done, left, note
)
Index("ix_reports_case_id", reports.c.case_id)
Index("ix_reports_waits", reports.c.waits)
