from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from legal_docs.law.people.assignees import effective_on
from legal_docs.law.people.capacity import born
from legal_docs.law.people.causes import cause_of, cause_of_case
from legal_docs.law.people.estate import answerable
from legal_docs.law.people.organisations import named_as
from legal_docs.law.people.parties import party_points
from legal_docs.model.finding import Grade
from legal_docs.model.party import Debtor, DebtorRole, NaturalPerson
from legal_docs.model.point import Level, Point
from tests.law.courts.test_competent import BANK, ON, person, suit
from tests.law.factory import BORROWER, CO_BORROWER, contact, event, loan


def found(code: str, on: date = ON, **changes: Any) -> Point | None:
    points = party_points(suit(**changes), on=on)
    return next((each for each in points if each.code == code), None)


def test_a_complete_case_raises_nothing() -> None:
    complete = suit(people=[person(sex="male", occupation="职员")], creditor=BANK | {"phone": "0100000001"})
    assert [each.code for each in party_points(complete, on=ON)] == ["element_form_available"]


def test_at_enforcement_nothing_is_said() -> None:
    assert party_points(suit(stage="enforcement"), on=ON) == ()


def test_the_heirs_who_accept_are_sued_up_to_what_they_received() -> None:
    """H-01: wife and son; one who renounced is not liable."""
    wife = Debtor(name="甲", role=DebtorRole.HEIR, inherits=Decimal(50000))
    son = Debtor(name="乙", role=DebtorRole.HEIR, renounced=True)
    answer = answerable((wife, son))
    assert answer.sued == ("甲",) and answer.renounced == ("乙",)
    assert answer.limits == {"甲": Decimal(50000)}


def test_a_dead_borrower_stops_the_filing_and_names_heirs_and_limit() -> None:
    """H-01."""
    point = found("dead_person_sued", events=[event("2025-01-01", "death")])
    assert point is not None and point.level is Level.STOP
    assert "继承人或者遗产管理人" in point.sentence and "所得遗产实际价值范围内" in point.sentence
    assert {"民法典.1161", "民法典.1147"} <= set(point.articles)
    assert point.next_acts[0].paper == "民事起诉状"


def test_a_suit_brought_against_somebody_already_dead_is_not_saved_by_a_stay() -> None:
    events = [event("2025-01-01", "death"), event("2025-03-03", "suit")]
    assert found("dead_person_sued", events=events) is not None
    assert found("died_during_suit", events=events) is None


def test_a_sole_trader_is_named_by_the_trade_name_with_the_operator() -> None:
    """H-03."""
    assert named_as(trade_name="样例小吃店", operator="赵样例") == ("样例小吃店", True)


def test_a_suit_without_notice_of_the_assignment_is_not_lost() -> None:
    """H-05: it takes effect when the copy of the complaint is served."""
    served = date(2026, 3, 10)
    assert effective_on(notified_on=None, copy_served_on=served) == served
    point = found("assignment_not_notified", creditor=BANK | {"assigned_from": "样例旧银行"})
    assert point is not None and point.level is Level.CHECK and "未通知不影响起诉" in point.sentence
    assert point.next_acts[0].paper == "债权转让通知书"


def test_the_newspaper_rule_of_2001_is_never_relied_on() -> None:
    printed = [contact("2025-05-06", channel="newspaper")]
    point = found(
        "assignment_by_newspaper", creditor=BANK | {"assigned_from": "样例旧银行"}, contacts=printed
    )
    assert point is not None and "已经废止" in point.sentence and point.proofs
    assert found("assignment_by_newspaper", contacts=printed) is None


@pytest.mark.parametrize(("on", "over"), [("2026-12-31", False), ("2027-01-01", True)])
def test_the_pilot_of_personal_bad_loans_has_an_end(on: str, over: bool) -> None:
    loans = [loan(kind="consumer")]
    creditor = BANK | {"assigned_from": "样例旧银行"}
    point = found("personal_npl_transfer", date.fromisoformat(on), creditor=creditor, loans=loans)
    assert point is not None and point.grade is Grade.SECONDARY and not point.articles
    assert ("该期限已过" in point.sentence) is over


