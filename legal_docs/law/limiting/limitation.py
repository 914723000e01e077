"""Limitation of actions (诉讼时效): the general period, its transition, its longest reach."""

from collections.abc import Sequence
from datetime import date

from legal_docs.law.articles import applies
from legal_docs.law.limiting.chains import Chains, Period, run
from legal_docs.law.limiting.interruption import Interruption
from legal_docs.law.limiting.suspension import Obstacle, six_months_after
from legal_docs.law.periods import add_years

THREE_YEARS_FROM = date(2017, 10, 1)
"""The day the three-year period came into force."""
YEARS, OLD_YEARS, LONGEST_YEARS = 3, 2, 20


@applies(
    "民法典.188",
    "民法总则时效解释2018.1",
    "民法总则时效解释2018.2",
    "民法总则时效解释2018.3",
    "民法通则2009.135",
)
def limitation_end(start: date) -> date:
    """Return the raw last day of limitation: three years, or two if those had run out before 2017-10-01."""
    if start < THREE_YEARS_FROM and add_years(start, OLD_YEARS) < THREE_YEARS_FROM:
        return add_years(start, OLD_YEARS)
    return add_years(start, YEARS)


def regime_years(start: date) -> int:
    """Return 3, or 2 for a period that had run out before 2017-10-01."""
    return YEARS if limitation_end(start) == add_years(start, YEARS) else OLD_YEARS


LIMITATION = Period(limitation_end, six_months_after)


@applies(
    "民法典.188",
    "民法典.189",
    "民法典.192",
    "民法典.194",
    "民法典.195",
    "总则编解释2022.35",
    "诉讼时效规定2020.19",
)
def limitation(
    start: date,
    *,
    infringed_on: date | None = None,
    events: Sequence[Interruption] = (),
    suspensions: Sequence[Obstacle] = (),
    lenient_start: date | None = None,
) -> Chains:
    """Return the chains of a limitation period that starts on `start` (a due date, itself not counted).

    `infringed_on` (default: `start`) begins the twenty years that nothing moves. No day returned
    means that the claim is barred: a court does not look at limitation of its own motion.
    """
    cap = add_years(infringed_on or start, LONGEST_YEARS)
    return run(LIMITATION, start, events=events, obstacles=suspensions, cap=cap, lenient_start=lenient_start)
