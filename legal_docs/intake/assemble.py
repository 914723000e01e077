"""Sheets → raw cases: rows are gathered by case number."""

from collections.abc import Iterable, Sequence

from legal_docs.intake import table as tables
from legal_docs.intake.builder import CaseBuilder
from legal_docs.intake.codes import problem
from legal_docs.intake.columns import CASE_NUMBER, SHEETS
from legal_docs.intake.fields import Sheet
from legal_docs.intake.raw import Grid, RawFile
from legal_docs.intake.table import Row, Table
from legal_docs.model.problem import Place, Problem

_NEEDED = ("案件", "当事人")


def assemble(grids: Sequence[Grid], file: str) -> RawFile:
    """Return the cases that `grids` hold; `file` names the source as a whole."""
    known, problems = _tables(grids)
    cases = known.get("案件", [])
    there = {name for name in known if known[name]}
    problems += [problem("missing_sheet", Place(file=file), sheet=n) for n in _NEEDED if n not in there]
    builders = _cases(cases, file, problems)
    for sheet in SHEETS:
        for table in known.get(sheet.name, []) if builders and sheet.name != "案件" else []:
            _spread(table, builders, problems)
    if cases and not builders:
        problems.append(problem("no_cases", Place(file=file, sheet="案件")))
    return RawFile(tuple(b.finished() for b in builders.values()), tuple(problems))


def _tables(grids: Iterable[Grid]) -> tuple[dict[str, list[Table]], list[Problem]]:
    known: dict[str, list[Table]] = {}
    problems: list[Problem] = []
    for grid in grids:
        sheet: Sheet | None = tables.match(grid)
        if sheet is None:
            if grid.rows:
                place = Place(file=grid.file, sheet=grid.sheet)
                names = "、".join(s.name for s in SHEETS)
                problems.append(problem("unknown_sheet", place, sheet=grid.sheet, known=names))
            continue
        table = tables.build(grid, sheet)
        problems += table.problems
        known.setdefault(sheet.name, []).append(table)
    return known, problems


def _cases(found: Iterable[Table], file: str, problems: list[Problem]) -> dict[str, CaseBuilder]:
    builders: dict[str, CaseBuilder] = {}
    for table in found:
        for row in table.rows:
            number = tables.case_number(row)
            place = table.place(row.number, CASE_NUMBER)
            if not number:
                problems.append(problem("missing_case_number", place))
            elif number in builders:
                twice = problem("duplicate_case_number", place, number=number)
                builders[number].problems.append(twice)
            else:
                builders[number] = CaseBuilder(number, file)
                builders[number].add(table, row)
    return builders


def _spread(table: Table, builders: dict[str, CaseBuilder], problems: list[Problem]) -> None:
    lost: set[str] = set()
    for row in table.rows:
        number = tables.case_number(row) or _only(row, builders)
        place = table.place(row.number, CASE_NUMBER)
        if number in builders:
            builders[number].add(table, row)
        elif not number:
            problems.append(problem("missing_case_number", place))
        elif number not in lost:
            lost.add(number)
            problems.append(problem("unknown_case", place, number=number))


def _only(row: Row, builders: dict[str, CaseBuilder]) -> str:
    """Return the number of the only case, so that a one-case workbook need not repeat it."""
    return next(iter(builders)) if len(builders) == 1 and CASE_NUMBER not in row.cells else ""
