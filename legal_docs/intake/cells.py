"""One cell → a value the model can take, exactly; what cannot be exact is refused."""

import math
import re
import unicodedata
from datetime import date, datetime, time, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any

from legal_docs.intake.fields import Column, Kind
from legal_docs.model.base import Labelled, ungrouped

_EXACT_DIGITS = 15  # what a spreadsheet keeps of a number
_YES = {"是", "有", "y", "yes", "true", "1", "√", "对"}
_NO = {"否", "无", "n", "no", "false", "0", "×", "x", "错"}
_EXCEL_ERRORS = {"#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!"}
_SCIENTIFIC = re.compile(r"\d(\.\d+)?E\+?\d{2}", re.IGNORECASE)
_QUOTED_BY_EXPORT = re.compile(r'="(.*)"')
_SEPARATORS = re.compile(r"[;；、,，\n]")


class CellError(Exception):
    """A cell that cannot be read: the code of the problem and the values of its sentence."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.code = code
        self.values = values


def is_blank(raw: object) -> bool:
    """Return whether a cell holds nothing."""
    return raw is None or (isinstance(raw, str) and not raw.strip())


def read(raw: object, column: Column) -> Any:
    """Return the cell as the column's kind asks; raises CellError."""
    if isinstance(raw, str):
        raw = _plain(raw)
    match column.kind:
        case Kind.TEXT:
            return as_text(raw)
        case Kind.AMOUNT | Kind.WHOLE:
            return _number(raw)
        case Kind.DAY:
            return _day(raw)
        case Kind.TIME:
            return _time(raw)
        case Kind.YES_NO:
            return _yes_no(raw)
        case Kind.CHOICE:
            return _choice(raw, column)
        case Kind.NAMES:
            return tuple(part.strip() for part in _SEPARATORS.split(as_text(raw)) if part.strip())
        case _:
            return as_text(raw)


def as_text(raw: object) -> str:
    """Return the cell as text; a long number has lost digits and is refused."""
    match raw:
        case str():
            if _SCIENTIFIC.fullmatch(raw):
                raise CellError("long_number_as_number", value=raw)
            return raw
        case bool():
            return "是" if raw else "否"
        case int() | float():
            return _digits(float(raw))
        case datetime():
            return raw.date().isoformat() if raw.time() == time() else raw.isoformat(" ", "minutes")
        case date():
            return raw.isoformat()
        case time():
            return raw.strftime("%H:%M")
        case _:
            raise CellError("wrong_value", value=raw, reason=type(raw).__name__)


def _plain(text: str) -> str:
    text = text.strip()
    if found := _QUOTED_BY_EXPORT.fullmatch(text):
        text = found.group(1).strip()
    if text.startswith("'") and text[1:2] in "=+-@\t\r":
        text = text[1:].strip()
    if text.upper() in _EXCEL_ERRORS:
        raise CellError("excel_error", value=text)
    return text


def _digits(number: float) -> str:
    if math.isfinite(number) and number == int(number):
        text = str(int(number))
        if len(text.lstrip("-")) > _EXACT_DIGITS:
            raise CellError("long_number_as_number", value=text)
        return text
    return str(_exact(number))


def _exact(number: float) -> Decimal:
    shown = Decimal(repr(number))
    if not shown.is_finite() or len(shown.as_tuple().digits) > _EXACT_DIGITS:
        raise CellError("number_not_exact", value=repr(number))
    return shown


def _number(raw: object) -> Decimal:
    if isinstance(raw, bool) or not isinstance(raw, str | int | float):
        raise CellError("not_a_number", value=raw)
    if isinstance(raw, int | float):
        return _exact(float(raw))
    text = re.sub(r"(?<=\d) +(?=\d)", ",", unicodedata.normalize("NFKC", raw)).replace(" ", "")
    try:
        return Decimal(ungrouped(re.sub(r"^[¥￥]|[元%]$", "", text).replace("−", "-")))
    except InvalidOperation:
        raise CellError("not_a_number", value=raw) from None


def _day(raw: object) -> date | str:
    if isinstance(raw, datetime):
        return raw.date()
    if isinstance(raw, date | str):
        return raw
    if isinstance(raw, bool | time | timedelta):
        raise CellError("not_a_day", value=raw)
    return as_text(raw)


def _time(raw: object) -> time:
    if isinstance(raw, datetime):
        return raw.time()
    if isinstance(raw, time):
        return raw
    text = unicodedata.normalize("NFKC", str(raw)).strip()
    try:
        return time.fromisoformat(text if len(text.split(":")[0]) == 2 else f"0{text}")
    except ValueError:
        raise CellError("not_a_time", value=raw) from None


def _yes_no(raw: object) -> bool:
    if isinstance(raw, bool):
        return raw
    word = as_text(raw).casefold()
    if word in _YES | _NO:
        return word in _YES
    raise CellError("not_yes_no", value=raw)


def _choice(raw: object, column: Column) -> str:
    word = as_text(raw)
    if column.labels:
        word = column.labels.get(word, word)
    if word in column.known:
        return word
    raise CellError("unknown_choice", value=raw, choices="、".join(column.choices))


def label(value: object) -> Any:
    """Return a model value as a cell shows it: labels for choices, 是/否, the amount as a Decimal."""
    match value:
        case Labelled():
            return value.label
        case bool():
            return "是" if value else "否"
        case _:
            return value
