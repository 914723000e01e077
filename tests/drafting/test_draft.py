"""The file name of a paper: of its kind and whom it is for, and always one a folder can hold."""

import pytest

from legal_docs.drafting.context import Context
from legal_docs.drafting.draft import Draft
from legal_docs.model.filing import FilingKind


@pytest.mark.parametrize(
    ("of", "name"),
    [
        ("", "催收函"),
        ("周某丙", "催收函-周某丙"),
        ('A/B\\C:"贸易"', "催收函-A_B_C__贸易_"),
        ("长" * 200, "催收函-" + "长" * 50),
    ],
)
def test_a_name_is_safe_and_not_too_long(of: str, name: str) -> None:
    assert Draft(FilingKind.DEMAND, "催收函.docx", Context(), (), of=of).name == name
