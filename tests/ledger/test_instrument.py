"""What an instrument leaves owed."""

from datetime import date

import pytest

from legal_docs.errors import BadInputError
from legal_docs.ledger import compute
from legal_docs.model.arrears import Component
from tests.ledger.factory import D, case, loan, paid

JUDGMENT = {
    "number": "（2024）某0101民初1号",
    "court": "某市某区人民法院",
    "issued_on": "2024-12-01",
    "effective_on": "2024-12-20",
    "performance_days": 10,
    "operative_part": "被告偿还本金100000元及利息",
    "items": [
        {
            "label": "本金",
            "kind": "principal",
            "amount": "100000",
            "further_percent": "7.2",
            "is_base": True,
            "further_from": "2024-12-01",
        },
        {"label": "利息", "kind": "interest", "amount": "5000"},
        {"label": "案件受理费", "kind": "court_fee", "amount": "1150"},
    ],
}


def enforcement(**changes):
    return case(stage="enforcement", judgments=[JUDGMENT], **changes)


def test_the_instrument_and_not_the_contract_says_what_is_owed() -> None:
    owed = compute(enforcement(), on=date(2024, 12, 30)).owed
    # 100000 × 7.2 % × 30 ÷ 360 = 600.00 on top of 5000; performance until 12-30: nothing doubled yet
    assert (owed.principal, owed.interest, owed.costs, owed.doubled) == (
        D("100000"),
        D("5600.00"),
        D("1150"),
        0,
    )


def test_doubled_interest_runs_after_the_time_to_perform() -> None:
    # base day 2024-12-30; 100000 × 0.0175 % × 10 = 175.00
    assert compute(enforcement(), on=date(2025, 1, 9)).owed.doubled == D("175.00")


def test_a_part_payment_goes_to_costs_interest_and_principal_before_the_doubled_part() -> None:
    arrears = compute(enforcement(repayments=[paid("2025-01-09", "20000")]), on=date(2025, 1, 19))
    applied = arrears.allocations[0].applied
    # interest by 01-09: 5000 + 800.00 (40 days)
    assert (applied.costs, applied.interest, applied.doubled) == (D("1150"), D("5800.00"), 0)
    assert applied.principal == D("13050.00")
    # 175.00, then 86950 × 0.0175 % × 10 = 152.1625 → together 327.16
    assert arrears.owed.doubled == D("327.16")


def test_what_is_left_after_the_debt_pays_the_doubled_part_and_the_rest_is_flagged() -> None:
    total = compute(enforcement(), on=date(2025, 1, 9)).owed.total
    arrears = compute(enforcement(repayments=[paid("2025-01-09", total + 1)]), on=date(2025, 3, 1))
    assert arrears.owed.total == 0
    assert arrears.allocations[0].applied.doubled == D("175.00")
    assert arrears.allocations[0].unapplied == D("1.00")
    assert arrears.allocations[0].note == "超过应付金额，请核对"


def test_a_payment_that_is_used_up_needs_no_remark() -> None:
    total = compute(enforcement(), on=date(2025, 1, 9)).owed.total
    arrears = compute(enforcement(repayments=[paid("2025-01-09", total)]), on=date(2025, 3, 1))
    assert (arrears.allocations[0].unapplied, arrears.allocations[0].note) == (0, "")


def test_the_first_day_the_instrument_names_counts_and_keeps_its_name() -> None:
    item = JUDGMENT["items"][0] | {"further_kind": "罚息"}
    named = case(stage="enforcement", judgments=[JUDGMENT | {"items": [item]}])
    # "自2024年12月1日起" to 12-01 is one day: 100000 × 7.2 % ÷ 360 = 20.00
    owed = compute(named, on=date(2024, 12, 1)).owed
    assert (owed.penalty, owed.interest) == (D("20.00"), 0)


def test_payments_before_the_instrument_are_taken_to_be_in_it() -> None:
    rows = [paid("2024-10-01", "500"), paid("2024-11-01", "500"), paid("2025-01-05", "500")]
    arrears = compute(enforcement(repayments=rows), on=date(2025, 1, 9))
    assert [a.on for a in arrears.allocations] == [date(2025, 1, 5)]
    assert any("有2笔还款早于文书作出之日" in note for note in arrears.notes)


