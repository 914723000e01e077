"""The inputs of one worked example: read with their type, and none may be left unread."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

IGNORED = frozenset({"note", "question", "comment"})
"""Inputs that are remarks for people."""


class UnusableInputError(ValueError):
    """An example that cannot be honoured: says which input and why."""


class Inputs:
    """The inputs of an example. Every input read is remembered; `unread` names the others.

    `where` is the place of a nested input, such as `events[0].`.
    """

    def __init__(self, data: Mapping[str, Any], where: str = "") -> None:
        self._data = data
        self._where = where
        self._read: set[str] = set()
        self._nested: list[Inputs] = []

    def __contains__(self, name: str) -> bool:
        return name in self._data

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names of all inputs given."""
        return tuple(self._data)

    def raw(self, name: str, default: Any = None) -> Any:
        """Return an input as it stands; reading it counts as honouring it."""
        self._read.add(name)
        return self._data.get(name, default)

    def day(self, name: str) -> date:
        """Return a day that must be given."""
        found = self.maybe_day(name)
        if found is None:
            raise self.wrong(name, "须填写日期")
        return found

    def maybe_day(self, name: str) -> date | None:
        """Return a day, or None where it is null or not given."""
        value = self.raw(name)
        try:
            return None if value is None else date.fromisoformat(value)
        except (TypeError, ValueError):
            raise self.wrong(name, f"不是 2026-06-30 这样的日期：{value}") from None

    def amount(self, name: str) -> Decimal:
        """Return a number that must be given."""
        found = self.maybe_amount(name)
        if found is None:
            raise self.wrong(name, "须填写数字")
        return found

    def maybe_amount(self, name: str) -> Decimal | None:
        """Return a number, or None where it is null or not given; a float is refused."""
        value = self.raw(name)
        return None if value is None else self._number(name, value)

    def whole(self, name: str, default: int | None = None) -> int | None:
        """Return a whole number."""
        value = self.raw(name)
        if value is None:
            return default
        try:
            return int(str(value))
        except ValueError:
            raise self.wrong(name, f"不是整数：{value}") from None

    def text(self, name: str, default: str = "") -> str:
        """Return a text."""
        value = self.raw(name)
        if value is not None and not isinstance(value, str):
            raise self.wrong(name, f"不是文字：{value}")
        return default if value is None else value

    def flag(self, name: str, *, default: bool = False) -> bool:
        """Return a yes or no."""
        found = self.maybe_flag(name)
        return default if found is None else found

    def maybe_flag(self, name: str) -> bool | None:
        """Return a yes or no, or None where it is null or not given."""
        value = self.raw(name)
        if value is not None and not isinstance(value, bool):
            raise self.wrong(name, f"须为 true 或 false：{value}")
        return value

    def items(self, name: str) -> tuple["Inputs", ...]:
        """Return a list of objects, each to be read like this one; () where it is not given."""
        value = self.raw(name) or []
        if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
            raise self.wrong(name, "须为对象的列表")
        found = tuple(Inputs(each, f"{self._where}{name}[{n}].") for n, each in enumerate(value))
        self._nested.extend(found)
        return found

    def days(self, name: str) -> tuple[date, ...]:
        """Return a list of days; () where it is not given."""
        value = self.raw(name) or []
        if not isinstance(value, list):
            raise self.wrong(name, "须为日期的列表")
        try:
            return tuple(date.fromisoformat(each) for each in value)
        except (TypeError, ValueError):
            raise self.wrong(name, f"不是日期的列表：{value}") from None

    def amounts(self, name: str) -> dict[str, Decimal]:
        """Return an object of numbers by name; {} where it is not given."""
        value = self.raw(name) or {}
        if not isinstance(value, dict):
            raise self.wrong(name, "须为名称和数字的对象")
        return {key: self._number(f"{name}.{key}", each) for key, each in value.items()}

    def choice(self, name: str, choices: Mapping[str, Any], default: Any = None) -> Any:
        """Return what the choices map the input to; `default` where it is not given."""
        value = self.raw(name)
        if value is None:
            return default
        if not isinstance(value, str) or value not in choices:
            raise self.wrong(name, f"不认识的取值：{value}（可用：{'、'.join(choices)}）")
        return choices[value]

    def wrong(self, name: str, why: str) -> UnusableInputError:
        """Return the error that says which input cannot be used, and why."""
        return UnusableInputError(f"输入 {self._where}{name}：{why}")

    def unread(self) -> tuple[str, ...]:
        """Return the inputs nobody read, remarks left out."""
        return tuple(self._unread())

    def _unread(self) -> Iterator[str]:
        yield from (self._where + name for name in self._data if name not in self._read | IGNORED)
        for each in self._nested:
            yield from each.unread()

    def _number(self, name: str, value: Any) -> Decimal:
        if isinstance(value, bool | float) or not isinstance(value, str | int):
            raise self.wrong(name, f'数字须写成带引号的文字，如 "100.00"：{value}')
        try:
            found = Decimal(value)
        except InvalidOperation:
            raise self.wrong(name, f"不是数字：{value}") from None
        if not found.is_finite():
            raise self.wrong(name, f"不是数字：{value}")
        return found
