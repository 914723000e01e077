"""The matrix of facts and exhibits: every fact told has its proof, or a gap that is named."""

import pytest

from legal_docs.drafting.evidence_matrix import MatrixRow, Proven, matrix, unproved
from legal_docs.drafting.facts import facts
from legal_docs.model.dossier import Dossier
from tests.drafting.factory import DEBTOR, dossier, exhibit, guarantor
from tests.ledger.factory import loan

CONTRACT = "01/合同.pdf"
FIRST = exhibit(1, CONTRACT, 1, 4)
SECOND = exhibit(2, "02/流水.xlsx", 5, 2)


def row(found: Dossier, words: str) -> MatrixRow:
    (one,) = [each for each in matrix(found) if words in each.fact]
    return one


def test_a_fact_has_its_exhibits_with_title_and_pages() -> None:
    found = dossier(FIRST, SECOND, loans=[loan(evidence=f"{CONTRACT}#1;{CONTRACT}#3")])
    assert row(found, "签订").proven == (Proven("1", "证据1", "1、3"),)
    assert row(found, "签订").gap == ""


@pytest.mark.parametrize("evidence", ["", "09/没有.pdf"])
def test_a_fact_without_proof_or_whose_file_is_no_exhibit_is_a_gap(evidence: str) -> None:
    found = dossier(FIRST, loans=[loan(evidence=evidence)])
    assert row(found, "签订").gap == "没有引用证据，或者引用的文件不在证据卷中"
    assert row(found, "签订").fact in unproved(found)


def test_every_fact_of_the_complaint_is_a_row_and_the_sum_owed_comes_last() -> None:
    balance = {"on": "2025-06-30", "total": "1", "evidence": "02/流水.xlsx#2"}
    found = dossier(FIRST, SECOND, guarantors=[guarantor(evidence=CONTRACT)], balances=[balance])
    rows = matrix(found)
    assert len(rows) == len(facts(found)) + 1
    assert rows[-1].fact.startswith("截至2025年6月30日，欠本金100,000.00元")
    assert rows[-1].proven == (Proven("2", "证据2", "6"),)
    assert row(found, "提供连带责任保证").proven == (Proven("1", "证据1", "1-4"),)


def test_the_day_of_default_is_told_without_empty_brackets() -> None:
    assert row(dossier(FIRST), "逾期").fact.endswith("自次日起逾期")


def test_enforcement_tells_instrument_payments_rulings_and_clues() -> None:
    judgment = {
        "number": "（2024）示0101民初1号",
        "court": "样例法院",
        "issued_on": "2024-01-01",
        "effective_on": "2024-02-01",
        "operative_part": "偿还本金",
        "items": [{"label": "本金", "kind": "principal", "amount": "1000"}],
        "evidence": CONTRACT,
    }
    debt = "（2024）示0101民初1号"
    paid = {"id": "R1", "paid_on": "2025-01-01", "amount": "300", "debt": debt, "evidence": "02/流水.xlsx"}
    held = {
        "id": "B1",
        "owner": DEBTOR["name"],
        "kind": "deposit",
        "asset": "账户",
        "court": "样例法院",
        "ruling_number": "裁1",
        "ruled_on": "2024-01-01",
        "executed_on": "2024-01-02",
        "evidence": CONTRACT,
    }
    clue = {"id": "P1", "owner": DEBTOR["name"], "kind": "vehicle", "description": "样例车"}
    found = dossier(
        FIRST,
        SECOND,
        stage="enforcement",
        judgments=[judgment],
        repayments=[paid],
        preservations=[held],
        clues=[clue],
    )
    assert [(each.fact, [p.number for p in each.proven]) for each in matrix(found)] == [
        ("样例法院作出（2024）示0101民初1号民事判决书，2024年2月1日生效", ["1"]),
        ("文书作出后已受偿300.00元，其余未履行", ["2"]),
        (f"样例法院以裁1裁定保全{DEBTOR['name']}的账户", ["1"]),
        (f"{DEBTOR['name']}的财产线索：车辆（样例车）", []),
    ]
