"""Cases a manager has figures of: two branches, each phase and week of interest."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from legal_docs.model.life import Move, Phase
from legal_docs.services.wiring import Wiring
from legal_docs.storage import cases, moves
from tests.storage.factory import LI, PERSON, case

TODAY = date(2026, 6, 30)


def filled(house: Wiring, counsel: int = 0) -> None:
    """Six cases, as of 2026-06-30."""
    day = timedelta(days=1)
    put(house, "A-1", age=0, owed="100.00", last_day=TODAY - day)
    put(house, "A-2", age=30, owed="200.00", last_day=TODAY + 6 * day, phase=Phase.CHECKED)
    put(house, "A-3", age=31, owed="300.00", last_day=TODAY + 7 * day, branch="乙分行")
    put(
        house,
        "A-4",
        age=181,
        owed="400.00",
        phase=Phase.FILED,
        filed=TODAY,
        docket="=1+1",
        counsel=counsel or None,
    )
    put(house, "A-5", age=400, owed="1000.00", phase=Phase.CLOSED, recovered="333.33", filed=date(2025, 7, 1))
    put(house, "Z-6", age=5, last_day=TODAY + 90 * day, name="=某甲")


def put(house: Wiring, number: str, *, age: int, branch: str = "甲分行", **told: Any) -> None:
    at = house.now() - timedelta(days=age)
    name, filed = told.pop("name", "张某甲"), told.pop("filed", None)
    made = case(number, people=[{**PERSON, "name": name}], debtors=[{"name": name}])
    sums = {key: Decimal(told.pop(key)) for key in ("owed", "recovered") if key in told}
    with house.records.writing() as tx:
        record = cases.add(tx, made, branch=branch, handler=LI, by=LI, at=at)
        cases.note(tx, record.id, at=at, by=LI, **told, **sums)
        if filed:
            move = Move(case_id=record.id, before=Phase.APPROVED, after=Phase.FILED, on=filed, at=at, by=LI)
            moves.add(tx, move)
