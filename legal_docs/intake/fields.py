"""What a column is, and what the model itself says of the field behind it.

The kind of a column (money, day, choice …), its choices and whether it must be filled are read from
the pydantic model; the table in `columns` only names headers and field paths.
"""

import types
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, time
from decimal import Decimal
from enum import Enum
from functools import cached_property
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

from legal_docs.model.base import Labelled, Proof


class Kind(Enum):
    """列的类型: how a cell of the column is read, and an example of what may stand there."""

    TEXT = "文字"
    AMOUNT = "数字，如 100000.00"
    WHOLE = "整数，如 12"
    DAY = "日期，如 2026-03-01"
    TIME = "时间，如 09:30"
    YES_NO = "是 或 否"
    CHOICE = "从选项中选一项"
    CHOICES = "从选项中选几项，用“、”隔开"
    NAMES = "几个名称，用“、”隔开"
    PROOFS = "证据文件夹中的文件，如 03-催收记录/通知书.pdf#2；几个文件用“；”隔开"


@dataclass(frozen=True)
class Record:
    """记录: one kind of thing a row describes, and where it goes in a CaseFile.

    `key` is the field that names it; with `merges`, rows with the same key speak of the same thing. A
    record with a `parent` lies inside it; `link` is the header that names the parent where the row
    itself does not make one.
    """

    name: str
    models: tuple[type[BaseModel], ...]
    path: tuple[str, ...]
    many: bool = True
    key: str = ""
    merges: bool = False
    parent: str = ""
    link: str = ""
    zh: str = ""


@dataclass(frozen=True)
class Pick:
    """选取: which record a selector's label makes, with the values the label itself fixes."""

    record: str
    fixed: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Selector:
    """选择列: the column whose value says what a row describes; `several` allows more than one label."""

    header: str
    picks: Mapping[str, tuple[Pick, ...]]
    aliases: Mapping[str, str] = field(default_factory=dict)
    several: bool = False


@dataclass(frozen=True)
class Field:
    """字段: one field of one record, as a dotted path in the model."""

    record: Record
    path: tuple[str, ...]

    @property
    def loc(self) -> tuple[str, ...]:
        """Return the path from the root of a CaseFile, without list positions."""
        return self.record.path + self.path

    @cached_property
    def annotation(self) -> Any:
        """Return the type the model gives the field, without None and metadata."""
        return next(_annotations(self.record.models, self.path))

    @property
    def required(self) -> bool:
        """Return whether each record of this kind must have the field."""
        return len(self.path) == 1 and all(
            m.model_fields[self.path[0]].is_required()
            for m in self.record.models
            if self.path[0] in m.model_fields
        )


@dataclass(frozen=True)
class Column:
    """列: a header, its aliases, the fields it fills, and a short note for the person who fills it."""

    header: str
    fields: tuple[Field, ...]
    aliases: tuple[str, ...] = ()
    note: str = ""
    labels: Mapping[str, str] = field(default_factory=dict)
    must: bool = False

    @cached_property
    def kind(self) -> Kind:
        """Return how cells of the column are read."""
        if self.labels:
            return Kind.CHOICE
        return _kind(self.fields[0].annotation) if self.fields else Kind.TEXT

    @cached_property
    def choices(self) -> tuple[str, ...]:
        """Return the Chinese labels a cell may hold, empty where anything goes."""
        return tuple(self.labels) if self.labels else self._enum.labels() if self._enum else ()

    @property
    def _enum(self) -> type[Labelled] | None:
        return _labelled(self.fields[0].annotation) if self.fields else None

    @cached_property
    def known(self) -> tuple[str, ...]:
        """Return every word a choice cell may hold: labels, values and aliases."""
        if self._enum is None:
            return (*self.labels, *self.labels.values())
        return tuple(word for m in self._enum for word in (m.label, m.value, *m.aliases))

    def field_of(self, record: str) -> Field | None:
        """Return the field this column fills in `record`, if it fills one."""
        return next((f for f in self.fields if f.record.name == record), None)

    @property
    def required(self) -> bool:
        """Return whether the column must be there and filled (for the records it concerns)."""
        return self.must or any(f.required for f in self.fields)


@dataclass(frozen=True)
class Sheet:
    """工作表: its columns, and the records a row makes (all of `records`, or as the selector says)."""

    name: str
    columns: tuple[Column, ...]
    records: tuple[str, ...] = ()
    selector: Selector | None = None
    aliases: tuple[str, ...] = ()
    note: str = ""


def _annotations(models: tuple[Any, ...], path: tuple[str, ...]) -> Iterator[Any]:
    for model in models:
        if path[0] not in getattr(model, "model_fields", {}):
            continue
        inner = bare(model.model_fields[path[0]].annotation)
        if len(path) == 1:
            yield inner
        else:
            yield from _annotations((inner,), path[1:])


def bare(annotation: Any) -> Any:
    """Return the type without None and metadata; of a union, its first member."""
    while True:
        origin = get_origin(annotation)
        if origin is Annotated:
            annotation = get_args(annotation)[0]
        elif origin in (Union, types.UnionType):
            parts = [part for part in get_args(annotation) if part is not type(None)]
            annotation = parts[0]
        else:
            return annotation


def _labelled(annotation: Any) -> type[Labelled] | None:
    inner = bare(get_args(annotation)[0]) if get_origin(annotation) is tuple else annotation
    return inner if isinstance(inner, type) and issubclass(inner, Labelled) else None


_KINDS = {Decimal: Kind.AMOUNT, int: Kind.WHOLE, date: Kind.DAY, time: Kind.TIME, bool: Kind.YES_NO}


def _kind(annotation: Any) -> Kind:
    several = get_origin(annotation) is tuple
    if _labelled(annotation):
        return Kind.CHOICES if several else Kind.CHOICE
    if several:
        return Kind.PROOFS if bare(get_args(annotation)[0]) is Proof else Kind.NAMES
    return _KINDS.get(annotation, Kind.TEXT)
