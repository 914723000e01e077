"""Letters: who gets one, what is due in it, what stops it."""

from datetime import date
from typing import Any

import pytest

from legal_docs.drafting import call_notice, demand_letter, guarantor_letter
from legal_docs.drafting.letter import due
from legal_docs.errors import MissingValueError
from legal_docs.law.review import review
from legal_docs.model.dossier import Dossier
from tests.drafting.factory import COMPANY, DEBTOR, dossier, exhibit, guarantor
from tests.ledger.factory import D, card, loan, note, paid

TERMS = {"clause": "第8.2条", "condition": "借款人连续三期未足额还款的，贷款人有权宣布贷款提前到期"}
MONTHS = [(f"2025-0{m}-10", "10000") for m in range(1, 8)] + [("2026-01-10", "30000")]


def examined(*exhibits: Any, **changes: Any) -> Dossier:
    """The dossier with what the rules find on it."""
    made = dossier(*exhibits, **changes)
    found = review(made.case, on=made.on, arrears=made.arrears)
    return made.model_copy(update={"findings": found})


def running(**changes: Any) -> Dossier:
    """100,000 yuan by instalments from January 2025, nothing paid, looked at on the thirtieth of June."""
    terms = {"disbursements": [note(MONTHS)], "acceleration_terms": TERMS, "evidence": ["01/合同.pdf"]}
    return examined(exhibit(1, "01/合同.pdf", 1, 4), loans=[loan(**(terms | changes))])


def letters(found: Dossier) -> list[demand_letter.DemandLetter]:
    return [draft.context for draft in demand_letter.drafts(found)]  # type: ignore[misc]


def test_a_debtor_whose_limitation_runs_gets_a_letter_with_every_sum() -> None:
    (draft,) = demand_letter.drafts(examined())
    assert draft.name == "催收函-钱某某"
    (row,) = letters(examined())[0].debts
    assert (row.contract, row.note, row.since) == ("HT-1", "JJ-1", "2025年1月10日")
    assert row.parts.startswith("本金100,000.00元、利息")
    for text in ("HT-1", "JJ-1", row.total, "钱某某", "示例银行", "2025年6月30日"):
        assert text in draft.must_say


def test_nothing_is_demanded_before_it_is_due_or_once_the_case_is_in_enforcement() -> None:
    assert not letters(examined(on=date(2024, 6, 30)))
    judged = {
        "number": "（2025）某0101民初1号",
        "court": "某市某区人民法院",
        "issued_on": "2025-03-01",
        "effective_on": "2025-03-20",
        "operative_part": "被告偿还本金100000元",
        "items": [{"label": "本金", "kind": "principal", "amount": "100000"}],
    }
    assert not letters(examined(stage="enforcement", judgments=[judged]))


def test_a_letter_after_the_period_has_gone_by_is_not_written() -> None:
    assert not letters(examined(on=date(2029, 6, 30)))


def test_only_what_has_fallen_due_is_demanded() -> None:
    found = running()
    (debt,) = found.arrears.debts
    (row,) = letters(found)[0].debts
    # 6100 for 2024, then by the month 465, 373.33, 361.67, 300 and 258.33 to the tenth of June
    assert debt.not_yet_due == D("40000")
    assert row.parts.startswith("本金60,000.00元、利息7,858.33元、罚息")
    normal = [x for x in found.arrears.lines if x.label == "期内利息"]
    running_on = [x.amount for x in normal if x.since >= date(2025, 6, 10)]
    assert due(found, debt).total == debt.owed.total - 40000 - sum(running_on)


def test_the_dead_get_no_letter_and_an_heir_is_asked_within_the_estate() -> None:
    death = {"id": "D", "on": "2025-05-01", "kind": "death", "target": "钱某某"}
    debtors = [{"name": "钱某某"}, {"name": "钱小某", "role": "heir"}]
    people = [DEBTOR, DEBTOR | {"name": "钱小某"}]
    found = letters(examined(people=people, debtors=debtors, events=[death]))
    assert [(each.to.name, each.heir) for each in found] == [("钱小某", True)]
    assert "第一千一百六十一条" in found[0].basis


def test_an_heir_who_gave_up_the_estate_gets_no_letter() -> None:
    heir = [{"name": "钱小某", "role": "heir", "renounced": True}]
    assert not letters(examined(people=[DEBTOR | {"name": "钱小某"}], debtors=heir))


