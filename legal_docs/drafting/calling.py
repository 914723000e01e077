"""Whether the arrears of a loan meet what its acceleration clause counts (R-LIM-4)."""

import re
from datetime import date

from legal_docs.model.arrears import DebtArrears
from legal_docs.model.dossier import Dossier
from legal_docs.model.loan import Loan

_NUMERALS = {each: n for n, each in enumerate("零一二三四五六七八九十")} | {"两": 2}
_COUNT = re.compile(r"(连续|累计)(?:违约|逾期|拖欠|欠款)?([\d一二两三四五六七八九十]+)(?:个)?(?:期|月)")
_DAYS = re.compile(r"(?:逾期|超过)(?:超过|达到?|满)?([\d一二三四五六七八九十百]+)(?:日|天)")


def condition_is_met(dossier: Dossier, loan: Loan, debt: DebtArrears) -> bool:
    """Return whether the arrears meet a count of instalments or days the clause of the loan names."""
    terms = loan.acceleration_terms
    missed = len(days_missed(dossier, loan, debt))
    return terms is not None and _is_met(terms.condition, missed, days_late(dossier, debt))


def days_missed(dossier: Dossier, loan: Loan, debt: DebtArrears) -> tuple[date, ...]:
    """Return the due days of the instalments from the first unmet one to the cut-off."""
    since = debt.overdue_since or date.max
    rows = (i for n in loan.disbursements if n.note == debt.debt for i in n.schedule)
    return tuple(row.due_on for row in rows if since <= row.due_on < dossier.cutoff_on)


def days_late(dossier: Dossier, debt: DebtArrears) -> int:
    """Return the days from the first unmet due day to the cut-off."""
    return (dossier.cutoff_on - debt.overdue_since).days if debt.overdue_since else 0


def _is_met(condition: str, missed: int, late: int) -> bool:
    """Return whether the arrears meet a count of instalments or days the condition names."""
    instalments = [_number(text) for _, text in _COUNT.findall(condition)]
    days = [_number(text) for text in _DAYS.findall(condition)]
    return any(0 < n <= missed for n in instalments) or any(0 < n < late for n in days)


def _number(text: str) -> int:
    """Return 90 for 90 and for 九十; 0 for what cannot be read."""
    if text.isdigit():
        return int(text)
    total = unit = 0
    for char in text:
        if char in "十百":
            total, unit = total + (unit or 1) * (10 if char == "十" else 100), 0
        else:
            unit = _NUMERALS.get(char, 0)
    return total + unit
