"""The guarantee period of each debt a guarantor answers for, as the findings give it (民法典.692, 693)."""

from datetime import date

from legal_docs.drafting.fact import GuaranteePeriod
from legal_docs.drafting.words import day
from legal_docs.law.debts import concerns, debts_of
from legal_docs.model.dossier import Dossier
from legal_docs.model.finding import PeriodFinding, PeriodKind
from legal_docs.model.security import Guarantor


def guarantee_periods(dossier: Dossier, guarantor: Guarantor) -> tuple[GuaranteePeriod, ...]:
    """Return the period of each debt the guarantee covers; one whose end is not known is left out."""
    labels = {d.label for d in debts_of(dossier.case) if concerns(guarantor.debts, d)}
    several = sum(g.name == guarantor.name for g in dossier.case.guarantors) > 1
    found = [
        p
        for p in dossier.findings.periods
        if p.kind is PeriodKind.GUARANTEE and p.subject == guarantor.name and p.debt in labels
    ]
    return () if several else tuple(made for p in found if (made := _period(p)))


def _period(period: PeriodFinding) -> GuaranteePeriod | None:
    due, until = _step(period, "starts"), period.statutory_last_day
    if due is None or until is None:
        return None
    asked = _step(period, "preserved")
    return GuaranteePeriod.of(
        debt=period.debt, due=day(due), until=day(until), asked=day(asked) if asked else ""
    )


def _step(period: PeriodFinding, effect: str) -> date | None:
    return next((step.on for step in period.steps if step.effect == effect and step.on), None)
