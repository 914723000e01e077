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


def test_a_divider_sheet_is_not_counted_and_an_inserted_exhibit_goes_by_its_own_name() -> None:
    from legal_docs.model.exhibit import EvidenceBundle, Exhibit, ExhibitKind, Original

    def exhibit(number: int, file: str, **more: object) -> Exhibit:
        known = {"number": number, "file": file, "title": file, "group": "", "sha256": "0", "size": 1}
        kinds = {"kind": ExhibitKind.DOCUMENT, "original": Original.COPY}
        return Exhibit.model_validate({**known, **kinds, **more})

    one = exhibit(1, "a.pdf", page_count=4, first_page=1, last_page=4, lead=1)
    two = exhibit(2, "b.pdf", page_count=2, label="1A", after=4)
    bundle = EvidenceBundle(case_number="C", exhibits=(one, two))
    proofs = (Proof(file="a.pdf", page=1), Proof(file="a.pdf", page=2), Proof(file="b.pdf", page=2))
    assert exhibits(bundle, proofs) == "证据1第2-3页、证据1A第4B页"
    with pytest.raises(BadInputError, match="只有3页"):
        exhibits(bundle, (Proof(file="a.pdf", page=4),))
