"""Cases: listed, opened, changed, handed to somebody; each within the reach of who asks."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from legal_docs.access import masking
from legal_docs.access.rules import Action, View
from legal_docs.errors import BadInputError
from legal_docs.intake.edited import problems_of
from legal_docs.model.account import Account, Role
from legal_docs.model.casefile import CaseFile
from legal_docs.model.problem import Problem
from legal_docs.model.record import CaseChange, CaseQuery, CaseRecord, CaseVersion, Listing
from legal_docs.services.desk.computed import compute, keep
from legal_docs.services.desk.desk import Desk
from legal_docs.services.desk.permitted import branches_of, case_of, demand, permitted, refused
from legal_docs.services.desk.reading import reading

if TYPE_CHECKING:
    from legal_docs.storage.records import Tx

_WORKERS = (Role.LAWYER, Role.REVIEWER)


@dataclass(frozen=True, slots=True)
class Saved:
    """保存结果: the case as it is now kept, and warnings on what was saved."""

    record: CaseRecord
    problems: tuple[Problem, ...]


@permitted(Action.LIST_CASES)
def list_cases(desk: Desk, query: CaseQuery) -> Listing:
    """Return one page of the cases within reach; for a role that sees masked data the parties are masked.

    With each case with open deadlines, of whatever kind: how many are gone by, and which comes next.
    A search for a name or number is answered for those only who may read cases in full.
    """
    _, view = demand(desk, Action.LIST_CASES)
    if view is not View.FULL and query.term:
        raise refused()
    narrowed = query.model_copy(update={"branches": _within(desk, query.branches), "today": desk.today()})
    if view is not View.FULL:
        with desk.records.reading() as tx:
            found = _listed(desk, tx, narrowed)
        return found.model_copy(update={"rows": tuple(_masked(row) for row in found.rows)})
    with desk.records.writing() as tx:
        found = _listed(desk, tx, narrowed)
        if found.rows:
            desk.note(tx, "case.list", count=len(found.rows), page=query.page, searched=bool(query.term))
    return found


@permitted(Action.READ_STATUS)
def status_of(desk: Desk, case_id: int) -> CaseRecord:
    """Return where a case stands; masked for a role that sees masked data. Raises NotAllowedError."""
    _, view = demand(desk, Action.READ_STATUS)
    if view is View.FULL:
        with reading(desk, "case.status", f"case:{case_id}") as tx:
            return case_of(desk, tx, case_id, Action.READ_STATUS)
    with desk.records.reading() as tx:
        return _masked(case_of(desk, tx, case_id, Action.READ_STATUS))


@permitted(Action.READ_CASE)
def open_case(desk: Desk, case_id: int, version: int | None = None) -> CaseVersion:
    """Return the whole case file, the newest version or the one named. Raises NotAllowedError."""
    from legal_docs.storage import cases

    with desk.records.writing() as tx:
        case_of(desk, tx, case_id, Action.READ_CASE)
        try:
            found = cases.load(tx, case_id, version)
        except LookupError as missing:
            raise refused() from missing
        desk.note(tx, "case.read", f"case:{case_id}", version=found.version)
    return found


@permitted(Action.EDIT_CASE)
def save_case(desk: Desk, case_id: int, case: CaseFile, *, seen: int, reason: str, draft: int = 0) -> Saved:
    """Keep a changed case file as a new version and compute its periods and debt anew.

    `seen` is the version the change was made on, `draft` the mark of what this person kept of it unsaved,
    which is removed with the same transaction. Raises ConflictError where somebody was quicker,
    BadInputError where the file has errors or its number was changed, NotAllowedError.
    """
    from legal_docs.storage import cases, drafts

    problems = problems_of(case, on=desk.today())
    if wrong := [p for p in problems if p.is_error]:
        raise BadInputError(
            "；".join(p.sentence() for p in wrong), "; ".join(p.sentence("en") for p in wrong)
        )
    computed = compute(desk, case)
    with desk.records.writing() as tx:
        before = case_of(desk, tx, case_id, Action.EDIT_CASE)
        if case.number != before.number:
            raise BadInputError("案件编号导入后不能修改", "The number of a case stays as it was imported")
        record = cases.save(tx, case_id, case, seen=seen, by=desk.who.id, at=desk.now(), reason=reason)
        if record.version != before.version:
            record = keep(tx, desk, record, computed)
            desk.note(tx, "case.save", f"case:{case_id}", version=record.version)
        drafts.forget(tx, desk.who.id, case_id, mark=draft)
    return Saved(record, problems)


@permitted(Action.READ_CASE, shows=True)
def history(desk: Desk, case_id: int) -> tuple[CaseChange, ...]:
    """Return what was changed when, by whom and why, the newest first. Raises NotAllowedError."""
    from legal_docs.storage import cases

    with reading(desk, "case.history", f"case:{case_id}") as tx:
        case_of(desk, tx, case_id, Action.READ_CASE)
        return cases.versions(tx, case_id)


@permitted(Action.EDIT_CASE)
def assign(desk: Desk, case_id: int, handler: int) -> CaseRecord:
    """Give a case to a lawyer or reviewer of its branch or of the head office. Raises NotAllowedError."""
    from legal_docs.storage import accounts, cases

    with desk.records.writing() as tx:
        record = case_of(desk, tx, case_id, Action.EDIT_CASE)
        who = accounts.find(tx, handler)
        if who is None or not _may_handle(who, record):
            raise refused()
        desk.note(tx, "case.assign", f"case:{case_id}", handler=handler)
        return cases.note(tx, case_id, at=desk.now(), by=desk.who.id, handler=handler)


@permitted(Action.READ_STATUS)
def colleagues(desk: Desk, branch: str | None = None) -> tuple[Account, ...]:
    """Return the accounts that may work on cases within the reach of who asks, by login.

    `branch`: only those that may work on cases of that branch.
    """
    from legal_docs.storage import accounts

    with desk.records.reading() as tx:
        known = accounts.listing(tx)
    near = (a for a in known if desk.who.branch in ("", a.branch) or not a.branch)
    able = (a for a in near if a.is_active and a.role in _WORKERS)
    return tuple(a for a in able if branch is None or a.branch in ("", branch))


@permitted(Action.READ_STATUS)
def names(desk: Desk) -> dict[int, str]:
    """Return what each account is called, by its id, to show who did something; 0 is the program itself."""
    from legal_docs.storage import accounts

    with desk.records.reading() as tx:
        return {0: "系统"} | {account.id: account.name for account in accounts.listing(tx)}


@permitted(Action.READ_STATUS)
def branches(desk: Desk) -> tuple[str, ...]:
    """Return the branches whose cases are within reach and that have people, the head office first."""
    from legal_docs.storage import accounts

    own = branches_of(desk)
    if own is not None:
        return own
    with desk.records.reading() as tx:
        return tuple(sorted({"", *(account.branch for account in accounts.listing(tx))}))


def _listed(desk: Desk, tx: "Tx", query: CaseQuery) -> Listing:
    from legal_docs.storage import cases, deadlines

    found = cases.listing(tx, query)
    coming = deadlines.nearest(tx, (row.id for row in found.rows), desk.today())
    return found.model_copy(update={"nearest": coming})


def _may_handle(who: Account, record: CaseRecord) -> bool:
    return who.is_active and who.role in _WORKERS and who.branch in ("", record.branch)


def _within(desk: Desk, asked: tuple[str, ...] | None) -> tuple[str, ...] | None:
    """Return the branches to look in: those asked for, as far as they are within reach."""
    own = branches_of(desk)
    if own is None or asked is None:
        return own if asked is None else asked
    return tuple(branch for branch in asked if branch in own)


def _masked(record: CaseRecord) -> CaseRecord:
    """Return the case for eyes that see it masked: the next act names people, so it is not told at all."""
    return record.model_copy(update={"parties": masking.names(record.parties), "next_act": ""})
