"""Points on interest: what each says of whom, and what none ever says."""

from datetime import date
from typing import Any

import pytest

from legal_docs.law.charging.interest import interest_points
from legal_docs.law.never import wrong_statements
from legal_docs.ledger import compute
from legal_docs.model.casefile import CaseFile, Stage
from legal_docs.model.finding import Grade
from legal_docs.model.point import Level, Point
from tests.law.factory import (
    BORROWER,
    CARD,
    GUARANTOR,
    NOTE,
    card,
    case,
    event,
    guarantor,
    judgment,
    loan,
    note,
    statement,
)

ON = date(2024, 6, 30)


def points(case: CaseFile, on: date = ON, *, owed: bool = True) -> dict[str, Point]:
    arrears = compute(case, on=on) if owed else None
    return {each.code: each for each in interest_points(case, on=on, arrears=arrears)}


def paid(on: str, amount: str = "1000", **changes: Any) -> dict[str, Any]:
    return {"id": f"H-{on}", "paid_on": on, "amount": amount} | changes


def test_a_plain_loan_raises_only_the_missing_input() -> None:
    plain = loan(penalty={"overdue_uplift_percent": "50"})
    assert list(points(case(loans=[plain]))) == ["highlighting_unknown"]
    assert points(case(loans=[plain | {"highlighted": True}])) == {}


def test_without_arrears_no_point_on_amounts_is_raised() -> None:
    dear = case(loans=[loan(rate={"annual_percent": "30"}, penalty=None, highlighted=True)])
    assert set(points(dear, owed=False)) == {"private_lending_cap_not_applicable"}


def test_interest_stops_for_a_bankrupt_debtor_and_the_sum_after_it_is_named() -> None:
    found = points(case(events=[event("2023-07-30", "bankruptcy_accepted")]), date(2023, 8, 9))
    point = found["interest_after_bankruptcy"]
    # 30 天之后的 10 天：100000 × 4.35% × 10 ÷ 360 = 120.83
    assert "共120.83元" in point.sentence
    assert (point.level, point.subject) == (Level.STOP, BORROWER)
    assert point.articles == ("企业破产法2006.46", "担保制度解释2020.22")
    assert point.proofs


def test_a_bankrupt_guarantor_does_not_stop_the_main_debt() -> None:
    broken = case(
        guarantors=[guarantor()], events=[event("2023-07-30", "bankruptcy_accepted", target=GUARANTOR)]
    )
    point = points(broken, date(2023, 8, 9))["interest_after_bankruptcy"]
    assert "共120.83元" in point.sentence
    assert "主债务的利息不因此停止" in point.sentence
    assert point.articles == ("企业破产法2006.46",)


def test_bankruptcy_of_someone_who_owes_nothing_counts_no_interest() -> None:
    stranger = case(events=[event("2023-07-30", "bankruptcy_accepted", target=GUARANTOR)])
    assert "共0.00元" in points(stranger, date(2023, 8, 9))["interest_after_bankruptcy"].sentence


def test_a_bankruptcy_of_one_debt_counts_that_debt_only() -> None:
    two = [loan(), loan(number="合同002", disbursements=[note(note="借据002")])]
    one = case(loans=two, events=[event("2023-07-30", "bankruptcy_accepted", debts=NOTE)])
    assert "共120.83元" in points(one, date(2023, 8, 9))["interest_after_bankruptcy"].sentence


def test_without_the_ledger_the_bankruptcy_point_names_no_sum() -> None:
    found = points(case(events=[event("2023-07-30", "bankruptcy_accepted")]), owed=False)
    assert "受理日之后计入" not in found["interest_after_bankruptcy"].sentence


def test_the_owner_of_collateral_answers_too() -> None:
    thing = {
        "id": "D1",
        "kind": "mortgage_real",
        "owner": GUARANTOR,
        "description": "房屋",
        "contract_number": "抵押001",
        "signed_on": "2022-06-30",
    }
    owner = case(collateral=[thing], events=[event("2023-07-30", "bankruptcy_accepted", target=GUARANTOR)])
    assert "共120.83元" in points(owner, date(2023, 8, 9))["interest_after_bankruptcy"].sentence


def test_the_warning_above_24_gives_both_bases_and_cuts_nothing() -> None:
    dear = case(loans=[loan(rate={"annual_percent": "24"}, penalty={"overdue_uplift_percent": "50"})])
    before = compute(dear, on=ON)
    point = points(dear)["interest_above_24"]
    assert "36.00%（按360天）、36.50%（按365天）" in point.sentence
    assert "12,200.00元" in point.sentence
    assert (point.grade, point.subject) == (Grade.SECONDARY, NOTE)
    assert point.source
    assert compute(dear, on=ON) == before


def test_in_enforcement_the_contract_is_no_longer_asked() -> None:
    dear = case(loans=[loan(rate={"annual_percent": "24"})])
    arrears = compute(dear, on=ON)
    later = dear.model_copy(update={"stage": Stage.ENFORCEMENT})
    assert interest_points(later, on=ON, arrears=arrears) == ()


