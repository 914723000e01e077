"""Cases: the columns lists are made of, and every version of the whole file.

Each function works inside the caller's transaction. Looking a case up in a transaction that writes locks it
until the end, so that what is decided on it stays true.
"""

import zlib
from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, delete, insert, select
from sqlalchemy.exc import IntegrityError

from legal_docs.errors import ConflictError
from legal_docs.model.casefile import CaseFile
from legal_docs.model.courses import unproved
from legal_docs.model.life import Phase
from legal_docs.model.record import CaseChange, CaseRecord, CaseVersion
from legal_docs.storage import damage, drafts, terms
from legal_docs.storage.case_rows import record_in, row_of
from legal_docs.storage.changes import StaleError, changed, together
from legal_docs.storage.key_sentences import tampered
from legal_docs.storage.listing import listing
from legal_docs.storage.nearest import follow
from legal_docs.storage.rows import Values, change, new_id, stored
from legal_docs.storage.sealing import CASES, DOCUMENTS, REASONS
from legal_docs.storage.tables_cases import case_terms, case_versions, cases
from legal_docs.storage.tables_people import accounts

if TYPE_CHECKING:
    from legal_docs.storage.records import Tx

__all__ = ["add", "by_number", "find", "listing", "load", "many", "needed", "note", "save", "versions"]

_NOTED = {
    "branch", "phase", "checked_version", "approved_version", "handler", "counsel", "docket", "owed",
    "last_day", "act_by", "next_act", "hearing_on", "recovered",
}  # fmt: skip


def add(
    tx: "Tx", case: CaseFile, *, branch: str, handler: int | None, by: int, at: datetime, reason: str = ""
) -> CaseRecord:
    """Return the new case, escalated, at version 1. Raises ConflictError where its number is taken."""
    record = CaseRecord(
        id=new_id(), number=case.number, branch=branch, cause=case.cause, parties=_parties(case),
        phase=Phase.ESCALATED, version=1, handler=handler, created_at=at, updated_at=at, updated_by=by,
        is_unproved=bool(unproved(case)),
    )  # fmt: skip
    if by_number(tx, case.number):
        raise _taken(case.number)
    row = row_of(tx, record)
    try:
        tx.connection.execute(insert(cases).values(**row, last_run=0))
    except IntegrityError:  # another writer was quicker
        raise _taken(case.number) from None
    _keep_version(tx, record, case, reason, ())
    _keep_terms(tx, record.id, case)
    return record


def find(tx: "Tx", id: int) -> CaseRecord | None:
    """Return the case with this id, None where there is none."""
    return _one(tx, cases.c.id == id)


def by_number(tx: "Tx", number: str) -> CaseRecord | None:
    """Return the case with the bank's number, None where there is none."""
    return _one(tx, cases.c.number == number)


def many(tx: "Tx", ids: Iterable[int]) -> dict[int, CaseRecord]:
    """Return the cases of these ids, by id; what is not there is left out, what does not open as well."""
    query = select(cases).where(cases.c.id.in_(sorted(set(ids)))).order_by(cases.c.id)
    found = damage.readable(tx, CASES, query, record_in, lock=True, alone=True)
    return {record.id: record for record in found}


def load(tx: "Tx", id: int, version: int | None = None) -> CaseVersion:
    """Return a version of the file of case `id`, the newest by default; LookupError where there is none.

    Where the newest was taken away behind the program's back, an older one does not pass for it. Raises
    TamperedError then, and where no version of the case is left.
    """
    query = select(case_versions).where(case_versions.c.case_id == id)
    if version is not None:
        query = query.where(case_versions.c.version == version)
    else:
        query = query.add_columns(cases.c.version.label("newest")).join(cases, cases.c.id == id)
    found = damage.one(tx, DOCUMENTS, query.order_by(case_versions.c.version.desc()).limit(1), _version)
    if found is None:
        if version is None and find(tx, id) is not None:
            raise damage.named(tx, CASES, id)
        raise LookupError(id)
    text, told = found
    return CaseVersion(case=CaseFile.model_validate_json(text), **told)


def save(
    tx: "Tx", id: int, case: CaseFile, *, seen: int, by: int, at: datetime, reason: str = ""
) -> CaseRecord:
    """Return the case with a new version of its file; where nothing differs, as it was, without one.

    `seen` is the version the change was made on. Raises StaleError (a ConflictError) where a newer one was
    saved meanwhile: it tells who changed what; ConflictError where a new number is taken.
    """
    record = needed(tx, id)
    if record.version != seen:
        raise _stale(tx, record, seen)
    before = load(tx, id).case
    fields = changed(before, case)
    if not fields:
        return record
    if case.number != record.number and by_number(tx, case.number):
        raise _taken(case.number)
    told = {
        "number": case.number, "cause": case.cause, "parties": _parties(case), "version": seen + 1,
        "is_unproved": bool(unproved(case)), "updated_at": at, "updated_by": by,
    }  # fmt: skip
    newer = record.model_copy(update=told)
    change(tx, cases, id, row_of(tx, newer))
    _keep_version(tx, newer, case, reason, fields)
    _keep_terms(tx, id, case, before)
    return newer


