"""Every service × every role that may use it: what lies in another branch or with another firm, is shut.

The things are real and the arguments good: the same call by somebody within reach goes past the door.
"""

import inspect
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

from legal_docs.access.rules import Action, Reach, right
from legal_docs.errors import LegalDocsError, NotAllowedError
from legal_docs.model.account import Role
from legal_docs.model.deadline import DeadlineKind
from legal_docs.model.life import Phase
from legal_docs.model.record import CaseQuery
from legal_docs.services.desk import editing, evidence, exports, intake, reporting
from legal_docs.services.desk.deadlines import Notice
from legal_docs.services.desk.desk import Desk
from legal_docs.services.desk.permitted import Permitted, refused, registered
from legal_docs.services.prepare import CaseStopped
from legal_docs.services.work import worker
from legal_docs.services.work.queue import enqueue
from legal_docs.storage import deadlines, outputs, trail
from tests.conftest import ON
from tests.houses import Clock, person, wired
from tests.services.desk import handed
from tests.services.desk.exhibits_house import CONTRACT, PDF
from tests.services.desk.uploads import NUMBERS, archive
from tests.services.desk.worked import sample
from tests.storage.factory import deadline, output

CASE = sample("001").model_copy(update={"number": "密-甲-1"})
REPORTED = {"court_case_number": handed.DOCKET}
LAST = ("counsel.acknowledge", "evidence.remove", "intake.drop", "releasing.revoke", "reporting.settle")
"""What takes a thing away, or ends what waits, is tried after all else."""
OWN = {"editing.check": "checks what is handed in", "intake.job_of": "looks through one's own jobs"}
"""What may be asked about the things of others, and tells nothing of them."""


def reaching(role: Role, action: Action) -> bool:
    """Whether the role has the right, on some cases only."""
    found = right(role, action)
    return found is not None and found[0] is not Reach.NO_CASE


WALK = [(service, role) for service in registered() for role in Role if reaching(role, service.action)]


@dataclass(frozen=True)
class Place:
    """A house with one case of 甲分行, released to one firm; `given`: what is handed in, by parameter."""

    near: dict[Role, Desk]
    far: dict[Role, Desk]
    given: dict[str, Any]

    def events(self) -> list[str]:
        """What the trail holds."""
        with self.near[Role.LAWYER].records.reading() as tx:
            return [row.event.action for row in trail.whole(tx)]

    def call(self, service: Permitted, desk: Desk) -> object:
        """Call the service for the case, or for what belongs to it.

        What a service of its own kind is given stands under its name, as `evidence.add_files.given`.
        """
        told: dict[str, Any] = {}
        for name, one in list(inspect.signature(service.call).parameters.items())[1:]:
            own = f"{service.name}.{name}"
            if own in self.given or (one.default is one.empty and one.kind is not one.VAR_KEYWORD):
                told[name] = self.given[own] if own in self.given else self.given[name]
        return service.call(desk, **told)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    wiring = wired(tmp_path_factory.mktemp("reach"), Clock(), worker="none")
    house = handed.peopled(wiring)
    near = house.lawyer, house.reviewer, house.counsel, person(house.admin, "jin", Role.MANAGER, "甲分行")
    others = ("fan", Role.REVIEWER), ("min", Role.MANAGER)
    reviewer, manager = (person(house.admin, login, role, "乙分行") for login, role in others)
    far = house.elsewhere, reviewer, house.other, manager
    given = things(house) | {"exports.opened.job_id": exports.start(near[3]).id} | VALUES
    worker.serve(wiring, idle=0)
    roles = (Role.LAWYER, Role.REVIEWER, Role.COUNSEL, Role.MANAGER)
    yield Place(dict(zip(roles, near, strict=True)), dict(zip(roles, far, strict=True)), given)
    wiring.engine.dispose()


def things(house: handed.House) -> dict[str, Any]:
    """The case and one of everything that belongs to it."""
    record = handed.added(house, CASE, Phase.DRAFTED)
    release = handed.released(house, record)
    item = evidence.add_files(house.lawyer, record.id, [(CONTRACT, PDF)]).items[0]
    (report,) = reporting.report_back(house.counsel, release.id, REPORTED).reports.values()
    with house.wiring.records.writing() as tx:
        sha256, size = house.wiring.files.keep(PDF)
        paper = outputs.add(tx, output(record.id, sha256=sha256, size=size))
        entered = deadlines.add(tx, deadline(record.id, is_computed=False))
        asked = {"run": 1, "counsel": house.counsel.who.id, "masked": False, "looked": True, "note": ""}
        job = enqueue(house.lawyer, tx, "pack", record.id, **asked)
    return {
        "case_id": record.id, "item_id": item.id, "output_id": paper.id, "release_id": release.id,
        "deadline_id": entered.id, "report_id": report.id, "job": job, "handler": house.lawyer.who.id,
        "upload_id": intake.upload(house.lawyer, "甲.zip", archive(), "甲分行").id,
        "draft": editing.begin(house.lawyer, record.id), "ids": [item.id], "counsel": house.counsel.who.id,
        "counsel.pack_content.output_id": release.files[0], "leafing.pack_page.output_id": release.files[0],
    }  # fmt: skip


