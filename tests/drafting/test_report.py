"""The report on the periods: how near a day is, and what is said of a period that does not run."""

import json
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from legal_docs.drafting.report import STOPPED, html, json_bytes, names, status
from legal_docs.model.assessment import Assessment, CourtOption
from legal_docs.model.dossier import Dossier
from legal_docs.model.finding import PeriodFinding, Step
from legal_docs.model.findings import Findings
from legal_docs.model.point import Point
from tests.drafting.factory import ON, dossier, exhibit
from tests.ledger.factory import loan


def period(**changes: Any) -> PeriodFinding:
    """A period of three years that ends on the day of the report."""
    terms = {
        "kind": "limitation",
        "subject": "钱某某",
        "debt": "JJ-1",
        "starts_on": date(2022, 6, 30),
        "length": "三年",
        "safe_last_day": ON,
        "statutory_last_day": ON,
        "act_by": ON,
    }
    return PeriodFinding.model_validate(terms | changes)


@pytest.mark.parametrize(
    ("left", "level", "words"),
    [
        (-1, "past", "按稳妥口径，期间已于2025年6月29日届满"),
        (0, "soon", "距稳妥届满日还有0天"),
        (1, "soon", "距稳妥届满日还有1天"),
        (90, "soon", "距稳妥届满日还有90天"),
        (91, "ok", "距稳妥届满日还有91天"),
    ],
)
def test_how_near_the_last_day_is(left: int, level: str, words: str) -> None:
    assert status(period(safe_last_day=ON + timedelta(left)), ON) == (level, words)


def test_a_last_day_that_is_not_known_asks_for_a_person() -> None:
    assert status(period(safe_last_day=None), ON) == ("soon", "期间无法算出，须人工核对")


@pytest.mark.parametrize("reason", [*STOPPED, "something_else"])
def test_a_period_that_does_not_run_says_why_and_never_that_it_has_ended(reason: str) -> None:
    stopped = period(running=False, reason=reason, safe_last_day=date(2020, 1, 1))
    assert status(stopped, ON) == ("none", STOPPED.get(reason, "未在进行"))


def file(*periods: PeriodFinding, **changes: Any) -> Dossier:
    made = dossier(exhibit(1, "01/通知.pdf", 3, 2), **changes)
    return made.model_copy(update={"findings": Findings(on=ON, law_known_to=ON, periods=periods)})


def shown(text: str, *periods: PeriodFinding, **changes: Any) -> str:
    return html(file(*periods, **changes), text)


OVERVIEW = "{% for p in 总览 %}{{ p.稳妥 }} {{ p.法定 }} {{ p.行动日 }} {{ p.级别 }};{% endfor %}"


def test_days_are_shown_only_while_they_matter() -> None:
    running, waiting = period(), period(running=False, reason="suspended")
    closed = period(running=False, reason="nothing_unpaid")
    assert shown(OVERVIEW, running, waiting, closed) == (
        "2025-06-30 2025-06-30 2025-06-30 soon;2025-06-30 2025-06-30 2025-06-30 none;— — — none;"
    )


def test_a_day_that_is_not_known_is_said_to_be_unknown() -> None:
    assert shown(OVERVIEW, period(statutory_last_day=None, act_by=None)) == "2025-06-30 未知 未知 soon;"


def test_a_period_without_a_first_day_says_so() -> None:
    assert shown("{{ 期间[0].起算 }}", period(starts_on=None)) == "未知"
    assert shown("{{ 期间[0].起算 }}", period()) == "2022年6月30日"


def test_the_earliest_day_to_act_on_names_all_whom_it_concerns() -> None:
    both = (period(), period(subject="孙某某"), period(subject="李某某", act_by=ON + timedelta(1)))
    assert shown("{{ 最早行动日 }}", *both) == "2025年6月30日（诉讼时效：钱某某；诉讼时效：孙某某）"
    assert shown("{{ 最早行动日 }}") == ""


def test_the_lawyer_is_told_to_add_the_law_of_before_the_civil_code() -> None:
    terms = {"note": "JJ-1", "disbursed_on": "2016-01-10", "due_on": "2017-01-10", "amount": "100000"}
    old = loan(signed_on="2016-01-05", disbursements=[terms])
    assert "当时施行的实体法依据" in shown("{{ 须先解决 | join }}", loans=[old])
    assert shown("{{ 须先解决 | join }}") == ""