def test_enforcement_without_an_instrument_is_refused() -> None:
    with pytest.raises(BadInputError, match="没有生效法律文书"):
        compute(case(stage="enforcement"), on=date(2025, 1, 9))


# -- what is awarded ---------------------------------------------------------------------------

PRINCIPAL, INTEREST, FEE = JUDGMENT["items"]


def awarded(*items, on: date, file=None, **changes):
    """The arrears of one instrument with these items."""
    judgment = JUDGMENT | {"items": items} | changes
    return compute(case(stage="enforcement", judgments=[judgment], **(file or {})), on=on)


def test_an_instrument_without_items_is_refused() -> None:
    with pytest.raises(BadInputError, match="没有录入判项金额"):
        awarded(on=date(2025, 1, 9))


def test_an_instrument_of_a_later_day_leaves_nothing_owed_yet() -> None:
    assert compute(enforcement(), on=date(2024, 11, 30)).owed.total == 0
    assert compute(enforcement(), on=date(2024, 12, 1)).owed.principal == D("100000")


def test_without_a_first_day_further_interest_counts_from_the_day_after_the_issue() -> None:
    item = PRINCIPAL | {"further_from": None}
    # 12-01 to 12-11: 100000 × 7.2 % × 10 ÷ 360 = 200.00
    assert awarded(item, on=date(2024, 12, 11)).owed.interest == D("200.00")


def test_further_interest_may_begin_before_the_instrument_or_after_it() -> None:
    # "自2024年11月1日起" to 12-11 is 41 days: 820.00
    assert awarded(PRINCIPAL | {"further_from": "2024-11-01"}, on=date(2024, 12, 11)).owed.interest == D(
        "820.00"
    )
    # "自2024年12月10日起" to 12-11 is two days: 40.00, even if something was paid in between
    rows = {"repayments": [paid("2024-12-05", "50000")]}
    later = awarded(PRINCIPAL | {"further_from": "2024-12-10"}, on=date(2024, 12, 11), file=rows)
    assert later.owed.interest == D("20.00")


def test_further_interest_on_awarded_interest_never_bears_interest_itself() -> None:
    item = INTEREST | {"amount": "36000", "further_percent": "10", "further_from": "2024-12-02"}
    # 36000 × 10 % ÷ 360 = 10.00 a day, whatever is paid on the court fee in between
    rows = {"repayments": [paid("2024-12-11", "1000")]}
    arrears = awarded(item, FEE, on=date(2024, 12, 21), file=rows)
    assert arrears.owed.interest == D("36200.00")
    assert {line.base for line in arrears.lines if line.base} == {D("36000")}


def test_further_interest_on_damages_runs_on_what_is_unpaid_of_them() -> None:
    item = {"label": "违约金", "kind": "damages", "amount": "3600", "further_percent": "10"}
    rows = {"repayments": [paid("2024-12-11", "1810")]}
    # ten days 10.00, paid first; 1800 meets the damages; ten days on 1800: 5.00
    owed = awarded(item, on=date(2024, 12, 21), file=rows).owed
    assert (owed.damages, owed.interest) == (D("1800"), D("5.00"))


def test_each_item_keeps_its_own_day_count() -> None:
    item = PRINCIPAL | {"day_count": 365, "further_percent": "7.3"}
    assert awarded(item, on=date(2024, 12, 10)).owed.interest == D("200.00")


# -- doubled interest --------------------------------------------------------------------------


def test_only_items_that_are_a_base_bear_doubled_interest() -> None:
    lawyer = {"label": "律师费", "kind": "costs", "amount": "4000", "is_base": True}
    # (100000 + 4000) × 0.0175 % × 10 = 182.00; the court fee is no base
    assert awarded(PRINCIPAL, lawyer, FEE, on=date(2025, 1, 9)).owed.doubled == D("182.00")


