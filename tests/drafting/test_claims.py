"""Claims: which, against whom, how much, and what goes on accruing."""

from datetime import date

import pytest

from legal_docs.drafting.claims import claims
from legal_docs.errors import MissingValueError
from tests.drafting.factory import COMPANY, DEBTOR, dossier, guarantor
from tests.ledger.factory import card, loan, note, paid

HOUSE = {
    "id": "D1",
    "kind": "mortgage_real",
    "owner": "钱某某",
    "description": "某省某市某路1号房屋",
    "contract_number": "DY-1",
    "signed_on": "2024-01-08",
}


def kinds(**changes: object) -> list[str]:
    return [c.kind for c in claims(dossier(**changes)).items]


def test_a_plain_loan_claims_principal_interest_and_court_costs() -> None:
    assert kinds() == ["本金", "息费", "诉讼费"]


def test_the_sums_are_the_ledgers_own() -> None:
    file = dossier()
    found = claims(file)
    assert found.items[0].amount == "100,000.00"
    assert found.items[1].amount == f"{file.arrears.owed.interest_like:,.2f}"
    assert found.total == f"{file.arrears.owed.total:,.2f}"


def test_further_interest_runs_from_the_day_after_the_cut_off() -> None:
    found = claims(dossier())
    assert (found.cutoff, found.next_day) == ("2025年6月30日", "2025年7月1日")
    assert [(f.component, f.base, f.rate) for f in found.items[1].further] == [
        ("罚息", "100,000.00", "年利率9%"),
        ("复利", "6,100.00", "年利率9%"),
    ]


def test_a_joint_guarantor_answers_jointly_and_a_general_one_after_enforcement() -> None:
    joint = claims(dossier(guarantors=[guarantor()])).items[2]
    assert (joint.kind, joint.against, joint.scope) == ("连带保证", "被告某市A&B贸易有限公司", "第1项至第2项")
    assert claims(dossier(guarantors=[guarantor(type="general")])).items[2].kind == "一般保证"


def test_an_unclear_guarantee_is_joint_before_2021_and_general_since() -> None:
    old = guarantor(type="unclear", signed_on="2020-12-31")
    new = guarantor(type="unclear", signed_on="2021-01-01")
    assert claims(dossier(guarantors=[old])).items[2].kind == "连带保证"
    assert claims(dossier(guarantors=[new])).items[2].kind == "一般保证"


def test_priority_is_claimed_only_over_what_is_formally_registered() -> None:
    assert "担保物权" in kinds(collateral=[HOUSE | {"registration": "formal", "registered_on": "2024-01-10"}])
    assert "担保物权" not in kinds(collateral=[HOUSE | {"registration": "advance"}])
    assert "担保物权" not in kinds(collateral=[HOUSE])


def test_a_loan_not_called_and_not_due_is_first_called_by_the_suit() -> None:
    running = loan(disbursements=[note([("2025-01-10", "40000"), ("2026-01-10", "60000")])])
    assert kinds(loans=[running])[0] == "提前到期"


def test_costs_are_claimed_with_their_kinds() -> None:
    found = claims(dossier(costs=[{"kind": "lawyer", "amount": "3000", "incurred_on": "2025-06-01"}]))
    assert found.items[2].parts == "律师代理费3,000.00元"


def test_co_borrowers_owe_together() -> None:
    both = claims(
        dossier(debtors=[{"name": DEBTOR["name"]}, {"name": COMPANY["name"], "role": "co_borrower"}])
    )
    assert both.items[0].joint
    assert both.items[0].against == "被告钱某某、被告某市A&B贸易有限公司"


# -- what is claimed and what is not -----------------------------------------------------------

FORMAL = HOUSE | {"registration": "formal", "registered_on": "2024-01-10"}
RUNNING = [("2025-01-10", "40000"), ("2026-01-10", "60000")]
SECOND = {"note": "JJ-2", "disbursed_on": "2024-01-10", "due_on": "2025-01-10", "amount": "50000"}
BOTH = [loan(), loan(number="HT-2", amount="50000", disbursements=[SECOND])]
"""Two loans due on 2025-01-10; by 2025-06-30 they bear 171 days of penalty."""


