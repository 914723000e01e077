"""How a point on the form of evidence is put together."""

from collections.abc import Iterable

from legal_docs.model.base import Proof
from legal_docs.model.point import Level, Point, Topic

_NAMED = 5


def listed(names: list[str], most: int = _NAMED) -> str:
    """Return the first few names, and how many there are if there are more."""
    shown = "、".join(names[:most])
    return shown if len(names) <= most else f"{shown}等{len(names)}项"


def proofs_of(files: Iterable[str]) -> tuple[Proof, ...]:
    """Return each file once, as a proof."""
    return tuple(Proof(file=each) for each in dict.fromkeys(files))


def evidence_point(code: str, rule: str, said: str, *articles: str, proofs: tuple[Proof, ...] = ()) -> Point:
    """Return a point to check on evidence."""
    return Point(
        topic=Topic.EVIDENCE,
        code=code,
        rule=rule,
        level=Level.CHECK,
        sentence=said,
        articles=articles,
        proofs=proofs,
    )
