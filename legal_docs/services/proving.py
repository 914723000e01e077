"""What the exhibits of a case are worth, and what the lawyer should see of it before filing."""

import re
from datetime import date

from legal_docs.bundling import reading, strangers
from legal_docs.bundling.contradictions.find import find
from legal_docs.bundling.ocr.layers import Layers
from legal_docs.bundling.refusal import warning
from legal_docs.drafting.evidence_matrix import unproved
from legal_docs.intake.read import LoadedCase
from legal_docs.law.proving.checklist import checklist
from legal_docs.model.dossier import Dossier
from legal_docs.model.exhibit import EvidenceBundle
from legal_docs.model.findings import Findings
from legal_docs.model.problem import Problem
from legal_docs.model.proving import Contradiction, Proving, Spot, StrangerData, Weight

_PRIVATE = ("id_number", "account", "contact")
_LONG = re.compile(r"(\w{4})\w{5,}(\w{2})")


def weigh(
    loaded: LoadedCase,
    bundle: EvidenceBundle,
    *,
    on: date,
    findings: Findings | None = None,
    layers: Layers | None = None,
) -> Proving | None:
    """Return the papers wanted, the contradictions, the pages with strangers' data; only reads the folder.

    What `layers` recognised in scans gives hints and nothing else. None without an evidence folder.
    """
    if loaded.folder is None:
        return None
    case, words = loaded.case, reading.read(bundle, loaded.folder)
    recognised = layers.words(bundle) if layers is not None else ()
    return Proving(
        requirements=checklist(case, bundle.exhibits, on=on, findings=findings),
        contradictions=find(case, words),
        strangers=strangers.find(case, words),
        unread=tuple(each.file for each in words if each.is_empty),
        cut=tuple(each.file for each in words if each.is_cut),
        hints=find(case, recognised),
        stranger_hints=strangers.find(case, recognised),
    )


def doubts(dossier: Dossier) -> tuple[Problem, ...]:
    """Return as warnings: contradictions, essential papers missing, facts without proof, strangers' data.

    What only a recognised scan tells is told as a hint.
    """
    found = dossier.proving or Proving()
    lacking = (each for each in found.requirements if each.missing and each.weight is Weight.ESSENTIAL)
    problems = [_contradiction(each) for each in found.contradictions]
    problems += [_contradiction(each, "recognised_contradiction") for each in found.hints]
    problems += [
        warning("essential_paper_missing", "", detail="：".join(filter(None, (each.paper, each.subject))))
        for each in lacking
    ]
    problems += [warning("fact_without_proof", "", detail=fact) for fact in unproved(dossier)]
    problems += [_strangers(each, "exhibit_strangers") for each in found.strangers]
    problems += [_strangers(each, "recognised_strangers") for each in found.stranger_hints]
    return tuple(problem.at(case=dossier.case.number) for problem in problems)


def _strangers(found: StrangerData, code: str) -> Problem:
    page, phones, ids = _page(found.proof.page), str(found.phones), str(found.ids)
    return warning(code, found.proof.file, page=page, phones=phones, ids=ids)


def _contradiction(found: Contradiction, code: str = "evidence_contradiction") -> Problem:
    said = "；".join(f"{_place(spot)}：{_shown(spot.value, found.code)}" for spot in found.spots)
    what = f"{found.subject}{found.what}" if found.subject else found.what
    return warning(code, "", what=what, detail=said, advice=found.advice)


def _place(spot: Spot) -> str:
    if spot.proof is None:
        return spot.field
    page = f"第{spot.proof.page}页" if spot.proof.page else ""
    return spot.proof.file + page


def _shown(value: str, code: str) -> str:
    """Return the value as a message may hold it: numbers of people and accounts only in part."""
    return _LONG.sub(r"\1****\2", value) if code in _PRIVATE else value


def _page(page: int | None) -> str:
    return str(page) if page else "—"