def find(kind: str, **changes):
    return next(c for c in claims(dossier(**changes)).items if c.kind == kind)


def test_a_loan_whose_call_was_declared_is_not_called_again_by_the_suit() -> None:
    called = loan(
        disbursements=[note(RUNNING)],
        acceleration={"declared_on": "2025-06-20", "accelerated_due_on": "2025-07-10"},
    )
    assert kinds(loans=[called]) == ["本金", "息费", "诉讼费"]
    later = loan(disbursements=[note(RUNNING)], acceleration={"declared_on": "2025-07-01"})
    assert kinds(loans=[later])[0] == "提前到期"


def test_principal_is_not_claimed_where_none_is_owed() -> None:
    # principal first: 100000 paid on the due day leaves 6100 of interest only
    first = loan(allocation={"order": "本金、利息"})
    assert kinds(loans=[first], repayments=[paid("2025-01-10", "100000")]) == ["息费", "诉讼费"]


def test_nothing_but_court_costs_is_claimed_where_all_is_paid() -> None:
    assert kinds(repayments=[paid("2025-01-10", "106100")]) == ["诉讼费"]


def test_costs_not_claimed_are_in_no_claim() -> None:
    cost = {"kind": "lawyer", "amount": "3000", "incurred_on": "2025-06-01", "claimed": False}
    assert "费用" not in kinds(costs=[cost])


def test_costs_of_one_kind_are_put_together_and_what_was_met_is_named() -> None:
    costs = [
        {"kind": "lawyer", "amount": "3000", "incurred_on": "2025-06-01"},
        {"kind": "notary", "amount": "200", "incurred_on": "2025-06-02"},
        {"kind": "lawyer", "amount": "1000", "incurred_on": "2025-06-03"},
        {"kind": "travel", "amount": "900", "incurred_on": "2025-06-04", "claimed": False},
    ]
    claim = find("费用", costs=costs, repayments=[paid("2025-06-10", "500")])
    assert (claim.amount, claim.parts) == ("3,700.00", "律师代理费4,000.00元、公证费200.00元，已受偿500.00元")


def test_a_debtor_who_owes_only_some_of_the_debts_is_refused() -> None:
    debtors = [
        {"name": DEBTOR["name"]},
        {"name": COMPANY["name"], "role": "co_borrower", "debts": ["JJ-2"]},
    ]
    with pytest.raises(MissingValueError, match="只对部分借款负责"):
        claims(dossier(loans=BOTH, debtors=debtors))
    every = [debtors[0], debtors[1] | {"debts": ["JJ-1", "HT-2"]}]
    assert claims(dossier(loans=BOTH, debtors=every)).items[0].joint


# -- security ----------------------------------------------------------------------------------


def test_the_scope_of_security_counts_the_claim_that_calls_the_loan() -> None:
    running = [loan(disbursements=[note(RUNNING)])]
    assert find("连带保证", guarantors=[guarantor()], loans=running).scope == "第1项至第3项"
    cost = {"kind": "lawyer", "amount": "3000", "incurred_on": "2025-06-01"}
    assert find("担保物权", collateral=[FORMAL], loans=running, costs=[cost]).scope == "第1项至第4项"


def test_security_beside_other_security_still_covers_the_debt_only() -> None:
    found = claims(dossier(collateral=[FORMAL], guarantors=[guarantor()])).items
    assert [(c.number, c.kind, c.scope) for c in found[2:]] == [
        (3, "担保物权", "第1项至第2项"),
        (4, "连带保证", "第1项至第2项"),
        (5, "诉讼费", ""),
    ]


def test_security_for_one_claim_covers_that_claim() -> None:
    first = {"loans": [loan(allocation={"order": "本金、利息"})], "guarantors": [guarantor()]}
    assert find("连带保证", **first, repayments=[paid("2025-01-10", "100000")]).scope == "第1项"