def test_each_of_two_debtors_gets_a_letter_over_their_own_debts() -> None:
    second = loan(
        number="HT-2",
        disbursements=[
            {"note": "JJ-2", "disbursed_on": "2024-01-10", "due_on": "2025-01-10", "amount": "50000"}
        ],
    )
    debtors = [{"name": "钱某某"}, {"name": COMPANY["name"], "role": "co_borrower", "debts": ("JJ-2",)}]
    first, other = letters(examined(loans=[loan(), second], debtors=debtors))
    assert [row.note for row in first.debts] == ["JJ-1", "JJ-2"]
    assert [row.note for row in other.debts] == ["JJ-2"]
    assert (other.to.natural, other.to.capacity) == (False, "法定代表人")


def test_the_account_stays_open_for_the_pen_where_the_case_has_none() -> None:
    assert letters(examined())[0].account == ""
    bank = {"name": "示例银行", "uscc": "X", "head_name": "赵某", "address": "某路1号"}
    account = {"holder": "示例银行", "bank": "某支行", "number": "1"}
    assert letters(examined(creditor=bank | {"account": account}))[0].account == (
        "户名：示例银行，开户行：某支行，账号：1"
    )


def test_a_card_is_told_by_its_number_and_older_contracts_cite_as_the_complaint_does() -> None:
    holder = [{"name": "钱某某", "role": "cardholder"}]
    (found,) = letters(examined(loans=[], cards=[card()], cause="card", debtors=holder))
    assert (found.debts[0].card, found.debts[0].note) == (True, "")
    assert "《中华人民共和国民法典》" in found.basis
    (old,) = letters(examined(loans=[loan(signed_on="2020-01-08")]))
    assert "时间效力" in old.basis and "《中华人民共和国民法典》第" in old.basis
    matured = {"note": "JJ-1", "disbursed_on": "2020-01-10", "due_on": "2020-12-10", "amount": "100000"}
    before = examined(loans=[loan(signed_on="2020-01-08", disbursements=[matured])], on=date(2022, 6, 30))
    assert letters(before)[0].basis == ""


def test_a_guarantor_not_yet_asked_gets_a_letter_over_the_debts_guaranteed() -> None:
    (draft,) = guarantor_letter.drafts(examined(guarantors=[guarantor()]))
    found = draft.context
    assert isinstance(found, guarantor_letter.GuarantorLetter)
    assert draft.name == f"保证人催告函-{COMPANY['name']}"
    assert (found.debtors, found.guarantees[0].number, found.guarantees[0].notes) == (
        "钱某某",
        "BZ-1",
        "JJ-1",
    )
    assert found.guarantees[0].type == "连带责任保证" and "第六百八十八条" in found.basis


def test_a_guarantor_who_was_asked_in_time_or_whose_period_is_over_gets_none() -> None:
    asked = {
        "id": "C1",
        "on": "2025-03-01",
        "channel": "handed",
        "target": COMPANY["name"],
        "outcome": "reached",
        "receiver": "head",
        "arrived_on": "2025-03-01",
        "is_demand": True,
        "evidence": "04/催收.pdf",
    }
    asked_in_time = examined(guarantors=[guarantor()], contacts=[asked])
    assert not list(guarantor_letter.drafts(asked_in_time))
    late = examined(guarantors=[guarantor(period="none", period_length=None)], on=date(2025, 12, 30))
    assert not list(guarantor_letter.drafts(late))


def test_an_unclear_guarantee_is_not_given_a_type() -> None:
    (draft,) = guarantor_letter.drafts(examined(guarantors=[guarantor(type="unclear")]))
    found = draft.context
    assert isinstance(found, guarantor_letter.GuarantorLetter)
    assert found.guarantees[0].type == "" and "第六百八十八条" not in found.basis


def notices(found: Dossier) -> list[call_notice.CallNotice]:
    return [draft.context for draft in call_notice.drafts(found)]  # type: ignore[misc]


