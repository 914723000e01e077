"""The dossier: one case with everything computed about it, ready to be drafted."""

from datetime import date, timedelta

from legal_docs.model.arrears import Arrears
from legal_docs.model.base import Model
from legal_docs.model.casefile import CaseFile
from legal_docs.model.exhibit import EvidenceBundle
from legal_docs.model.findings import Findings
from legal_docs.model.proving import Proving


class Dossier(Model):
    """卷宗: the case, the day of the run, what is owed at `arrears.on`, the findings, the bound exhibits.

    `proving` is what the exhibits are worth, None where they were not looked at.
    """

    case: CaseFile
    on: date
    arrears: Arrears
    findings: Findings
    bundle: EvidenceBundle
    proving: Proving | None = None

    @property
    def cutoff_on(self) -> date:
        """Return the day the claim is computed to."""
        return self.arrears.on

    @property
    def next_day(self) -> date:
        """Return the first day of further interest: the day after the cut-off."""
        return self.arrears.on + timedelta(days=1)
