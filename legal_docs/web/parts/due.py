"""The nearest deadline of a case, of whatever kind, in words: what comes next, and what is gone by."""

from datetime import date

from legal_docs.model.deadline import Nearest
from legal_docs.web.parts import days

NEXT, LEFT, GONE = "最近期限", "距期限", "已过期限"
_NOTHING = Nearest()


def cells(found: Nearest | None, today: date, is_computed: bool) -> dict[str, str]:
    """Return the cells of a list for one case; without any open deadline, None."""
    known = found or _NOTHING
    return {
        GONE: f"● {known.overdue}项" if known.overdue else "",
        NEXT: told(known),
        LEFT: "—" if known.overdue and known.on is None else days.left(known.on, today, is_computed).text,
    }


def told(found: Nearest) -> str:
    """Return the next day and what it is of."""
    return f"{found.on} {found.kind.label}" if found.on and found.kind else "—"
