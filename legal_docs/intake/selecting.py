"""What a row describes: the records its sheet, or its selector's label, makes."""

import re

from legal_docs.intake import cells
from legal_docs.intake.codes import problem
from legal_docs.intake.columns import RECORDS
from legal_docs.intake.fields import Pick, Selector
from legal_docs.intake.table import Row, Table
from legal_docs.model.problem import Place, Problem

_SEPARATORS = re.compile(r"[;；、,，/\n]")


def picks_of(table: Table, row: Row) -> tuple[tuple[Pick, ...], list[Problem]]:
    """Return the records the row makes, and what is wrong with its selector."""
    selector = table.sheet.selector
    if selector is None:
        return tuple(Pick(name) for name in table.sheet.records), []
    place = table.place(row.number, selector.header)
    if selector.header not in row.cells:
        code = "missing_value" if selector.header in table.present else "missing_column"
        return (), [problem(code, place, name=selector.header, header=selector.header)]
    try:
        text = cells.as_text(row.cells[selector.header])
    except cells.CellError as bad:
        return (), [problem(bad.code, place, **bad.values)]
    return _chosen(selector, text, place)


def possible_paths(table: Table) -> set[tuple[str, ...]]:
    """Return where in a CaseFile a row of the sheet might have gone."""
    selector = table.sheet.selector
    picks = [pick for chosen in selector.picks.values() for pick in chosen] if selector else []
    return {RECORDS[pick.record].path for pick in picks}


def words_of(selector: Selector, text: str) -> list[str]:
    """Return the labels a cell of the selector names, aliases told by their label."""
    words = [w.strip() for w in _SEPARATORS.split(text) if w.strip()] if selector.several else [text.strip()]
    return [selector.aliases.get(word, word) for word in words]


def _chosen(selector: Selector, text: str, place: Place) -> tuple[tuple[Pick, ...], list[Problem]]:
    picks: list[Pick] = []
    refused: list[Problem] = []
    for label in words_of(selector, text):
        if label not in selector.picks:
            choices = "、".join(selector.picks)
            refused.append(problem("unknown_choice", place, value=label, choices=choices))
            continue
        picks += [pick for pick in selector.picks[label] if pick not in picks]
    return tuple(picks), refused