def test_a_loan_whose_clause_the_arrears_meet_is_called() -> None:
    (found,) = notices(running())
    assert (found.clause, found.since, found.missed, found.days) == ("第8.2条", "2025年1月10日", 6, 171)
    assert (found.called, found.trigger) == ("40,000.00", "")
    assert found.whole == f"{running().arrears.owed.total:,.2f}"
    for text in ("第8.2条", "40,000.00", found.whole, "HT-1", found.total):
        assert text in call_notice.must_say(found)


@pytest.mark.parametrize(
    ("condition", "called"),
    [
        ("借款人累计6期未足额还款的", True),
        ("借款人连续七期未足额还款的", False),
        ("借款人未按期支付利息超过九十日的", True),
        ("借款人未按期支付利息超过一百七十一日的", False),
        ("借款人逾期超过170天的", True),
        ("借款人挪用贷款的", False),
    ],
)
def test_a_clause_the_arrears_do_not_meet_calls_nothing(condition: str, called: bool) -> None:
    terms = TERMS | {"condition": condition}
    assert bool(notices(running(acceleration_terms=terms))) is called


def test_a_loan_called_already_or_due_in_full_or_by_itself_is_not_called() -> None:
    assert not notices(running(acceleration={"declared_on": "2025-06-01", "arrived_on": "2025-06-02"}))
    assert not notices(running(acceleration_terms=None))
    assert not notices(running(acceleration_terms=TERMS | {"automatic": True}))
    assert not notices(examined(loans=[loan(acceleration_terms=TERMS)]))


def test_without_proof_or_fact_nothing_is_called() -> None:
    with pytest.raises(MissingValueError, match="借款合同HT-1缺少：提前到期条款和触发事实的证据"):
        notices(running(evidence=[]))
    planned = {"declared_on": "2025-07-05"}
    with pytest.raises(MissingValueError, match="借款合同HT-1缺少：提前到期的触发事实"):
        notices(running(acceleration=planned))
    with pytest.raises(MissingValueError, match="借款合同HT-1缺少：提前到期条款"):
        notices(running(acceleration=planned | {"trigger": "挪用贷款。"}, acceleration_terms=None))
    (found,) = notices(running(acceleration=planned | {"trigger": "挪用贷款。"}))
    assert found.trigger == "挪用贷款"


def test_where_all_that_was_due_is_paid_nothing_is_demanded_or_called() -> None:
    contract = loan(disbursements=[note(MONTHS)], acceleration_terms=TERMS)
    met = examined(loans=[contract], repayments=[paid("2025-06-30", "72000")])
    assert (met.arrears.debts[0].not_yet_due, due(met, met.arrears.debts[0]).total) == (D("40000"), D("0.00"))
    assert not letters(met) and not notices(met)


FLAT, HOME = "某省某市某区某苑2号楼", "某省某市某路1号"


def sent_to(clause: str, **changes: object) -> list[tuple[str, str, bool]]:
    """Where the letter to 钱某某 goes, under a clause on service with these words."""
    agreed = {"content": clause, "clause": "第12.1条"}
    terms = {"loans": [loan(service_clause=agreed)], "people": [DEBTOR | {"residence_address": FLAT}]}
    (letter,) = letters(examined(**(terms | changes)))
    return [(place.address, place.clause, place.quoted) for place in letter.to.places]


CLAUSE = "《借款合同》（编号：HT-1）第12.1条"


def test_a_letter_goes_to_the_agreed_place_first_and_says_so() -> None:
    assert sent_to(f"送达地址为{HOME}，手机1") == [(HOME, CLAUSE, False), (FLAT, "", False)]
    assert sent_to(f"钱某某，地址{FLAT}，手机1") == [(FLAT, CLAUSE, False)]


def test_a_clause_that_names_another_place_is_quoted_beside_the_own_address() -> None:
    words = "送达地址为某省某市旧街8号"
    assert sent_to(words) == [(words, CLAUSE, True), (FLAT, "", False)]


def test_a_place_the_post_reached_is_known_to_the_clause() -> None:
    mail = {
        "id": "C-1",
        "on": "2025-03-01",
        "channel": "letter",
        "target": "钱某某",
        "sent_to": "某省某市旧街8号",
        "outcome": "reached",
        "is_demand": False,
    }
    found = sent_to("送达地址为某省某市旧街8号", contacts=[mail])
    assert found == [("某省某市旧街8号", CLAUSE, False), (FLAT, "", False)]


