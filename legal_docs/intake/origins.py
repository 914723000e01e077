"""Where the parts of thinned-out data stood before list items were taken out."""

from dataclasses import dataclass, field
from typing import Any

from legal_docs.intake.raw import Loc


@dataclass
class Origin:
    """来处: a tree like the data; each node knows the key or list position it had at first."""

    part: str | int = ""
    children: dict[str | int, "Origin"] | list["Origin"] = field(default_factory=dict)

    def drop(self, loc: Loc) -> None:
        """Take the node at `loc` out, as it is taken out of the data."""
        parent = self._at(loc[:-1])
        if parent is not None and parent._child(loc[-1]) is not None:
            del parent.children[loc[-1]]  # type: ignore[arg-type]  # a list has only whole numbers as keys

    def original(self, loc: Loc) -> Loc:
        """Return the path that what is now at `loc` had at first."""
        node: Origin | None = self
        found: list[str | int] = []
        for part in loc:
            node = node._child(part) if node else None
            found.append(node.part if node else part)
        return tuple(found)

    def _at(self, loc: Loc) -> "Origin | None":
        node: Origin | None = self
        for part in loc:
            node = node._child(part) if node else None
        return node

    def _child(self, part: str | int) -> "Origin | None":
        if isinstance(self.children, dict):
            return self.children.get(part)
        return self.children[part] if isinstance(part, int) and part < len(self.children) else None


def origins(data: Any, part: str | int = "") -> Origin:
    """Return the tree of `data` as it is now."""
    if isinstance(data, dict):
        return Origin(part, {key: origins(value, key) for key, value in data.items()})
    if isinstance(data, list):
        return Origin(part, [origins(value, index) for index, value in enumerate(data)])
    return Origin(part)
