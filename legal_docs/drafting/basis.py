"""法律依据: which articles a paper cites, from what the case holds. Only articles read in full text."""

from collections.abc import Sequence
from datetime import date

from pydantic import Field

from legal_docs.drafting.claims import by_suit, heir_names, preferred
from legal_docs.drafting.context import Context
from legal_docs.drafting.demands import consented_after_the_period
from legal_docs.law.articles import citation
from legal_docs.law.guarantees.guarantee import mode_of
from legal_docs.model.casefile import Cause, Stage
from legal_docs.model.dossier import Dossier
from legal_docs.model.security import CollateralKind, GuaranteeType

CIVIL_CODE_FROM = date(2021, 1, 1)
OLD_LAW = "以及法律事实发生时施行的法律规定"
"""What a paper says after its citation where older law governs, until a lawyer puts the articles there."""
LOAN = ("民法典.674", "民法典.675", "民法典.676", "民法典.577")
CARD = ("民法典.675", "民法典.676", "民法典.577")
TRANSITION = ("时间效力规定2020.1",)
SUIT = ("民诉法2023.122",)
ENFORCEMENT = ("民诉法2023.247", "民诉法2023.250", "民诉法2023.264")


class Basis(Context):
    """法律依据: the citation, and whether older law must be added by a person."""

    citation: str = Field(alias="引用")
    old_law: bool = Field(
        alias="适用旧法", description="合同签订和违约均在2021年1月1日前，实体法依据须由律师填写"
    )


def basis(dossier: Dossier) -> Basis:
    """Return the articles to cite as numbered on the paper's day, substantive law first, then procedure."""
    if dossier.case.stage is Stage.ENFORCEMENT:
        return Basis.of(citation=citation(ENFORCEMENT, on=dossier.on), old_law=False)
    return basis_of(dossier, _substantive(dossier), SUIT)


def basis_of(dossier: Dossier, duty: Sequence[str], procedure: Sequence[str]) -> Basis:
    """Return the citation of `duty` and `procedure`, with the transition rule for an older contract.

    Where the Civil Code does not govern (see `before_civil_code`) `duty` is left out.
    """
    old = before_civil_code(dossier)
    articles = (*transition(dossier), *(() if old else duty), *procedure)
    return Basis.of(citation=citation(articles, on=dossier.on), old_law=old)


def before_civil_code(dossier: Dossier) -> bool:
    """Return whether the contracts and every due day lie before the Civil Code (时间效力规定2020.1).

    So they do where the paper itself is older. The law then in force has been repealed and is never
    cited by the program; a lawyer adds it.
    """
    if dossier.on < CIVIL_CODE_FROM:
        return True
    days = _signed(dossier) + _due(dossier)
    return bool(days) and max(days) < CIVIL_CODE_FROM


def transition(dossier: Dossier) -> tuple[str, ...]:
    """Return the transition rule, where a contract older than the Civil Code is governed by it today."""
    return TRANSITION if _needs_transition(dossier) else ()


def _needs_transition(dossier: Dossier) -> bool:
    signed = min(_signed(dossier), default=CIVIL_CODE_FROM)
    return dossier.on >= CIVIL_CODE_FROM and (signed < CIVIL_CODE_FROM or before_civil_code(dossier))


def _signed(dossier: Dossier) -> list[date]:
    case = dossier.case
    return [loan.signed_on for loan in case.loans] + [card.opened_on for card in case.cards]


def _due(dossier: Dossier) -> list[date]:
    case = dossier.case
    due = [note.due_on for _, note in case.debts()]
    due += [row.due_on for card in case.cards for row in card.statements]
    return due + [debt.called_on for debt in dossier.arrears.debts if debt.called_on]


def _substantive(dossier: Dossier) -> list[str]:
    case = dossier.case
    cited = list(CARD if case.cause is Cause.CARD else LOAN)
    if dossier.arrears.owed.damages:
        cited.append("民法典.585")
    if by_suit(dossier) or any(debt.called_on for debt in dossier.arrears.debts):
        cited.append("民法典.578")
    if consented_after_the_period(dossier):
        cited.append("民法典.192")
    if any(a.applied.total for a in dossier.arrears.allocations) or dossier.arrears.owed.costs:
        cited.append("民法典.561")
    types = {mode_of(g).type for g in case.guarantors}
    if types:
        cited += ["民法典.691"]
    if GuaranteeType.JOINT in types:
        cited += ["民法典.688"]
    if types - {GuaranteeType.JOINT}:
        cited += ["民法典.686", "民法典.687"]
    if heir_names(dossier):
        cited.append("民法典.1161")
    if case.collateral and case.guarantors:
        cited.append("民法典.392")
    kinds = {c.kind for c in preferred(case.collateral)}
    if CollateralKind.MORTGAGE_REAL in kinds:
        cited.append("民法典.402")
    if CollateralKind.MORTGAGE_MOVABLE in kinds:
        cited.append("民法典.403")
    return sorted(dict.fromkeys(cited), key=_rank)


def _rank(article: str) -> tuple[bool, int]:
    law, _, number = article.rpartition(".")
    return law != "民法典", int(number)
