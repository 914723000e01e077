from datetime import date
from decimal import Decimal
from time import process_time

from tests.law.assessing import arrears, assessed, clue, mortgage, period, sued, told
from tests.law.factory import judgment


def test_the_assessment_names_the_claim_and_what_the_assets_may_bring() -> None:
    found = assessed(sued(clues=[clue()]))
    assert found.claim == Decimal("60000.00")
    assert (found.recovery_low, found.recovery_high) == (Decimal("30000.00"), Decimal("60000.00"))
    assert "占请求金额的50.00%至100.00%" in found.outlook[0]
    assert found.risk is not None and found.notes == ()


def test_no_asset_at_all_means_that_enforcement_may_end_without_result() -> None:
    found = assessed(sued())
    assert "没有财产线索" in found.outlook[0] and "终结本次执行程序" in found.outlook[0]
    assert not any("没有财产线索" in each for each in assessed(sued(clues=[clue(value=None)])).outlook)
    assert not any(
        "没有财产线索" in each for each in assessed(sued(collateral=[mortgage(value=None)])).outlook
    )


def test_what_was_sealed_before_and_the_only_home_are_told() -> None:
    found = assessed(sued(clues=[clue(sealed_by="样例法院"), clue(id="P02", is_only_home=True)]))
    assert any(each.startswith("P01「轿车」已被其他法院查封") for each in found.outlook)
    assert any(each.startswith("P02「轿车」为家庭唯一住房") for each in found.outlook)


def test_costs_are_set_beside_what_may_come_in() -> None:
    # 600 at most; small claims halve 1,300 to 650, and to preserve 1,000 yuan costs 30
    poor = assessed(sued(clues=[clue(value="1000")]))
    assert any("小额诉讼并申请保全，须先支付约680.00元" in each for each in poor.outlook)
    assert any("占请求金额的1.13%" in each and "约680.00元" in each for each in poor.outlook)
    assert any("低于须先支付的费用" in each for each in poor.outlook)
    fair = assessed(sued(clues=[clue(value="1200")]))  # 720 at most; 650 + 32 to be paid first
    assert not any("低于须先支付的费用" in each for each in fair.outlook)


def test_notes_name_what_has_no_value() -> None:
    assert "未填写价值" in assessed(sued(clues=[clue(value=None)])).notes[0]


def test_at_the_stage_of_enforcement_there_are_no_routes_and_no_filing_costs() -> None:
    found = assessed(sued(stage="enforcement", judgments=[judgment()], clues=[clue()]))
    assert found.routes == () and [each.label for each in found.costs] == ["申请执行费", "评估、拍卖费"]
    assert len(found.outlook) == 1 and found.risk is not None


def test_a_claim_of_nothing_is_assessed_without_a_fault() -> None:
    found = assessed(sued(clues=[clue()]), arrears("0"))
    assert found.claim == 0 and found.recovery_high == 0
    assert found.outlook == (
        "按建议的小额诉讼并申请保全，须先支付约55.00元（不含担保、公告、评估和律师费用）",
        "预计回收的高值低于须先支付的费用，请先补充财产线索，再决定是否起诉；须注意时效和保证期间",
    )


def test_it_takes_no_time() -> None:
    full = sued(clues=[clue(id=f"P{n}") for n in range(9)], collateral=[mortgage()], escalation=told())
    owed, act = arrears(), period(date(2026, 5, 1))
    start = process_time()
    for _ in range(50):
        assessed(full, owed, act)
    assert (process_time() - start) / 50 < 0.02
