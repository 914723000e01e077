"""Entries of a step at a court: worked out before a transaction, kept in it together with the step."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from legal_docs.access.rules import Action
from legal_docs.errors import ConflictError
from legal_docs.intake.edited import problems_of
from legal_docs.model.casefile import CaseFile
from legal_docs.model.life import Phase
from legal_docs.model.record import CaseRecord
from legal_docs.services.desk.computed import Computed, compute, keep
from legal_docs.services.desk.court_entry import Entry, Particulars, Step, entry
from legal_docs.services.desk.desk import Desk
from legal_docs.services.desk.permitted import demand

if TYPE_CHECKING:
    from legal_docs.storage.records import Tx

_DECIDED = (Phase.JUDGED, Phase.MEDIATED)


@dataclass(frozen=True, slots=True)
class Prepared:
    """What is to be entered into which version of a case, and what the law says of the case with it.

    `step` is the step it comes of, dated as it was then; null: it comes of none.
    """

    version: int
    told: Particulars
    entry: Entry
    computed: Computed | None
    step: Step | None = None


def found(desk: Desk, tx: "Tx", record: CaseRecord, step: Step, told: Particulars) -> Entry:
    """Return what a step enters into the newest version of a case; an entry with errors enters nothing.

    The step itself is never held up by that: the hint says what to enter by hand.
    """
    from legal_docs.storage import cases

    case = cases.load(tx, record.id).case
    made = entry(case, dated(tx, record, step), told)
    wrong = _errors(desk, made.case) - _errors(desk, case) if made.new else set()
    if not wrong:
        return made
    hint = f"没有登记到案件资料：{'；'.join(sorted(wrong))}。请在“催收与事件”中补录"
    return replace(made, case=case, new=(), hints=(hint,))


def prepared(desk: Desk, version: int, made: Entry, told: Particulars, step: Step | None = None) -> Prepared:
    """Return an entry with what the law says of the case then: computed outside any transaction."""
    return Prepared(version, told, made, compute(desk, made.case) if made.new else None, step)


def enter(tx: "Tx", desk: Desk, record: CaseRecord, ready: Prepared, *, reason: str) -> CaseRecord:
    """Return the case with what was prepared, as a new version of its file; without anything new, as it was.

    Debt, periods and deadlines are computed for that version in the same breath, so where the version before
    was checked, this one is: `checked_version` moves on with it, once the case is filed; before that it is
    for people to check anew. `approved_version` stays the version that was approved. The papers of it are
    those that were filed, and what is filed is not out of date because the filing itself was entered
    (`storage/outputs`). Raises ConflictError where the case was changed meanwhile, or says otherwise and
    nobody has been asked; NotAllowedError.
    """
    from legal_docs.storage import cases

    _demand(record, ready)
    if not ready.entry.new or ready.computed is None:
        return record
    demand(desk, Action.EDIT_CASE)
    at, by = desk.now(), desk.who.id
    newer = cases.save(tx, record.id, ready.entry.case, seen=ready.version, by=by, at=at, reason=reason)
    newer = keep(tx, desk, newer, ready.computed)
    desk.note(tx, "case.save", f"case:{record.id}", version=newer.version, count=len(ready.entry.new))
    was_checked = record.checked_version == record.version and not record.phase.is_before_filing
    if not was_checked or ready.computed.findings is None:
        return newer
    return cases.note(tx, record.id, at=at, by=by, checked_version=newer.version)


def demand_same_step(tx: "Tx", record: CaseRecord, ready: Prepared) -> None:
    """Raise ConflictError where the case was moved on meanwhile: what was prepared is of another step."""
    if ready.step is not None and dated(tx, record, replace(ready.step, before=record.phase)) != ready.step:
        raise ConflictError(
            "办理进度刚刚有变动，没有登记。请刷新页面，核对后再登记",
            "The case has just been moved on; nothing was entered. Reload and look at it again",
        )


def _demand(record: CaseRecord, ready: Prepared) -> None:
    if record.version != ready.version:
        raise ConflictError(
            "登记期间案件资料有改动，没有登记。请核对将要登记的内容后再试",
            "The case was changed meanwhile and nothing was entered; look at what is to be entered again",
        )
    if ready.entry.differing and ready.told.differing is None:
        raise ConflictError(
            f"{'；'.join(ready.entry.differing)}。请选择保留已录入的内容，或者改为这次登记的内容",
            "The case file says otherwise; choose whether to keep what stands there or to change it",
        )


def dated(tx: "Tx", record: CaseRecord, step: Step) -> Step:
    """Return the step with the day the judgment or mediation was entered for."""
    from legal_docs.storage import moves

    days = [each.on for each in moves.of_case(tx, record.id) if each.after in _DECIDED]
    return replace(step, decided_on=days[-1] if days else None)


def _errors(desk: Desk, case: CaseFile) -> set[str]:
    return {each.zh for each in problems_of(case, on=desk.today()) if each.is_error}
