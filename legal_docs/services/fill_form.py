"""A court's own form, filled for one case by its printed labels."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from legal_docs.errors import BadInputError, FolderError
from legal_docs.law.bank_tables import BankTables
from legal_docs.model.casefile import CaseFile, Cause, Stage
from legal_docs.model.dossier import Dossier
from legal_docs.model.filing import FROM_TEMPLATE, FilingKind
from legal_docs.model.form import FormSheet, Unplaced
from legal_docs.model.problem import Problem
from legal_docs.services import choosing
from legal_docs.services.filed import Filed
from legal_docs.services.parts import stopping, style_of
from legal_docs.services.prepare import without_bundle
from legal_docs.services.profiles import Profiles
from legal_docs.services.publish import publish_file, refuse_overlap, refuse_source
from legal_docs.services.run_cases import evidence_folders, load

_LONGEST_NAME = 240  # bytes; file systems take 255, and the hidden folder it is made in needs 15 more


@dataclass(frozen=True, slots=True)
class Filled:
    """The filled form: where it is, how many values and ticks it took, what has no place, new warnings.

    `notes` are what to look at in the form besides, each in Chinese and English.
    """

    file: Path
    placed: int
    unplaced: tuple[Unplaced, ...]
    problems: tuple[Problem, ...]
    notes: tuple[tuple[str, str], ...] = ()


def fill_court_form(
    form: Path,
    source: Path,
    *,
    on: date,
    out: Path,
    case: str | None = None,
    evidence: Path | None = None,
    force: bool = False,
    tables: BankTables | None = None,
    courts: Profiles | None = None,
    filed: Filed | None = None,
) -> Filled:
    """Write the form, filled for the case `case` of `source`, and return what became of it.

    `out` is the file to write, or the folder to write `<case>-<form>.docx` into; exhibits `filed` before
    are cited as they were. The form itself is never changed. Raises BadInputError for a form of another
    kind of case, one that takes nothing or holds two forms, or a case that cannot be used; then nothing
    is written.
    """
    printed = _read(form)
    found = load(source, on=on, evidence=evidence)
    loaded = choosing.one(found, case)
    target = _target(out, loaded.case, form)
    refuse_overlap(target, evidence_folders(found, source, evidence))
    refuse_source(target, (form, source))
    sheet_of = _matching(printed, loaded.case, form)
    with stopping():
        style = style_of(loaded, courts)
        prepared = without_bundle(loaded, on=on, tables=tables, style=style, filed=filed)
    sheet = sheet_of(prepared.dossier)
    filled, unplaced, notes = _filled(printed, sheet)
    wanted = sum(len([b for b in row.blanks if b.value != ""]) + len(row.ticks) for row in sheet.rows)
    _refuse_failure(form, wanted, unplaced)
    _publish(target, filled, force=force)
    new = tuple(p for p in prepared.problems if p not in loaded.problems)
    return Filled(target, wanted - len(unplaced), unplaced, (*loaded.problems, *new), notes)


def _read(form: Path) -> bytes:
    try:
        return form.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        raise BadInputError(f"无法读取表格{form}：{reason}。请检查文件", f"{form}: {reason}") from error


def _target(out: Path, case: CaseFile, form: Path) -> Path:
    return out if out.suffix.lower() == ".docx" else out / f"{case.number}-{form.stem}.docx"


SheetOf = Callable[[Dossier], FormSheet]


def _matching(printed: bytes, case: CaseFile, form: Path) -> SheetOf:
    """Return what fills a form of this title for this case; raises BadInputError where they differ."""
    if case.stage is Stage.ENFORCEMENT:
        wanted, kind, sheet_of = FilingKind.ENFORCEMENT.label, "", _enforcement
    else:
        wanted, kind = FilingKind.COMPLAINT.label, case.cause.label
        sheet_of = _card if case.cause is Cause.CARD else _loan
    _refuse_other(printed, wanted, kind, f"{form.name}", case.number)
    return sheet_of


def _refuse_other(printed: bytes, wanted: str, kind: str, form: str, case: str) -> None:
    """Raise BadInputError unless the form's one title is `wanted`, for the cause `kind`."""
    from legal_docs.rendering.forms.heading import headings

    titles = headings(printed)
    pleadings = [title for title in titles if title.is_pleading]
    if any(not title.is_named(wanted) for title in pleadings) and any(t.is_named(wanted) for t in titles):
        names = "、".join(title.text for title in titles)
        raise _two_forms(form, f"（{names}）", f" ({names})")
    if titles and titles[0].fits(wanted, kind):
        return
    right = f"{wanted}（{kind}）" if kind else wanted
    found = f"标题是“{titles[0].text}”" if titles else "没有找到标题"
    found_en = f"its title is {titles[0].text}" if titles else "it has no title"
    raise BadInputError(
        f"表格{form}与案件{case}不符：{found}，本案需要的是“{right}”。请换用对应的表格",
        f"The form {form} is not for case {case}: {found_en}, the case needs {right}. "
        "Take the form of this kind",
    )


def _refuse_failure(form: Path, wanted: int, unplaced: tuple[Unplaced, ...]) -> None:
    """Raise BadInputError where the form takes nothing, or where most rows stand in it twice."""
    from legal_docs.rendering.forms.reasons import SEVERAL_ROWS

    twice = sum(item.reason == SEVERAL_ROWS.zh for item in unplaced)
    if twice * 2 > wanted:
        raise _two_forms(form.name)
    if len(unplaced) >= wanted:
        raise BadInputError(
            f"表格{form.name}一项也填不进去，没有写出文件。请核对它是不是法院的空白表格",
            f"Nothing could be placed in the form {form.name}, and no file was written. "
            "Check that it is a court's blank form",
        )


def _two_forms(form: str, names: str = "", names_en: str = "") -> BadInputError:
    return BadInputError(
        f"表格文件{form}中似乎有不止一份表格{names}，无法确定填哪一份，没有写出文件。"
        "请另存一份，只留下要填的那份空白表格",
        f"The file {form} seems to hold more than one form{names_en}; which one to fill is not certain, "
        "and no file was written. Save a copy with only the blank form to be filled",
    )


def _loan(dossier: Dossier) -> FormSheet:
    from legal_docs.drafting.elements import loan

    return loan.sheet(dossier)


def _card(dossier: Dossier) -> FormSheet:
    from legal_docs.drafting.elements import card

    return card.sheet(dossier)


def _enforcement(dossier: Dossier) -> FormSheet:
    from legal_docs.drafting.elements import enforcement

    return enforcement.sheet(dossier)


def _filled(
    printed: bytes, sheet: FormSheet
) -> tuple[bytes, tuple[Unplaced, ...], tuple[tuple[str, str], ...]]:
    from legal_docs.rendering.forms.fill import fill_form, spare_rows

    filled, unplaced = fill_form(printed, sheet, remark=FROM_TEMPLATE)
    return filled, unplaced, spare_rows(printed, sheet)


def _publish(target: Path, docx: bytes, *, force: bool) -> None:
    if len(os.fsencode(target.name)) > _LONGEST_NAME:
        raise FolderError(
            f"文件名过长，无法写入{target}。请用 --out 指定一个较短的 .docx 文件名",
            f"The file name is too long: {target}. Give a shorter .docx name with --out",
        )

    def write(path: Path) -> None:
        path.write_bytes(docx)

    try:
        target.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = error.strerror or str(error)
        raise FolderError(
            f"无法写入{target}：{reason}。请用 --out 另选位置", f"{target} cannot be written: {reason}"
        ) from error
    publish_file(target, write, force=force)
