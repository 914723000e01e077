"""Which papers a case needs and whether they are among its exhibits (R-EVI-1, R-EVI-7)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from tomllib import loads
from typing import Any

from legal_docs.law.articles import article
from legal_docs.law.proving import wanted_acts, wanted_debt, wanted_people, wanted_security
from legal_docs.law.proving.wanted import Finder, View, Want
from legal_docs.model.base import Proof
from legal_docs.model.casefile import CaseFile, Stage
from legal_docs.model.exhibit import Exhibit, ExhibitList
from legal_docs.model.findings import Findings
from legal_docs.model.proving import Held, Requirement, Weight

_TABLE = Path(__file__).parent.parent / "tables" / "wanted_papers.toml"
_BY_NAME = "名称相近，案件资料没有引用，请核对是否为该项材料"
_FEW_PAGES = "页数少于人数，请核对是否齐全"
_FINDERS = (wanted_debt, wanted_acts, wanted_security, wanted_people)


@dataclass(frozen=True, slots=True)
class Paper:
    """One row of the table of wanted papers."""

    code: str
    paper: str
    find: Finder
    words: re.Pattern[str] | None
    weight: Weight
    stages: tuple[Stage, ...]
    rule: str
    why: str
    articles: tuple[str, ...]
    narrow: bool = False
    by_name: bool = False


def checklist(
    case: CaseFile, exhibits: ExhibitList, *, on: date, findings: Findings | None = None
) -> tuple[Requirement, ...]:
    """Return every paper the case needs on the day `on`, in the order of the table, held or not.

    A paper is held where a record of the case cites an exhibit for it, or, where no record can, where an
    exhibit is called so. What is only called so is to be checked; what the data cannot tell, too.
    """
    view = View(case, exhibits, on, findings)
    return tuple(_requirements(view))


def _requirements(view: View) -> Iterator[Requirement]:
    for paper in papers():
        if view.case.stage in paper.stages:
            for want in paper.find(view):
                yield _requirement(view, paper, want)


@lru_cache(maxsize=1)
def papers() -> tuple[Paper, ...]:
    """Return the table; raises KeyError where a row names an unknown finder or article."""
    return tuple(map(_paper, loads(_TABLE.read_text("utf-8"))["paper"]))


def _paper(row: dict[str, Any]) -> Paper:
    find = next((getattr(module, row["of"]) for module in _FINDERS if hasattr(module, row["of"])), None)
    if find is None:
        raise KeyError(row["of"])
    articles = tuple(article(each).id for each in row["articles"])
    return Paper(
        code=row["code"],
        paper=row["paper"],
        find=find,
        words=re.compile(row["words"]) if row["words"] else None,
        weight=Weight(row["weight"]),
        stages=tuple(map(Stage, row["stages"])),
        rule=row["rule"],
        why=row["why"],
        articles=articles,
        narrow=row.get("narrow", False),
        by_name=row.get("by_name", False),
    )


def _requirement(view: View, paper: Paper, want: Want) -> Requirement:
    cited, named = _cited(view, paper, want), _named(view, paper)
    found = cited or tuple(Proof(file=each.file) for each in named)
    state, note = _state(paper, want, named, is_cited=bool(cited))
    return Requirement(
        code=paper.code,
        paper=paper.paper,
        subject=want.subject,
        weight=paper.weight,
        state=want.state or state,
        why=paper.why,
        note="；".join(part for part in (want.note, "" if want.state else note) if part),
        articles=paper.articles,
        met_by=() if want.state is Held.MISSING and not want.proofs else found,
    )


def _state(paper: Paper, want: Want, named: tuple[Exhibit, ...], *, is_cited: bool) -> tuple[Held, str]:
    """Return whether the paper is held, and why it must be checked."""
    if is_cited:
        return Held.YES, ""
    if not named:
        return want.absent, ""
    if not paper.by_name:
        return Held.TO_CHECK, _BY_NAME
    if sum(each.page_count - each.lead for each in named) < want.pages:
        return Held.TO_CHECK, _FEW_PAGES
    return Held.YES, ""


def _cited(view: View, paper: Paper, want: Want) -> tuple[Proof, ...]:
    """Return the proofs of the subject that are exhibits, and called so where the paper is narrower."""
    held = ((proof, view.named(proof.file)) for proof in want.proofs)
    words = paper.words if paper.narrow else None
    return tuple(proof for proof, name in held if name and (words is None or words.search(name)))


def _named(view: View, paper: Paper) -> tuple[Exhibit, ...]:
    if paper.words is None:
        return ()
    return tuple(each for each in view.exhibits if paper.words.search(view.named(each.file)))
