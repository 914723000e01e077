from datetime import date
from typing import Any

from legal_docs.law.findings import check
from legal_docs.model.findings import Findings
from tests.law.factory import case, contact, event, loan, note

D = date
OLD = [loan(disbursements=[note(disbursed_on="2014-01-01", due_on="2015-12-31")])]
ON = D(2021, 6, 1)


def findings(on: date = ON, **changes: Any) -> Findings:
    return check(case(loans=OLD, **changes), on=on)


def warned(found: Findings) -> list[str]:
    return [each.sentence for each in found.warnings if each.effect == "rests_on_transition"]


def test_the_defence_is_told_in_the_summary_with_the_day_of_two_years_and_the_late_act() -> None:
    found = findings(contacts=[contact("2016-05-20"), contact("2019-04-11")])
    (said,) = warned(found)
    assert "自2016年5月20日计算的期间适用三年至2019年5月20日" in said
    assert "如只适用二年，则至2018年5月20日届满，2019年4月11日向赵样例催收（当面送达）即已逾期" in said
    assert "transition_rule" not in {each.effect for each in found.periods[0].warnings}


def test_without_an_act_since_only_the_day_is_told() -> None:
    (said,) = warned(findings(D(2018, 6, 1)))
    assert "自2015年12月31日计算的期间适用三年至2018年12月31日" in said
    assert "如只适用二年，则至2017年12月31日届满，对方" in said


def test_an_act_within_two_years_leaves_only_the_plain_remark() -> None:
    found = findings(contacts=[contact("2016-05-20"), contact("2018-05-20"), contact("2021-01-04")])
    assert warned(found) == []
    assert "transition_rule" in {each.effect for each in found.periods[0].warnings}


def test_once_the_period_has_gone_by_anyway_the_plain_remark_is_enough() -> None:
    assert warned(findings(D(2019, 1, 1))) == []


def test_proceedings_that_ended_after_the_three_years_came_in_do_not_rest_on_the_transition() -> None:
    report = event("2016-05-20", "police_report", ended_on="2017-10-01", ended_by="not_filed")
    assert warned(findings(D(2020, 6, 1), events=[report])) == []
    before = report | {"ended_on": "2017-09-29"}
    assert len(warned(findings(D(2020, 6, 1), events=[before]))) == 1
