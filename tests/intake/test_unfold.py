import json
from pathlib import Path
from typing import Any

import pytest

from legal_docs.intake.csvfile import write_set
from legal_docs.intake.example import example_cases
from legal_docs.intake.read import read
from legal_docs.intake.template import write_workbook
from legal_docs.model.casefile import CaseFile
from tests.intake.factories import ON, card_case, loan_case, put


def _rich() -> tuple[CaseFile, ...]:
    """Return cases that use what the example does not: two notes, order of roles, several agents, signs."""
    loan = loan_case(remarks="-甲，乙\n“引号”")
    second = json.loads(json.dumps(loan["loans"][0]["disbursements"][0])) | {
        "note": "示例借据-02",
        "schedule": [],
    }
    loan["loans"][0]["disbursements"].append(second)
    put(loan, "loans.0.amount", "200000.00")
    loan["debtors"] = [
        {"name": "示例保证有限公司", "role": "assumed", "basis": "承诺函"},
        {"name": "丁借款", "role": "borrower", "debts": ["示例借据-01", "示例借据-02"]},
    ]
    loan["creditor"]["agents"].append(
        {"name": "庚律师", "kind": "lawyer", "licence_number": "00000000000000001"}
    )
    _circumstances(loan)
    return tuple(CaseFile.model_validate(data) for data in (loan, card_case()))


def _circumstances(loan: dict[str, Any]) -> None:
    """Fill in what few cases have: a missing debtor, a renewal, a disclosure, custody, consents."""
    loan["creditor"] |= {"has_licence": False, "assigned_from": "示例资产管理有限公司"}
    loan["people"][0] |= {
        "whereabouts": "missing",
        "whereabouts_since": "2025-01-01",
        "nationality": "中国",
        "lacks_capacity": True,
        "guardian": "壬监护",
        "divorced_on": "2020-01-02",
    }
    loan["people"][1] |= {"status": "revoked", "sole_shareholder": "癸股东", "successor": "癸股东"}
    loan["loans"][0] |= {
        "performance_place": "示例省示例市示例区",
        "repays_old_loan": True,
        "cost_disclosure": {"signed": True, "annual_percent": "9.9", "fees": ["利息", "担保费"]},
    }
    loan["loans"][0]["penalty"] |= {"misused": True}
    loan["loans"][0]["jurisdiction"] |= {"court": "示例市示例区人民法院"}
    loan["loans"][0]["disbursements"][1] |= {"is_due_on_demand": True}
    loan["guarantors"][0] |= {"for_insider": True, "knew_renewal": False, "shares_agreed": True}
    loan["collateral"][0] |= {"prior_claims": "50000.00"}
    loan["contacts"][0] |= {"hours_agreed": True, "told_third_party": True, "conduct": "辱骂"}
    loan["events"][0] |= {"kind": "mediation", "licensed": True, "consented_by": ["示例保证有限公司"]}
    loan["clues"][0] |= {
        "prior_claims": "1.00",
        "share_percent": "33.33",
        "is_only_home": True,
        "sealed_by": "示例市另一区人民法院",
    }
    loan["escalation"] |= {
        "is_disputed": False,
        "expects_counterclaim": True,
        "needs_appraisal": False,
        "other_debts_between": True,
    }


@pytest.mark.parametrize("cases", [example_cases(), _rich()], ids=["example", "rich"])
def test_json_workbook_and_csv_give_the_same_case(cases: tuple[CaseFile, ...], tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps([c.model_dump(mode="json") for c in cases]), encoding="utf-8")
    write_workbook(tmp_path / "a.xlsx", cases)
    sources = [tmp_path / "a.json", tmp_path / "a.xlsx"]
    for encoding in ("gb18030", "utf-8", "utf-8-sig"):
        sources.append(tmp_path / encoding)
        sources[-1].mkdir()
        write_set(sources[-1], cases, encoding)
    for source in sources:
        found = read(source, on=ON)
        assert tuple(loaded.case for loaded in found.cases) == cases, (source, found.problems)
