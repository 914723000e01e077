"""What a journey through the house needs: its people, a case with a wrong cell, its evidence, its secrets."""

import io
import json
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

from openpyxl import load_workbook

from legal_docs import shipped
from legal_docs.intake.template import write_workbook
from legal_docs.model.account import Account, Role
from legal_docs.model.casefile import CaseFile
from legal_docs.services.desk.desk import Desk
from legal_docs.services.wiring import Wiring
from legal_docs.storage import accounts
from tests.houses import person
from tests.services.desk.worked import sample

BRANCH = "东支行"
CASE: CaseFile = sample("001")
WRONG = "三千七百元"
"""What stands in the workbook where a sum belongs."""
PEOPLE = {
    "zhao": (Role.REVIEWER, BRANCH, "赵某复"),
    "zhou": (Role.COUNSEL, "", "某某律师事务所 周律师"),
    "chen": (Role.MANAGER, "", "陈某总"),
    "sun": (Role.AUDITOR, "", "孙某审"),
}


def desk_of(wiring: Wiring, login: str) -> Desk:
    """The desk of somebody who is in the database."""
    with wiring.records.reading() as tx:
        found = accounts.credentials(tx, login)
    assert found, login
    return Desk(wiring, found.account)


def peopled(admin: Desk) -> dict[str, Desk]:
    """Desks of a reviewer, counsel, a manager and an auditor, who may log in at once."""
    return {login: _named(person(admin, login, role, of), name) for login, (role, of, name) in PEOPLE.items()}


def _named(desk: Desk, name: str) -> Desk:
    with desk.records.writing() as tx:
        changed: Account | None = accounts.change(tx, desk.who.id, name=name)
    assert changed
    return Desk(desk.wiring, changed)


def workbook(folder: Path) -> Path:
    """A workbook of the case in which one sum is no number."""
    file = folder / "移交案件.xlsx"
    write_workbook(file, [CASE])
    book = load_workbook(file)
    page = book["还款流水"]
    column = next(cell.column for cell in page[1] if cell.value == "金额")
    page.cell(2, column).value = WRONG
    book.save(file)
    return file


def evidence() -> Iterator[tuple[str, bytes]]:
    """Path and content of each file of the case's evidence."""
    folder = next(path for path in shipped.samples().iterdir() if path.name.startswith(CASE.number))
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield path.relative_to(folder).as_posix(), path.read_bytes()


def archive() -> bytes:
    """All of it, as a ZIP."""
    out = io.BytesIO()
    with ZipFile(out, "w") as package:
        for name, content in evidence():
            package.writestr(name, content)
    return out.getvalue()


def secrets() -> set[str]:
    """Numbers of people, phones and accounts of the case: they may stand in no log."""
    names = {"id_number", "phone", "email", "account_number", "certificate"}
    found: set[str] = set()

    def walk(value: object) -> None:
        for name, inner in value.items() if isinstance(value, dict) else ():
            if name in names and isinstance(inner, str) and inner:
                found.add(inner)
        for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
            walk(inner)

    walk(json.loads(CASE.model_dump_json()))
    assert len(found) > 2, found
    return found
