"""Which Word styles have a house look, which keep their own, and which fonts are black."""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from legal_docs import shipped


@dataclass(frozen=True, slots=True)
class StyleMap:
    """The content of stylemap.toml."""

    house: dict[str, str]
    own: dict[str, str]
    black: frozenset[str]
    signatures: frozenset[str]
    lists: frozenset[str]

    def tag(self, style: str) -> str:
        """Return the HTML tag for a paragraph of `style`."""
        return self.house.get(style) or self.own.get(style, "p")


def folder() -> Path:
    """Return the folder of court.css and stylemap.toml."""
    return shipped.templates() / "pdf"


def load() -> StyleMap:
    """Return the style map that ships with the program, or the bank's changed one."""
    return _parsed((folder() / "stylemap.toml").read_text("utf-8"))


@lru_cache(maxsize=4)
def _parsed(text: str) -> StyleMap:
    data = tomllib.loads(text)
    black, together = data["fonts"]["black"], data["together"]
    return StyleMap(
        house=data["house"],
        own=data["own"],
        black=frozenset(black),
        signatures=frozenset(together["signatures"]),
        lists=frozenset(together["lists"]),
    )
