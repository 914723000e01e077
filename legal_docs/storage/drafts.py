"""What was typed and is not saved yet: one draft for each person, case and part of it, encrypted whole."""

from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, delete, insert, select

from legal_docs.errors import ConflictError
from legal_docs.model.draft import REPORT, SHEETS, KeptDraft
from legal_docs.storage import damage
from legal_docs.storage.rows import Values, change, new_id, stored
from legal_docs.storage.sealing import DRAFTS
from legal_docs.storage.tables_drafts import drafts

if TYPE_CHECKING:
    from legal_docs.storage.records import Tx

_SEALED = ("content",)
_ASIDE = "damaged"
"""The part under which a draft that does not open is kept for whoever looks into it."""


def find(tx: "Tx", account: int, case_id: int, part: str = SHEETS) -> KeptDraft | None:
    """Return the draft of this person, None where there is none; one that does not open is noted."""
    return _opened(tx, account, case_id, part)[0]


def is_there(tx: "Tx", account: int, case_id: int, part: str = SHEETS) -> bool:
    """Return whether this person has a draft; it is not opened."""
    chosen = select(drafts.c.id).where(*_one(account, case_id, part))
    return tx.connection.execute(chosen).first() is not None


def put(tx: "Tx", draft: KeptDraft, *, after: int = 0) -> KeptDraft:
    """Return the draft as it is kept from now, with a new mark.

    `after` is the mark of the one it takes the place of: ConflictError where another one is there. One that
    does not open is set aside as it is. The caller has locked the case.
    """
    before, damaged = _opened(tx, draft.account, draft.case_id, draft.part)
    _same(before, after)
    for id in damaged:
        change(tx, drafts, id, {"part": f"{_ASIDE}:{id}"})
    kept = draft.model_copy(update={"id": before.id if before else new_id(), "mark": new_id()})
    if before:
        change(tx, drafts, kept.id, _row(tx, kept))
    else:
        tx.connection.execute(insert(drafts).values(**_row(tx, kept)))
    return kept


def drop(tx: "Tx", account: int, case_id: int, *, mark: int, part: str = SHEETS) -> bool:
    """Return whether the draft with this mark was there and is gone; another one: ConflictError."""
    before = find(tx, account, case_id, part)
    _same(before, mark)
    return forget(tx, account, case_id, mark=mark, part=part)


def forget(tx: "Tx", account: int, case_id: int, *, mark: int, part: str = SHEETS) -> bool:
    """Return whether the draft with this mark was there and is gone; another one stays."""
    mine = (*_one(account, case_id, part), drafts.c.mark == mark)
    return tx.connection.execute(delete(drafts).where(*mine)).rowcount > 0


def forget_of_case(tx: "Tx", case_id: int) -> int:
    """Remove the drafts of a case, but counsel's reports, whose pack may be open still; return how many."""
    theirs = (drafts.c.case_id == case_id, drafts.c.part != REPORT)
    return tx.connection.execute(delete(drafts).where(*theirs)).rowcount


def forget_of_account(tx: "Tx", account: int) -> int:
    """Remove every draft of an account; return how many there were."""
    return tx.connection.execute(delete(drafts).where(drafts.c.account == account)).rowcount


def _opened(tx: "Tx", account: int, case_id: int, part: str) -> tuple[KeptDraft | None, list[int]]:
    """Return the draft, and the id of one that does not open."""
    found = damage.each(tx, DRAFTS, select(drafts).where(*_one(account, case_id, part)), _draft, lock=True)
    damaged = [id for id, draft in found if draft is None]
    for id in damaged:
        damage.note(tx, DRAFTS, id)
    return next((draft for _, draft in found), None), damaged


def _draft(tx: "Tx", row: Values) -> KeptDraft:
    return KeptDraft.model_validate(DRAFTS.opened(tx.keys, row))


def _one(account: int, case_id: int, part: str) -> tuple[ColumnElement[bool], ...]:
    return (drafts.c.account == account, drafts.c.case_id == case_id, drafts.c.part == part)


def _same(before: KeptDraft | None, mark: int) -> None:
    """Refuse where what is there was kept by another window."""
    if before is not None and before.mark != mark:
        raise ConflictError(
            "您在另一个窗口也修改了本案，那里的内容已经暂存，没有被本页覆盖。请选择以哪一个窗口为准",
            "You changed this case in another window too; what is kept there stays. Choose which holds",
        )


def _row(tx: "Tx", draft: KeptDraft) -> Values:
    values = draft.model_dump()
    sealed = DRAFTS.seal(tx.keys, values, {name: values.pop(name) for name in _SEALED})
    return stored(values) | {"sealed": sealed}
