"""What a balance sheet proves: what the bank's system says is owed, and that less is claimed where it is."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import groupby

from legal_docs.bundling.wording import day, roles, several, yuan
from legal_docs.errors import BadInputError
from legal_docs.ledger import compute
from legal_docs.ledger.reconcile import lent_in_full
from legal_docs.model.arrears import Reconciliation
from legal_docs.model.casefile import CaseFile
from legal_docs.model.loan import ClaimedBalance

_TOTAL = "合计"


def balance(case: CaseFile, balances: Sequence[ClaimedBalance]) -> str:
    """Return what the bank's system says is owed on each day, debt by debt."""
    days = groupby(sorted(balances, key=lambda one: one.on), key=lambda one: one.on)
    return "；".join(_of_day(case, tuple(found)) for _, found in days)


def _of_day(case: CaseFile, balances: Sequence[ClaimedBalance]) -> str:
    said = "；".join(_sums(case, one) for one in balances)
    head = f"截至{day(balances[0].on)}，{roles(case).ours}业务系统记载的"
    return f"{head}{said}{_whole(balances)}{_claimed(case, balances)}"


def _whole(balances: Sequence[ClaimedBalance]) -> str:
    """Return the sum of several debts; "" for one, or where a sheet leaves its own sum out."""
    totals = [one.total for one in balances if one.total]
    return f"；以上共计{yuan(sum(totals, Decimal()))}" if len(totals) == len(balances) > 1 else ""


def _sums(case: CaseFile, one: ClaimedBalance) -> str:
    named = {
        "本金": one.principal, "利息": one.interest, "罚息": one.penalty, "复利": one.compound,
        "违约金": one.damages, "手续费": one.fees, _TOTAL: one.total,
    }  # fmt: skip
    listed = several(f"{name}{yuan(amount)}" for name, amount in named.items() if amount)
    several_notes = len(case.debts()) > 1 and one.debt in {note.note for _, note in case.debts()}
    which = f"借据{one.debt}项下的" if several_notes else ""
    return f"{which}欠款{f'为{listed}' if listed else '情况'}"


def _claimed(case: CaseFile, balances: Sequence[ClaimedBalance]) -> str:
    """Return that less than the sheet states is claimed, with the lower sums; "" where it is not so."""
    rows = [row for one in balances for row in _lower(case, one)]
    if not rows:
        return ""
    labels = several(row.component for row in rows)
    sums = several(f"{_debt(case, row)}{row.component}{yuan(row.ours)}" for row in rows)
    theirs = f"{roles(case).ours}按《债权计算明细》的较低数额（{sums}）主张"
    lent = "" if all(map(lent_in_full, case.loans)) else "实际发放的本金和"
    return f"，其中{labels}高于按{lent}合同约定计算的数额，{theirs}"


def _debt(case: CaseFile, row: Reconciliation) -> str:
    return f"借据{row.debt}项下的" if len(case.debts()) > 1 and row.debt else ""


def _lower(case: CaseFile, one: ClaimedBalance) -> list[Reconciliation]:
    """Return the figures of which we claim less on that day, if we claim less on the whole."""
    try:
        found = compute(case, on=one.on).reconciliations
    except BadInputError:  # the case stops on it when its debt is computed
        return []
    rows = [row for row in found if (row.on, row.debt) == (one.on, one.debt)]
    whole = [row for row in rows if row.component == _TOTAL] or rows
    is_less = any(row.difference < 0 for row in whole) and not any(row.difference > 0 for row in whole)
    return [row for row in rows if row.difference < 0] if is_less else []
