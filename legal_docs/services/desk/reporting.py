"""What outside counsel reports back: kept as it was told, put into the record, shown to the bank's lawyer."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from legal_docs.access.rules import Action
from legal_docs.errors import BadInputError, ConflictError
from legal_docs.model.casefile import CaseFile
from legal_docs.model.draft import REPORT
from legal_docs.model.feedback import CaseUpdate, Feedback
from legal_docs.model.problem import Place, Problem
from legal_docs.model.record import CaseRecord
from legal_docs.model.report import Report
from legal_docs.model.stored import Release
from legal_docs.services import feedback
from legal_docs.services.desk import court_entering
from legal_docs.services.desk.counsel import own_release
from legal_docs.services.desk.court_entry import Differing, Entry
from legal_docs.services.desk.damage import left_out
from legal_docs.services.desk.desk import Desk
from legal_docs.services.desk.permitted import branches_of, case_of, permitted, refused
from legal_docs.services.desk.reading import reading
from legal_docs.services.desk.taking_over import Taking, particulars, suit_step, tells_of_suit
from legal_docs.services.feedback_form import HEADERS
from legal_docs.services.handover.said import said
from legal_docs.services.wiring import CHINA

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
def report_back(desk: Desk, release_id: int, given: Mapping[str, str], *, draft: int = 0) -> Told:
    """Keep what this person reports of a released case (text by field of FIELDS) and put it into the record.

    What was kept of it under the mark `draft` goes with it. Raises ConflictError where the last report said
    the very same, NotAllowedError.
    """
    from legal_docs.storage import cases, drafts

    with desk.records.writing() as tx:
        release = own_release(desk, tx, release_id, Action.REPORT_BACK)
        case = cases.load(tx, release.case_id).case
        update, problems = feedback.typed(given, case, on=desk.today())
        if update is None:
            return Told({}, problems)
        if _is_same(tx, release, update):
            raise ConflictError("与上一次反馈的内容相同，没有重复登记", "This was reported already")
        drafts.forget(tx, desk.who.id, release.case_id, mark=draft, part=REPORT)
        warned = (*_needed(tx, release, update, problems), *_early(release, update))
        return Told({case.number: _keep(tx, desk, release, update)}, warned)


@permitted(Action.REPORT_BACK)
def report_workbook(desk: Desk, name: str, data: bytes) -> Told:
    """Keep what a returned 反馈表 says of the cases released to this person, all in one transaction.

    A row with a mistake is told by its place and left out. Raises BadInputError where it is no such form.
    """
    if len(data) > LARGEST:
        raise BadInputError("反馈表超过5 MB，请只保留反馈表一个工作表后重新上传", "The form exceeds 5 MB")
    mine, known = _mine(desk)
    found, problems = _read(desk, name, data, known)
    kept: dict[str, Report] = {}
    warned: list[Problem] = []
    with desk.records.writing() as tx:
        given = _locked(desk, tx, {update.case_number: mine[update.case_number] for update in found.updates})
        for update in found.updates:
            release = given[update.case_number]
            problems = _needed(tx, release, update, problems)
            place = Place(file=name, row=update.row, case=update.case_number)
            warned += _early(release, update, place)
            if not _is_same(tx, release, update):
                kept[update.case_number] = _keep(tx, desk, release, update)
    same = tuple(u.case_number for u in found.updates if u.case_number not in kept)
    return Told(kept, (*problems, *warned), same)


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
    return tuple((each, records[each.case_id]) for each in found if each.case_id in records)


@permitted(Action.MOVE_CASE)
def to_enter(desk: Desk, report_id: int) -> Entry | None:
    """Return what taking a report over would enter into the case file; None where it tells of no suit.

    Nothing is kept. Raises NotAllowedError.
    """
    with reading(desk, "case.read", f"report:{report_id}") as tx:
        found = _of_suit(desk, tx, report_id)
    return found and found[2]


@permitted(Action.MOVE_CASE)
def take_over(
    desk: Desk, report_id: int, *, differing: Differing | None = None, seen: int | None = None
) -> Report:
    """Put into the record what could not be put there before; return the report with what is still left.

    A suit it tells of is entered into the case file, in the same transaction and never twice. `seen` is the
    version of the case for which that was shown. Once nothing is left the report is dealt with. Raises
    ConflictError where it was already, where the case was changed meanwhile, or where the case file tells of
    another day and `differing` does not say what to do; NotAllowedError.
    """
    from legal_docs.storage import reports

    ready = _ready(desk, report_id, differing)
    with desk.records.writing() as tx:
        report, record = _to_deal_with(desk, tx, report_id)
        if seen not in (None, record.version):
            raise ConflictError(
                "案件资料有改动，请重新核对后再登记", "The case was changed; look at it again"
            )
        taking = Taking(tx, desk, record, report.update, _day(report), is_lawyer=True, ready=ready)
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


def _of_suit(desk: Desk, tx: "Tx", report_id: int) -> tuple[CaseRecord, Report, Entry] | None:
    """Return what the suit a report tells of would enter, None where it tells of none."""
    from legal_docs.storage import reports

    report = reports.find(tx, report_id, lock=False)
    if report is None:
        raise refused()
    record = case_of(desk, tx, report.case_id, Action.MOVE_CASE)
    if not tells_of_suit(report.update):
        return None
    step = suit_step(tx, record, report.update, _day(report))
    return record, report, court_entering.found(desk, tx, record, step, particulars(report.update))


def _day(report: Report) -> date:
    """Return the day a report was made, in China."""
    return report.at.astimezone(CHINA).date()


def _ready(desk: Desk, report_id: int, differing: Differing | None) -> court_entering.Prepared | None:
    with desk.records.reading() as tx:
        found = _of_suit(desk, tx, report_id)
        if found is None:
            return None
        record, report, made = found
        told = replace(particulars(report.update), differing=differing)
        if differing is Differing.CHANGE:
            step = suit_step(tx, record, report.update, _day(report))
            made = court_entering.found(desk, tx, record, step, told)
    return court_entering.prepared(desk, record.version, made, told)


def _mine(desk: Desk) -> tuple[dict[str, int], dict[str, CaseFile]]:
    """Return by case number the newest release to this person, and the case."""
    from legal_docs.storage import cases, releases

    mine: dict[str, int] = {}
    known: dict[str, CaseFile] = {}
    with desk.records.reading() as tx:
        for release in releases.of_counsel(tx, desk.who.id):
            with left_out():
                case = cases.load(tx, release.case_id).case
                mine.setdefault(case.number, release.id)
                known[case.number] = case
    return mine, known


def _locked(desk: Desk, tx: "Tx", mine: Mapping[str, int]) -> dict[str, Release]:
    """Return the releases by case number, each locked after its case, in the order of the cases' ids.

    Whoever locks several cases does so in that order, and the trail comes last: so nobody waits for somebody
    who waits for them.
    """
    from legal_docs.storage import cases, releases

    seen = {number: releases.find(tx, id, lock=False) for number, id in mine.items()}
    cases.many(tx, (each.case_id for each in seen.values() if each))
    ordered = sorted(mine, key=lambda number: mine[number])
    return {number: own_release(desk, tx, mine[number], Action.REPORT_BACK) for number in ordered}


def _needed(
    tx: "Tx", release: Release, update: CaseUpdate, problems: Iterable[Problem]
) -> tuple[Problem, ...]:
    """Return the problems without the missing day of a filing that is registered already."""
    from legal_docs.storage import cases

    is_known = not cases.needed(tx, release.case_id).phase.is_before_filing
    needless = ("feedback_no_filing_day", update.row)
    return tuple(each for each in problems if not (is_known and (each.code, each.place.row) == needless))


def _early(release: Release, update: CaseUpdate, place: Place | None = None) -> Iterator[Problem]:
    """Yield that a suit is told to be older than the pack it was filed with."""
    released = release.released_at.astimezone(CHINA).date()
    if update.filed_on and update.filed_on < released:
        where = (place or Place()).model_copy(update={"column": FIELDS["filed_on"]})
        told = {"column": FIELDS["filed_on"], "day": update.filed_on, "released": released}
        yield said("feedback_before_release", place=where, **told)


def _keep(tx: "Tx", desk: Desk, release: Release, update: CaseUpdate) -> Report:
    """Keep one report, what of it went into the record, and what did not."""
    from legal_docs.storage import cases, reports

    taking = Taking(tx, desk, cases.needed(tx, release.case_id), update, desk.today())
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
        found, problems = feedback.read(file, known, on=desk.today())
    return found, tuple(_named(each, Path(name).name) for each in problems)


def _named(problem: Problem, name: str) -> Problem:
    """Return the problem at its place in the file as counsel named it."""
    return problem.model_copy(update={"place": problem.place.model_copy(update={"file": name})})
