"""Numbers and days as a cell's number format shows them; where it would hide a digit, the whole value.

What a format says that is not known here (scientific, fractions, conditions, capitals, scaling by commas)
gives None: the value is then written plainly. Codes: ECMA-376 part 1, 18.8.30 and 18.8.31.
"""

import re
from datetime import date, datetime, time
from decimal import Decimal
from typing import NamedTuple

_SHORT_DAY = "yyyy/m/d"
"""What Chinese Excel shows for the built-in format 14, whose code is stored as American."""
_BUILT_IN = {"mm-dd-yy": _SHORT_DAY, "m/d/yy h:mm": f"{_SHORT_DAY} h:mm"}
_BETWEEN = re.compile(r';(?=(?:[^"]*"[^"]*")*[^"]*$)')
_PIECE = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|[_*].|\[\$(?P<currency>[^\]-]*)(?:-[^\]]*)?\]'
    r"|\[(?:Black|Blue|Cyan|Green|Magenta|Red|White|Yellow|Color ?\d+)\]"
    r"|(?P<digits>[#0?,]*[#0?](?:\.[#0?]*)?|\.[#0?]+)|(?P<percent>%)|(?P<sign>[-+()$¥￥€£ 元])",
    re.IGNORECASE,
)
_DAY_PIECE = re.compile(r'"([^"]*)"|\\(.)|\[\$-[^\]]*\]|(y+|m+|d+|h+|s+)|([-/.: 年月日时分秒,])|(;@)$', re.I)
_DASHES = ("-", "–", "—")
_IN_ORDER = ["yyyy", "m", "d"]


class _Section(NamedTuple):
    """One section of a number format: the words before and behind the digits, the digits' pattern."""

    before: str
    digits: str
    behind: str
    is_percent: bool

    @property
    def words(self) -> str:
        return f"{self.before}{self.behind}".strip()


def number(exact: Decimal, code: str) -> str | None:
    """Return the number as the format `code` shows it, with more places where it would round; else None.

    A negative one that the file shows by its colour alone gets its sign: the page is black.
    """
    sections = [_section(one) for one in _BETWEEN.split(code)][:3]
    if None in sections:
        return None
    place = 1 if exact < 0 and len(sections) > 1 else 2 if exact == 0 and len(sections) > 2 else 0
    chosen = sections[place]
    if chosen is None or (exact == 0 and "0" not in chosen.digits):
        return chosen.words if chosen and chosen.words in _DASHES else None
    shown = _filled(chosen, abs(exact))
    is_told = exact >= 0 or (place and any(sign in chosen.words for sign in "-("))
    return shown if is_told or not shown else f"-{shown}"


def _section(code: str) -> _Section | None:
    """Return what a section says; None where it holds what is not known here."""
    parts, which, at, is_percent = ["", "", ""], 0, 0, False
    while at < len(code):
        found = _PIECE.match(code, at)
        if found is None or (found["digits"] and which):
            return None
        if found["digits"]:
            parts[1], which = found["digits"], 2
        else:
            parts[which] += next(
                filter(None, found.group("quoted", "escaped", "currency", "percent", "sign")), ""
            )
        is_percent, at = is_percent or bool(found["percent"]), found.end()
    before, digits, behind = parts
    return _Section(before, digits, behind, is_percent)


def _filled(section: _Section, value: Decimal) -> str | None:
    """Return the words with the digits between, at least as many places as the section has; else None."""
    if not section.digits:
        return None
    value = value * 100 if section.is_percent else value
    whole, _, fraction = section.digits.partition(".")
    places = max(len(fraction.rstrip("#?")), -int(value.normalize().as_tuple().exponent))
    left, _, right = format(value, f".{places}f").partition(".")
    left = left.zfill(whole.count("0"))
    if "," in whole and not left.startswith("0"):
        left = format(int(left), ",")
    if left == "0" and right and "0" not in whole:
        left = ""
    return f"{section.before}{left}{'.' if right else ''}{right}{section.behind}".strip()


def moment(value: date | time, code: str) -> str | None:
    """Return the day or hour as the format `code` shows it; None where it would hide a part, or is unknown.

    `value` has no parts of a second. A day that does not begin with its year could be misread: None.
    """
    code = _BUILT_IN.get(code, code)
    units = [found[3].lower() for found in _DAY_PIECE.finditer(code) if found[3]]
    named = _named(units)
    if _lacks(value, named):
        return None
    shown, at, turn = "", 0, iter(named)
    while at < len(code):
        found = _DAY_PIECE.match(code, at)
        if found is None:
            return None
        shown += _unit(value, next(turn)) if found[3] else (found[1] or found[2] or found[4] or "")
        at = found.end()
    return shown.strip()


def _named(units: list[str]) -> list[str]:
    """Return the units with `n` for minutes: an m behind hours or before seconds."""
    named = list(units)
    for at, unit in enumerate(units):
        before, behind = units[at - 1] if at else "", units[at + 1] if at + 1 < len(units) else ""
        if unit[0] == "m" and (before[:1] == "h" or behind[:1] == "s"):
            named[at] = "n" * len(unit)
    return named


def _lacks(value: date | time, named: list[str]) -> bool:
    """Return whether the units do not tell the value whole, or one of them is not written in digits."""
    needed = set()
    if isinstance(value, time) or (isinstance(value, datetime) and value.time() != time()):
        needed |= {"h", "n"} | ({"s"} if value.second else set())
    order = [unit if unit[0] == "y" else unit[0] for unit in named if unit[0] in "ymd"]
    if isinstance(value, date) and order != _IN_ORDER:
        return True
    told = {unit if unit[0] == "y" else unit[0] for unit in named}
    known = {"yyyy", *(unit * count for unit in "mdhns" for count in (1, 2))}
    given = {"yyyy", "m", "d"} if isinstance(value, date) else set()
    given |= {"h", "n", "s"} if isinstance(value, datetime | time) else set()
    return not needed <= told or not set(named) <= known or not told <= given


def _unit(value: date | time, unit: str) -> str:
    part = {"y": "year", "m": "month", "d": "day", "h": "hour", "n": "minute", "s": "second"}[unit[0]]
    return str(getattr(value, part)).zfill(len(unit))
