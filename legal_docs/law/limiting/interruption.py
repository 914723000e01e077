"""What can interrupt a period, and what became of it: the values the chains work on."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from legal_docs.law.articles import applies
from legal_docs.model.base import Proof
from legal_docs.model.contact import EndedBy
from legal_docs.model.finding import Grade

FINAL = frozenset({EndedBy.JUDGMENT, EndedBy.MEDIATION, EndedBy.AWARD})
"""Ends after which the enforcement period takes the place of limitation."""
FRUITLESS = frozenset({EndedBy.WITHDRAWN, EndedBy.DEEMED_WITHDRAWN, EndedBy.NOT_ACCEPTED, EndedBy.DISMISSED})
"""Ends after which it is unsettled whether filing alone interrupted."""
_GIVEN_UP = ("放弃", "免除", "不再主张", "不再要求")
_REST = ("其余", "剩余", "余下", "其他债权", "余款")


class Chain(StrEnum):
    """The three readings that are computed side by side."""

    SAFE = "safe"
    STATUTORY = "statutory"
    LENIENT = "lenient"


class Consent(StrEnum):
    """How far the debtor agreed to perform."""

    NONE = "none"
    BARE = "bare"
    EXPRESS = "express"


class Effect(StrEnum):
    """What an event did to the period: stable codes."""

    INTERRUPTS = "interrupts"
    BY_EXTENSION = "interrupts_only_by_extension"
    NOT_BEGUN = "no_effect_not_begun"
    NO_EFFECT = "no_effect"
    UNPROVED = "claimed_unproved"
    LENIENT_ONLY = "unsettled_lenient_only"
    UNKNOWN_CALENDAR = "unknown_calendar"
    WAIVER = "waiver_of_defence_new_period_from_here"
    EXPIRED = "no_effect_already_expired"
    PENDING = "pending"
    REPLACED = "replaced_by_enforcement"
    NOT_EXAMINED = "not_examined"


@dataclass(frozen=True, slots=True)
class Interruption:
    """中断事由: an event that may interrupt, with what is needed to judge it.

    `valid` says the conditions of its kind are met, `proved` that there is evidence, `why` what is
    lacking. `act` is what was done without its day, to say the same of several at once, `target` whom
    it concerns, `words` what the record quotes, `wants` what a bank gets ready to prove it.
    `restart_on` is a later day from which the new period may run (a new due date, the last
    day of a settlement): leniently, or on every reading if `restart_settled`. `from_filing` lets
    proceedings count from their filing even if they came to nothing (applications for enforcement).
    """

    on: date
    what: str = ""
    act: str = ""
    target: str = ""
    words: str = ""
    wants: str = ""
    valid: bool = True
    proved: bool = True
    grade: Grade = Grade.SETTLED
    why: str = ""
    consent: Consent = Consent.NONE
    is_payment: bool = False
    is_proceeding: bool = False
    ended_on: date | None = None
    ended_by: EndedBy | None = None
    served_on: date | None = None
    restart_on: date | None = None
    restart_settled: bool = False
    from_filing: bool = False
    articles: tuple[str, ...] = ("民法典.195",)
    proofs: tuple[Proof, ...] = ()

    @property
    def is_open(self) -> bool:
        """Return whether it stands for proceedings that have not ended."""
        return self.is_proceeding and self.ended_on is None

    @property
    def is_fruitless(self) -> bool:
        """Return whether it stands for proceedings that were withdrawn, refused or dismissed."""
        return self.is_proceeding and not self.is_open and self.ended_by in FRUITLESS

    @property
    def is_final(self) -> bool:
        """Return whether it stands for proceedings that ended in an enforceable instrument."""
        return self.is_proceeding and not self.is_open and self.ended_by in FINAL


@applies("民法典.195", "诉讼时效规定2020.10")
def effective_on(event: Interruption, chain: Chain) -> date:
    """Return the day an event counts from: a fruitless suit counts from service, except leniently."""
    if event.is_fruitless and not event.from_filing and chain is not Chain.LENIENT:
        return event.served_on or event.on
    return event.on


@applies(
    "民法典.195", "诉讼时效规定2020.10", "诉讼时效规定2020.13", "执行程序解释2020.20", "民诉法解释2022.466"
)
def restarts_on(event: Interruption, chain: Chain) -> date:
    """Return the day after which the new period runs once `event` has interrupted the old one."""
    if event.is_fruitless and (event.from_filing or chain is not Chain.LENIENT):
        return effective_on(event, chain)
    agreed = event.restart_on if event.restart_settled or chain is Chain.LENIENT else None
    ended = event.ended_on if event.is_proceeding else None
    later = [day for day in (agreed, ended) if day is not None]
    return max([event.on, *later])


@applies("诉讼时效规定2020.9")
def gives_up_rest(remark: str) -> bool:
    """Return whether the remark on a demand says that the rest of the claim was expressly given up.

    A demand for a part interrupts the rest as well, unless the rest was expressly waived.
    """
    return any(word + rest in remark for word in _GIVEN_UP for rest in _REST)


def grade_in(event: Interruption) -> Grade:
    """Return the grade of an event; a fruitless suit that was never served is unsettled."""
    if event.is_fruitless and not event.from_filing and event.served_on is None:
        return Grade.UNSETTLED
    return event.grade
