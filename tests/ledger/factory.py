"""Small case files for ledger tests: a test names only what matters."""

from datetime import date
from decimal import Decimal
from typing import Any

from legal_docs.model.card import CardAccount
from legal_docs.model.casefile import CaseFile
from legal_docs.model.loan import Loan, Repayment

D = Decimal


def loan(**changes: Any) -> Loan:
    """A 100,000 yuan bullet loan at 6 % on 360 days, lent 2024-01-10, due 2025-01-10."""
    terms: dict[str, Any] = {
        "number": "HT-1",
        "signed_on": "2024-01-08",
        "amount": "100000",
        "rate": {"annual_percent": "6", "clause": "3.1"},
        "day_count": 360,
        "penalty": {"overdue_uplift_percent": "50", "clause": "3.4"},
        "compound": {"clause": "3.5"},
        "disbursements": [
            {"note": "JJ-1", "disbursed_on": "2024-01-10", "due_on": "2025-01-10", "amount": "100000"}
        ],
    }
    return Loan.model_validate(terms | changes)


def note(schedule: list[tuple[str, str]], **changes: Any) -> dict[str, Any]:
    """A disbursement JJ-1 of 2024-01-10 whose schedule is (due day, principal) pairs."""
    rows = [{"number": n, "due_on": day, "principal": amount} for n, (day, amount) in enumerate(schedule, 1)]
    total = sum((D(amount) for _, amount in schedule), D(0))
    terms = {
        "note": "JJ-1",
        "disbursed_on": "2024-01-10",
        "due_on": schedule[-1][0],
        "amount": total,
        "schedule": rows,
    }
    return terms | changes


def paid(day: date | str, amount: Decimal | str, **changes: Any) -> Repayment:
    """A payment on `day`."""
    terms = {"id": f"P-{day}-{amount}", "paid_on": day, "amount": amount}
    return Repayment.model_validate(terms | changes)


def card(**changes: Any) -> CardAccount:
    """A card with two statements: 1,000 spent in January, 10 interest and 5 damages in February."""
    terms: dict[str, Any] = {
        "number": "6200000000000000001",
        "holder": "钱某某",
        "opened_on": "2023-01-01",
        "daily_percent": "0.05",
        "statements": [
            {"statement_on": "2025-01-05", "due_on": "2025-01-25", "principal": "1000", "closing": "1000"},
            {
                "statement_on": "2025-02-05",
                "due_on": "2025-02-25",
                "opening": "1000",
                "interest": "10",
                "damages": "5",
                "closing": "1015",
            },
        ],
    }
    return CardAccount.model_validate(terms | changes)


def case(*loans: Loan, **changes: Any) -> CaseFile:
    """A suit of a made-up bank against 钱某某 over `loans`."""
    terms: dict[str, Any] = {
        "number": "T-1",
        "cause": "loan",
        "court": "某市某区人民法院",
        "creditor": {"name": "示例银行", "uscc": "X", "head_name": "赵某", "address": "某省某市某路1号"},
        "people": [{"kind": "natural", "name": "钱某某"}],
        "debtors": [{"name": "钱某某"}],
        "loans": loans,
    }
    return CaseFile.model_validate(terms | changes)
