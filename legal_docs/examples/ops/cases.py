"""`case.points` and `case.periods`: what the rules say of a whole case, given as a base and its changes."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from legal_docs.examples.inputs import Inputs, UnusableInputError
from legal_docs.law.findings import check
from legal_docs.law.review import points
from legal_docs.ledger import compute
from legal_docs.model.casefile import CaseFile


def case_points(inputs: Inputs, folder: Path) -> Mapping[str, Any]:
    """Return which of the codes asked for (`ask`) are raised, in that order, and how grave each is.

    `raised` lists them; `levels`, `rules`, `grades` and `subjects` are by code. With `owed: true` the
    ledger computes what is owed, for points on amounts.
    """
    case, on = case_of(inputs, folder), inputs.day("on")
    arrears = compute(case, on=case.cutoff_on or on) if inputs.flag("owed") else None
    found = {each.code: each for each in points(case, on=on, arrears=arrears)}
    asked = inputs.raw("ask") or []
    if not isinstance(asked, list) or not asked:
        raise inputs.wrong("ask", "须列出要问的要点代码")
    raised = [code for code in asked if code in found]
    return {
        "raised": raised,
        "levels": {code: found[code].level.value for code in raised},
        "rules": {code: found[code].rule for code in raised},
        "grades": {code: found[code].grade.value for code in raised},
        "subjects": {code: found[code].subject for code in raised},
    }


def case_periods(inputs: Inputs, folder: Path) -> Mapping[str, Any]:
    """Return the period of `kind` for `subject` (and `debt`): its days, reason and effects."""
    case, on = case_of(inputs, folder), inputs.day("on")
    kind, subject, debt = inputs.text("kind"), inputs.text("subject"), inputs.text("debt")
    for each in check(case, on=on).periods:
        if each.kind.value == kind and each.subject == subject and debt in ("", each.debt):
            names = ("starts_on", "safe_last_day", "statutory_last_day", "lenient_last_day", "act_by")
            more = ("extended_reading_last_day", "running", "reason", "settled", "provisional", "length")
            return {
                **{name: getattr(each, name) for name in (*names, *more)},
                "effects": [step.effect for step in each.steps if step.effect],
                "warnings": [step.effect for step in each.warnings if step.effect],
                "acts": [act.paper for act in each.next_acts],
            }
    raise UnusableInputError(f"案件中没有 {kind} / {subject} 的期间")


def merge(base: Any, changes: Any) -> Any:
    """Return `base` with `changes` laid over it: objects field by field, null removes, all else replaces.

    This is JSON Merge Patch (RFC 7396).
    """
    if not isinstance(changes, dict):
        return changes
    merged = dict(base) if isinstance(base, dict) else {}
    for key, value in changes.items():
        if value is None:
            merged.pop(key, None)
        else:
            merged[key] = merge(merged.get(key), value)
    return merged


def case_of(inputs: Inputs, folder: Path) -> CaseFile:
    """Return the case: `case` as a whole, or the file `base` beside the examples with `changes` laid over."""
    whole = inputs.raw("case")
    if whole is None:
        name = inputs.text("base")
        if not name:
            raise inputs.wrong("case", "须给出 case，或者 base 与 changes")
        try:
            whole = json.loads((folder / name).read_text(encoding="utf-8"))
        except (OSError, json.JSONDecodeError) as error:
            raise inputs.wrong("base", f"不能读入：{error}") from None
    return CaseFile.model_validate(merge(whole, inputs.raw("changes") or {}))


OPS = {"case.points": case_points, "case.periods": case_periods}
"""By name."""
