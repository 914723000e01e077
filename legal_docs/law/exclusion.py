"""Exclusion periods (除斥期间): nothing suspends, interrupts or extends them."""

from datetime import date

from legal_docs.law.articles import applies
from legal_docs.law.periods import Deadline, add_years, deadline

YEARS_FROM_KNOWING, YEARS_FROM_THE_ACT = 1, 5


@applies("民法典.199", "民法典.541")
def avoidance(knew_on: date, act_on: date) -> Deadline:
    """Return the last days to sue for setting aside a debtor's act (撤销权).

    One year from the day the bank knew or should have known of the ground, at most five years from
    the act itself. There is no input for events: no demand, suit or obstacle moves the day.
    """
    return deadline(min(add_years(knew_on, YEARS_FROM_KNOWING), add_years(act_on, YEARS_FROM_THE_ACT)))