def test_security_for_some_debts_names_these_debts_and_their_sums() -> None:
    # JJ-2: interest 50000 × 6 % × 366 ÷ 360 = 3050.00, penalty 50000 × 9 % × 171 ÷ 360 = 2137.50,
    # compound 3050 × 9 % × 171 ÷ 360 = 130.39 (130.3875); together 5317.89
    scope = "借据JJ-2项下（本金50,000.00元、计至2025年6月30日的息费5,317.89元及此后的息费）"
    for name in ("JJ-2", "HT-2"):
        assert find("连带保证", loans=BOTH, guarantors=[guarantor(debts=name)]).scope == scope
        assert find("担保物权", loans=BOTH, collateral=[FORMAL | {"debts": name}]).scope == scope


def test_security_that_names_every_debt_covers_all_claims() -> None:
    assert find("连带保证", loans=BOTH, guarantors=[guarantor(debts="JJ-1、HT-2")]).scope == "第1项至第2项"


def test_a_guarantors_ceiling_is_printed() -> None:
    assert find("连带保证", guarantors=[guarantor(ceiling="80000")]).ceiling == "80,000.00"
    assert find("连带保证", guarantors=[guarantor()]).ceiling == ""


def test_the_ceiling_of_collateral_is_printed_only_for_a_maximum_mortgage() -> None:
    maximum = FORMAL | {"is_maximum": True, "ceiling": "120000"}
    assert find("担保物权", collateral=[maximum]).ceiling == "120,000.00"
    assert find("担保物权", collateral=[maximum | {"is_maximum": False}]).ceiling == ""
    assert find("担保物权", collateral=[FORMAL | {"is_maximum": True}]).ceiling == ""


@pytest.mark.parametrize(
    ("kind", "act"),
    [
        ("mortgage_real", "抵押"),
        ("mortgage_movable", "抵押"),
        ("pledge_movable", "质押"),
        ("pledge_right", "质押"),
    ],
)
def test_a_mortgage_and_a_pledge_are_told_apart(kind: str, act: str) -> None:
    assert find("担保物权", collateral=[FORMAL | {"kind": kind}]).act == act


def test_a_thing_pledged_needs_no_registration_and_a_right_does() -> None:
    assert "担保物权" in kinds(collateral=[HOUSE | {"kind": "pledge_movable"}])
    assert "担保物权" not in kinds(collateral=[HOUSE | {"kind": "pledge_right"}])


def test_the_thing_is_named_with_its_certificate() -> None:
    thing = FORMAL | {"certificate": "某不动产权第1号"}
    assert find("担保物权", collateral=[thing]).thing == "某省某市某路1号房屋（某不动产权第1号）"
    assert find("担保物权", collateral=[FORMAL]).thing == "某省某市某路1号房屋"


# -- parts and further interest ----------------------------------------------------------------


def test_each_part_of_the_interest_claim_has_its_own_name() -> None:
    # 171 days: 100000 × 9 % × 171 ÷ 360 = 4275.00; 6100 × 9 % × 171 ÷ 360 = 260.775 → 260.78
    assert find("息费").parts == "利息6,100.00元、罚息4,275.00元、复利260.78元"


def cards(**changes):
    statement = {
        "statement_on": "2025-06-20",
        "due_on": "2025-07-10",
        "principal": "1000",
        "interest": "10",
        "fees": "7",
        "damages": "5",
        "closing": "1022",
    }
    return {"cause": "card", "loans": [], "cards": [card(statements=[statement], **changes)]}


def test_fees_and_damages_of_a_card_keep_their_own_names() -> None:
    # ten days: 1000 × 0.05 % × 10 = 5.00 on top of 10.00
    assert find("息费", **cards()).parts == "利息15.00元、手续费7.00元、违约金5.00元"


def test_what_goes_on_accruing_on_a_card_is_told_at_its_daily_rate() -> None:
    found = find("息费", **cards()).further
    assert [(f.component, f.base, f.base_name, f.rate, f.basis) for f in found] == [
        ("利息", "1,000.00", "未还透支本金", "日利率0.05%", "")
    ]


