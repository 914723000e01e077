"""Is everything there, and there only once?"""

from collections.abc import Iterable, Iterator
from datetime import date

from legal_docs.intake.checks.trouble import Check, Trouble, trouble
from legal_docs.intake.raw import Loc
from legal_docs.model.casefile import CaseFile, Cause, Stage


def _cause(case: CaseFile, on: date) -> Iterator[Trouble]:
    if case.cause is Cause.LOAN and not case.loans:
        yield trouble(("cause",), "no_loan")
    if case.cause is Cause.CARD and not case.cards:
        yield trouble(("cause",), "no_card")


def _stage(case: CaseFile, on: date) -> Iterator[Trouble]:
    if case.stage is Stage.ENFORCEMENT and not case.judgments:
        yield trouble(("stage",), "no_judgment")


def _numbers(case: CaseFile, on: date) -> Iterator[Trouble]:
    """Find numbers used twice among records of one kind; people are known by name."""
    yield from _twice(((("people", i, "name"), p.name) for i, p in enumerate(case.people)), "duplicate_name")
    debtors = ((("debtors", i, "name"), f"{d.name}（{d.role.label}）") for i, d in enumerate(case.debtors))
    yield from _twice(debtors)
    yield from _twice(_debts(case))
    for part, name in (
        ("judgments", "number"),
        ("repayments", "id"),
        ("contacts", "id"),
        ("events", "id"),
        ("clues", "id"),
        ("collateral", "id"),
        ("preservations", "id"),
        ("evidence", "file"),
    ):
        items = enumerate(getattr(case, part))
        yield from _twice(((part, i, name), getattr(item, name)) for i, item in items)


def _debts(case: CaseFile) -> Iterator[tuple[Loc, str]]:
    """Return what a debt may be called: notes, cards; a contract may have the number of its only note."""
    for i, loan in enumerate(case.loans):
        notes = [note.note for note in loan.disbursements]
        if notes != [loan.number]:
            yield ("loans", i, "number"), loan.number
        for j, note in enumerate(notes):
            yield ("loans", i, "disbursements", j, "note"), note
    for i, card in enumerate(case.cards):
        yield ("cards", i, "number"), card.number


def _twice(items: Iterable[tuple[Loc, str]], code: str = "duplicate_id") -> Iterator[Trouble]:
    seen: set[str] = set()
    for loc, value in items:
        if value in seen:
            yield trouble(loc, code, value=value)
        seen.add(value)


CHECKS = (
    Check(_cause, ("cause", "loans", "cards")),
    Check(_stage, ("stage", "judgments")),
    Check(_numbers),
)
