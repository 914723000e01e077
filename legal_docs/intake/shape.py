"""Raw data → CaseFile; what pydantic refuses is said in sentences, at its place."""

import difflib
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from legal_docs.intake.codes import CODES, problem
from legal_docs.intake.columns import HEADERS, RECORDS, SHEETS
from legal_docs.intake.places import header_of
from legal_docs.intake.raw import Loc, RawCase, generic, untagged
from legal_docs.model.casefile import CaseFile
from legal_docs.model.problem import Place, Problem

_BY_TYPE = {
    "decimal_parsing": "not_a_number",
    "decimal_type": "not_a_number",
    "finite_number": "not_a_number",
    "int_parsing": "not_a_number",
    "int_type": "not_a_number",
    "int_parsing_size": "number_too_large",
    "int_from_float": "not_whole",
    "bool_parsing": "not_yes_no",
    "bool_type": "not_yes_no",
    "too_long": "too_many",
    "string_pattern_mismatch": "unknown_choice",
    "enum": "unknown_choice",
    "union_tag_invalid": "unknown_choice",
    "union_tag_not_found": "missing_value",
    "too_short": "missing_part",
}
_LIMITS = {
    "greater_than": ("gt", "应大于", "must be greater than"),
    "greater_than_equal": ("ge", "应不小于", "must be at least"),
    "less_than": ("lt", "应小于", "must be less than"),
    "less_than_equal": ("le", "应不大于", "must be at most"),
}
# The field a rule about a whole group is really about.
_FIELD_OF_RULE = {"fixed_rate_missing": "annual_percent", "lpr_tenor_missing": "lpr_tenor"}
_RECORD_NAMES = {record.path: record.zh for record in RECORDS.values()}
_CHOICES = {f.loc: c.choices for s in SHEETS for c in s.columns for f in c.fields}


@dataclass(frozen=True)
class Refusal:
    """拒绝: one path the model refused, and the problem that says why."""

    loc: Loc
    problem: Problem


def load(data: dict[str, Any]) -> CaseFile | list[ErrorDetails]:
    """Return the CaseFile, or what the model refuses."""
    try:
        return CaseFile.model_validate(data)
    except ValidationError as refused:
        return refused.errors(include_url=False)


def refusals(errors: list[ErrorDetails], raw: RawCase) -> Iterator[Refusal]:
    """Yield a problem for each refused path whose cell was not already refused."""
    around = {bad[:length] for bad in raw.spoiled for length in range(len(bad) + 1)}
    for error in errors:
        code, loc, values = _translate(error)
        if _told_already(error, loc, raw, around):
            continue
        place = raw.where(loc)
        if place.sheet and (labels := _CHOICES.get(generic(loc))):
            values["choices"] = "、".join(labels)
        yield Refusal(loc, problem(code, place, name=_name(loc, place), **values))


def _told_already(error: ErrorDetails, loc: Loc, raw: RawCase, around: set[Loc]) -> bool:
    if error["type"] == "too_short" and error["input"]:
        return True  # pydantic counts only the items that passed; those that did not are told anyway
    if generic(loc) in raw.incomplete and error["type"] in ("missing", "too_short"):
        return True
    return loc in around or any(loc[:length] in raw.spoiled for length in range(len(loc)))


def _translate(error: ErrorDetails) -> tuple[str, Loc, dict[str, Any]]:
    kind, value, loc = error["type"], error.get("input"), untagged(tuple(error["loc"]))
    context = error.get("ctx", {})
    if kind == "value_error":
        return _own_rule(str(context.get("error", "")), loc, value)
    if kind in _LIMITS:
        key, zh, en = _LIMITS[kind]
        limit = context.get(key)
        return "out_of_range", loc, {"value": value, "limit_zh": f"{zh}{limit}", "limit_en": f"{en} {limit}"}
    if kind == "missing":
        return _missing(loc), loc, {}
    if kind == "extra_forbidden":
        return _extra(loc)
    if kind.startswith("union_tag"):
        loc, value = (*loc, "kind"), context.get("tag", "")
    code = _BY_TYPE.get(kind) or _by_prefix(kind, value)
    if code == "wrong_value":
        return code, loc, {"value": value, "reason": kind}
    expected = str(context.get("expected") or context.get("expected_tags") or context.get("pattern", ""))
    choices = expected.replace(" or ", "、").replace(", ", "、")
    allowed = {"choices": choices, "limit": context.get("max_length", "")}
    return code, loc, {"value": value, **allowed}


def _by_prefix(kind: str, value: object) -> str:
    if kind == "string_type":
        return "number_instead_of_text" if isinstance(value, int | Decimal) else "wrong_shape"
    if kind.startswith("date"):
        return "not_a_day"
    if kind.startswith("time"):
        return "not_a_time"
    return "wrong_shape" if kind.endswith("_type") else "wrong_value"


def _own_rule(message: str, loc: Loc, value: object) -> tuple[str, Loc, dict[str, Any]]:
    code, _, detail = message.partition(" ")
    if code == "empty_text":
        return "missing_value", loc, {}
    if code in _FIELD_OF_RULE:
        loc = (*loc, _FIELD_OF_RULE[code])
    if code not in CODES:
        return "wrong_value", loc, {"value": value, "reason": message}
    return code, loc, {"value": value, "character": detail}


def _missing(loc: Loc) -> str:
    return "missing_part" if generic(loc) in _RECORD_NAMES else "missing_value"


def _extra(loc: Loc) -> tuple[str, Loc, dict[str, Any]]:
    path = generic(loc)
    if path in HEADERS:
        return "not_for_this_kind", loc, {"header": HEADERS[path][1]}
    siblings = sorted(
        {
            known[len(path) - 1]
            for known in HEADERS
            if known[: len(path) - 1] == path[:-1] and len(known) >= len(path)
        }
    )
    near = difflib.get_close_matches(path[-1] if path else "", siblings, n=1)
    zh, en = (f"，疑为“{near[0]}”", f"; perhaps {near[0]} is meant") if near else ("", "")
    return "unknown_field", loc, {"nearest_zh": zh, "nearest_en": en}


def _name(loc: Loc, place: Place) -> str:
    header = _RECORD_NAMES.get(generic(loc)) or header_of(loc)[1]
    field = next((part for part in reversed(loc) if isinstance(part, str)), "")
    if not header:
        return str(field)
    return header if place.sheet else f"{header} {field}"
