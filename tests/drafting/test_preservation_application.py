"""The application for preservation: whose property, up to what sum, on what security, in three kinds."""

from datetime import date
from typing import Any

import pytest

from legal_docs.drafting.preservation_application import (
    PreservationApplication,
    cited,
    drafts,
    must_say,
    preservation_application,
)
from legal_docs.errors import MissingValueError
from legal_docs.law.preserving.preservation_rules import When
from legal_docs.model.dossier import Dossier
from tests.drafting.factory import COMPANY, DEBTOR, dossier, exhibit, guarantor

BANK = {
    "name": "示例银行某支行",
    "is_branch": True,
    "uscc": "X",
    "head_name": "赵某",
    "address": "某省某市某路1号",
    "phone": "10000000001",
}
ACCOUNT = {
    "id": "X1",
    "owner": DEBTOR["name"],
    "kind": "deposit",
    "description": "工资账户",
    "location": "另一示例银行",
    "number": "99990000000001",
    "value": "6000",
}
HOUSE = {
    "id": "X2",
    "owner": COMPANY["name"],
    "kind": "real_estate",
    "description": "厂房一处",
    "value": "900000",
    "sealed_by": "丁法院",
}
JUDGMENT = {
    "number": "（2025）某0101民初1号",
    "court": "某市某区人民法院",
    "issued_on": "2025-05-01",
    "effective_on": "2025-05-20",
    "performance_days": 10,
    "operative_part": "被告偿还本金100000元",
    "items": [{"label": "本金", "kind": "principal", "amount": "100000"}],
}


def file(**changes: Any) -> Dossier:
    return dossier(**({"creditor": BANK, "clues": [ACCOUNT]} | changes))


def paper(kind: When = When.IN_SUIT, **changes: Any) -> PreservationApplication:
    return preservation_application(file(**changes), kind)


def owners(**changes: Any) -> list[str]:
    return [each.owner for each in paper(**changes).owners]


def test_the_sum_is_that_of_the_complaint_in_figures_and_capitals() -> None:
    from legal_docs.drafting.complaint import complaint

    sued = complaint(file()).claims
    asked = paper()
    assert (asked.amount, asked.capitals, asked.cutoff) == (sued.total, sued.capitals, sued.cutoff)


def test_each_respondent_has_property_named_in_the_order_of_the_defendants() -> None:
    found = paper(clues=[HOUSE, ACCOUNT], guarantors=[guarantor()])
    assert [(r.title, r.name) for r in found.respondents] == [
        ("被申请人一", DEBTOR["name"]),
        ("被申请人二", COMPANY["name"]),
    ]
    assert [(o.number, o.items[0].thing, o.items[0].act) for o in found.owners] == [
        ("（一）", "工资账户", "冻结"),
        ("（二）", "厂房一处", "查封"),
    ]
    assert found.vague and found.owners[1].items[0].lacks == "坐落或者权属证号"
    assert found.sealed == COMPANY["name"]


def test_property_of_those_who_do_not_answer_for_the_debt_is_left_alone() -> None:
    assert owners(clues=[ACCOUNT, HOUSE]) == [DEBTOR["name"]]


def test_of_one_who_only_gave_a_mortgage_the_thing_itself_is_asked_for() -> None:
    mortgage = {
        "id": "D1",
        "kind": "mortgage_real",
        "owner": COMPANY["name"],
        "description": "厂房一处",
        "contract_number": "DY-1",
        "signed_on": "2024-01-08",
    }
    other = HOUSE | {"id": "X3", "description": "仓库"}
    found = paper(clues=[HOUSE, other], collateral=[mortgage])
    assert [[i.thing for i in o.items] for o in found.owners] == [["厂房一处"]]


def test_what_is_preserved_already_is_not_asked_for_again() -> None:
    held = {
        "id": "B1",
        "owner": DEBTOR["name"],
        "kind": "deposit",
        "asset": "另一示例银行99990000000001",
        "court": "某市某区人民法院",
        "ruling_number": "（2025）某0101财保1号",
        "ruled_on": "2025-06-01",
    }
    car = {"id": "X4", "owner": DEBTOR["name"], "kind": "vehicle", "description": "轿车"}
    found = paper(clues=[ACCOUNT, car], preservations=[held])
    assert [i.thing for o in found.owners for i in o.items] == ["轿车"]
    assert found.added and not paper().added
    assert list(drafts(file(preservations=[held]))) == []


def test_an_account_at_the_bank_itself_is_set_off_and_not_preserved() -> None:
    own = ACCOUNT | {"location": "示例银行某支行"}
    assert list(drafts(file(clues=[own]))) == []


def test_a_general_guarantors_property_waits_for_the_debtors() -> None:
    bond = guarantor(type="general", type_wording="一般保证")
    assert list(drafts(file(clues=[HOUSE], guarantors=[bond]))) == []
    assert owners(clues=[ACCOUNT | {"value": "900000"}, HOUSE], guarantors=[bond]) == [DEBTOR["name"]]
    found = paper(clues=[ACCOUNT, HOUSE], guarantors=[bond])
    assert (found.general, found.debtors_worth) == (COMPANY["name"], "6,000.00")


def test_a_guarantor_is_asked_for_no_more_than_is_guaranteed() -> None:
    found = paper(clues=[ACCOUNT, HOUSE], guarantors=[guarantor(is_maximum=True, ceiling="50000")])
    assert [(x.name, x.kind, x.amount) for x in found.limits] == [(COMPANY["name"], "保证", "50,000.00")]
    assert paper(clues=[ACCOUNT, HOUSE], guarantors=[guarantor()]).limits == ()


