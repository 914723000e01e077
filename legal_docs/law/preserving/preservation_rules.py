"""Preservation (财产保全): its kinds, courts, security, and the days of the court and the applicant."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from legal_docs.law.articles import applies
from legal_docs.law.periods import Deadline, add_days, deadline
from legal_docs.model.base import cents
from legal_docs.model.property import Preservation, PropertyClue

DAYS_TO_SUE, DAYS_TO_ENFORCE, DAYS_TO_RECONSIDER = 30, 5, 5
RULING_DAYS, URGENT_HOURS = 5, 48
MOST_IN_SUIT = Decimal("0.30")
NOTHING = Decimal("0.00")
_ACCOUNT = re.compile(r"\d{10,}")
"""A number too long for a sum: that of an account or a card."""


class When(StrEnum):
    """When preservation is applied for: stable codes."""

    BEFORE_SUIT = "before_suit"
    IN_SUIT = "in_suit"
    ON_APPEAL = "on_appeal"
    BEFORE_ENFORCEMENT = "before_enforcement"

    @property
    def label(self) -> str:
        """Return the Chinese name."""
        return _LABELS[self]


_LABELS = {
    When.BEFORE_SUIT: "诉前保全",
    When.IN_SUIT: "诉讼中保全",
    When.ON_APPEAL: "上诉期间的保全",
    When.BEFORE_ENFORCEMENT: "执行前保全",
}


@dataclass(frozen=True, slots=True)
class Security:
    """申请保全人的担保: between what the court may ask (yuan), and whether it may ask for none.

    To be excused is never a right. `certain` is false where the court decides whether to ask at all.
    """

    least: Decimal
    most: Decimal | None
    may_be_waived: bool
    certain: bool
    why: str
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CourtTime:
    """The court's time: hours to rule if urgent, else days; days to begin executing (0: at once)."""

    hours: int | None
    days: int | None
    execute_days: int


@applies("民诉法2023.104", "民诉法2023.103", "民诉法解释2022.161", "民诉法解释2022.163", "民诉法解释2022.160")
def courts_for(when: When) -> tuple[str, ...]:
    """Return in words which courts take the application."""
    return {
        When.BEFORE_SUIT: ("被保全财产所在地法院", "被申请人住所地法院", "对案件有管辖权的法院"),
        When.IN_SUIT: ("审理案件的法院",),
        When.ON_APPEAL: ("第一审法院（第二审法院接到报送的案件之前）",),
        When.BEFORE_ENFORCEMENT: ("执行法院",),
    }[when]


@applies(
    "民诉法2023.103",
    "民诉法2023.104",
    "民诉法解释2022.152",
    "财产保全规定2020.5",
    "财产保全规定2020.9",
)
def security_for(when: When, amount: Decimal, *, by_bank: bool = True) -> Security:
    """Return what security the court may ask to preserve `amount` yuan (or a disputed thing of that worth).

    Before suit it equals the amount, and a bank is not excused; in litigation at most thirty per cent, and
    a bank, its branch, or anyone in a clear case may be excused; before enforcement anyone may be.
    """
    if when is When.BEFORE_SUIT:
        why = "诉前保全应当提供与请求保全数额相当的担保，情况特殊的由法院酌情处理；银行也不例外"
        articles = ("民诉法2023.104", "民诉法解释2022.152", "财产保全规定2020.5")
        return Security(amount, amount, may_be_waived=False, certain=True, why=why, articles=articles)
    if when is When.BEFORE_ENFORCEMENT:
        why = "法院可以不要求提供担保"
        return Security(NOTHING, None, True, certain=False, why=why, articles=("财产保全规定2020.9",))
    clear = "案件事实清楚、保全错误可能性较小的，法院可以不要求担保"
    who = "商业银行及其分支机构申请的，法院可以不要求担保，由法院裁量，不是申请人的权利"
    why = f"担保数额不超过百分之三十；{who if by_bank else clear}"
    articles = ("民诉法2023.103", "财产保全规定2020.5", "财产保全规定2020.9")
    return Security(NOTHING, cents(amount * MOST_IN_SUIT), True, certain=False, why=why, articles=articles)


@applies("财产保全规定2020.4", "民诉法2023.103", "民诉法2023.104")
def court_time(when: When, *, urgent: bool = False) -> CourtTime:
    """Return within what time the court rules (after security, where asked for) and executes."""
    if when is When.BEFORE_SUIT or urgent:
        return CourtTime(URGENT_HOURS, None, 0)
    return CourtTime(None, RULING_DAYS, RULING_DAYS)


@applies("民诉法2023.104", "财产保全规定2020.17", "财产保全规定2020.23")
def sue_by(*taken_on: date) -> Deadline:
    """Return until when to sue after pre-litigation measures: thirty days from the earliest day given.

    Give every ruling and execution day. ValueError without any.
    """
    return deadline(add_days(min(taken_on), DAYS_TO_SUE))


@applies("民诉法解释2022.163")
def enforce_by(safe_base_day: date) -> Deadline:
    """Return until when to apply for enforcement after a pre-enforcement measure: five days.

    They follow the performance period, whose last day on the safe reading is `safe_base_day`.
    """
    return deadline(add_days(safe_base_day, DAYS_TO_ENFORCE))


@applies("财产保全规定2020.25", "民诉法解释2022.171", "民诉法2023.111")
def reconsider_by(ruling_served_on: date) -> Deadline:
    """Return until when to ask the same court, once, to reconsider: five days; it stays nothing."""
    return deadline(add_days(ruling_served_on, DAYS_TO_RECONSIDER))


def covers(measure: Preservation, clue: PropertyClue) -> bool:
    """Return whether the measure is on the property of the clue.

    Owner and kind agree, and the measure names what the clue describes, its number or its place, or
    both are proved by the same page. Another account number says that it is another account.
    """
    if (measure.owner, measure.kind) != (clue.owner, clue.kind):
        return False
    asset, described = measure.asset, clue.description
    if clue.number and clue.number in asset:
        return True
    if clue.number and _ACCOUNT.search(asset):
        return False
    same_place = bool(clue.location) and (clue.location in asset or asset in clue.location)
    same_proof = bool(set(measure.evidence) & set(clue.evidence))
    return asset in described or described in asset or same_place or same_proof


def is_renewal(measure: Preservation) -> bool:
    """Return whether the measure renews an earlier one: it says so, or its words do."""
    return bool(measure.renews) or any(word in measure.asset for word in ("续行", "继续"))


def was_waiting(measure: Preservation) -> bool:
    """Return whether the measure waited behind another court's and has become effective since."""
    return not measure.is_waiting and "轮候" in measure.asset and "转" in measure.asset


def starts_on(measure: Preservation) -> date:
    """Return the day the term of the measure counts from; one that waited counts from its effect."""
    return (was_waiting(measure) and measure.executed_on) or taken_on(measure)


def taken_on(measure: Preservation) -> date:
    """Return the earliest day the measure may count from: its ruling or its execution."""
    return min(filter(None, (measure.ruled_on, measure.executed_on)))
