import json
from pathlib import Path

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
    return tuple(CaseFile.model_validate(data) for data in (loan, card_case()))


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
