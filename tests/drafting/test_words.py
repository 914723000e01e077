"""How days, sums, rates and exhibits are written."""

from datetime import date
from decimal import Decimal

import pytest

from legal_docs.drafting.words import count, day, exhibits, listed, percent, yuan
from legal_docs.errors import BadInputError
from legal_docs.model.base import Proof
from legal_docs.model.exhibit import EvidenceBundle
from tests.drafting.factory import exhibit


def test_a_day_a_sum_and_a_rate_are_written_as_in_a_paper() -> None:
    assert day(date(2026, 5, 1)) == "2026年5月1日"
    assert yuan(Decimal("1234567.5")) == "1,234,567.50"
    assert [percent(Decimal(rate)) for rate in ("4.350", "9", "10", "0.0175")] == [
        "4.35%",
        "9%",
        "10%",
        "0.0175%",
    ]


def test_names_are_listed_once() -> None:
    assert listed(["甲", "乙", "甲"]) == "甲、乙"


@pytest.mark.parametrize(
    ("number", "text"),
    [(1, "一"), (8, "八"), (9, "九"), (10, "十"), (12, "十二"), (20, "二十"), (99, "九十九")],
)
def test_a_number_is_written_in_chinese(number: int, text: str) -> None:
    assert count(number) == text


BUNDLE = EvidenceBundle(
    case_number="T-1", exhibits=(exhibit(1, "01/合同.pdf", 1, 4), exhibit(3, "03/日志.csv", 20, 5))
)


@pytest.mark.parametrize(
    ("proof", "text"),
    [
        ("01/合同.pdf", "证据1第1-4页"),
        ("01/合同.pdf#1", "证据1第1页"),
        ("01/合同.pdf#4", "证据1第4页"),
        ("03/日志.csv#5", "证据3第24页"),
        ("09/别的.pdf#1", ""),
    ],
)
def test_a_proof_is_a_page_of_the_bundle(proof: str, text: str) -> None:
    assert exhibits(BUNDLE, (Proof.model_validate(proof),)) == text


def test_a_page_the_exhibit_does_not_have_is_refused() -> None:
    with pytest.raises(BadInputError, match="只有4页，引用了第5页"):
        exhibits(BUNDLE, (Proof(file="01/合同.pdf", page=5),))


def test_several_proofs_are_listed_once_each() -> None:
    proofs = (Proof(file="01/合同.pdf", page=2), Proof(file="03/日志.csv"), Proof(file="01/合同.pdf", page=2))
    assert exhibits(BUNDLE, proofs) == "证据1第2页、证据3第20-24页"


def test_pages_that_follow_each_other_are_put_together() -> None:
    bundle = EvidenceBundle(case_number="T-1", exhibits=(exhibit(1, "合同.pdf", 1, 5),))
    proofs = tuple(Proof(file="合同.pdf", page=page) for page in (3, 1, 2, 5))
    assert exhibits(bundle, proofs) == "证据1第1-3页、证据1第5页"
