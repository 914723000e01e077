"""The environment Word templates run in: sandboxed, escaped, counted, strict about what is missing."""

from functools import cache
from typing import Any


@cache
def environment() -> Any:
    """Return the Jinja environment (`confined.Confined`) every template is compiled and filled in."""
    from legal_docs.rendering.confined import Confined

    return Confined()
