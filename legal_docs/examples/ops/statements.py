"""Ops on the words of papers: `paper.statements`."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from legal_docs.examples.inputs import Inputs
from legal_docs.law.articles import LAW_KNOWN_TO
from legal_docs.law.never import doubtful_citations, unread_sources, wrong_statements


def statements(inputs: Inputs, _: Path) -> Mapping[str, Any]:
    """Return the rules that the words of a paper of the day `on` offend, and its doubtful sources."""
    text, on = inputs.text("text"), inputs.maybe_day("on") or LAW_KNOWN_TO
    return {
        "wrong": [each.rule for each in wrong_statements(text, on)],
        "unread": list(unread_sources(text)),
        "doubtful": list(doubtful_citations(text, on)),
    }


OPS = {"paper.statements": statements}
"""By name."""
