"""What is kept of a case's periods: the first day to act on, and the first that ends."""

from datetime import date

from legal_docs.model.finding import PeriodFinding, PeriodKind
from legal_docs.model.findings import Findings
from legal_docs.services.desk.computed import Computed

ON = date(2026, 11, 22)
LAW = date(2026, 5, 16)


def period(act_by: date | None, last: date | None) -> PeriodFinding:
    return PeriodFinding(
        kind=PeriodKind.LIMITATION,
        subject="张某甲",
        debt="借据甲",
        starts_on=date(2023, 1, 1),
        length="三年",
        act_by=act_by,
        safe_last_day=last,
        statutory_last_day=last,
        running=True,
    )


def days(*periods: PeriodFinding) -> tuple[date | None, date | None]:
    found = Computed(None, Findings(on=ON, law_known_to=LAW, periods=periods))
    return found.act_by, found.last_day


def test_a_day_to_act_on_that_is_gone_stands_while_its_period_still_runs() -> None:
    soon, later = period(date(2026, 11, 12), date(2026, 11, 30)), period(date(2028, 1, 5), date(2028, 1, 15))
    assert days(later, soon) == (date(2026, 11, 12), date(2026, 11, 30))
    assert days(period(date(2026, 11, 12), ON)) == (date(2026, 11, 12), ON)


def test_what_is_lost_gives_way_to_what_still_runs() -> None:
    lost, later = period(date(2026, 7, 7), date(2026, 7, 15)), period(date(2028, 1, 5), date(2028, 1, 15))
    assert days(lost, later) == (date(2028, 1, 5), date(2028, 1, 15))


def test_where_all_is_lost_the_latest_days_stand() -> None:
    first, second = period(date(2026, 7, 7), date(2026, 7, 15)), period(date(2026, 9, 1), date(2026, 9, 11))
    assert days(second, first) == (date(2026, 9, 1), date(2026, 9, 11))


def test_without_periods_there_are_no_days() -> None:
    assert days() == (None, None)
    assert (Computed(None, None).act_by, Computed(None, None).last_day) == (None, None)
