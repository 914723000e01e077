"""Signatures and timestamps read back, offline: in a PDF, and beside a folder's SHA256SUMS."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from legal_docs.model.problem import Place, Problem
from legal_docs.services.handover.said import said
from legal_docs.services.hashes import SIGNED_SUMS, SUMS
from legal_docs.services.signing import judging, library, lists
from legal_docs.services.signing.found import After, Signature
from legal_docs.services.signing.judging import Imprint, Judged
from legal_docs.services.signing.trust import Watch

_MARK = b"/ByteRange"
"""What no signed PDF can do without, in plain bytes: where the signature lies must be known from outside."""
_PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class Read:
    """What was found, and what is wrong with it."""

    signatures: tuple[Signature, ...] = ()
    problems: tuple[Problem, ...] = ()

    def __add__(self, other: "Read") -> "Read":
        return Read(self.signatures + other.signatures, self.problems + other.problems)


def of_pdf(path: Path, name: str, watch: Watch) -> Read:
    """Return the signatures in the PDF in the order they were made; `name` is what it is called there."""
    if not _marked(path):
        return Read()
    if not library.installed():
        return _problem("signature_not_checked", name)
    library.load()
    try:
        return sum((_named(name, one) for one in _embedded(path, watch)), Read())
    except Exception as wrong:  # a file made to mislead can make the library fail in any way
        return _problem("signature_unreadable", name, detail=type(wrong).__name__)


def beside(folder: Path, watch: Watch) -> Read:
    """Return the signature and the timestamp of the folder's SHA256SUMS, as far as they are there."""
    return sum((_of_list(folder, name, watch) for name in lists.there(folder)), Read())


def _of_list(folder: Path, name: str, watch: Watch) -> Read:
    if not library.installed():
        return _problem("signature_not_checked", name)
    library.load()
    read = _list_signature if name == SIGNED_SUMS else _list_stamp
    try:
        return _named(name, read((folder / name).read_bytes(), (folder / SUMS).read_bytes(), watch))
    except Exception as wrong:  # as above
        return _problem("signature_unreadable", name, detail=type(wrong).__name__)


def _marked(path: Path) -> bool:
    """Return whether the mark is in the file, which may be large and is read piece by piece."""
    kept = b""
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            if _MARK in kept + piece:
                return True
            kept = piece[1 - len(_MARK) :]
    return False


def _embedded(path: Path, watch: Watch) -> Iterator[Judged]:
    from pyhanko.pdf_utils.reader import PdfFileReader

    with path.open("rb") as file:
        found = PdfFileReader(file).embedded_signatures
        names = {one.field_name for one in found}
        for one in found:
            one.compute_integrity_info()
            yield judging.followed(_judged(one, watch), _after(one, names))


def _judged(one: Any, watch: Watch) -> Judged:
    if one.sig_object_type == "/DocTimeStamp":
        return judging.stamp(one.signed_data, one.compute_digest, watch)
    return judging.signature(one.signed_data, one.compute_digest, watch, one.self_reported_timestamp)


def _after(one: Any, signatures: set[str]) -> After:
    """Return what was added after this signature: each later revision is compared, not believed.

    `signatures` names the fields that hold one; a change of any other field is a change of what was signed.
    """
    from pyhanko.sign.diff_analysis import ModificationLevel
    from pyhanko.sign.validation.status import ModificationInfo, SignatureCoverageLevel

    info = ModificationInfo(**one.summarise_integrity_info())
    if info.coverage == SignatureCoverageLevel.ENTIRE_FILE:
        return After.NOTHING
    level = info.modification_level
    if level is None or level > ModificationLevel.FORM_FILLING:
        return After.CHANGES
    filled = set(getattr(info.diff_result, "changed_form_fields", ()))
    return After.SIGNATURES if filled <= signatures else After.CHANGES


def _list_signature(data: bytes, sums: bytes, watch: Watch) -> Judged:
    from asn1crypto import cms

    return judging.signature(cms.ContentInfo.load(data, strict=True)["content"], _imprint(sums), watch)


def _list_stamp(data: bytes, sums: bytes, watch: Watch) -> Judged:
    from asn1crypto import tsp

    answer = tsp.TimeStampResp.load(data, strict=True)
    return judging.stamp(answer["time_stamp_token"]["content"], _imprint(sums), watch)


def _imprint(sums: bytes) -> Imprint:
    from cryptography.hazmat.primitives import hashes
    from pyhanko_certvalidator.util import get_pyca_cryptography_hash

    def digest(algorithm: str) -> bytes:
        state = hashes.Hash(get_pyca_cryptography_hash(algorithm))
        state.update(sums)
        return state.finalize()

    return digest


def _named(name: str, judged: Judged) -> Read:
    found, wrong = judged
    return Read((replace(found, file=name),), tuple(one.at(file=name) for one in wrong))


def _problem(code: str, name: str, **fields: str) -> Read:
    return Read((), (said(code, place=Place(file=name), **fields),))
