from datetime import date
from decimal import Decimal

import pytest

from legal_docs.law.wording import step
from legal_docs.model.arrears import Arrears, Component, Line
from legal_docs.model.assessment import Assessment
from tests.law.assessing import ON, arrears, assessed, period, route, sued, told
from tests.law.factory import NOTE


def chosen(found: Assessment) -> list[str]:
    return [each.code for each in found.routes if each.suggested]


@pytest.mark.parametrize(
    ("effect", "code"),
    [
        ("waiver_of_defence_new_period_from_here", "simplified"),
        ("hangs_on_one_event", "simplified"),
        ("rests_on_transition", "simplified"),
        ("calendar_missing", "payment_order"),
    ],
)
def test_no_payment_order_is_suggested_where_the_debtor_has_a_plain_defence(effect: str, code: str) -> None:
    doubtful = period(date(2029, 1, 5), warnings=(step("某事", effect=effect),))
    willing = sued(escalation=told(willingness="willing"))
    found = assessed(willing, arrears("60000"), doubtful)
    assert chosen(found) == [code]
    told_so = any("对方可能提出抗辩" in each for each in route(found, "payment_order").against)
    assert told_so is (code == "simplified")


def test_a_period_that_went_by_is_a_plain_defence() -> None:
    willing = sued(escalation=told(willingness="willing"))
    assert chosen(assessed(willing, arrears("60000"), period(date(2026, 3, 1)))) == ["simplified"]
    assert chosen(assessed(willing, arrears("60000"), period(ON))) == ["payment_order"]


def test_charges_above_the_line_are_a_plain_defence() -> None:
    willing = sued(escalation=told(willingness="willing"))
    owed = arrears("60000", since=date(2025, 3, 2))

    def costly(amount: str) -> Arrears:
        terms = {"debt": NOTE, "since": date(2025, 3, 2)}
        principal = Line(
            component=Component.PRINCIPAL, label="本金", to=date(2025, 3, 2), amount=Decimal(60000), **terms
        )
        penalty = Line(
            component=Component.PENALTY, label="罚息", to=ON, days=365, amount=Decimal(amount), **terms
        )
        return owed.model_copy(update={"lines": (principal, penalty)})

    assert chosen(assessed(willing, costly("15000"))) == ["simplified"]  # 25 % of 60,000 in a year
    assert chosen(assessed(willing, costly("13000"))) == ["payment_order"]
