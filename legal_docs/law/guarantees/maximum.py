"""Maximum-amount guarantees and mortgages (最高额担保): ceiling and day of determination (R-GUA-8)."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from legal_docs.law.articles import applies
from legal_docs.law.debts import LoanDebt, concerns, debts_of
from legal_docs.law.guarantees.security_wording import security_point
from legal_docs.law.wording import zh
from legal_docs.model.casefile import CaseFile
from legal_docs.model.contact import EventKind
from legal_docs.model.point import Point
from legal_docs.model.security import Collateral, Guarantor

RULE = "R-GUA-8"
_PRINCIPAL_ONLY = ("本金最高", "最高本金", "最高债权本金", "本金限额", "本金余额")


@applies("民法典.690", "民法典.423", "担保制度解释2020.15", "担保制度解释2020.30")
def maximum_points(case: CaseFile, *, on: date) -> Iterator[Point]:
    """Yield what is missing or exceeded for each maximum-amount guarantee and mortgage."""
    guarantors = [each for each in case.guarantors if each.is_maximum]
    things = [each for each in case.collateral if each.is_maximum]
    securities: list[Guarantor | Collateral] = [*guarantors, *things]
    for each in securities:
        yield from _ceiling(case, each, on)
        yield from _determination(case, each, on)


@applies("担保制度解释2020.15", "民法典.690")
def covered_by_ceiling(
    ceiling: Decimal, principal: Decimal, other: Decimal, *, principal_only: bool = False
) -> Decimal:
    """Return how much of a debt (yuan) a maximum-amount security covers.

    The ceiling takes in principal, interest, damages and costs; only where the parties agreed on a
    ceiling of the principal alone (`principal_only`) does the rest come on top.
    """
    if principal_only:
        return min(ceiling, principal) + other
    return min(ceiling, principal + other)


def _ceiling(case: CaseFile, security: Guarantor | Collateral, on: date) -> Iterator[Point]:
    name = _giver(security)
    if security.ceiling is None:
        said = f"{name}的最高额担保未录入最高债权额，请补录；该额包括本金、利息、违约金和费用，另有约定的除外"
        yield security_point("ceiling_missing", RULE, said, "担保制度解释2020.15", subject=name)
        return
    principal, other = _owed(case, security, on)
    words = "" if isinstance(security, Collateral) else security.clause + security.scope
    only = any(each in words for each in _PRINCIPAL_ONLY)
    covered = covered_by_ceiling(security.ceiling, principal, other, principal_only=only)
    if covered < principal + other:
        said = (
            f"{name}的最高债权额{security.ceiling}元低于被担保债权{principal + other}元，"
            f"担保责任以{covered}元为限；最高债权额包括本金、利息、违约金和费用，另有约定的除外"
        )
        yield security_point("ceiling_exceeded", RULE, said, "担保制度解释2020.15", subject=name)
    registered = security.secured_amount if isinstance(security, Collateral) else None
    if registered is not None and registered != security.ceiling:
        agreed = security.ceiling
        said = f"{name}登记的金额{registered}元与约定的最高债权额{agreed}元不一致，优先受偿以登记的为准"
        yield security_point("registered_ceiling_differs", RULE, said, "担保制度解释2020.15", subject=name)


@applies("民法典.423", "民法典.690", "担保制度解释2020.30")
def _determination(case: CaseFile, security: Guarantor | Collateral, on: date) -> Iterator[Point]:
    name, determined = _giver(security), security.determined_on
    people = {name, *(each.name for each in case.debtors)}
    accepted = [
        each
        for each in case.events
        if each.kind is EventKind.BANKRUPTCY_ACCEPTED and each.target in people and each.on <= on
    ]
    early = [each for each in accepted if determined is None or each.on < determined]
    hint = f"；案卷中有{zh(early[0].on)}受理{early[0].target}破产" if early else ""
    if determined is None:
        said = (
            f"{name}的最高额担保未录入债权确定之日，请补录：约定的期间届满、新的债权不可能发生、"
            f"知道抵押财产被查封扣押、被宣告破产或者解散等{hint}"
        )
    elif early:
        said = f"{name}的最高额担保录入的债权确定之日为{zh(determined)}{hint}，确定之日可能更早，请核对"
    else:
        return
    yield security_point("determination_day", RULE, said, "民法典.423", "民法典.690", subject=name)


def _giver(security: Guarantor | Collateral) -> str:
    return security.owner if isinstance(security, Collateral) else security.name


def _owed(case: CaseFile, security: Guarantor | Collateral, on: date) -> tuple[Decimal, Decimal]:
    """Return the secured principal and the rest as the bank last stated them, else the amounts lent."""
    principal, other = Decimal(0), Decimal(0)
    for debt in debts_of(case):
        if not concerns(security.debts, debt):
            continue
        stated = [each for each in case.balances if each.on <= on and each.debt == debt.label]
        if stated:
            last = max(stated, key=lambda each: each.on)
            principal += last.principal or 0
            parts = (last.interest, last.penalty, last.compound, last.damages, last.fees)
            other += sum((each for each in parts if each is not None), Decimal(0))
        elif isinstance(debt, LoanDebt):
            principal += debt.note.amount
    return principal, other
