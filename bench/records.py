"""Time the records with 10,000 made-up cases: lists, searches, what runs out, saving.

    python -m bench.records [--cases N] [--url ADDRESS] [--out FILE]

Milliseconds by the clock, best and worst of twenty. Without an address a new SQLite file is used. The
database must be empty: what is made for the measurement stays in it.
"""

import argparse
import json
import time
import zlib
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from functools import partial
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import insert

from legal_docs import shipped
from legal_docs.model.casefile import CaseFile
from legal_docs.model.deadline import DeadlineKind
from legal_docs.model.life import Phase
from legal_docs.model.record import CaseOrder, CaseQuery, CaseRecord
from legal_docs.storage import cases, deadlines, statistics, tables_cases, terms
from legal_docs.storage.case_rows import row_of
from legal_docs.storage.database import open_database
from legal_docs.storage.keyring import Keyring
from legal_docs.storage.records import Records, Tx
from legal_docs.storage.rows import new_id
from legal_docs.storage.sealing import DEADLINES, DOCUMENTS, MOVES, REASONS

AT, ON = datetime(2026, 6, 30, tzinfo=UTC), date(2026, 6, 30)
_ROUNDS = 20
_AT_ONCE = 500
_KINDS = (DeadlineKind.LIMITATION, DeadlineKind.GUARANTEE, DeadlineKind.FEE)
_FILED = tuple(phase for phase in Phase if phase.is_open and not phase.is_before_filing)
_TABLES = (
    (tables_cases.cases, "cases"),
    (tables_cases.case_versions, "versions"),
    (tables_cases.case_terms, "terms"),
    (tables_cases.moves, "moves"),
    (tables_cases.deadlines, "deadlines"),
)


def sample() -> CaseFile:
    """Return the first made-up sample."""
    text = (shipped.samples() / "cases.json").read_text("utf-8")
    return CaseFile.model_validate(json.loads(text, parse_float=Decimal)[0])


def fill(records: Records, count: int, case: CaseFile | None = None) -> None:
    """Add `count` cases in 20 branches, each with a last day and three deadlines; one in ten unchecked.

    Whole rows are written at once, the file of each case being that of `case` (default: the first sample)
    under its own number.
    """
    chance, made = Random(7), case or sample()
    for start in range(0, count, _AT_ONCE):
        with records.writing() as tx:
            found = [_made(tx, chance, made, n) for n in range(start, min(start + _AT_ONCE, count))]
            for table, name in _TABLES:
                rows = [row for each in found for row in each[name]]
                if rows:
                    tx.connection.execute(insert(table), rows)


def _made(tx: Tx, chance: Random, case: CaseFile, n: int) -> dict[str, list[dict[str, Any]]]:
    """Return the rows of one case, by table."""
    id, at = new_id(), AT - timedelta(days=n % 400, seconds=n)
    told: dict[str, Any] = {"phase": chance.choice(tuple(Phase)) if n % 10 else Phase.ESCALATED}
    day = ON + timedelta(days=chance.randrange(1000) - 100)
    if n % 10:
        owed = Decimal(chance.randrange(10**8)) / 100
        back = {"recovered": (owed / 3).quantize(Decimal("0.01"))} if told["phase"] is Phase.CLOSED else {}
        told |= {
            "checked_version": 1,
            "owed": owed,
            "last_day": day,
            "act_by": day - timedelta(days=3),
            "due_on": day if told["phase"].is_open else None,
        } | back
    record = CaseRecord(
        id=id, number=f"BENCH-{n:06}", branch=f"支行{n % 20}", cause=case.cause, version=1, handler=n % 50,
        counsel=n % 7 or None, parties=case.people[0].name, created_at=at, updated_at=at, updated_by=1,
        is_unproved=False, **told,
    )  # fmt: skip
    version = {"id": new_id(), "case_id": id, "version": 1, "at": at, "by": 1}
    document = zlib.compress(case.model_copy(update={"number": record.number}).model_dump_json().encode(), 1)
    place = DOCUMENTS.place(version)
    sealed = REASONS.seal(tx.keys, version, {"reason": "", "fields": ()})
    kept = {**version, "document": tx.keys.encrypt(document, place), "sealed": sealed}
    return {
        "cases": [{**row_of(tx, record), "last_run": 0}],
        "versions": [kept],
        "terms": [{"case_id": id, "term": term} for term in terms.blinded(tx.keys, case)],
        "moves": [_filed(tx, id, at, n)] if told["phase"] in _FILED else [],
        "deadlines": [_deadline(tx, id, kind, day) for kind in _KINDS] if n % 10 else [],
    }


