"""A house's own notices: laid over the packaged years, and refused in words where they cannot be right."""

import threading
from datetime import date, timedelta
from typing import Any

import pytest

from legal_docs.errors import BadInputError
from legal_docs.law import calendar
from legal_docs.law.calendar import confirmed_through, is_rest, loaded, roll
from legal_docs.law.holiday_notices import laid_over, read
from legal_docs.law.periods import deadline
from tests.law.notices import REST, SOURCE, WORK, notice

D = date


def refused(data: dict[str, Any]) -> str:
    with pytest.raises(BadInputError) as caught:
        read(data)
    assert caught.value.en
    return caught.value.zh


def test_a_newer_year_is_known_inside_the_block_and_nowhere_else() -> None:
    years = laid_over(read(notice()))
    with calendar.in_force(lambda: years):
        assert is_rest(D(2027, 2, 5)) is True and is_rest(D(2027, 2, 14)) is False
        assert is_rest(D(2027, 3, 6)) is True and is_rest(D(2027, 3, 8)) is False
        assert roll(D(2027, 1, 1)) == D(2027, 1, 4) and confirmed_through() == D(2027, 12, 31)
        assert is_rest(D(2026, 12, 26)) is True  # the next notice is there: the last week is settled
        found = deadline(D(2027, 2, 6))
        assert (found.statutory_last_day, found.act_by, found.provisional) == (
            D(2027, 2, 12),
            D(2027, 2, 4),
            False,
        )
    assert not loaded(2027) and is_rest(D(2027, 2, 5)) is None and roll(D(2027, 1, 1)) is None
    assert calendar.plans() is calendar.packaged()


def test_two_threads_with_other_tables_do_not_mix() -> None:
    years, found = laid_over(read(notice())), {}
    inside, asked = threading.Event(), threading.Event()

    def with_table() -> None:
        with calendar.in_force(lambda: years):
            inside.set()
            asked.wait(5)
            found["with"] = is_rest(D(2027, 2, 5))

    def without() -> None:
        inside.wait(5)
        found["without"] = is_rest(D(2027, 2, 5))
        asked.set()

    threads = [threading.Thread(target=each) for each in (with_table, without)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == {"with": True, "without": None}


def test_a_block_that_raises_leaves_nothing_behind() -> None:
    with pytest.raises(RuntimeError), calendar.in_force(lambda: laid_over(read(notice()))):
        raise RuntimeError
    assert not loaded(2027)


def test_a_notice_replaces_its_year_whole() -> None:
    days = calendar.packaged()[2026]
    rest = [str(day) for day in sorted(days.rest) if day != D(2026, 9, 25)]
    years = laid_over(read({"2026": {"source": SOURCE, "rest": rest}}))
    assert years[2026].rest == days.rest - {D(2026, 9, 25)} and years[2026].work == frozenset()
    assert years[2026].source == SOURCE and years[2025] == calendar.packaged()[2025]


def test_a_notice_may_change_the_last_week_of_the_year_before() -> None:
    rest = ["2026-12-31至2027-01-03", *REST[1:]]
    years = laid_over(read(notice(rest=rest, work=["2026-12-26", *WORK])))
    assert years[2026].rest == calendar.packaged()[2026].rest | {D(2026, 12, 31)}
    assert years[2026].work == calendar.packaged()[2026].work | {D(2026, 12, 26)}
    assert D(2026, 12, 31) not in years[2027].rest and years[2026].source == SOURCE


def test_the_later_notice_goes_before_an_earlier_one_in_the_last_week() -> None:
    days = calendar.packaged()[2026]
    rest, work = [str(day) for day in days.rest], [str(day) for day in days.work]
    row = {"source": "早", "rest": [*rest, "2026-12-26", "2026-12-30"], "work": [*work, "2026-12-27"]}
    own = notice(rest=["2026-12-27", *REST], work=["2026-12-26", *WORK])
    plan = laid_over(read(own | {"2026": row}))[2026]
    assert plan.rest == days.rest | {D(2026, 12, 27), D(2026, 12, 30)}
    assert plan.work == days.work | {D(2026, 12, 26)}
    assert plan.source == f"早；{SOURCE}"


def _as_2028() -> dict[str, Any]:
    rest = [
        "2028-01-01至2028-01-03",
        "2028-01-25至2028-01-31",
        "2028-05-01至2028-05-02",
        "2028-10-01至2028-10-07",
    ]
    return {"2028": {"source": SOURCE, "rest": rest}, **notice()}


def test_several_years_are_entered_together() -> None:
    assert [each.year for each in read(_as_2028())] == [2027, 2028]


def test_a_day_may_be_written_as_a_date_and_alone() -> None:
    (found,) = read(notice(rest=[D(2027, 1, 1), *REST[1:]], work="2027-02-14"))
    assert D(2027, 1, 1) in found.rest and found.work == {D(2027, 2, 14)}


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"rest": [*REST, "2028-02-01"]}, "2028-02-01不在本年度"),
        ({"rest": [*REST, "2026-12-24"]}, "2026-12-24不在本年度，也不在上一年的最后一周"),
        ({"rest": [*REST, "2025-12-31"]}, "2025-12-31不在本年度"),
        ({"work": ["2027-02-06"]}, "2027-02-06既放假又上班"),
        ({"work": ["2027-03-03"]}, "2027-03-03本来就是工作日"),
        ({"rest": [*REST, "2027-02-07"]}, "2027-02-07写了两次"),
        ({"rest": ["2027-02-05至2027-12-11"]}, "一段不超过15天"),
        ({"rest": ["2027-02-11至2027-02-05"]}, "一段不超过15天"),
        ({"rest": ["2月5日"]}, "“2月5日”：应为 2027-01-01"),
        ({"rest": ["2027-02-30"]}, "“2027-02-30”"),
        ({"rest": [20270205]}, "“20270205”"),
        ({"rest": list(REST[1:])}, "缺少法定节日2027-01-01"),
        ({"rest": [each for each in REST if not each.startswith("2027-02")]}, "缺少春节"),
        ({"source": " "}, "缺少来源"),
        ({"source": 5}, "缺少来源"),
        ({"days": 3}, "2027.days：没有这一项"),
    ],
)
def test_what_cannot_be_right_is_told(changes: dict[str, Any], told: str) -> None:
    assert told in refused(notice(**changes))


def test_a_span_may_have_fifteen_days_and_no_more() -> None:
    first = D(2027, 2, 1)
    (found,) = read(notice(rest=["2027-01-01", f"{first}至{first + timedelta(days=14)}", *REST[3:]], work=[]))
    assert first + timedelta(days=14) in found.rest
    assert "15天" in refused(notice(rest=[*REST[:1], f"{first}至{first + timedelta(days=15)}"]))


def test_years_may_not_be_left_out_nor_called_otherwise() -> None:
    assert "缺少2027年的安排" in refused({"2028": _as_2028()["2028"]})
    assert "nextyear：应写成" in refused({"nextyear": {}})
    assert "2027：应写成" in refused({"2027": ["2027-01-01"]})


def test_every_fault_is_told_at_once() -> None:
    told = refused(notice(source="", work=["x"], rest=["y"]))
    assert "来源" in told and "“x”" in told and "“y”" in told


def test_second_of_may_is_a_holiday_since_2025_only() -> None:
    assert (5, 2) in calendar.fixed_holidays(2025) and (5, 2) not in calendar.fixed_holidays(2024)
