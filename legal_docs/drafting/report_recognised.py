"""The part of the review report on scans whose words a program recognised: hints, and no fact among them."""

from collections.abc import Callable

from legal_docs.drafting.report_proving import contradiction, spots_resolved
from legal_docs.drafting.words import exhibits
from legal_docs.model.base import Proof
from legal_docs.model.dossier import Dossier
from legal_docs.model.exhibit import Exhibit
from legal_docs.model.proving import Proving

MARK = "由图像识别所得，仅供核对，不作为事实"
"""What stands beside everything that rests on recognised words."""


def recognised(dossier: Dossier) -> dict[str, object] | None:
    """Return the part for the template, None where no scan was put before the program."""
    read, left = _read(dossier), _left(dossier)
    if not read and not left:
        return None
    found = dossier.proving or Proving()
    return {
        "说明": MARK,
        "程序": dossier.bundle.recognised_by,
        "页": read,
        "未识别": left,
        "矛盾": [contradiction(dossier, each) for each in found.hints],
        "案外人": [
            {"证据": exhibits(dossier.bundle, (each.proof,)), "电话": each.phones, "证件": each.ids}
            for each in found.stranger_hints
        ],
    }


def as_json(dossier: Dossier) -> dict[str, object] | None:
    """Return the same for the JSON file, None where no scan was put before the program."""
    read, left = _read(dossier), _left(dossier)
    if not read and not left:
        return None
    found = dossier.proving or Proving()
    return {
        "note": MARK,
        "program": dossier.bundle.recognised_by,
        "pages": read,
        "pages_left": left,
        "hints": [spots_resolved(dossier, each) for each in found.hints],
        "strangers": [
            {**each.model_dump(mode="json"), "exhibits": exhibits(dossier.bundle, (each.proof,))}
            for each in found.stranger_hints
        ],
    }


def _read(dossier: Dossier) -> str:
    return _pages(dossier, lambda one: one.recognised)


def _left(dossier: Dossier) -> str:
    return _pages(dossier, lambda one: one.unrecognised)


def _pages(dossier: Dossier, chosen: Callable[[Exhibit], tuple[int, ...]]) -> str:
    named = dossier.bundle.exhibits
    proofs = tuple(Proof(file=one.file, page=page) for one in named for page in chosen(one))
    return exhibits(dossier.bundle, proofs)
