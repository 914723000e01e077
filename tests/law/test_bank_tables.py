from datetime import date, time
from decimal import Decimal
from typing import Any

import pytest
from pydantic import ValidationError

from legal_docs.law.bank_tables import average_wage, packaged, read_toml, with_changes
from legal_docs.model.property import PropertyKind


def wage(province: str, year: int, amount: str, published_on: str) -> dict[str, Any]:
    return {"province": province, "year": year, "amount": amount, "published_on": published_on}


def test_the_packaged_limits_are_those_of_the_industry_rules() -> None:
    limits = packaged().conduct
    assert (limits.quiet_from, limits.quiet_to) == (time(22), time(8))
    assert (limits.voice_contacts_a_day, limits.dials_a_day, limits.recording_years) == (3, 6, 2)


def test_no_wage_and_no_premium_is_packaged() -> None:
    assert packaged().wages == () and packaged().costs.insurance_percent is None


def test_every_kind_of_property_has_a_rate() -> None:
    assert set(packaged().recovery) == set(PropertyKind)


@pytest.mark.parametrize(
    ("at", "quiet"), [("21:59", False), ("22:00", True), ("03:00", True), ("07:59", True), ("08:00", False)]
)
def test_the_hours_of_rest_run_over_midnight(at: str, quiet: bool) -> None:
    assert packaged().conduct.is_quiet(time.fromisoformat(at)) is quiet


def test_hours_of_rest_may_lie_within_one_day() -> None:
    limits = with_changes({"conduct": {"quiet_from": "12:00", "quiet_to": "14:00"}}).conduct
    assert [limits.is_quiet(time(hour)) for hour in (11, 12, 13, 14, 23)] == [False, True, True, False, False]


def test_a_file_of_the_bank_replaces_only_what_it_names() -> None:
    changed = with_changes(
        read_toml("[conduct]\ndials_a_day = 2\n[recovery]\nvehicle = {low = 0.5, high = 7}")
    )
    assert changed.conduct.dials_a_day == 2 and changed.conduct.voice_contacts_a_day == 3
    rate = changed.recovery[PropertyKind.VEHICLE]
    assert (rate.low, rate.high) == (Decimal("0.5"), Decimal(7))
    assert changed.recovery[PropertyKind.EQUITY] == packaged().recovery[PropertyKind.EQUITY]


def test_a_list_is_replaced_whole() -> None:
    amount = with_changes({"risk": {"amount": {"steps": [[0, 50]]}}}).risk.amount
    assert amount.steps == ((Decimal(0), Decimal(50)),) and amount.weight == packaged().risk.amount.weight


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"conduct": {"sundays": 1}}, "extra_forbidden"),
        ({"conduct": {"quiet_from": 22}}, "not_a_time"),
        ({"conduct": {"quiet_from": "22:00+08:00"}}, "not_a_time"),
        ({"conduct": {"dials_a_day": -1}}, "greater_than_equal"),
        ({"recovery": {"vehicle": {"low": 50, "high": 49}}}, "low_above_high"),
        ({"recovery": {"vehicle": {"low": 50, "high": 101}}}, "less_than_equal"),
        ({"risk": {"amount": {"weight": 21}}}, "weights_not_100"),
        ({"risk": {"amount": {"steps": [[1, 0], [1, 5]]}}}, "steps_not_rising"),
        ({"risk": {"amount": {"steps": []}}}, "too_short"),
        ({"risk": {"medium_from": 61}}, "medium_above_high"),
        ({"risk": {"priority_from": [10, 20, 5, 1]}}, "priorities_not_falling"),
        ({"risk": {"urgent_days": 0.5}}, "int_type"),
    ],
)
def test_a_figure_that_cannot_be_is_refused(changes: dict[str, Any], why: str) -> None:
    with pytest.raises(ValidationError) as caught:
        with_changes(changes)
    assert any(why in each["type"] or why in each["msg"] for each in caught.value.errors())


def test_a_table_without_a_kind_of_property_is_refused() -> None:
    fields = packaged().model_dump()
    fields["recovery"].pop(PropertyKind.EQUITY)
    with pytest.raises(ValidationError, match="recovery_kind_missing"):
        type(packaged()).model_validate(fields)


def test_the_wage_is_the_one_last_published_in_the_province_of_the_court() -> None:
    rows = [
        wage("甲省", 2024, "110000", "2025-06-30"),
        wage("甲省", 2025, "120000", "2026-06-30"),
        wage("乙市", 2025, "200000", "2026-05-01"),
    ]
    tables = with_changes({"wages": rows})
    assert average_wage(tables, "甲省丙市丁区人民法院", on=date(2026, 6, 29)) == Decimal(110000)
    assert average_wage(tables, "甲省丙市丁区人民法院", on=date(2026, 6, 30)) == Decimal(120000)
    assert average_wage(tables, "丁省丙市人民法院", on=date(2026, 6, 30)) is None


def test_of_two_figures_for_a_year_the_later_published_counts() -> None:
    rows = [wage("甲省", 2025, "121000", "2026-07-30"), wage("甲省", 2025, "120000", "2026-06-30")]
    assert average_wage(with_changes({"wages": rows}), "甲省高级人民法院", on=date(2026, 8, 1)) == Decimal(
        121000
    )


def test_a_late_correction_of_an_older_year_does_not_replace_the_newer_year() -> None:
    rows = [wage("甲省", 2024, "111000", "2026-07-30"), wage("甲省", 2025, "120000", "2026-06-30")]
    tables = with_changes({"wages": rows})
    assert average_wage(tables, "甲省高级人民法院", on=date(2026, 8, 1)) == Decimal(120000)
