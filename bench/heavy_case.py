"""A made-up case with much to check: 12 repayments, 40 contacts, 3 guarantors, a debt of 12 instalments."""

from datetime import date, timedelta
from typing import Any

from legal_docs.model.casefile import CaseFile

BORROWER, GUARANTORS = "赵样例", ("钱样例", "孙样例", "李样例")
NOTE, PHONE, ADDRESS = "借据001", "13800000001", "样例市样例路2号101室"
ON = date(2024, 9, 3)
_FIRST_DEMAND = date(2023, 7, 3)
_CHANNELS = ("sms", "handed", "phone", "letter")


def heavy_case() -> CaseFile:
    """Return the case."""
    due = [date(2022 + month // 12, month % 12 + 1, 28) for month in range(6, 18)]
    names = (BORROWER, *GUARANTORS)
    return CaseFile.model_validate(
        {
            "number": "样例-测速",
            "cause": "loan",
            "court": "样例市样例区人民法院",
            "creditor": {"name": "样例银行", "uscc": "0" * 18, "head_name": "周样例", "address": "样例路1号"},
            "people": [_person(name) for name in names],
            "debtors": [{"name": BORROWER}],
            "loans": [_loan(due)],
            "repayments": [_repayment(number, day) for number, day in enumerate(due)],
            "contacts": [_contact(number, names[number // 10]) for number in range(40)],
            "guarantors": [_guarantor(name) for name in GUARANTORS],
        }
    )


def _person(name: str) -> dict[str, Any]:
    return {"kind": "natural", "name": name, "phone": PHONE, "household_address": ADDRESS}


def _loan(due: list[date]) -> dict[str, Any]:
    rows = [
        {"number": n, "due_on": day, "principal": "10000", "interest": "100"} for n, day in enumerate(due, 1)
    ]
    note = {"note": NOTE, "disbursed_on": "2022-06-28", "due_on": due[-1], "amount": "120000"}
    return {
        "number": "合同001",
        "signed_on": "2022-06-28",
        "amount": "120000",
        "rate": {"annual_percent": "4.35"},
        "day_count": 360,
        "disbursements": [note | {"schedule": rows}],
    }


def _repayment(number: int, day: date) -> dict[str, Any]:
    paid = {"id": f"R{number}", "paid_on": day, "amount": "5000", "debt": NOTE, "payer": BORROWER}
    return paid | {"evidence": f"02-还款流水/{number}.pdf"}


def _contact(number: int, target: str) -> dict[str, Any]:
    day = _FIRST_DEMAND + timedelta(9 * number)
    return {
        "id": f"C{number}",
        "on": day,
        "channel": _CHANNELS[number % len(_CHANNELS)],
        "target": target,
        "sent_to": PHONE,
        "outcome": "reached",
        "receiver": "self",
        "arrived_on": day + timedelta(1),
        "is_demand": True,
        "is_recorded": True,
        "evidence": f"03-催收记录/{number}.pdf#1",
    }


def _guarantor(name: str) -> dict[str, Any]:
    terms = {"type": "joint", "type_wording": "连带责任保证", "period": "years", "period_length": 3}
    return {"name": name, "contract_number": f"保证-{name}", "signed_on": "2022-06-28", **terms}
