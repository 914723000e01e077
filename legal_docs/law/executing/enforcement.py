"""The period to apply for enforcement (申请执行期间): two years from the end of the time to perform."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from legal_docs.law.articles import applies
from legal_docs.law.calendar import roll
from legal_docs.law.limiting.chains import Chains, Period, run
from legal_docs.law.limiting.interruption import Interruption
from legal_docs.law.limiting.suspension import Obstacle, rest_of_period
from legal_docs.law.periods import add_days, add_years

LAST_INSTALMENT_FROM = date(2022, 1, 1)
"""From this day the period of an instalment judgment runs from its last instalment (民诉法2021.246)."""
YEARS = 2


@applies("民诉法2023.250", "民诉法2021.246", "民诉法2017.239")
def enforcement_end(start: date) -> date:
    """Return the raw last day to apply for enforcement, two years after `start` (not counted)."""
    return add_years(start, YEARS)


ENFORCEMENT = Period(enforcement_end, rest_of_period)


@dataclass(frozen=True, slots=True)
class Base:
    """The last day to perform: raw, and with its own extension (null: calendar not loaded)."""

    safe_base_day: date
    base_day: date | None
    settled: bool = True


@applies("民诉法2023.250", "民诉法2017.239", "公证债权文书执行规定2018.9", "民诉法2023.85")
def base_of(
    *,
    effective_on: date,
    days: int | None = None,
    performance_last_day: date | None = None,
    instalments: Sequence[date] = (),
    first_unpaid: date | None = None,
    is_notarised: bool = False,
) -> Base:
    """Return the day from which the period runs, for the kind of instrument and its time to perform.

    `first_unpaid` is the earliest instalment not paid (default: the first): it counts for notarised
    instruments, and on the safe reading for those effective before 2022.
    """
    if instalments:
        earliest, last = first_unpaid or min(instalments), max(instalments)
        if is_notarised:
            return Base(earliest, earliest)
        old = effective_on < LAST_INSTALMENT_FROM and earliest < last
        return Base(earliest if old else last, last, settled=not old)
    if performance_last_day is not None:
        return Base(performance_last_day, performance_last_day)
    if days is not None:
        raw = add_days(effective_on, days)
        return Base(raw, roll(raw))
    return Base(effective_on, effective_on)


@applies(
    "民诉法2023.250",
    "执行程序解释2020.19",
    "执行程序解释2020.20",
    "民诉法解释2022.466",
    "执行和解规定2020.10",
)
def enforcement(
    base: Base, *, events: Sequence[Interruption] = (), suspensions: Sequence[Obstacle] = ()
) -> Chains:
    """Return the chains of the period to apply for enforcement.

    The safe chain runs from the raw base day, the statutory and lenient ones from the extended one;
    where that is not known the statutory last day is null.
    """
    return run(
        ENFORCEMENT,
        base.safe_base_day,
        events=events,
        obstacles=suspensions,
        statutory_start=base.base_day or base.safe_base_day,
        lenient_start=base.base_day,
        statutory_known=base.base_day is not None,
    )
