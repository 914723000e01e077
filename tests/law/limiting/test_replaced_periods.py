from datetime import date
from typing import Any

from legal_docs.law.findings import check
from legal_docs.model.finding import PeriodFinding, PeriodKind
from tests.law.factory import BORROWER, case, contact, event, guarantor, judgment, loan, note

D = date


def replaced(kind: PeriodKind = PeriodKind.LIMITATION, **changes: Any) -> PeriodFinding:
    found = check(case(judgments=[judgment(obligors=[BORROWER, "孙样例"])], **changes), on=D(2024, 6, 3))
    return next(each for each in found.periods if each.kind is kind)


def test_limitation_replaced_by_a_judgment_shows_its_start_and_the_suit() -> None:
    due = [loan(disbursements=[note(disbursed_on="2021-06-30", due_on="2022-06-30")])]
    suit = event("2022-11-01", "suit", ended_on="2023-03-01", ended_by="judgment")
    later = event("2023-06-01", "enforcement")
    found = replaced(loans=due, events=[suit, later], contacts=[contact("2022-09-01")])
    assert (found.starts_on, found.safe_last_day, found.running) == (D(2022, 6, 30), None, False)
    assert [each.effect for each in found.steps] == ["starts", "proceedings", "replaced_by_enforcement"]
    assert found.steps[1].sentence == "2022年11月1日对赵样例起诉，2023年3月1日因生效判决终结"
    assert found.steps[2].sentence.endswith("此后适用申请执行期间，诉讼时效不再计算")


def test_a_judgment_before_the_agreed_due_day_leaves_no_start_to_show() -> None:
    assert replaced().starts_on is None


def test_a_replaced_guarantee_period_says_that_it_runs_no_more() -> None:
    found = replaced(PeriodKind.GUARANTEE, guarantors=[guarantor()])
    assert found.length == "保证期间"
    assert found.steps[-1].sentence.endswith("保证期间不再计算")
