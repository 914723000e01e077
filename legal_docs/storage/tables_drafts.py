"""The table of what was typed and is not saved yet. Made by migration 0007."""

from sqlalchemy import BigInteger, Column, DateTime, ForeignKey, Index, Integer, LargeBinary, String, Table

from legal_docs.storage.tables import metadata

drafts = Table(
    "drafts",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("account", BigInteger, nullable=False),
    Column("case_id", BigInteger, ForeignKey("cases.id"), nullable=False),
    Column("part", String(40), nullable=False),
    Column("seen", Integer, nullable=False),
    Column("mark", BigInteger, nullable=False),
    Column("kept_at", DateTime(timezone=True), nullable=False),
    Column("sealed", LargeBinary, nullable=False),  # content
)
Index("ix_drafts_account", drafts.c.account, drafts.c.case_id, drafts.c.part, unique=True)
Index("ix_drafts_case_id", drafts.c.case_id)
