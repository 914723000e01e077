"""The check of a case: what the law finds on a day, what is owed on a day, kept as the check of a version."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from legal_docs.access.rules import Action
from legal_docs.errors import BadInputError, ConflictError
from legal_docs.intake.edited import problems_of
from legal_docs.law.timeline import Act, Lane, acts, lanes
from legal_docs.model.arrears import Arrears
from legal_docs.model.casefile import CaseFile
from legal_docs.model.findings import Findings
from legal_docs.model.life import Phase
from legal_docs.model.problem import Problem
from legal_docs.model.record import CaseRecord
from legal_docs.services.desk.computed import compute, keep
from legal_docs.services.desk.desk import Desk
from legal_docs.services.desk.permitted import case_of, permitted
from legal_docs.services.desk.standing import moved
from legal_docs.services.prepare import examine, state

if TYPE_CHECKING:
    from legal_docs.storage.records import Tx


@dataclass(frozen=True, slots=True)
class Checked:
    """审查结果: the case and its version, what was found, what is owed, and what to mend.

    `lanes` and `acts` are the findings as a line of time and as things to do. `exhibits` gives the id of the
    evidence item at a path, where one was uploaded, so that a proof can be opened at its page.
    """

    record: CaseRecord
    findings: Findings
    arrears: Arrears
    problems: tuple[Problem, ...]
    exhibits: Mapping[str, int]

    @property
    def lanes(self) -> tuple[Lane, ...]:
        """Return a lane for each period that has a day to show."""
        return lanes(self.findings)

    @property
    def acts(self) -> tuple[Act, ...]:
        """Return what to do next, the overdue first."""
        return acts(self.findings)


@permitted(Action.READ_CASE)
def look(desk: Desk, case_id: int, *, on: date) -> Checked:
    """Return what the check would find on a day; nothing is kept.

    Raises BadInputError where the case has errors or lacks what a check needs, NotAllowedError.
    """
    with desk.records.reading() as tx:
        record, case, exhibits = _opened(desk, tx, case_id, Action.READ_CASE)
    found = _examined(desk, record, case, exhibits, on)
    with desk.records.writing() as tx:
        desk.note(tx, "case.examine", f"case:{case_id}", version=record.version, on=on)
    return found


@permitted(Action.CHECK_CASE)
def check(desk: Desk, case_id: int, *, on: date) -> Checked:
    """Check the newest version and keep it as checked; a case just handed over becomes 已审查.

    What lists show (debt, last day, deadlines) is computed as of today, whatever `on` is. Raises
    BadInputError where the case has errors or lacks what a check needs, ConflictError where it was changed
    meanwhile, NotAllowedError.
    """
    with desk.records.reading() as tx:
        record, case, exhibits = _opened(desk, tx, case_id, Action.CHECK_CASE)
    found = _examined(desk, record, case, exhibits, on)
    computed = compute(desk, case)
    with desk.records.writing() as tx:
        now = case_of(desk, tx, case_id, Action.CHECK_CASE)
        if now.version != record.version:
            raise _changed_meanwhile()
        kept = keep(tx, desk, now, computed)
        desk.note(tx, "case.check", f"case:{case_id}", version=kept.version, on=on)
        return replace(found, record=_checked(tx, desk, kept))


@permitted(Action.READ_CASE)
def debt_on(desk: Desk, case_id: int, on: date) -> Arrears:
    """Return what is owed at the end of a chosen day, line by line, whatever the cut-off of the case.

    A day to come reckons on without further payments. Raises BadInputError for a day before the debt began.
    """
    from legal_docs.storage import cases

    with desk.records.writing() as tx:
        record = case_of(desk, tx, case_id, Action.READ_CASE)
        case = cases.load(tx, case_id).case
        desk.note(tx, "case.debt", f"case:{case_id}", version=record.version, on=on)
    return state(case.model_copy(update={"cutoff_on": None}), on=on)


def _opened(
    desk: Desk, tx: "Tx", case_id: int, action: Action
) -> tuple[CaseRecord, CaseFile, dict[str, int]]:
    from legal_docs.storage import cases, evidence

    record = case_of(desk, tx, case_id, action)
    items = {item.path: item.id for item in evidence.of_case(tx, case_id)}
    return record, cases.load(tx, case_id).case, items


def _examined(desk: Desk, record: CaseRecord, case: CaseFile, exhibits: dict[str, int], on: date) -> Checked:
    problems = problems_of(case, on=on)
    if wrong := [problem for problem in problems if problem.is_error]:
        raise BadInputError(
            "；".join(p.sentence() for p in wrong), "; ".join(p.sentence("en") for p in wrong)
        )
    arrears = state(case, on=on)
    findings = examine(case, on=on, tables=desk.wiring.tables)
    return Checked(record, findings, arrears, problems, exhibits)


def _checked(tx: "Tx", desk: Desk, record: CaseRecord) -> CaseRecord:
    from legal_docs.storage import cases

    told = cases.note(tx, record.id, at=desk.now(), by=desk.who.id, checked_version=record.version)
    return moved(tx, desk, told, Phase.CHECKED) if record.phase is Phase.ESCALATED else told


def _changed_meanwhile() -> ConflictError:
    return ConflictError(
        "审查期间案件资料有改动，请重新审查", "The case was changed while it was checked; check it again"
    )
