"""The one case that is meant, or one sentence that says why it is not there."""

from pathlib import Path

import pytest

from legal_docs.errors import BadInputError
from legal_docs.intake.read import Intake, LoadedCase
from legal_docs.model.problem import Place, Problem, Severity
from legal_docs.services import choosing
from tests.bundling.cases import case

A, B = (LoadedCase(case(number=number), (), None, Path("x")) for number in ("LN-1", "LN-2"))


def _problem(number: str, severity: Severity = Severity.ERROR) -> Problem:
    return Problem(code="x", severity=severity, zh=f"错在{number}", en="wrong", place=Place(case=number))


def test_the_case_named_and_the_only_one_are_found() -> None:
    assert choosing.one(Intake((A, B), ()), "LN-2") is B
    assert choosing.one(Intake((A,), (_problem("LN-9"),)), None) is A


def test_of_several_one_must_be_named() -> None:
    with pytest.raises(BadInputError, match=r"有2件案件（LN-1、LN-2）。请用 --case"):
        choosing.one(Intake((A, B), ()), None)


@pytest.mark.parametrize(
    ("number", "problems", "said"),
    [
        ("LN-3", (), "没有案件LN-3"),
        ("LN-3", (_problem("LN-3"), _problem("LN-4")), "错在LN-3"),
        ("LN-3", (_problem(""),), "错在"),
        ("LN-3", (_problem("LN-3", Severity.WARNING),), "没有案件LN-3"),
        (None, (_problem("LN-3"), _problem("LN-4")), "错在LN-3；错在LN-4"),
        (None, (), "没有案件。"),
    ],
)
def test_a_case_that_is_not_there_says_why(
    number: str | None, problems: tuple[Problem, ...], said: str
) -> None:
    with pytest.raises(BadInputError) as refused:
        choosing.one(Intake((A,) if number else (), problems), number)
    assert refused.value.zh.replace("LN-3：", "").startswith(said)
    assert "LN-4" not in refused.value.zh or number is None
