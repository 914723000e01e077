"""What outside counsel reports back: kept as it was told, put into the record, shown to the bank's lawyer."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from legal_docs.access.rules import Action
from legal_docs.errors import BadInputError, ConflictError
from legal_docs.model.casefile import CaseFile
from legal_docs.model.feedback import CaseUpdate, Feedback
from legal_docs.model.problem import Problem
from legal_docs.model.record import CaseRecord
from legal_docs.model.report import Report
from legal_docs.model.stored import Release
from legal_docs.services import feedback
from legal_docs.services.desk.counsel import own_release
from legal_docs.services.desk.desk import Desk
from legal_docs.services.desk.permitted import branches_of, case_of, permitted, refused
from legal_docs.services.desk.taking_over import Taking
from legal_docs.services.feedback_form import HEADERS

if TYPE_CHECKING:
    from legal_docs.storage.records import Tx

FIELDS = {name: title for name, title in HEADERS.items() if name != "case_number"}
"""The fields of a report and what they are called."""
LARGEST = 5 << 20
_LONGEST_NOTE = 500


@dataclass(frozen=True, slots=True)
class Told:
    """反馈结果: the reports that were kept, by case number, and what is wrong with what was told.

    With an error of a field nothing of its case is kept; `same` are numbers of cases that said nothing new.
    """

    reports: Mapping[str, Report]
    problems: tuple[Problem, ...]
    same: tuple[str, ...] = ()


@permitted(Action.REPORT_BACK)
def report_back(desk: Desk, release_id: int, given: Mapping[str, str]) -> Told:
    """Keep what this person reports of a released case (text by field of FIELDS) and put it into the record.

    Raises ConflictError where the last report said the very same, NotAllowedError.
    """
    from legal_docs.storage import cases

    with desk.records.writing() as tx:
        release = own_release(desk, tx, release_id, Action.REPORT_BACK)
        case = cases.load(tx, release.case_id).case
        update, problems = feedback.typed(given, case, on=desk.today())
        if update is None:
            return Told({}, problems)
        if _is_same(tx, release, update):
            raise ConflictError("与上一次反馈的内容相同，没有重复登记", "This was reported already")
        return Told({case.number: _keep(tx, desk, release, update)}, problems)


@permitted(Action.REPORT_BACK)
def report_workbook(desk: Desk, name: str, data: bytes) -> Told:
    """Keep what a returned 反馈表 says of the cases released to this person, all in one transaction.

    A row with a mistake is told by its place and left out. Raises BadInputError where it is no such form.
    """
    from legal_docs.storage import cases, releases

    if len(data) > LARGEST:
        raise BadInputError("反馈表超过5 MB，请只保留反馈表一个工作表后重新上传", "The form exceeds 5 MB")
    mine: dict[str, int] = {}
    known: dict[str, CaseFile] = {}
    with desk.records.reading() as tx:
        for release in releases.of_counsel(tx, desk.who.id):
            case = cases.load(tx, release.case_id).case
            mine.setdefault(case.number, release.id)
            known[case.number] = case
    found, problems = _read(desk, name, data, known)
    kept: dict[str, Report] = {}
    with desk.records.writing() as tx:
        for update in found.updates:
            release = own_release(desk, tx, mine[update.case_number], Action.REPORT_BACK)
            if not _is_same(tx, release, update):
                kept[update.case_number] = _keep(tx, desk, release, update)
    return Told(kept, problems, tuple(u.case_number for u in found.updates if u.case_number not in kept))


@permitted(Action.REPORT_BACK)
def my_reports(desk: Desk, release_id: int) -> tuple[Report, ...]:
    """Return what this person reported of a released case, the newest first. Raises NotAllowedError."""
    from legal_docs.storage import reports

    with desk.records.writing() as tx:
        release = own_release(desk, tx, release_id, Action.REPORT_BACK)
        found = tuple(r for r in reports.of_case(tx, release.case_id) if r.by == desk.who.id)
        desk.note(tx, "report.mine", f"case:{release.case_id}", count=len(found))
    return found


@permitted(Action.RELEASE)
def reports_of(desk: Desk, case_id: int) -> tuple[Report, ...]:
    """Return every report on a case, the newest first. Raises NotAllowedError."""
    from legal_docs.storage import reports

    with desk.records.writing() as tx:
        case_of(desk, tx, case_id, Action.RELEASE)
        found = reports.of_case(tx, case_id)
        desk.note(tx, "report.list", f"case:{case_id}", count=len(found))
    return found


@permitted(Action.RELEASE)
def waiting(desk: Desk, *, mine: bool = False) -> tuple[tuple[Report, CaseRecord], ...]:
    """Return the reports within reach that wait for a lawyer; `mine`: of cases this person handles."""
    from legal_docs.storage import cases, reports

    handler = desk.who.id if mine else None
    with desk.records.writing() as tx:
        found = reports.waiting(tx, branches_of(desk), handler=handler)
        records = cases.many(tx, (each.case_id for each in found))
        if found:
            desk.note(tx, "report.waiting", count=len(found))
    return tuple((each, records[each.case_id]) for each in found)


@permitted(Action.MOVE_CASE)
def take_over(desk: Desk, report_id: int) -> Report:
    """Put into the record what could not be put there before; return the report with what is still left.

    Once nothing is left it is dealt with. Raises ConflictError where it was already, NotAllowedError.
    """
    from legal_docs.storage import reports

    with desk.records.writing() as tx:
        report, record = _to_deal_with(desk, tx, report_id)
        taking = Taking(tx, desk, record, report.update, is_lawyer=True)
        taking.take()
        kept = reports.again(tx, report.id, done=(*report.done, *taking.done), left=taking.left)
        desk.note(tx, "report.take", f"case:{record.id}", report=report.id, left=len(taking.left))
        if taking.left:
            return kept
        return reports.take(tx, report.id, at=desk.now(), by=desk.who.id)


@permitted(Action.MOVE_CASE)
def settle(desk: Desk, report_id: int, note: str) -> Report:
    """Return a report as dealt with in another way, which `note` says.

    Raises BadInputError without a note, ConflictError where it was dealt with already, NotAllowedError.
    """
    from legal_docs.storage import reports

    if not note.strip() or len(note) > _LONGEST_NOTE:
        raise BadInputError(
            f"请说明如何处理，不超过{_LONGEST_NOTE}字", f"Say what was done, in at most {_LONGEST_NOTE} signs"
        )
    with desk.records.writing() as tx:
        report, record = _to_deal_with(desk, tx, report_id)
        desk.note(tx, "report.settle", f"case:{record.id}", report=report.id)
        return reports.take(tx, report.id, at=desk.now(), by=desk.who.id, note=note.strip())


def _to_deal_with(desk: Desk, tx: "Tx", report_id: int) -> tuple[Report, CaseRecord]:
    from legal_docs.storage import reports

    seen = reports.find(tx, report_id, lock=False)
    if seen is None:
        raise refused()
    record = case_of(desk, tx, seen.case_id, Action.MOVE_CASE)  # the case is locked before its report
    found = reports.find(tx, report_id)
    if found is None or not found.waits:
        raise ConflictError("这次反馈已经处理", "This report was dealt with already")
    return found, record


def _keep(tx: "Tx", desk: Desk, release: Release, update: CaseUpdate) -> Report:
    """Keep one report, what of it went into the record, and what did not."""
    from legal_docs.storage import cases, reports

    taking = Taking(tx, desk, cases.needed(tx, release.case_id), update)
    taking.take()
    told = Report(
        case_id=release.case_id,
        release_id=release.id,
        by=desk.who.id,
        at=desk.now(),
        update=update,
        done=tuple(taking.done),
        left=tuple(taking.left),
    )
    given = "、".join(name for name in FIELDS if getattr(update, name))
    desk.note(tx, "report.give", f"case:{release.case_id}", release=release.id, fields=given)
    return reports.add(tx, told)


def _is_same(tx: "Tx", release: Release, update: CaseUpdate) -> bool:
    from legal_docs.storage import reports

    told = (r for r in reports.of_case(tx, release.case_id) if r.by == release.counsel)
    last = next(told, None)
    return last is not None and _plain(last.update) == _plain(update)


def _plain(update: CaseUpdate) -> CaseUpdate:
    return update.model_copy(update={"row": 1})


def _read(
    desk: Desk, name: str, data: bytes, known: Mapping[str, CaseFile]
) -> tuple[Feedback, tuple[Problem, ...]]:
    with TemporaryDirectory(prefix="feedback-") as work:
        file = Path(work) / f"反馈表{Path(name).suffix.lower()}"
        file.write_bytes(data)
        return feedback.read(file, known, on=desk.today())
