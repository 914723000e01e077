"""还款情况 and 是否存在逾期还款: what was paid, up to which day, and since when nothing more was."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from legal_docs.drafting.elements.debts import Debt
from legal_docs.drafting.elements.requests import NO, YES
from legal_docs.drafting.elements.wording import copies, not_met, sum_blank, text_blank
from legal_docs.drafting.words import day, yuan
from legal_docs.model.arrears import ZERO, Component
from legal_docs.model.dossier import Dossier
from legal_docs.model.form import Blank, FormRow

SECTION = "事实与理由"
LATE, SO_FAR = "是否存在逾期还款", "至今已逾期"
BESIDE_INTEREST = (
    (Component.PENALTY, "罚息"),
    (Component.COMPOUND, "复利"),
    (Component.DAMAGES, "违约金"),
    (Component.FEES, "手续费"),
)
"""What the claims set apart from interest, and so is not part of 已还利息."""


def repaid_row(dossier: Dossier, debt: Debt, name: str) -> FormRow:
    """Return the row of one 借据: principal and interest alone, what else was paid in brackets behind."""
    owed = debt[2]
    until, rest = interest_paid_to(dossier, debt)
    blanks = (
        sum_blank("已还本金", owed.paid.principal, "还款情况.已还本金"),
        *text_blank("元", name, "还款情况.借据", under="已还本金"),
        sum_blank("已还利息", owed.paid.interest, "还款情况.已还利息"),
        *text_blank("还息至", until or "", "还款情况.还息至"),
        *text_blank("日", _beside(dossier, debt, rest), "还款情况.其他已还"),
    )
    return FormRow(SECTION, "还款情况", blanks)


def interest_paid_to(dossier: Dossier, debt: Debt) -> tuple[date | None, str]:
    """Return the last due day whose interest is fully paid, and what of the next one's was paid, in words.

    The day is None where not even the first due day's interest is.
    """
    _, note, owed = debt
    lines = [x for x in dossier.arrears.lines if x.debt == note.note and x.component is Component.INTEREST]
    due_days = {line.due_on for line in note.schedule} | {owed.called_on or note.due_on}
    met, before = None, ZERO
    for due in sorted(each for each in due_days if each <= dossier.cutoff_on):
        until_then = sum((line.amount for line in lines if line.to <= due), ZERO)
        if until_then > owed.paid.interest:
            part = owed.paid.interest - before
            return met, f"{day(due)}应还利息已还{yuan(part)}元" if part else ""
        met, before = due, until_then
    return met, ""


def late_rows(dossier: Dossier, found: Sequence[Debt]) -> tuple[FormRow, ...]:
    """Return since when and how long, a copy of the row for each day since which a debt is late."""
    late: dict[date, list[str]] = {}
    for _, note, owed in found:
        if owed.overdue_since:
            late.setdefault(owed.overdue_since, []).append(note.note)
    if not late:
        return (FormRow(SECTION, LATE, ticks=(NO,)),)
    several = len(found) > 1
    return copies([_late(dossier, since, notes if several else []) for since, notes in late.items()])


def _late(dossier: Dossier, since: date, notes: list[str]) -> FormRow:
    """Return one row; the due day itself is not late, the days are counted to the cut-off of the claims."""
    name = f"；借据{'、'.join(notes)}" if notes else ""
    length = f"{(dossier.cutoff_on - since).days}天（计至{day(dossier.cutoff_on)}{name}）"
    blanks = (
        Blank("逾期时间", not_met(since), SO_FAR, field="逾期时间"),
        Blank(SO_FAR, length, field="已逾期"),
    )
    return FormRow(SECTION, LATE, blanks, (YES,))


def _beside(dossier: Dossier, debt: Debt, rest: str) -> str:
    """Return in brackets what the printed blanks have no room for; "" where there is nothing."""
    paid = debt[2].paid
    others = "、".join(
        f"{name}{yuan(v)}元" for part, name in BESIDE_INTEREST if (v := getattr(paid, part.value))
    )
    said = [rest, f"另已还{others}" if others else "", *_after_default(dossier, debt)]
    text = "；".join(each for each in said if each)
    return f"（{text}）" if text else ""


def paid_after_default(dossier: Dossier, debt: Debt) -> tuple[Decimal, ...]:
    """Return each sum paid on the 借据 after the due day that was missed, in the order of time."""
    _, note, owed = debt
    since = owed.overdue_since
    rows = (a for a in dossier.arrears.allocations if a.debt == note.note and since and a.on > since)
    return tuple(a.applied.total for a in rows if a.applied.total)


def _after_default(dossier: Dossier, debt: Debt) -> Iterator[str]:
    if paid := paid_after_default(dossier, debt):
        yield f"逾期后还款{len(paid)}笔共{yuan(sum(paid, ZERO))}元，抵充情况详见《债权计算明细》"
