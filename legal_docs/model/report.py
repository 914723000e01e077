"""What outside counsel reported back of a case, and what became of it."""

from datetime import datetime

from legal_docs.model.base import FreeText, Model, Text
from legal_docs.model.feedback import CaseUpdate


class Report(Model):
    """律师反馈: one report on a released case, by whom and when.

    `done` says what went into the record, `left` what could not and waits for the lawyer of the bank; each
    is a sentence. `taken_at` is when that lawyer dealt with it, `note` what was said then.
    """

    id: int = 0
    case_id: int
    release_id: int
    by: int
    at: datetime
    update: CaseUpdate
    done: tuple[Text, ...] = ()
    left: tuple[Text, ...] = ()
    taken_at: datetime | None = None
    taken_by: int | None = None
    note: FreeText = ""

    @property
    def waits(self) -> bool:
        """Return whether the lawyer of the bank has something to do with it."""
        return bool(self.left) and self.taken_at is None
