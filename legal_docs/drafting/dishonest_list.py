"""纳入失信被执行人名单申请书: on a ground of 失信名单规定2017.1 the case itself shows, and on no other."""

from collections.abc import Iterator

from pydantic import Field

from legal_docs.drafting.context import Context
from legal_docs.drafting.draft import Draft
from legal_docs.drafting.enforcing import Measure, named, said, shared
from legal_docs.drafting.words import day, exhibits, yuan
from legal_docs.law.executing.credit_measures import ABLE, BREAKS_SETTLEMENT, listing
from legal_docs.law.executing.enforcement_events import last_application
from legal_docs.model.casefile import Stage
from legal_docs.model.contact import EventKind
from legal_docs.model.dossier import Dossier
from legal_docs.model.filing import FilingKind

PAPER = FilingKind.DISHONEST.label
_ARTICLES = ("失信名单规定2017.1", "失信名单规定2017.5")


class Settlement(Context):
    """期限已过的执行和解."""

    signed: str = Field(alias="达成日期")
    due: str = Field(alias="履行期限")
    proof: str = Field(alias="证据", description="证据目录中的编号和页码；没有时为空")


class Means(Context):
    """被执行人的一项财产."""

    kind: str = Field(alias="种类")
    text: str = Field(alias="内容")
    value: str = Field(alias="估值", description="没有时为空")
    proof: str = Field(alias="证据", description="证据目录中的编号和页码；没有时为空")


class DishonestList(Measure):
    """纳入失信被执行人名单申请书的全部内容."""

    able: bool = Field(alias="有履行能力", description="有履行能力而拒不履行（第一项）")
    means: tuple[Means, ...] = Field(alias="财产", description="第一项情形下被执行人的财产")
    broken: tuple[Settlement, ...] = Field(alias="和解", description="未履行的执行和解（第六项）")


def application(dossier: Dossier, name: str) -> DishonestList:
    """Return the application against `name`; MissingValueError where a needed value is missing."""
    grounds = listing(dossier.case, name, on=dossier.on).grounds
    means = _means(dossier, name) if ABLE in grounds else ()
    return DishonestList.of(
        able=bool(means),
        means=means,
        broken=tuple(_settlements(dossier, name)) if BREAKS_SETTLEMENT in grounds else (),
        **shared(dossier, name, *_ARTICLES),
    )


def must_say(context: DishonestList) -> tuple[str, ...]:
    """Return the strings the finished application must hold, with the facts of its grounds."""
    return (*said(context), *(m.text for m in context.means), *(s.due for s in context.broken))


def drafts(dossier: Dossier) -> Iterator[Draft]:
    """Yield an application for each person for whom the findings name it and the case holds the facts.

    A refusal alone is no ground: what the person is able to pay with must be in the case.
    """
    if dossier.case.stage is not Stage.ENFORCEMENT or not dossier.arrears.owed.total:
        return
    for name in named(dossier, PAPER):
        paper = application(dossier, name)
        if paper.able or paper.broken:
            yield Draft(
                FilingKind.DISHONEST, "纳入失信被执行人名单申请书.docx", paper, must_say(paper), of=name
            )


def _means(dossier: Dossier, name: str) -> tuple[Means, ...]:
    return tuple(
        Means.of(
            kind=clue.kind.label,
            text="，".join(t for t in (clue.description, clue.location, clue.number) if t),
            value=yuan(clue.value) if clue.value else "",
            proof=exhibits(dossier.bundle, clue.evidence),
        )
        for clue in dossier.case.clues
        if clue.owner == name
    )


def _settlements(dossier: Dossier, name: str) -> Iterator[Settlement]:
    for event in dossier.case.events:
        if event.kind is not EventKind.SETTLEMENT or event.target != name or event.new_due_on is None:
            continue
        if event.new_due_on < dossier.on and last_application(dossier.case, name, event.on):
            proof = exhibits(dossier.bundle, event.evidence)
            yield Settlement.of(signed=day(event.on), due=day(event.new_due_on), proof=proof)