VALUES: dict[str, Any] = {
    "case": CASE, "seen": 1, "reason": "写明理由", "on": ON, "until": ON, "path": CONTRACT,
    "query": CaseQuery(), "notice": Notice(DeadlineKind.FEE, last_day=ON), "mark": 0, "name": "补充.pdf",
    "data": PDF, "folder": "01-借款合同", "values": {}, "numbers": NUMBERS[:1], "branch": "甲分行", "page": 1,
    "to": Phase.IN_REVIEW, "docket": "", "hearing_on": None, "recovered": None, "run": 1, "masked": False,
    "note": "已核对", "say": lambda *_: None, "mine": False, "given": REPORTED,
    "making.make.on": date(2020, 1, 1),
    "evidence.add_files.given": [("补充.pdf", PDF)], "evidence.describe.purpose": "证明借款成立",
}  # fmt: skip


EVENTS = {
    "case.assign": "cases.assign",
    "case.check": "checking.check",
    "case.debt": "checking.debt_on",
    "case.examine": "checking.look",
    "case.history": "cases.history",
    "case.import": "intake.take",
    "case.list": "cases.list_cases today.today",
    "case.read": (
        "cases.open_case court_proof.unproved editing.begin editing.renew looking.look "
        "making.make reporting.to_enter"
    ),
    "case.save evidence.add": "evidence.add_files",
    "case.save evidence.remove": "evidence.remove",
    "case.save evidence.rename": "evidence.rename",
    "case.status": "cases.status_of",
    "deadline.done": "deadlines.mark_done",
    "deadline.enter": "deadlines.enter",
    "deadline.export": "ics.of_all ics.of_one",
    "deadline.list": "deadlines.due",
    "deadline.read": "deadlines.of_case",
    "deadline.withdraw": "deadlines.withdraw",
    "draft.keep": "report_drafts.keep",
    "evidence.list": "evidence.items evidence.table",
    "evidence.read": "evidence.opened leafing.evidence_page leafing.evidence_pages",
    "export.read": "exports.opened",
    "figures.export": "exporting.exported exporting.figures_xlsx",
    "job.list": "exports.newest jobs.jobs_of",
    "job.start": "exports.start looking.start_look making.start_make",
    "move.list": "moving.moves",
    "output.list": "outputs.outputs",
    "output.read": "leafing.output_page outputs.content outputs.opened",
    "output.told": "outputs.told",
    "pack.read": "counsel.pack_content leafing.pack_page",
    "pack.read_all": "counsel.whole_pack",
    "release.acknowledge": "counsel.acknowledge",
    "release.list": "releasing.releases_of",
    "release.mine": "counsel.released",
    "release.read": "counsel.open_release",
    "release.ready": "releasing.ready",
    "release.revoke": "releasing.revoke",
    "report.list": "reporting.reports_of",
    "report.mine": "reporting.my_reports",
    "report.settle": "reporting.settle",
    "report.take": "reporting.take_over",
    "report.waiting": "reporting.waiting",
    "upload.drop": "intake.drop",
    "upload.fix": "intake.fix",
    "upload.list": "intake.open_uploads",
    "upload.read": "intake.look",
    "upload.unfix": "intake.unfix",
}  # fmt: skip
"""The events that each call of the walk writes: what is changed, and what is read of somebody."""
ASKED = ("draft", "job", "branch")
"""The parameters beside ids that name something which may be out of reach."""


@pytest.mark.parametrize(("service", "role"), WALK, ids=lambda one: getattr(one, "name", one))
def test_nobody_reaches_a_case_of_others(place: Place, service: Permitted, role: Role) -> None:
    """Who asks for something by its number is refused; a list says nothing of it."""
    wanted = [
        name for name, one in inspect.signature(service.call).parameters.items() if one.default is one.empty
    ]
    asks = service.name not in OWN and any(name.endswith("_id") or name in ASKED for name in wanted)
    try:
        found = place.call(service, place.far[role])
    except NotAllowedError as error:
        assert asks and error.zh == refused().zh
    except LegalDocsError as error:
        assert not asks and CASE.number not in error.zh
    else:
        assert not asks, f"{service.name} answered"
        said = found if isinstance(found, bytes) else repr(found).encode()
        secret = (CASE.number.encode(), CASE.debtors[0].name.encode())
        assert service.name in OWN or not any(word in said for word in secret)


def test_the_same_call_goes_past_the_door_for_who_is_within_reach_and_is_written_down(place: Place) -> None:
    """What changes nothing and shows nothing of anybody stands in no line of EVENTS."""
    roles = {service.name: role for service, role in reversed(WALK)}
    services = {service.name: service for service, _ in WALK}
    wanted = {name: events.split() for events, names in EVENTS.items() for name in names.split()}
    for name in sorted(services, key=lambda name: (name in LAST, name)):
        before = len(place.events())
        try:
            with suppress(CaseStopped):
                place.call(services[name], place.near[roles[name]])
        except NotAllowedError:
            pytest.fail(f"{name} is shut to {roles[name]}")
        except LegalDocsError:
            pass  # past the door: the case is not where this may be done
        assert place.events()[before:] == wanted.get(name, []), name
