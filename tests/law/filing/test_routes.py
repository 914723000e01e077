from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from legal_docs.law.articles import article
from legal_docs.law.bank_tables import with_changes
from legal_docs.law.filing.summary_routes import is_consumer, mediation
from legal_docs.model.assessment import Assessment, Fit
from legal_docs.model.casefile import CaseFile, Escalation
from tests.law.assessing import ON, arrears, assessed, clue, mortgage, person, route, sued, told
from tests.law.factory import BORROWER, case, guarantor, judgment, loan


def fit(code: str, total: str = "60000", **changes: Any) -> Fit:
    return route(assessed(sued(**changes), arrears(total)), code).fit


def chosen(found: Assessment) -> list[str]:
    return [each.code for each in found.routes if each.suggested]


def suggestion(total: str = "60000", **changes: Any) -> list[str]:
    return chosen(assessed(sued(**changes), arrears(total)))


def plain() -> CaseFile:
    """Return a case of which nothing is known beyond the contract."""
    return case(people=[{"kind": "natural", "name": BORROWER}])


def test_every_route_says_why_and_what_speaks_against_it_and_cites_articles_that_are_held() -> None:
    for each in assessed(sued(collateral=[mortgage()])).routes:
        assert each.reasons and each.against, each.code
        assert all(article(id).in_force(ON) for id in each.articles)


def test_of_a_case_nothing_is_known_of_no_route_is_guessed() -> None:
    found = assessed(plain())
    fits = {each.code: each.fit for each in found.routes}
    assert fits == {
        "ordinary": Fit.YES,
        "simplified": Fit.UNKNOWN,
        "small_claims": Fit.UNKNOWN,
        "payment_order": Fit.UNKNOWN,
        "mediation": Fit.BY_AGREEMENT,
    }
    assert chosen(found) == ["ordinary"]


@pytest.mark.parametrize(
    ("total", "expected"),
    [
        ("60000", Fit.YES),
        ("60000.01", Fit.BY_AGREEMENT),
        ("240000", Fit.BY_AGREEMENT),
        ("240000.01", Fit.NO),
    ],
)
def test_small_claims_go_by_half_and_twice_the_wage(total: str, expected: Fit) -> None:
    assert fit("small_claims", total) is expected


@pytest.mark.parametrize(
    "changes",
    [
        {"people": [person(whereabouts="missing")]},
        {"people": [person(whereabouts="abroad")]},
        {"people": [person(nationality="外国")]},
        {"escalation": told(needs_appraisal=True)},
        {"escalation": told(expects_counterclaim=True)},
        {"escalation": told(is_simple=False)},
        {"escalation": told(is_disputed=True)},
    ],
)
def test_what_excludes_small_claims(changes: dict[str, Any]) -> None:
    assert fit("small_claims", **changes) is Fit.NO


@pytest.mark.parametrize("nationality", ["", "中国", "中华人民共和国"])
def test_a_citizen_is_not_foreign(nationality: str) -> None:
    assert fit("small_claims", people=[person(nationality=nationality)]) is Fit.YES


@pytest.mark.parametrize("told_wage", [None, "0"])
def test_without_a_wage_small_claims_are_not_known(told_wage: str | None) -> None:
    assert fit("small_claims", escalation=told(average_wage=told_wage)) is Fit.UNKNOWN


def test_the_wage_of_the_case_goes_before_the_table() -> None:
    row = {"province": "样例市", "year": 2024, "amount": "1000", "published_on": "2025-06-30"}
    tables = with_changes({"wages": [row]})
    ours = assessed(sued(), arrears("60000"), tables=tables)
    assert route(ours, "small_claims").fit is Fit.YES
    table = assessed(sued(escalation=told(average_wage=None)), arrears("60000"), tables=tables)
    assert route(table, "small_claims").fit is Fit.NO


def test_small_claims_with_security_are_told_what_speaks_against_them_and_not_suggested() -> None:
    found = assessed(sued(collateral=[mortgage(value=None)]))
    assert any("优先受偿" in each for each in route(found, "small_claims").against)
    assert chosen(found) == ["simplified"]


def test_a_missing_defendant_leaves_the_ordinary_procedure() -> None:
    found = assessed(sued(people=[person(whereabouts="missing")]))
    assert {each.code: each.fit for each in found.routes} == {
        "ordinary": Fit.YES,
        "simplified": Fit.NO,
        "small_claims": Fit.NO,
        "payment_order": Fit.NO,
        "mediation": Fit.NO,
    }
    assert chosen(found) == ["ordinary"]
    assert any("只能适用普通程序" in each for each in route(found, "ordinary").reasons)


def test_a_case_that_is_not_simple_takes_the_simplified_procedure_only_by_agreement() -> None:
    for answer in (told(is_simple=False), told(is_disputed=True)):
        assert fit("simplified", escalation=answer) is Fit.BY_AGREEMENT
        assert suggestion(escalation=answer) == ["ordinary"]


