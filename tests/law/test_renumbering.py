from datetime import date, timedelta

import pytest

from legal_docs.law.articles import all_articles, article
from legal_docs.law.renumbering import number_in, renumbered, resolve

RULES = [
    # what the rule is about, its number in 2012 and 2017, in 2021, in 2023
    ("application for enforcement", 239, 246, 250),
    ("delay interest", 253, 260, 264),
    ("contents of the complaint", 121, 124, 124),
    ("conditions of a suit", 119, 122, 122),
    ("preservation in the suit", 100, 103, 103),
    ("preservation before the suit", 101, 104, 104),
    ("court of enforcement", 224, 231, 235),
    ("objection of an outsider", 227, 234, 238),
    ("realisation of security", 196, 203, 207),
    ("payment order", 214, 221, 225),
    ("summary procedure", 157, 160, 160),
    ("small claims", 162, 165, 165),
    ("end of enforcement", 257, 264, 268),
]
by_rule = pytest.mark.parametrize(("about", "n2017", "n2021", "n2023"), RULES)


@pytest.mark.parametrize(
    ("day", "number"),
    [
        (date(2012, 12, 31), None),
        (date(2013, 1, 1), 239),
        (date(2021, 12, 31), 239),
        (date(2022, 1, 1), 246),
        (date(2023, 12, 31), 246),
        (date(2024, 1, 1), 250),
        (date(2100, 1, 1), 250),
    ],
)
def test_an_edition_holds_from_its_first_day(day: date, number: int | None) -> None:
    assert number_in("民诉法2023.250", day) == number


@by_rule
def test_a_rule_has_the_number_of_the_day(about: str, n2017: int, n2021: int, n2023: int) -> None:
    today = f"民诉法2023.{n2023}"
    assert number_in(today, date(2026, 6, 30)) == n2023, about
    assert number_in(today, date(2023, 12, 31)) == n2021, about
    assert number_in(today, date(2021, 12, 31)) == n2017, about
    assert number_in(today, date(2014, 1, 1)) == n2017, about


@by_rule
def test_an_old_number_leads_to_the_rule_of_today(about: str, n2017: int, n2021: int, n2023: int) -> None:
    today = f"民诉法2023.{n2023}"
    for day, number in (
        (date(2014, 8, 1), n2017),
        (date(2018, 1, 1), n2017),
        (date(2022, 4, 10), n2021),
        (date(2025, 7, 24), n2023),
    ):
        assert resolve("民诉法", number, on=day) == today, about


@by_rule
def test_old_and_new_ids_name_one_rule(about: str, n2017: int, n2021: int, n2023: int) -> None:
    assert number_in(f"民诉法2017.{n2017}", date(2026, 1, 1)) == n2023, about
    assert number_in(f"民诉法2021.{n2021}", date(2018, 1, 1)) == n2017, about


@pytest.mark.parametrize(
    ("law", "inner", "today"),
    [
        ("民诉法解释2022.485", 260, 264),
        ("执行程序解释2020.1", 224, 235),
        ("担保制度解释2020.45", 196, 207),
        ("迟延履行利息解释2014.1", 253, 264),
        ("财产保全规定2020.5", 100, 103),
        ("简易程序规定2020.1", 157, 160),
        ("执行异议之诉解释2025.11", 264, 264),
    ],
)
def test_the_number_inside_an_interpretation_is_of_its_own_day(law: str, inner: int, today: int) -> None:
    same = [each for each in all_articles() if each.id.split(".")[0] == law.split(".")[0]]
    assert resolve("民诉法", inner, on=same[0].in_force_from) == f"民诉法2023.{today}"


def test_the_number_inside_the_fee_rules_is_of_1991_and_not_known() -> None:
    assert resolve("民诉法", 229, on=article("诉讼费用办法2006.20").in_force_from) is None


def test_what_the_table_does_not_know_is_none_and_never_a_guess() -> None:
    assert resolve("民诉法", 9999, on=date(2018, 1, 1)) is None
    assert resolve("民诉法", 250, on=date(2012, 12, 31)) is None
    assert number_in("民诉法2023.194", date(2022, 6, 1)) is None  # new in 2023
    assert number_in("民诉法2023.166", date(2020, 1, 1)) is None
    assert number_in("民诉法2023.250", date(2010, 1, 1)) is None
    assert number_in("民诉法2021.9999", date(2026, 1, 1)) is None


def test_only_the_renumbered_law_is_asked() -> None:
    assert renumbered("民诉法2023.250") and not renumbered("民诉法解释2022.485")
    with pytest.raises(ValueError, match="民法典"):
        resolve("民法典", 188, on=date(2026, 1, 1))
    for wrong in ("民法典.188", "民诉法解释2022.485", "民诉法1991.1"):
        with pytest.raises(ValueError, match=r"民|1991"):
            number_in(wrong, date(2026, 1, 1))


def test_every_article_held_has_a_number_today_and_no_number_is_used_twice() -> None:
    for each in all_articles():
        if renumbered(each.id):
            assert number_in(each.id, date(2026, 6, 30)) is not None, each.id
    for day in (date(2018, 1, 1), date(2022, 6, 1), date(2026, 1, 1)):
        ids = [each.id for each in all_articles() if each.id.startswith("民诉法2023.")]
        numbers = [number for id in ids if (number := number_in(id, day)) is not None]
        assert len(numbers) == len(set(numbers))


def test_numbers_never_go_down_from_one_edition_to_the_next() -> None:
    day, last = date(2013, 1, 1), 0
    while day < date(2024, 2, 1):
        number = number_in("民诉法2023.250", day) or 0
        assert number >= last
        day, last = day + timedelta(days=31), number
