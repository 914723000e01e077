"""Every dictionary, array and string of a PDF, however deep."""

from collections.abc import Iterator
from typing import Any


def containers(pdf: Any) -> Iterator[Any]:
    """Yield each dictionary, array and stream once: those with a number of their own and those within."""
    waiting = [*pdf.objects, pdf.trailer]
    while waiting:
        thing = waiting.pop()
        if not _holds(thing):
            continue
        yield thing
        waiting += [value for _, value in _entries(thing) if _holds(value) and not value.is_indirect]


def strings(thing: Any) -> Iterator[tuple[Any, str]]:
    """Yield each string a dictionary or array holds itself, with its place in it."""
    from pikepdf import String

    yield from ((place, str(value)) for place, value in _entries(thing) if isinstance(value, String))


def names(thing: Any) -> Iterator[str]:
    """Yield each name a dictionary or array holds itself, keys too, without its slash."""
    from pikepdf import Name

    for place, value in _entries(thing):
        if isinstance(place, str):
            yield place.removeprefix("/")
        if isinstance(value, Name):
            yield str(value).removeprefix("/")


def string(words: str) -> Any:
    """Return the words as a PDF string."""
    from pikepdf import String

    return String(words)


def _holds(thing: Any) -> bool:
    from pikepdf import Array, Dictionary, Stream

    return isinstance(thing, Array | Dictionary | Stream)


def _entries(thing: Any) -> list[tuple[Any, Any]]:
    from pikepdf import Array

    return list(enumerate(thing)) if isinstance(thing, Array) else list(thing.items())
