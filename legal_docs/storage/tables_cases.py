"""The tables of cases: what lists are made of, each version of the file, moves, deadlines, evidence.

Made by migrations 0003 and 0008. What is personal is encrypted: `sealed` and `document`. Sums are whole fen.
"""

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

key_checks = Table(
    "key_checks",
    metadata,
    Column("name", String(8), primary_key=True),  # the number of an encryption key, `index` or `trail`
    Column("mark", LargeBinary(16), nullable=False),
    Column("is_primary", Boolean, nullable=False),
)

cases = Table(
    "cases",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("number", String(60), nullable=False, unique=True),
    Column("branch", String(100), nullable=False),
    Column("cause", String(16), nullable=False),
    Column("phase", String(16), nullable=False),
    Column("version", Integer, nullable=False),
    Column("checked_version", Integer, nullable=False),
    Column("approved_version", Integer, nullable=False),
    Column("last_run", Integer, nullable=False),
    Column("handler", BigInteger),
    Column("counsel", BigInteger),
    Column("docket", String(100), nullable=False),
    Column("owed_fen", BigInteger),
    Column("last_day", Date),
    Column("act_by", Date),
    Column("due_on", Date),  # the earliest of the open deadlines, while the case is open; migration 0008
    Column("hearing_on", Date),
    Column("recovered_fen", BigInteger),
    Column("is_unproved", Boolean),  # proceedings under way lack their proof; migration 0008
    Column("created_at", DateTime(timezone=True), nullable=False),
    Column("updated_at", DateTime(timezone=True), nullable=False),
    Column("updated_by", BigInteger, nullable=False),
    Column("sealed", LargeBinary, nullable=False),  # parties, next act
)
Index("ix_cases_last_day", cases.c.last_day, cases.c.id)
Index("ix_cases_branch", cases.c.branch, cases.c.last_day, cases.c.id)
Index("ix_cases_act_by", cases.c.act_by, cases.c.id)
Index("ix_cases_due_on", cases.c.due_on, cases.c.id)
Index("ix_cases_is_unproved", cases.c.is_unproved, cases.c.id)
Index("ix_cases_owed_fen", cases.c.owed_fen)
Index("ix_cases_updated_at", cases.c.updated_at)
Index("ix_cases_handler", cases.c.handler)
Index("ix_cases_counsel", cases.c.counsel)

case_versions = Table(
    "case_versions",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("case_id", BigInteger, ForeignKey("cases.id"), nullable=False),
    Column("version", Integer, nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
    Column("by", BigInteger, nullable=False),
    Column("document", LargeBinary, nullable=False),  # the case file, compressed, encrypted
    Column("sealed", LargeBinary, nullable=False),  # reason
)
Index("ix_case_versions_case_id", case_versions.c.case_id, case_versions.c.version, unique=True)

case_terms = Table(
    "case_terms",
    metadata,
    Column("case_id", BigInteger, ForeignKey("cases.id"), primary_key=True),
    Column("term", LargeBinary(16), primary_key=True),  # a name or number, found but not readable
)
Index("ix_case_terms_term", case_terms.c.term)

moves = Table(
    "moves",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("case_id", BigInteger, ForeignKey("cases.id"), nullable=False),
    Column("step", Integer, nullable=False),  # counts the moves of the case from 1
    Column("before", String(16), nullable=False),
    Column("after", String(16), nullable=False),
    Column("on", Date, nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
    Column("by", BigInteger, nullable=False),
    Column("sealed", LargeBinary, nullable=False),  # reason, docket
)
Index("ix_moves_case_id", moves.c.case_id, moves.c.step, unique=True)
Index("ix_moves_on", moves.c.on)

deadlines = Table(
    "deadlines",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("case_id", BigInteger, ForeignKey("cases.id"), nullable=False),
    Column("kind", String(32), nullable=False),
    Column("due_on", Date),  # the day to act by, else the safe last day, else the statutory one
    Column("act_by", Date),
    Column("safe_last_day", Date),
    Column("statutory_last_day", Date),
    Column("is_computed", Boolean, nullable=False),
    Column("is_running", Boolean, nullable=False),
    Column("done_on", Date),
    Column("sealed", LargeBinary, nullable=False),  # subject, debt, act, articles, note
)
Index("ix_deadlines_case_id", deadlines.c.case_id)
Index("ix_deadlines_due_on", deadlines.c.due_on, deadlines.c.id)

evidence = Table(
    "evidence",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("case_id", BigInteger, ForeignKey("cases.id"), nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("position", Integer, nullable=False),
    Column("added_at", DateTime(timezone=True), nullable=False),
    Column("added_by", BigInteger, nullable=False),
    Column("removed_at", DateTime(timezone=True)),
    Column("sealed", LargeBinary, nullable=False),  # folder, name
)
Index("ix_evidence_case_id", evidence.c.case_id)