def test_bankruptcy_in_enforcement_counts_the_instruments_against_the_bankrupt() -> None:
    items = [
        {
            "label": "本金",
            "kind": "principal",
            "amount": "100000",
            "further_percent": "3.6",
            "further_from": "2023-03-01",
            "day_count": 360,
        }
    ]
    ruling = judgment(items=items)
    broken = case(
        stage="enforcement", judgments=[ruling], events=[event("2023-07-30", "bankruptcy_accepted")]
    )
    # 10 天：100000 × 3.6% × 10 ÷ 360 = 100.00
    assert "共100.00元" in points(broken, date(2023, 8, 9))["interest_after_bankruptcy"].sentence
    other = broken.model_copy(
        update={
            "judgments": tuple(each.model_copy(update={"obligors": ("他人",)}) for each in broken.judgments)
        }
    )
    assert "共0.00元" in points(other, date(2023, 8, 9))["interest_after_bankruptcy"].sentence


def test_the_dearest_rate_of_a_misused_loan_is_its_misuse_rate() -> None:
    terms = {"overdue_uplift_percent": "50", "misuse_uplift_percent": "100", "misused": True}
    found = points(case(loans=[loan(rate={"annual_percent": "8"}, penalty=terms)]), owed=False)
    assert "16%" in found["private_lending_cap_not_applicable"].sentence
    assert "上浮100%" in found["penalties_not_stacked"].sentence


def test_of_two_acceptances_the_first_counts() -> None:
    twice = [event("2023-07-30", "bankruptcy_accepted"), event("2023-08-01", "bankruptcy_accepted")]
    assert "共120.83元" in points(case(events=twice), date(2023, 8, 9))["interest_after_bankruptcy"].sentence


@pytest.mark.parametrize(("days", "raised"), [("2022-04-23", False), ("2022-04-24", True)])
def test_a_card_run_of_less_than_a_month_says_nothing(days: str, *, raised: bool) -> None:
    rows = [
        statement("2022-03-05", "2022-03-25", "0", "5000", "5000"),
        statement("2022-04-05", "2022-04-25", "5000", "0", "5300", fees="300"),
    ]
    one = case(cause="card", loans=[], cards=[card(statements=rows, highlighted=True)])
    assert ("interest_above_24" in points(one, date.fromisoformat(days))) is raised


def test_a_card_above_24_rests_on_the_card_rules() -> None:
    rows = [statement("2022-03-05", "2022-03-25", "0", "5000", "5000")]
    one = case(cause="card", loans=[], cards=[card(daily_percent="0.07", statements=rows)])
    point = points(one, date(2022, 12, 31))["interest_above_24"]
    assert (point.articles, point.subject) == (("银行卡规定2021.2",), CARD)


def test_an_assisted_loan_is_flagged_by_its_disclosed_cost_alone() -> None:
    table = {"signed": True, "annual_percent": "24.01"}
    terms = loan(signed_on="2025-10-01", is_assisted_loan=True, cost_disclosure=table, highlighted=True)
    assert points(case(loans=[terms]), owed=False)["assisted_loan_above_24"].level is Level.STOP
    at_the_line = terms | {"cost_disclosure": table | {"annual_percent": "24"}}
    assert points(case(loans=[at_the_line]), owed=False) == {}


def test_an_assisted_loan_is_flagged_by_what_it_really_cost() -> None:
    terms = loan(
        signed_on="2025-10-01",
        is_assisted_loan=True,
        rate={"annual_percent": "23.8"},
        disbursements=[note(disbursed_on="2025-10-01", due_on="2025-12-01")],
    )
    assert "逾期期间年化" in points(case(loans=[terms]), date(2026, 5, 1))["assisted_loan_above_24"].sentence


def test_an_lpr_loan_is_judged_by_the_rate_of_its_signing() -> None:
    rate = {"kind": "lpr", "lpr_tenor": "1y", "spread_bp": 1200}
    found = points(
        case(loans=[loan(rate=rate, penalty={"overdue_uplift_percent": "50"})]), owed=False
    )  # (3.70% + 12%) × 1.5
    assert "23.55%" in found["private_lending_cap_not_applicable"].sentence


def test_a_payment_on_the_day_of_lending_of_another_debt_is_not_deducted_interest() -> None:
    two = [loan(), loan(number="合同002", disbursements=[note(note="借据002", disbursed_on="2022-07-01")])]
    row = paid("2022-07-01", debt=NOTE)
    assert "interest_deducted_in_advance" not in points(case(loans=two, repayments=[row]))
    mine = paid("2022-07-01", debt="借据002")
    assert points(case(loans=two, repayments=[mine]))["interest_deducted_in_advance"].subject == "借据002"


def test_a_payment_of_the_day_before_lending_is_not_deducted_interest() -> None:
    assert "interest_deducted_in_advance" not in points(case(repayments=[paid("2022-06-29")]))


