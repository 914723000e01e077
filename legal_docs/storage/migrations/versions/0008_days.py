"""Of each case: the earliest open deadline of any kind, and whether proceedings lack their proof."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

_ENDED = ("closed", "returned", "not_sued")


def upgrade() -> None:
    """Add the columns; the day is found from the deadlines, the proof when the records are next opened."""
    op.add_column("cases", sa.Column("due_on", sa.Date))
    op.add_column("cases", sa.Column("is_unproved", sa.Boolean))
    op.create_index("ix_cases_due_on", "cases", ["due_on", "id"])
    op.create_index("ix_cases_is_unproved", "cases", ["is_unproved", "id"])
    cases = sa.table("cases", sa.column("id"), sa.column("phase"), sa.column("due_on"))
    deadlines = sa.table(
        "deadlines",
        sa.column("case_id"),
        sa.column("due_on"),
        sa.column("is_running", sa.Boolean),
        sa.column("done_on"),
    )
    first = sa.select(sa.func.min(deadlines.c.due_on)).where(
        deadlines.c.case_id == cases.c.id, deadlines.c.is_running, deadlines.c.done_on.is_(None)
    )
    op.execute(sa.update(cases).where(cases.c.phase.not_in(_ENDED)).values(due_on=first.scalar_subquery()))


def downgrade() -> None:
    """Drop them. What is lost: nothing that the deadlines and the case files do not say."""
    op.drop_index("ix_cases_is_unproved", "cases")
    op.drop_index("ix_cases_due_on", "cases")
    op.drop_column("cases", "is_unproved")
    op.drop_column("cases", "due_on")
