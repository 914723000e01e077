from decimal import Decimal
from typing import Any

import pytest

from legal_docs.law.bank_tables import packaged
from legal_docs.law.filing.recovery import Recovery, recovery
from tests.law.assessing import clue, mortgage, sued
from tests.law.factory import CO_BORROWER, case

CLAIM = Decimal("200000.00")


def found(**changes: Any) -> Recovery:
    return recovery(sued(**changes), CLAIM, packaged())


def band(result: Recovery) -> tuple[str, str]:
    (line,) = result.lines
    return str(line.low), str(line.high)


def test_an_asset_brings_its_value_at_the_low_and_the_high_rate() -> None:
    assert band(found(clues=[clue()])) == ("30000.00", "60000.00")


def test_prior_claims_are_paid_from_the_proceeds_and_then_comes_the_share() -> None:
    burdened = clue(prior_claims="20000", share_percent="50")
    assert band(found(clues=[burdened])) == ("5000.00", "20000.00")


def test_prior_claims_above_the_proceeds_leave_nothing_and_never_less() -> None:
    assert band(found(clues=[clue(prior_claims="70000")])) == ("0.00", "0.00")


@pytest.mark.parametrize(
    ("change", "word"), [({"is_only_home": True}, "唯一住房"), ({"sealed_by": "样例法院"}, "轮候")]
)
def test_what_may_not_be_sold_counts_with_nothing_at_the_low_end(change: dict[str, Any], word: str) -> None:
    result = found(clues=[clue(**change)])
    assert band(result) == ("0.00", "60000.00") and word in result.lines[0].why


def test_the_sum_never_exceeds_the_claim() -> None:
    result = found(collateral=[mortgage()])
    assert band(result) == ("560000.00", "900000.00")
    assert (result.low, result.high) == (CLAIM, CLAIM)


def test_lines_add_up() -> None:
    result = found(clues=[clue(), clue(id="P02", kind="deposit", value="1000")])
    assert (result.low, result.high) == (Decimal("30500.00"), Decimal("61000.00"))


def test_a_maximum_amount_mortgage_counts_up_to_its_ceiling() -> None:
    assert band(found(collateral=[mortgage(is_maximum=True, ceiling="300000")])) == ("300000.00", "300000.00")
    assert band(found(collateral=[mortgage(ceiling="300000")])) == ("560000.00", "900000.00")


def test_an_unregistered_mortgage_of_real_estate_counts_with_nothing_at_the_low_end() -> None:
    for registration in ("advance", "none"):
        assert band(found(collateral=[mortgage(registration=registration)])) == ("0.00", "900000.00")
    car = mortgage(kind="mortgage_movable", registration="none", value="100000")
    assert band(found(collateral=[car])) == ("10000.00", "40000.00")


def test_burdens_are_named() -> None:
    assert "已出租" in found(collateral=[mortgage(burdens="已出租")]).lines[0].why


def test_what_has_no_value_is_noted_and_not_guessed() -> None:
    result = found(clues=[clue(value=None)], collateral=[mortgage(value=None)])
    assert result.lines == () and len(result.notes) == 2 and not result.known
    assert all("未填写价值" in each for each in result.notes)


def test_no_asset_at_all_is_known_to_bring_nothing() -> None:
    result = found()
    assert result.known and result.low == result.high == 0


def test_what_belongs_to_somebody_else_is_not_counted() -> None:
    people = [each.model_dump() for each in case().people]
    result = found(people=people, clues=[clue(owner=CO_BORROWER)])
    assert result.lines == () and "不是本案的被告" in result.notes[0]


def test_a_thing_that_is_security_and_clue_counts_once() -> None:
    same = clue(kind="real_estate", number="证001", value="1000000")
    result = found(collateral=[mortgage(certificate="证001")], clues=[same])
    assert len(result.lines) == 1 and "同一财产" in result.notes[0]
    other = found(collateral=[mortgage(certificate="")], clues=[same | {"number": ""}])
    assert len(other.lines) == 2
