"""Average wages a house has entered row by row, laid over those that stand among the bank's figures.

Each is of one province and year (民诉法2023.165, 民诉法解释2022.272). Slips that would decide the procedure,
such as the wage of a month or a sum in 10,000 yuan, are told, not used.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from legal_docs.errors import BadInputError
from legal_docs.law.bank_tables import BankTables, Wage
from legal_docs.model.base import ungrouped

_ITEMS = ("province", "year", "amount", "published_on", "source")
_PROVINCE = re.compile(r"[\u3400-\u9fff]{2,20}")
_FIRST = 2011
"""The year of the wages that counted when the small-claims procedure began, on 2013-01-01."""
_LEAST, _MOST = Decimal(20_000), Decimal(1_000_000)
"""Yuan a year: less is the wage of a month or a sum in 10,000 yuan, more is a slip too."""
_PLACES = -2
Told = tuple[str, str]
Key = tuple[str, int]
"""The province and the year of a wage."""


def laid_over(tables: BankTables, rows: Iterable[Wage]) -> BankTables:
    """Return the bank's figures with a house's own rows, each in the place of that of its key."""
    own = by_key(rows)
    kept = (each for each in tables.wages if key(each) not in own)
    return tables.model_copy(update={"wages": tuple(sorted((*kept, *own.values()), key=key))})


def by_key(rows: Iterable[Wage]) -> dict[Key, Wage]:
    """Return wages by province and year; of several for one, that published last."""
    return {key(each): each for each in sorted(rows, key=lambda each: each.published_on)}


def key(row: Wage) -> Key:
    """Return of what province and year a wage is."""
    return row.province, row.year


def read(data: Mapping[str, Any]) -> tuple[Wage, ...]:
    """Return the wages of a TOML table, by province and year.

    It holds [[wages]] with `province`, `year`, `amount` (yuan a year), `published_on` and `source`. Raises
    BadInputError telling everything that cannot be used, row by row.
    """
    wrong = [(f"{name}：没有这一项", f"{name}: there is no such item") for name in data if name != "wages"]
    listed = data.get("wages", [])
    if not isinstance(listed, list) or not all(isinstance(row, Mapping) for row in listed):
        wrong.append(("各条工资应写成 [[wages]]", "each wage is written [[wages]]"))
        listed = []
    rows: list[Wage] = []
    for number, row in enumerate(listed, 1):
        faults = [*_faults(_named(number, row), f"wages.{number}", row)]
        wrong += faults
        rows += [] if faults else [_wage(row)]
    wrong += _twice(rows)
    if wrong:
        raise BadInputError("；".join(zh for zh, _ in wrong), "; ".join(en for _, en in wrong))
    return tuple(sorted(rows, key=key))


def _named(number: int, row: Mapping[str, Any]) -> str:
    province, year = row.get("province"), row.get("year")
    return f"{province}{year}年度" if isinstance(province, str) and province and year else f"第{number}条"


def _faults(zh: str, en: str, row: Mapping[str, Any]) -> Iterator[Told]:
    for name in row:
        if name not in _ITEMS:
            yield f"{zh}：没有“{name}”这一项", f"{en}.{name}: there is no such item"
    province, source = row.get("province"), row.get("source")
    if not isinstance(province, str) or not _PROVINCE.fullmatch(province.strip()):
        yield (
            f"{zh}：省份应写汉字全称，与法院名称的开头一致，例如“甲省”",
            f"{en}.province: the name in Chinese, as the names of the courts begin",
        )
    if not isinstance(source, str) or not source.strip():
        yield f"{zh}：缺少来源（source）", f"{en}: the source is missing"
    yield from _sum_faults(zh, en, row.get("amount"))
    yield from _time_faults(zh, en, row.get("year"), row.get("published_on"))


def _sum_faults(zh: str, en: str, value: Any) -> Iterator[Told]:
    amount = _amount(value)
    if amount is None or not _LEAST <= amount <= _MOST or int(amount.as_tuple().exponent) < _PLACES:
        yield (
            f"{zh}：年平均工资应在{_LEAST:,}元至{_MOST:,}元之间，最多两位小数，按年、按元填写",
            f"{en}.amount: between {_LEAST:,} and {_MOST:,} yuan a year, with at most two places",
        )


def _time_faults(zh: str, en: str, year: Any, published_on: Any) -> Iterator[Told]:
    day = _day(published_on)
    is_year = isinstance(year, int) and not isinstance(year, bool) and _FIRST <= year < date.max.year
    if not is_year:
        yield f"{zh}：年度应为{_FIRST}年以后的整数", f"{en}.year: a whole number from {_FIRST}"
    if day is None:
        yield f"{zh}：公布日应写成 2026-06-30", f"{en}.published_on: a day is written 2026-06-30"
    elif is_year and day.year <= year:
        yield (
            f"{zh}：公布日{day}不在该年度之后。年度是工资所属的年份，不是公布的年份",
            f"{en}.published_on: {day} is not after the year the wage is of",
        )


def _twice(rows: list[Wage]) -> list[Told]:
    seen: set[Key] = set()
    wrong = []
    for row in rows:
        if key(row) in seen:
            told = f"{row.province}{row.year}年度：写了两次"
            wrong.append((told, f"{row.province} {row.year} stands there twice"))
        seen.add(key(row))
    return wrong


def _wage(row: Mapping[str, Any]) -> Wage:
    return Wage.model_validate(
        {**row, "amount": _amount(row["amount"]), "published_on": _day(row["published_on"])}
    )


def _day(value: Any) -> date | None:
    if isinstance(value, date):
        return None if isinstance(value, datetime) else value
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        return None


def _amount(value: Any) -> Decimal | None:
    """Return a sum written as a number or in quotation marks; None: it is neither."""
    if isinstance(value, bool) or not isinstance(value, int | str | Decimal):
        return None
    try:
        found = Decimal(ungrouped(value) if isinstance(value, str) else value)
    except InvalidOperation:
        return None
    return found if found.is_finite() else None