def test_the_birth_date_comes_from_the_identity_number_where_it_is_not_given() -> None:
    assert born(NaturalPerson(name="甲", id_number="110101200803031234")) == date(2008, 3, 3)
    assert born(NaturalPerson(name="甲", id_number="110101200802311234")) is None
    assert born(NaturalPerson(name="甲", id_number="护照1")) is None
    given = NaturalPerson(name="甲", born_on=date(1990, 1, 1), id_number="110101200803031234")
    assert born(given) == date(1990, 1, 1)


def test_an_heir_who_is_a_child_did_not_sign_anything() -> None:
    people = [person(), {"kind": "natural", "name": CO_BORROWER, "born_on": "2015-01-01"}]
    debtors = [{"name": CO_BORROWER, "role": "heir", "inherits": "1"}]
    changes: dict[str, Any] = {"people": people, "debtors": debtors, "events": [event("2025-01-01", "death")]}
    assert found("signed_under_age", **changes) is None
    assert found("guardian_missing", **changes) is not None


def test_only_defendants_need_a_guardian() -> None:
    people = [person(), {"kind": "natural", "name": CO_BORROWER, "born_on": "2015-01-01"}]
    assert found("guardian_missing", people=people) is None


def test_names_are_printed_and_numbers_wait_for_their_list() -> None:
    before, after = cause_of("card", date(2025, 12, 31)), cause_of("card", date(2026, 1, 1))
    assert before.name == after.name == "信用卡纠纷"
    assert (before.number, after.number) == (None, "115（2）")
    with pytest.raises(KeyError):
        cause_of("unknown", ON)


def test_heirs_beside_a_living_borrower_leave_the_cause_alone() -> None:
    both = [{"name": BORROWER}, {"name": CO_BORROWER, "role": "heir"}]
    assert cause_of_case(suit(debtors=both), ON).name == "金融借款合同纠纷"
    assert cause_of_case(suit(debtors=both[1:]), ON).name == "被继承人债务清偿纠纷"


def test_two_mediations_are_judged_by_their_own_day() -> None:
    early = event("2026-04-30", "mediation", note="商事调解")
    late = event("2026-05-01", "mediation", note="商事调解")
    on = date(2026, 6, 1)
    loans = [loan(kind="consumer")]
    assert found("commercial_mediation", on, events=[early], loans=loans) is None
    assert found("commercial_mediation", on, events=[late], loans=loans) is not None


def test_an_element_form_is_named_once_as_a_secondary_source_and_only_where_there_is_one() -> None:
    point = found("element_form_available")
    assert point is not None and point.rule == "R-PTY-6" and point.level is Level.NOTE
    assert point.grade is Grade.SECONDARY and "二手来源" in point.source and point.articles == ()
    assert found("element_form_available", date(2025, 7, 13)) is None
    assert found("element_form_available", debtors=[{"name": BORROWER, "role": "heir"}]) is None


def test_the_operator_of_a_shop_who_signed_in_person_is_sued_and_the_shop_is_looked_at() -> None:
    shop = {"kind": "organisation", "name": "样例小吃店", "org_type": "个体工商户", "operator": BORROWER}
    point = found("operator_sued_in_person", people=[person(), shop])
    assert point is not None and point.level is Level.CHECK
    assert point.articles == ("民诉法解释2022.59", "民法典.56")
    assert "以个人名义签订" in point.sentence and "家庭经营" in point.sentence
    other = [person(), shop | {"operator": "他人"}]
    assert found("operator_sued_in_person", people=other) is None
    company = [person(), shop | {"org_type": "有限责任公司"}]
    assert found("operator_sued_in_person", people=company) is None
    sued: dict[str, Any] = {
        "people": [person(), shop],
        "debtors": [{"name": BORROWER}, {"name": "样例小吃店", "role": "co_borrower"}],
    }
    assert found("operator_sued_in_person", **sued) is None
    assert found("operator_named", **sued) is not None
