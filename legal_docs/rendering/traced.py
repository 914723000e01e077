"""A Word template filled a second time, so that each printed value can be told from the template's words.

The values stay what they are: a condition compares, a loop counts and a filter measures plain text. Only
where a value is printed does the finalizer set signs of the private use area around it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any

from markupsafe import Markup

from legal_docs.errors import BadInputError
from legal_docs.rendering import docxtpl_lane, sandbox, values
from legal_docs.rendering.text import docx_text

_OPEN, _SHUT, _END = "\U0010f000", "\U0010f001", "\U0010f002"
_DIGITS = "".join(chr(0x10F010 + digit) for digit in range(10))
_MARK = re.compile(f"{_OPEN}([{_DIGITS}]+){_SHUT}(.*?){_END}", re.DOTALL)
COUNTED = ""
"""The path of a value that no field holds, such as the number of a turn of a loop."""


class Named(str):
    """A text that knows the path of its field."""

    path = COUNTED


class Numbered(int):
    """A whole number that knows the path of its field; with 1 added it still does."""

    path = COUNTED

    def __add__(self, other: int) -> "Numbered":
        return _number(int(self) + other, f"{self.path}+{other}")


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a finished paper: its words, and the path of the field they came from (None: template)."""

    words: str
    path: str | None


@dataclass
class _Signs:
    """The paths met while one paper is filled; each gets a number for its sign."""

    paths: list[str] = field(default_factory=list)

    def around(self, value: object) -> object:
        """Return a printed value between signs that carry the number of its path."""
        shown = values.printable(value)
        words = str(shown)
        if not words:
            return shown
        self.paths.append(getattr(shown, "path", COUNTED))
        number = "".join(_DIGITS[int(digit)] for digit in str(len(self.paths) - 1))
        marked = f"{_OPEN}{number}{_SHUT}{words}{_END}"
        return Markup(marked) if isinstance(shown, Markup) else marked  # noqa: S704  escaped before


def pieces(template: Path, context: Mapping[str, Any]) -> tuple[Piece, ...]:
    """Return the words of the body of the paper, in reading order, with the field of each value.

    Raises what filling the template raises.
    """
    signs = _Signs()
    environment = sandbox.environment().overlay(finalize=signs.around)
    document = docxtpl_lane.template_class()(BytesIO(template.read_bytes()))
    document.render(_named(values.plain(context), ""), jinja_env=environment)
    file = BytesIO()
    document.docx.save(file)
    found = tuple(_read(docx_text(file.getvalue()), signs.paths))
    if any(_OPEN in piece.words or _END in piece.words for piece in found):
        raise BadInputError(
            f"模板 {template.name} 中有标记不能追溯。请在 Word 中改正该处的标记",
            f"A tag of the template {template.name} cannot be traced. Correct it in Word",
        )
    return found


def _read(words: str, paths: Sequence[str]) -> Iterator[Piece]:
    at = 0
    for found in _MARK.finditer(words):
        if found.start() > at:
            yield Piece(words[at : found.start()], None)
        number = int("".join(str(_DIGITS.index(sign)) for sign in found[1]))
        yield Piece(found[2], paths[number])
        at = found.end()
    if at < len(words):
        yield Piece(words[at:], None)


def _named(value: Any, path: str) -> Any:
    if isinstance(value, values.Fields):
        inside = values.Fields()
        inside._path = path
        inside |= {key: _named(item, f"{path}.{key}" if path else key) for key, item in value.items()}
        return inside
    if isinstance(value, list):
        return [_named(item, f"{path}[{place}]") for place, item in enumerate(value, 1)]
    if isinstance(value, str):
        named = Named(value)
        named.path = path
        return named
    if isinstance(value, int) and not isinstance(value, bool):
        return _number(value, path)
    return value


def _number(value: int, path: str) -> Numbered:
    named = Numbered(value)
    named.path = path
    return named