def test_a_payment_taken_back_is_not_deducted_interest() -> None:
    back = paid("2022-07-02", kind="reversal", reverses="H-2022-06-30") | {"id": "H2"}
    rows = [paid("2022-06-30"), back]
    assert "interest_deducted_in_advance" not in points(case(repayments=rows))


def test_a_payment_of_the_only_debt_need_not_name_it() -> None:
    assert "debt_of_payment_unnamed" not in points(case(repayments=[paid("2023-07-01")]))


@pytest.mark.parametrize(("day", "raised"), [("2022-04-04", False), ("2022-04-05", True)])
def test_only_a_payment_after_the_damages_asks_for_their_place(day: str, *, raised: bool) -> None:
    rows = [
        statement("2022-03-05", "2022-03-25", "0", "5000", "5000"),
        statement("2022-04-05", "2022-04-25", "5000", "0", "5100", damages="100"),
    ]
    one = case(cause="card", loans=[], cards=[card(statements=rows)], repayments=[paid(day)])
    assert ("damages_place_undecided" in points(one, date(2022, 6, 1))) is raised


def test_a_misused_loan_without_its_uplift_asks_for_the_clause() -> None:
    terms = loan(penalty={"overdue_uplift_percent": "50", "misused": True})
    assert "未录入挪用罚息" in points(case(loans=[terms]))["penalties_not_stacked"].sentence


@pytest.mark.parametrize(("kind", "raised"), [("other", True), ("fixed_asset", False), ("housing", True)])
def test_the_cost_table_is_for_personal_loans(kind: str, *, raised: bool) -> None:
    terms = loan(signed_on="2026-08-01", kind=kind)
    assert ("cost_disclosure_missing" in points(case(loans=[terms]), owed=False)) is raised


def test_a_company_borrower_makes_an_unnamed_loan_no_personal_one() -> None:
    terms = loan(signed_on="2026-08-01", kind="other")
    company = case(loans=[terms], debtors=[{"name": "样例担保有限公司"}])
    assert "cost_disclosure_missing" not in points(company, owed=False)


def test_a_claimed_fee_that_the_table_lacks_is_named() -> None:
    table = {"signed": True, "annual_percent": "4.35", "fees": "罚息、复利"}
    terms = loan(signed_on="2026-08-01", cost_disclosure=table)
    fee = {"kind": "other", "basis": "增信服务费", "amount": "100", "incurred_on": "2026-09-01"}
    found = points(case(loans=[terms], costs=[fee]), owed=False)["fee_not_disclosed"]
    assert "增信服务费" in found.sentence
    lawyer = fee | {"kind": "lawyer"}
    assert "fee_not_disclosed" not in points(case(loans=[terms], costs=[lawyer]), owed=False)
    dropped = fee | {"claimed": False}
    assert "fee_not_disclosed" not in points(case(loans=[terms], costs=[dropped]), owed=False)


def test_a_disclosed_cost_below_the_rate_differs_even_with_other_fees() -> None:
    table = {"signed": True, "annual_percent": "4", "fees": "担保费"}
    terms = loan(signed_on="2026-08-01", cost_disclosure=table)
    assert "disclosed_rate_differs" in points(case(loans=[terms]), owed=False)


def test_highlighting_that_is_not_proved_names_every_contract_once() -> None:
    two = case(loans=[loan(), loan(number="合同002", disbursements=[note(note="借据002")])])
    assert "合同001、合同002" in points(two)["highlighting_unknown"].sentence


def test_day_counts_of_awarded_items_are_compared_in_enforcement() -> None:
    items = [
        {"label": "本金", "kind": "principal", "amount": "1", "further_percent": "5", "day_count": 365},
        {"label": "利息", "kind": "interest", "amount": "1", "further_percent": "5", "day_count": 360},
    ]
    ruling = {
        "number": "（2023）样0101民初1号",
        "court": "样例市样例区人民法院",
        "issued_on": "2023-02-01",
        "effective_on": "2023-03-01",
        "operative_part": "偿还本金",
        "items": items,
    }
    at = case(stage="enforcement", judgments=[ruling])
    assert "“本金”按365天" in points(at, owed=False)["day_counts_mixed"].sentence
    same = ruling | {"items": [items[0], items[1] | {"further_percent": None}]}
    assert "day_counts_mixed" not in points(case(stage="enforcement", judgments=[same]), owed=False)


def test_no_point_ever_says_a_wrong_thing_of_the_law() -> None:
    everything = case(
        loans=[
            loan(
                rate={"annual_percent": "30"},
                penalty={"overdue_uplift_percent": "60", "misuse_uplift_percent": "120", "misused": True},
                compound={"on_penalty": True},
                highlighted=False,
            )
        ],
        events=[event("2023-07-30", "bankruptcy_accepted"), event("2024-01-10", "set_off")],
        repayments=[paid("2022-06-30"), paid("2024-01-01", "5000")],
    )
    found = points(everything)
    assert len(found) >= 9
    for point in found.values():
        assert wrong_statements(point.sentence) == ()
        assert point.rule.startswith("R-INT-")
        assert not (point.source and point.grade is not Grade.SECONDARY)
