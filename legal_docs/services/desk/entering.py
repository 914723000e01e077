"""A table entered by a form: the rows of the house so far and one more, as the TOML of the next version."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from legal_docs.access.rules import Action
from legal_docs.errors import BadInputError
from legal_docs.law.holiday_notices import Notice
from legal_docs.model.supply import SupplyKind
from legal_docs.services import published
from legal_docs.services.desk import supplying
from legal_docs.services.desk.desk import Desk
from legal_docs.services.desk.permitted import permitted
from legal_docs.services.desk.table_lines import spans
from legal_docs.services.toml_text import unseen

_APART = re.compile(r"[、，,；;\s]+")
_AROUND = re.compile(r"\s*至\s*")
_KEPT = ("请停用后重新录入", "Take it out of use and enter it anew")


@dataclass(frozen=True, slots=True)
class Entered:
    """The next version of a table, not kept yet: its file, the version it goes on from (0: none), and why."""

    name: str
    data: bytes
    before: int
    reason: str = ""


@permitted(Action.MANAGE_TABLES)
def rate(desk: Desk, *, published_on: date, one_year: str, five_years: str, source: str) -> Entered:
    """Return the LPR table with a publication more, or in the place of that of its month; nothing is kept.

    The rates are per cent a year, as typed. `tables.compare` tells what cannot be used. Raises BadInputError
    where there is no source.
    """
    before, text = newest(desk, SupplyKind.LPR)
    own = published.publications(text, f"第{before}版", _KEPT)
    kept = [row for row in own if (row.on.year, row.on.month) != (published_on.year, published_on.month)]
    rows = [_rate(row.on, str(row.one_year), str(row.five_years), row.source) for row in kept]
    told = source_of(source)
    rows.append(_rate(published_on, one_year, five_years, told))
    return Entered(f"LPR-{published_on}.toml", "\n".join(sorted(rows)).encode(), before, told)


@permitted(Action.MANAGE_TABLES)
def holidays(desk: Desk, *, year: int, rest: str, work: str, source: str) -> Entered:
    """Return the table of holidays with a year more, or in the place of what it said of that year.

    `rest` and `work` are days and spans such as `2027-02-05至2027-02-11`, with 、 between them. Nothing is
    kept; `tables.compare` tells what cannot be used. Raises BadInputError where there is no source.
    """
    before, text = newest(desk, SupplyKind.HOLIDAYS)
    own = published.notices(text, f"第{before}版", _KEPT)
    rows = {each.year: _notice(each) for each in own}
    why = source_of(source)
    rows[year] = _year(year, _items(rest), _items(work), why)
    told = "\n".join(rows[each] for each in sorted(rows))
    return Entered(f"holidays-{year}.toml", told.encode(), before, why)


def newest(desk: Desk, kind: SupplyKind) -> tuple[int, str]:
    """Return the newest version and its text; without one, 0 and that of the file of the settings, if any.

    Raises SettingsError, KeysError.
    """
    kept = supplying.listing(desk, kind)
    if kept:
        return kept[0].version, desk.wiring.files.read(kept[0].sha256).decode("utf-8-sig")
    settings = desk.wiring.settings
    files = {SupplyKind.LPR: settings.lpr, SupplyKind.HOLIDAYS: settings.holidays}
    return 0, published.own_text(files.get(kind, ""), kind.value)


def source_of(words: str) -> str:
    """Return a source as it is kept, on one line. Raises BadInputError: empty, or with signs nobody sees."""
    if not words.strip():
        raise BadInputError(
            "请填写来源，例如公告的名称和日期", "Give the source, such as the name and day of the notice"
        )
    return one_line(words, ("来源", "source"))


def one_line(words: str, field: tuple[str, str]) -> str:
    """Return what was typed into a field, on one line. Raises BadInputError naming what nobody sees in it."""
    plain = " ".join(words.split())
    if sign := unseen(plain):
        raise BadInputError(
            f"{field[0]}中有不可见的字符 {sign}，请删除后重新录入",
            f"The {field[1]} holds the invisible character {sign}; delete it and type it again",
        )
    return plain


def quoted(words: str) -> str:
    """Return words as TOML writes them."""
    return json.dumps(words, ensure_ascii=False)


def _items(words: str) -> list[str]:
    return [part for part in _APART.split(_AROUND.sub("至", words)) if part]


def _rate(day: date, one_year: str, five_years: str, source: str) -> str:
    told = {"one_year": one_year.strip(), "five_years": five_years.strip(), "source": source}
    lines = "".join(f"{name} = {quoted(words)}\n" for name, words in told.items())
    return f"[[lpr]]\npublished_on = {day}\n{lines}"


def _notice(notice: Notice) -> str:
    return _year(notice.year, spans(notice.rest), spans(notice.work), notice.source)


def _year(year: int, rest: Iterable[str], work: Iterable[str], source: str) -> str:
    listed = {"rest": ", ".join(map(quoted, rest)), "work": ", ".join(map(quoted, work))}
    lines = "".join(f"{name} = [{days}]\n" for name, days in listed.items())
    return f"[{year}]\nsource = {quoted(source)}\n{lines}"