def test_the_last_day_to_perform_that_the_instrument_prints_comes_before_a_number_of_days() -> None:
    # base day 2024-12-20: 100000 × 0.0175 % × 20 = 350.00
    printed = awarded(PRINCIPAL, on=date(2025, 1, 9), performance_last_day="2024-12-20")
    assert printed.owed.doubled == D("350.00")
    assert printed.debts[0].overdue_since == date(2024, 12, 20)


def test_the_segments_of_doubled_interest_are_rounded_together() -> None:
    item = PRINCIPAL | {"amount": "30", "further_percent": None}
    rows = {"repayments": [paid("2024-12-31", "0.01"), paid("2025-01-01", "0.01")]}
    # one day each on 30.00, 29.99 and 29.98: 0.00525 + 0.00524825 + 0.0052465 = 0.01574475 → 0.02;
    # each rounded by itself they would give 0.03
    arrears = awarded(item, on=date(2025, 1, 2), file=rows)
    assert arrears.owed.doubled == D("0.02")
    amounts = [line.amount for line in arrears.lines if line.component is Component.DOUBLED]
    assert amounts == [D("0.01"), D("0.00"), D("0.01")]


TWO = [{"due_on": "2025-01-01", "amount": "50000"}, {"due_on": "2025-06-01", "amount": "50000"}]


def doubled_lines(arrears):
    return [(x.since, x.to, x.base) for x in arrears.lines if x.component is Component.DOUBLED]


def test_each_instalment_bears_doubled_interest_from_its_own_day() -> None:
    arrears = awarded(PRINCIPAL, on=date(2025, 7, 1), instalments=TWO)
    # 50000 × 0.0175 % × 181 + 50000 × 0.0175 % × 30 = 1583.75 + 262.50
    assert arrears.owed.doubled == D("1846.25")
    assert doubled_lines(arrears) == [
        (date(2025, 1, 1), date(2025, 7, 1), D("50000.00")),
        (date(2025, 6, 1), date(2025, 7, 1), D("50000.00")),
    ]
    assert any("自每期届满之日分别计算" in text for text in arrears.notes)
    assert arrears.debts[0].overdue_since == date(2025, 1, 1)


def test_a_payment_meets_the_earliest_instalment_first() -> None:
    item = PRINCIPAL | {"further_percent": None}
    rows = {"repayments": [paid("2025-01-11", "60000")]}
    # ten days on 50000: 87.50; the second instalment is down to 40000 when it falls due: 210.00
    arrears = awarded(item, on=date(2025, 7, 1), file=rows, instalments=TWO)
    assert arrears.owed.doubled == D("297.50")


def test_instalments_that_hold_interest_pay_it_first_and_the_base_later() -> None:
    rows = [{"due_on": "2025-01-01", "amount": "56150"}, {"due_on": "2025-06-01", "amount": "50000"}]
    # 106150 = 100000 + 5000 + 1150: the first instalment holds 50000 of the base
    arrears = awarded(PRINCIPAL, INTEREST, FEE, on=date(2025, 1, 11), instalments=rows)
    assert doubled_lines(arrears) == [(date(2025, 1, 1), date(2025, 1, 11), D("50000.00"))]


def test_only_the_instalments_that_are_due_go_on_bearing_doubled_interest() -> None:
    def base(on: date, *repayments):
        debt = awarded(PRINCIPAL, on=on, instalments=TWO, file={"repayments": repayments}).debts[0]
        return [row.base for row in debt.continuing if row.component is Component.DOUBLED]

    assert base(date(2024, 12, 31)) == []
    assert base(date(2025, 1, 1)) == [D("50000.00")]
    assert base(date(2025, 6, 1)) == [D("100000.00")]
    assert base(date(2025, 1, 11), paid("2025-01-11", "80000")) == []


def test_instalments_that_do_not_fit_the_awarded_sums_are_left_to_a_person() -> None:
    short = [TWO[0], TWO[1] | {"amount": "49999.99"}]
    for rows in (short, [*TWO, {"due_on": "2025-07-01", "amount": "0.01"}]):
        arrears = awarded(PRINCIPAL, on=date(2025, 7, 1), instalments=rows)
        assert arrears.owed.doubled == 0
        assert any("各期合计与判项金额不符" in text for text in arrears.alerts)


