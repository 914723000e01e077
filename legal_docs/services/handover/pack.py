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
from legal_docs.model.casefile import CaseFile
from legal_docs.model.filing import FilingKind as Kind
from legal_docs.model.problem import Place, Problem
from legal_docs.rendering.glyphs import missing_characters
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
LONGEST = 60


@dataclass(frozen=True, slots=True)
class Order:
    """What is wanted: for whom, on which day, masked or whole, with the Word files, sealed with what.

    `allow_unmasked`: pages that are pictures, which nobody masked, may go out in a masked pack.
    """

    to: str
    on: date
    masked: bool = False
    allow_unmasked: bool = False
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
            publish(target, _sealed(files, desk.unmasked, order, work), force=force)
        else:
            about = {"case_number": case.dossier.case.number, "to": order.to, "masked": order.masked}
            about |= {"not_masked": desk.unmasked} if order.masked else {}
            publish(target, with_lists(files, on=order.on, **about), force=force)
        return Handed(target, tuple(files), tuple(desk.problems))


def _look(order: Order) -> None:
    if wrong := unusable(order.to):
        raise BadInputError(
            f"--to {wrong[0]}。应写明接收人，如“某某律师事务所 某律师”，不超过{LONGEST}个字",
            f"--to {wrong[1]}. Name who gets the pack, in at most {LONGEST} characters",
        )
    if order.masked and order.word:
        raise BadInputError(
            "Word 文件不能遮盖，--masked 和 --word 不能同时使用",
            "Word files cannot be masked: --masked or --word",
        )


def unusable(to: str) -> tuple[str, str] | None:
    """Return why the name of a recipient cannot be printed on every page, None where it can."""
    if not to.strip():
        return "没有内容", "is empty"
    if len(to) > LONGEST:
        return f"有{len(to)}个字，过长", f"has {len(to)} characters, which is too long"
    odd = [char for char in to if not char.isprintable()] or missing_characters(to)
    if odd:
        named = "、".join(f"U+{ord(char):04X}" for char in odd)
        return f"含有不可见或者无法打印的字符（{named}）", f"holds signs that cannot be printed ({named})"
    return None


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
        "unmasked": desk.unmasked,
        "sealed": bool(order.password),
    }
    yield RECEIPT, desk.marked(RECEIPT, page("receipt", case=case.dossier.case, files=rows, **about))


