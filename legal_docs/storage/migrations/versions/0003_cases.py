"""Cases: marks of the keys, cases and their versions, terms to search by, moves, deadlines, evidence."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the tables."""
    _key_checks()
    _cases()
    _cases_indexes()
    _case_versions()
    _case_terms()
    _moves()
    _deadlines()
    _evidence()


def _key_checks() -> None:
    op.create_table(
        "key_checks",
        sa.Column("name", sa.String(8), primary_key=True),
        sa.Column("mark", sa.LargeBinary(16), nullable=False),
        sa.Column("is_primary", sa.Boolean, nullable=False),
    )


def _cases() -> None:
    op.create_table(
        "cases",
        sa.Column("id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("number", sa.String(60), nullable=False, unique=True),
        sa.Column("branch", sa.String(100), nullable=False),
        sa.Column("cause", sa.String(16), nullable=False),
        sa.Column("phase", sa.String(16), nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("checked_version", sa.Integer, nullable=False),
        sa.Column("approved_version", sa.Integer, nullable=False),
        sa.Column("last_run", sa.Integer, nullable=False),
        sa.Column("handler", sa.BigInteger),
        sa.Column("counsel", sa.BigInteger),
        sa.Column("docket", sa.String(100), nullable=False),
        sa.Column("owed_fen", sa.BigInteger),
        sa.Column("last_day", sa.Date),
        sa.Column("act_by", sa.Date),
        sa.Column("hearing_on", sa.Date),
        sa.Column("recovered_fen", sa.BigInteger),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_by", sa.BigInteger, nullable=False),
        sa.Column("sealed", sa.LargeBinary, nullable=False),
    )


def _cases_indexes() -> None:
    op.create_index("ix_cases_last_day", "cases", ["last_day", "id"])
    op.create_index("ix_cases_branch", "cases", ["branch", "last_day", "id"])
    op.create_index("ix_cases_act_by", "cases", ["act_by", "id"])
    op.create_index("ix_cases_owed_fen", "cases", ["owed_fen"])
    op.create_index("ix_cases_updated_at", "cases", ["updated_at"])
    op.create_index("ix_cases_handler", "cases", ["handler"])
    op.create_index("ix_cases_counsel", "cases", ["counsel"])


def _case_versions() -> None:
    op.create_table(
        "case_versions",
        sa.Column("id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("case_id", sa.BigInteger, sa.ForeignKey("cases.id"), nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.BigInteger, nullable=False),
        sa.Column("document", sa.LargeBinary, nullable=False),
        sa.Column("sealed", sa.LargeBinary, nullable=False),
    )
    op.create_index("ix_case_versions_case_id", "case_versions", ["case_id", "version"], unique=True)


def _case_terms() -> None:
    op.create_table(
        "case_terms",
        sa.Column("case_id", sa.BigInteger, sa.ForeignKey("cases.id"), primary_key=True),
        sa.Column("term", sa.LargeBinary(16), primary_key=True),
    )
    op.create_index("ix_case_terms_term", "case_terms", ["term"])


def _moves() -> None:
    op.create_table(
        "moves",
        sa.Column("id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("case_id", sa.BigInteger, sa.ForeignKey("cases.id"), nullable=False),
        sa.Column("step", sa.Integer, nullable=False),
        sa.Column("before", sa.String(16), nullable=False),
        sa.Column("after", sa.String(16), nullable=False),
        sa.Column("on", sa.Date, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.BigInteger, nullable=False),
        sa.Column("sealed", sa.LargeBinary, nullable=False),
    )
    op.create_index("ix_moves_case_id", "moves", ["case_id", "step"], unique=True)
    op.create_index("ix_moves_on", "moves", ["on"])


def _deadlines() -> None:
    op.create_table(
        "deadlines",
        sa.Column("id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("case_id", sa.BigInteger, sa.ForeignKey("cases.id"), nullable=False),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("due_on", sa.Date),
        sa.Column("act_by", sa.Date),
        sa.Column("safe_last_day", sa.Date),
        sa.Column("statutory_last_day", sa.Date),
        sa.Column("is_computed", sa.Boolean, nullable=False),
        sa.Column("is_running", sa.Boolean, nullable=False),
        sa.Column("done_on", sa.Date),
        sa.Column("sealed", sa.LargeBinary, nullable=False),
    )
    op.create_index("ix_deadlines_case_id", "deadlines", ["case_id"])
    op.create_index("ix_deadlines_due_on", "deadlines", ["due_on", "id"])


def _evidence() -> None:
    op.create_table(
        "evidence",
        sa.Column("id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("case_id", sa.BigInteger, sa.ForeignKey("cases.id"), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("size", sa.BigInteger, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("added_by", sa.BigInteger, nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True)),
        sa.Column("sealed", sa.LargeBinary, nullable=False),
    )
    op.create_index("ix_evidence_case_id", "evidence", ["case_id"])


def downgrade() -> None:
    """Drop them. What is lost: cases with versions, moves, deadlines and evidence, and the key marks.

    The files stay in the file store, where nothing names them any more.
    """
    for table in ("evidence", "deadlines", "moves", "case_terms", "case_versions", "cases", "key_checks"):
        op.drop_table(table)
