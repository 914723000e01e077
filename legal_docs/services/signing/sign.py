"""Signing a finished folder, a pack or a PDF: signed copies in a folder of their own, or beside the list."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from legal_docs.bundling.selfcheck import is_bundle
from legal_docs.errors import BadInputError, LegalDocsError, ProofError, UsageError
from legal_docs.model.problem import Problem
from legal_docs.services import contents, hashes, verifying
from legal_docs.services.contents import Content
from legal_docs.services.handover.listing import with_lists
from legal_docs.services.handover.pack import ARCHIVE
from legal_docs.services.hashes import MANIFEST, SIGNED_SUMS, STAMPED_SUMS, SUMS
from legal_docs.services.manifest import BUNDLE_RECORD
from legal_docs.services.publish import finished, publish, publish_file, refuse, refuse_file
from legal_docs.services.signing import authority, lists, pdf, reading
from legal_docs.services.signing.found import After
from legal_docs.services.signing.key import Key
from legal_docs.services.signing.trust import Watch

ENDING = "-已签名"
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Order:
    """With which key (None: a timestamp alone), stamped where, why, and whether the list alone."""

    key: Key | None
    on: date
    now: datetime
    tsa: str = ""
    reason: str = ""
    list_only: bool = False

    @property
    def holder(self) -> Key:
        """Return the key; raises UsageError where there is none."""
        if self.key is None:
            raise UsageError("PDF 须用 --key 签名", "A PDF needs --key to be signed")
        return self.key


@dataclass(frozen=True, slots=True)
class Signed:
    """What was written, and where; `pdfs` are the PDFs that bear a signature."""

    folder: Path
    files: tuple[str, ...]
    pdfs: tuple[str, ...]


def look(*, tsa: str, reason: str, has_key: bool) -> None:
    """Raise UsageError for an order that cannot be carried out on anything."""
    if tsa:
        authority.checked(tsa)
    if not has_key and not tsa:
        raise UsageError(
            "请用 --key 指定签名密钥，或者用 --tsa 指定时间戳服务器",
            "Name a key with --key, or a server with --tsa",
        )
    if len(reason) > _LONGEST or not reason.isprintable():
        raise UsageError(
            f"--reason 应为一行，不超过{_LONGEST}个字",
            f"--reason is one line of at most {_LONGEST} characters",
        )


def sign(path: Path, order: Order, *, out: Path | None, force: bool) -> Signed:
    """Sign the folder or PDF `path` and return what was written; what was there stays as it is.

    A pack for counsel, or anything where only the list is wanted, gets SHA256SUMS.p7s and .tsr beside its
    SHA256SUMS. Else `<name>-已签名/` is made beside it (or in `out`) with the PDFs signed and lists of its
    own, signed too. Raises UsageError, BadInputError for what is not as it was made, SigningError,
    TimestampError, ProofError, OutputExistsError, FolderError; then nothing was written.
    """
    look(tsa=order.tsa, reason=order.reason, has_key=order.key is not None)
    if path.is_dir():
        return _folder(path, order, out, force=force)
    if order.key is None or order.list_only:
        raise UsageError(
            "单个 PDF 须用 --key 签名，且没有清单可签", "A PDF by itself needs --key, and has no list to sign"
        )
    return _file(path, order, out, force=force)


def _folder(folder: Path, order: Order, out: Path | None, *, force: bool) -> Signed:
    _as_made(folder, order.now)
    listing = json.loads((folder / MANIFEST).read_bytes())
    if order.key is None or order.list_only or "to" in listing or (folder / ARCHIVE).is_file():
        return _list_alone(folder, order, force=force)
    kept = {MANIFEST, SUMS, SIGNED_SUMS, STAMPED_SUMS}
    files = {name: folder / name for name in sorted(hashes.read(folder).names - kept)}
    target = (out or folder.parent) / f"{folder.name}{ENDING}"
    return _copies(files, target, folder, order, listing.get("case_number", ""), force=force)


def _file(path: Path, order: Order, out: Path | None, *, force: bool) -> Signed:
    _as_made(path, order.now)
    home = path.parent
    inside = finished(home)
    name = f"{home.name}-{path.stem}{ENDING}" if inside else f"{path.stem}{ENDING}"
    target = (out or (home.parent if inside else home)) / name
    files = {path.name: path}
    if (home / BUNDLE_RECORD).is_file() and [v.file for v in verifying.read_record(home).volumes] == [
        path.name
    ]:
        files[BUNDLE_RECORD] = home / BUNDLE_RECORD
    return _copies(files, target, path, order, "", force=force)


def _as_made(path: Path, now: datetime) -> None:
    """Raise BadInputError where the folder or file is not as it was made, or bears a broken signature."""
    if path.is_dir() or is_bundle(path):
        wrong: Iterator[Problem] = iter(verifying.verify(path, Watch(now=now)).problems)
    else:
        _on_its_list(path)
        wrong = iter(reading.of_pdf(path, path.name, Watch(now=now)).problems)
    if errors := [problem for problem in wrong if problem.is_error]:
        raise BadInputError(
            "；".join(p.sentence() for p in errors), "; ".join(p.sentence("en") for p in errors)
        )


def _on_its_list(path: Path) -> None:
    """Raise BadInputError where the file lies in a finished folder, but is not what its lists name."""
    if not finished(path.parent):
        return
    known = hashes.read(path.parent)
    if path.name not in known.names or known.against(path.name, contents.sha256(path)):
        raise BadInputError(
            f"{path.name}与所在文件夹的清单不符，不是生成时的文件，不能签名。请重新生成，或者移到别处再签",
            f"{path.name} is not the file the lists of its folder name. Make it again, or move it elsewhere",
        )


def _list_alone(folder: Path, order: Order, *, force: bool) -> Signed:
    """Write signature and timestamp of the list into the folder; all is made before anything is written."""
    names = [*([SIGNED_SUMS] if order.key else []), *([STAMPED_SUMS] if order.tsa else [])]
    if not (folder / SUMS).is_file():
        raise BadInputError(
            f"{folder}没有 SHA256SUMS，没有清单可签。请先用 run 生成完整的案件文件夹",
            f"{folder} has no SHA256SUMS to sign. Make the whole folder with run first",
        )
    for name in names:
        refuse_file(folder / name, force=force)
    made = lists.made((folder / SUMS).read_bytes(), order.key, order.tsa)
    for name in names:
        publish_file(folder / name, partial(contents.write, made[name]), force=force)
    return Signed(folder, tuple(names), ())


def _copies(
    files: Mapping[str, Path], target: Path, source: Path, order: Order, case: str, *, force: bool
) -> Signed:
    """Write the folder `target`: the PDFs among `files` signed, the others as they are, lists of its own."""
    refuse(target, [source], force=force)
    with TemporaryDirectory(prefix="legal-docs-") as temporary:
        made: dict[str, Content] = dict(files)
        pdfs = [name for name in files if name.lower().endswith(".pdf")]
        for number, name in enumerate(pdfs):
            made[name] = _signed(name, files[name], Path(temporary) / f"{number}.pdf", order)
        about: dict[str, Any] = {"case_number": case} if case else {}
        signed = [_unsigned(name, files[name]) for name in pdfs]
        listed = with_lists(made, on=order.on, **about, signed=signed)
        beside = lists.made(contents.read(listed[SUMS]), order.key, order.tsa)
        publish(target, {**listed, **beside}, force=force)
    return Signed(target, tuple(files), tuple(pdfs))


def _unsigned(name: str, source: Path) -> dict[str, Any]:
    """Return what the file was without our signature: the first `size` bytes of the signed one."""
    return {"name": name, "unsigned_sha256": contents.sha256(source), "unsigned_size": contents.size(source)}


def _signed(name: str, source: Path, target: Path, order: Order) -> Path:
    """Return where the signed copy lies, after it was read back."""
    key = order.holder
    pdf.sign(source, target, key, reason=order.reason, tsa=order.tsa)
    found = reading.of_pdf(target, name, Watch(now=order.now))
    last = found.signatures[-1] if found.signatures else None
    mine = key.signer.signing_cert.sha256.hex()
    fine = last and (last.certificate, last.sound, last.after) == (mine, True, After.NOTHING)
    if not fine or any(problem.is_error for problem in found.problems):
        raise _unproved(name)
    return target


def _unproved(name: str) -> LegalDocsError:
    return ProofError(
        f"{name}签名后重新核对没有通过，没有写出任何文件。请检查该 PDF 是否完好",
        f"{name}: the signature did not pass when read back; nothing was written. See whether it is sound",
    )
