"""What an instrument leaves owed."""

from datetime import date

import pytest

from legal_docs.errors import BadInputError
from legal_docs.ledger import compute
from tests.ledger.factory import D, case, paid

JUDGMENT = {
    "number": "（2024）某0101民初1号",
    "court": "某市某区人民法院",
    "issued_on": "2024-12-01",
    "effective_on": "2024-12-20",
    "performance_days": 10,
    "operative_part": "被告偿还本金100000元及利息",
    "items": [
        {
            "label": "本金",
            "kind": "principal",
            "amount": "100000",
            "further_percent": "7.2",
            "is_base": True,
            "further_from": "2024-12-01",
        },
        {"label": "利息", "kind": "interest", "amount": "5000"},
        {"label": "案件受理费", "kind": "court_fee", "amount": "1150"},
    ],
}


def enforcement(**changes):
    return case(stage="enforcement", judgments=[JUDGMENT], **changes)


def test_the_instrument_and_not_the_contract_says_what_is_owed() -> None:
    owed = compute(enforcement(), on=date(2024, 12, 30)).owed
    # 100000 × 7.2 % × 30 ÷ 360 = 600.00 on top of 5000; performance until 12-30: nothing doubled yet
    assert (owed.principal, owed.interest, owed.costs, owed.doubled) == (
        D("100000"),
        D("5600.00"),
        D("1150"),
        0,
    )


def test_doubled_interest_runs_after_the_time_to_perform() -> None:
    # base day 2024-12-30; 100000 × 0.0175 % × 10 = 175.00
    assert compute(enforcement(), on=date(2025, 1, 9)).owed.doubled == D("175.00")


def test_a_part_payment_goes_to_costs_interest_and_principal_before_the_doubled_part() -> None:
    arrears = compute(enforcement(repayments=[paid("2025-01-09", "20000")]), on=date(2025, 1, 19))
    applied = arrears.allocations[0].applied
    # interest by 01-09: 5000 + 800.00 (40 days)
    assert (applied.costs, applied.interest, applied.doubled) == (D("1150"), D("5800.00"), 0)
    assert applied.principal == D("13050.00")
    # 175.00, then 86950 × 0.0175 % × 10 = 152.1625 → together 327.16
    assert arrears.owed.doubled == D("327.16")


def test_what_is_left_after_the_debt_pays_the_doubled_part_and_the_rest_is_flagged() -> None:
    total = compute(enforcement(), on=date(2025, 1, 9)).owed.total
    arrears = compute(enforcement(repayments=[paid("2025-01-09", total + 1)]), on=date(2025, 3, 1))
    assert arrears.owed.total == 0
    assert arrears.allocations[0].applied.doubled == D("175.00")
    assert arrears.allocations[0].unapplied == D("1.00")


def test_the_first_day_the_instrument_names_counts_and_keeps_its_name() -> None:
    item = JUDGMENT["items"][0] | {"further_kind": "罚息"}
    named = case(stage="enforcement", judgments=[JUDGMENT | {"items": [item]}])
    # "自2024年12月1日起" to 12-01 is one day: 100000 × 7.2 % ÷ 360 = 20.00
    owed = compute(named, on=date(2024, 12, 1)).owed
    assert (owed.penalty, owed.interest) == (D("20.00"), 0)


def test_payments_before_the_instrument_are_taken_to_be_in_it() -> None:
    arrears = compute(enforcement(repayments=[paid("2024-10-01", "500")]), on=date(2025, 1, 9))
    assert arrears.allocations == ()
    assert any("早于文书作出之日" in note for note in arrears.notes)


def test_enforcement_without_an_instrument_is_refused() -> None:
    with pytest.raises(BadInputError, match="没有生效法律文书"):
        compute(case(stage="enforcement"), on=date(2025, 1, 9))
