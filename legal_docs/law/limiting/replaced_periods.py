"""Limitation whose place an instrument has taken: when it had begun, and the suit that led there."""

from collections.abc import Iterator
from datetime import date

from legal_docs.law.articles import applies
from legal_docs.law.debts import Debt
from legal_docs.law.limiting.gathering import debtor_events
from legal_docs.law.limiting.law_of_the_time import law_of_the_time
from legal_docs.law.limiting.starts import start_of
from legal_docs.law.reporting import replaced
from legal_docs.law.wording import step
from legal_docs.model.casefile import CaseFile
from legal_docs.model.finding import PeriodFinding, PeriodKind, Step
from legal_docs.model.judgment import Judgment


@applies("民法典.188", "民法典.195", "民诉法2023.250")
def replaced_limitation(
    case: CaseFile,
    debt: Debt,
    name: str,
    judgment: Judgment,
    *,
    on: date,
    overdue_since: date | None = None,
) -> PeriodFinding:
    """Return the limitation finding for a debt that `judgment` decides, with its start and the suit.

    Where the debt fell due only after the instrument took effect, there is no start to show.
    """
    start = start_of(case, debt, name, on, overdue_since)
    known = start is not None and start.day <= judgment.effective_on
    begun = start.steps if start is not None and known else ()
    return replaced(
        PeriodKind.LIMITATION,
        name,
        debt.label,
        "三年",
        judgment.number,
        judgment.effective_on,
        starts_on=start.day if start is not None and known else None,
        earlier=(*begun, *_suits(case, debt, name, judgment.effective_on)),
    )


def _suits(case: CaseFile, debt: Debt, name: str, until: date) -> Iterator[Step]:
    for each in debtor_events(case, debt, name, until):
        if each.is_proceeding:
            articles = law_of_the_time(each.articles, each.on)
            yield step(each.what, *articles, on=each.on, effect="proceedings", proofs=each.proofs)