def note(tx: "Tx", id: int, *, at: datetime, by: int, **columns: Any) -> CaseRecord:
    """Return the case with columns set that its file does not hold, such as `phase` or `last_day`.

    These may be set: branch, phase, checked_version, approved_version, handler, counsel, docket, owed,
    last_day, act_by, next_act, hearing_on, recovered. With a phase that ends the work on the case, what
    anybody typed into it and did not save is removed.
    """
    if unknown := columns.keys() - _NOTED:
        raise TypeError(f"not noted by hand: {sorted(unknown)}")
    record = needed(tx, id)
    values = record.model_dump() | columns | {"updated_at": at, "updated_by": by}
    newer = CaseRecord.model_validate(values)
    change(tx, cases, id, row_of(tx, newer))
    if record.phase.is_open and not newer.phase.is_open:
        drafts.forget_of_case(tx, id)
    if record.phase.is_open != newer.phase.is_open:
        return newer.model_copy(update={"due_on": follow(tx, id)})
    return newer


def versions(tx: "Tx", id: int) -> tuple[CaseChange, ...]:
    """Return what was changed when, by whom and why, the newest first; no case file is read."""
    return _changes(tx, id, after=0)


def needed(tx: "Tx", id: int) -> CaseRecord:
    """Return the case that must be there; LookupError where it is not."""
    found = find(tx, id)
    if found is None:
        raise LookupError(id)
    return found


def _one(tx: "Tx", condition: ColumnElement[bool]) -> CaseRecord | None:
    return damage.one(tx, CASES, select(cases).where(condition), record_in, lock=True)


def _keep_version(tx: "Tx", record: CaseRecord, case: CaseFile, reason: str, fields: tuple[str, ...]) -> None:
    row: Values = {
        "id": new_id(), "case_id": record.id, "version": record.version,
        "at": record.updated_at, "by": record.updated_by,
    }  # fmt: skip
    document = tx.keys.encrypt(zlib.compress(case.model_dump_json().encode()), DOCUMENTS.place(row))
    sealed = REASONS.seal(tx.keys, row, {"reason": reason, "fields": fields})
    tx.connection.execute(insert(case_versions).values(**stored(row), document=document, sealed=sealed))


def _keep_terms(tx: "Tx", id: int, case: CaseFile, before: CaseFile | None = None) -> None:
    new = terms.blinded(tx.keys, case)
    old = terms.blinded(tx.keys, before) if before else frozenset[bytes]()
    if gone := old - new:
        of_these = case_terms.c.term.in_(sorted(gone))
        tx.connection.execute(delete(case_terms).where(case_terms.c.case_id == id, of_these))
    if added := new - old:
        rows = [{"case_id": id, "term": term} for term in sorted(added)]
        tx.connection.execute(insert(case_terms), rows)


def _changes(tx: "Tx", id: int, *, after: int) -> tuple[CaseChange, ...]:
    names = (c for c in case_versions.c if c.name != "document")
    query = select(*names).where(case_versions.c.case_id == id, case_versions.c.version > after)
    return damage.readable(tx, REASONS, query.order_by(case_versions.c.version.desc()), _change)


def _version(tx: "Tx", row: Values) -> tuple[bytes, Values]:
    if row.get("newest", row["version"]) != row["version"]:
        raise tampered(DOCUMENTS.place(row))
    text = zlib.decompress(tx.keys.decrypt(row["document"], DOCUMENTS.place(row)))
    told = {name: row[name] for name in ("case_id", "version", "at", "by")}
    return text, told | {"reason": REASONS.open(tx.keys, row)["reason"]}


def _change(tx: "Tx", row: Values) -> CaseChange:
    told = REASONS.opened(tx.keys, row)
    del told["id"]
    return CaseChange.model_validate(told)


def _stale(tx: "Tx", record: CaseRecord, seen: int) -> ConflictError:
    newer = _changes(tx, record.id, after=seen)
    if not newer:
        return ConflictError(
            f"案件 {record.number} 没有第 {seen} 版。请重新打开案件，核对后再改",
            f"Case {record.number} has no version {seen}. Open the case again, compare, and change it again",
        )
    chosen = select(accounts.c.login).where(accounts.c.id.in_({each.by for each in newer}))
    logins = tx.connection.execute(chosen.order_by(accounts.c.login)).scalars()
    who = "、".join(logins) or f"账号 {newer[0].by}"
    fields = together(each.fields for each in reversed(newer))
    return StaleError(record.number, who, newer[0].by, newer[0].at, fields)


def _taken(number: str) -> ConflictError:
    return ConflictError(
        f"案件编号 {number} 已经存在。请打开该案件修改，或者换一个编号",
        f"There is a case {number} already. Open it to change it, or take another number",
    )


def _parties(case: CaseFile) -> str:
    return "、".join(dict.fromkeys(debtor.name for debtor in case.debtors))