def test_a_missing_guarantor_shuts_the_simplified_procedure_too() -> None:
    people = [person(), {"kind": "natural", "name": "孙样例", "whereabouts": "missing"}]
    assert fit("simplified", people=people, guarantors=[guarantor()]) is Fit.NO
    assert fit("simplified", people=people) is Fit.YES  # a person of the case who is not sued


def test_whereabouts_that_are_not_stated_are_asked_for() -> None:
    found = assessed(sued(people=[person(whereabouts=None)]))
    for code in ("simplified", "small_claims"):
        assert any("未填写赵样例的下落" in each for each in route(found, code).against)
    assert route(found, "payment_order").fit is Fit.UNKNOWN
    assert not any("下落" in each for each in route(assessed(sued()), "simplified").against[1:])


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, Fit.YES),
        ({"escalation": told(other_debts_between=True)}, Fit.NO),
        ({"escalation": told(other_debts_between=None)}, Fit.UNKNOWN),
        ({"people": [person(whereabouts="abroad")]}, Fit.NO),
        ({"people": [person(whereabouts="imprisoned")]}, Fit.YES),
    ],
)
def test_a_payment_order_has_its_conditions(changes: dict[str, Any], expected: Fit) -> None:
    assert fit("payment_order", **changes) is expected


def test_pre_litigation_preservation_rules_out_a_payment_order() -> None:
    frozen = {
        "id": "B1", "owner": BORROWER, "kind": "deposit", "asset": "账户", "court": "样例法院",
        "ruling_number": "（2026）样财保1号", "ruled_on": "2026-02-01",
    }  # fmt: skip
    assert fit("payment_order", preservations=[frozen]) is Fit.YES
    assert fit("payment_order", preservations=[frozen | {"is_pre_litigation": True}]) is Fit.NO


def test_a_payment_order_is_suggested_only_where_nobody_will_object() -> None:
    willing = told(willingness="willing")
    assert suggestion(escalation=willing) == ["payment_order"]
    assert suggestion(escalation=told(willingness="willing", is_disputed=None)) != ["payment_order"]
    assert suggestion() == ["small_claims"]
    people = [person(), {"kind": "natural", "name": "孙样例", "whereabouts": "known"}]
    found = assessed(sued(people=people, guarantors=[guarantor()], escalation=willing))
    assert chosen(found) == ["small_claims"]
    assert any("对担保人没有拘束力" in each for each in route(found, "payment_order").against)


def test_a_payment_order_says_when_it_fails() -> None:
    found = assessed(sued(escalation=told(is_disputed=True)))
    against = route(found, "payment_order").against
    assert "15日内" in against[0] and "30日内" in against[0] and "有争议" in against[2]
    assert "申请诉前保全后不得申请支付令，二者择一" in against[1]
    articles = route(found, "payment_order").articles
    assert {"民诉法解释2022.427", "民诉法解释2022.430", "民诉法2023.227", "民诉法2023.228"} <= set(articles)
    assert "民诉法解释2022.434" not in articles and "民诉法解释2022.428" not in articles
    assert route(found, "payment_order").fee == Decimal("433.33")  # 1,300 ÷ 3


@pytest.mark.parametrize(
    ("change", "escalation", "expected"),
    [
        ({}, told(), Fit.YES),
        ({"registration": "none"}, told(), Fit.NO),
        ({"registration": "advance"}, told(), Fit.NO),
        ({"kind": "mortgage_movable", "registration": "none"}, told(), Fit.YES),
        ({}, told(is_disputed=True), Fit.NO),
        ({}, told(is_disputed=None), Fit.UNKNOWN),
    ],
)
def test_security_is_realised_without_a_suit_where_nothing_is_disputed(
    change: dict[str, Any], escalation: dict[str, Any], expected: Fit
) -> None:
    changes = {"collateral": [mortgage(**change)], "escalation": escalation}
    assert fit("security_realisation", **changes) is expected


def test_of_several_securities_the_unregistered_one_is_named() -> None:
    both = [mortgage(), mortgage(id="M02", registration="none")]
    found = route(assessed(sued(collateral=both)), "security_realisation")
    assert found.fit is Fit.YES and "M02" in found.reasons[0] and "M01" not in found.reasons[0]


def test_realisation_is_suggested_only_where_the_security_covers_the_claim() -> None:
    covers = {"collateral": [mortgage()], "escalation": told(average_wage=None)}
    assert suggestion("560000", **covers) == ["security_realisation"]
    assert suggestion("560000.01", **covers) == ["simplified"]


def test_without_security_there_is_nothing_to_realise() -> None:
    assert "security_realisation" not in {each.code for each in assessed(sued(clues=[clue()])).routes}


def test_a_notarised_debt_needs_no_suit() -> None:
    deed = judgment(kind="notarised", effective_on="2026-03-01")
    found = assessed(sued(judgments=[deed]))
    assert chosen(found) == ["notarised"] and route(found, "notarised").fee == Decimal("800.00")
    same_day = assessed(sued(judgments=[deed | {"effective_on": "2026-03-02"}]))
    assert chosen(same_day) == ["notarised"]
    later = assessed(sued(judgments=[deed | {"effective_on": "2026-03-03"}]))
    assert "notarised" not in {each.code for each in later.routes}
    assert "notarised" not in {each.code for each in assessed(sued(judgments=[judgment()])).routes}


