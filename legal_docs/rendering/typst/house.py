"""The house looks for the batch lane, read from court.css: one source of looks for both lanes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from legal_docs.errors import BadInputError
from legal_docs.rendering.blocks import Look
from legal_docs.rendering.typst.lengths import points

Rules = Mapping[str, Mapping[str, str]]

_PLAIN = {
    "font-size": "size",
    "line-height": "line",
    "text-align": "alignment",
    "text-indent": "first_line",
    "margin-top": "before",
    "margin-bottom": "after",
    "margin-left": "left",
    "margin-right": "right",
    "padding-right": "right",
}


@dataclass(frozen=True, slots=True)
class HouseStyle:
    """One style: its look; whether it keeps to what stands above; whether it is never cut."""

    look: Look = field(default_factory=Look)
    with_above: bool = False
    whole: bool = False


@dataclass(frozen=True, slots=True)
class House:
    """Everything that court.css says and the batch lane needs; lengths in points."""

    body: Look
    styles: Mapping[str, HouseStyle] = field(hash=False)
    padding: tuple[float, float]  # of a cell: above and below, left and right
    table_margin: float
    rule: float


@lru_cache(maxsize=4)
def house(css: str) -> House:
    """Return the looks of `css`; raises BadInputError for a rule of a style that typst is not told about."""
    rules = _rules(css)
    styles = {name[1:]: _style(name, said) for name, said in rules.items() if _is_style(name)}
    high, wide, *_ = (points(part) for part in f"{rules['td']['padding']} 0 0".split())
    body = {name: value for name, value in rules["body"].items() if name in _PLAIN}
    return House(
        body=_style("body", body).look,
        styles=styles,
        padding=(high, wide),
        table_margin=points(rules["table"]["margin"].split()[0]),
        rule=max(points(part) for part in rules["table.lined"]["border-width"].split()),
    )


def _is_style(name: str) -> bool:
    """Return whether a selector names a Word style, alone; the classes of our own are ASCII."""
    return name.startswith(".") and name[1:].isidentifier() and not name.isascii()


def _rules(css: str) -> Rules:
    import tinycss2

    found: dict[str, dict[str, str]] = {}
    for rule in tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True):
        if rule.type == "qualified-rule":
            said = dict(_declarations(rule.content))
            for selector in tinycss2.serialize(rule.prelude).split(","):
                found.setdefault(selector.strip(), {}).update(said)
    return found


def _declarations(content: Any) -> Iterator[tuple[str, str]]:
    import tinycss2

    for said in tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True):
        if said.type == "declaration":
            yield said.name, tinycss2.serialize(said.value).strip()


def _style(name: str, said: Mapping[str, str]) -> HouseStyle:
    look: dict[str, Any] = {}
    with_above = whole = False
    for key, value in said.items():
        if key in _PLAIN:
            look[_PLAIN[key]] = value
        elif key == "margin":
            look |= _margins(value)
        elif key == "font-weight" and value in ("bold", "normal"):
            look["bold"] = value == "bold"
        elif (key, value) == ("break-after", "avoid"):
            look["keep_next"] = True
        elif (key, value) == ("break-before", "avoid"):
            with_above = True
        elif (key, value) == ("break-inside", "avoid"):
            whole = True
        else:
            raise _unknown(name, key, value)
    return HouseStyle(Look(**look), with_above, whole)


def _margins(value: str) -> dict[str, str]:
    parts = value.split()
    top, right = parts[0], parts[1 % len(parts)]
    bottom, left = parts[2 if len(parts) > 2 else 0], parts[3 if len(parts) > 3 else 1 % len(parts)]
    return {"before": top, "right": right, "after": bottom, "left": left}


def _unknown(name: str, key: str, value: str) -> BadInputError:
    return BadInputError(
        f"court.css 的“{name}”中有批量排版不认识的“{key}: {value}”。请删去该项，或改用默认排版（default）",
        f'court.css: "{name}" says "{key}: {value}", which the batch lane does not know. '
        "Remove it or use the default lane",
    )
