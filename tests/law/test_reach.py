from datetime import date, timedelta

import pytest

from legal_docs.law.articles import LAW_KNOWN_TO
from legal_docs.law.reach import LAW_REPORTED_TO, is_stale, reach

LAST_FRESH_DAY = date(2026, 11, 16)


def test_the_law_is_known_to_these_days() -> None:
    assert (date(2026, 5, 16), date(2026, 10, 1)) == (LAW_KNOWN_TO, LAW_REPORTED_TO)


@pytest.mark.parametrize("on", [date(2020, 1, 1), date(2026, 6, 30), date(2026, 10, 2), date(2027, 1, 1)])
def test_a_report_always_says_both_days(on: date) -> None:
    words = "；".join(reach(on))
    assert "2026年5月16日" in words and "2026年10月初" in words and "二手来源" in words


def test_after_the_secondary_sources_a_lawyer_must_look() -> None:
    assert len(reach(LAW_REPORTED_TO)) == 2
    assert "没有掌握" in reach(LAW_REPORTED_TO + timedelta(days=1))[-1]


def test_over_six_months_is_old_and_six_months_is_not() -> None:
    assert not is_stale(LAST_FRESH_DAY)
    assert is_stale(LAST_FRESH_DAY + timedelta(days=1))
    assert "超过六个月" in reach(LAST_FRESH_DAY + timedelta(days=1))[-1]
    assert "超过六个月" not in "".join(reach(LAST_FRESH_DAY))