def test_an_heir_is_asked_for_no_more_than_the_estate_and_one_who_renounced_for_nothing() -> None:
    heir = {"name": DEBTOR["name"], "role": "heir", "inherits": "80000"}
    found = paper(debtors=[heir])
    assert [(x.kind, x.amount) for x in found.limits] == [("继承", "80,000.00")]
    assert (found.debtors, found.heirs) == ("被继承人", DEBTOR["name"])
    assert list(drafts(file(debtors=[heir | {"renounced": True}]))) == []


def test_the_facts_that_endanger_the_judgment_are_told() -> None:
    missing = DEBTOR | {"whereabouts": "missing"}
    found = paper(people=[missing, COMPANY], escalation={"willingness": "refuses"})
    assert (found.missing, found.attitude) == (DEBTOR["name"], "拒绝还款")
    assert paper(escalation={"willingness": "willing"}).attitude == ""


def test_demands_and_vain_tries_are_told_with_the_person_and_the_exhibit() -> None:
    call = {
        "id": "C1", "on": "2025-05-01", "channel": "phone", "target": DEBTOR["name"], "is_demand": True,
        "outcome": "not_reached", "evidence": "电话.csv",
    }  # fmt: skip
    handed = (
        call
        | {"id": "C2", "channel": "handed", "outcome": "reached", "evidence": "签收.pdf"}
        | {"receiver": "self"}
    )
    bound = (exhibit(1, "电话.csv", 1, 1), exhibit(2, "签收.pdf", 2, 1))

    def told(*contacts: dict[str, Any]) -> tuple[str, str]:
        found = preservation_application(
            dossier(*bound, creditor=BANK, clues=[ACCOUNT], contacts=list(contacts))
        )
        return found.asked_proof, found.in_vain

    assert told(call, handed) == ("证据2第2页", "2025年5月1日以电话联系钱某某未果（证据1第1页）")
    assert told(call | {"on": "2026-05-01"}) == ("", "")
    assert told(call | {"evidence": ""}) == ("", "")
    assert told(call | {"target": COMPANY["name"]}) == ("", "")
    returned = call | {"channel": "letter", "outcome": "returned"}
    assert told(returned)[1] == "2025年5月1日以信函联系钱某某未果（证据1第1页）"


def test_before_suit_security_and_urgency_must_be_given() -> None:
    with pytest.raises(MissingValueError, match="紧急情况"):
        preservation_application(file(), When.BEFORE_SUIT)
    with pytest.raises(MissingValueError, match="诉前保全的担保"):
        preservation_application(file(), When.BEFORE_SUIT, urgency="正在转移财产")
    found = preservation_application(file(), When.BEFORE_SUIT, urgency="正在转移财产", security="独立保函")
    assert (found.kind, found.security, found.titles) == ("诉前", "独立保函", ())
    assert "第一百零四条" in found.basis and "独立保函" in must_say(found)


def test_before_suit_only_what_is_definitely_known_is_asked_for() -> None:
    def before_suit(*clues: dict[str, Any]) -> PreservationApplication:
        said = {"urgency": "正在转移财产", "security": "独立保函"}
        return preservation_application(file(clues=clues, guarantors=[guarantor()]), When.BEFORE_SUIT, **said)

    assert [each.owner for each in before_suit(ACCOUNT, HOUSE).owners] == [DEBTOR["name"]]
    with pytest.raises(MissingValueError, match="财产信息"):
        before_suit(HOUSE)


def test_before_enforcement_the_instrument_is_told() -> None:
    with pytest.raises(MissingValueError, match="生效法律文书"):
        paper(When.BEFORE_ENFORCEMENT)
    found = paper(When.BEFORE_ENFORCEMENT, judgments=[JUDGMENT | {"enforcement_court": "某市中级人民法院"}])
    assert (found.kind, found.court) == ("执行前", "某市中级人民法院")
    assert [(t.number, t.operative) for t in found.titles] == [(JUDGMENT["number"], "被告偿还本金100000元")]
    assert "第一百六十三条" in found.basis and JUDGMENT["number"] in must_say(found)


def test_a_financial_institution_says_why_it_need_not_give_security() -> None:
    found = paper()
    assert found.financial and found.waiver.endswith("第九条")
    assert not paper(creditor=BANK | {"name": "某资产公司", "assigned_from": "示例银行"}).financial


def test_the_bank_must_say_how_to_reach_it() -> None:
    assert (paper().service_address, paper().service_contact) == (BANK["address"], BANK["phone"])
    with pytest.raises(MissingValueError, match="联系电话"):
        paper(creditor=BANK | {"phone": ""})


def test_without_property_there_is_nothing_to_ask_for() -> None:
    with pytest.raises(MissingValueError, match="财产线索"):
        paper(clues=[])


def test_it_is_made_with_the_suit_and_never_once_there_is_an_instrument() -> None:
    assert [d.name for d in drafts(file())] == ["财产保全申请书"]
    assert list(drafts(file(clues=[]))) == []
    assert list(drafts(file(judgments=[JUDGMENT], stage="enforcement"))) == []


def test_the_paper_must_say_names_sums_things_and_court() -> None:
    found = paper()
    for text in (found.amount, found.capitals, "99990000000001", DEBTOR["name"], DEBTOR["id_number"]):
        assert text in must_say(found)


def test_only_law_in_force_on_the_day_is_cited() -> None:
    ids = ("民诉法2023.103", "财产保全规定2020.1")
    assert "办理财产保全案件" in cited(ids, date(2025, 6, 30))
    assert "办理财产保全案件" not in cited(ids, date(2020, 6, 30))
