"""Which columns concern a row: what it describes decides, as its selector and the kind of person say."""

from collections.abc import Mapping
from typing import get_args

from legal_docs.intake.columns import CASE_NUMBER
from legal_docs.intake.fields import Column, Field, Sheet
from legal_docs.intake.selecting import words_of

_KIND = "kind"


def concerned(sheet: Sheet, cells: Mapping[str, str]) -> dict[str, bool]:
    """Return the headers that concern a row with these cells, each with whether it must be filled.

    Where the row does not say yet what it describes, every header concerns it.
    """
    records = _records(sheet, cells)
    found: dict[str, bool] = {}
    for column in sheet.columns:
        fields = [field for field in column.fields if _fits(field, records, sheet, cells)]
        if fields or not column.fields:
            needed = column.must or any(field.required for field in fields)
            found[column.header] = needed or column.header == CASE_NUMBER
    return found


def _records(sheet: Sheet, cells: Mapping[str, str]) -> set[str]:
    """Return the names of the records the row makes."""
    if sheet.selector is None:
        return set(sheet.records)
    words = words_of(sheet.selector, cells.get(sheet.selector.header, ""))
    picks = [pick for word in words for pick in sheet.selector.picks.get(word, ())]
    every = [pick for chosen in sheet.selector.picks.values() for pick in chosen]
    return {pick.record for pick in picks or every}


def _fits(field: Field, records: set[str], sheet: Sheet, cells: Mapping[str, str]) -> bool:
    if field.record.name not in records:
        return False
    models = field.record.models
    if len(models) < 2:
        return True
    kind = _kind(sheet, field, cells)
    able = [model for model in models if field.path[0] in model.model_fields]
    return any(kind in ("", *get_args(model.model_fields[_KIND].annotation)) for model in able)


def _kind(sheet: Sheet, field: Field, cells: Mapping[str, str]) -> str:
    """Return which of its models the row's record is, empty where it does not say."""
    column = next(c for c in sheet.columns if (f := c.field_of(field.record.name)) and f.path == (_KIND,))
    return _value(column, cells.get(column.header, ""))


def _value(column: Column, word: str) -> str:
    return column.labels.get(word, "")
