"""A masked copy of any PDF, for one case: whose personal data it is, what stays, where it is written."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from legal_docs.bundling.identify import FileType, identify
from legal_docs.bundling.masking import areas
from legal_docs.bundling.masking.kinds import Kind, Style
from legal_docs.bundling.masking.mask import Masked, mask_pdf
from legal_docs.bundling.masking.of_case import secrets_of
from legal_docs.bundling.masking.secrets import Secrets
from legal_docs.bundling.refusal import RefusedError
from legal_docs.errors import BadInputError
from legal_docs.services import choosing
from legal_docs.services.publish import publish_file, refuse_overlap, refuse_source
from legal_docs.services.run_cases import evidence_folders, load

_LEAST = 2


@dataclass(frozen=True, slots=True)
class Wish:
    """What one asks of a masked copy: kinds that stay readable, further words, areas, how numbers go."""

    keep: frozenset[Kind] = frozenset()
    also: tuple[str, ...] = ()
    areas: Path | None = None
    style: Style = Style.FULL


def mask_file(
    file: Path,
    source: Path,
    target: Path,
    wish: Wish,
    *,
    on: date,
    case: str | None = None,
    evidence: Path | None = None,
    force: bool = False,
) -> Masked:
    """Write a copy of `file` without the personal data of the case `case` of `source`; say what was masked.

    Nothing is written unless the copy, opened again, holds none of it. Raises BadInputError, RefusedError,
    FolderError, OutputExistsError, ProofError.
    """
    found = load(source, on=on, evidence=evidence)
    loaded = choosing.one(found, case)
    _require_pdf(file)
    refuse_overlap(target, evidence_folders(found, source, evidence))
    refuse_source(target, (file, source))
    for word in wish.also:
        _require_word(word)
    rectangles = areas.read(wish.areas) if wish.areas else ()
    secrets = secrets_of(loaded.case, keep=wish.keep, also=wish.also, style=wish.style)
    done: list[Masked] = []

    def write(path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        done.append(_naming(file, path, secrets, rectangles))

    publish_file(target, write, force=force)
    return done[0]


def _naming(file: Path, path: Path, secrets: Secrets, rectangles: Sequence[areas.Area]) -> Masked:
    try:
        return mask_pdf(file, path, secrets, rectangles)
    except RefusedError as refusal:
        raise refusal.naming(file.name) from refusal


def _require_pdf(file: Path) -> None:
    try:
        kind = identify(file)
    except RefusedError as refusal:
        raise refusal.naming(file.name) from refusal
    if kind is not FileType.PDF:
        raise BadInputError(
            f"{file.name}不是 PDF。请先用 legal-docs bundle 生成证据卷，再遮盖其中的 PDF",
            f"{file.name} is no PDF. Make the bundle first (legal-docs bundle) and mask that",
        )


def _require_word(word: str) -> None:
    if len("".join(word.split())) < _LEAST:
        raise BadInputError(
            f"--also 的词语至少两个字：“{word}”太短，会遮盖全文中的这个字",
            f"--also takes words of two signs or more: “{word}” would black out that sign everywhere",
        )
