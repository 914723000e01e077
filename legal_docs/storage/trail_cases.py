"""Events of the trail by case: the number of a case leads to all that was done to it and to what is its."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, CompoundSelect, Select, String, cast, literal, select, union_all

from legal_docs.storage.tables_cases import cases, evidence
from legal_docs.storage.tables_reports import reports
from legal_docs.storage.tables_work import jobs, outputs, releases

if TYPE_CHECKING:
    from legal_docs.storage.records import Tx

_THINGS = {"evidence": evidence, "output": outputs, "release": releases, "report": reports, "job": jobs}
"""What belongs to a case, as the objects of events name it."""


def objects(number: str, *, is_part: bool) -> CompoundSelect[Any]:
    """Return the query for the objects of events of the cases with this number, or with it as a part."""
    c = cases.c.number
    found = c.icontains(number, autoescape=True) if is_part else c == number
    ids = select(cases.c.id).where(found)
    of_things = (select(_object(kind, t.c.id)).where(t.c.case_id.in_(ids)) for kind, t in _THINGS.items())
    return union_all(select(_object("case", cases.c.id)).where(found), *of_things)


def numbers(tx: "Tx", things: Iterable[str]) -> dict[str, str]:
    """Return the case number of each of these objects (`case:12`, `output:7`) that belongs to a case."""
    by_kind: dict[str, list[int]] = {}
    for thing in things:
        kind, _, id = thing.partition(":")
        if id.isdecimal() and int(id) < 1 << 63:
            by_kind.setdefault(kind, []).append(int(id))
    queries = {
        kind: _numbered(kind, ids) for kind, ids in by_kind.items() if kind == "case" or kind in _THINGS
    }
    return {
        f"{kind}:{row[0]}": row[1] for kind, query in queries.items() for row in tx.connection.execute(query)
    }


def _numbered(kind: str, ids: list[int]) -> Select[Any]:
    if kind == "case":
        return select(cases.c.id, cases.c.number).where(cases.c.id.in_(ids))
    table = _THINGS[kind]
    joined = table.join(cases, table.c.case_id == cases.c.id)
    return select(table.c.id, cases.c.number).select_from(joined).where(table.c.id.in_(ids))


def _object(kind: str, id: ColumnElement[Any]) -> ColumnElement[str]:
    return literal(f"{kind}:") + cast(id, String)
