"""The ledger against a second one that counts night by night: equal to the cent, component by component."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from legal_docs.ledger import compute
from legal_docs.model.arrears import Totals
from legal_docs.model.casefile import CaseFile
from legal_docs.model.judgment import Judgment
from legal_docs.model.loan import Cost
from tests.ledger.factory import D, card, case, loan, note, paid
from tests.ledger.reference import LoanBook
from tests.ledger.reference_card import CardBook
from tests.ledger.reference_instrument import InstrumentBook

LAST = date(2026, 6, 1)
SOON = st.integers(1, 1100)
MONEY = st.one_of(st.integers(1, 300_000), st.integers(100_000, 30_000_000)).map(lambda fen: D(fen) / 100)
RUN = ("interest", "penalty", "compound", "damages")
ORDERS = st.sampled_from(
    [
        ("费用、利息、罚息、复利、本金", ("costs", *RUN, "principal")),
        ("本金、利息", ("costs", "principal", *RUN)),
        ("本金、利息、罚息、复利", ("costs", "principal", *RUN)),
        ("利息、本金、罚息", ("costs", "interest", "compound", "damages", "principal", "penalty")),
        ("复利、罚息、本金、费用", ("interest", "compound", "penalty", "damages", "principal", "costs")),
    ]
)
"""The order a contract gives, and the same with what it leaves out put in by hand."""
exact = settings(
    max_examples=300, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)


def parts(owed: Totals) -> dict[str, Decimal]:
    return {part: amount for part, amount in owed.model_dump().items() if amount}


def some(owed: dict[str, Decimal]) -> dict[str, Decimal]:
    return {part: amount for part, amount in owed.items() if amount}


@st.composite
def days(draw: st.DrawFn, first: date, *special: date) -> date:
    """A day after `first`: any, or one on which something else happens too."""
    any_day = SOON.map(lambda n: min(first + timedelta(n), LAST))
    return draw(st.one_of(any_day, st.sampled_from(special)) if special else any_day)


@st.composite
def contracts(draw: st.DrawFn) -> tuple[dict[str, Any], tuple[str, ...], tuple[date, ...]]:
    """The terms of a loan, the full order of its payments, and the days on which something happens."""
    lent = draw(st.sampled_from([date(2022, 1, 31), date(2023, 6, 20), date(2024, 2, 29), date(2024, 1, 10)]))
    gaps = draw(st.lists(st.integers(1, 250), min_size=1, max_size=4))
    due = [lent + timedelta(sum(gaps[: n + 1])) for n in range(len(gaps))]
    money = [*(draw(st.one_of(st.just(D(0)), MONEY)) for _ in due[1:]), draw(MONEY)]
    order, full = draw(ORDERS)
    called = draw(st.one_of(st.none(), days(lent, *due)))
    fixed = st.sampled_from([{"annual_percent": r} for r in ("3.85", "4.35", "6", "18")])
    spreads = st.fixed_dictionaries(
        {
            "kind": st.just("lpr"),
            "lpr_tenor": st.just("1y"),
            "reset": st.sampled_from(["never", "new_year", "anniversary"]),
            "spread_bp": st.sampled_from([-55, 0, 5, 130]),
        }
    )
    compound = [None, {}, {"rate": "contract"}, {"on_penalty": True, "settlement_day": 20}]
    terms = {
        "rate": draw(st.one_of(fixed, spreads)),
        "day_count": draw(st.sampled_from([360, 365])),
        "penalty": draw(st.sampled_from([None, {"overdue_uplift_percent": "50"}])),
        "compound": draw(st.sampled_from(compound)),
        "acceleration": called and {"declared_on": called},
        "allocation": {"order": order, "by": draw(st.sampled_from(["bucket", "instalment"]))},
        "amount": sum(money),
        "disbursements": [
            note([(str(d), str(m)) for d, m in zip(due, money, strict=True)], disbursed_on=lent)
        ],
    }
    return terms, full, (lent, *due, *([called] if called else []))


@st.composite
def loan_cases(draw: st.DrawFn) -> tuple[CaseFile, tuple[str, ...], date]:
    terms, full, special = draw(contracts())
    lent = special[0]
    rows = draw(st.lists(st.tuples(days(lent, *special), MONEY, st.booleans()), max_size=5))
    spent = draw(st.lists(days(lent, *special), max_size=2))
    payments = [paid(day, m, id=f"P{n}", is_prepayment=early) for n, (day, m, early) in enumerate(rows)]
    costs = [{"kind": "lawyer", "amount": "3000", "incurred_on": day} for day in spent]
    on = draw(days(lent, *special, *(day for day, *_ in rows)))
    return case(loan(**terms), repayments=payments, costs=costs), full, on


@exact
@given(loan_cases())
def test_a_loan_is_what_counting_night_by_night_gives(made: tuple[CaseFile, tuple[str, ...], date]) -> None:
    file, full, on = made
    early = [c for c in file.costs if c.incurred_on <= on]
    later = sum((c.amount for c in file.costs if c.incurred_on > on), D(0))
    book = LoanBook(file.loans[0], full, file.repayments, early).to(on)
    found, expected = compute(file, on=on), book.owed()
    expected["costs"] += later
    assert parts(found.owed) == some(expected)
    debt = found.debts[0]
    assert (debt.credit, debt.not_yet_due, debt.overdue_since) == (
        book.waiting,
        book.sleeping,
        book.overdue_since(),
    )


@st.composite
def awards(draw: st.DrawFn, issued: date) -> dict[str, Any]:
    kind = draw(st.sampled_from(["principal", "interest", "damages", "costs", "court_fee"]))
    item = {"label": kind, "kind": kind, "amount": draw(MONEY), "is_base": draw(st.booleans())}
    if draw(st.booleans()):
        item |= {
            "further_percent": draw(st.sampled_from(["6", "7.2", "9.15"])),
            "further_from": draw(
                st.one_of(st.none(), st.integers(-40, 40).map(lambda n: issued + timedelta(n)))
            ),
            "further_kind": draw(st.sampled_from(["interest", "penalty"])),
            "day_count": draw(st.sampled_from([360, 365])),
        }
    return item


@st.composite
def enforcement_cases(draw: st.DrawFn) -> tuple[CaseFile, tuple[str, ...], date]:
    issued = draw(st.sampled_from([date(2023, 12, 1), date(2024, 2, 28)]))
    last = issued + timedelta(draw(st.integers(5, 60)))
    order, full = draw(ORDERS)
    judgment = {
        "number": "（2024）某0101民初1号",
        "court": "某市某区人民法院",
        "issued_on": issued,
        "effective_on": issued + timedelta(3),
        "performance_last_day": last,
        "operative_part": "偿还",
        "items": draw(st.lists(awards(issued), min_size=1, max_size=4)),
    }
    rows = draw(st.lists(st.tuples(days(issued, issued, last), MONEY), max_size=4))
    payments = [paid(day, m, id=f"P{n}") for n, (day, m) in enumerate(rows)]
    terms = loan(allocation={"order": order, "by": draw(st.sampled_from(["bucket", "instalment"]))})
    file = case(terms, stage="enforcement", judgments=[judgment], repayments=payments)
    on = draw(days(issued, issued, last, *(day for day, _ in rows)))
    return file, full, on


@exact
@given(enforcement_cases())
def test_an_instrument_is_what_counting_night_by_night_gives(
    made: tuple[CaseFile, tuple[str, ...], date],
) -> None:
    file, full, on = made
    judgment, terms = file.judgments[0], file.loans[0].allocation
    assert isinstance(judgment, Judgment)
    received = [row for row in file.repayments if row.paid_on <= on]
    book = InstrumentBook(judgment, full, terms.by, received).to(on)
    assert parts(compute(file, on=on).owed) == some(book.owed())


CARD_ORDERS = st.sampled_from(
    [
        ("费用、利息、手续费、违约金、本金", ("costs", "interest", "fees", "damages", "principal")),
        ("本金、利息", ("costs", "principal", "interest", "damages", "fees")),
        ("违约金、本金", ("costs", "interest", "damages", "fees", "principal")),
    ]
)


@st.composite
def card_cases(draw: st.DrawFn) -> tuple[CaseFile, tuple[str, ...], date]:
    fen = st.one_of(st.just(0), st.integers(1, 500_000)).map(lambda n: D(n) / 100)
    opening = draw(fen)
    sent: list[dict[str, Any]] = []
    for month in range(1, draw(st.integers(1, 5)) + 1):
        row = {part: draw(fen) for part in ("principal", "interest", "damages", "fees")}
        closing = opening + sum(row.values())
        day = date(2025, month, 5)
        sent.append(
            row
            | {
                "statement_on": day,
                "due_on": day + timedelta(20),
                "opening": opening,
                "closing": closing,
            }
        )
        opening = closing
    special = [row["statement_on"] for row in sent]
    order, full = draw(CARD_ORDERS)
    account = card(statements=sent, interest_bears_interest=draw(st.booleans()), allocation={"order": order})
    start = date(2024, 12, 20)
    rows = draw(st.lists(st.tuples(days(start, *special), MONEY), min_size=1, max_size=4))
    payments = [paid(day, m, id=f"P{n}") for n, (day, m) in enumerate(rows)]
    costs = [
        {"kind": "lawyer", "amount": "300", "incurred_on": day}
        for day in draw(st.lists(days(start, *special), max_size=1))
    ]
    on = draw(days(start, *special, *(row["due_on"] for row in sent), *(day for day, _ in rows)))
    return case(cause="card", cards=[account], repayments=payments, costs=costs), full, on


@exact
@given(card_cases())
def test_a_card_is_what_counting_night_by_night_gives(made: tuple[CaseFile, tuple[str, ...], date]) -> None:
    file, full, on = made
    counted = [row for row in file.repayments if row.paid_on <= on]
    if not counted:
        return
    early: list[Cost] = [c for c in file.costs if c.incurred_on <= on]
    later = sum((c.amount for c in file.costs if c.incurred_on > on), D(0))
    book = CardBook(file.cards[0], full, counted, early).to(on)
    found, expected = compute(file, on=on), book.owed()
    expected["costs"] += later
    assert parts(found.owed) == some(expected)
    assert (found.debts[0].credit, found.debts[0].overdue_since) == (book.waiting, book.overdue_since())
