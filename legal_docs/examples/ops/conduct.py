"""What a paper's title says of personal information, and how long a credit record stays."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from legal_docs.examples.inputs import Inputs
from legal_docs.law.conduct.credit_records import is_repaired, kept_until
from legal_docs.law.conduct.personal_data import is_sensitive, names_third_persons


def paper(inputs: Inputs, _: Path) -> Mapping[str, Any]:
    """Return whether the paper called `title` holds data of people outside the case, or sensitive data."""
    title = inputs.text("title")
    return {"third_persons": names_third_persons(title), "sensitive": is_sensitive(title)}


def credit_kept_until(inputs: Inputs, _: Path) -> Mapping[str, Any]:
    """Return until when negative data is kept after the default ended on `ended_on`."""
    return {"until": kept_until(inputs.day("ended_on"))}


def credit_repair(inputs: Inputs, _: Path) -> Mapping[str, Any]:
    """Return whether the one-off repair covers an overdue record."""
    found = is_repaired(
        overdue_on=inputs.day("overdue_on"),
        amount=inputs.amount("amount"),
        paid_on=inputs.maybe_day("paid_on"),
    )
    return {"repaired": found}


OPS = {
    "personal_data.paper": paper,
    "credit.kept_until": credit_kept_until,
    "credit.one_off_repair": credit_repair,
}
"""By name."""
