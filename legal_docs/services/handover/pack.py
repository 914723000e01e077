"""The pack for outside counsel: marked papers, a summary, a form to return, a receipt; sealed if asked."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from legal_docs.bundling import joining, watermark
from legal_docs.bundling.masking.kinds import Kind as Personal
from legal_docs.bundling.masking.mask import mask_pdf
from legal_docs.bundling.masking.of_case import secrets_of
from legal_docs.drafting.words import day
from legal_docs.errors import BadInputError
from legal_docs.model.filing import FilingKind as Kind
from legal_docs.model.problem import Place, Problem
from legal_docs.services import contents, feedback_form
from legal_docs.services.contents import Content
from legal_docs.services.handover import sealing
from legal_docs.services.handover.listing import with_lists
from legal_docs.services.handover.opened import Opened
from legal_docs.services.handover.page import page, size
from legal_docs.services.handover.said import said
from legal_docs.services.handover.summary import summary
from legal_docs.services.manifest import BUNDLE_RECORD
from legal_docs.services.publish import publish, refuse

SUMMARY, RECEIPT, FORM, INDEX = "案件摘要.pdf", "接收回执.pdf", "反馈表.xlsx", "00.txt"
ARCHIVE = "pack.zip"
"""The sealed pack; its name, like those of its members, says nothing."""
_FIRST = (Kind.BUNDLE, Kind.COMPLAINT, Kind.ENFORCEMENT, Kind.STATEMENT, Kind.REPORT)
_INTERNAL = (Kind.RECONCILIATION,)
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Order:
    """What is wanted: for whom, on which day, masked or whole, with the Word files, sealed with what."""

    to: str
    on: date
    masked: bool = False
    word: bool = False
    password: str = ""

    @property
    def mark(self) -> str:
        """Return the words of the watermark."""
        return f"仅供 {self.to} 办理本案使用　{self.on.isoformat()}"


@dataclass(frozen=True, slots=True)
class Handed:
    """A pack that was written: its folder, the names of what is in it, what is to be looked at."""

    folder: Path
    files: tuple[str, ...]
    problems: tuple[Problem, ...] = ()


def hand_over(case: Opened, order: Order, *, out: Path, force: bool) -> Handed:
    """Write `out/<case number>-移交/` and return what is in it.

    Same input, same bytes, but for a sealed pack. Raises BadInputError for an order that cannot be
    carried out, MissingPartError, OutputExistsError, FolderError.
    """
    _look(order)
    target = out / f"{case.dossier.case.number}-移交"
    refuse(target, [case.folder], force=force)
    with TemporaryDirectory(prefix="legal-docs-") as temporary:
        work = Path(temporary)
        desk = _Desk(case, order, work)
        files = dict(_made(desk, case, order))
        if order.password:
            publish(target, _sealed(files, order, work), force=force)
        else:
            about = {"case_number": case.dossier.case.number, "to": order.to, "masked": order.masked}
            publish(target, with_lists(files, on=order.on, **about), force=force)
        return Handed(target, tuple(files), tuple(desk.problems))


def _look(order: Order) -> None:
    if not order.to or len(order.to) > _LONGEST or not order.to.isprintable():
        raise BadInputError(
            f"--to 应写明接收人，如“某某律师事务所 某律师”，不超过{_LONGEST}个字",
            f"--to names who gets the pack, in at most {_LONGEST} characters",
        )
    if order.masked and order.word:
        raise BadInputError(
            "Word 文件不能遮盖，--masked 和 --word 不能同时使用",
            "Word files cannot be masked: --masked or --word",
        )


def _made(desk: "_Desk", case: Opened, order: Order) -> Iterator[tuple[str, Content]]:
    """Yield the files of the pack in the order of the receipt, the receipt last."""
    named = []
    for name, content in desk.files():
        named.append((name, content))
        yield name, content
    names = sealing.neutral([*(name for name, _ in named), RECEIPT]) if order.password else {}
    rows = [_row(name, names.get(name, name), content, order.password) for name, content in named]
    about = {
        "to": order.to,
        "handed_on": day(order.on),
        "masked": order.masked,
        "sealed": bool(order.password),
    }
    yield RECEIPT, desk.marked(RECEIPT, page("receipt", case=case.dossier.case, files=rows, **about))


class _Desk:
    """Where each file of the pack is made ready: masked, marked, encrypted, as the order says."""

    def __init__(self, case: Opened, order: Order, work: Path) -> None:
        self._case, self._order, self._work = case, order, work
        self.problems: list[Problem] = []
        self._how = {"encryption": sealing.encryption(order.password)} if order.password else {}

    def files(self) -> Iterator[tuple[str, Content]]:
        """Yield everything but the receipt."""
        case, order = self._case, self._order
        first_page = summary(case.dossier, to=order.to, on=order.on, masked=order.masked)
        yield SUMMARY, self.marked(SUMMARY, first_page)
        first = case.pdfs(*_FIRST)
        for name in (*first, *(n for n in self._outgoing(".pdf") if n not in first)):
            source = case.folder / name
            yield name, self._copy(name, self._masked(name, source) if order.masked else source)
        if not order.masked:
            yield BUNDLE_RECORD, case.folder / BUNDLE_RECORD
        if order.word:
            yield from ((name, case.folder / name) for name in self._outgoing(".docx"))
        yield FORM, feedback_form.form(case.dossier.case)

    def _outgoing(self, ending: str) -> Iterator[str]:
        """Yield the papers with that ending that may leave the house."""
        papers = self._case.papers.items()
        yield from (name for name, kind in papers if name.endswith(ending) and kind not in _INTERNAL)

    def marked(self, name: str, pdf: bytes) -> Path:
        """Return where the page of ours, with watermark, lies."""
        source = self._new("made", name)
        source.write_bytes(pdf)
        return self._copy(name, source)

    def _copy(self, name: str, source: Path) -> Path:
        target = self._new("ready", name)
        watermark.put(source, target, self._order.mark, **self._how)
        return target

    def _masked(self, name: str, source: Path) -> Path:
        """Return where a copy without personal data lies; pages nobody could look at are told."""
        secrets = secrets_of(self._case.dossier.case, keep=[Personal.NAME])
        done = mask_pdf(source, target := self._new("masked", name), secrets)
        if unseen := done.pages_not_looked_at:
            shown = "、".join(one.label or str(one.page) for one in unseen)
            self.problems.append(said("pack_not_looked_at", place=Place(file=name), pages=shown))
        return target

    def _new(self, step: str, name: str) -> Path:
        folder = self._work / step
        folder.mkdir(exist_ok=True)
        return folder / name


def _row(title: str, name: str, content: Content, password: str) -> dict[str, Any]:
    pages = joining.count(content, password) if isinstance(content, Path) and title.endswith(".pdf") else None
    return {
        "title": title,
        "name": name,
        "pages": pages,
        "size": size(contents.size(content)),
        "sha256": contents.sha256(content),
    }


def _sealed(files: Mapping[str, Content], order: Order, work: Path) -> dict[str, Content]:
    """Return the pack as one AES zip with its lists; outside and in member names nothing says whose it is."""
    names = sealing.neutral(files)
    index = "".join(f"{names[name]}　{name}\n" for name in files)
    inside: dict[str, Content] = {names[name]: content for name, content in files.items()}
    inside[INDEX] = ("本包内各文件：\n" + index).encode()
    archive = work / ARCHIVE
    sealing.zipped(with_lists(inside, on=order.on), archive, order.password)
    return with_lists({ARCHIVE: archive}, on=order.on)
