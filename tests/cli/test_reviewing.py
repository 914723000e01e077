"""What `check` prints of a review: the timeline, the next acts, courts, points, costs; all of it in JSON."""

import json
from datetime import date
from decimal import Decimal

import pytest

from legal_docs.cli import reviewing, show
from legal_docs.model.assessment import (
    Assessment,
    CostLine,
    CourtOption,
    Factor,
    Fit,
    RecoveryLine,
    Risk,
    RiskClass,
    Route,
)
from legal_docs.model.finding import Grade, NextAct, Step
from legal_docs.model.findings import Findings
from legal_docs.model.point import Level, Point, Topic
from tests.cli.test_show import found, period

ZERO, TEN = Decimal("0.00"), Decimal("10.00")


@pytest.fixture(autouse=True)
def wide(monkeypatch: pytest.MonkeyPatch) -> None:
    for console in (show.out, show.talk):
        monkeypatch.setattr(console, "_width", 300)


def review() -> Findings:
    step = Step(on=date(2024, 5, 6), sentence="送达催收", articles=("民法典.195",), proofs=("03/函.pdf#2",))
    doubt = Step(on=date(2024, 7, 8), sentence="退信", grade=Grade.UNSETTLED)
    acts = (NextAct(act="起诉", by=date(2026, 8, 1), paper="民事起诉状"), NextAct(act="补证", by=None))
    point = Point(
        topic=Topic.INTEREST,
        code="x",
        rule="R-INT-6",
        level=Level.STOP,
        subject="借款1",
        sentence="须说明",
        source="某文件",
    )
    court = CourtOption(
        place="甲市乙区", ground="被告住所地", why="户籍所在地", articles=("民诉法2023.22",), preferred=True
    )
    assessment = Assessment(
        on=date(2026, 6, 30),
        claim=TEN,
        costs=(
            CostLine(label="案件受理费", amount=TEN, prepaid=True, note="减半前"),
            CostLine(label="公告费", amount=None, prepaid=False, note="实际发生"),
        ),
        routes=(
            Route(code="small", label="小额诉讼", fit=Fit.NO, reasons=("标的额超过",), against=("不能上诉",)),
        ),
        recovery=(RecoveryLine(source="房产", low=ZERO, high=TEN, why="估值"),),
        recovery_high=TEN,
        outlook=("执行前景一般",),
        risk=Risk(
            risk=RiskClass.HIGH,
            priority=1,
            score=TEN,
            factors=(Factor(name="逾期", found="400天", points=TEN, most=TEN),),
        ),
    )
    return found(
        period(steps=(step, doubt), next_acts=acts), points=(point,), courts=(court,), assessment=assessment
    )


def test_every_part_of_the_review_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    reviewing.review("案件", review(), "zh")
    shown = capsys.readouterr().out
    for words in (
        "2024-05-06",
        "送达催收",
        "民法典195",
        "03/函.pdf#2",
        "退信〔有争议〕",
        "起诉",
        "尽快",
        "甲市乙区",
        "须先解决",
        "借款1：须说明",
        "某文件",
        "案件受理费",
        "未知",
        "小额诉讼",
        "不能适用",
        "预计可回收0.00元至10.00元",
        "风险等级：高",
        "执行前景一般",
    ):
        assert words in shown


def test_the_headings_are_english_where_asked(capsys: pytest.CaptureFixture[str]) -> None:
    reviewing.review("case", review(), "en")
    shown = capsys.readouterr().out
    for words in ("Timeline", "What to do next", "Competent courts", "Points", "Procedures", "Risk: high"):
        assert words in shown


def test_a_review_without_further_parts_prints_only_its_periods(capsys: pytest.CaptureFixture[str]) -> None:
    reviewing.review("案件", found(period()), "zh")
    shown = capsys.readouterr().out
    assert "诉讼时效" in shown
    assert "时间轴" not in shown


def test_json_gives_all_of_it() -> None:
    data = json.loads(json.dumps(reviewing.as_json(review())))
    assert [entry["on"] for entry in data["timeline"]] == ["2024-05-06", "2024-07-08"]
    assert data["timeline"][0]["proofs"] == [{"file": "03/函.pdf", "page": 2}]
    assert [act["act"] for act in data["next"]] == ["补证", "起诉"]
    assert data["points"][0]["rule"] == "R-INT-6"
    assert data["courts"][0]["preferred"] is True
    assert data["assessment"]["risk"]["priority"] == 1
