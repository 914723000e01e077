"""反馈表 read back: what counsel filled in, row by row, each mistake told at its place."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from legal_docs.intake import cells
from legal_docs.intake.cells import CellError
from legal_docs.intake.codes import problem
from legal_docs.model.casefile import CaseFile
from legal_docs.model.feedback import CaseUpdate, Feedback
from legal_docs.model.problem import Place, Problem
from legal_docs.services import contents, feedback_sheets
from legal_docs.services.feedback_form import COLUMNS, HEADERS
from legal_docs.services.feedback_sheets import Fields, Row
from legal_docs.services.handover.said import said

_DAYS = ("filed_on", "sued_on", "hearing_on", "decided_on")
_PAST = ("filed_on", "sued_on", "decided_on")
"""The days of what must have happened before it is reported."""
_IN_ORDER = (
    ("sued_on", "filed_on"),
    ("filed_on", "hearing_on"),
    ("filed_on", "decided_on"),
    ("hearing_on", "decided_on"),
)
"""Which day does not come after which."""
_NUMBERS = ("court_case_number", "document_number")
_NUMBER = re.compile(
    r"（(\d{4})）[\u4e00-\u9fff]\d{0,6}[\u4e00-\u9fff]{1,8}\d{1,8}号(之[一二三四五六七八九十]{1,3})?"
)
"""A case number of a court: （2026）某0106民初123号, as the court writes it."""
_FIRST_YEAR = 1990
_LONGEST = 2000
"""More signs are no field of a form."""
_OPEN, _CLOSE = str.maketrans("([〔【", "（（（（"), str.maketrans(")]〕】", "））））")


def read(path: Path, cases: Mapping[str, CaseFile], *, on: date) -> tuple[Feedback, tuple[Problem, ...]]:
    """Return the updates of the form `path` for `cases` (by number), and every problem by row.

    A row with an error is left out, the others stay; of several rows for one case none is taken, since
    which of them counts only counsel knows. Raises BadInputError where the file cannot be read or no
    sheet of it is the form.
    """
    rows, problems = feedback_sheets.rows(path)
    reading = _Reading(cases, on)
    taken = [(row.place, *_fields(row)) for row in rows]
    counted = [(place, got) for place, got, wrong in taken if wrong or reading.says_something(got)]
    for place, fields, wrong in taken:
        same = [each for each, got in counted if got.get("case_number") == fields.get("case_number")]
        reading.take(place, fields, wrong, [each for each in same if place in same and each != place])
    digest = contents.sha256(path)
    found = Feedback(file=path.name, sha256=digest, read_on=on, updates=tuple(reading.updates))
    return found, (*reading.problems, *problems)


def typed(
    given: Mapping[str, str], case: CaseFile, *, on: date
) -> tuple[CaseUpdate | None, tuple[Problem, ...]]:
    """Return what was typed for one case (by field of the form), and every problem by column.

    Held to the same rules as a row of the form; null where there is an error or nothing was said.
    """
    filled = {name: text for name, text in given.items() if name in HEADERS and text.strip()}
    fields, problems = _fields(Row(Place(), filled | {"case_number": case.number}))
    reading = _Reading({case.number: case}, on)
    reading.take(Place(row=1), fields, problems, ())
    return next(iter(reading.updates), None), tuple(reading.problems)


def as_bytes(found: Feedback) -> bytes:
    """Return the updates as JSON, for whatever keeps the cases."""
    return (found.model_dump_json(indent=2) + "\n").encode()


def write(found: Feedback, target: Path) -> None:
    """Write the updates as JSON to the new file `target`."""
    contents.write(as_bytes(found), target)


class _Reading:
    """The rows read so far: their updates and their problems."""

    def __init__(self, cases: Mapping[str, CaseFile], on: date) -> None:
        self._cases, self._on = cases, on
        self.updates: list[CaseUpdate] = []
        self.problems: list[Problem] = []

    def take(self, place: Place, fields: Fields, found: list[Problem], others: Sequence[Place]) -> None:
        """Take one row: an update, or problems; `others` are further rows for the same case."""
        number = fields.get("case_number", "")
        if number or not any(one.place.column == HEADERS["case_number"] for one in found):
            found += self._known(number, place, others)
        if not found and not self.says_something(fields):
            self.problems.append(said("feedback_nothing", place=place, number=number))
            return
        if not any(one.is_error for one in found):
            found += _checked(fields, place, self._on, self._cases[number])
        self.problems += found
        if not any(one.is_error for one in found):
            self.updates.append(CaseUpdate(row=place.row or 0, **fields))

    def says_something(self, fields: Fields) -> bool:
        """Return whether the row holds more than the form was handed over with."""
        known = self._cases.get(fields.get("case_number", ""))
        handed = {"case_number": known.number, "court": known.court} if known else {}
        return not fields.items() <= handed.items()

    def _known(self, number: str, place: Place, others: Sequence[Place]) -> Iterator[Problem]:
        column = place.model_copy(update={"column": HEADERS["case_number"]})
        if not number:
            yield said("feedback_no_number", place=column)
        elif number not in self._cases:
            yield said("feedback_unknown_case", place=column, number=number)
        elif others:
            rows = "；".join(each.model_copy(update={"file": ""}).text() for each in others)
            yield said("feedback_twice", place=column, number=number, rows=rows)


def _fields(row: Row) -> tuple[Fields, list[Problem]]:
    """Return the values of a row that can be used, and a problem for each that cannot."""
    fields: Fields = {}
    problems = [
        said("feedback_formula", place=row.place.model_copy(update={"column": HEADERS[name]}))
        for name in row.bare
    ]
    for name, raw in row.cells.items():
        where = row.place.model_copy(update={"column": HEADERS[name]})
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
    for name, value in fields.items():
        if isinstance(value, str) and len(value) > _LONGEST:
            zh, en = f"有{len(value)}个字，不能超过{_LONGEST}个", f"it has more than {_LONGEST} signs"
            where = place.model_copy(update={"column": HEADERS[name]})
            yield said("feedback_cell", place=where, value=f"{value[:20]}……", reason_zh=zh, reason_en=en)
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
    if _NUMBER.fullmatch(update.court_case_number) and update.filed_on is None:
        yield said("feedback_no_filing_day", place=place.model_copy(update={"column": HEADERS["filed_on"]}))
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
    for name in _PAST:
        if (day := getattr(update, name)) and day > on:
            zh, en = "晚于今天", "lies in the future"
            where = place.model_copy(update={"column": HEADERS[name]})
            yield said("feedback_cell", place=where, value=day, reason_zh=zh, reason_en=en)
    for first, then in _IN_ORDER:
        earlier, later = getattr(update, first), getattr(update, then)
        if earlier and later and later < earlier:
            days = {"later_day": later, "earlier_day": earlier}
            names = {"later": HEADERS[then], "earlier": HEADERS[first]}
            where = place.model_copy(update={"column": HEADERS[then]})
            yield said("feedback_days", place=where, **days, **names)
