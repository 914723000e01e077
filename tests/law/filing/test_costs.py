from decimal import Decimal
from typing import Any

import pytest

from legal_docs.law.bank_tables import with_changes
from legal_docs.law.filing.costs import KNOWN, UPPER, paid_in_advance
from legal_docs.model.assessment import CostLine
from tests.law.assessing import arrears, assessed, clue, mortgage, person, route, sued, told
from tests.law.factory import judgment


def lines(**changes: Any) -> dict[str, CostLine]:
    return {each.label: each for each in assessed(sued(**changes), arrears("60000")).costs}


def test_the_fees_follow_the_tiers_and_only_those_of_the_suit_are_paid_in_advance() -> None:
    found = lines()
    assert {label: each.amount for label, each in found.items()} == {
        "案件受理费": Decimal("1300.00"),  # 60,000 × 2.5 % − 200
        "案件受理费（减半）": Decimal("650.00"),
        UPPER: Decimal("620.00"),  # 60,000 × 1 % + 20
        "诉讼中保全的担保（上限）": Decimal("18000.00"),
        "诉前保全的担保": Decimal("60000.00"),
        "申请执行费": Decimal("800.00"),  # 60,000 × 1.5 % − 100
    }
    assert [label for label, each in found.items() if each.prepaid] == [
        "案件受理费",
        "案件受理费（减半）",
        UPPER,
    ]


def test_a_bank_may_be_spared_security_in_litigation_only_and_the_court_decides() -> None:
    found = lines()
    assert "由法院决定" in found["诉讼中保全的担保（上限）"].note
    assert "财产保全规定2020.9" in found["诉讼中保全的担保（上限）"].articles
    assert "银行也不免除" in found["诉前保全的担保"].note
    assert "财产保全规定2020.9" not in found["诉前保全的担保"].articles


def test_what_is_paid_in_advance_is_the_sum_of_the_way_taken_without_security() -> None:
    found = assessed(sued(), arrears("60000"))

    def before(code: str, *, preserving: bool = True) -> Decimal | None:
        return paid_in_advance(found.costs, route(found, code), preserving=preserving)

    assert before("ordinary") == Decimal("1920.00")  # 1,300 + 620
    assert before("simplified") == Decimal("1270.00")  # 650 + 620
    assert before("simplified", preserving=False) == Decimal("650.00")
    assert before("payment_order") == Decimal("433.33")
    assert before("mediation") is None


def test_beside_the_most_the_fee_for_what_is_known_is_told_and_counted() -> None:
    found = assessed(sued(clues=[clue(value="30000", prior_claims="10000", share_percent="50")]))
    by_label = {each.label: each for each in found.costs}
    assert by_label[UPPER].amount == Decimal("620.00")
    assert by_label[KNOWN].amount == Decimal("120.00")  # (30,000 − 10,000) × 50 % = 10,000; × 1 % + 20
    assert paid_in_advance(found.costs, route(found, "simplified"), preserving=True) == Decimal("770.00")
    assert KNOWN not in lines(clues=[clue(value="60000")])  # worth the whole claim


def test_what_cannot_be_preserved_has_no_fee() -> None:
    own = clue(kind="deposit", location="样例银行股份有限公司丙区支行")
    assert KNOWN not in lines(clues=[own]) and KNOWN not in lines(clues=[clue(value="9", sealed_by="甲法院")])
    assert any("按建议的小额诉讼，须先支付约650.00元" in each for each in assessed(sued(clues=[own])).outlook)


def test_the_first_line_says_once_on_what_sum_and_that_a_court_may_round() -> None:
    notes = [each.note for each in lines(file_on="2026-03-12").values()]
    assert "计至2026年3月12日的60,000.00元" in notes[0] and "法院可能取整到元" in notes[0]
    assert sum("法院可能取整到元" in each for each in notes) == 1


def test_security_is_given_and_not_paid() -> None:
    found = lines()
    assert "须提供（法院可以不要求）" in found["诉讼中保全的担保（上限）"].note
    assert found["诉前保全的担保"].note.startswith("须提供。")


def test_a_premium_is_estimated_only_where_the_bank_has_entered_a_rate() -> None:
    tables = with_changes({"costs": {"insurance_percent": "0.15"}})
    found = assessed(sued(), arrears("60000"), tables=tables).costs
    premium = next(each for each in found if each.label == "诉讼保全责任保险费")
    assert premium.amount == Decimal("90.00") and "0.15%" in premium.note
    ordinary = route(assessed(sued(), arrears("60000")), "ordinary")
    assert paid_in_advance(found, ordinary, preserving=True) == Decimal("2010.00")


def test_an_announcement_is_a_cost_where_a_defendant_is_missing() -> None:
    assert "公告费" not in lines()
    found = lines(people=[person(whereabouts="missing")])["公告费"]
    assert found.amount is None and found.prepaid and "赵样例" in found.note


@pytest.mark.parametrize(
    ("changes", "needed"),
    [
        ({}, False),
        ({"collateral": [mortgage()]}, True),
        ({"clues": [clue()]}, True),
        ({"clues": [clue(kind="deposit")]}, False),
        ({"escalation": told(needs_appraisal=True)}, True),
    ],
)
def test_an_appraisal_is_a_cost_where_something_must_be_valued(changes: dict[str, Any], needed: bool) -> None:
    assert ("评估、拍卖费" in lines(**changes)) is needed


def test_costs_recorded_in_the_case_are_named_with_whether_they_are_claimed() -> None:
    paid = {"kind": "lawyer", "amount": "3000", "incurred_on": "2026-01-05"}
    assert lines(costs=[paid])["律师代理费"].note == "已发生，列入请求"
    assert lines(costs=[paid | {"claimed": False}])["律师代理费"].note == "已发生，未列入请求"


def test_fees_are_due_on_the_claim_of_the_day_of_filing() -> None:
    later = assessed(sued(file_on="2026-03-12"), arrears("60000", daily="0.05"))
    assert later.claim == Decimal("60300.00")  # ten days × 0.05 % × 60,000 = 300 more at filing
    assert "计至2026年3月12日的60,300.00元" in later.outlook[0] and "60,000.00元" in later.outlook[0]
    assert "本评估按计至" not in assessed(sued(), arrears("60000", daily="0.05")).outlook[0]
    assert later.costs[0].amount == Decimal("1307.50")


def test_at_the_stage_of_enforcement_only_its_own_costs_are_left() -> None:
    missing = person(whereabouts="missing")
    found = lines(stage="enforcement", judgments=[judgment()], clues=[clue()], people=[missing])
    assert list(found) == ["申请执行费", "评估、拍卖费"]
