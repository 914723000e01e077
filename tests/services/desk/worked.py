"""A sample case in a house, and people of each role who work on it."""

import json
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from legal_docs import shipped
from legal_docs.model.account import Role
from legal_docs.model.casefile import CaseFile
from legal_docs.model.record import CaseRecord
from legal_docs.services.desk.desk import Desk
from legal_docs.services.wiring import Wiring
from legal_docs.storage import cases, trail
from tests.houses import administrator, person

BRANCH = "东支行"


@cache
def samples() -> tuple[CaseFile, ...]:
    """The made-up sample cases."""
    text = (shipped.samples() / "cases.json").read_text("utf-8")
    return tuple(CaseFile.model_validate(case) for case in json.loads(text, parse_float=Decimal))


def sample(number: str) -> CaseFile:
    """The sample whose number contains `number`."""
    return next(case for case in samples() if number in case.number)


@dataclass
class Team:
    """A lawyer and a reviewer of the branch, a lawyer of another one, a manager."""

    admin: Desk
    lawyer: Desk
    reviewer: Desk
    stranger: Desk
    manager: Desk

    def added(self, case: CaseFile, **columns: Any) -> CaseRecord:
        """A case of the branch, handled by the lawyer."""
        desk = self.lawyer
        with desk.records.writing() as tx:
            at = desk.now()
            record = cases.add(tx, case, branch=BRANCH, handler=desk.who.id, by=desk.who.id, at=at)
            return cases.note(tx, record.id, at=at, by=desk.who.id, **columns) if columns else record


def team(wiring: Wiring) -> Team:
    """The people of a house."""
    admin = administrator(wiring)
    return Team(
        admin,
        person(admin, "li", Role.LAWYER, BRANCH),
        person(admin, "wang", Role.REVIEWER, BRANCH),
        person(admin, "zhao", Role.LAWYER, "西支行"),
        person(admin, "chen", Role.MANAGER, BRANCH),
    )


def actions(wiring: Wiring) -> list[str]:
    """What was written to the trail, in order."""
    with wiring.records.reading() as tx:
        return [row.event.action for row in trail.whole(tx)]


def record_of(desk: Desk, case_id: int) -> CaseRecord:
    """The case as it is kept now."""
    with desk.records.reading() as tx:
        return cases.needed(tx, case_id)
