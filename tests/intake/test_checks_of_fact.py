"""Warnings that need more than one small mistake to tell apart."""

from datetime import date
from pathlib import Path

from legal_docs.model.problem import Severity
from tests.intake.factories import card_case, codes, loan_case, only, put, read_json


def test_a_loan_paid_out_short_is_told_only_once_its_term_is_over(tmp_path: Path) -> None:
    short = put(loan_case(), "loans.0.amount", "100000.01")
    assert "lent_less_than_agreed" not in codes(read_json(tmp_path, short, on=date(2025, 1, 10)))
    found = only(read_json(tmp_path, short, on=date(2025, 1, 11)), "lent_less_than_agreed")
    assert found.severity is Severity.WARNING
    assert "民法典第六百七十条" in found.advice_zh


def test_an_agent_of_the_creditor_or_of_no_named_employer_is_not_warned_of(tmp_path: Path) -> None:
    elsewhere = put(loan_case(), "creditor.agents.0.employer", "")
    assert "staff_agent_elsewhere" not in codes(read_json(tmp_path, elsewhere))
    lawyer = put(
        loan_case(), "creditor.agents.0", {"name": "甲", "kind": "lawyer", "employer": "某律师事务所"}
    )
    assert "staff_agent_elsewhere" not in codes(read_json(tmp_path, lawyer))


def test_fees_with_their_clause_are_not_warned_of(tmp_path: Path) -> None:
    data = put(card_case(), "cards.0.fee_clause", "第九条")
    data["cards"][0]["statements"][0].update(fees="10.00", closing="8010.00")
    assert "fee_without_clause" not in codes(read_json(tmp_path, data))