def test_a_step_is_shown_with_its_exhibit_articles_and_grade() -> None:
    step = {
        "on": ON,
        "sentence": "通知送达",
        "articles": ["民法典.195"],
        "proofs": ["01/通知.pdf#2"],
        "grade": "unsettled",
    }
    text = "{% for s in 期间[0].步骤 %}{{ [s.日期, s.内容, s.依据, s.证据, s.等级] | join(' ') }}{% endfor %}"
    assert shown(text, period(steps=[step])) == "2025-06-30 通知送达 民法典第一百九十五条 证据1第4页 有争议"


def test_articles_are_named_by_short_title_and_number() -> None:
    assert names(["民法典.188", "民法典.392"]) == "民法典第一百八十八条、民法典第三百九十二条"


def test_the_report_for_machines_holds_sums_states_and_exhibits() -> None:
    step = {"sentence": "通知送达", "proofs": ["01/通知.pdf"]}
    data = json.loads(json_bytes(file(period(steps=[step]))))
    assert data["owed"]["principal"] == "100000.00"
    assert data["owed_total"] == str(file().arrears.owed.total)
    assert data["periods"][0]["status"] == "距稳妥届满日还有0天"
    assert data["periods"][0]["steps"][0]["exhibits"] == "证据1第3-4页"


def test_a_day_reckoned_from_a_consent_after_the_end_is_marked_as_disputed() -> None:
    waived = period(
        safe_last_day=ON + timedelta(400),
        steps=(Step(on=ON, sentence="同意履行", effect="waiver_of_defence_new_period_from_here"),),
    )
    level, words = status(waived, ON)
    assert level == "soon"
    assert "有争议" in words
    assert "400" in words


def test_what_must_be_solved_first_holds_grave_points_and_the_doubts_of_the_ledger() -> None:
    stop, note = (
        Point(topic="filing", code="x", rule="R-PTY-3", level=level, sentence=level)
        for level in ("stop", "note")
    )
    made = file(period())
    made = made.model_copy(
        update={
            "findings": made.findings.model_copy(update={"points": (stop, note)}),
            "arrears": made.arrears.model_copy(update={"alerts": ("差额",)}),
        }
    )
    assert html(made, "{{ 须先解决 | join('|') }}") == "stop|差额"


def test_every_part_of_the_review_reaches_the_report() -> None:
    made = file(period(next_acts=({"act": "起诉", "by": ON, "paper": "民事起诉状"},)))
    extra = {
        "courts": (
            CourtOption(place="甲市乙区", ground="被告住所地", why="户籍", articles=("民诉法2023.22",)),
        ),
        "assessment": Assessment(on=ON, claim=Decimal("1.00"), outlook=("前景",)),
        "points": (Point(topic="interest", code="x", rule="R-INT-6", sentence="要点", source="某文件"),),
    }
    made = made.model_copy(update={"findings": made.findings.model_copy(update=extra)})
    said = html(
        made,
        "{{ 下一步[0].最迟 }}{{ 法院[0].依据 }}{{ 要点[0].事项 }}{{ 要点[0].要点[0].来源 }}{{ 评估.研判[0] }}"
        "{{ '<svg' in 时间轴 }}",
    )
    assert said == "2025年6月30日民诉法第二十二条利息与费用某文件前景True"
    data = json.loads(json_bytes(made))
    assert {"timeline", "points", "courts", "assessment"} <= set(data)
    assert data["courts"][0]["place"] == "甲市乙区"


def test_what_should_be_done_at_once_comes_before_the_earliest_day() -> None:
    at_once = period(subject="甲", next_acts=({"act": "起诉", "by": None},))
    said = shown("{{ 最早行动日 }}", at_once, period(subject="乙"))
    assert said == "尽快（诉讼时效：甲）；2025年6月30日（诉讼时效：甲；诉讼时效：乙）"
    assert shown("{{ 最早行动日 }}", period(subject="乙")) == "2025年6月30日（诉讼时效：乙）"
