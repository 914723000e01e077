"""Rows of one case → nested plain data, with the place of every value kept."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from legal_docs.intake import cells
from legal_docs.intake.codes import problem
from legal_docs.intake.columns import RECORDS
from legal_docs.intake.fields import Column, Pick, Record
from legal_docs.intake.places import Places
from legal_docs.intake.raw import Loc, RawCase
from legal_docs.intake.selecting import picks_of, possible_paths
from legal_docs.intake.table import Row, Table
from legal_docs.model.problem import Place, Problem


@dataclass
class CaseBuilder:
    """案件的拼装: takes the rows of one case, sheet after sheet."""

    number: str
    file: str
    data: dict[str, Any] = field(default_factory=dict)
    places: dict[Loc, Place] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    spoiled: set[Loc] = field(default_factory=set)
    named: dict[tuple[str, str], Loc] = field(default_factory=dict)
    incomplete: set[tuple[str, ...]] = field(default_factory=set)
    heard: set[Problem] = field(default_factory=set)
    told: dict[tuple[str, str], Problem] = field(default_factory=dict)

    def add(self, table: Table, row: Row) -> None:
        """Take one row; what cannot be read becomes a problem."""
        picks, refused = picks_of(table, row)
        self.problems += refused
        if refused:
            self.incomplete |= possible_paths(table)
        values = self._doubtful(table, row) | self._values(table, row)
        made: dict[str, Loc] = {}
        for pick in picks:
            self._record(table, row, pick, values, made)
        if not refused:
            self._unused(table, row, picks)

    def finished(self) -> RawCase:
        """Return the case as far as its rows could be read."""
        where = Places(self.file, self.number, self.places).find
        problems = tuple(p.at(case=self.number) for p in self.problems)
        return RawCase(
            self.number, self.data, where, problems, frozenset(self.spoiled), frozenset(self.incomplete)
        )

    def _doubtful(self, table: Table, row: Row) -> dict[str, Any]:
        """Return the cells under headers not understood: problems, told once a column."""
        return {header: self._once(found, table.shown, found.place.column) for header, found in row.doubtful}

    def _once(self, found: Problem, sheet: str, header: str) -> Problem:
        if (sheet, header) not in self.told:
            self.told[sheet, header] = found
            self._hear(found)
        return self.told[sheet, header]

    def _hear(self, found: Problem) -> None:
        """Keep a problem once, though one cell may fill fields of several records."""
        if found not in self.heard:
            self.heard.add(found)
            self.problems.append(found)

    def _values(self, table: Table, row: Row) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for column in table.sheet.columns:
            if column.header not in row.cells:
                continue
            try:
                values[column.header] = cells.read(row.cells[column.header], column)
            except cells.CellError as bad:
                place = table.place(row.number, column.header)
                values[column.header] = problem(bad.code, place, **bad.values)
        return values

    def _record(
        self, table: Table, row: Row, pick: Pick, values: dict[str, Any], made: dict[str, Loc]
    ) -> None:
        record = RECORDS[pick.record]
        columns = [c for c in table.sheet.columns if c.field_of(record.name)]
        if record.parent in made and not any(c.header in values for c in columns):
            return
        loc = self._locate(table, row, record, values, made)
        if loc is None:
            return
        made[record.name] = loc
        self.places.setdefault(loc, table.place(row.number))
        for name, value in pick.fixed.items():
            self._set(loc, (name,), value, table.place(row.number, _selector(table)))
        for column in columns:
            self._fill(table, row, record, column, values, loc)

    def _fill(
        self, table: Table, row: Row, record: Record, column: Column, values: dict[str, Any], loc: Loc
    ) -> None:
        target = column.field_of(record.name)
        assert target is not None  # noqa: S101  (the caller chose columns of this record)
        place = table.place(row.number, column.header)
        value = values.get(column.header)
        if isinstance(value, Problem):
            self.spoiled.add(loc + target.path)
            self._hear(value)
        elif column.header in values:
            self._set(loc, target.path, value, place)
        elif target.required and column.header not in table.present:
            self.spoiled.add(loc + target.path)
            missing = problem("missing_column", table.place(table.header_row), header=column.header)
            self._once(missing, table.shown, column.header)

    def _locate(
        self, table: Table, row: Row, record: Record, values: dict[str, Any], made: dict[str, Loc]
    ) -> Loc | None:
        if not record.many:
            self._container(record.path)
            return record.path
        parent = self._parent(table, row, record, values, made)
        if parent is None:
            return None
        key = self._key(table, record, values)
        if record.merges and (record.name, key) in self.named:
            return self.named[record.name, key]
        items = self._container(parent).setdefault(record.path[-1], [])
        items.append({})
        loc = (*parent, record.path[-1], len(items) - 1)
        if key:
            self.named.setdefault((record.name, key), loc)
        return loc

    def _key(self, table: Table, record: Record, values: dict[str, Any]) -> str:
        for column in table.sheet.columns:
            target = column.field_of(record.name)
            if target and target.path == (record.key,):
                value = values.get(column.header)
                return value if isinstance(value, str) else ""
        return ""

    def _parent(
        self, table: Table, row: Row, record: Record, values: dict[str, Any], made: dict[str, Loc]
    ) -> Loc | None:
        if not record.parent:
            return ()
        if not RECORDS[record.parent].many:
            return RECORDS[record.parent].path
        if record.parent in made:
            return made[record.parent]
        wanted = values.get(record.link, "")
        found = self._linked(record.parent, wanted if isinstance(wanted, str) else "")
        if found is None:
            place = table.place(row.number, record.link)
            kind = RECORDS[record.parent].zh
            lost = problem("unknown_parent", place, value=wanted, kind=kind, header=record.link)
            self.problems.append(wanted if isinstance(wanted, Problem) else lost)
            self.incomplete.add(record.path)
        return found

    def _linked(self, parent: str, wanted: str) -> Loc | None:
        if wanted:
            return self.named.get((parent, wanted))
        all_of_kind = [loc for (name, _), loc in self.named.items() if name == parent]
        return all_of_kind[0] if len(all_of_kind) == 1 else None

    def _container(self, loc: Loc) -> Any:
        found: Any = self.data
        for part in loc:
            found = (
                found.setdefault(part, {})
                if isinstance(part, str) and isinstance(found, dict)
                else found[part]
            )
        return found

    def _set(self, loc: Loc, path: tuple[str, ...], value: Any, place: Place) -> None:
        group = self._container(loc)
        for part in path[:-1]:
            group = group.setdefault(part, {})
        full = loc + path
        if path[-1] in group and group[path[-1]] != value:
            first = self.places[full]
            self.problems.append(
                problem(
                    "conflicting_values",
                    place,
                    name=place.column,
                    row=first.row,
                    value=value,
                    other=group[path[-1]],
                )
            )
            return
        group[path[-1]] = value
        self.places.setdefault(full, place)

    def _unused(self, table: Table, row: Row, picks: tuple[Pick, ...]) -> None:
        kinds = {pick.record for pick in picks}
        shown = "、".join(RECORDS[name].zh for name in sorted(kinds))
        for column in _field_columns(table, row):
            if not any(f.record.name in kinds for f in column.fields):
                place = table.place(row.number, column.header)
                self.problems.append(problem("unused_cell", place, header=column.header, kind=shown))


def _field_columns(table: Table, row: Row) -> Iterator[Column]:
    return (c for c in table.sheet.columns if c.fields and c.header in row.cells)


def _selector(table: Table) -> str:
    return table.sheet.selector.header if table.sheet.selector else ""
