"""Bundles handed in before: their records found and checked, and what goes on from them."""

import json
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from legal_docs.bundling import supplement as supplements
from legal_docs.bundling.supplement import Way
from legal_docs.errors import BadInputError, FolderError, ProofError
from legal_docs.model.exhibit import EvidenceBundle
from legal_docs.services import contents
from legal_docs.services.manifest import BUNDLE_RECORD
from legal_docs.services.publish import overlaps


@dataclass(frozen=True, slots=True)
class Filed:
    """All bundles handed in so far: folders, or their 证据卷.json, oldest first; `way`: where new ones go."""

    paths: tuple[Path, ...]
    way: Way = "continue"

    def refuse(self, target: Path) -> None:
        """Raise FolderError where writing `target` would touch what was filed."""
        for path in self.paths:
            folder = path if path.is_dir() else path.parent
            if overlaps(target, folder):
                raise FolderError(
                    f"输出位置{target}与已提交的证据卷{folder}重叠。已提交的不能覆盖，请用 --out 另选位置",
                    f"The output {target} overlaps the filed bundle {folder}, which is never written over. "
                    "Choose another --out",
                )

    def supplement(self, planned: EvidenceBundle, *, may_be_empty: bool = False) -> EvidenceBundle:
        """Return what is to be bound of the `planned` exhibits of the same case.

        Raises BadInputError for a record that cannot be used or belongs to another case, RefusedError
        where a filed exhibit is missing or was changed, and where nothing is new unless that may be.
        """
        before = self._before(planned.case_number)
        return supplements.supplement(planned, before, self.way, may_be_empty=may_be_empty)

    def require_unmoved(self, bound: EvidenceBundle) -> None:
        """Raise ProofError where an exhibit filed before would have another number or other pages."""
        if astray := supplements.moved(self._before(bound.case_number), bound):
            names = "、".join(f"证据{one.name}" for one in astray)
            raise ProofError(
                f"补充后{names}的编号或者页码与已提交的不同。请核对证据文件夹中的原文件没有改动",
                f"Exhibits {names} would not keep their numbers or pages. Check the filed files",
            )

    def _before(self, number: str) -> EvidenceBundle:
        return supplements.together([_record(path, number) for path in self.paths])


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
            f"{file}不是本程序的证据卷记录，或者已经改动。请使用当时生成的文件",
            f"{file} is no record of a bundle of this program, or it was changed",
        ) from wrong
    if record.case_number != number:
        raise BadInputError(
            f"{file}是案件{record.case_number}的证据卷记录，不是案件{number}的。"
            "请核对 --filed，并用 --case 只处理该案件",
            f"{file} belongs to case {record.case_number}, not to {number}. "
            "Check --filed, and take that case alone with --case",
        )
    return record


def _require_unchanged(file: Path) -> None:
    """Raise BadInputError where the manifest beside the record says that it was changed since."""
    manifest = file.parent / "manifest.json"
    if not manifest.is_file():
        return
    listed = {row["name"]: row["sha256"] for row in json.loads(manifest.read_bytes())["outputs"]}
    if listed.get(file.name) != contents.sha256(file):
        raise BadInputError(
            f"{file}与同一文件夹的 manifest.json 所列校验值不符，已经改动。请使用当时生成的文件",
            f"{file} is not what the manifest.json beside it lists; it was changed",
        )
