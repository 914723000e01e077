"""The last days of guarantee periods as papers print them: counted by the rules, from the contract."""

from collections.abc import Iterator

from legal_docs.drafting.words import day
from legal_docs.model.dossier import Dossier
from legal_docs.model.finding import PeriodKind
from legal_docs.services.tracing.origin import Known, Origin, OriginKind


def of_findings(dossier: Dossier) -> Iterator[Known]:
    """Yield the last day of each guarantee period that is known."""
    for period in dossier.findings.periods:
        if period.kind is PeriodKind.GUARANTEE and period.statutory_last_day:
            text = f"{period.subject}对{period.debt}的保证期间的末日（{period.length}）"
            about = ("保证期间", "届满", period.debt)
            yield Known((day(period.statutory_last_day),), Origin(OriginKind.COUNT, text), about)
