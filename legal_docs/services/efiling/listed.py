"""上传清单: what is in the pack, what is to be signed, what is to be prepared, what stays out and why."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from legal_docs.bundling import joining
from legal_docs.drafting.proceeding import court_of, opponents, own_title, their_title
from legal_docs.drafting.words import day, listed
from legal_docs.model.dossier import Dossier
from legal_docs.model.filing import FilingKind as Kind
from legal_docs.model.problem import Problem
from legal_docs.services.efiling.slots import Part, Slot
from legal_docs.services.handover.page import page, size

_SIGN = {
    Kind.AUTHORITY: "委托人盖章，负责人签章",
    Kind.IDENTITY: "单位盖章",
    Kind.STATEMENT: "制作人、负责人签字，单位盖章",
    Kind.SERVICE: "受送达人盖章，经办人签字",
    Kind.BUNDLE: "证据目录盖章",
}
_SEAL = "单位盖章"
SINGLE = "证据"
"""The folder of the exhibits one by one, for portals that want them so."""


@dataclass(frozen=True, slots=True)
class Uploaded:
    """One file of the pack: its folder, its name in the pack, where it lies, the parts it is made of."""

    folder: str
    name: str
    path: Path
    parts: tuple[Part, ...]
    pages: int
    size: int

    @classmethod
    def of(cls, name: str, path: Path, parts: tuple[Part, ...]) -> Self:
        """Return the file at `path` with its pages and bytes counted; `name` begins with its folder."""
        return cls(name.partition("/")[0], name, path, parts, joining.count(path), path.stat().st_size)

    @property
    def to_sign(self) -> tuple[str, ...]:
        """Return what is to be signed in it, by part; the file is a draft until then."""
        own = ((part.title, part.kind) for part in self.parts if part.kind)
        return tuple(f"{title}：{_SIGN.get(kind, _SEAL)}" for title, kind in own)


def as_pdf(
    dossier: Dossier,
    found: Sequence[Slot],
    files: Sequence[Uploaded],
    left_out: Mapping[str, str],
    problems: Iterable[Problem],
) -> bytes:
    """Return the list for people as a PDF."""
    case = dossier.case
    return page(
        "upload",
        case=case,
        court=court_of(case),
        ours=own_title(case),
        theirs=their_title(case),
        opponents=listed(opponents(case)),
        made_on=day(dossier.on),
        slots=[(slot, [_row(one) for one in files if one.folder == slot.folder]) for slot in found],
        exhibits=[_row(one) for one in files if one.folder == SINGLE],
        left_out=left_out,
        problems=[problem.sentence() for problem in problems],
    )


def _row(one: Uploaded) -> dict[str, Any]:
    return {
        "name": one.name.partition("/")[2],
        "parts": [part.title for part in one.parts],
        "pages": one.pages,
        "size": size(one.size),
        "to_sign": one.to_sign,
    }


def as_json(
    dossier: Dossier,
    found: Sequence[Slot],
    files: Sequence[Uploaded],
    left_out: Mapping[str, str],
    problems: Iterable[Problem],
) -> bytes:
    """Return the list for programs."""
    data = {
        "case_number": dossier.case.number,
        "court": court_of(dossier.case),
        "slots": [
            {"number": s.number, "title": s.title, "folder": s.folder, "to_prepare": s.to_prepare}
            for s in found
        ],
        "files": [
            {
                "name": one.name,
                "parts": [part.title for part in one.parts],
                "pages": one.pages,
                "size": one.size,
                "to_sign": one.to_sign,
            }
            for one in files
        ],
        "left_out": left_out,
        "problems": [problem.model_dump(mode="json") for problem in problems],
    }
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()
