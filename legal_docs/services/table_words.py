"""Why a value of a TOML table cannot be used, in words for the person who wrote it."""

from collections.abc import Mapping

from pydantic import ValidationError

Words = Mapping[str, tuple[str, str]]
"""What is wrong in Chinese and English, by our own code or the kind of error pydantic names."""
WRONG: Words = {
    "int_type": ("须为整数", "must be a whole number"),
    "int_parsing": ("须为整数", "must be a whole number"),
    "int_from_float": ("须为整数", "must be a whole number"),
    "decimal_parsing": ("须为数字", "must be a number"),
    "decimal_type": ("须为数字", "must be a number"),
    "finite_number": ("须为数字", "must be a number"),
    "bool_type": ("须为 true 或者 false", "must be true or false"),
    "bool_parsing": ("须为 true 或者 false", "must be true or false"),
    "string_type": ("须为加引号的文字", "must be words in quotation marks"),
    "tuple_type": ('须为列表，如 ["pdf"]', 'must be a list, such as ["pdf"]'),
    "missing": ("缺少这一项", "is missing"),
}
_OTHER = ("不能使用", "cannot be used")


def told(error: ValidationError, words: Words, under: str = "") -> tuple[str, str]:
    """Return every place with what is wrong there, in Chinese and English; places begin with `under`."""
    places = [
        (".".join([under, *map(str, each["loc"])]).strip("."), _why(each["type"], each["msg"], words))
        for each in error.errors()
    ]
    zh = "；".join(f"{place or '整体'}：{why[0]}" for place, why in places)
    return zh, "; ".join(f"{place or 'as a whole'}: {why[1]}" for place, why in places)


def _why(kind: str, message: str, words: Words) -> tuple[str, str]:
    """Return what is wrong: by our own code at the end of the message, else by pydantic's type."""
    return words.get(message.rpartition(", ")[2]) or words.get(kind) or _OTHER
