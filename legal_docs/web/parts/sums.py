"""A sum of money as a person types it."""

import re
import unicodedata
from decimal import Decimal

from legal_docs.errors import BadInputError

_SUM = re.compile(r"-?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?")
"""In figures; commas stand where thousands end, or `3716,23` would count a hundredfold."""


def typed(text: str, name: str) -> Decimal | None:
    """Return the sum in yuan, None for an empty field. Raises BadInputError naming the field: no number."""
    words = unicodedata.normalize("NFKC", text).strip()
    if not words:
        return None
    if not _SUM.fullmatch(words):
        raise BadInputError(
            f"{name}应为数字，例如 12000.50 或者 12,000.50",
            "The sum is a number such as 12000.50 or 12,000.50",
        )
    return Decimal(words.replace(",", ""))
