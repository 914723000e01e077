"""The kinds of long work there are, and the service that does each."""

import importlib
from collections.abc import Callable, Mapping
from typing import Any

from legal_docs.model.stored import Job
from legal_docs.services.desk.desk import Desk

Say = Callable[[int, str], None]
"""Told how far the work is: 0 to 100, and one sentence."""
Doer = Callable[[Desk, Job, Say], Mapping[str, Any]]
"""Does the work for the person at the desk; returns ids, days and counts."""

KINDS: dict[str, str] = {
    "export": "desk.exports:do",
    "import": "desk.intake:do",
    "look": "desk.looking:look_job",
    "make": "desk.making:make_job",
    "pack": "desk.packing:pack_job",
    "preview": "desk.previewing:do",
    "recount": "desk.recounting:recount_job",
}
"""Each kind of job → the function that does it, as `module:name` below `services`."""


def doer(kind: str) -> Doer:
    """Return the function that does jobs of `kind`; KeyError for a kind that is not known."""
    module, _, name = KINDS[kind].partition(":")
    found: Doer = getattr(importlib.import_module(f"legal_docs.services.{module}"), name)
    return found
