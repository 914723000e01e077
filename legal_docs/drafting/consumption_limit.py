"""限制消费申请书: written application against one person who does not perform (限制消费规定2015.1, 4)."""

from collections.abc import Iterator

from legal_docs.drafting.draft import Draft
from legal_docs.drafting.enforcing import Measure, named, said, shared
from legal_docs.model.casefile import Stage
from legal_docs.model.dossier import Dossier
from legal_docs.model.filing import FilingKind

PAPER = FilingKind.CONSUMPTION.label
_RULES = "限制消费规定2015"
_ARTICLES = (f"{_RULES}.1", f"{_RULES}.3", f"{_RULES}.4")


class ConsumptionLimit(Measure):
    """限制消费申请书的全部内容；对单位的，及于其法定代表人、主要负责人."""


def application(dossier: Dossier, name: str) -> ConsumptionLimit:
    """Return the application against `name`; MissingValueError where a needed value is missing."""
    return ConsumptionLimit.of(**shared(dossier, name, *_ARTICLES))


def must_say(context: ConsumptionLimit) -> tuple[str, ...]:
    """Return the strings the finished application must hold, with the head of an organisation."""
    head = () if context.respondent.natural else (context.respondent.head_name,)
    return (*said(context), *head)


def drafts(dossier: Dossier) -> Iterator[Draft]:
    """Yield an application for each person against whom the findings name the measure, if sums are open."""
    if dossier.case.stage is not Stage.ENFORCEMENT or not dossier.arrears.owed.total:
        return
    for name in named(dossier, PAPER):
        paper = application(dossier, name)
        yield Draft(FilingKind.CONSUMPTION, "限制消费申请书.docx", paper, must_say(paper), of=name)
