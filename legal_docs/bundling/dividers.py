"""Divider sheets: a page before each exhibit that says which one begins."""

from pathlib import Path

from legal_docs.bundling import template
from legal_docs.bundling.pages import pdf
from legal_docs.errors import ProofError
from legal_docs.model.exhibit import EvidenceBundle, Volume


def write(bundle: EvidenceBundle, volume: Volume, work: Path) -> Path:
    """Return a PDF written to the folder `work`: a page for each exhibit of the volume, in order.

    Raises ProofError where a title is so long that its sheet would take two pages.
    """
    exhibits = bundle.of(volume)
    path = work / f"dividers-{volume.number}.pdf"
    path.write_bytes(template.page("divider", exhibits=exhibits))
    if pdf.count(path) != len(exhibits):
        raise ProofError(
            "证据名称或者来源过长，隔页排不进一页。请缩短名称，或者不加隔页",
            "A title or source is too long for a divider sheet. Shorten it, or bind without dividers",
        )
    return path