def test_arbitration_shuts_the_courts_where_every_contract_agrees_on_it() -> None:
    clause = {"type": "arbitration", "content": "提交样例仲裁委员会"}
    found = assessed(sued(loans=[loan(jurisdiction=clause)]))
    shut = {code: route(found, code).fit for code in ("ordinary", "simplified", "small_claims")}
    assert set(shut.values()) == {Fit.NO} and chosen(found) == ["arbitration"]
    assert "民诉法2023.127" in route(found, "ordinary").articles
    open_ = assessed(sued(loans=[loan(jurisdiction=clause), loan(number="合同002")]))
    assert route(open_, "ordinary").fit is Fit.YES
    either = assessed(sued(loans=[loan(jurisdiction=clause | {"type": "either_or"})]))
    assert route(either, "ordinary").fit is Fit.YES


@pytest.mark.parametrize(
    ("kind", "consumer"), [("consumer", True), ("housing", True), ("working_capital", False)]
)
def test_consumer_debts_are_not_for_commercial_mediation(kind: str, consumer: bool) -> None:
    lent = sued(loans=[loan(kind=kind)])
    found = mediation(lent, told=Escalation(), on=date(2026, 5, 1))
    assert any("不适用商事调解" in each for each in found.reasons) is consumer
    assert any("商事调解组织" in each for each in found.reasons) is not consumer
    assert ("商事调解条例2025.2" if consumer else "商事调解条例2025.23") in found.articles
    before = mediation(lent, told=Escalation(), on=date(2026, 4, 30))
    assert not any("商事调解" in each for each in before.reasons)
    assert before.articles == ("民诉法2023.125", "民诉法2023.100")


def test_a_company_is_no_consumer() -> None:
    company = {"kind": "organisation", "name": BORROWER}
    assert not is_consumer(sued(people=[company])) and is_consumer(sued())


def test_mediation_with_the_unwilling_says_so() -> None:
    for answer, word in (("evasive", "推诿拖延"), ("refuses", "拒绝还款"), ("lost", "失联")):
        found = route(assessed(sued(escalation=told(willingness=answer))), "mediation")
        assert any(word in each for each in found.against)
    willing = route(assessed(sued(escalation=told(willingness="willing"))), "mediation")
    assert len(willing.against) == 1


def test_the_articles_of_a_route_carry_its_sentences() -> None:
    found = assessed(sued())
    assert "民诉法2023.95" in route(found, "ordinary").articles
    assert route(found, "simplified").articles == ("民诉法解释2022.199", "诉讼费用办法2006.16")
    assert "民诉法2023.168" not in route(found, "small_claims").articles
    gone = route(assessed(sued(people=[person(whereabouts="missing")])), "simplified").articles
    assert {"民诉法解释2022.257", "民诉法解释2022.140"} <= set(gone)


def test_small_claims_are_for_simple_cases_agreed_or_not() -> None:
    for answer in (told(is_simple=False), told(is_disputed=True)):
        assert fit("small_claims", "60000.01", escalation=answer) is Fit.NO
    assert fit("small_claims", "60000.01", escalation=told(is_simple=None)) is Fit.UNKNOWN


def test_an_amount_above_twice_the_wage_is_the_first_reason_against_small_claims() -> None:
    reasons = route(
        assessed(sued(people=[person(whereabouts="missing")]), arrears("240000.01")), "small_claims"
    ).reasons
    assert "超过二倍" in reasons[0] and "请核对年度" in reasons[0] and "下落不明" in reasons[1]


def test_a_debtor_whom_collection_lost_may_not_be_served() -> None:
    lost = told(willingness="lost")
    company = {"people": [{"kind": "organisation", "name": BORROWER}], "escalation": lost}
    for code in ("simplified", "small_claims", "payment_order"):
        assert fit(code, **company) is Fit.UNKNOWN
        assert fit(code, escalation=lost) is Fit.YES  # it is on record where the person is
    assert fit("simplified", people=[person(whereabouts=None)], escalation=lost) is Fit.UNKNOWN
    assert any("能否送达未查明" in each for each in route(assessed(sued(**company)), "payment_order").reasons)
    assert suggestion(**company) == ["ordinary"]


def test_mediation_without_the_missing_debtor_is_possible_with_the_other() -> None:
    people = [person(), {"kind": "natural", "name": "孙样例", "whereabouts": "missing"}]
    found = route(assessed(sued(people=people, guarantors=[guarantor()])), "mediation")
    assert found.fit is Fit.NO and "与赵样例可以单独调解" in found.reasons[0]
    assert "保证期间" in found.against[0]
    alone = route(assessed(sued(people=[person(whereabouts="missing")])), "mediation")
    assert "单独" not in alone.reasons[0] and "保证期间" not in alone.against[0]