def test_of_the_time_before_august_2014_only_the_later_part_is_computed() -> None:
    arrears = awarded(
        PRINCIPAL | {"further_from": None},
        on=date(2014, 8, 11),
        issued_on="2014-06-01",
        effective_on="2014-06-10",
        performance_last_day="2014-07-31",
    )
    # from 2014-08-01: 100000 × 0.0175 % × 10
    assert arrears.owed.doubled == D("175.00")
    assert any("2014年8月1日之前" in text and "须人工计算" in text for text in arrears.alerts)


def stay(note: str, ended_on: str | None):
    row = {"id": "E1", "on": "2025-01-04", "kind": "other", "target": "钱某某", "note": note}
    return {"events": [row | {"ended_on": ended_on}], "repayments": []}


def test_a_stay_the_debtor_did_not_ask_for_bears_no_doubled_interest() -> None:
    # base day 2024-12-30: 20 days to 01-19, of which 01-04 to 01-14 are stayed
    file = stay("再审审查，裁定中止执行", "2025-01-14")
    assert awarded(PRINCIPAL, on=date(2025, 1, 19), file=file).owed.doubled == D("175.00")
    lasting = stay("再审审查，裁定中止执行", None)
    assert awarded(PRINCIPAL, on=date(2025, 1, 19), file=lasting).owed.doubled == D("87.50")
    asked = stay("被执行人申请再审，暂缓执行，系被执行人申请", "2025-01-14")
    assert awarded(PRINCIPAL, on=date(2025, 1, 19), file=asked).owed.doubled == D("350.00")


# -- payments ----------------------------------------------------------------------------------


def test_payments_under_several_instruments_are_refused_and_without_payments_each_stands() -> None:
    both = [JUDGMENT, JUDGMENT | {"number": "（2024）某0101民初2号"}]
    plain = case(stage="enforcement", judgments=both)
    assert [d.owed.total for d in compute(plain, on=date(2024, 12, 30)).debts] == [D("106750.00")] * 2
    with pytest.raises(BadInputError, match="无法确定清偿哪一份"):
        compute(
            case(stage="enforcement", judgments=both, repayments=[paid("2024-12-10", "5")]),
            on=date(2024, 12, 30),
        )


def test_a_payment_on_the_day_of_issue_is_taken_to_be_in_the_instrument() -> None:
    assert compute(enforcement(repayments=[paid("2024-12-01", "500")]), on=date(2025, 1, 9)).allocations == ()
    assert compute(enforcement(repayments=[paid("2024-12-02", "500")]), on=date(2025, 1, 9)).allocations


def test_the_order_the_contract_agreed_holds_for_the_instrument_too() -> None:
    terms = loan(allocation={"order": "本金、利息"})
    file = case(terms, stage="enforcement", judgments=[JUDGMENT], repayments=[paid("2024-12-10", "2000")])
    applied = compute(file, on=date(2024, 12, 30)).allocations[0].applied
    assert (applied.costs, applied.principal, applied.interest) == (D("1150"), D("850"), 0)


def test_what_goes_on_accruing_is_each_award_and_the_doubled_part() -> None:
    rows = compute(enforcement(), on=date(2025, 1, 9)).debts[0].continuing
    assert [(r.component, r.base, r.base_name, r.rate_percent, r.basis, r.daily) for r in rows] == [
        (Component.INTEREST, D("100000"), "未付本金", D("7.2"), 360, False),
        (Component.DOUBLED, D("100000"), "未还本金", D("0.0175"), None, True),
    ]


def test_nothing_goes_on_accruing_on_what_is_paid() -> None:
    total = compute(enforcement(), on=date(2025, 1, 9)).owed.total
    debt = compute(enforcement(repayments=[paid("2025-01-09", total)]), on=date(2025, 1, 9)).debts[0]
    assert (debt.owed.total, debt.continuing) == (0, ())


def test_an_award_that_bears_no_further_interest_does_not_go_on_accruing() -> None:
    rows = awarded(INTEREST, FEE, on=date(2025, 1, 9)).debts[0].continuing
    assert rows == ()
