"""The first table: records of runs."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the table of runs."""
    op.create_table(
        "runs",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("case_number", sa.String(60), nullable=False),
        sa.Column("cause", sa.String(40), nullable=False),
        sa.Column("run_on", sa.Date, nullable=False),
        sa.Column("cutoff_on", sa.Date, nullable=False),
        sa.Column("status", sa.String(16), nullable=False),
        sa.Column("owed_fen", sa.BigInteger, nullable=False),
        sa.Column("earliest_act_by", sa.Date),
        sa.Column("manifest_sha256", sa.String(64), nullable=False),
        sa.Column("folder", sa.String(1000), nullable=False),
        sa.Column("errors", sa.Integer, nullable=False),
        sa.Column("warnings", sa.Integer, nullable=False),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_index("ix_runs_case_number", "runs", ["case_number"])
    op.create_index("ix_runs_earliest_act_by", "runs", ["earliest_act_by"])


def downgrade() -> None:
    """Drop it. What is lost: every record of a run."""
    op.drop_table("runs")
