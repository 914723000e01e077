"""A table of the house beside the packaged one, figure by figure."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import Enum
from typing import Any

from legal_docs.law.bank_tables import Wage
from legal_docs.law.calendar import Plan, Years
from legal_docs.law.charging.lpr import Published, Rows, expected_in
from legal_docs.law.wage_rows import Key, by_key
from legal_docs.model.base import Labelled

_SATURDAY = 5
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Line:
    """One figure: its place in the table, as packaged, as in force; empty where it is not there.

    No wage is packaged: of a wage `packaged` is what the bank's figures say.
    """

    place: str
    packaged: str
    in_force: str

    @property
    def differs(self) -> bool:
        """Return whether the house has a figure of its own."""
        return self.packaged != self.in_force

    @property
    def is_correction(self) -> bool:
        """Return whether a figure of the program is replaced; otherwise one is added."""
        return self.differs and bool(self.packaged)


def of_figures(before: Any, after: Any) -> tuple[Line, ...]:
    """Return every figure of two models or mappings of figures."""
    return _lines(dict(_flat(before)), dict(_flat(after)))


def of_years(before: Years, after: Years) -> tuple[Line, ...]:
    """Return the years that a house has entered or changed, the earliest first."""
    return _differing(before, after, _of_plan)


def of_rates(before: Rows, after: Rows) -> tuple[Line, ...]:
    """Return the publications that a house has entered, by month, the earliest first.

    A day of publication other than the one the rule gives is told beside it.
    """
    return _differing(_by_month(before), _by_month(after), _of_rate)


def of_wages(before: Iterable[Wage], after: Iterable[Wage]) -> tuple[Line, ...]:
    """Return the wages that a table of their own adds to the bank's figures or corrects."""
    return _differing(by_key(before), by_key(after), _of_wage)


def off(plan: Plan) -> tuple[date, ...]:
    """Return the weekdays off of a year."""
    return tuple(day for day in sorted(plan.rest) if day.weekday() < _SATURDAY)


def worked(plan: Plan) -> tuple[date, ...]:
    """Return the Saturdays and Sundays worked in a year."""
    return tuple(sorted(plan.work))


def _differing(before: Mapping[Any, Any], after: Mapping[Any, Any], told: Any) -> tuple[Line, ...]:
    keys = [key for key in sorted({*before, *after}) if before.get(key) != after.get(key)]
    old = {place: value for key in keys if key in before for place, value in told(key, before[key])}
    new = {place: value for key in keys if key in after for place, value in told(key, after[key])}
    return _lines(old, new)


def _lines(old: Mapping[str, str], new: Mapping[str, str]) -> tuple[Line, ...]:
    places = dict.fromkeys([*old, *new])
    return tuple(Line(place, old.get(place, ""), new.get(place, "")) for place in places)


def _of_plan(year: int, plan: Plan) -> Iterator[tuple[str, str]]:
    yield f"{year}.放假的工作日", _days(off(plan))
    yield f"{year}.上班的周末", _days(worked(plan)) or "无"
    yield f"{year}.来源", plan.source or "程序自带"


def _of_wage(key: Key, row: Wage) -> Iterator[tuple[str, str]]:
    place = f"{key[0]}{key[1]}年度"
    yield f"{place}.年平均工资（元）", f"{row.amount:,.2f}"
    yield f"{place}.公布日", f"{row.published_on}"
    yield f"{place}.来源", row.source or "银行参数文件"


def _of_rate(month: str, row: Published) -> Iterator[tuple[str, str]]:
    yield f"{month}.公布日", f"{row.on}{_doubt(row)}"
    yield f"{month}.一年期（%）", str(row.one_year)
    yield f"{month}.五年期以上（%）", str(row.five_years)
    yield f"{month}.来源", row.source or f"程序自带，{row.grade.label}"


def _doubt(row: Published) -> str:
    expected = expected_in(row.on.year, row.on.month) if row.source else None
    return "" if expected in (None, row.on) else f"（按规则应为{expected}，请核对）"


def _by_month(rows: Rows) -> dict[str, Published]:
    return {f"{row.on:%Y-%m}": row for row in rows.values()}


def _days(days: Iterable[date]) -> str:
    return "、".join(spans(days, "%m-%d"))


def spans(days: Iterable[date], form: str = "%Y-%m-%d") -> Iterator[str]:
    """Yield the days in their order, runs of them as `2027-02-05至2027-02-11`."""
    run: list[date] = []
    for day in [*sorted(days), None]:
        if run and (day is None or day != run[-1] + _DAY):
            yield f"{run[0]:{form}}" if len(run) == 1 else f"{run[0]:{form}}至{run[-1]:{form}}"
            run = []
        if day is not None:
            run.append(day)


def _flat(value: Any, under: str = "") -> Iterator[tuple[str, str]]:
    """Yield each single figure with its place, such as `risk.amount.weight`."""
    if hasattr(value, "model_fields_set"):
        value = {name: getattr(value, name) for name in type(value).model_fields}
    if isinstance(value, Mapping):
        for name, each in value.items():
            plain = name.value if isinstance(name, Enum) else name
            yield from _flat(each, f"{under}.{plain}".strip("."))
    elif not hasattr(value, "__iter__") or isinstance(value, str):
        yield under, _said(value)
    else:
        yield under, "；".join(_item(each) for each in value)


def _item(value: Any) -> str:
    if hasattr(value, "model_fields_set"):
        return " ".join(filter(None, (_said(each) for each in value.model_dump().values())))
    return "，".join(_said(each) for each in value) if isinstance(value, tuple) else _said(value)


def _said(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, time):
        return f"{value:%H:%M}"
    return value.label if isinstance(value, Labelled) else f"{value}"
