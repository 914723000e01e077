"""Whether proceedings lack their proof: known with each version, and read once where it was not known."""

from pathlib import Path

from sqlalchemy import Engine, text

from legal_docs.model.base import Proof
from legal_docs.model.casefile import CaseFile
from legal_docs.model.contact import CaseEvent, EndedBy, EventKind
from legal_docs.model.life import Phase
from legal_docs.storage import cases, proved, waiting
from legal_docs.storage.opening import open_records
from legal_docs.storage.records import Records
from tests.storage.factory import AT, LI, ON, WANG, case

SUIT = CaseEvent(id="E01", on=ON, kind=EventKind.SUIT, target="张某甲")
PROVED = SUIT.model_copy(update={"evidence": (Proof(file="受理通知书.pdf"),)})
ENDED = SUIT.model_copy(update={"ended_on": ON, "ended_by": EndedBy.WITHDRAWN})
DEATH = SUIT.model_copy(update={"kind": EventKind.DEATH})
ALL = waiting.Whose(None, None)


def told(number: str, *events: CaseEvent) -> CaseFile:
    return case(number).model_copy(update={"events": events})


def added(records: Records, number: str, *events: CaseEvent, branch: str = "东支行") -> int:
    with records.writing() as tx:
        made = cases.add(tx, told(number, *events), branch=branch, handler=LI, by=LI, at=AT)
    return made.id


def waits(records: Records, whose: waiting.Whose = ALL, most: int = 20) -> tuple[list[str], int]:
    with records.reading() as tx:
        found = waiting.unproved(tx, whose, most)
    return sorted(row.number for row in found.rows), found.total


def test_open_proceedings_without_proof_wait_until_they_have_it(records: Records) -> None:
    id = added(records, "A", PROVED, SUIT.model_copy(update={"kind": EventKind.ENFORCEMENT}))
    for number, events in (("B", [PROVED]), ("C", [ENDED]), ("D", [DEATH]), ("E", [])):
        added(records, number, *events)
    added(records, "F", SUIT, branch="西支行")
    assert waits(records) == (["A", "F"], 2) and waits(records, most=1)[1] == 2
    assert waits(records, waiting.Whose(["西支行"], None)) == (["F"], 1)
    assert waits(records, waiting.Whose(None, WANG)) == ([], 0)
    with records.writing() as tx:
        assert cases.save(tx, id, told("A", PROVED), seen=1, by=LI, at=AT).is_unproved is False
    assert waits(records) == (["F"], 1)
    with records.writing() as tx:
        assert cases.save(tx, id, told("A", SUIT), seen=2, by=LI, at=AT).is_unproved is True
        cases.note(tx, id, at=AT, by=LI, phase=Phase.CLOSED)
    assert waits(records) == (["F"], 1)


def test_what_was_saved_before_the_column_was_there_is_read_when_the_records_are_opened(
    records: Records, engine: Engine, tmp_path: Path
) -> None:
    for number, events in (("A", [SUIT]), ("B", [PROVED]), ("C", [SUIT]), ("D", [SUIT])):
        added(records, number, *events)
    with records.writing() as tx:
        tx.connection.execute(text("update cases set is_unproved = null"))
        damaged = "select id from cases where number = 'C'"
        tx.connection.execute(text(f"update case_versions set by = 9 where case_id in ({damaged})"))  # noqa: S608
        gone = "select id from cases where number = 'D'"
        tx.connection.execute(text(f"delete from case_versions where case_id in ({gone})"))  # noqa: S608
    assert waits(records) == ([], 0)
    again = open_records(engine, tmp_path / "keys.toml")
    assert waits(again) == (["A"], 1)
    with again.reading() as tx:
        known = {row.number: row.is_unproved for row in cases.many(tx, ids(again)).values()}
    assert known == {"A": True, "B": False, "C": None, "D": None}
    assert proved.settle(again) == 0


def ids(records: Records) -> list[int]:
    with records.reading() as tx:
        return list(tx.connection.execute(text("select id from cases")).scalars())
