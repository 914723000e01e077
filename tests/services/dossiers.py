"""The samples brought to the point of drafting, once for all tests that read dossiers."""

from functools import cache

from legal_docs import shipped
from legal_docs.drafting.draft import Draft
from legal_docs.model.dossier import Dossier
from legal_docs.rendering.text import docx_text
from legal_docs.services import papers
from legal_docs.services.agreement import Made
from legal_docs.services.prepare import without_bundle
from legal_docs.services.run_cases import load
from legal_docs.services.shelf import default
from tests.conftest import ON


@cache
def dossiers() -> dict[str, Dossier]:
    """Every sample by its case number."""
    found = load(shipped.samples(), on=ON).cases
    return {each.case.number: without_bundle(each, on=ON).dossier for each in found}


def dossier(part: str) -> Dossier:
    """The sample whose case number contains `part`."""
    return next(found for number, found in dossiers().items() if part in number)


@cache
def drafts(part: str) -> tuple[Draft, ...]:
    """Every draft of that sample."""
    drafters = (*papers.DRAFTERS, *(drafter for _, drafter in papers.FURTHER))
    return tuple(draft for drafter in drafters for draft in drafter(dossier(part)))


@cache
def made(part: str) -> tuple[tuple[Made, str], ...]:
    """Every paper of that sample as Word text, with the text of its template."""
    found = []
    for draft in drafts(part):
        template = default(draft.template).path
        text = docx_text(papers._filled(draft, template))
        found.append((Made(draft, text), docx_text(template.read_bytes())))
    return tuple(found)
