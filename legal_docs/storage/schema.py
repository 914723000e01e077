"""All tables together: importing this module fills `metadata`."""

from legal_docs.storage import (
    tables_cases,
    tables_drafts,
    tables_people,
    tables_reports,
    tables_supplies,
    tables_work,
)
from legal_docs.storage.tables import metadata

__all__ = [
    "metadata",
    "tables_cases",
    "tables_drafts",
    "tables_people",
    "tables_reports",
    "tables_supplies",
    "tables_work",
]
