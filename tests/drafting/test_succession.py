"""A debtor who died: named as what they were, with the heirs who came in, in facts, claims and letters."""

from typing import Any

from legal_docs.drafting import demand_letter
from legal_docs.drafting.claims import claims, debtor_names
from legal_docs.drafting.complaint import complaint
from legal_docs.drafting.facts import facts
from legal_docs.drafting.succession import designation, predecessors, successors, told
from legal_docs.model.dossier import Dossier
from tests.drafting.factory import COMPANY, DEBTOR, dossier, exhibit, guarantor
from tests.drafting.test_letters import examined
from tests.ledger.factory import card

CHILD = DEBTOR | {"name": "钱小某"}
HEIR = {"name": "钱小某", "role": "heir", "inherits": "80000"}
DEATH = {"id": "D", "on": "2025-05-01", "kind": "death", "target": "钱某某", "evidence": "06/死亡证明.pdf"}


def inherited(*exhibits: Any, **changes: Any) -> Dossier:
    """钱某某 died on the first of May 2025; the child is sued."""
    terms = {"people": [DEBTOR, CHILD, COMPANY], "debtors": [HEIR], "events": [DEATH]}
    return dossier(*exhibits, **(terms | changes))


def kinds(found: Dossier, kind: str) -> list[Any]:
    return [fact for fact in facts(found) if fact.kind == kind]


def test_the_dead_debtor_is_named_as_the_one_who_made_the_contract_and_broke_it() -> None:
    file = inherited()
    assert debtor_names(file) == complaint(file).debtors == "借款人钱某某"
    assert kinds(file, "借款合同")[0].who == "借款人钱某某"
    assert kinds(file, "违约")[0].who == "借款人钱某某及其继承人"
    assert kinds(dossier(), "违约")[0].who == "被告钱某某"


def test_the_death_is_told_in_its_place_with_heir_estate_and_proof() -> None:
    file = inherited(exhibit(1, "06/死亡证明.pdf", 3, 1))
    (death,) = kinds(file, "死亡")
    assert (death.day, death.who, death.proof) == ("2025年5月1日", "借款人钱某某", "证据1第3页")
    assert death.text == "被告钱小某（所得遗产实际价值人民币80,000.00元）"
    order = [fact.kind for fact in facts(file)]
    assert order.index("违约") < order.index("死亡")


def test_an_heir_whose_share_is_not_known_is_told_without_it_and_one_who_renounced_not_at_all() -> None:
    more = [{"name": "钱小某", "role": "heir"}, {"name": COMPANY["name"], "role": "heir", "renounced": True}]
    assert successors(inherited(debtors=more)) == "被告钱小某"


def test_a_guarantor_answers_for_the_dead_debtor_by_name() -> None:
    found = claims(inherited(guarantors=[guarantor()])).items
    assert next(c for c in found if c.kind == "连带保证").debtor == "借款人钱某某"
    assert found[0].against == "被告钱小某在所得遗产实际价值范围内"


def test_beside_a_debtor_who_lives_both_are_named_and_only_the_living_one_is_asked_in_full() -> None:
    spouse = {"name": COMPANY["name"], "role": "co_borrower"}
    file = inherited(debtors=[spouse, HEIR])
    assert debtor_names(file) == f"借款人钱某某、被告{COMPANY['name']}"
    found = claims(file).items
    assert [(c.kind, c.against) for c in found][:1] == [("本金", f"被告{COMPANY['name']}")]
    assert "继承" in [c.kind for c in found]


def test_without_an_heir_who_is_sued_or_a_death_on_record_nobody_is_called_dead() -> None:
    renounced = inherited(debtors=[HEIR | {"renounced": True}])
    later = inherited(events=[DEATH | {"on": "2025-07-01"}])
    sued = inherited(debtors=[{"name": "钱某某"}, HEIR])
    for file in (renounced, later, sued):
        assert predecessors(file) == () and kinds(file, "死亡") == []
    assert debtor_names(later) == "借款人"
    assert designation(sued, "钱某某") == "被告钱某某"


def test_where_two_died_it_is_left_open_whose_heir_is_who() -> None:
    other = DEATH | {"id": "E", "target": COMPANY["name"]}
    file = inherited(events=[DEATH, other])
    assert [f.text for f in kinds(file, "死亡")] == ["", ""]
    assert (successors(file), told(file)) == ("", "")


def test_a_dead_cardholder_is_called_cardholder() -> None:
    account = card(holder="钱某某")
    file = inherited(loans=[], cards=[account], cause="card")
    assert debtor_names(file) == "持卡人钱某某"
    assert kinds(file, "信用卡合约")[0].who == "持卡人钱某某"


def asked(on: str, **changes: Any) -> dict[str, Any]:
    terms = {
        "id": f"C-{on}",
        "on": on,
        "channel": "handed",
        "target": "钱某某",
        "outcome": "reached",
        "receiver": "self",
        "arrived_on": on,
        "is_demand": True,
        "evidence": "04/催收.pdf",
    }
    return terms | changes


def test_demands_while_the_debtor_lived_are_told_and_later_ones_are_not() -> None:
    rows = [asked("2025-04-30"), asked("2025-05-02")]
    (demand,) = kinds(inherited(contacts=rows), "催收")
    assert (demand.who, demand.day) == ("借款人钱某某", "2025年4月30日（当面送达）")
    assert kinds(inherited(contacts=rows), "请求承担保证责任") == []


def test_what_the_dead_debtor_confirmed_is_told_of_them() -> None:
    consent = asked("2025-04-30", signed_consent=True)
    event = {"id": "P", "on": "2025-04-01", "kind": "acknowledgement", "target": "钱某某"}
    found = kinds(inherited(contacts=[consent], events=[DEATH, event]), "债务确认")
    assert [fact.who for fact in found] == ["借款人钱某某", "借款人钱某某"]


def test_the_letter_to_an_heir_says_who_died_and_when() -> None:
    terms = {"people": [DEBTOR, CHILD], "debtors": [HEIR], "events": [DEATH]}
    (draft,) = demand_letter.drafts(examined(**terms))
    assert isinstance(draft.context, demand_letter.DemandLetter)
    assert draft.context.died == "借款人钱某某已于2025年5月1日死亡"


def test_the_letter_to_a_co_borrower_who_lives_says_nothing_of_a_death() -> None:
    file = inherited(debtors=[{"name": COMPANY["name"], "role": "co_borrower"}, HEIR])
    letters = [demand_letter.letter(file, name) for name in (COMPANY["name"], "钱小某")]
    assert [letter.died for letter in letters] == ["", "借款人钱某某已于2025年5月1日死亡"]
