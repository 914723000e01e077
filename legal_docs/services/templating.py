"""Check a Word template a bank wrote, and show what it makes of a sample case."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from legal_docs import shipped
from legal_docs.drafting.draft import Draft
from legal_docs.errors import LegalDocsError, UsageError
from legal_docs.intake.read import LoadedCase
from legal_docs.model.casefile import Cause
from legal_docs.model.dossier import Dossier
from legal_docs.model.filing import FilingKind
from legal_docs.model.problem import Problem
from legal_docs.model.template import TemplateNote
from legal_docs.rendering.template import registry
from legal_docs.rendering.template.registry import Shelved
from legal_docs.services import shelf as shelves
from legal_docs.services.agreement import Made
from legal_docs.services.papers import DRAFTERS, FURTHER
from legal_docs.services.prepare import without_bundle
from legal_docs.services.proofs.whole import prove_together

SAMPLES_ON = date(2026, 6, 30)
"""The day the packaged samples are looked at; they are made up around it."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A template, what it is for, and everything found in it."""

    note: TemplateNote
    problems: tuple[Problem, ...]

    @property
    def passed(self) -> bool:
        """Return whether the template may be used."""
        return not any(problem.is_error for problem in self.problems)


@dataclass(frozen=True, slots=True)
class Previewed:
    """A template filled with a sample case: both files, and which case it was."""

    docx: bytes
    pdf: bytes
    case_number: str


def known(folder: str) -> tuple[Shelved, ...]:
    """Return every template: the bank's own in `folder` first, then those of the program."""
    return (*registry.own(folder), *registry.packaged())


def check(template: Path, kind: FilingKind | None = None, cause: Cause | None = None) -> Checked:
    """Return what is wrong with the template; `kind` and `cause` default to what stands in its TOML.

    A packaged template is known by its name. Raises UsageError where the kind is not known,
    BadInputError where the file cannot be read.
    """
    note = _note(template, kind, cause)
    return Checked(note, shelves.problems_of(template, note.kind))


def preview(template: Path, note: TemplateNote, number: str | None = None) -> Previewed:
    """Return the template filled with the sample case `number`, or the first that fits, and proved.

    Runs in a process of its own. Raises UsageError where no sample needs such a paper, BadInputError,
    MissingValueError or ProofError where the paper cannot be made.
    """
    from legal_docs.rendering import apart
    from legal_docs.rendering.text import docx_text

    dossier, draft = _sample(note, number)
    keys = draft.context.keys() if hasattr(draft.context, "keys") else {}
    docx, pdf = apart.paper(
        template, keys, draft.must_say, title=draft.name, never=draft.never, once=draft.once
    )
    prove_together(dossier, [(Made(draft, docx_text(docx)), docx_text(template.read_bytes()))])
    return Previewed(docx, pdf, dossier.case.number)


def _note(template: Path, kind: FilingKind | None, cause: Cause | None) -> TemplateNote:
    if kind is not None:
        return TemplateNote(id=template.stem, version="0", kind=kind, cause=cause, file=template.name)
    if template.with_suffix(".toml").is_file():
        return _of_cause(registry.note(template), cause)
    for one in registry.packaged():
        if one.path.name == template.name:
            return _of_cause(one.note, cause)
    raise UsageError(
        f"不知道 {template.name} 是哪一种文书的模板。请用 --kind 写明，如 --kind 民事起诉状",
        f"Which filing {template.name} is for is not known. Say --kind, such as --kind complaint",
    )


def _of_cause(note: TemplateNote, cause: Cause | None) -> TemplateNote:
    if cause is None or note.cause in (None, cause):
        return note.model_copy(update={"cause": cause or note.cause})
    raise UsageError(
        f"模板 {note.id} 用于{note.cause.label}，与 --cause {cause.label} 不符。请改正其中之一",
        f"The template {note.id} is for {note.cause.value}, not for --cause {cause.value}. Correct one",
    )


def _sample(note: TemplateNote, number: str | None) -> tuple[Dossier, Draft]:
    for loaded in _samples(note, number):
        _refuse_cause(note, loaded)
        dossier = without_bundle(loaded, on=SAMPLES_ON).dossier
        draft = next(_drafts(dossier, note.kind), None)
        if draft:
            return dossier, draft
    what = f"示例案件 {number} 不需要" if number else "没有示例案件需要"
    raise UsageError(
        f"{what}{note.kind.label}，无法预览。请换一个示例案件，或者核对文书种类和案由",
        f"No such sample case needs {note.kind.value}. Choose another --case, --kind or --cause",
    )


def _refuse_cause(note: TemplateNote, loaded: LoadedCase) -> None:
    case = loaded.case
    if note.cause not in (None, case.cause):
        raise UsageError(
            f"示例案件 {case.number} 的案由是{case.cause.label}，模板用于{note.cause.label}。"
            "请换一个 --case 或 --cause",
            f"The sample {case.number} is of {case.cause.value}, the template for {note.cause.value}. "
            "Choose another --case or --cause",
        )


def _samples(note: TemplateNote, number: str | None) -> Iterator[LoadedCase]:
    from legal_docs.services.run_cases import load

    for loaded in load(shipped.samples(), on=SAMPLES_ON).cases:
        case = loaded.case
        if (number is None and note.cause in (None, case.cause) and loaded.folder) or number == case.number:
            yield loaded


def _drafts(dossier: Dossier, kind: FilingKind) -> Iterator[Draft]:
    """Yield the papers of `kind` the case needs; one that lacks a value is passed over."""
    for drafter in [make for of, make in FURTHER if of is kind] or DRAFTERS:
        try:
            yield from [draft for draft in drafter(dossier) if draft.kind is kind]
        except LegalDocsError:
            continue
