"""The application to renew a measure: which are due, and what it says."""

from typing import Any

import pytest

from legal_docs.drafting.renewal_application import RenewalApplication, drafts, must_say, renewal_application
from legal_docs.errors import MissingValueError
from legal_docs.model.dossier import Dossier
from tests.drafting.factory import DEBTOR, dossier
from tests.drafting.test_preservation_application import ACCOUNT, BANK, JUDGMENT

MEASURE = {
    "id": "B1",
    "owner": DEBTOR["name"],
    "kind": "deposit",
    "asset": "另一示例银行账户",
    "court": "某市某区人民法院",
    "ruling_number": "（2024）某0101财保1号",
    "ruled_on": "2024-08-01",
    "executed_on": "2024-08-03",
    "expires_on": "2025-08-02",
    "amount": "50000",
}
"""Looked at on 2025-06-30; the safe working day to apply by is 2025-07-25."""


def file(*measures: dict[str, Any], **changes: Any) -> Dossier:
    return dossier(**({"creditor": BANK, "preservations": list(measures)} | changes))


def due(*measures: dict[str, Any], **changes: Any) -> list[str]:
    return [draft.name for draft in drafts(file(*measures, **changes))]


def paper(**changes: Any) -> RenewalApplication:
    found = file(MEASURE | changes)
    return renewal_application(found, found.case.preservations[0])


def test_each_measure_to_be_renewed_within_sixty_days_has_a_paper() -> None:
    assert due(MEASURE, MEASURE | {"id": "B2"}) == ["续行保全申请书-B1", "续行保全申请书-B2"]
    assert due() == []


def test_one_that_is_late_but_not_expired_has_a_paper_and_an_expired_one_has_none() -> None:
    assert due(MEASURE | {"expires_on": "2025-06-30"}) == ["续行保全申请书-B1"]
    assert due(MEASURE | {"expires_on": "2025-06-29"}) == []


def test_sixty_days_before_the_day_to_apply_by_it_is_made_and_not_a_day_sooner() -> None:
    # expiry 2025-09-08: eight days back is Sunday 08-31, so act by Friday 08-29, sixty days on
    house = MEASURE | {"kind": "real_estate", "ruled_on": "2022-09-09", "executed_on": None}
    assert due(house | {"expires_on": "2025-09-08"}) == ["续行保全申请书-B1"]
    assert due(house | {"expires_on": "2025-09-09"}) == []


def test_a_waiting_measure_and_one_renewed_already_have_none() -> None:
    assert due(MEASURE | {"is_waiting": True}) == []
    later = MEASURE | {"id": "B2", "ruled_on": "2025-06-20", "expires_on": "2026-08-02"}
    assert due(MEASURE, later | {"renews": "B1"}) == []
    assert due(MEASURE, later | {"renews": MEASURE["ruling_number"]}) == []


def test_a_renewal_of_other_property_under_the_same_ruling_says_nothing_of_this_one() -> None:
    later = MEASURE | {"id": "B2", "kind": "real_estate", "ruled_on": "2025-06-20"}
    later |= {"expires_on": "2028-06-01", "renews": MEASURE["ruling_number"]}
    assert due(MEASURE, later) == ["续行保全申请书-B1"]


def test_it_says_the_ruling_its_days_and_the_time_asked_for() -> None:
    found = paper()
    assert (found.ruling, found.ruled, found.executed) == (
        MEASURE["ruling_number"],
        "2024年8月1日",
        "2024年8月3日",
    )
    assert (found.act, found.years, found.expires, found.told) == ("冻结", "一", "2025年8月2日", True)
    assert (found.limit, found.instruments) == ("50,000.00", "")
    for text in (MEASURE["ruling_number"], "2025年8月2日", "50,000.00", DEBTOR["name"]):
        assert text in must_say(found)


def test_without_a_day_in_the_notice_the_longest_term_is_told_as_computed() -> None:
    found = paper(expires_on=None)
    assert (found.expires, found.told) == ("2025年7月31日", False)


def test_where_the_law_leaves_the_term_open_no_years_are_asked_for() -> None:
    assert paper(kind="equity").years == ""
    assert (paper(kind="vehicle").years, paper(kind="real_estate").years) == ("二", "三")


def test_the_number_of_the_account_comes_from_the_clue() -> None:
    clue = ACCOUNT | {"location": "另一示例银行账户"}
    found = file(MEASURE, clues=[clue])
    told = renewal_application(found, found.case.preservations[0])
    assert (told.number_name, told.number) == ("账号", ACCOUNT["number"])


def test_an_instrument_is_told_with_the_article_that_measures_go_on() -> None:
    found = file(MEASURE, judgments=[JUDGMENT], stage="enforcement")
    told = renewal_application(found, found.case.preservations[0])
    assert told.enforcing and told.instruments == JUDGMENT["number"]
    assert "第一百六十八条" in told.basis and "第一百六十八条" not in paper().basis


def test_the_bank_must_say_how_to_reach_it() -> None:
    with pytest.raises(MissingValueError, match="联系电话"):
        list(drafts(file(MEASURE, creditor=BANK | {"phone": ""})))
