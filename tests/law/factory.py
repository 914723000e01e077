"""Small made-up cases: a test names only what matters to it."""

from typing import Any

from legal_docs.model.casefile import CaseFile

BORROWER, CO_BORROWER, GUARANTOR, OTHER_GUARANTOR = "赵样例", "钱样例", "孙样例", "样例担保有限公司"
NOTE, CARD = "借据001", "6200000000000001"
PHONE = "13800000001"
Record = dict[str, Any]


def case(**changes: Any) -> CaseFile:
    """Return a case with one bullet loan of 100,000 yuan due 2023-06-30; `changes` replace whole fields."""
    fields: Record = {
        "number": "样例-001",
        "cause": "loan",
        "court": "样例市样例区人民法院",
        "creditor": {
            "name": "样例银行",
            "uscc": "000000000000000000",
            "head_name": "周样例",
            "address": "样例路1号",
        },
        "people": [
            {
                "kind": "natural",
                "name": BORROWER,
                "phone": PHONE,
                "household_address": "样例市样例路2号101室",
            },
            {"kind": "natural", "name": CO_BORROWER, "phone": "13800000002"},
            {"kind": "natural", "name": GUARANTOR, "phone": "13800000003"},
            {"kind": "organisation", "name": OTHER_GUARANTOR, "address": "样例市样例路9号"},
        ],
        "debtors": [{"name": BORROWER}],
        "loans": [loan()],
    }
    return CaseFile(**(fields | changes))


def loan(**changes: Any) -> Record:
    """Return a loan agreement with one drawdown."""
    fields: Record = {
        "number": "合同001",
        "signed_on": "2022-06-30",
        "amount": "100000",
        "rate": {"annual_percent": "4.35"},
        "day_count": 360,
        "disbursements": [note()],
    }
    return fields | changes


def note(**changes: Any) -> Record:
    """Return a drawdown due 2023-06-30."""
    fields: Record = {"note": NOTE, "disbursed_on": "2022-06-30", "due_on": "2023-06-30", "amount": "100000"}
    return fields | changes


def instalments(*due: str, principal: str = "10000", interest: str = "100") -> list[Record]:
    """Return a schedule of equal instalments on the given days."""
    rows = enumerate(due, start=1)
    return [{"number": n, "due_on": d, "principal": principal, "interest": interest} for n, d in rows]


def contact(on: str, **changes: Any) -> Record:
    """Return a demand handed to the borrower, who signed for it, with evidence."""
    fields: Record = {
        "id": f"C-{on}",
        "on": on,
        "channel": "handed",
        "target": BORROWER,
        "outcome": "reached",
        "receiver": "self",
        "is_demand": True,
        "evidence": f"03-催收记录/{on}.pdf#1",
    }
    return fields | changes


def sms(on: str, **changes: Any) -> Record:
    """Return a demand by SMS to the borrower's number of which only the sending log exists."""
    return contact(on, channel="sms", outcome="unknown", receiver="unknown", sent_to=PHONE) | changes


def event(on: str, kind: str, **changes: Any) -> Record:
    """Return another event about the borrower, with evidence."""
    fields: Record = {"id": f"E-{on}", "on": on, "kind": kind, "target": BORROWER}
    return fields | {"evidence": f"04-其他/{on}.pdf"} | changes


def guarantor(name: str = GUARANTOR, **changes: Any) -> Record:
    """Return a joint guarantee of 2022 for three years from the due date."""
    fields: Record = {
        "name": name,
        "contract_number": f"保证-{name}",
        "signed_on": "2022-06-30",
        "type": "joint",
        "type_wording": "连带责任保证",
        "period": "years",
        "period_length": 3,
    }
    return fields | changes


def card(**changes: Any) -> Record:
    """Return a card account with two statements, the first of which is unpaid."""
    fields: Record = {
        "number": CARD,
        "holder": BORROWER,
        "opened_on": "2020-01-01",
        "daily_percent": "0.05",
        "statements": [
            statement("2022-03-05", "2022-03-25", "0", "5000", "5000"),
            statement("2022-04-05", "2022-04-25", "5000", "1000", "6000"),
        ],
    }
    return fields | changes


def statement(on: str, due_on: str, opening: str, principal: str, closing: str, **changes: Any) -> Record:
    """Return one monthly statement."""
    fields = {"statement_on": on, "due_on": due_on, "opening": opening, "principal": principal}
    return fields | {"closing": closing} | changes


def judgment(**changes: Any) -> Record:
    """Return a judgment effective 2023-03-01, to be performed within ten days."""
    fields: Record = {
        "number": "（2023）样0101民初1号",
        "court": "样例市样例区人民法院",
        "issued_on": "2023-02-01",
        "effective_on": "2023-03-01",
        "performance_days": 10,
        "operative_part": "被告于本判决生效之日起十日内偿还本金。",
        "obligors": BORROWER,
    }
    return fields | changes