def _filed(tx: Tx, id: int, at: datetime, n: int) -> dict[str, Any]:
    row = {
        "id": new_id(), "case_id": id, "step": 1, "before": Phase.APPROVED.value, "after": Phase.FILED.value,
        "on": ON - timedelta(days=n % 365), "at": at, "by": 1,
    }  # fmt: skip
    return {**row, "sealed": MOVES.seal(tx.keys, row, {"reason": "", "docket": ""})}


def _deadline(tx: Tx, id: int, kind: DeadlineKind, day: date) -> dict[str, Any]:
    row = {
        "id": new_id(), "case_id": id, "kind": kind.value, "due_on": day, "act_by": None,
        "safe_last_day": day,
        "statutory_last_day": None, "is_computed": True, "is_running": True, "done_on": None,
    }  # fmt: skip
    told = {"subject": "某", "debt": "", "act": "", "articles": (), "note": ""}
    return {**row, "sealed": DEADLINES.seal(tx.keys, row, told)}


def timed(job: Callable[[Tx], Any], records: Records) -> dict[str, float]:
    """Return the best and the worst time of `job`, in milliseconds, each in a transaction of its own."""
    times = []
    for _ in range(_ROUNDS):
        start = time.perf_counter()
        with records.reading() as tx:
            job(tx)
        times.append((time.perf_counter() - start) * 1000)
    return {"best": round(min(times), 1), "worst": round(max(times), 1)}


def measure(records: Records) -> dict[str, dict[str, float]]:
    """Return the times of what screens ask most."""
    asked = {
        "by last day": CaseQuery(),
        "by last day, one branch": CaseQuery(branches=("支行7",)),
        "by last day, page 100": CaseQuery(page=100),
        "by the nearest deadline": CaseQuery(order=CaseOrder.DUE, today=ON),
        "by the nearest deadline, one branch": CaseQuery(order=CaseOrder.DUE, today=ON, branches=("支行7",)),
        "due within 30 days": CaseQuery(order=CaseOrder.DUE, today=ON, due_before=ON + timedelta(days=31)),
        "by last day, open phases": CaseQuery(phases=tuple(p for p in Phase if p.is_open)),
        "by amount": CaseQuery(order=CaseOrder.AMOUNT),
        "by number, a part of it": CaseQuery(number="00777", order=CaseOrder.NUMBER),
        "by a name all of them have": CaseQuery(term=sample().people[0].name),
    }
    found = {name: timed(partial(cases.listing, query=query), records) for name, query in asked.items()}
    found["due in 30 days"] = timed(lambda tx: deadlines.due(tx, ON + timedelta(days=30)), records)
    edges = [AT - timedelta(days=days) for days in (30, 90, 180)]
    found["sums by phase and age"] = timed(
        lambda tx: statistics.by_phase_and_band(tx, CaseQuery(), edges), records
    )
    weeks = [ON + timedelta(weeks=week) for week in range(13)]
    found["sums by weeks to the last day"] = timed(
        lambda tx: statistics.by_last_day(tx, CaseQuery(), weeks), records
    )
    found["sums by branch"] = timed(lambda tx: statistics.by_branch(tx, CaseQuery()), records)
    found["filings of a year"] = timed(
        lambda tx: statistics.filings(tx, CaseQuery(), ON - timedelta(days=365), ON), records
    )
    with records.reading() as tx:
        id = cases.listing(tx, CaseQuery(number="BENCH-000077")).rows[0].id
    found["open one case"] = timed(lambda tx: cases.load(tx, id), records)
    return found


def main() -> None:
    """Fill, measure, print, write."""
    parser = argparse.ArgumentParser(prog="python -m bench.records")
    parser.add_argument("--cases", type=int, default=10_000)
    parser.add_argument("--url", default="")
    parser.add_argument("--out", type=Path)
    args = parser.parse_args()
    with TemporaryDirectory() as folder:
        engine = open_database(args.url or f"sqlite:///{folder}/bench.sqlite")
        records = Records(engine, Keyring.create(Path(folder) / "keys.toml"))
        start = time.perf_counter()
        fill(records, args.cases)
        print(f"{args.cases} cases added in {time.perf_counter() - start:.1f} s ({engine.dialect.name})")
        found = measure(records)
        engine.dispose()
    for name, times in found.items():
        print(f"{name:<30}{times['best']:>8.1f}{times['worst']:>8.1f} ms")
    if args.out:
        args.out.write_text(json.dumps(found, ensure_ascii=False, indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    main()
