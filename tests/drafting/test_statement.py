"""The statement of account: every line, payment and balance."""

from datetime import date

from legal_docs.drafting.statement import must_say, statement
from tests.drafting.factory import dossier, exhibit
from tests.drafting.test_enforcement import BANK, JUDGMENT
from tests.ledger.factory import card, loan, note, paid


def test_the_order_that_is_printed_is_the_order_that_was_applied() -> None:
    def order(**terms):
        return statement(dossier(loans=[loan(allocation=terms)])).order

    run = "利息→罚息→复利"  # 违约金 and 手续费 are neither agreed nor charged
    assert order() == f"合同未另行约定，按项目，费用→{run}→本金"
    assert order(order="本金、利息", agreed=True) == f"按《借款合同》约定，按项目，本金→{run}"
    assert order(order="利息、本金、罚息", agreed=True, clause="第5条", by="instalment") == (
        "按《借款合同》第5条约定，按期次，利息→复利→本金→罚息"
    )


def test_equal_orders_of_several_debts_are_printed_once() -> None:
    second = {"note": "JJ-2", "disbursed_on": "2024-01-10", "due_on": "2025-01-10", "amount": "50000"}
    other = loan(number="HT-2", amount="50000", disbursements=[second])
    assert "；" not in statement(dossier(loans=[loan(), other])).order
    differs = loan(number="HT-2", amount="50000", disbursements=[second], allocation={"by": "instalment"})
    both = dossier(loans=[loan(), differs])
    assert len(statement(both).order.split("；")) == 2


def test_the_lines_are_grouped_by_component_with_their_sums() -> None:
    debt = statement(dossier(on=date(2025, 1, 20))).debts[0]
    assert [(g.component, g.subtotal) for g in debt.groups] == [
        ("本金", "100,000.00"),
        ("利息", "6,100.00"),
        ("罚息", "250.00"),
        ("复利", "15.25"),
    ]
    penalty = debt.groups[2].rows[0]
    assert (penalty.since, penalty.to, penalty.base, penalty.rate, penalty.days, penalty.basis) == (
        "2025-01-10",
        "2025-01-20",
        "100,000.00",
        "9%",
        "10",
        "360",
    )
    assert debt.total == "106,365.25"


def test_the_rates_of_a_debt_are_printed_and_no_penalty_where_there_is_none() -> None:
    debt = statement(dossier()).debts[0]
    assert (debt.kind, debt.rate, debt.penalty, debt.called) == ("借款", "年利率6%", "年利率9%", "")
    assert statement(dossier(loans=[loan(penalty=None)])).debts[0].penalty == ""


def test_the_day_a_loan_was_called_is_printed() -> None:
    rows = [("2025-01-10", "40000"), ("2026-01-10", "60000")]
    called = loan(disbursements=[note(rows)], acceleration={"declared_on": "2025-03-01"})
    assert statement(dossier(loans=[called])).debts[0].called == "2025年3月1日"


def test_a_payment_is_printed_with_what_it_met() -> None:
    paper = statement(dossier(repayments=[paid("2025-01-10", "6200", id="P1")]))
    row = paper.debts[0].payments[0]
    assert (row.day, row.id, row.amount, row.interest, row.principal, row.penalty) == (
        "2025-01-10",
        "P1",
        "6,200.00",
        "6,100.00",
        "100.00",
        "",
    )


def test_fees_and_damages_met_by_a_payment_are_printed_together() -> None:
    sent = {
        "statement_on": "2025-06-20",
        "due_on": "2025-07-10",
        "principal": "1000",
        "fees": "7",
        "damages": "5",
        "closing": "1012",
    }
    account = {"cause": "card", "loans": [], "cards": [card(statements=[sent])]}
    paper = statement(dossier(**account, repayments=[paid("2025-06-20", "100")]))
    row = paper.debts[0].payments[0]
    assert (row.other, row.principal) == ("12.00", "88.00")
    assert (paper.debts[0].kind, paper.debts[0].rate) == ("信用卡", "日利率0.05%")


def test_what_a_payment_left_over_is_told() -> None:
    paper = statement(dossier(repayments=[paid("2025-01-10", "106200")]))
    assert paper.debts[0].payments[0].note == "未抵充100.00"


def test_what_was_charged_paid_and_is_owed_stands_side_by_side() -> None:
    rows = statement(dossier(on=date(2025, 1, 10), repayments=[paid("2025-01-10", "6200")])).debts[0].balance
    assert [(r.component, r.charged, r.paid, r.owed) for r in rows] == [
        ("本金", "100,000.00", "100.00", "99,900.00"),
        ("利息", "6,100.00", "6,100.00", "0.00"),
    ]


COST = {"kind": "lawyer", "amount": "3000", "incurred_on": "2025-07-05"}


def test_a_cost_after_the_cut_off_stands_among_the_other_costs() -> None:
    for name in ("", "JJ-1"):
        paper = statement(dossier(costs=[COST | {"debt": name}]))
        assert [(row.label, row.amount) for row in paper.costs] == [("律师代理费", "3,000.00")]
        assert "实现债权的费用" not in [group.component for group in paper.debts[0].groups]


def test_a_cost_up_to_the_cut_off_stands_with_its_debt() -> None:
    paper = statement(dossier(costs=[COST | {"incurred_on": "2025-06-30"}]))
    assert paper.costs == ()
    assert [group.subtotal for group in paper.debts[0].groups][-1] == "3,000.00"


def test_a_taken_line_is_printed_with_its_exhibit_and_without_a_base() -> None:
    lent = loan(disbursements=[note([("2025-01-10", "100000")], evidence=["02/借据.pdf#1"])])
    paper = statement(dossier(exhibit(2, "02/借据.pdf", 5, 2), loans=[lent]))
    row = paper.debts[0].groups[0].rows[0]
    assert (row.label, row.base, row.days, row.to) == ("发放本金（证据2第5页）", "", "", "")


def test_an_instrument_has_one_order_and_its_own_kind() -> None:
    judgment = {
        "number": "J-1",
        "court": "某市某区人民法院",
        "issued_on": "2025-03-01",
        "effective_on": "2025-03-20",
        "performance_days": 10,
        "operative_part": "偿还",
        "items": [{"label": "本金", "kind": "principal", "amount": "100000"}],
    }
    loans = [loan(), loan(number="HT-2", allocation={"by": "instalment"})]
    paper = statement(dossier(stage="enforcement", judgments=[judgment], loans=loans))
    assert (paper.debts[0].kind, "；" in paper.order) == ("执行依据", False)


def test_the_statement_must_say_every_total() -> None:
    said = must_say(statement(dossier(on=date(2025, 1, 20))))
    for text in ("100,000.00", "6,100.00", "250.00", "15.25", "106,365.25", "2025年1月20日"):
        assert text in said


def test_days_of_a_year_the_instrument_does_not_name_are_those_of_the_contract() -> None:
    item = {"label": "本金", "kind": "principal", "amount": "100000", "further_percent": "9"}
    silent = JUDGMENT | {"items": [item | {"further_from": "2025-01-01", "day_count": 360}]}

    def said(operative: str = "偿还本金100000元", **changes):
        judged = silent | {"operative_part": operative}
        return statement(dossier(creditor=BANK, stage="enforcement", judgments=[judged], **changes)).year

    assert said() == "执行依据没有写明一年的天数，按《借款合同》（编号HT-1）约定的一年360天计算"
    assert said("偿还本金100000元，按一年360天计算利息") == ""
    assert said(loans=[loan(day_count=365)]) == ""
    assert statement(dossier()).year == ""
