"""Claims: which, against whom, how much, and what goes on accruing."""

from legal_docs.drafting.claims import claims
from tests.drafting.factory import COMPANY, DEBTOR, dossier, guarantor
from tests.ledger.factory import loan, note

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
