"""What differs between two versions of a case file, and what is said to who comes second."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta, timezone
from typing import Any

from legal_docs.errors import ConflictError
from legal_docs.model.casefile import CaseFile

_BEIJING = timezone(timedelta(hours=8))
LABELS = {
    "number": "案件编号", "cause": "案由", "stage": "办理阶段", "court": "法院", "cutoff_on": "截止日",
    "file_on": "落款日期", "creditor": "债权人", "people": "当事人", "debtors": "债务人", "loans": "借款",
    "cards": "信用卡", "repayments": "还款流水", "balances": "余额", "costs": "费用", "guarantors": "保证人",
    "collateral": "担保物", "contacts": "催收记录", "events": "程序和事件", "clues": "财产线索",
    "preservations": "保全", "judgments": "判项", "evidence": "证据", "escalation": "移交情况",
    "remarks": "备注",
}  # fmt: skip
"""What the parts of a case file are called."""


class StaleError(ConflictError):
    """Somebody else saved the case meanwhile: `by` (an account's id) at `at`; `fields` names what changed.

    A field is written as its path: `people.1.phone`, or `people` where some were added or taken away.
    """

    def __init__(self, number: str, who: str, by: int, at: datetime, fields: tuple[str, ...]) -> None:
        """Say it in words."""
        self.by, self.at, self.fields = by, at, fields
        parts = tuple(dict.fromkeys(field.split(".")[0] for field in fields))
        day = at.astimezone(_BEIJING).strftime("%Y-%m-%d %H:%M")
        super().__init__(
            f"案件 {number} 在您打开以后已由 {who} 于 {day}（北京时间）改动："
            f"{'、'.join(LABELS[part] for part in parts)}。您的改动没有保存，请重新打开案件，核对后再改",
            f"Case {number} was changed by {who} at {day} (Beijing time) after you opened it: "
            f"{', '.join(parts)}. Your change was not saved: open the case again, compare and redo it",
        )


def changed(before: CaseFile, after: CaseFile) -> tuple[str, ...]:
    """Return the paths of what differs, in the order of the model."""
    return tuple(_paths("", before.model_dump(), after.model_dump()))


def together(fields: Iterable[Iterable[str]]) -> tuple[str, ...]:
    """Return the paths of several changes, each once."""
    return tuple(dict.fromkeys(path for paths in fields for path in paths))


def _paths(path: str, before: Any, after: Any) -> Iterator[str]:
    if before == after:
        return
    pairs = _inside(before, after)
    if pairs is None:
        yield path
        return
    for name, old, new in pairs:
        yield from _paths(f"{path}.{name}" if path else str(name), old, new)


def _inside(before: Any, after: Any) -> list[tuple[Any, Any, Any]] | None:
    if isinstance(before, dict) and isinstance(after, dict) and before.keys() == after.keys():
        return [(name, before[name], after[name]) for name in before]
    if isinstance(before, tuple) and isinstance(after, tuple) and len(before) == len(after):
        return [(n, old, new) for n, (old, new) in enumerate(zip(before, after, strict=True))]
    return None
