"""The file name of a paper: of its kind and whom it is for, and always one a folder can hold."""

import pytest
from pydantic import Field

from legal_docs.drafting.context import Context
from legal_docs.drafting.draft import Draft
from legal_docs.model.filing import FilingKind
from legal_docs.model.form import FormSheet


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


class Asked(Context):
    """A context with all that a paper may say only once."""

    court: str = Field(default="某区人民法院", alias="法院")
    total: str = Field(default="壹元整", alias="合计大写")
    kept: str = Field(default="贰元整", alias="保全数额大写")
    claims: dict[str, str] = Field(default={"合计大写": "叁元整"}, alias="诉讼请求")


def test_sums_in_capitals_and_the_court_addressed_stand_once() -> None:
    draft = Draft(FilingKind.COMPLAINT, "起诉状.docx", Asked(), ())
    assert draft.once == ("叁元整", "壹元整", "贰元整", "此致某区人民法院")


def test_a_court_that_is_only_named_is_not_counted() -> None:
    assert "此致某区人民法院" not in Draft(FilingKind.AUTHORITY, "授权委托书.docx", Asked(), ()).once


def test_what_is_empty_is_not_counted_nor_what_fills_a_printed_form() -> None:
    empty = Asked.of(court="", total="", kept="", claims={"合计大写": "叁元整"})
    assert Draft(FilingKind.COMPLAINT, "起诉状.docx", empty, ()).once == ("叁元整",)
    assert Draft(FilingKind.COMPLAINT, "起诉状.docx", Context(), ()).once == ()
    assert Draft(FilingKind.ELEMENT_COMPLAINT, "表.docx", FormSheet("表", ()), ()).once == ()
