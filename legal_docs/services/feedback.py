"""反馈表 read back: what counsel filled in, row by row, each mistake told at its place."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from legal_docs.errors import BadInputError
from legal_docs.intake import cells, workbook
from legal_docs.intake.cells import CellError
from legal_docs.intake.codes import problem
from legal_docs.intake.raw import Grid
from legal_docs.model.casefile import CaseFile
from legal_docs.model.feedback import CaseUpdate, Feedback
from legal_docs.model.problem import Place, Problem
from legal_docs.services import contents
from legal_docs.services.feedback_form import COLUMNS, HEADERS
from legal_docs.services.handover.said import said

_HEADER_ROWS = 5
_DAYS = ("hearing_on", "decided_on")
_NUMBERS = ("court_case_number", "document_number")
_NUMBER = re.compile(
    r"（(\d{4})）[\u4e00-\u9fff]\d{0,6}[\u4e00-\u9fff]{1,8}\d{1,8}号(之[一二三四五六七八九十]{1,3})?"
)
"""A case number of a court: （2026）某0106民初123号, as the court writes it."""
_FIRST_YEAR = 1990
_OPEN, _CLOSE = str.maketrans("([〔【", "（（（（"), str.maketrans(")]〕】", "））））")
Fields = dict[str, Any]


def read(path: Path, cases: Mapping[str, CaseFile], *, on: date) -> tuple[Feedback, tuple[Problem, ...]]:
    """Return the updates of the form `path` for `cases` (by number), and every problem by row.

    A row with an error is left out, the others stay. Raises BadInputError where the file cannot be read or
    no sheet of it is the form.
    """
    grid, at, header = _form(path)
    reading = _Reading(cases, on)
    for number, row in enumerate(grid.rows[at + 1 :], at + 2):
        filled = {name: row[i] for i, name in header.items() if i < len(row) and not cells.is_blank(row[i])}
        if filled:
            reading.take(filled, Place(file=path.name, sheet=grid.sheet, row=number))
    digest = contents.sha256(path)
    found = Feedback(file=path.name, sha256=digest, read_on=on, updates=tuple(reading.updates))
    return found, tuple(reading.problems)


def as_bytes(found: Feedback) -> bytes:
    """Return the updates as JSON, for whatever keeps the cases."""
    return (found.model_dump_json(indent=2) + "\n").encode()


def write(found: Feedback, target: Path) -> None:
    """Write the updates as JSON to the new file `target`."""
    contents.write(as_bytes(found), target)


def _form(path: Path) -> tuple[Grid, int, dict[int, str]]:
    """Return the sheet that is the form, the place of its header row, and which column holds which field."""
    if path.suffix.lower() != ".xlsx":
        raise _no_form(path)
    known = {title: name for name, title in HEADERS.items()}
    for grid in workbook.read(path):
        for at, row in enumerate(grid.rows[:_HEADER_ROWS]):
            titles = [str(cell).strip() for cell in row]
            header = {i: known[title] for i, title in enumerate(titles) if title in known}
            if (
                "case_number" in header.values()
                and len(header) > 2
                and len(set(header.values())) == len(header)
            ):
                return grid, at, header
    raise _no_form(path)


def _no_form(path: Path) -> BadInputError:
    wanted = "、".join(HEADERS.values())
    return BadInputError(
        f"{path.name}不是反馈表（.xlsx，表头：{wanted}，各一列）。请用移交包中的反馈表填写",
        f"{path.name} is not the feedback form (.xlsx with the headers {wanted}). Use the form of the pack",
    )


class _Reading:
    """The rows read so far: their updates, their problems, and where each case stood."""

    def __init__(self, cases: Mapping[str, CaseFile], on: date) -> None:
        self._cases, self._on = cases, on
        self._rows: dict[str, int] = {}
        self.updates: list[CaseUpdate] = []
        self.problems: list[Problem] = []

    def take(self, filled: Fields, place: Place) -> None:
        """Take one row: an update, or problems."""
        fields, found = _fields(filled, place)
        row = place.row or 0
        number = fields.get("case_number", "")
        found += self._known(number, place, spoiled="case_number" in filled and not number)
        if not found and self._says_nothing(fields):
            self.problems.append(said("feedback_nothing", place=place, number=number))
            return
        if not any(one.is_error for one in found):
            found += _checked(fields, place, self._on, self._cases[number])
        self.problems += found
        if not any(one.is_error for one in found):
            self._rows[number] = row
            self.updates.append(CaseUpdate(row=row, **fields))

    def _says_nothing(self, fields: Fields) -> bool:
        """Return whether the row holds only what the form was handed over with."""
        handed = {"case_number": fields["case_number"], "court": self._cases[fields["case_number"]].court}
        return fields.items() <= handed.items()

    def _known(self, number: str, place: Place, *, spoiled: bool) -> Iterator[Problem]:
        column = place.model_copy(update={"column": HEADERS["case_number"]})
        if not number:
            if not spoiled:
                yield said("feedback_no_number", place=column)
        elif number not in self._cases:
            yield said("feedback_unknown_case", place=column, number=number)
        elif number in self._rows:
            yield said("feedback_twice", place=column, number=number, row=self._rows[number])


def _fields(filled: Fields, place: Place) -> tuple[Fields, list[Problem]]:
    """Return the values of a row that can be used, and a problem for each that cannot."""
    fields: Fields = {}
    problems: list[Problem] = []
    for name, raw in filled.items():
        where = place.model_copy(update={"column": HEADERS[name]})
        try:
            value = _value(name, raw)
            CaseUpdate.model_validate({"case_number": "1", "row": 1, name: value})
            fields[name] = value
        except CellError as wrong:
            problems.append(problem(wrong.code, where, header=HEADERS[name], **wrong.values))
        except ValidationError:
            problems.append(_unusable(raw, name, where))
    return fields, problems


def _value(name: str, raw: object) -> Any:
    """Return the cell as intake reads one of its kind; the numbers of courts with their own brackets."""
    value = cells.read(raw, COLUMNS[name])
    if name in _NUMBERS:
        plain = unicodedata.normalize("NFKC", value).translate(_OPEN).translate(_CLOSE)
        return "".join(plain.split())
    return value


def _unusable(raw: object, name: str, where: Place) -> Problem:
    zh, en = (
        ("不是日历上的一天，应写作 2026-06-30", "no day; write 2026-06-30")
        if name in _DAYS
        else ("含有不能使用的字符", "it holds characters that cannot be used")
    )
    return said("feedback_cell", place=where, value=str(raw)[:40], reason_zh=zh, reason_en=en)


def _checked(fields: Fields, place: Place, on: date, case: CaseFile) -> Iterator[Problem]:
    """Yield what is wrong with a row as a whole."""
    update = CaseUpdate(row=1, **fields)
    yield from _numbers(update, place)
    yield from _days(update, place, on)
    if update.result and update.result.is_decided:
        for name in ("document_number", "decided_on"):
            if not getattr(update, name):
                where = place.model_copy(update={"column": HEADERS[name]})
                yield said(
                    "feedback_lacks",
                    place=where,
                    result=update.result.label,
                    column=HEADERS[name],
                )
    if update.court and update.court != case.court:
        where = place.model_copy(update={"column": HEADERS["court"]})
        yield said("feedback_court", place=where, found=update.court, known=case.court)


def _numbers(update: CaseUpdate, place: Place) -> Iterator[Problem]:
    for name in _NUMBERS:
        text = getattr(update, name)
        if text and not _NUMBER.fullmatch(text):
            where = place.model_copy(update={"column": HEADERS[name]})
            zh, en = "不是法院案号，应如（2026）某0106民初123号", "no case number of a court"
            yield said("feedback_cell", place=where, value=text, reason_zh=zh, reason_en=en)


def _days(update: CaseUpdate, place: Place, on: date) -> Iterator[Problem]:
    for name in _DAYS:
        day: date | None = getattr(update, name)
        where = place.model_copy(update={"column": HEADERS[name]})
        if day and day.year < _FIRST_YEAR:
            zh, en = f"早于{_FIRST_YEAR}年", f"lies before {_FIRST_YEAR}"
            yield said("feedback_cell", place=where, value=day, reason_zh=zh, reason_en=en)
    decided, heard = update.decided_on, update.hearing_on
    where = place.model_copy(update={"column": HEADERS["decided_on"]})
    if decided and decided > on:
        zh, en = "晚于今天", "lies in the future"
        yield said("feedback_cell", place=where, value=decided, reason_zh=zh, reason_en=en)
    if decided and heard and decided < heard:
        days = {"later_day": decided, "earlier_day": heard}
        names = {"later": HEADERS["decided_on"], "earlier": HEADERS["hearing_on"]}
        yield said("feedback_days", place=where, **days, **names)
