"""The values of a case file as papers print them, each named by the sheet and column it is entered in."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from pydantic import BaseModel

from legal_docs.drafting.words import day, percent, yuan
from legal_docs.intake.columns import HEADERS
from legal_docs.model.base import Labelled, Proof
from legal_docs.model.dossier import Dossier
from legal_docs.services.tracing.origin import Known, Origin, OriginKind

_NAMED_BY = ("number", "note", "name", "id", "label", "contract_number", "title", "file", "target", "owner")


def of_case(dossier: Dossier) -> Iterator[Known]:
    """Yield every value of the case file, in its order, and the days the run itself sets."""
    if dossier.case.cutoff_on is None:
        said = "未填计算截止日，以运行日为准"
        yield Known((day(dossier.cutoff_on), str(dossier.cutoff_on)), Origin(OriginKind.COUNT, said))
    yield Known((day(dossier.on), str(dossier.on)), Origin(OriginKind.COUNT, "运行日"), about=("计至",))
    yield Known(
        (day(dossier.next_day), str(dossier.next_day)),
        Origin(OriginKind.COUNT, f"计算截止日{day(dossier.cutoff_on)}的次日"),
        about=("自", "起"),
    )
    yield from _of(dossier.case, _Place())


@dataclass(frozen=True, slots=True)
class _Place:
    """A place in the case file: its path without and with positions, and the record it lies in."""

    path: tuple[str, ...] = ()
    exact: str = ""
    named: str = ""
    labels: tuple[str, ...] = ()

    def field(self, name: str) -> "_Place":
        exact = f"{self.exact}.{name}" if self.exact else name
        return replace(self, path=(*self.path, name), exact=exact)


def _of(record: BaseModel, place: _Place) -> Iterator[Known]:
    values = {name: getattr(record, name) for name in type(record).model_fields}
    names = (values.get(name) for name in _NAMED_BY)
    named = next((name for name in names if isinstance(name, str) and name), place.named)
    labels = tuple(value.label for value in values.values() if isinstance(value, Labelled))
    for name, value in values.items():
        yield from _value(value, replace(place.field(name), named=named, labels=labels))


def _value(value: Any, place: _Place) -> Iterator[Known]:
    if isinstance(value, Proof | bool) or value is None:
        return
    if isinstance(value, BaseModel):
        yield from _of(value, place)
    elif isinstance(value, tuple):
        for number, each in enumerate(value, 1):
            if not isinstance(each, Labelled):
                yield from _value(each, replace(place, exact=f"{place.exact}[{number}]"))
    elif words := _printed(value, place.path[-1]):
        header = _header(place.path)
        text = header if place.named in ("", *words) else f"{header}（{place.named}）"
        about = (header.rpartition("·")[2].rstrip("%"), place.named, *place.labels)
        whole = isinstance(value, int | Labelled)
        beside = tuple(each for each in about if each and each not in words)
        yield Known(words, Origin(OriginKind.CASE, text, place.exact), beside, whole)


def _printed(value: Any, field: str) -> tuple[str, ...]:
    if isinstance(value, Labelled):
        return (value.label,)
    if isinstance(value, date):
        return day(value), str(value)
    if isinstance(value, Decimal):
        return (percent(value), percent(value)[:-1]) if "percent" in field else (yuan(value), str(value))
    return tuple(dict.fromkeys((str(value), *_lines(str(value)))))


def _lines(text: str) -> tuple[str, ...]:
    """Return the lines of a text of several: the items of an operative part are printed one by one."""
    lines = tuple(line.strip() for line in text.splitlines() if line.strip())
    return lines if len(lines) > 1 else ()


def _header(path: tuple[str, ...]) -> str:
    """Return `借款·合同金额`: sheet and column, or the English path where no column is that very field."""
    return "·".join(HEADERS[path]) if path in HEADERS else ".".join(path)
