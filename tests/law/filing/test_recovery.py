from decimal import Decimal
from typing import Any

import pytest

from legal_docs.law.bank_tables import packaged, with_changes
from legal_docs.law.filing.recovery import Recovery, recovery
from tests.law.assessing import assessed, clue, mortgage, sued
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


def test_the_only_home_counts_the_same_as_clue_and_as_collateral() -> None:
    home = {"kind": "real_estate", "is_only_home": True, "value": "1000000"}
    as_clue = found(clues=[clue(**home)])
    pledged = found(
        clues=[clue(**home, number="权证1", id="P09")], collateral=[mortgage(certificate="权证1")]
    )
    assert band(as_clue) == band(pledged) == ("0.00", "900000.00")
    assert "生活必需" in as_clue.lines[0].why and "生活必需" in pledged.lines[0].why
    by_place = clue(**home, location="样例路2号")
    assert band(found(clues=[by_place], collateral=[mortgage()])) == ("0.00", "900000.00")
    other = clue(**home | {"value": None}, number="权证2")
    assert band(found(clues=[other], collateral=[mortgage(certificate="权证1")]))[0] == "560000.00"


def test_a_home_let_to_others_is_to_be_checked() -> None:
    home = clue(kind="real_estate", is_only_home=True, number="权证1")
    let = sued(clues=[home], collateral=[mortgage(certificate="权证1", burdens="已出租")])
    result = recovery(let, CLAIM, packaged())
    assert "须核对" in result.lines[0].why and "低值为560,000.00元" in result.lines[0].why
    assert any("已出租" in each and "须核对" in each for each in assessed(let).outlook)
    assert not any("已出租" in each for each in assessed(sued(clues=[home])).outlook)


def test_clues_small_beside_the_claim_are_weighed() -> None:
    small = assessed(sued(clues=[clue(value="4999")])).outlook  # 2,999.40 of 60,000: just below 5 %
    assert any("不足请求金额的5%" in each and "至多2,999.40元" in each for each in small)
    fair = assessed(sued(clues=[clue(value="5000")])).outlook  # 3,000: 5 %
    assert not any("不足请求金额的" in each for each in fair)
    assert any("预计至多3,000.00元" in each and "相当的担保" in each for each in fair)
    worth = next(each for each in fair if "预计至多3,000.00元" in each)
    assert "估值5,000.00元，可以只就其估值申请，财产保全申请费也按估值计算" in worth
    dear = assessed(sued(clues=[clue(value="60000")])).outlook  # worth the claim, sold for less
    assert any("估值不低于请求金额，可以在请求金额内申请，变现预计至多36,000.00元" in each for each in dear)
    assert not any("相当的担保" in each for each in assessed(sued(clues=[clue(value="100000")])).outlook)
    tables = with_changes({"preserving": {"small_percent": 10}})
    assert any(
        "不足请求金额的10%" in each
        for each in assessed(sued(clues=[clue(value="5000")]), tables=tables).outlook
    )
