"""限制消费 and 失信名单 applications: only against whom and on what the findings and the case name."""

from typing import Any

from legal_docs.drafting import consumption_limit, dishonest_list
from legal_docs.law.review import review
from legal_docs.model.dossier import Dossier
from tests.drafting.factory import COMPANY, DEBTOR, dossier
from tests.drafting.test_enforcement import BANK, JUDGMENT, ON

APPLIED = {"id": "E1", "on": "2025-01-05", "kind": "enforcement", "target": "钱某某"}
CLUE = {"id": "X1", "owner": "钱某某", "kind": "不动产", "description": "某路1号房屋", "value": "500000"}
REFUSES = {"willingness": "refuses"}


def file(**changes: Any) -> Dossier:
    terms: dict[str, Any] = {"stage": "enforcement", "creditor": BANK, "judgments": [JUDGMENT], "on": ON}
    made = dossier(**(terms | {"events": [APPLIED]} | changes))
    return made.model_copy(update={"findings": review(made.case, on=ON, arrears=made.arrears)})


def listed(**changes: Any) -> list[dishonest_list.DishonestList]:
    return [draft.context for draft in dishonest_list.drafts(file(**changes))]  # type: ignore[misc]


def test_a_person_whose_enforcement_is_under_way_may_be_limited() -> None:
    (draft,) = consumption_limit.drafts(file())
    paper = draft.context
    assert isinstance(paper, consumption_limit.ConsumptionLimit)
    assert (draft.name, paper.applied, paper.unpaid) == (
        "限制消费申请书-钱某某",
        "2025年1月5日",
        "107,125.00",
    )
    assert paper.basis.citation.endswith("第一条、第三条、第四条")
    for text in ("示例银行", "钱某某", "（2024）某0101民初1号", "107,125.00", "某市某区人民法院"):
        assert text in draft.must_say


def test_nobody_is_limited_before_enforcement_has_begun_or_when_nothing_is_open() -> None:
    assert not list(consumption_limit.drafts(file(events=[])))
    paid = {"id": "P", "paid_on": "2025-01-09", "amount": "107125"}
    assert not list(consumption_limit.drafts(file(repayments=[paid])))


def test_the_head_of_an_organisation_is_named() -> None:
    name = COMPANY["name"]
    found = file(
        people=[DEBTOR, COMPANY],
        debtors=[{"name": "钱某某"}, {"name": name}],
        events=[APPLIED | {"target": name}],
        judgments=[JUDGMENT | {"obligors": name}],
    )
    (draft,) = consumption_limit.drafts(found)
    assert draft.of == name and "孙某" in draft.must_say


def test_refusing_is_a_ground_only_where_the_case_holds_something_to_pay_with() -> None:
    assert not listed(escalation=REFUSES)
    assert not listed(clues=[CLUE])
    assert not listed(escalation=REFUSES, clues=[CLUE | {"owner": "别人"}])
    (found,) = listed(escalation=REFUSES, clues=[CLUE])
    assert (found.able, found.broken) == (True, ())
    assert [(m.kind, m.text, m.value) for m in found.means] == [("不动产", "某路1号房屋", "500,000.00")]
    assert found.basis.citation.endswith("第一条、第五条")


def test_a_settlement_whose_day_went_by_is_a_ground() -> None:
    agreed = {"id": "S", "on": "2025-01-06", "kind": "settlement", "target": "钱某某"}
    (found,) = listed(events=[APPLIED, agreed | {"new_due_on": "2025-01-08"}])
    assert (found.able, [(s.signed, s.due) for s in found.broken]) == (
        False,
        [("2025年1月6日", "2025年1月8日")],
    )
    assert "2025年1月8日" in dishonest_list.must_say(found)
    assert not listed(events=[APPLIED, agreed | {"new_due_on": "2025-02-08"}])


def test_a_minor_is_never_listed() -> None:
    minor = [DEBTOR | {"born_on": "2012-01-01"}]
    assert not listed(people=minor, escalation=REFUSES, clues=[CLUE])