class _Desk:
    """Where each file of the pack is made ready: masked, marked, encrypted, as the order says."""

    def __init__(self, case: Opened, order: Order, work: Path) -> None:
        self._case, self._order, self._work = case, order, work
        self.problems: list[Problem] = []
        self.unmasked: dict[str, tuple[str, ...]] = {}
        self._how = {"encryption": sealing.encryption(order.password)} if order.password else {}

    def files(self) -> Iterator[tuple[str, Content]]:
        """Yield everything but the receipt."""
        case, order = self._case, self._order
        papers = list(self._papers())
        self._agree()
        left = sum(map(len, self.unmasked.values()))
        first_page = summary(case.dossier, to=order.to, on=order.on, masked=order.masked, unmasked=left)
        yield SUMMARY, self.marked(SUMMARY, first_page, masked=order.masked)
        for name, source in papers:
            yield name, self._copy(name, source)
        if not order.masked:
            yield BUNDLE_RECORD, case.folder / BUNDLE_RECORD
        if order.word:
            yield from ((name, case.folder / name) for name in self._outgoing(".docx"))
        yield FORM, feedback_form.form(case.dossier.case)

    def _papers(self) -> Iterator[tuple[str, Path]]:
        """Yield the PDFs of the case with where they lie, masked if so ordered."""
        first = self._case.pdfs(*_FIRST)
        for name in (*first, *(n for n in self._outgoing(".pdf") if n not in first)):
            source = self._case.folder / name
            yield name, self._masked(name, source) if self._order.masked else source

    def _agree(self) -> None:
        """Stop where pages would go out unmasked in a masked pack, unless the order allows it."""
        if not self.unmasked or self._order.allow_unmasked:
            return
        shown = "；".join(f"{name}第{'、'.join(pages)}页" for name, pages in self.unmasked.items())
        raise BadInputError(
            f"没有制作材料包：以下各页是扫描件、照片等，程序不能辨认，没有遮盖：{shown}。请逐页查看；"
            "可以照原样交给接收人的，加 --allow-unmasked-pages；"
            "不可以的，用 legal-docs mask 指定区域遮盖后另行交付",
            "No pack was made: these pages are scans or photographs, which the program cannot read and did "
            f"not mask: {shown}. Look at each; where they may go out as they are, add "
            "--allow-unmasked-pages; else mask them by area with legal-docs mask and hand that over instead",
        )

    def _outgoing(self, ending: str) -> Iterator[str]:
        """Yield the papers with that ending that may leave the house."""
        papers = self._case.papers.items()
        yield from (name for name, kind in papers if name.endswith(ending) and kind not in _INTERNAL)

    def marked(self, name: str, pdf: bytes, *, masked: bool = False) -> Path:
        """Return where the page of ours, with watermark, lies."""
        source = self._new("made", name)
        source.write_bytes(pdf)
        return self._copy(name, self._masked(name, source) if masked else source)

    def _copy(self, name: str, source: Path) -> Path:
        target = self._new("ready", name)
        watermark.put(source, target, self._order.mark, **self._how)
        return target

    def _masked(self, name: str, source: Path) -> Path:
        """Return where a copy without personal data lies; pages nobody could look at are told.

        Of names those of the parties stay, and of who acts for the bank.
        """
        case = self._case.dossier.case
        secrets = secrets_of(case, keep=[Personal.NAME], also=_outsiders(case))
        done = mask_pdf(source, target := self._new("masked", name), secrets)
        if unseen := done.pages_not_looked_at:
            self.unmasked[name] = tuple(one.label or str(one.page) for one in unseen)
            shown = "、".join(self.unmasked[name])
            self.problems.append(said("pack_not_looked_at", place=Place(file=name), pages=shown))
        return target

    def _new(self, step: str, name: str) -> Path:
        folder = self._work / step
        folder.mkdir(exist_ok=True)
        return folder / name


def _outsiders(case: CaseFile) -> Iterator[str]:
    """Yield the names of people the case file knows who are neither a party nor act for the bank."""
    bank = case.creditor
    known = {*case.defendants(), bank.head_name, bank.service_recipient, *(one.name for one in bank.agents)}
    names = (one.text for one in secrets_of(case).words if one.kind is Personal.NAME)
    yield from dict.fromkeys(name for name in names if name not in known)


def _row(title: str, name: str, content: Content, password: str) -> dict[str, Any]:
    pages = joining.count(content, password) if isinstance(content, Path) and title.endswith(".pdf") else None
    return {
        "title": title,
        "name": name,
        "pages": pages,
        "size": size(contents.size(content)),
        "sha256": contents.sha256(content),
    }


def _sealed(
    files: Mapping[str, Content], unmasked: Mapping[str, tuple[str, ...]], order: Order, work: Path
) -> dict[str, Content]:
    """Return the pack as one AES zip with its lists; outside and in member names nothing says whose it is."""
    names = sealing.neutral(files)
    index = "".join(f"{names[name]}　{name}\n" for name in files)
    inside: dict[str, Content] = {names[name]: content for name, content in files.items()}
    inside[INDEX] = ("本包内各文件：\n" + index).encode()
    archive = work / ARCHIVE
    about = {"not_masked": {names[name]: pages for name, pages in unmasked.items()}} if order.masked else {}
    sealing.zipped(with_lists(inside, on=order.on, **about), archive, order.password)
    return with_lists({ARCHIVE: archive}, on=order.on)
