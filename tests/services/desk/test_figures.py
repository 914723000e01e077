"""Figures for managers: every figure counts the very cases it lists; branches stay apart."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from legal_docs.errors import NotAllowedError
from legal_docs.model.account import Role
from legal_docs.model.casefile import Cause
from legal_docs.services.desk import people
from legal_docs.services.desk.cases import list_cases
from legal_docs.services.desk.desk import Desk
from legal_docs.services.desk.figures import KINDS, Bar, Figures, Wanted, branches, figures
from legal_docs.services.wiring import Wiring
from tests.houses import administrator, person
from tests.services.desk.managed import TODAY, filled


def bars(found: Figures) -> tuple[Bar, ...]:
    return (*found.pipeline, *found.at_risk, *found.by_branch, *found.by_counsel, *found.filings)


def counts(those: tuple[Bar, ...]) -> dict[tuple[str, str], int]:
    return {(bar.label, bar.part): bar.count for bar in those if bar.count}


@pytest.fixture
def manager(house: Wiring, admin: Desk) -> Desk:
    counsel = person(admin, "wang", Role.COUNSEL)
    filled(house, counsel.who.id)
    return person(admin, "jing", Role.MANAGER)


def test_every_figure_counts_the_cases_it_lists(manager: Desk) -> None:
    for bar in bars(figures(manager)):
        assert list_cases(manager, bar.query).total == bar.count, (bar.label, bar.part)


def test_the_pipeline_is_divided_by_days_since_the_case_came(manager: Desk) -> None:
    found = figures(manager).pipeline
    assert counts(found) == {
        ("催收已移交", "0—30天"): 2,
        ("已审查", "0—30天"): 1,
        ("催收已移交", "31—90天"): 1,
        ("已立案", "超过180天"): 1,
    }
    assert sum(bar.owed for bar in found) == Decimal("1000.00")


def test_money_at_risk_is_told_by_weeks_of_what_is_not_filed(manager: Desk) -> None:
    found = figures(manager)
    assert [bar.label for bar in found.at_risk[:3]] == ["已届满", "本周（7天内）", "第2周"]
    assert counts(found.at_risk) == {
        ("已届满", "2026-06-29及以前"): 1,
        ("本周（7天内）", "2026-06-30至2026-07-06"): 1,
        ("第2周", "2026-07-07至2026-07-13"): 1,
        ("12周以后", "2026-09-22起"): 1,
    }
    assert found.at_risk[1].owed == Decimal("200.00") and len(found.at_risk) == 15


def test_recovery_is_exact_and_the_largest_debt_comes_first(manager: Desk) -> None:
    found = figures(manager)
    first, second = found.by_branch
    assert (first.label, first.owed, first.recovered) == ("甲分行", Decimal("1700.00"), Decimal("333.33"))
    assert first.rate == Decimal("19.6") and second.rate == Decimal("0.0")
    assert [(bar.label, bar.count) for bar in found.by_counsel] == [("未委托外聘律师", 5), ("人员wang", 1)]
    assert Bar("", 0, first.query).rate is None


def test_filings_are_told_for_twelve_months_this_one_last(manager: Desk) -> None:
    found = figures(manager).filings
    assert [found[0].label, found[-1].label, len(found)] == ["2025-07", "2026-06", 12]
    assert counts(found) == {("2025-07", ""): 1, ("2026-06", ""): 1}


def test_each_figure_is_found_again_by_its_key(manager: Desk) -> None:
    found = figures(manager)
    for kind in KINDS:
        those: tuple[Bar, ...] = getattr(found, kind)
        assert [found.bar(kind, bar.key) for bar in those] == list(those)
    told = (
        ("pipeline", "escalated.90", "31—90天"),
        ("pipeline", "filed.over", "超过180天"),
        ("at_risk", "week2", "2026-07-07至2026-07-13"),
        ("by_branch", "branch.乙分行", ""),
        ("filings", "2025-07", ""),
    )
    for kind, key, part in told:
        bar = found.bar(kind, key)
        assert bar is not None and bar.part == part, key
    assert {bar.key for bar in found.at_risk} >= {"gone", "week1", "week12", "later", "none"}
    nowhere = (("on", "gone"), ("at_risk", "0"), ("filings", "2024-01"), ("by_branch", "branch.丙分行"))
    assert [found.bar(*each) for each in nowhere] == [None] * 4
    own = figures(manager, Wanted(branch="甲分行"))
    assert own.bar("by_branch", "branch.乙分行") is None


def test_two_counsel_of_one_name_are_told_apart(house: Wiring, admin: Desk) -> None:
    one, two = (person(admin, login, Role.COUNSEL) for login in ("wang", "wang2"))
    people.change(admin, two.who.id, name=one.who.name, role=Role.COUNSEL, branch="")
    filled(house, one.who.id)
    labels = {bar.key: bar.label for bar in figures(person(admin, "jing", Role.MANAGER)).by_counsel}
    assert labels[f"counsel.{one.who.id}"] == "人员wang（wang）"
    assert labels["counsel.none"] == "未委托外聘律师"


def test_a_year_ends_in_december_and_begins_in_january() -> None:
    from legal_docs.services.desk.figures import _month

    assert [_month(date(2026, 1, 31), back) for back in (-1, 0, 1)] == [
        date(2026, 2, 1),
        date(2026, 1, 1),
        date(2025, 12, 1),
    ]


def test_a_branch_has_its_own_figures_only(manager: Desk, admin: Desk) -> None:
    own = person(admin, "fen", Role.MANAGER, "乙分行")
    assert [bar.label for bar in figures(own).by_branch] == ["乙分行"]
    assert figures(own, Wanted(branch="甲分行")).is_empty
    assert branches(own) == ("乙分行",) and branches(manager) == ("乙分行", "甲分行")
    assert sum(bar.count for bar in figures(manager, Wanted(branch="甲分行")).by_branch) == 5
    assert figures(manager, Wanted(cause=Cause.CARD)).is_empty and not figures(manager).is_empty
    for bar in bars(figures(own)):
        assert list_cases(own, bar.query).total == bar.count


def test_days_are_those_of_china(house: Wiring, manager: Desk) -> None:
    assert figures(manager).on == TODAY
    late = replace(house, clock=lambda: house.now().replace(hour=16))  # the first of July in China
    assert figures(Desk(late, manager.who)).on == date(2026, 7, 1)
    late.engine.dispose()


def test_others_have_no_figures(one_house: Wiring) -> None:
    admin = administrator(one_house)
    with pytest.raises(NotAllowedError):
        figures(person(admin, "li", Role.LAWYER))
    with pytest.raises(NotAllowedError):
        figures(admin)
