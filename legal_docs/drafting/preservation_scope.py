"""Whose property may be asked for in a preservation, and up to what sum."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from pydantic import Field

from legal_docs.drafting.context import Context
from legal_docs.drafting.property_items import by_owner, net_value, open_clues
from legal_docs.drafting.words import yuan
from legal_docs.law.guarantees.guarantee import mode_of
from legal_docs.law.preserving.preservation_rules import covers
from legal_docs.law.preserving.property_clues import is_with_creditor
from legal_docs.model.casefile import CaseFile
from legal_docs.model.dossier import Dossier
from legal_docs.model.party import DebtorRole
from legal_docs.model.property import PropertyClue
from legal_docs.model.security import GuaranteeType, Guarantor


class Limit(Context):
    """对一名被申请人的财产的保全限度."""

    name: str = Field(alias="姓名")
    kind: str = Field(alias="类别", examples=["保证", "继承"])
    amount: str = Field(alias="数额", description="继承人所得遗产的价值未录入时为空")


def asked_clues(dossier: Dossier) -> tuple[PropertyClue, ...]:
    """Return the clues to ask preservation of: liable, not preserved yet, not an account at the bank itself.

    What lies with the bank is set off first. A general guarantor's property waits until the debtor's was
    asked for and falls short (担保制度解释2020.26).
    """
    case = dossier.case
    free = [c for c in open_clues(case) if not any(covers(each, c) for each in case.preservations)]
    free = [c for c in free if not is_with_creditor(c, case.creditor)]
    waiting = set() if _falls_short(dossier) else general_guarantors(case)
    return tuple(c for c in free if c.owner not in waiting)


def general_guarantors(case: CaseFile) -> set[str]:
    """Return the names of those who are general guarantors and nothing more."""
    debtors = {each.name for each in case.debtors}
    general = {g.name for g in case.guarantors if mode_of(g).type is GuaranteeType.GENERAL}
    joint = {g.name for g in case.guarantors if mode_of(g).type is not GuaranteeType.GENERAL}
    return general - debtors - joint


def _falls_short(dossier: Dossier) -> bool:
    """Return whether the debtors' property is asked for and, as far as its value is known, not enough."""
    case = dossier.case
    debtors = {each.name for each in case.debtors}
    touched = {each.owner for each in open_clues(case)} | {each.owner for each in case.preservations}
    return bool(debtors & touched) and debtors_worth(case) < dossier.arrears.owed.total


def debtors_worth(case: CaseFile) -> Decimal:
    """Return what the debtors' known property is worth after claims that rank before, where known."""
    debtors = {each.name for each in case.debtors}
    return sum((net_value(c) for c in open_clues(case) if c.owner in debtors), Decimal("0.00"))


def limits(dossier: Dossier, clues: Sequence[PropertyClue]) -> Iterator[Limit]:
    """Yield for whom less than the whole may be asked: guarantors for a part, heirs for the estate."""
    case, owners = dossier.case, by_owner(clues)
    for debtor in case.debtors:
        if debtor.name in owners and debtor.role is DebtorRole.HEIR:
            amount = yuan(debtor.inherits) if debtor.inherits else ""
            yield Limit.of(name=debtor.name, kind="继承", amount=amount)
    debtors = {each.name for each in case.debtors}
    for name in owners:
        bonds = [g for g in case.guarantors if g.name == name and name not in debtors]
        bound = sum((_bound(dossier, g) for g in bonds), Decimal("0.00"))
        if bonds and bound < dossier.arrears.owed.total:
            yield Limit.of(name=name, kind="保证", amount=yuan(bound))


def _bound(dossier: Dossier, guarantor: Guarantor) -> Decimal:
    """Return how much of what is owed at the cut-off the guarantee covers."""
    debts = dossier.arrears.debts
    covered = [d for d in debts if not guarantor.debts or {d.debt, d.contract} & set(guarantor.debts)]
    whole = len(covered) == len(debts)
    owed = dossier.arrears.owed.total if whole else sum((d.owed.total for d in covered), Decimal("0.00"))
    return min(owed, guarantor.ceiling or owed)
