"""Tables in force: the bank's figures, what courts want, wages, holidays and the LPR; versions of a house."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from legal_docs.access.rules import Action
from legal_docs.errors import BadInputError, SettingsError
from legal_docs.law import calendar, holiday_notices, wage_rows
from legal_docs.law.bank_tables import Wage, packaged
from legal_docs.law.charging import lpr, lpr_rows
from legal_docs.law.charging.lpr import Published
from legal_docs.model.supply import Supply, SupplyKind
from legal_docs.services import figures, profiles, published
from legal_docs.services.desk import recounting, supplying, table_lines
from legal_docs.services.desk.desk import Desk
from legal_docs.services.desk.entering import one_line
from legal_docs.services.desk.in_force import bank_alone, in_force
from legal_docs.services.desk.permitted import permitted
from legal_docs.services.desk.table_lines import Line

KINDS = (SupplyKind.BANK, SupplyKind.COURTS, SupplyKind.WAGES, SupplyKind.HOLIDAYS, SupplyKind.LPR)
MOST = 1 << 20
"""A table is a page or two of text."""
_END = ("后重新上传", " and upload it again")
_AGAIN = ("请改正后重新提交", "Correct it and hand it in again")


@dataclass(frozen=True, slots=True)
class Year:
    """The days of one year that differ from the plain week: weekdays off, Saturdays and Sundays worked.

    `source` is empty where the year comes with the program.
    """

    year: int
    off: tuple[date, ...]
    worked: tuple[date, ...]
    source: str = ""


@dataclass(frozen=True, slots=True)
class InForce:
    """Everything that counts today, and how far the tables reach; years and rates the newest first.

    `lpr_awaited`: the day of the next publication that is not held yet.
    """

    bank: tuple[Line, ...]
    courts: tuple[Line, ...]
    wages: tuple[Wage, ...]
    years: tuple[Year, ...]
    confirmed_through: date
    lpr: tuple[Published, ...]
    lpr_is_current: bool
    lpr_awaited: date


@permitted(Action.MANAGE_TABLES)
def look(desk: Desk) -> InForce:
    """Return every table in force. Raises SettingsError where a file of the settings cannot be used."""
    wiring, today = in_force(desk.wiring), desk.today()
    with wiring.within():
        return InForce(
            bank=table_lines.of_figures(packaged(), bank_alone(wiring)),
            courts=table_lines.of_figures(_courts(profiles.profiles("")), _courts(wiring.courts)),
            wages=tuple(sorted(wiring.tables.wages, key=lambda each: (each.province, -each.year))),
            years=tuple(_year(year, plan) for year, plan in sorted(calendar.plans().items(), reverse=True)),
            confirmed_through=calendar.confirmed_through(),
            lpr=tuple(each for each in lpr.publications()[::-1] if each.on <= today),
            lpr_is_current=lpr.lpr_published_on(today) is not None,
            lpr_awaited=lpr.awaited(),
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
    return _read(desk, kind, name, data)


@permitted(Action.MANAGE_TABLES)
def upload(desk: Desk, kind: SupplyKind, name: str, data: bytes, reason: str = "") -> Supply:
    """Keep a TOML as a new version of a table, not in use yet. Raises BadInputError."""
    _read(desk, kind, name, data)
    why = one_line(reason, ("说明", "reason"))
    sha256, size = desk.wiring.files.keep(data)
    told = {"kind": kind, "key": kind.value, "name": Path(name).name, "sha256": sha256, "size": size}
    supply = Supply(reason=why, added_at=desk.now(), added_by=desk.who.id, **told)
    return supplying.add(desk, supply, "table.upload")


@permitted(Action.MANAGE_TABLES)
def use(desk: Desk, id: int) -> Supply:
    """Take a version into use: from now on it is laid over the packaged table. Raises BadInputError.

    What was computed with the one before is computed anew by a job (`recounting`).
    """
    from legal_docs.storage import supplies

    found = supplying.needed(desk, id, KINDS)
    _read(desk, found.kind, found.name, desk.wiring.files.read(found.sha256))
    with desk.records.writing() as tx:
        before = next((each for each in supplies.active(tx) if each.kind is found.kind), None)
        done = supplies.use(tx, id, at=desk.now(), by=desk.who.id)
        desk.note(tx, "table.use", f"supply:{id}", key=done.key, version=done.version)
        job = None if before and before.id == id else recounting.enqueued(desk, tx, found.kind, before)
    recounting.begin(desk, job)
    return done


@permitted(Action.MANAGE_TABLES)
def drop(desk: Desk, id: int) -> Supply:
    """Take a version out of use: the file of the settings counts again, else the packaged table alone.

    What was computed with it is computed anew, as by `use`.
    """
    from legal_docs.storage import supplies

    found = supplying.needed(desk, id, KINDS)
    with desk.records.writing() as tx:
        done = supplies.drop(tx, id, at=desk.now(), by=desk.who.id)
        desk.note(tx, "table.drop", f"supply:{id}", key=done.key, version=done.version)
        job = recounting.enqueued(desk, tx, found.kind, found) if found.is_active else None
    recounting.begin(desk, job)
    return done


@permitted(Action.MANAGE_TABLES)
def content(desk: Desk, id: int) -> bytes:
    """Return the TOML of a kept version."""
    return desk.wiring.files.read(supplying.needed(desk, id, KINDS).sha256)


def _read(desk: Desk, kind: SupplyKind, name: str, data: bytes) -> tuple[Line, ...]:
    plain = Path(name).name
    text = _text(plain, data)
    try:
        if kind is SupplyKind.BANK:
            return table_lines.of_figures(packaged(), figures.laid_over(text, plain, _END))
        if kind is SupplyKind.COURTS:
            own = profiles.laid_over(text, plain, _END)
            return table_lines.of_figures(_courts(profiles.profiles("")), _courts(own))
        if kind is SupplyKind.HOLIDAYS:
            years = holiday_notices.laid_over(published.notices(text, plain, _AGAIN))
            return table_lines.of_years(calendar.packaged(), years)
        if kind is SupplyKind.WAGES:
            return _wages(desk, published.wages(text, plain, _AGAIN))
        rows = published.publications(text, plain, _AGAIN)
    except SettingsError as wrong:
        raise BadInputError(wrong.zh, wrong.en) from wrong
    _refuse_to_come((row.on for row in rows), desk.today())
    return table_lines.of_rates(lpr.packaged(), lpr_rows.laid_over(rows))


def _wages(desk: Desk, rows: tuple[Wage, ...]) -> tuple[Line, ...]:
    _refuse_to_come((row.published_on for row in rows), desk.today())
    bank = bank_alone(in_force(desk.wiring))
    return table_lines.of_wages(bank.wages, wage_rows.laid_over(bank, rows).wages)


def _text(plain: str, data: bytes) -> str:
    one_line(plain, ("文件名", "name of the file"))
    try:
        text = data[: MOST + 1].decode("utf-8-sig")
    except UnicodeDecodeError:
        text = ""
    if not text.strip() or len(data) > MOST:
        raise BadInputError(
            f"{plain}不能使用：应为UTF-8编码的TOML文本，不超过1 MB，并且不为空。请改正后重新上传",
            f"{plain} cannot be used: it must be TOML in UTF-8, at most 1 MB, not empty",
        )
    return text


def _refuse_to_come(days: Iterable[date], today: date) -> None:
    """Refuse what cannot have been published yet."""
    for day in days:
        if day > today:
            raise BadInputError(
                f"公布日{day}在今天（{today}）之后，请在公布后再录入",
                f"{day} lies after today ({today}); enter it once it is published",
            )


def _courts(found: profiles.Profiles) -> Mapping[str, Any]:
    return {"default": found.default, **found.courts}


def _year(year: int, plan: calendar.Plan) -> Year:
    return Year(year, table_lines.off(plan), table_lines.worked(plan), plan.source)
