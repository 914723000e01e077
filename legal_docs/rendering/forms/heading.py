"""What a printed form calls itself: the line that is its title, and the kind of case beside it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from legal_docs.rendering.forms.archive import unpack
from legal_docs.rendering.forms.layout import places_of
from legal_docs.rendering.forms.letters import W
from legal_docs.rendering.forms.printed import plain
from legal_docs.rendering.package import Package

_BRACKETS = r"(?:\([^()]*\))*"
_TITLE = re.compile(
    rf"(?:[^():]*人民法院)?(?P<before>{_BRACKETS}(?:[^():]*纠纷)?)(?P<name>(?:民事|行政|刑事)?(?:附带民事)?"
    rf"(?:起诉|答辩|反诉|上诉|自诉)状|[^():。,;、及]{{0,12}}申请书)(?P<after>{_BRACKETS})"
)
_CAUSE = re.compile(r"\((?P<brackets>[^()]*)\)|(?:案由:)?(?P<words>[^():。,;]*纠纷)")


@dataclass(frozen=True, slots=True)
class Heading:
    """One title as it is printed, without blanks: its name, and what kind of case stands beside it."""

    name: str
    causes: tuple[str, ...]

    @property
    def text(self) -> str:
        """Return name and kinds: `民事起诉状（信用卡纠纷）`."""
        return self.name + "".join(f"（{cause}）" for cause in self.causes)

    @property
    def is_pleading(self) -> bool:
        """Return whether this heads a form of its own: a paper of a party, or an application to enforce."""
        return self.name.endswith(("状", "强制执行申请书"))

    def fits(self, name: str, cause: str) -> bool:
        """Return whether this is the title of the form `name`, for `cause` and no other ("" for any)."""
        kinds = [kind for kind in self.causes if kind.endswith("纠纷")] if cause else []
        named = any(cause in kind for kind in self.causes)
        return self.is_named(name) and (named or not cause) and all(cause in kind for kind in kinds)

    def is_named(self, name: str) -> bool:
        """Return whether this is the title `name`, with or without 民事 before it."""
        return self.name.removeprefix("民事") == name.removeprefix("民事")


def headings(form: bytes) -> tuple[Heading, ...]:
    """Return every title the form prints, in order: a line that is a title and nothing else.

    Words that only mention one (`附：民事起诉状及民事答辩状示范文本`) are none. Raises BadInputError for a
    file that is not a Word file.
    """
    unpack(form)
    body = Package(form).document.find(f"{W}body")
    printed = (plain(line).text for place in places_of(body) for line in place.region.text.splitlines())
    lines = [line for line in printed if line]
    found = [(place, title) for place, line in enumerate(lines) if (title := _TITLE.fullmatch(line))]
    above = _causes(lines[found[0][0] - 1]) if found and found[0][0] else []
    first = [cause for cause in above if cause.endswith("纠纷")]
    return tuple(
        _heading(title, lines[place + 1 :], () if number else first)
        for number, (place, title) in enumerate(found)
    )


def _heading(title: re.Match[str], below: Sequence[str], above: Sequence[str]) -> Heading:
    own = [*_causes(title["before"]), *_causes(title["after"])]
    return Heading(title["name"], (*above, *own, *_below(below)))


def _below(lines: Sequence[str]) -> Iterator[str]:
    for line in lines:
        causes = _causes(line)
        if not causes:
            return
        yield from causes


def _causes(line: str) -> list[str]:
    """Return the kinds of case a line names if it names nothing else."""
    if _CAUSE.sub("", line):
        return []
    return [found["brackets"] or found["words"] or "" for found in _CAUSE.finditer(line)]
