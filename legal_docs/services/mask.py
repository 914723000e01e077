"""A masked copy of any PDF, for one case: whose personal data it is, what stays, where it is written."""

import os
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
from legal_docs.errors import BadInputError, FolderError
from legal_docs.intake.read import Intake, LoadedCase
from legal_docs.services.publish import publish_file, refuse_overlap
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
    loaded = _one(found, case)
    _refuse(file, target, (source, *evidence_folders(found, source, evidence)))
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


def _one(found: Intake, number: str | None) -> LoadedCase:
    """Return the one case that is meant; raises BadInputError where it is not named or cannot be used."""
    chosen = [each for each in found.cases if number in (None, each.case.number)]
    if len(chosen) == 1:
        return chosen[0]
    if chosen:
        names = "、".join(each.case.number for each in chosen)
        raise BadInputError(
            f"文件中有{len(chosen)}件案件（{names}）。请用 --case 指定按哪一件遮盖",
            f"There are {len(chosen)} cases ({names}). Say whose data to mask with --case",
        )
    errors = [p for p in found.problems if p.is_error and p.place.case in ("", number or p.place.case)]
    zh = "；".join(p.sentence() for p in errors) or f"没有案件{number or ''}。请核对 --case 和案件文件"
    en = "; ".join(p.sentence("en") for p in errors) or f"There is no case {number or ''}. Check --case"
    raise BadInputError(zh, en)


def _refuse(file: Path, target: Path, shut: Sequence[Path]) -> None:
    """Raise where the file is no PDF, or where it, the case file or the evidence would be written over."""
    try:
        kind = identify(file)
    except RefusedError as refusal:
        raise refusal.naming(file.name) from refusal
    if kind is not FileType.PDF:
        raise BadInputError(
            f"{file.name}不是 PDF。请先用 legal-docs bundle 生成证据卷，再遮盖其中的 PDF",
            f"{file.name} is no PDF. Make the bundle first (legal-docs bundle) and mask that",
        )
    refuse_overlap(target, shut[1:])
    for kept in (file, shut[0]):
        if os.path.realpath(target) == os.path.realpath(kept):
            raise FolderError(
                f"不能写入{target}：这是要读取的文件。请用 --out 另选位置",
                f"{target} is a file to be read and is not written over. Choose another --out",
            )


def _require_word(word: str) -> None:
    if len("".join(word.split())) < _LEAST:
        raise BadInputError(
            f"--also 的词语至少两个字：“{word}”太短，会遮盖全文中的这个字",
            f"--also takes words of two signs or more: “{word}” would black out that sign everywhere",
        )
