"""The text of a TOML table, read for people: what is wrong is told by line, column and reason."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from tomllib import TOMLDecodeError
from typing import Any

from legal_docs.law.bank_tables import read_toml

_PLACE = re.compile(r"\(at line (\d+), column (\d+)\)$")
_WRONG = {
    "Expected '='": ("名称后面缺少“=”", "`=` is missing after the name"),
    "Expected ']]'": ("缺少右方括号“]]”", "`]]` is missing"),
    "Expected ']'": ("缺少右方括号“]”", "`]` is missing"),
    "Expected newline": (
        "值的后面有多余的内容，一行只写一项",
        "something follows the value; one item a line",
    ),
    "Expected": ("没有写完，缺少右引号或者换行", "a closing quotation mark or a new line is missing"),
    "Invalid initial": (
        "名称写法不对，汉字的名称加英文引号",
        "no name; Chinese names stand in quotation marks",
    ),
    "Invalid statement": (
        "应写成 名称 = 值，或者 [分节]；汉字的名称加英文引号",
        "a line is `name = value` or `[section]`; Chinese names stand in quotation marks",
    ),
    "Invalid value": (
        '“=”后面的值写法不对，文字加英文引号，例如 "文字"',
        'no value; words are written "words"',
    ),
    "Invalid date": ("没有这一天或者这一时刻", "there is no such day or time"),
    "Unclosed array": (
        "列表没有写完，各项之间用“,”，末尾用“]”",
        "a list wants `,` between items and `]` at the end",
    ),
    "Unclosed inline": ("花括号没有写完，末尾用“}”", "the inline table wants `}` at the end"),
    "Unterminated": ("文字缺少右引号", "the closing quotation mark is missing"),
    "Unescaped": ("反斜杠写法不对，应写两个反斜杠", "a backslash is written twice"),
    "Escaped": ("反斜杠后面的代码不是字符", "the code after the backslash is no character"),
    "Invalid hex": ("反斜杠后面的代码不是字符", "the code after the backslash is no character"),
    "Cannot": ("同一项或者同一分节已经写过", "this item or section stands there already"),
    "Duplicate": ("同一项已经写过", "this item stands there already"),
    "Found": ("有不能使用的控制字符", "there is a control character"),
    "Illegal": (
        "有不能使用的控制字符，或者文字缺少右引号",
        "there is a control character, or a closing quotation mark is missing",
    ),
    "ValueError": ("有过长的数字", "a number is too long"),
    "RecursionError": ("括号层数过多", "brackets stand too deep within brackets"),
}
"""What a message of the parser begins with, and what it means; the longer beginnings go first."""
_OTHER = ("写法不对", "it is not written as TOML")
_WIDE = "“”‘’＝，：；［］｛｝＃．、"
_TEXT = frozenset("\n\r\t")
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
"""Kinds of signs no reader sees; some turn the order of what stands beside them."""


class TomlError(ValueError):
    """A text that is no table: `zh` and `en` say where and what."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.zh, self.en = zh, en


def parsed(text: str) -> dict[str, Any]:
    """Return the content of a TOML text, numbers as exact decimals.

    Raises TomlError: no TOML, by line and column; or a sign nobody sees in a name or in words, by its item.
    """
    try:
        found = read_toml(text)
    except TOMLDecodeError as error:
        raise _no_toml(str(error), text) from None
    for place, words in _texts(found):
        if sign := unseen(words):
            raise TomlError(
                f"{_plain(place)}：文字中有不可见的字符 {sign}，请删除后重新录入",
                f"{_plain(place)}: the words hold the invisible character {sign}; delete it",
            )
    return found


def unseen(words: str) -> str:
    """Return the first control, direction or other invisible character of `words` as U+202E; empty: none."""
    return next((f"U+{ord(sign):04X}" for sign in words if _is_unseen(sign)), "")


def _is_unseen(sign: str) -> bool:
    return sign not in _TEXT and unicodedata.category(sign) in _UNSEEN


def _no_toml(message: str, text: str) -> TomlError:
    why = next((_WRONG[start] for start in _WRONG if message.startswith(start)), _OTHER)
    zh, en = (f"{place}{words}" for place, words in zip(_place(message, text), why, strict=True))
    return TomlError(f"不是有效的 TOML（{zh}）", f"it is not TOML ({en})")


def _place(message: str, text: str) -> tuple[str, str]:
    """Return where the parser stopped, with a sign of Chinese typing there; empty where it does not say."""
    found = _PLACE.search(message)
    if found is None:
        return ("文件末尾：", "at the end: ") if "end of document" in message else ("", "")
    line, column = int(found[1]), int(found[2])
    wide = _wide(text, line, column)
    zh, en = (f"的 {wide} 应改为英文半角符号", f", {wide} must be the ASCII sign") if wide else ("", "")
    return f"第{line}行第{column}列{zh}：", f"line {line}, column {column}{en}: "


def _wide(text: str, line: int, column: int) -> str:
    """Return the sign there where it is one of Chinese typing that TOML does not know."""
    lines = text.split("\n")
    sign = lines[line - 1][column - 1 : column] if line <= len(lines) else ""
    return sign if sign and sign in _WIDE else ""


def _texts(value: Any, place: str = "") -> Iterator[tuple[str, str]]:
    """Yield every name and every text with its place."""
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, Mapping):
        for name, each in value.items():
            below = f"{place}.{name}".strip(".")
            yield below, name
            yield from _texts(each, below)
    elif isinstance(value, list):
        for number, each in enumerate(value, 1):
            yield from _texts(each, f"{place}.{number}")


def _plain(place: str) -> str:
    """Return a place that a message may show."""
    return "".join(sign for sign in place if not _is_unseen(sign))
