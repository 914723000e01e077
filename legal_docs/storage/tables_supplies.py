"""The table of what a house brings of its own: templates and tables. Made by migration 0006."""

from sqlalchemy import BigInteger, Boolean, Column, DateTime, Index, Integer, LargeBinary, String, Table

from legal_docs.storage.tables import metadata

supplies = Table(
    "supplies",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("kind", String(16), nullable=False),
    Column("key", String(60), nullable=False),
    Column("version", Integer, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("added_at", DateTime(timezone=True), nullable=False),
    Column("added_by", BigInteger, nullable=False),
    Column("is_active", Boolean, nullable=False),
    Column("changed_at", DateTime(timezone=True)),
    Column("changed_by", BigInteger),
    Column("sealed", LargeBinary, nullable=False),  # file name, what the template says of itself, reason
)
Index("ix_supplies_key", supplies.c.kind, supplies.c.key, supplies.c.version, unique=True)
