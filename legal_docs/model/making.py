"""What a run on a case told beside its papers: kept with it, and shown without running it again."""

from datetime import date

from legal_docs.model.base import Model
from legal_docs.model.exhibit import EvidenceBundle
from legal_docs.model.filing import FilingKind
from legal_docs.model.problem import Problem
from legal_docs.model.proving import Proving


class Making(Model):
    """制作记录: one run: errors and warnings, what the exhibits are worth, the bundle as it was bound.

    `version` is the case version it was made from. Of a look at the evidence alone the bundle is planned
    only: without pages and volumes. `without`: the kinds of paper somebody chose not to have made.
    """

    version: int
    on: date
    problems: tuple[Problem, ...] = ()
    proving: Proving = Proving()
    bundle: EvidenceBundle | None = None
    without: tuple[FilingKind, ...] = ()
