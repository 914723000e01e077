"""A filled form that does not say what it should is not handed out."""

import pytest

from legal_docs.errors import ProofError
from legal_docs.model.form import Blank, FormRow, FormSheet
from legal_docs.rendering.forms import fill
from legal_docs.rendering.forms.letters import PARAGRAPH, W
from legal_docs.rendering.forms.prove import expected, prove
from legal_docs.rendering.forms.region import Edit
from legal_docs.rendering.package import Package
from tests.rendering.forms.layouts import cell, row, table, word

FORM = word(table(row(cell("甲") + cell("姓名：    电话："))))


def test_a_value_at_another_place_a_lost_one_and_a_further_one_fail_the_proof() -> None:
    body = Package(FORM).document.find(f"{W}body")
    prove(FORM, expected(body, ()))
    second = list(body.iter(PARAGRAPH))[1]
    for edit in (Edit(second, 3, 7, "张某"), Edit(second, 10, 10, "张某"), Edit(second, 0, 2, "")):
        with pytest.raises(ProofError, match="不符"):
            prove(FORM, expected(body, [edit]))
    with pytest.raises(ProofError):
        prove(FORM, [*expected(body, ()), "另有一段"])


def test_a_fault_in_writing_leaves_no_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fill, "apply", lambda edits: None)
    with pytest.raises(ProofError):
        fill.fill_form(FORM, FormSheet("", (FormRow("", "甲", (Blank("姓名", "张某"),)),)))
