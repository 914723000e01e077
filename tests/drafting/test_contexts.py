from typing import Any

import pytest

from legal_docs.drafting.contexts import CONTEXTS, shape, specimen
from legal_docs.model.filing import FilingKind
from legal_docs.rendering.template import registry
from legal_docs.rendering.template.lint import lint
from legal_docs.rendering.template.registry import Shelved
from legal_docs.rendering.text import docx_text
from legal_docs.rendering.word import fill

FILLED = [one for one in registry.packaged() if one.note.folder == "filings"]


def same(value: Any, wanted: Any) -> bool:
    if isinstance(wanted, dict):
        return set(value) == set(wanted) and all(same(value[key], wanted[key]) for key in wanted)
    if isinstance(wanted, list):
        return len(value) >= 2 and all(same(item, wanted[0]) for item in value)
    return type(value) is wanted


@pytest.mark.parametrize("kind", CONTEXTS)
def test_a_specimen_has_a_value_for_every_key(kind: FilingKind) -> None:
    assert same(specimen(CONTEXTS[kind]), shape(CONTEXTS[kind]))


def test_a_specimen_tries_each_kind_of_claim() -> None:
    claims = specimen(CONTEXTS[FilingKind.COMPLAINT])["诉讼请求"]["各项"]
    assert {"本金", "息费", "连带保证", "一般保证", "诉讼费"} <= {claim["类别"] for claim in claims}
    assert {claim["共同"] for claim in claims} == {True, False}


@pytest.mark.parametrize("one", FILLED, ids=lambda one: one.path.stem)
def test_every_packaged_template_passes_the_check_a_bank_s_own_must_pass(one: Shelved) -> None:
    context = CONTEXTS[one.note.kind]
    found = lint(one.path.read_bytes(), one.path.name, shape(context), registry.contents(one.note.kind))
    assert [problem.sentence() for problem in found] == []
    assert "{" not in docx_text(fill(one.path, specimen(context)))


def test_every_kind_with_a_context_has_a_template_and_the_other_way_round() -> None:
    assert {one.note.kind for one in FILLED} == set(CONTEXTS)


def test_every_key_that_is_mandatory_exists() -> None:
    for kind, context in CONTEXTS.items():
        for each in registry.contents(kind):
            for path in each.keys:
                here: Any = shape(context)
                for name in path.split("."):
                    here = (here[0] if isinstance(here, list) else here)[name]
                assert here is not None, path
