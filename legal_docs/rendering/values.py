"""What may go into a template: plain values that know the name of the field they came from."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any, NoReturn

from legal_docs.errors import BadInputError, MissingValueError

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # not allowed in XML
_LAYOUT = str.maketrans("", "", "\a\f")  # a new paragraph and a new page, by docxtpl


class Fields(dict[str, Any]):
    """A mapping that knows where it stands in the context, as 被告[2].送达地址."""

    _path = ""


class Items(list[Any]):
    """A list that knows where it stands in the context, as 被告们."""

    _path = ""


class NoValue:
    """A field that is there without a value: false in a condition, an error when printed."""

    def __init__(self, path: str) -> None:
        self._path = path

    def __bool__(self) -> bool:
        return False

    def __str__(self) -> NoReturn:
        raise no_value(self._path)

    __html__ = __str__
    __iter__ = __len__ = __str__


def plain(value: object, path: str = "") -> Any:
    """Return `value` as Fields, Items, str, int or bool, each part named by its path.

    Raises BadInputError for another type (format amounts and days first) or a character that XML forbids.
    """
    if isinstance(value, str):
        return _text(value, path)
    if value is None:
        return NoValue(path)
    if isinstance(value, Mapping):
        return _fields(value, path)
    if isinstance(value, list | tuple):
        return _items(value, path)
    if isinstance(value, int):
        return value
    raise _wrong_type(value, path)


def printable(value: object) -> object:
    """Return `value` where it is a text or a whole number, or a field without a value.

    Raises BadInputError for all else, which would show as Python writes it: yes or no, lists, fields.
    """
    if isinstance(value, bool):
        raise BadInputError(
            f"模板直接打印了一个“是/否”值（{value}）。请改用 {{% if %}} 写出文字。",
            f"The template prints a yes/no value ({value}). Use {{% if %}} and write words.",
        )
    if isinstance(value, str):
        return _legal(value)
    from jinja2 import Undefined

    if isinstance(value, int | NoValue | Undefined):
        return value
    raise no_value("none") if value is None else not_a_text(value)


def not_a_text(value: object) -> BadInputError:
    """Return the error for something that holds several things and was used as a text."""
    path = getattr(value, "_path", "")
    zh, en = (f"“{path}”", f"“{path}”") if path else ("模板打印的内容", "What the template prints")
    return BadInputError(
        f"{zh}是一组内容，不能直接打印或当作文字。请用循环逐项打印，或写明其中的键",
        f"{en} holds several things and cannot be printed as text. Walk it, or name a key inside it",
    )


def no_value(path: str) -> MissingValueError:
    """Return the error for the field `path`."""
    return MissingValueError(
        f"模板需要的字段“{path}”没有值。请在案件资料中补上，或修改模板。",
        f'The template needs the field "{path}", which has no value. Add it, or change the template.',
    )


@cache
def undefined_class() -> Any:
    """Return the Jinja class for a field the context does not have; its message is the field's path."""
    from jinja2 import StrictUndefined

    class Missing(StrictUndefined):
        __slots__ = ()

        @property
        def _undefined_message(self) -> str:
            parent, name = getattr(self._undefined_obj, "_path", ""), self._undefined_name
            if name is None:  # the first or last of nothing
                return "没有内容的 first 或 last"
            if isinstance(name, int):
                return f"{parent}第{name + 1}项"
            return f"{parent}.{name}" if parent else f"{name}"

    return Missing


def _fields(value: Mapping[Any, Any], path: str) -> Fields:
    fields = Fields()
    fields._path = path
    for key, item in value.items():
        if not isinstance(key, str):
            raise _wrong_type(key, path)
        fields[key] = plain(item, f"{path}.{key}" if path else key)
    return fields


def _items(value: list[Any] | tuple[Any, ...], path: str) -> Items:
    items = Items(plain(item, f"{path}[{place}]") for place, item in enumerate(value, 1))
    items._path = path
    return items


def _legal(value: str) -> str:
    found = _ILLEGAL.search(value.translate(_LAYOUT))
    if found:
        raise BadInputError(
            f"模板打印了文档中不允许的字符 U+{ord(found[0]):04X}。请从标记中删除",
            f"The template prints a character no document may hold, U+{ord(found[0]):04X}. Remove it",
        )
    return value


def _text(value: str, path: str) -> str:
    found = _ILLEGAL.search(value)
    if found:
        raise BadInputError(
            f"字段“{path}”含有文档中不允许的字符 U+{ord(found[0]):04X}。请删除后重试。",
            f'The field "{path}" has a character no document may hold, U+{ord(found[0]):04X}. Remove it.',
        )
    return str(value).replace("\r\n", "\n").replace("\r", "\n")


def _wrong_type(value: object, path: str) -> BadInputError:
    kind = type(value).__name__
    return BadInputError(
        f"字段“{path}”的类型 {kind} 不能直接写入文书。请先写成文字。",
        f'The field "{path}" is of type {kind}, which cannot stand in a paper. Make it text first.',
    )
