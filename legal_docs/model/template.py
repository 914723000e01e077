"""Templates: what each says of itself, and which one a paper was made from."""

from typing import Any, Literal

from pydantic import field_validator

from legal_docs.model.base import FreeText, Model, Text
from legal_docs.model.casefile import Cause
from legal_docs.model.filing import FilingKind


class TemplateNote(Model):
    """模板说明: the id and version of a template, and the filing, cause and court it is for.

    No `cause` is every cause, no `court` every court. A template in `forms` is a printed form.
    """

    id: Text
    version: Text
    kind: FilingKind
    cause: Cause | None = None
    court: FreeText = ""
    folder: Literal["filings", "forms"] = "filings"
    file: FreeText = ""

    @field_validator("cause", mode="before")
    @classmethod
    def _any(cls, value: Any) -> Any:
        return value or None
