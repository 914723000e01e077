"""借款利率: the printed lines of the agreed rates."""

from typing import Any

from tests.drafting.elements.sheets import loan_sheet, row, rows, ticked
from tests.ledger.factory import loan

RATES = {
    "rate": {"annual_percent": "7.2", "clause": "第3.1条"},
    "penalty": {"overdue_uplift_percent": "50", "clause": "第6.1条"},
    "compound": {"clause": "第6.3条第2款"},
}
FLOATING: dict[str, Any] = {"kind": "lpr", "lpr_tenor": "1y", "spread_bp": 80, "reset": "new_year"}


def test_rates_stand_in_their_lines_with_the_numbers_of_their_clauses() -> None:
    found = row(loan_sheet(loans=[loan(**RATES)]), "借款利率")
    told = [(b.under, b.label, b.value, b.unit) for b in found.blanks]
    assert told == [
        ("利率", "利率", "7.2", "%"),
        ("利率", "第", "3.1", "条"),
        ("逾期上浮", "逾期上浮", "50", "%"),
        ("逾期上浮", "第", "6.1", "条"),
        ("罚息（违约金）", "罚息（违约金）", "10.8", "%"),
        ("罚息（违约金）", "第", "6.1", "条"),
    ]
    assert ticked(found) == ["利率", "逾期上浮", "复利", "罚息（违约金）"]


def test_what_was_not_agreed_is_not_ticked() -> None:
    found = row(loan_sheet(loans=[loan(penalty=None, compound=None)]), "借款利率")
    assert ticked(found) == ["利率"]
    assert [b.value for b in found.blanks] == ["6"]


def lpr(**changes: Any) -> list[tuple[str, str]]:
    """What stands before the per cent of the rate and of the penalty."""
    found = row(loan_sheet(loans=[loan(rate=FLOATING | changes)]), "借款利率")
    return [(b.label, str(b.value)) for b in found.blanks if b.unit == "%"]


def test_a_floating_rate_is_told_as_agreed_with_its_first_and_its_present_figure() -> None:
    # LPR of one year: 3.45 % on 2024-01-10; 3.10 % from 2025-01-01
    assert lpr() == [
        ("利率", "LPR（一年期）+80个基点，放款时4.25%，2025年6月30日执行3.9"),
        ("逾期上浮", "50"),
        ("罚息（违约金）", "2025年6月30日执行5.85"),
    ]
    assert lpr(spread_bp=-20)[0][1].startswith("LPR（一年期）-20个基点，放款时3.25%，")
    assert lpr(spread_bp=0)[0][1].startswith("LPR（一年期），放款时3.45%，")


def test_a_rate_that_is_not_reset_is_fixed_when_the_money_is_lent() -> None:
    assert lpr(reset="never") == [
        ("利率", "LPR（一年期）+80个基点，放款时确定为4.25"),
        ("逾期上浮", "50"),
        ("罚息（违约金）", "6.375"),
    ]


def test_notes_lent_at_other_rates_have_a_copy_each_that_names_them() -> None:
    notes = [
        {"note": "JJ-1", "disbursed_on": "2024-01-10", "due_on": "2025-01-10", "amount": "50000"},
        {"note": "JJ-2", "disbursed_on": "2024-08-01", "due_on": "2025-01-10", "amount": "50000"},
    ]
    apart = rows(loan_sheet(loans=[loan(rate=FLOATING, disbursements=notes)]), "借款利率")
    named = [[(b.value, b.under) for b in each.blanks if b.label == "条）"] for each in apart]
    assert named == [[("（借据JJ-1）", "利率")], [("（借据JJ-2）", "利率")]]
    alike = row(loan_sheet(loans=[loan(disbursements=notes)]), "借款利率")
    assert not any(b.label == "条）" for b in alike.blanks)
