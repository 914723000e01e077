"""Publications of the LPR a house has entered itself, laid over the packaged ones month by month."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from itertools import pairwise
from typing import Any

from legal_docs.errors import BadInputError
from legal_docs.law.charging import lpr
from legal_docs.law.charging.lpr import Published, Rows, by_publication
from legal_docs.model.finding import Grade

_ITEMS = ("published_on", "one_year", "five_years", "source")
_LABELS = {"one_year": "一年期", "five_years": "五年期以上"}
_FIRST = date(2019, 8, 20)
"""The first publication in the present form."""
_EARLIEST = 20
"""The day of the month on which it is published, or after it where that is a day of rest."""
_HIGHEST = Decimal(20)
_PLACES = -2
_CENT = Decimal("0.01")
Told = tuple[str, str]


def laid_over(rows: Iterable[Published]) -> Rows:
    """Return the packaged publications with a house's own, each in the place of that of its month."""
    own = tuple(rows)
    months = {(each.on.year, each.on.month) for each in own}
    kept = (each for each in lpr.packaged().values() if (each.on.year, each.on.month) not in months)
    return by_publication((*kept, *own))


def read(data: Mapping[str, Any]) -> tuple[Published, ...]:
    """Return the publications of a TOML table, the earliest first.

    It holds [[lpr]] with `published_on`, `one_year`, `five_years` (per cent a year) and `source`. Raises
    BadInputError telling everything that cannot be used.
    """
    wrong = [(f"{name}：没有这一项", f"{name}: there is no such item") for name in data if name != "lpr"]
    listed = data.get("lpr", [])
    if not isinstance(listed, list) or not all(isinstance(row, Mapping) for row in listed):
        wrong.append(("各期报价应写成 [[lpr]]", "each publication is written [[lpr]]"))
        listed = []
    rows: list[Published] = []
    for number, row in enumerate(listed, 1):
        day = _day(row.get("published_on"))
        faults = [*_faults(f"{day}报价" if day else f"第{number}期", f"lpr.{number}", row)]
        wrong += faults
        rows += [] if faults else [_published(row)]
    wrong += _out_of_order(rows)
    if wrong:
        raise BadInputError("；".join(zh for zh, _ in wrong), "; ".join(en for _, en in wrong))
    return tuple(rows)


def _faults(zh: str, en: str, row: Mapping[str, Any]) -> Iterator[Told]:
    for name in row:
        if name not in _ITEMS:
            yield f"{zh}：没有“{name}”这一项", f"{en}.{name}: there is no such item"
    if not isinstance(row.get("source"), str) or not row["source"].strip():
        yield f"{zh}：缺少来源（source）", f"{en}: the source is missing"
    yield from _day_faults(zh, en, row.get("published_on"))
    for name, label in _LABELS.items():
        rate = _rate(row.get(name))
        if rate is None or not 0 < rate <= _HIGHEST or int(rate.as_tuple().exponent) < _PLACES:
            yield (
                f"{zh}：{label}应大于0、不超过{_HIGHEST}，最多两位小数，单位为%",
                f"{en}.{name}: must be above 0, at most {_HIGHEST} per cent, with at most two places",
            )


def _day_faults(zh: str, en: str, value: Any) -> Iterator[Told]:
    day = _day(value)
    if day is None:
        yield f"{zh}：公布日应写成 2026-10-20", f"{en}.published_on: a day is written 2026-10-20"
    elif day < _FIRST:
        yield f"{zh}：公布日{day}早于{_FIRST}首次公布", f"{en}.published_on: {day} is before {_FIRST}"
    elif day.day < _EARLIEST:
        yield (
            f"{zh}：公布日{day}不对，应为每月20日，遇节假日顺延",
            f"{en}.published_on: {day} is wrong; it is the 20th, or the working day after it",
        )


def _out_of_order(rows: list[Published]) -> list[Told]:
    wrong = []
    for before, after in pairwise(rows):
        if (after.on.year, after.on.month) <= (before.on.year, before.on.month):
            told = f"公布日{after.on}应在{before.on}之后的月份，每月一期"
            wrong.append((told, f"{after.on} must be in a month after {before.on}: one publication a month"))
    return wrong


def _published(row: Mapping[str, Any]) -> Published:
    day, one, five = _day(row["published_on"]), _rate(row["one_year"]), _rate(row["five_years"])
    if day is None or one is None or five is None:
        raise ValueError(row)
    return Published(day, one.quantize(_CENT), five.quantize(_CENT), Grade.SETTLED, row["source"].strip())


def _day(value: Any) -> date | None:
    if isinstance(value, date):
        return None if isinstance(value, datetime) else value
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        return None


def _rate(value: Any) -> Decimal | None:
    """Return a rate written as a number or in quotation marks; None: it is neither."""
    if isinstance(value, bool) or not isinstance(value, int | str | Decimal):
        return None
    try:
        found = Decimal(value)
    except InvalidOperation:
        return None
    return found if found.is_finite() else None
