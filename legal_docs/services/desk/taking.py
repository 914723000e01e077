"""Cases of an upload made into cases of the store, each with its evidence in one transaction."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from legal_docs.errors import BadInputError, ConflictError
from legal_docs.intake import leftover
from legal_docs.intake.read import Intake
from legal_docs.model.casefile import CaseFile
from legal_docs.model.problem import Problem
from legal_docs.model.record import CaseRecord
from legal_docs.model.stored import EvidenceItem, Upload
from legal_docs.services.desk import left_out
from legal_docs.services.desk.computed import compute, keep
from legal_docs.services.desk.desk import Desk

if TYPE_CHECKING:
    from legal_docs.storage.records import Tx


def known(desk: Desk, numbers: Iterable[str]) -> set[str]:
    """Return which of these numbers the store has a case of."""
    from legal_docs.storage import cases

    with desk.records.reading() as tx:
        return {number for number in numbers if cases.by_number(tx, number)}


def chosen(loaded: Intake, wanted: tuple[str, ...], *, with_examples: bool) -> tuple[CaseFile, ...]:
    """Return the cases of these numbers. Raises BadInputError where one has errors or is not there.

    One that still holds example rows of the blank workbook is refused as well, unless `with_examples`.
    """
    good = {each.case.number: each.case for each in loaded.cases}
    if bad := [number for number in wanted if number not in good]:
        raise BadInputError(
            f"以下案件还有错误，不能导入：{'、'.join(bad)}。请先改正",
            f"These cases have errors and cannot be imported: {', '.join(bad)}. Mend them first",
        )
    doubtful = [each.case.number for each in loaded.cases if leftover.of(each.problems)]
    if not with_examples and (left := [number for number in wanted if number in doubtful]):
        raise BadInputError(
            f"以下案件还含有空白工作簿自带的示例行：{'、'.join(left)}。请先删除示例行，或者确认后再导入",
            f"These cases still hold example rows of the blank workbook: {', '.join(left)}. "
            "Delete the rows, or confirm that they are meant",
        )
    return tuple(good[number] for number in wanted)


def is_left(loaded: Intake, kept: Upload, taken: Iterable[str]) -> bool:
    """Return whether something of the file is not taken yet."""
    done = {*kept.imported, *taken}
    troubled = any(p.is_error and p.place.case not in done for p in loaded.problems)
    return troubled or any(each.case.number not in done for each in loaded.cases)


def taken(
    desk: Desk, kept: Upload, case: CaseFile, folder: Path, refused: Iterable[Problem], *, is_last: bool
) -> CaseRecord:
    """Keep one case with its evidence, and what of it was `refused`, in one transaction."""
    from legal_docs.storage import cases, uploads

    computed, files = compute(desk, case), _kept_files(desk, folder)
    now, by = desk.now(), desk.who.id
    with desk.records.writing() as tx:
        reason = left_out.worded(f"导入“{kept.name}”", refused)
        record = cases.add(tx, case, branch=kept.branch, handler=by, by=by, at=now, reason=reason)
        _add_evidence(tx, desk, record, files)
        record = keep(tx, desk, record, computed)
        uploads.imported(tx, kept.id, (case.number,), at=now if is_last else None)
        desk.note(tx, "case.import", f"case:{record.id}", upload=kept.id, files=len(files))
    return record


def _kept_files(desk: Desk, folder: Path) -> list[tuple[str, str, int]]:
    """Put the files of the folder into the store; return where they stood, their hash and size."""
    files = sorted(path for path in folder.rglob("*") if path.is_file()) if folder.is_dir() else []
    return [(path.relative_to(folder).as_posix(), *desk.wiring.files.keep(path)) for path in files]


def _add_evidence(tx: "Tx", desk: Desk, record: CaseRecord, files: Iterable[tuple[str, str, int]]) -> None:
    from legal_docs.storage import evidence

    when = {"case_id": record.id, "added_at": desk.now(), "added_by": desk.who.id}
    items = []
    for path, sha256, size in files:
        folder, _, name = path.rpartition("/")
        told = {"folder": folder, "name": name, "sha256": sha256, "size": size}
        items.append(EvidenceItem.model_validate(told | when))
    if len(evidence.add_all(tx, record.id, items)) < len(items):
        raise evidence.taken()


def there_already(numbers: Iterable[str]) -> ConflictError:
    """Return what is said of numbers the store has."""
    listed = "、".join(sorted(numbers))
    return ConflictError(
        f"以下案件编号已经存在，不能再次导入：{listed}。请在“案件”中打开原案件修改；如为另一案件，请更换编号",
        f"There are cases of these numbers already: {listed}. Open them, or take other numbers",
    )
