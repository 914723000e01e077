"""The upload pack of one case: a folder for each slot, names by the court's pattern, limits looked at."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path
from tempfile import TemporaryDirectory

from legal_docs.bundling import joining
from legal_docs.errors import ProofError, SettingsError
from legal_docs.model.filing import FilingKind as Kind
from legal_docs.model.problem import Place, Problem
from legal_docs.model.profile import EfilingLimits
from legal_docs.services.contents import Content
from legal_docs.services.efiling.listed import SINGLE, Uploaded, as_json, as_pdf
from legal_docs.services.efiling.naming import Names, by_pattern, fields, id_numbers, names_papers
from legal_docs.services.efiling.slots import INTERNAL, Part, Slot, slots
from legal_docs.services.handover.listing import with_lists
from legal_docs.services.handover.opened import Opened
from legal_docs.services.handover.said import said
from legal_docs.services.publish import publish, refuse

_MB = 1 << 20


@dataclass(frozen=True, slots=True)
class Packed:
    """A pack that was written: its folder, its files, and where it breaks what the court wants."""

    folder: Path
    files: tuple[Uploaded, ...]
    problems: tuple[Problem, ...]


def make_pack(case: Opened, limits: EfilingLimits, *, out: Path, force: bool) -> Packed:
    """Write `out/<case number>-网上立案/` and return what is in it; nothing is cut to fit a limit.

    What breaks a limit is written all the same and told as an error. Raises SettingsError where the
    court's pattern gives several files one name, OutputExistsError, FolderError.
    """
    number = case.dossier.case.number
    target = out / f"{number}-网上立案"
    refuse(target, [case.folder], force=force)
    found, left_out = slots(case, joined=limits.one_file_per_slot)
    with TemporaryDirectory(prefix="legal-docs-") as temporary:
        desk = _Desk(case, limits, Path(temporary))
        files = tuple(one for slot in found for one in desk.slot(slot)) + tuple(desk.exhibits())
        problems = (*desk.problems, *_broken(files, limits), *_empty(found))
        told: dict[str, Content] = {one.name: one.path for one in files}
        told["上传清单.pdf"] = as_pdf(case.dossier, found, files, left_out, problems)
        told["上传清单.json"] = as_json(case.dossier, found, files, left_out, problems)
        publish(target, with_lists(told, on=case.dossier.on, case_number=number), force=force)
        return Packed(target, files, problems)


class _Desk:
    """Where the files of the pack are made: joined, cut, or taken as they are."""

    def __init__(self, case: Opened, limits: EfilingLimits, work: Path) -> None:
        self._case, self._limits, self._work = case, limits, work
        self._fields, self._made = fields(case.dossier.case), 0
        self._uploads = self._names()  # of all slots: some portals keep no folders
        self.problems: list[Problem] = []

    def slot(self, slot: Slot) -> Iterator[Uploaded]:
        """Yield the files of a slot: one where the court wants one and its limits let it be one."""
        ready = [(part, self._ready(part)) for part in slot.parts]
        for title, parts in self._together(slot, ready):
            values = {**self._fields, "文书": title, "序号": str(slot.number)}
            name = f"{slot.folder}/{self._named(by_pattern(self._limits.pattern, values))}"
            path = parts[0][1] if len(parts) == 1 else self._joined(parts)
            yield Uploaded.of(name, path, tuple(part for part, _ in parts))

    def exhibits(self) -> Iterator[Uploaded]:
        """Yield each exhibit as a file of its own, cut from the bundle with its page numbers."""
        names = self._names()
        for exhibit in self._case.bound.exhibits:
            part = Part(exhibit.title, exhibit=exhibit)
            label = f"{exhibit.name:>02}" if exhibit.name.isdecimal() else exhibit.name
            name = f"{SINGLE}/{names.free(f'{label}-{exhibit.title}')}"
            yield Uploaded.of(name, self._ready(part), (part,))

    def _named(self, wanted: str) -> str:
        pattern = self._limits.pattern
        if self._uploads.is_taken(wanted) and not names_papers(pattern):
            raise SettingsError(
                f"文件名式样“{pattern}”会使几个文件同名（{wanted}.pdf），没有写出材料包。"
                "请在法院要求表（LEGAL_DOCS_COURTS）的 pattern 中加上 {文书}",
                f"The pattern “{pattern}” gives several files one name ({wanted}.pdf); no pack was written. "
                "Put {文书} into the pattern of the court profiles (LEGAL_DOCS_COURTS)",
            )
        return self._uploads.free(wanted)

    def _names(self) -> Names:
        return Names(id_numbers(self._case.dossier.case))

    def _together(
        self, slot: Slot, ready: list[tuple[Part, Path]]
    ) -> list[tuple[str, list[tuple[Part, Path]]]]:
        """Return the parts file by file; why they stay apart where the court wants one file is told."""
        apart = [(part.title, [(part, path)]) for part, path in ready]
        if not self._limits.one_file_per_slot or len(ready) < 2:
            return apart
        volumes = sum(part.kind is Kind.BUNDLE for part, _ in ready)
        place = Place(file=slot.folder, case=self._case.dossier.case.number)
        if volumes > 1:
            self._tell("pack_volumes_apart", place, slot, count=volumes, files=len(ready))
            return apart
        limit = self._limits.file_mb
        if limit and sum(path.stat().st_size for _, path in ready) > limit * _MB:
            self._tell("pack_not_joined", place, slot, count=len(ready), limit=limit)
            return apart
        return [(slot.title, ready)]

    def _tell(self, code: str, place: Place, slot: Slot, **values: object) -> None:
        self.problems.append(said(code, place=place, slot=slot.title, **values))

    def _ready(self, part: Part) -> Path:
        """Return the PDF of a part: a paper as it is, a statement without its internal sheet, an exhibit."""
        if part.exhibit is not None:
            bundle, target = self._case.bound, self._new()
            volume = next(one for one in bundle.volumes if part.exhibit.number in one.exhibits)
            joining.cut(self._case.folder, bundle, volume, part.exhibit, target)
            return target
        path = self._case.folder / part.file
        return self._without_internal(path) if part.kind is Kind.STATEMENT else path

    def _without_internal(self, path: Path) -> Path:
        from legal_docs.rendering.text import pdf_pages

        pages = pdf_pages(path.read_bytes())
        court = len(list(takewhile(lambda text: INTERNAL not in text, pages)))
        if court == len(pages):
            return path
        if not pages[court].strip().startswith("附页"):
            raise ProofError(
                f"{path.name}的内部附页没有另起一页，不能分开。请在模板中让附页另起一页",
                f"The internal sheet of {path.name} does not begin on a page of its own. Mend the template",
            )
        joining.without(path, court, target := self._new())
        return target

    def _joined(self, parts: list[tuple[Part, Path]]) -> Path:
        joining.join([(part.title, path) for part, path in parts], target := self._new())
        return target

    def _new(self) -> Path:
        self._made += 1
        return self._work / f"{self._made}.pdf"


def _broken(files: tuple[Uploaded, ...], limits: EfilingLimits) -> Iterator[Problem]:
    """Yield each file that the portal would not take."""
    types = {one.lower().lstrip(".") for one in limits.types}
    for one in files:
        place = Place(file=one.name)
        if one.path.suffix.lstrip(".").lower() not in types:
            yield said("pack_type_refused", place=place, types="、".join(limits.types))
        if limits.file_mb and one.size > limits.file_mb * _MB:
            yield said("pack_file_too_large", place=place, size=f"{one.size / _MB:.1f}", limit=limits.file_mb)


def _empty(found: tuple[Slot, ...]) -> Iterator[Problem]:
    for slot in found:
        if not slot.parts:
            yield said("pack_slot_empty", place=Place(file=slot.folder), slot=slot.title)
