"""What counsel may learn of a case of another firm, or of one taken back: no more than of none at all.

Every service open to this role alone is asked by the ids of the hidden case and by those of nothing; a new
one is entered here by whoever wrote it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from legal_docs.access.rules import Action
from legal_docs.errors import LegalDocsError
from legal_docs.model.stored import Release
from legal_docs.services.desk import jobs, releasing, report_drafts, reporting
from legal_docs.services.desk.permitted import registered
from legal_docs.services.work.queue import enqueue
from tests.houses import Clock, wired
from tests.services.desk import handed
from tests.services.desk.handed import DOCKET, House, workbook
from tests.storage.factory import case

HIDDEN, SECRETS = "密-1", ("密-1", "张某", "某市某区", "冯某", "请尽快", "和解", DOCKET)
NOTHING = 5
OWN = (Action.READ_RELEASED, Action.ACKNOWLEDGE, Action.REPORT_BACK)
BY_RELEASE: dict[str, tuple[Any, ...]] = {
    "counsel.open_release": (), "counsel.whole_pack": (), "counsel.acknowledge": (),
    "report_drafts.find": (), "report_drafts.keep": ({"judge": "某"},), "report_drafts.over": (),
    "reporting.my_reports": (), "reporting.report_back": ({"court_case_number": DOCKET},),
}  # fmt: skip
BY_FILE = {"counsel.pack_content": (), "leafing.pack_page": (1,)}
LISTS = ("counsel.released", "report_drafts.left_over")
ALONE = ("report_drafts.drop", "reporting.report_workbook")


@dataclass(frozen=True)
class Place:
    """A house with one case that is hidden from the counsel zhou: its pack was taken back, wu has one."""

    house: House
    gone: Release
    theirs: Release
    job: int

    def asked(self, name: str, *args: object) -> str:
        """What a service answers zhou, or how it refuses."""
        return answered(lambda: CALLS[name](self.house.counsel, *args))


CALLS = {service.name: service.call for service in registered()}


def answered(call: Callable[[], object]) -> str:
    try:
        return repr(call())
    except LegalDocsError as error:
        return f"{type(error).__name__}: {error.zh} {error.en}"


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Place:
    house = handed.peopled(wired(tmp_path_factory.mktemp("learns"), Clock(), worker="none"))
    record = handed.added(house, case(HIDDEN))
    gone, theirs = handed.released(house, record), handed.released(house, record, counsel=house.other)
    reporting.report_back(house.other, theirs.id, {"court_case_number": DOCKET, "judge": "冯某"})
    report_drafts.keep(house.other, theirs.id, {"judge": "冯某"})
    releasing.revoke(house.lawyer, gone.id, "已和解")
    with house.wiring.records.writing() as tx:
        job = enqueue(house.lawyer, tx, releasing.KIND, record.id).id
    return Place(house, gone, theirs, job)


def test_every_service_open_to_counsel_is_asked() -> None:
    known = {*BY_RELEASE, *BY_FILE, *LISTS, *ALONE}
    assert known == {service.name for service in registered() if service.action in OWN}


@pytest.mark.parametrize("name", BY_RELEASE)
def test_by_a_release_of_another_or_one_taken_back(place: Place, name: str) -> None:
    nothing = place.asked(name, NOTHING, *BY_RELEASE[name])
    ids = (place.theirs.id, place.theirs.case_id, place.theirs.files[0], 2**63)
    for id in ids:
        assert place.asked(name, id, *BY_RELEASE[name]) == nothing
    if name == "report_drafts.over":  # tells that it was taken back, and when
        told = place.asked(name, place.gone.id)
        assert told.startswith("Over(at=") and "newer=None, typed=None" in told
        assert not [each for each in SECRETS if each in told]
    else:
        assert place.asked(name, place.gone.id, *BY_RELEASE[name]) == nothing


@pytest.mark.parametrize("name", BY_FILE)
def test_by_a_file_of_another_pack_or_one_taken_back(place: Place, name: str) -> None:
    nothing = place.asked(name, NOTHING, *BY_FILE[name])
    for id in (place.theirs.files[0], place.gone.files[0], place.theirs.id):
        assert place.asked(name, id, *BY_FILE[name]) == nothing


@pytest.mark.parametrize("name", LISTS)
def test_by_a_list(place: Place, name: str) -> None:
    assert place.asked(name) == "()"


def test_by_removing_a_draft(place: Place) -> None:
    def drop(id: int) -> str:
        return answered(lambda: report_drafts.drop(place.house.counsel, id, mark=1))

    assert drop(place.theirs.id) == drop(NOTHING) and drop(place.gone.id) == "None"
    assert report_drafts.find(place.house.other, place.theirs.id)


def test_by_the_number_of_the_case_in_a_form(place: Place) -> None:
    def told(number: str) -> str:
        rows = {"case_number": number, "court_case_number": DOCKET}
        found = reporting.report_workbook(place.house.counsel, "反馈.xlsx", workbook(rows))
        return repr(found).replace(number, "")

    assert told(HIDDEN) == told("密-2")


def test_by_the_docket_of_the_case_in_a_report_on_another(place: Place) -> None:
    mine = handed.released(place.house, handed.added(place.house, case("甲-1")))
    found = reporting.report_back(place.house.counsel, mine.id, {"court_case_number": DOCKET})
    assert found.reports["甲-1"].done == (f"登记立案，案号{DOCKET}",) and HIDDEN not in repr(found)


def test_by_a_job_of_the_case(place: Place) -> None:
    assert place.asked("jobs.job", place.job) == place.asked("jobs.job", NOTHING)
    assert jobs.mine(place.house.counsel) == ()