def test_without_a_clause_the_letter_goes_to_the_own_address_and_to_none_where_none_is_known() -> None:
    assert [p.address for p in letters(examined())[0].to.places] == [HOME]
    (letter,) = letters(examined(people=[DEBTOR | {"household_address": ""}]))
    assert letter.to.places == ()


def test_an_heir_and_a_spouse_are_not_bound_by_the_clause_they_did_not_sign() -> None:
    for role in ("heir", "spouse", "assumed"):
        debtors = [{"name": "钱某某", "role": role}]
        assert sent_to(f"送达地址为{HOME}", debtors=debtors) == [(FLAT, "", False)]
    co_borrower = [{"name": "钱某某", "role": "co_borrower"}]
    assert sent_to(f"送达地址为{HOME}", debtors=co_borrower)[0] == (HOME, CLAUSE, False)


def test_the_letter_must_say_where_it_goes_and_by_which_clause() -> None:
    agreed = {"content": f"送达地址为{HOME}", "clause": "第12.1条"}
    (draft,) = demand_letter.drafts(examined(loans=[loan(service_clause=agreed)]))
    assert {HOME, CLAUSE} <= set(draft.must_say)


def test_a_card_is_late_since_the_first_minimum_that_was_not_paid() -> None:
    rows = [
        {"statement_on": "2025-01-05", "due_on": "2025-01-25", "principal": "1000", "closing": "1000"}
        | {"minimum_due": "100"},
        {"statement_on": "2025-02-05", "due_on": "2025-02-25", "opening": "1000", "paid": "100"}
        | {"closing": "900", "minimum_due": "90"},
    ]
    holder = [{"name": "钱某某", "role": "cardholder"}]
    terms = {"loans": [], "cause": "card", "debtors": holder, "repayments": [paid("2025-01-20", "100")]}
    found = examined(cards=[card(statements=rows)], **terms)
    (debt,) = found.arrears.debts
    assert (str(debt.overdue_since), str(debt.breached_since)) == ("2025-01-25", "2025-02-25")
    assert letters(found)[0].debts[0].since == "2025年2月25日"


def test_a_letter_over_a_called_loan_says_when_and_how_it_was_called() -> None:
    call = {"declared_on": "2025-06-01", "arrived_on": "2025-06-03"}
    (row,) = letters(running(acceleration=call))[0].debts
    told = (row.called, row.declared, row.arrived, row.clause)
    assert told == ("2025年6月3日", "2025年6月1日", "2025年6月3日", "第8.2条")
    (open_,) = letters(running())[0].debts
    assert (open_.called, open_.declared, open_.arrived, open_.clause) == ("", "", "", "")
    later = {"declared_on": "2025-07-05", "trigger": "逾期"}
    assert letters(running(acceleration=later))[0].debts[0].called == ""
    unproved = letters(running(acceleration={"declared_on": "2025-06-01"}))[0].debts[0]
    assert (unproved.called, unproved.arrived) == ("2025年6月1日", "")


def test_a_person_is_addressed_as_such_and_only_what_accrues_is_named() -> None:
    (found,) = letters(examined())
    assert (found.to.you, found.further) == ("您", "罚息、复利")
    (draft,) = guarantor_letter.drafts(examined(guarantors=[guarantor()]))
    assert draft.context.to.you == "贵方"  # type: ignore[union-attr]
    plain = letters(examined(loans=[loan(compound=None)]))[0]
    assert plain.further == "罚息"


def test_the_notice_names_the_penalty_rate_where_there_is_one() -> None:
    assert notices(running())[0].penalty == "年利率9%"
    assert notices(running(penalty=None))[0].penalty == ""
    assert "第五百七十八条" in notices(running())[0].basis


def test_a_ceiling_and_the_open_periods_are_told_to_a_guarantor() -> None:
    def letter(**changes: object) -> guarantor_letter.GuarantorLetter:
        (draft,) = guarantor_letter.drafts(examined(guarantors=[guarantor(**changes)]))
        return draft.context  # type: ignore[return-value]

    plain, capped = letter(), letter(ceiling="80000")
    assert (plain.capped, capped.capped) == (False, True)
    (period,) = plain.guarantees[0].periods
    assert (period.debt, period.due, period.until, period.asked) == (
        "JJ-1",
        "2025年1月10日",
        "2028年1月10日",
        "",
    )
