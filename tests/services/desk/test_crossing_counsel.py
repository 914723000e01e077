"""Two counsel at once with the same cases: the cases are locked in one order, so that nobody gives way."""

from itertools import count

import pytest

from legal_docs.services.desk import counsel, permitted, reporting
from legal_docs.services.desk.desk import Desk
from legal_docs.services.wiring import Wiring
from legal_docs.storage import releases
from tests.houses import Clock
from tests.services.desk import handed
from tests.services.desk.handed import House, workbook
from tests.services.desk.test_crossing import at_once
from tests.storage.factory import case

NUMBERS = ("甲-1", "乙-1", "丙-1", "丁-1")


@pytest.fixture
def people(house: Wiring, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> House:
    """Two counsel with the same cases, which they were given in opposite orders; no second chances."""
    found = handed.peopled(house)
    records = [handed.added(found, case(number)) for number in NUMBERS]
    for who, order in ((found.counsel, records), (found.other, records[::-1])):
        for record in order:
            handed.released(found, record, counsel=who)
            clock.on(minutes=1)
    monkeypatch.setattr(permitted, "_PAUSES", ())
    return found


def test_both_list_the_packs_they_were_given_in_opposite_orders(people: House) -> None:
    with people.wiring.records.reading() as tx:
        order = [
            [r.case_id for r in releases.of_counsel(tx, who.who.id)] for who in (people.counsel, people.other)
        ]
    assert order[0] == order[1][::-1]
    listing = [lambda: counsel.released(people.counsel), lambda: counsel.released(people.other)]
    assert at_once(*listing, *listing) == []


def test_both_return_a_form_of_several_cases_in_opposite_orders(people: House) -> None:
    number = count()

    def returned(who: Desk, order: tuple[str, ...]) -> None:
        rows = [{"case_number": each, "judge": f"第{next(number)}庭"} for each in order]
        assert len(reporting.report_workbook(who, "反馈.xlsx", workbook(*rows)).reports) == len(order)

    forth, back = NUMBERS, NUMBERS[::-1]
    assert (
        at_once(
            lambda: returned(people.counsel, forth),
            lambda: returned(people.other, back),
            lambda: counsel.released(people.other),
        )
        == []
    )
