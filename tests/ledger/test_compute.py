"""What is owed: hand-worked sums, then properties that must hold for any loan and any payments."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legal_docs.errors import BadInputError
from legal_docs.ledger import compute
from legal_docs.model.arrears import Arrears, Component
from legal_docs.model.base import cents
from tests.ledger.factory import D, case, loan, note, paid


def amounts(arrears: Arrears) -> dict[str, Decimal]:
    return {k: v for k, v in arrears.owed.model_dump().items() if v}


def test_interest_accrues_on_actual_days_over_the_contract_basis() -> None:
    # 100000 × 6 % × 366 days (2024 is a leap year) ÷ 360 = 6100.00
    arrears = compute(case(loan()), on=date(2025, 1, 10))
    assert amounts(arrears) == {"principal": D("100000.00"), "interest": D("6100.00")}


def test_a_365_day_basis_is_never_mixed_with_360() -> None:
    # 100000 × 6 % × 366 ÷ 365 = 6016.438… → 6016.44
    arrears = compute(case(loan(day_count=365)), on=date(2025, 1, 10))
    assert arrears.owed.interest == D("6016.44")
    assert {line.basis for line in arrears.lines if line.base} == {365}


def test_penalty_starts_on_the_day_after_the_due_day() -> None:
    # due 2025-01-10; 2025-01-11 is one day of penalty: 100000 × 9 % ÷ 360 = 25.00
    arrears = compute(case(loan()), on=date(2025, 1, 11))
    assert arrears.owed.penalty == D("25.00")
    # unpaid interest 6100 × 9 % ÷ 360 = 1.525 → 1.53 (half up)
    assert arrears.owed.compound == D("1.53")


def test_a_payment_on_the_due_day_is_on_time() -> None:
    arrears = compute(case(loan(), repayments=[paid("2025-01-10", "106100.00")]), on=date(2025, 6, 30))
    assert arrears.owed.total == 0


def test_penalty_is_not_compounded_unless_the_lawyer_says_so() -> None:
    plain = compute(case(loan()), on=date(2026, 1, 10))
    switched = compute(case(loan(compound={"on_penalty": True, "settlement_day": 20})), on=date(2026, 1, 10))
    assert plain.owed.penalty == switched.owed.penalty
    # only 6100 bears compound interest: 6100 × 9 % × 365 ÷ 360 = 556.625 → 556.63
    assert plain.owed.compound == D("556.63")
    assert switched.owed.compound > plain.owed.compound


def test_instalments_fall_due_one_by_one_and_the_rest_keeps_its_contract_rate() -> None:
    two = loan(disbursements=[note([("2024-02-10", "40000"), ("2024-03-10", "60000")])])
    arrears = compute(case(two), on=date(2024, 2, 20))
    by = {(line.component, line.label): line for line in arrears.lines}
    # 31 days on 100000, then 10 days on the 60000 not yet due; 10 days of penalty on 40000
    assert arrears.owed.interest == D("516.67") + D("100.00")
    assert by[Component.PENALTY, "第1期逾期本金罚息"].amount == D("100.00")
    assert arrears.debts[0].not_yet_due == D("60000")
    assert arrears.debts[0].overdue_since == date(2024, 2, 10)


def test_acceleration_makes_the_rest_due_on_the_day_in_the_notice() -> None:
    called = loan(
        disbursements=[note([("2024-02-10", "40000"), ("2025-02-10", "60000")])],
        acceleration={
            "declared_on": "2024-03-01",
            "arrived_on": "2024-03-05",
            "accelerated_due_on": "2024-03-10",
        },
    )
    arrears = compute(case(called), on=date(2024, 3, 20))
    assert arrears.debts[0].called_on == date(2024, 3, 10)
    assert arrears.debts[0].not_yet_due == 0
    labels = {line.label: line.amount for line in arrears.lines}
    assert labels["提前到期部分逾期本金罚息"] == D("150.00")  # 60000 × 9 % × 10 ÷ 360


def test_costs_then_interest_then_principal_is_the_order_without_a_clause() -> None:
    arrears = compute(
        case(
            loan(),
            costs=[{"kind": "lawyer", "amount": "3000", "incurred_on": "2025-01-10"}],
            repayments=[paid("2025-01-11", "10000")],
        ),
        on=date(2025, 1, 11),
    )
    applied = arrears.allocations[0].applied
    # 3000 costs, 6100 interest, 25 penalty, 1.53 compound, the rest principal
    assert (applied.costs, applied.interest, applied.penalty) == (D("3000"), D("6100"), D("25.00"))
    assert (applied.compound, applied.principal) == (D("1.53"), D("873.47"))


def test_an_agreed_order_is_followed() -> None:
    first = loan(allocation={"order": "本金、利息、罚息、复利", "agreed": True})
    arrears = compute(case(first, repayments=[paid("2025-01-10", "10000")]), on=date(2025, 1, 10))
    assert arrears.allocations[0].applied.principal == D("10000")
    assert arrears.owed.interest == D("6100.00")


def test_instalment_by_instalment_clears_the_oldest_instalment_first() -> None:
    terms = {"by": "按期次", "order": "利息、罚息、复利、本金"}
    two = loan(disbursements=[note([("2024-02-10", "1000"), ("2024-03-10", "99000")])], allocation=terms)
    arrears = compute(case(two, repayments=[paid("2024-03-10", "1600")]), on=date(2024, 3, 10))
    # instalment 1: 516.67 interest + penalty 7.25 + compound 3.75 + principal 1000 = 1527.67; 72.33 goes to 2
    assert arrears.allocations[0].applied.principal == D("1000")
    assert arrears.owed.principal == D("99000")


def test_a_back_dated_payment_counts_from_the_day_it_was_made() -> None:
    late = paid("2025-01-10", "106100", booked_on="2025-03-01")
    arrears = compute(case(loan(), repayments=[late]), on=date(2025, 3, 1))
    assert arrears.owed.total == 0
    assert any("回溯" in text for text in arrears.notes)


def test_a_reversed_payment_is_as_if_never_made() -> None:
    good = paid("2025-02-10", "5000", id="A")
    undone = paid("2025-03-10", "5000", id="B", kind="冲正", reverses="A")
    with_both = compute(case(loan(), repayments=[good, undone]), on=date(2025, 6, 1))
    without = compute(case(loan()), on=date(2025, 6, 1))
    assert with_both.owed == without.owed


def test_money_paid_before_anything_is_due_waits_for_the_due_day() -> None:
    arrears = compute(case(loan(), repayments=[paid("2025-01-05", "6100")]), on=date(2025, 1, 10))
    assert arrears.owed.interest == 0
    assert arrears.owed.principal == D("100000")


def test_a_prepayment_repays_principal_at_once() -> None:
    early = paid("2024-01-20", "50000", is_prepayment=True)
    arrears = compute(case(loan(), repayments=[early]), on=date(2024, 1, 20))
    # ten days: 100000 × 6 % × 10 ÷ 360 = 166.67 go to interest first
    assert arrears.owed.principal == D("100000") - (D("50000") - D("166.67"))


def test_a_payment_that_names_no_debt_is_refused_where_there_are_two() -> None:
    second = loan(
        number="HT-2",
        disbursements=[{"note": "JJ-2", "disbursed_on": "2024-01-10", "due_on": "2025-01-10", "amount": "1"}],
    )
    with pytest.raises(BadInputError, match="没有写明还的是哪一笔"):
        compute(case(loan(), second, repayments=[paid("2025-02-01", "10")]), on=date(2025, 6, 1))


def test_costs_after_the_cut_off_are_still_claimed() -> None:
    later = {"kind": "lawyer", "amount": "3000", "incurred_on": "2025-08-01"}
    assert compute(case(loan(), costs=[later]), on=date(2025, 6, 1)).owed.costs == D("3000")


def test_the_banks_figure_is_compared_on_the_banks_own_day() -> None:
    balance = {"on": "2025-01-11", "debt": "JJ-1", "penalty": "25.00", "total": "106126.00"}
    rows = compute(case(loan(), balances=[balance]), on=date(2026, 1, 1)).reconciliations
    assert [(r.component, r.difference, r.explained) for r in rows] == [
        ("罚息", D("0.00"), True),
        ("合计", D("0.53"), False),
    ]


def test_an_unexplained_difference_and_a_loan_lent_short_alert_the_lawyer_only() -> None:
    balance = {"on": "2025-01-11", "debt": "JJ-1", "total": "1.00"}
    short = loan(amount="110000")
    arrears = compute(case(short, balances=[balance]), on=date(2025, 6, 1))
    assert [("差额未说明" in a, "第六百七十条" in a) for a in arrears.alerts] == [
        (False, True),
        (True, False),
    ]
    assert arrears.notes == ()


def test_a_reversal_is_told_in_the_statement() -> None:
    good = paid("2025-02-10", "5000", id="A")
    undone = paid("2025-03-10", "5000", id="B", kind="冲正", reverses="A")
    notes = compute(case(loan(), repayments=[good, undone]), on=date(2025, 6, 1)).notes
    assert notes == ("还款A（5,000.00元）已由B冲正5,000.00元，冲正部分不计入还款",)


def test_what_goes_on_accruing_is_named_with_base_rate_and_clause() -> None:
    rows = compute(case(loan()), on=date(2025, 6, 1)).debts[0].continuing
    assert [(r.component, r.base, r.rate_percent, r.clause) for r in rows] == [
        (Component.PENALTY, D("100000"), D("9"), "3.4"),
        (Component.COMPOUND, D("6100.00"), D("9"), "3.5"),
    ]


# -- properties --------------------------------------------------------------------------------

START = date(2024, 1, 10)
DAYS = st.integers(1, 900).map(lambda n: START + timedelta(days=n))
MONEY = st.integers(1, 3_000_000).map(lambda fen: D(fen) / 100)
PAYMENTS = st.lists(st.tuples(DAYS, MONEY), max_size=6)
TERMS = st.fixed_dictionaries(
    {
        "day_count": st.sampled_from([360, 365]),
        "allocation": st.sampled_from(
            [
                {},
                {"by": "instalment"},
                {"order": "本金、利息"},
                {"order": "利息、本金、罚息、复利", "by": "按期次"},
            ]
        ),
        "compound": st.sampled_from([None, {}, {"on_penalty": True, "settlement_day": 20}]),
        "acceleration": st.sampled_from([None, {"declared_on": "2024-08-15"}]),
        "rate": st.integers(1, 24).map(lambda n: {"annual_percent": str(n)}),
    }
)
SCHEDULE = [
    ("2024-04-10", "20000"),
    ("2024-07-10", "20000"),
    ("2024-10-10", "20000"),
    ("2025-01-10", "40000"),
]


def net(arrears: Arrears) -> Decimal:
    """What is owed less money received that nothing due could use yet."""
    return arrears.owed.total - sum((debt.credit for debt in arrears.debts), D(0))


def build(terms: dict[str, object], payments: list[tuple[date, Decimal]]):
    rows = [paid(day, amount, id=f"P{n}") for n, (day, amount) in enumerate(payments)]
    return case(loan(disbursements=[note(SCHEDULE)], **terms), repayments=rows)


@settings(max_examples=60, deadline=None)
@given(TERMS, PAYMENTS, DAYS)
def test_lines_less_payments_are_the_totals(terms, payments, on) -> None:
    arrears = compute(build(terms, payments), on=on)
    charged = sum((line.amount for line in arrears.lines), D(0))
    applied = sum((a.applied.total for a in arrears.allocations), D(0))
    assert charged - applied == arrears.owed.total
    assert min(arrears.owed.model_dump().values()) >= 0
    for line in arrears.lines:
        if line.base is not None:
            assert line.amount == cents(line.base * line.rate_percent * line.days / (100 * line.basis))


@settings(max_examples=60, deadline=None)
@given(TERMS, PAYMENTS, DAYS, st.integers(0, 400))
def test_more_days_without_a_payment_never_lower_the_debt(terms, payments, on, more) -> None:
    before = [(day, amount) for day, amount in payments if day <= on]
    file = build(terms, before)
    assert net(compute(file, on=on + timedelta(days=more))) >= net(compute(file, on=on))


@settings(max_examples=60, deadline=None)
@given(TERMS, PAYMENTS, DAYS, st.integers(1, 99))
def test_a_payment_split_in_two_on_one_day_changes_nothing(terms, payments, on, share) -> None:
    halves = []
    for day, amount in payments:
        part = cents(amount * share / 100)
        halves += [(day, p) for p in (part, amount - part) if p > 0]
    assert compute(build(terms, payments), on=on).owed == compute(build(terms, halves), on=on).owed


@settings(max_examples=60, deadline=None)
@given(TERMS, PAYMENTS, DAYS, st.integers(0, 400))
def test_paying_everything_gives_zero_from_that_day(terms, payments, on, more) -> None:
    before = [(day, amount) for day, amount in payments if day < on]
    owed = compute(build(terms, before), on=on).owed.total
    if owed > 0:
        before.append((on, owed))
    assert compute(build(terms, before), on=on + timedelta(days=more)).owed.total == 0
