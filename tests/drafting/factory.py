"""Small dossiers for drafting tests."""

from datetime import date
from typing import Any

from legal_docs.ledger import compute
from legal_docs.model.dossier import Dossier
from legal_docs.model.exhibit import EvidenceBundle, Exhibit
from legal_docs.model.findings import Findings
from tests.ledger.factory import case, loan

ON = date(2025, 6, 30)
DEBTOR = {
    "kind": "natural",
    "name": "钱某某",
    "sex": "男",
    "born_on": "1990-01-01",
    "household_address": "某省某市某路1号",
    "id_number": "999999199001010011",
}
COMPANY = {
    "kind": "organisation",
    "name": "某市A&B贸易有限公司",
    "address": "某省某市某路2号",
    "head_name": "孙某",
}


def guarantor(**changes: Any) -> dict[str, Any]:
    """A joint guarantor for three years."""
    terms = {
        "name": COMPANY["name"],
        "contract_number": "BZ-1",
        "signed_on": "2024-01-08",
        "type": "joint",
        "period": "years",
        "period_length": 3,
    }
    return terms | changes


def exhibit(number: int, file: str, first: int, pages: int) -> Exhibit:
    """A bound exhibit."""
    return Exhibit(
        number=number,
        file=file,
        title=f"证据{number}",
        group="借款合同",
        kind="document",
        original="copy",
        sha256="0" * 64,
        size=1,
        page_count=pages,
        first_page=first,
        last_page=first + pages - 1,
    )


def dossier(*exhibits: Exhibit, on: date = ON, **changes: Any) -> Dossier:
    """A suit over one matured 100,000 yuan loan, computed on `on`."""
    changes.setdefault("people", [DEBTOR, COMPANY])
    loans = changes.pop("loans", [loan()])
    file = case(*loans, **changes)
    bundle = EvidenceBundle(case_number=file.number, exhibits=exhibits)
    findings = Findings(on=on, law_known_to=on)
    return Dossier(case=file, on=on, arrears=compute(file, on=on), findings=findings, bundle=bundle)
