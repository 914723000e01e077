"""A small case in a house, and the people who work on its evidence and papers."""

from dataclasses import dataclass

from legal_docs.model.account import Role
from legal_docs.model.casefile import CaseFile
from legal_docs.model.record import CaseRecord
from legal_docs.model.stored import Output, OutputKind
from legal_docs.services.desk.desk import Desk
from legal_docs.services.wiring import Wiring
from legal_docs.storage import cases, outputs, trail
from tests.bundling import files
from tests.houses import administrator, person
from tests.storage.factory import case as small_case

PDF = files.pdf(2, "p")
CONTRACT = "01-借款合同/借款合同.pdf"


@dataclass(frozen=True)
class Bench:
    """Two lawyers of one branch, one of another, a reviewer, and a case of the first branch."""

    wiring: Wiring
    li: Desk
    zhao: Desk
    far: Desk
    reviewer: Desk
    case_id: int

    def record(self) -> CaseRecord:
        with self.wiring.records.reading() as tx:
            return cases.needed(tx, self.case_id)

    def case(self, version: int | None = None) -> CaseFile:
        with self.wiring.records.reading() as tx:
            return cases.load(tx, self.case_id, version).case

    def events(self) -> list[tuple[str, dict[str, str]]]:
        with self.wiring.records.reading() as tx:
            return [(row.event.action, row.event.detail) for row in trail.whole(tx)]

    def note(self, **columns: object) -> CaseRecord:
        with self.wiring.records.writing() as tx:
            return cases.note(tx, self.case_id, at=self.wiring.now(), by=self.li.who.id, **columns)


def bench(wiring: Wiring, case: CaseFile | None = None) -> Bench:
    admin = administrator(wiring)
    li, zhao = person(admin, "li", Role.LAWYER, "东支行"), person(admin, "zhao", Role.LAWYER, "东支行")
    far, reviewer = person(admin, "far", Role.LAWYER, "西支行"), person(admin, "wang", Role.REVIEWER)
    with wiring.records.writing() as tx:
        told = {"branch": "东支行", "handler": li.who.id, "by": li.who.id, "at": wiring.now()}
        record = cases.add(tx, case or small_case(), **told)
    return Bench(wiring, li, zhao, far, reviewer, record.id)


def papers(made: Bench, by: Desk | None = None, **changes: object) -> tuple[Output, ...]:
    """Papers of a run as a job would keep them, without making any."""
    by = by or made.li
    kept = made.wiring.files.keep(PDF)
    with made.wiring.records.writing() as tx:
        version, run = cases.needed(tx, made.case_id).version, outputs.next_run(tx, made.case_id)
        values = {
            "case_id": made.case_id, "run": run, "sha256": kept[0], "size": kept[1], "pages": 2,
            "data_version": version, "on": by.today(), "made_at": by.now(), "made_by": by.who.id,
        }  # fmt: skip
        named = (("民事起诉状.pdf", OutputKind.PAPER), ("证据卷.pdf", OutputKind.BUNDLE))
        rows = [Output.model_validate(values | {"name": n, "kind": k} | changes) for n, k in named]
        return tuple(outputs.add(tx, each) for each in rows)
