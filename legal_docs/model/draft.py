"""What somebody typed and has not saved yet, as the store keeps it."""

from datetime import datetime
from typing import Annotated, Any

from pydantic import Field

from legal_docs.model.base import Model, Text

SHEETS = "sheets"
"""The part of a case that stands in sheets: people, contracts, payments, events."""
REPORT = "report"
"""What outside counsel reports back on the case."""


class KeptDraft(Model):
    """暂存的修改: what one account typed into one part of a case and has not saved yet.

    `seen` is the version of the case it was typed over. `mark` is another number with each keeping, so that
    two windows of one person notice each other. `content` is personal data.
    """

    id: int = 0
    account: int
    case_id: int
    part: Text = SHEETS
    seen: Annotated[int, Field(ge=1)]
    mark: int = 0
    kept_at: datetime
    content: dict[str, Any]
