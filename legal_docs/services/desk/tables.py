"""Tables in force: the bank's figures, what courts want, wages; and the holidays and LPR of the program."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import Any

from legal_docs.access.rules import Action
from legal_docs.errors import BadInputError, SettingsError
from legal_docs.law import calendar
from legal_docs.law.bank_tables import Wage, packaged
from legal_docs.law.charging.lpr import lpr_grade, lpr_on, lpr_published_on
from legal_docs.model.finding import Grade
from legal_docs.model.loan import LprTenor
from legal_docs.model.supply import Supply, SupplyKind
from legal_docs.services import figures, profiles
from legal_docs.services.desk import supplying
from legal_docs.services.desk.desk import Desk
from legal_docs.services.desk.in_force import in_force
from legal_docs.services.desk.permitted import permitted

KINDS = (SupplyKind.BANK, SupplyKind.COURTS)
MOST = 1 << 20
"""A table is a page or two of text."""
_FIRST_LPR = date(2019, 8, 1)
_FIRST_YEAR = 2004


@dataclass(frozen=True, slots=True)
class Line:
    """One figure: its place in the table, as packaged, as in force; empty where it is not there."""

    place: str
    packaged: str
    in_force: str

    @property
    def differs(self) -> bool:
        """Return whether the house has a figure of its own."""
        return self.packaged != self.in_force


@dataclass(frozen=True, slots=True)
class Year:
    """The days of one year that differ from the plain week: weekdays off, Saturdays and Sundays worked."""

    year: int
    off: tuple[date, ...]
    worked: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class Lpr:
    """One publication of the LPR, per cent a year."""

    published_on: date
    one_year: Decimal | None
    five_years: Decimal | None
    grade: Grade | None


@dataclass(frozen=True, slots=True)
class InForce:
    """Everything that counts today, and how far the tables of the program reach."""

    bank: tuple[Line, ...]
    courts: tuple[Line, ...]
    wages: tuple[Wage, ...]
    years: tuple[Year, ...]
    confirmed_through: date
    lpr: tuple[Lpr, ...]
    lpr_is_current: bool


@permitted(Action.MANAGE_TABLES)
def look(desk: Desk) -> InForce:
    """Return every table in force. Raises SettingsError where a file of the settings cannot be used."""
    wiring = in_force(desk.wiring)
    return InForce(
        bank=_differences(packaged(), wiring.tables),
        courts=_differences(_courts(profiles.profiles("")), _courts(wiring.courts)),
        wages=wiring.tables.wages,
        years=tuple(_year(year) for year in _years()),
        confirmed_through=calendar.confirmed_through(),
        lpr=tuple(_publications(desk.today())),
        lpr_is_current=lpr_published_on(desk.today()) is not None,
    )


@permitted(Action.MANAGE_TABLES)
def versions(desk: Desk, kind: SupplyKind) -> tuple[Supply, ...]:
    """Return every uploaded version of a table, the newest first."""
    return supplying.listing(desk, kind)


@permitted(Action.MANAGE_TABLES)
def compare(desk: Desk, kind: SupplyKind, name: str, data: bytes) -> tuple[Line, ...]:
    """Return every figure of an uploaded TOML beside the packaged one; nothing is kept.

    Raises BadInputError naming each place that cannot be used.
    """
    return _read(kind, name, data)


@permitted(Action.MANAGE_TABLES)
def upload(desk: Desk, kind: SupplyKind, name: str, data: bytes, reason: str = "") -> Supply:
    """Keep a TOML as a new version of a table, not in use yet. Raises BadInputError."""
    _read(kind, name, data)
    sha256, size = desk.wiring.files.keep(data)
    told = {"kind": kind, "key": kind.value, "name": Path(name).name, "sha256": sha256, "size": size}
    supply = Supply(reason=reason, added_at=desk.now(), added_by=desk.who.id, **told)
    return supplying.add(desk, supply, "table.upload")


@permitted(Action.MANAGE_TABLES)
def use(desk: Desk, id: int) -> Supply:
    """Take a version into use: from now on it is laid over the packaged table. Raises BadInputError."""
    from legal_docs.storage import supplies

    found = supplying.needed(desk, id, KINDS)
    _read(found.kind, found.name, desk.wiring.files.read(found.sha256))
    with desk.records.writing() as tx:
        done = supplies.use(tx, id, at=desk.now(), by=desk.who.id)
        desk.note(tx, "table.use", f"supply:{id}", key=done.key, version=done.version)
    return done


@permitted(Action.MANAGE_TABLES)
def drop(desk: Desk, id: int) -> Supply:
    """Take a version out of use: the file of the settings counts again, else the packaged table alone."""
    return supplying.drop(desk, supplying.needed(desk, id, KINDS), "table.drop")


@permitted(Action.MANAGE_TABLES)
def content(desk: Desk, id: int) -> bytes:
    """Return the TOML of a kept version."""
    return desk.wiring.files.read(supplying.needed(desk, id, KINDS).sha256)


def _read(kind: SupplyKind, name: str, data: bytes) -> tuple[Line, ...]:
    plain = Path(name).name
    try:
        text = data[: MOST + 1].decode("utf-8-sig")
    except UnicodeDecodeError:
        text = ""
    if not text.strip() or len(data) > MOST:
        raise BadInputError(
            f"{plain}不能使用：应为UTF-8编码的TOML文本，不超过1 MB，并且不为空。请改正后重新上传",
            f"{plain} cannot be used: it must be TOML in UTF-8, at most 1 MB, not empty",
        )
    end = ("后重新上传", " and upload it again")
    try:
        if kind is SupplyKind.BANK:
            return _differences(packaged(), figures.laid_over(text, plain, end))
        own = profiles.laid_over(text, plain, end)
    except SettingsError as wrong:
        raise BadInputError(wrong.zh, wrong.en) from wrong
    return _differences(_courts(profiles.profiles("")), _courts(own))


def _courts(found: profiles.Profiles) -> Mapping[str, Any]:
    return {"default": found.default, **found.courts}


def _differences(before: Any, after: Any) -> tuple[Line, ...]:
    old, new = dict(_flat(before)), dict(_flat(after))
    places = dict.fromkeys([*old, *new])
    return tuple(Line(place, old.get(place, ""), new.get(place, "")) for place in places)


def _flat(value: Any, under: str = "") -> Iterator[tuple[str, str]]:
    """Yield each single figure with its place, such as `risk.amount.weight`."""
    if hasattr(value, "model_fields_set"):
        value = {name: getattr(value, name) for name in type(value).model_fields}
    if isinstance(value, Mapping):
        for name, each in value.items():
            yield from _flat(each, f"{under}.{_said(name)}".strip("."))
    elif not hasattr(value, "__iter__") or isinstance(value, str):
        yield under, _said(value)
    else:
        yield under, "；".join(_item(each) for each in value)


def _item(value: Any) -> str:
    if hasattr(value, "model_fields_set"):
        return " ".join(_said(each) for each in value.model_dump().values())
    return "，".join(_said(each) for each in value) if isinstance(value, tuple) else _said(value)


def _said(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, time):
        return f"{value:%H:%M}"
    return f"{value.value if isinstance(value, Enum) else value}"


def _years() -> list[int]:
    return [y for y in range(_FIRST_YEAR, calendar.confirmed_through().year + 1) if calendar.loaded(y)][::-1]


def _year(year: int) -> Year:
    first = date(year, 1, 1)
    days = [first + timedelta(days=n) for n in range((date(year + 1, 1, 1) - first).days)]
    weekdays = tuple(day for day in days if day.weekday() < 5 and calendar.is_rest(day))
    worked = tuple(day for day in days if day.weekday() >= 5 and calendar.is_rest(day) is False)
    return Year(year, weekdays, worked)


def _publications(today: date) -> Iterator[Lpr]:
    """Yield every publication up to today, the newest first."""
    known = {lpr_published_on(_FIRST_LPR + timedelta(days=n)) for n in range((today - _FIRST_LPR).days + 1)}
    for day in sorted(filter(None, known), reverse=True):
        one, five = lpr_on(day, LprTenor.ONE_YEAR), lpr_on(day, LprTenor.FIVE_YEARS)
        yield Lpr(day, one, five, lpr_grade(day))
