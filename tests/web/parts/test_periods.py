"""Periods drawn: what stands in the chart, its words for those who do not see it, the table behind it."""

from datetime import date
from typing import Any

from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Element

from legal_docs.law.timeline import Lane, Mark
from legal_docs.model.finding import PeriodKind
from legal_docs.web.parts.periods import alike, chart, table, words

ON = date(2026, 6, 30)


def lane(**changes: Any) -> Lane:
    values: dict[str, Any] = {
        "kind": PeriodKind.LIMITATION, "subject": "张某甲", "debt": "借据1", "starts_on": date(2024, 1, 5),
        "safe_last_day": date(2027, 1, 5), "statutory_last_day": date(2027, 1, 8), "lenient_last_day": None,
        "act_by": date(2027, 1, 4), "running": True,
        "marks": (Mark(date(2025, 3, 1), "interrupts", True), Mark(date(2025, 4, 1), "no_effect", False)),
    }  # fmt: skip
    return Lane(**(values | changes))


def rows(found: list[Lane], layer: int) -> list[dict[str, str]]:
    """The data of one layer of the chart: bars, marks, the day of the check."""
    spec = chart(found, ON).to_dict()
    data: list[dict[str, str]] = spec["datasets"][spec["layer"][layer]["data"]["name"]]
    return data


def parts(found: Lane) -> list[tuple[str, str, str]]:
    return [(row["part"], row["since"], row["until"]) for row in rows([found], 0)]


def test_a_bar_runs_to_the_safe_last_day_and_a_paler_one_on_to_the_statutory() -> None:
    assert parts(lane()) == [
        ("稳妥期间", "2024-01-05", "2027-01-05"),
        ("法定届满日较晚的部分", "2027-01-05", "2027-01-08"),
    ]
    assert (
        len(parts(lane(statutory_last_day=date(2027, 1, 5))))
        == len(parts(lane(statutory_last_day=None)))
        == 1
    )


def test_a_period_that_rests_and_a_disputed_part_are_told_apart() -> None:
    assert parts(lane(running=False, statutory_last_day=None))[0][0] == "未进行的期间"
    disputed = lane(disputed_from=date(2025, 1, 1), statutory_last_day=None)
    assert parts(disputed) == [
        ("稳妥期间", "2024-01-05", "2025-01-01"),
        ("有争议的部分", "2025-01-01", "2027-01-05"),
    ]


def test_a_dispute_from_before_the_start_or_from_the_end_on_splits_nothing() -> None:
    for day in (date(2024, 1, 5), date(2023, 1, 1), date(2027, 1, 5)):
        assert len(parts(lane(disputed_from=day, statutory_last_day=None))) == 1


def test_events_and_the_day_to_act_on_are_marked_each_once() -> None:
    twice = lane(marks=(*lane().marks, *lane().marks))
    assert [(row["on"], row["what"]) for row in rows([twice], 1)] == [
        ("2025-03-01", "影响期间的事件"),
        ("2025-04-01", "不影响期间的事件"),
        ("2027-01-04", "最迟行动日"),
    ]
    assert [row["what"] for row in rows([lane(act_by=None, marks=())], 1)] == []


def test_the_day_of_the_check_is_a_line_with_words() -> None:
    assert rows([lane()], 2) == [{"on": "2026-06-30", "words": "审查日 2026-06-30"}]


def test_a_lane_without_a_start_begins_at_its_last_day() -> None:
    assert parts(lane(starts_on=None, statutory_last_day=None)) == [("稳妥期间", "2027-01-05", "2027-01-05")]
    assert parts(lane(safe_last_day=None, statutory_last_day=None)) == [
        ("稳妥期间", "2024-01-05", "2024-01-05")
    ]


def test_the_chart_says_in_words_what_it_shows_and_grows_with_its_lanes() -> None:
    one, two = (chart([lane()] * n, ON).to_dict() for n in (1, 2))
    assert one["description"] == words([lane()], ON)
    assert "1 诉讼时效 张某甲：起算2024-01-05，稳妥届满2027-01-05" in one["description"]
    assert two["height"] > one["height"] and "2 诉讼时效 张某甲" in two["description"]


def test_the_table_behind_holds_every_day() -> None:
    assert table([lane(starts_on=None)]) == [
        {
            "序号": 1, "期间": "诉讼时效", "对象": "张某甲", "债务": "借据1", "起算日": "—",
            "最迟行动日": "2027-01-04", "稳妥届满日": "2027-01-05", "法定届满日": "2027-01-08",
            "进行中": "是", "影响期间的事件": "2025-03-01",
        }
    ]  # fmt: skip


def test_without_a_lane_it_says_what_to_do() -> None:
    script = (
        "from datetime import date\n"
        "from legal_docs.web.parts.periods import draw\n"
        "draw([], date(2026, 6, 30), key='x')"
    )
    shown = AppTest.from_string(script).run()
    assert "没有可以画出的期间" in shown.info[0].value


def test_debts_of_one_person_that_run_alike_are_one_bar_and_all_stand_in_the_table() -> None:
    found = [
        lane(),
        lane(debt="借据2"),
        lane(debt="借据3", safe_last_day=date(2028, 1, 5)),
        lane(subject="李某乙"),
    ]
    assert [[each.debt for each in group] for group in alike(found)] == [
        ["借据1", "借据2"],
        ["借据3"],
        ["借据1"],
    ]
    assert [(row["序号"], row["对象"], row["债务"]) for row in table(found)] == [
        (1, "张某甲", "借据1"),
        (1, "张某甲", "借据2"),
        (2, "张某甲", "借据3"),
        (3, "李某乙", "借据1"),
    ]


def _drawn() -> None:
    from datetime import date

    from legal_docs.web.parts.periods import draw
    from tests.web.parts.test_periods import lane

    draw([lane(), lane(debt="借据2"), lane(subject="李某乙")], date(2026, 6, 30), key="drawn")


def test_a_bar_of_several_debts_says_how_many() -> None:
    shown = AppTest.from_function(_drawn, default_timeout=30).run()
    assert not shown.exception
    (drawn,) = shown.get("vega_lite_chart")
    assert isinstance(drawn, Element)
    said = drawn.proto.spec + "".join(
        each.data.data.decode("utf-8", "replace") for each in drawn.proto.datasets
    )
    assert "1 诉讼时效 2笔债务 张某甲" in said and "2 诉讼时效 李某乙" in said
