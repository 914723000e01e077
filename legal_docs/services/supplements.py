"""Supplementary bundles: what is new since the bundle that was filed, under the numbers that go on."""

import json
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from pydantic import ValidationError

from legal_docs.bundling.supplement import Way, moved, supplement, together
from legal_docs.errors import BadInputError, ProofError
from legal_docs.intake.read import LoadedCase
from legal_docs.model.exhibit import EvidenceBundle
from legal_docs.services import contents
from legal_docs.services.contents import Content
from legal_docs.services.manifest import BUNDLE_RECORD, bundle_record
from legal_docs.services.parts import Made, listed, shut, stopping
from legal_docs.services.prepare import bound
from legal_docs.services.publish import publish, refuse


def make_supplement(
    loaded: LoadedCase,
    *,
    filed: Sequence[Path],
    way: Way,
    on: date,
    out: Path,
    force: bool,
    evidence: Iterable[Path] = (),
) -> Made:
    """Write the supplement to `out/<case>-补充证据卷/`; return that folder and the warnings.

    `filed` are the folders, or their 证据卷.json, of all bundles handed in so far, oldest first. Raises
    BadInputError for a record that cannot be used, and ProofError where an exhibit filed before would move.
    """
    target = out / f"{loaded.case.number}-补充证据卷"
    refuse(target, (*shut(loaded, evidence), *(_folder(path) for path in filed)), force=force)
    before = together([_record(path, loaded.case.number) for path in filed])
    with TemporaryDirectory(prefix="legal-docs-") as work, stopping():
        into = Path(work)
        bundle, problems = bound(loaded, into, on=on, change=lambda found: supplement(found, before, way))
        if astray := moved(before, bundle):
            names = "、".join(f"证据{one.name}" for one in astray)
            raise ProofError(
                f"补充后{names}的编号或者页码与已提交的不同。请核对证据文件夹中的原文件没有改动",
                f"Exhibits {names} would not keep their numbers or pages. Check the filed files",
            )
        files: dict[str, Content] = {volume.file: into / volume.file for volume in bundle.volumes}
        files[BUNDLE_RECORD] = bundle_record(bundle)
        publish(target, listed(loaded, on, files), force=force)
    return target, tuple(p for p in problems if p not in loaded.problems)


def _require_unchanged(file: Path) -> None:
    """Raise BadInputError where the manifest beside the record says that it was changed since."""
    manifest = file.parent / "manifest.json"
    if not manifest.is_file():
        return
    listed = {row["name"]: row["sha256"] for row in json.loads(manifest.read_bytes())["outputs"]}
    if listed.get(file.name) != contents.sha256(file):
        raise BadInputError(
            f"{file}与同一文件夹的 manifest.json 所列校验值不符，已被改动。请使用当时生成的文件",
            f"{file} is not what the manifest.json beside it lists; it was changed",
        )


def _folder(path: Path) -> Path:
    return path if path.is_dir() else path.parent


def _record(path: Path, number: str) -> EvidenceBundle:
    """Return the record of a filed bundle; raises BadInputError where it is none, or of another case."""
    file = path / BUNDLE_RECORD if path.is_dir() else path
    try:
        _require_unchanged(file)
        record = EvidenceBundle.model_validate_json(file.read_bytes())
    except OSError as wrong:
        raise BadInputError(
            f"找不到已提交证据卷的记录{file}。请指定当时生成的文件夹（其中有{BUNDLE_RECORD}）",
            f"There is no record of a filed bundle at {file}. Name the folder that was made then",
        ) from wrong
    except (ValidationError, ValueError, LookupError, TypeError) as wrong:
        raise BadInputError(
            f"{file}不是本程序的证据卷记录，或者已被改动。请使用当时生成的文件",
            f"{file} is no record of a bundle of this program, or it was changed",
        ) from wrong
    if record.case_number != number:
        raise BadInputError(
            f"{file}是案件{record.case_number}的证据卷记录，不是案件{number}的",
            f"{file} belongs to case {record.case_number}, not to {number}",
        )
    return record