def test_the_base_of_each_further_item_is_named() -> None:
    found = find("息费").further
    assert [(f.component, f.base_name, f.basis, f.debt) for f in found] == [
        ("罚息", "未还本金", "360", ""),
        ("复利", "未付利息", "360", ""),
    ]


def test_the_debt_of_a_further_item_is_named_where_there_are_several() -> None:
    assert [f.debt for f in find("息费", loans=BOTH).further] == ["JJ-1", "JJ-1", "JJ-2", "JJ-2"]


def test_a_floating_rate_says_how_it_is_set_anew() -> None:
    rate = {"kind": "lpr", "lpr_tenor": "1y", "spread_bp": 55, "reset": "new_year"}
    texts = {f.floating for f in find("息费", loans=[loan(rate=rate)]).further}
    assert [text[:21] for text in texts] == ["每年1月1日按当日适用的一年期LPR加55"]
    assert {f.floating for f in find("息费").further} == {""}


def test_interest_that_goes_on_is_claimed_even_where_none_has_accrued_yet() -> None:
    on = date(2024, 1, 10)
    assert [c.kind for c in claims(dossier(on=on)).items] == ["提前到期", "本金", "息费", "诉讼费"]


HEIR = {"name": COMPANY["name"], "role": "heir"}


def test_an_heir_beside_a_debtor_answers_in_a_claim_of_its_own_within_the_estate() -> None:
    found = claims(dossier(debtors=[{"name": DEBTOR["name"], "role": "spouse"}, HEIR])).items
    assert [c.kind for c in found] == ["本金", "息费", "继承", "诉讼费"]
    assert (found[0].against, found[0].joint) == (f"被告{DEBTOR['name']}", False)
    assert (found[2].against, found[2].scope) == (f"被告{COMPANY['name']}", "第1项至第2项")


def test_heirs_alone_are_asked_only_within_the_estate() -> None:
    found = claims(dossier(debtors=[HEIR], guarantors=[guarantor(name=DEBTOR["name"])])).items
    assert "继承" not in [c.kind for c in found]
    assert found[0].against == f"被告{COMPANY['name']}在所得遗产实际价值范围内"
    assert next(c for c in found if c.kind == "连带保证").debtor == "借款人"


def test_an_heir_who_renounced_owes_nothing() -> None:
    both = claims(dossier(debtors=[{"name": DEBTOR["name"]}, HEIR | {"renounced": True}])).items
    assert "继承" not in [c.kind for c in both]


RUNNING = [(f"2025-0{m}-10", "10000") for m in range(1, 8)] + [("2026-01-10", "30000")]


def test_the_suit_names_the_contract_it_calls_and_asks_penalty_once_it_is_called() -> None:
    called = find("提前到期", loans=[loan(disbursements=[note(RUNNING)])])
    assert (called.contract, called.against) == ("HT-1", "被告钱某某")
    asked = find("息费", loans=[loan(disbursements=[note(RUNNING)])])
    assert [(x.base, x.rate, x.component, x.basis) for x in asked.then] == [
        ("40,000.00", "年利率9%", "罚息", "360")
    ]
    assert find("息费").then == ()
    assert find("息费", loans=[loan(disbursements=[note(RUNNING)], penalty=None)]).then == ()


def test_further_items_stand_debt_by_debt_and_a_floating_rate_is_told_once() -> None:
    second = {"note": "JJ-2", "disbursed_on": "2024-01-10", "due_on": "2025-01-10", "amount": "50000"}
    lpr = {"kind": "lpr", "lpr_tenor": "1y", "reset": "anniversary"}
    first = {"note": "JJ-1", "disbursed_on": "2024-01-10", "due_on": "2025-01-10", "amount": "50000"}
    claim = find("息费", loans=[loan(rate=lpr, disbursements=[first, second])])
    assert [(x.number, x.debt, len(x.items)) for x in claim.by_debt] == [(1, "JJ-1", 2), (2, "JJ-2", 2)]
    assert claim.floating.count("重新确定借款利率") == 1
    plain = find("息费")
    assert ([x.debt for x in plain.by_debt], plain.floating) == ([""], "")
