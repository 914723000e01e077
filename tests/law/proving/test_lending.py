"""Notes that name another sum than was lent."""

from legal_docs.law.proving.lending import differs_from_note, is_note, notes_that_differ
from tests.law.factory import case, loan, note


def test_one_drawdown_below_the_contract_differs_from_its_note() -> None:
    rows = [
        loan(),
        loan(disbursements=[note(amount="99999.99")]),
        loan(disbursements=[note(amount="50000"), note(note="借据002", amount="1")]),
    ]
    loans = case(loans=rows).loans
    assert [differs_from_note(each) for each in loans] == [False, True, False]
    assert [str(each.amount) for each in notes_that_differ(loans)] == ["99999.99"]


def test_a_note_is_known_by_its_name_or_title() -> None:
    assert is_note("02/借款借据.pdf")
    assert is_note("a.pdf", "借条")
    assert not is_note("03/流水.xlsx", "放款回单")
