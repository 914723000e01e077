"""A house in which the papers of a case were approved, with outside counsel to release them to."""

from dataclasses import dataclass
from io import BytesIO
from typing import Any

from openpyxl import load_workbook

from legal_docs.model.account import Role
from legal_docs.model.casefile import CaseFile
from legal_docs.model.life import Phase
from legal_docs.model.record import CaseRecord
from legal_docs.model.stored import Job, Output, OutputKind, OutputState, Release
from legal_docs.services.desk import packing, releasing
from legal_docs.services.desk.desk import Desk
from legal_docs.services.feedback_form import HEADERS, form
from legal_docs.services.wiring import Wiring
from legal_docs.storage import cases, jobs, outputs, releases
from tests.conftest import ON
from tests.houses import administrator, person
from tests.services import finished
from tests.storage.factory import case

FIRM = "某某律师事务所 周律师"
DOCKET, OTHER = "（2026）某0106民初123号", "（2026）某0106民初999号"


@dataclass(frozen=True)
class House:
    """The people, each at a desk."""

    wiring: Wiring
    admin: Desk
    lawyer: Desk
    elsewhere: Desk
    reviewer: Desk
    counsel: Desk
    other: Desk


def peopled(wiring: Wiring) -> House:
    """A lawyer of 甲分行, one of 乙分行, a reviewer, two counsel."""
    from legal_docs.storage import accounts

    admin = administrator(wiring)
    counsel, other = (person(admin, login, Role.COUNSEL) for login in ("zhou", "wu"))
    with wiring.records.writing() as tx:
        named = accounts.change(tx, counsel.who.id, name=FIRM) or counsel.who
    return House(
        wiring,
        admin,
        person(admin, "li", Role.LAWYER, "甲分行"),
        person(admin, "qian", Role.LAWYER, "乙分行"),
        person(admin, "sun", Role.REVIEWER),
        Desk(wiring, named),
        other,
    )


def added(house: House, case: CaseFile, phase: Phase = Phase.APPROVED, **columns: object) -> CaseRecord:
    """A case of 甲分行 at a phase, checked and approved in its newest version."""
    by, at = house.lawyer.who.id, house.wiring.now()
    with house.wiring.records.writing() as tx:
        record = cases.add(tx, case, branch="甲分行", handler=by, by=by, at=at, reason="移交")
        told = {"phase": phase, "checked_version": 1, "approved_version": 1} | columns
        return cases.note(tx, record.id, at=at, by=by, **told)


def approved(house: House, number: str = finished.LOAN) -> CaseRecord:
    """A case of 甲分行 whose papers of run 1 are approved: those of a finished sample."""
    opened = finished.case(number)
    record = added(house, opened.dossier.case)
    by, at = house.lawyer.who.id, house.wiring.now()
    kept = [(path.name, *house.wiring.files.keep(path)) for path in sorted(opened.folder.iterdir())]
    with house.wiring.records.writing() as tx:
        run = outputs.next_run(tx, record.id)
        for name, sha256, size in kept:
            told = {"case_id": record.id, "run": run, "kind": OutputKind.PAPER, "name": name, "on": ON}
            told |= {"sha256": sha256, "size": size, "data_version": 1, "made_at": at, "made_by": by}
            outputs.add(tx, Output.model_validate(told | {"state": OutputState.APPROVED}))
    return record


def released(house: House, record: CaseRecord, *, counsel: Desk | None = None) -> Release:
    """A release with one small file, without the work of making a pack."""
    who, by, at = (counsel or house.counsel).who.id, house.lawyer.who.id, house.wiring.now()
    sha256, size = house.wiring.files.keep(b"%PDF-1.7 marked")
    with house.wiring.records.writing() as tx:
        told = {"case_id": record.id, "run": 1, "kind": OutputKind.PACK, "name": "民事起诉状.pdf", "on": ON}
        told |= {"sha256": sha256, "size": size, "data_version": 1, "made_at": at, "made_by": by}
        file = outputs.add(tx, Output.model_validate(told | {"state": OutputState.APPROVED}))
        cases.note(tx, record.id, at=at, by=by, counsel=who)
        told = {"case_id": record.id, "counsel": who, "run": 1, "files": (file.id,)}
        return releases.add(
            tx, Release.model_validate(told | {"released_at": at, "released_by": by, "note": "请尽快立案"})
        )


def packed(house: House, record: CaseRecord, *, masked: bool = False, looked: bool = False) -> Job:
    """The job of a release, started and done at once."""
    job = releasing.start_release(
        house.lawyer, record.id, 1, house.counsel.who.id, masked=masked, looked=looked, note="请尽快立案"
    )
    return done(house, job)


def done(house: House, job: Job) -> Job:
    """The job, done at once in this process; raises what it raises."""
    with house.wiring.records.writing() as tx:
        taken = jobs.take(tx, at=house.wiring.now())
        assert taken and taken.id == job.id
    packing.pack_job(house.lawyer, taken, lambda *_: None)
    with house.wiring.records.reading() as tx:
        found = jobs.find(tx, job.id)
    assert found
    return found


def workbook(*rows: dict[str, Any]) -> bytes:
    """The form of a pack, filled in."""
    book = load_workbook(BytesIO(form(case("甲-1"))))
    page = book.worksheets[0]
    for at, row in enumerate(rows, 2):
        for column, name in enumerate(HEADERS, 1):
            page.cell(at, column, row.get(name))
    packed = BytesIO()
    book.save(packed)
    return packed.getvalue()
