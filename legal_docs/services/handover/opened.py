"""A finished case folder opened again, with the case it was made from: what packs are made of."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from legal_docs.bundling.supplement import CONTINUED, INSERTED
from legal_docs.errors import BadInputError
from legal_docs.law.bank_tables import BankTables
from legal_docs.law.review import review
from legal_docs.model.casefile import CaseFile
from legal_docs.model.dossier import Dossier
from legal_docs.model.exhibit import EvidenceBundle
from legal_docs.model.filing import FilingKind
from legal_docs.services import contents, verifying
from legal_docs.services import manifest as manifests
from legal_docs.services.choosing import refused
from legal_docs.services.prepare import state
from legal_docs.services.run_cases import load

_STEMS = {kind.label: kind for kind in FilingKind}
_STEMS |= dict.fromkeys((CONTINUED, INSERTED), FilingKind.BUNDLE)


class _File(BaseModel):
    """What is needed of one file of the manifest; folders of other versions say more, or less."""

    model_config = ConfigDict(frozen=True)

    name: str
    sha256: str


class _Listing(BaseModel):
    """What is needed of the manifest of a whole case."""

    model_config = ConfigDict(frozen=True)

    case_number: str
    on: date
    cutoff_on: date
    inputs: Annotated[tuple[_File, ...], Field(min_length=1)]
    outputs: tuple[_File, ...]


@dataclass(frozen=True, slots=True)
class Opened:
    """A finished case: its folder, what it was made from, and the kind of each of its papers by file name.

    `bound` is the bundle that lies in the folder; that of the dossier also has what was filed earlier.
    """

    folder: Path
    dossier: Dossier
    bound: EvidenceBundle
    papers: Mapping[str, FilingKind]

    def pdfs(self, *kinds: FilingKind) -> tuple[str, ...]:
        """Return the PDF files of these kinds, in the order of the kinds; all PDFs where none is named."""
        if not kinds:
            return tuple(name for name in self.papers if name.endswith(".pdf"))
        return tuple(name for kind in kinds for name in self.pdfs() if self.papers[name] is kind)


def opened(
    folder: Path, cases: Path, *, evidence: Path | None = None, tables: BankTables | None = None
) -> Opened:
    """Return the finished case in `folder` with its case out of `cases`, as of the day it was made.

    Raises BadInputError where the folder is not as it was made, holds only a part, or where the case has
    changed since; FolderError where it is not ours.
    """
    listing = _whole(folder)
    return _opened(folder, listing, _case(listing, cases, evidence), tables)


def opened_with(folder: Path, case: CaseFile, *, tables: BankTables | None = None) -> Opened:
    """Return the finished case in `folder`, which was made from `case`. Raises as `opened`."""
    return _opened(folder, _whole(folder), case, tables)


def kind_of(name: str) -> FilingKind:
    """Return the kind of paper a file of a case folder is, by its name; KeyError for one that is none."""
    stem = name.rpartition(".")[0]
    return _STEMS[stem if stem in _STEMS else stem.split("-")[0]]


def _paper(name: str) -> bool:
    return name != manifests.BUNDLE_RECORD


def _listing(folder: Path) -> _Listing:
    try:
        return _Listing.model_validate_json((folder / verifying.MANIFEST).read_bytes())
    except ValidationError as wrong:
        raise BadInputError(
            f"{folder}只是一件案件的一部分（文书或者证据卷）。请先用 run 生成完整的案件文件夹",
            f"{folder} is only a part of a case. Make the whole folder with run first",
        ) from wrong


def _whole(folder: Path) -> _Listing:
    """Return what the folder holds. Raises BadInputError where it is not as it was made, or a part only."""
    found = verifying.verify(folder)
    if not found.passed:
        raise refused(found.problems)
    return _listing(folder)


def _opened(folder: Path, listing: _Listing, case: CaseFile, tables: BankTables | None) -> Opened:
    record = verifying.read_record(folder)
    papers = {one.name: kind_of(one.name) for one in listing.outputs if _paper(one.name)}
    return Opened(folder, _dossier(listing, record.whole, case, tables), record, papers)


def _case(listing: _Listing, cases: Path, evidence: Path | None) -> CaseFile:
    intake = load(cases, on=listing.on, evidence=evidence)
    case = next((one.case for one in intake.cases if one.case.number == listing.case_number), None)
    if case is None:
        raise BadInputError(
            f"{cases}中没有可以使用的案件{listing.case_number}。请用 --cases 指明生成该文件夹的案件文件",
            f"{cases} has no usable case {listing.case_number}. Name the case file the folder was made from",
        )
    return case


def _dossier(listing: _Listing, bundle: EvidenceBundle, case: CaseFile, tables: BankTables | None) -> Dossier:
    arrears = state(case, on=listing.on)
    findings = review(case, on=listing.on, arrears=arrears, tables=tables)
    dossier = Dossier(case=case, on=listing.on, arrears=arrears, findings=findings, bundle=bundle)
    if contents.sha256(manifests.canonical(case)) != listing.inputs[0].sha256:
        raise BadInputError(
            f"案件{case.number}的资料或者程序版本与生成文件夹时不同。请重新制作文书，再制作材料包",
            f"The data of case {case.number}, or the program, changed since. Make its papers again first",
        )
    return dossier
