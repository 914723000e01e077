"""The tables of people: accounts, sessions, tries to log in, the trail. Made by migration 0002."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
)

from legal_docs.storage.tables import metadata

accounts = Table(
    "accounts",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("login", String(40), nullable=False, unique=True),
    Column("name", LargeBinary, nullable=False),  # encrypted
    Column("role", String(16), nullable=False),
    Column("branch", String(100), nullable=False),
    Column("is_active", Boolean, nullable=False),
    Column("must_change", Boolean, nullable=False),
    Column("password", String(200), nullable=False),  # argon2
    Column("created_at", DateTime(timezone=True), nullable=False),
)

sessions = Table(
    "sessions",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("account_id", BigInteger, ForeignKey("accounts.id"), nullable=False),
    Column("token_sha256", String(64), nullable=False, unique=True),
    Column("csrf", String(64), nullable=False),
    Column("started_at", DateTime(timezone=True), nullable=False),
    Column("seen_at", DateTime(timezone=True), nullable=False),
    Column("expires_at", DateTime(timezone=True), nullable=False),
)
Index("ix_sessions_account_id", sessions.c.account_id)

attempts = Table(
    "attempts",
    metadata,
    Column("kind", String(16), primary_key=True),
    Column("who", LargeBinary(16), primary_key=True),  # blind: what was typed may have been a password
    Column("count", Integer, nullable=False),
    Column("last_at", DateTime(timezone=True), nullable=False),
)

trail = Table(
    "trail",
    metadata,
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    Column("at", String(32), nullable=False),  # the very signs that were sealed
    Column("who", BigInteger, nullable=False),
    Column("action", String(60), nullable=False),
    Column("object", String(200), nullable=False),
    Column("detail", Text, nullable=False),
    Column("before", String(64), nullable=False),
    Column("seal", String(64), nullable=False),
    CheckConstraint("seq > 0", "ck_trail_seq"),
)
Index("ix_trail_who", trail.c.who)
Index("ix_trail_action", trail.c.action)
Index("ix_trail_object", trail.c.object)

trail_head = Table(
    "trail_head",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),  # always 1: the row writers wait for
    Column("seq", BigInteger, nullable=False),
    Column("seal", String(64), nullable=False),
    CheckConstraint("id = 1", "ck_trail_head_id"),
)
