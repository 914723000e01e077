"""Reads a sheet as a test asks for it: what stands in which row."""

from datetime import date
from typing import Any

from legal_docs.drafting.elements import card as card_form
from legal_docs.drafting.elements import loan as loan_form
from legal_docs.model.form import FormRow, FormSheet
from tests.drafting.factory import dossier
from tests.ledger.factory import card


def loan_sheet(*exhibits: Any, **changes: Any) -> FormSheet:
    """The loan form of a made-up case."""
    return loan_form.sheet(dossier(*exhibits, **changes))


def card_sheet(*exhibits: Any, **changes: Any) -> FormSheet:
    """The card form of a made-up case over one card."""
    changes.setdefault("cards", [card()])
    return card_form.sheet(dossier(*exhibits, cause="card", loans=[], **changes))


def rows(sheet: FormSheet, label: str) -> list[FormRow]:
    """The rows of that label, its copies in order."""
    return [row for row in sheet.rows if row.label == label]


def row(sheet: FormSheet, label: str) -> FormRow:
    """The only row of that label."""
    (found,) = rows(sheet, label)
    return found


def said(row: FormRow) -> dict[str, str | date]:
    """The values of a row by the printed label of their blank."""
    return {blank.label: blank.value for blank in row.blanks}


def ticked(row: FormRow) -> list[str]:
    """The options ticked in a row."""
    return [tick.option for tick in row.ticks]
