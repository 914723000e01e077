"""What the applications against one person in enforcement share: who, by which instrument, what is unpaid."""

from pydantic import Field

from legal_docs.drafting.basis import Basis
from legal_docs.drafting.context import Context
from legal_docs.drafting.parties import CreditorBlock, PartyBlock, creditor_block, party_blocks
from legal_docs.drafting.words import day, exhibits, yuan
from legal_docs.law.articles import citation
from legal_docs.law.executing.enforcement_events import last_application
from legal_docs.model.dossier import Dossier
from legal_docs.model.judgment import Judgment


class Title(Context):
    """一份执行依据."""

    court: str = Field(alias="作出机关")
    number: str = Field(alias="文号", examples=["（2024）某0101民初1号"])
    kind: str = Field(alias="种类", examples=["民事判决书"])
    effective: str = Field(alias="生效日期")
    proof: str = Field(alias="证据", description="证据目录中的编号和页码；没有时为空")


class Measure(Context):
    """执行措施申请书共有的内容."""

    applicant: CreditorBlock = Field(alias="申请执行人")
    respondent: PartyBlock = Field(alias="被执行人")
    court: str = Field(alias="法院")
    instruments: tuple[Title, ...] = Field(alias="执行依据")
    applied: str = Field(alias="申请执行日")
    unpaid: str = Field(alias="未履行金额", description="截止日尚未履行的全部金额，含加倍部分债务利息")
    cutoff: str = Field(alias="截止日")
    basis: Basis = Field(alias="法律依据")
    date: str = Field(alias="申请日期")


def shared(dossier: Dossier, name: str, *articles: str) -> dict[str, object]:
    """Return the values of `Measure` against `name`; MissingValueError where a needed one is missing."""
    case = dossier.case
    court = next((j.enforcement_court for j in case.judgments if j.enforcement_court), case.court)
    applied = last_application(case, name, dossier.on)
    found = (j for j in case.judgments if not j.obligors or name in j.obligors)
    return {
        "applicant": creditor_block(case.creditor),
        "respondent": party_blocks(case, (name,), "被执行人")[0],
        "court": court,
        "instruments": tuple(_title(dossier, judgment) for judgment in found),
        "applied": day(applied.on) if applied else "",
        "unpaid": yuan(dossier.arrears.owed.total),
        "cutoff": day(dossier.cutoff_on),
        "basis": Basis.of(citation=citation(articles, on=dossier.on), old_law=False),
        "date": day(case.file_on) if case.file_on else "",
    }


def said(paper: Measure) -> tuple[str, ...]:
    """Return what every such application must say: the parties, the court, the instruments, the sum."""
    numbers = (title.number for title in paper.instruments)
    return (paper.applicant.name, paper.respondent.name, paper.court, *numbers, paper.unpaid)


def named(dossier: Dossier, paper: str) -> tuple[str, ...]:
    """Return, each once, those for whom a point of the findings names `paper` among its next acts."""
    points = (p for p in dossier.findings.points if any(act.paper == paper for act in p.next_acts))
    return tuple(dict.fromkeys(point.subject for point in points))


def _title(dossier: Dossier, judgment: Judgment) -> Title:
    return Title.of(
        court=judgment.court,
        number=judgment.number,
        kind=judgment.kind.label,
        effective=day(judgment.effective_on),
        proof=exhibits(dossier.bundle, judgment.evidence),
    )
