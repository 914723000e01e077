from datetime import date
from typing import Any

import pytest

from legal_docs.law.findings import check
from legal_docs.law.limiting.law_of_the_time import law_of_the_time, words_of_the_time
from legal_docs.model.finding import PeriodFinding, Step
from tests.law.factory import case, contact, loan, note

D = date
DEMAND = ("民法典.195", "诉讼时效规定2020.8")


@pytest.mark.parametrize(
    ("on", "cited"),
    [
        (D(2017, 9, 30), ("民法通则2009.140", "诉讼时效规定2020.8", "诉讼时效规定2020.20")),
        (D(2017, 10, 1), ("时间效力规定2020.1", "诉讼时效规定2020.8", "诉讼时效规定2020.20")),
        (D(2020, 12, 31), ("时间效力规定2020.1", "诉讼时效规定2020.8", "诉讼时效规定2020.20")),
        (D(2021, 1, 1), DEMAND),
        (None, DEMAND),
    ],
)
def test_a_fact_is_cited_under_the_law_of_its_time(on: date | None, cited: tuple[str, ...]) -> None:
    assert law_of_the_time(DEMAND, on) == cited


def test_the_code_has_no_article_of_old_for_everything() -> None:
    assert law_of_the_time(("民法典.678",), D(2016, 1, 1)) == ("时间效力规定2020.1",)
    assert law_of_the_time(("民法典.188", "民法典.189"), D(2016, 1, 1)) == ("民法通则2009.137",)
    assert law_of_the_time(("民诉法2023.250",), D(2016, 1, 1)) == ("民诉法2023.250",)


def test_the_law_whose_text_is_not_held_is_named_in_words_only_for_its_own_years() -> None:
    spoken = [bool(words_of_the_time(DEMAND, D(year, 1, 4))) for year in (2017, 2018, 2020, 2021)]
    assert spoken == [False, True, True, False]
    assert not words_of_the_time(("民诉法2023.250",), D(2018, 1, 4))
    assert not words_of_the_time(DEMAND, None)


def steps(period: PeriodFinding, effect: str) -> list[Step]:
    return [each for each in period.steps if each.effect == effect]


def old(**changes: Any) -> PeriodFinding:
    loans = [loan(disbursements=[note(disbursed_on="2014-01-01", due_on="2015-12-31")])]
    return check(case(loans=loans, **changes), on=D(2021, 6, 1)).periods[0]


def test_the_start_and_the_events_of_an_old_debt_do_not_cite_the_code_as_law_of_their_time() -> None:
    paid = {"id": "R1", "paid_on": "2015-03-10", "amount": "100", "payer": "赵样例", "evidence": "02/1.pdf"}
    asked = [contact("2016-05-20"), contact("2018-04-11"), contact("2021-03-08")]
    period = old(contacts=asked, repayments=[paid])
    assert steps(period, "starts")[0].articles == ("民法通则2009.137",)
    assert steps(period, "no_effect_not_begun")[0].articles == ("民法通则2009.140",)
    first, second, third = steps(period, "interrupts")
    assert first.articles[0] == "民法通则2009.140"
    assert first.sentence.endswith("重新计算至2019年5月20日（按三年，见过渡规则）")
    assert second.articles[0] == "时间效力规定2020.1"
    assert second.sentence.endswith("（适用当时的民法总则，本程序未收录原文）")
    assert third.articles == DEMAND
    assert "过渡" not in second.sentence + third.sentence


def test_an_old_period_of_two_years_is_not_said_to_be_of_three() -> None:
    loans = [loan(disbursements=[note(disbursed_on="2012-01-01", due_on="2013-06-30")])]
    period = check(case(loans=loans, contacts=[contact("2014-05-06")]), on=D(2016, 1, 4)).periods[0]
    assert steps(period, "interrupts")[0].sentence.endswith("重新计算至2016年5月6日")


def test_a_debt_due_between_the_two_laws_says_which_law_applied() -> None:
    loans = [loan(disbursements=[note(due_on="2020-06-30")])]
    found = check(case(loans=loans), on=D(2023, 6, 1)).periods[0].steps[0]
    assert found.articles == ("时间效力规定2020.1",)
    assert found.sentence.endswith("（适用当时的民法总则，本程序未收录原文）")
