"""Finished papers read again for what no court paper should say; nothing is stopped, the lawyer is told."""

from collections.abc import Iterable, Iterator
from datetime import date

from legal_docs.drafting.basis import before_civil_code
from legal_docs.law.never import doubtful_citations, unread_sources, wrong_statements
from legal_docs.model.casefile import Stage
from legal_docs.model.dossier import Dossier
from legal_docs.model.filing import FilingKind
from legal_docs.model.problem import Problem, Severity
from legal_docs.services.papers import Paper

_GROUNDS = (FilingKind.COMPLAINT, FilingKind.ELEMENT_COMPLAINT, FilingKind.PAYMENT_ORDER)
"""The papers that state the substantive law they rest on."""


def doubts(papers: Iterable[Paper], dossier: Dossier) -> tuple[Problem, ...]:
    """Return a warning for each wrong statement, unread source and doubtful citation in a Word paper.

    A paper that rests on the law before the Civil Code gets one too: the program cites no repealed law.
    """
    from legal_docs.rendering.text import docx_text

    old = dossier.case.stage is Stage.SUIT and before_civil_code(dossier)
    words = {
        name: (p.kind, docx_text(data))
        for p in papers
        for name, data in p.files.items()
        if name.endswith(".docx")
    }
    found = [
        problem.at(file=name) for name, (_, text) in words.items() for problem in _doubts(text, dossier.on)
    ]
    found += [_old_law().at(file=name) for name, (kind, _) in words.items() if old and kind in _GROUNDS]
    return tuple(problem.at(case=dossier.case.number) for problem in found)


def _doubts(text: str, on: date) -> Iterator[Problem]:
    for wrong in wrong_statements(text, on):
        yield _wrong(wrong.words, wrong.right)
    for source in unread_sources(text):
        yield _unread(source)
    for citation in doubtful_citations(text, on):
        yield _doubtful(citation)


def _wrong(words: str, right: str) -> Problem:
    return Problem(
        code="paper_wrong_statement",
        severity=Severity.WARNING,
        zh=f"文书中“{words}”的说法与法律不符",
        en=f'The paper states the law wrongly: "{words}"',
        advice_zh=f"{right}。请改正模板或案件资料",
        advice_en=f"Correct the template or the case data. In Chinese: {right}",
    )


def _unread(source: str) -> Problem:
    return Problem(
        code="paper_unread_source",
        severity=Severity.WARNING,
        zh=f"文书引用了{source}，本程序只见过二手来源，没有核对原文",
        en=f"The paper cites {source}, which is known here from secondary sources only",
        advice_zh="请由律师核对原文后再提交",
        advice_en="Have a lawyer read the source before the paper is filed",
    )


def _doubtful(citation: str) -> Problem:
    return Problem(
        code="paper_doubtful_citation",
        severity=Severity.WARNING,
        zh=f"文书引用的{citation}不在本程序核对过的现行条文之内",
        en=f"The paper cites {citation}, which is not among the articles in force that were checked",
        advice_zh="请由律师核对该条现行有效、条号无误",
        advice_en="Have a lawyer check that the article is in force and its number right",
    )


def _old_law() -> Problem:
    return Problem(
        code="old_law_to_add",
        severity=Severity.WARNING,
        zh="合同的订立和履行期限的届满均在民法典施行之前，文书只写“法律事实发生时施行的法律规定”，没有引用具体条文",
        en="All lies before the Civil Code; the paper names no article of the law then in force",
        advice_zh="请由律师在提交前补充当时施行的法律的名称和条文",
        advice_en="Have a lawyer add the law then in force, with its articles, before filing",
    )
