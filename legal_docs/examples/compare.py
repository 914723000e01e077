"""How an answer is compared with what an example expects: every expected key, extra keys allowed."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import Any

MISSING = object()


def differences(expected: Any, answer: Any, where: str = "") -> Iterator[str]:
    """Yield a sentence for each value that is not as expected.

    Days compare as days and amounts as numbers. A number that the rules do not round is compared to
    as many places as the example prints, two at least.
    """
    if isinstance(expected, Mapping) and isinstance(answer, Mapping):
        for key, value in expected.items():
            yield from differences(value, answer.get(key, MISSING), f"{where}.{key}" if where else key)
    elif isinstance(expected, list) and _is_list(answer):
        yield from _of_lists(expected, answer, where)
    elif answer is MISSING:
        yield f"{where}：期望 {_told(expected)}，结果中没有这一项"
    elif not _same(expected, answer):
        yield f"{where}：期望 {_told(expected)}，算得 {_told(answer)}"


def _of_lists(expected: Sequence[Any], answer: Sequence[Any], where: str) -> Iterator[str]:
    if len(expected) != len(answer):
        yield f"{where}：期望 {_told(expected)}，算得 {_told(answer)}"
        return
    for number, (one, other) in enumerate(zip(expected, answer, strict=True)):
        yield from differences(one, other, f"{where}[{number}]")


def _is_list(answer: Any) -> bool:
    return isinstance(answer, Sequence) and not isinstance(answer, str)


def _same(expected: Any, answer: Any) -> bool:
    if expected is None or answer is None or isinstance(expected, bool) or isinstance(answer, bool):
        return expected is answer
    if isinstance(answer, date):
        return bool(expected == answer.isoformat())
    if isinstance(answer, Decimal | int):
        return _same_number(expected, Decimal(answer))
    return bool(expected == answer)


def _same_number(expected: Any, answer: Decimal) -> bool:
    if not isinstance(expected, str | int):
        return False
    try:
        wanted = Decimal(expected)
    except InvalidOperation:
        return False
    places = -int(wanted.as_tuple().exponent)
    if places < 2:
        return wanted == answer
    return wanted == answer.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def _told(value: Any) -> str:
    if value is None:
        return "空（null）"
    if isinstance(value, Mapping):
        return "{" + "，".join(f"{key}: {_told(each)}" for key, each in value.items()) + "}"
    if _is_list(value):
        return "[" + "，".join(_told(each) for each in value) + "]"
    return str(value)
