"""The evidence files of a case: which, where in the folder, in which order. Bytes are in the file store."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import insert, select

from legal_docs.errors import ConflictError
from legal_docs.model.stored import EvidenceItem
from legal_docs.storage import damage
from legal_docs.storage.cases import needed
from legal_docs.storage.rows import Values, change, new_id, stored
from legal_docs.storage.sealing import EVIDENCE
from legal_docs.storage.tables_cases import evidence

if TYPE_CHECKING:
    from legal_docs.storage.records import Tx

_SEALED = ("folder", "name")


def add(tx: "Tx", item: EvidenceItem) -> EvidenceItem:
    """Return the item just added, last in order. Raises ConflictError where its place is taken."""
    added = add_all(tx, item.case_id, (item,))
    if not added:
        raise taken()
    return added[0]


def add_all(tx: "Tx", case_id: int, items: Iterable[EvidenceItem]) -> tuple[EvidenceItem, ...]:
    """Return the items of one case just added, last in order; those whose place is taken are left out."""
    needed(tx, case_id)
    there = of_case(tx, case_id)
    places = {each.path.casefold() for each in there}
    position = max((each.position for each in there), default=0)
    added = []
    for item in items:
        if item.path.casefold() not in places:
            places.add(item.path.casefold())
            position += 1
            told = {"id": new_id(), "case_id": case_id, "position": position}
            added.append(item.model_copy(update=told))
    if added:
        tx.connection.execute(insert(evidence), [_row(tx, item) for item in added])
    return tuple(added)


def find(tx: "Tx", id: int, *, lock: bool = True) -> EvidenceItem | None:
    """Return the item with this id, removed or not, or None; `lock=False`: others may change it."""
    return damage.one(tx, EVIDENCE, select(evidence).where(evidence.c.id == id), _item, lock=lock)


def of_case(tx: "Tx", case_id: int, *, removed: bool = False) -> tuple[EvidenceItem, ...]:
    """Return the items of the case in order; `removed`: with those taken away."""
    query = select(evidence).where(evidence.c.case_id == case_id)
    if not removed:
        query = query.where(evidence.c.removed_at.is_(None))
    ordered = query.order_by(evidence.c.position, evidence.c.added_at, evidence.c.id)
    return damage.readable(tx, EVIDENCE, ordered, _item)


def rename(tx: "Tx", id: int, *, folder: str, name: str) -> EvidenceItem:
    """Return the item at its new place in the folder. Raises ConflictError, LookupError."""
    item = _there(tx, id)
    newer = EvidenceItem.model_validate(item.model_dump() | {"folder": folder, "name": name})
    others = (each for each in of_case(tx, item.case_id) if each.id != id)
    if any(each.path.casefold() == newer.path.casefold() for each in others):
        raise taken()
    change(tx, evidence, id, _row(tx, newer))
    return newer


def remove(tx: "Tx", id: int, *, at: datetime) -> EvidenceItem:
    """Return the item as taken away; the file itself stays in the store. Raises LookupError."""
    item = _there(tx, id).model_copy(update={"removed_at": at})
    change(tx, evidence, id, _row(tx, item))
    return item


def replace(tx: "Tx", id: int, new: EvidenceItem, *, at: datetime) -> EvidenceItem:
    """Return the new item in the place of the one it takes away. Raises ConflictError, LookupError."""
    old = remove(tx, id, at=at)
    if any(each.path.casefold() == new.path.casefold() for each in of_case(tx, old.case_id)):
        raise taken()
    told = {"id": new_id(), "case_id": old.case_id, "position": old.position, "removed_at": None}
    item = EvidenceItem.model_validate(new.model_dump() | told)
    tx.connection.execute(insert(evidence).values(**_row(tx, item)))
    return item


def reorder(tx: "Tx", case_id: int, ids: Sequence[int]) -> tuple[EvidenceItem, ...]:
    """Return the items in the order of `ids`, which must name each once; else ConflictError."""
    needed(tx, case_id)
    there = {item.id: item for item in of_case(tx, case_id)}
    if sorted(ids) != sorted(there):
        raise ConflictError(
            "证据已被他人增加或者移除，顺序没有保存。请刷新后重新排列",
            "Somebody added or removed evidence meanwhile; the order was not saved. Reload and order again",
        )
    for position, id in enumerate(ids, 1):
        change(tx, evidence, id, {"position": position})
    return tuple(there[id].model_copy(update={"position": n}) for n, id in enumerate(ids, 1))


def _there(tx: "Tx", id: int) -> EvidenceItem:
    item = find(tx, id)
    if item is None or item.removed_at:
        raise LookupError(id)
    needed(tx, item.case_id)
    return item


def taken() -> ConflictError:
    """Return what is said of a place in the evidence folder that another file has."""
    return ConflictError(
        "证据文件夹里已经有同名文件。请先移除原文件，或者换一个名称",
        "There is a file of this name already. Remove it first, or take another name",
    )


def _row(tx: "Tx", item: EvidenceItem) -> Values:
    values = item.model_dump()
    sealed = EVIDENCE.seal(tx.keys, values, {name: values.pop(name) for name in _SEALED})
    return stored(values) | {"sealed": sealed}


def _item(tx: "Tx", row: Values) -> EvidenceItem:
    return EvidenceItem.model_validate(EVIDENCE.opened(tx.keys, row))
