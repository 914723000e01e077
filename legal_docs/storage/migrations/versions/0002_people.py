"""People: accounts, sessions, tries to log in; the trail, which refuses to be changed or shortened."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

GENESIS = "0" * 64


def upgrade() -> None:
    """Make the tables, the first row of the trail's head, and the triggers."""
    _people()
    _trail()
    if op.get_bind().dialect.name == "postgresql":
        _guard_postgresql()
    else:
        _guard_sqlite()


def _people() -> None:
    op.create_table(
        "accounts",
        sa.Column("id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("login", sa.String(40), nullable=False, unique=True),
        sa.Column("name", sa.LargeBinary, nullable=False),
        sa.Column("role", sa.String(16), nullable=False),
        sa.Column("branch", sa.String(100), nullable=False),
        sa.Column("is_active", sa.Boolean, nullable=False),
        sa.Column("must_change", sa.Boolean, nullable=False),
        sa.Column("password", sa.String(200), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_table(
        "sessions",
        sa.Column("id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("account_id", sa.BigInteger, sa.ForeignKey("accounts.id"), nullable=False),
        sa.Column("token_sha256", sa.String(64), nullable=False, unique=True),
        sa.Column("csrf", sa.String(64), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_index("ix_sessions_account_id", "sessions", ["account_id"])
    op.create_table(
        "attempts",
        sa.Column("kind", sa.String(16), primary_key=True),
        sa.Column("who", sa.LargeBinary(16), primary_key=True),
        sa.Column("count", sa.Integer, nullable=False),
        sa.Column("last_at", sa.DateTime(timezone=True), nullable=False),
    )


def _trail() -> None:
    op.create_table(
        "trail",
        sa.Column("seq", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("at", sa.String(32), nullable=False),
        sa.Column("who", sa.BigInteger, nullable=False),
        sa.Column("action", sa.String(60), nullable=False),
        sa.Column("object", sa.String(200), nullable=False),
        sa.Column("detail", sa.Text, nullable=False),
        sa.Column("before", sa.String(64), nullable=False),
        sa.Column("seal", sa.String(64), nullable=False),
        sa.CheckConstraint("seq > 0", "ck_trail_seq"),
    )
    for name in ("who", "action", "object"):
        op.create_index(f"ix_trail_{name}", "trail", [name])
    head = op.create_table(
        "trail_head",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("seq", sa.BigInteger, nullable=False),
        sa.Column("seal", sa.String(64), nullable=False),
        sa.CheckConstraint("id = 1", "ck_trail_head_id"),
    )
    op.bulk_insert(head, [{"id": 1, "seq": 0, "seal": GENESIS}])


NEXT = "(select coalesce(max(seq), 0) + 1 from trail)"
"""The only number a new event may have: so `insert or replace` cannot take the place of an old one."""


def _guard_sqlite() -> None:
    for table, event, when in (
        ("trail", "update", "1"),
        ("trail", "delete", "1"),
        ("trail", "insert", f"new.seq is not {NEXT}"),
        ("trail_head", "insert", "1"),
        ("trail_head", "delete", "1"),
        ("trail_head", "update", "new.id is not old.id or new.seq is not old.seq + 1"),
    ):
        op.execute(
            f"create trigger {table}_no_{event} before {event} on {table} when {when} "
            "begin select raise(abort, 'the trail is append-only'); end"
        )


def _guard_postgresql() -> None:
    op.execute(
        "create function trail_refuses() returns trigger language plpgsql as "
        "$$ begin raise exception 'the trail is append-only'; end $$"
    )
    for table, events in (("trail", "update or delete or truncate"), ("trail_head", "delete or truncate")):
        op.execute(
            f"create trigger {table}_refuses before {events} on {table} "
            "for each statement execute function trail_refuses()"
        )
    for table, event, grows in (
        ("trail", "insert", f"new.seq = {NEXT}"),
        ("trail_head", "update", "new.id = old.id and new.seq = old.seq + 1"),
    ):
        op.execute(
            f"create function {table}_grows() returns trigger language plpgsql as $$ begin if {grows} "
            "then return new; end if; raise exception 'the trail is append-only'; end $$"
        )
        op.execute(
            f"create trigger {table}_grows before {event} on {table} "
            f"for each row execute function {table}_grows()"
        )


def downgrade() -> None:
    """Drop them. What is lost: every account, log-in and count of tries, and the whole trail.

    Going up again begins a trail at 1: an anchor of before will not fit it.
    """
    for table in ("trail_head", "trail", "attempts", "sessions", "accounts"):
        op.drop_table(table)
    if op.get_bind().dialect.name == "postgresql":
        for name in ("trail_refuses", "trail_grows", "trail_head_grows"):
            op.execute(f"drop function {name}()")
