"""Nothing of another case stands in a paper."""

import pytest

from legal_docs.services.proofs.strangers import names_of, own_words, strangers, texts
from tests.services.dossiers import dossier, dossiers

KNOWN = """张某丙
999999199005172039
91999999MA90010140
9999990000000881017
10000000001
（2024）某示0101民初00008号"""


def told(text: str, *names: str, known: str = KNOWN) -> list[str]:
    return [zh for zh, _ in strangers(text, known, names)]


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        ("999999199005172040", "证件号码"),
        ("91999999MA9001015X", "统一社会信用代码"),
        ("9999990000000881018", "账号或者卡号"),
        ("10000000002", "电话号码"),
        ("（2024）某示0101民初00009号", "案号"),
    ],
)
def test_a_number_the_case_does_not_have_fails(number: str, kind: str) -> None:
    assert any(kind in words and number in words for words in told(f"号码：{number}，"))


def test_the_numbers_of_the_case_pass() -> None:
    assert told("，".join(KNOWN.split("\n"))) == []


def test_sums_days_and_contract_numbers_are_no_such_numbers() -> None:
    assert told("借款120,000,000.00元，2026年5月31日，编号DEMO-2024-10000000009，法发〔2021〕27号") == []


def test_a_name_of_another_case_fails_and_an_own_one_passes() -> None:
    assert told("被告李某丁与张某丙", "李某丁", "张某丙") == ["出现其他案件的“李某丁”"]
    assert told("住李某丁路", "李某丁", known="住李某丁路1号") == []
    assert told("被告李\n某丁", "李某丁") == ["出现其他案件的“李某丁”"]


def test_people_contracts_notes_cards_and_judgments_name_a_case_but_not_the_bank() -> None:
    cases = [found.case for found in dossiers().values()]
    names = names_of(cases)
    wanted = {cases[0].number, *(p.name for c in cases for p in c.people)}
    wanted |= {loan.number for c in cases for loan in c.loans}
    wanted |= {note.note for c in cases for _, note in c.debts()}
    wanted |= {card.number for c in cases for card in c.cards}
    wanted |= {j.number for c in cases for j in c.judgments}
    wanted |= {g.contract_number for c in cases for g in c.guarantors}
    wanted |= {t.contract_number for c in cases for t in c.collateral}
    assert wanted <= names
    assert not names & {c.creditor.name for c in cases}


def test_a_name_of_one_sign_is_none() -> None:
    case = dossier("-001-").case
    person = case.people[0].model_copy(update={"name": "甲"})
    assert "甲" not in names_of([case.model_copy(update={"people": (person,)})])


def test_own_words_hold_the_case_and_its_exhibits() -> None:
    found = dossier("-001-")
    words = own_words(found).split("\n")
    assert found.case.people[0].name in words and found.bundle.exhibits[0].title in words


def test_texts_are_found_at_every_depth() -> None:
    assert list(texts({"a": ["1", {"b": ("2", 3)}], "c": None, "d": "4"})) == ["1", "2", "4"]
