"""Tracked changes: a form in which some are left has two readings, and none of them is filled."""

from typing import Any

from legal_docs.errors import BadInputError
from legal_docs.rendering.forms.letters import W

_TRACKED = tuple(f"{W}{name}" for name in ("ins", "del", "moveFrom", "moveTo"))


def refuse_tracked(document: Any) -> None:
    """Raise BadInputError where something is inserted, deleted or moved as a tracked change."""
    if next(document.iter(*_TRACKED), None) is not None:
        raise BadInputError(
            "这个表格中有修订痕迹，无法填写。请用 Word 打开，接受或拒绝全部修订并关闭修订，另存后再填",
            "This form holds tracked changes and cannot be filled. Open it in Word, accept or reject "
            "them all, turn tracking off and save it",
        )
