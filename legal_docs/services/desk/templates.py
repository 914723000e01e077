"""The house's own Word templates: checked, looked at, kept version by version, taken into and out of use."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from legal_docs.access.rules import Action
from legal_docs.errors import BadInputError
from legal_docs.model.casefile import Cause
from legal_docs.model.filing import FilingKind
from legal_docs.model.problem import Problem
from legal_docs.model.supply import Supply, SupplyKind
from legal_docs.model.template import TemplateNote
from legal_docs.services import shelf, templating
from legal_docs.services.desk import supplying
from legal_docs.services.desk.desk import Desk
from legal_docs.services.desk.in_force import laid_out
from legal_docs.services.desk.permitted import permitted, refused
from legal_docs.services.templating import Previewed

if TYPE_CHECKING:
    from legal_docs.storage.records import Tx

MOST = 20 << 20
"""A template is small; a larger file is something else."""
_KEY = re.compile(r"[\w-][\w.-]{0,59}")


@permitted(Action.MANAGE_TEMPLATES)
def listing(desk: Desk) -> tuple[Supply, ...]:
    """Return every version of every template of the house, by id, the newest first."""
    return supplying.listing(desk, SupplyKind.TEMPLATE)


@permitted(Action.MANAGE_TEMPLATES)
def packaged(desk: Desk) -> tuple[TemplateNote, ...]:
    """Return what the templates of the program say of themselves."""
    return tuple(one.note for one in templating.known(""))


@permitted(Action.MANAGE_TEMPLATES)
def check(desk: Desk, name: str, data: bytes, note: TemplateNote) -> tuple[Problem, ...]:
    """Return everything found in an uploaded Word file as a template for `note.kind`; nothing is kept.

    Raises BadInputError where it is no Word file or too large.
    """
    with _file(name, data) as path:
        return shelf.problems_of(path, note.kind)


@permitted(Action.MANAGE_TEMPLATES)
def upload(desk: Desk, name: str, data: bytes, note: TemplateNote, reason: str = "") -> Supply:
    """Keep an uploaded template as a new version, not in use yet.

    Raises BadInputError with every sentence of the check where it may not be used.
    """
    with _file(name, data) as path:
        shelf.refuse(path, note.kind)
    sha256, size = desk.wiring.files.keep(data)
    told: dict[str, Any] = {"key": note.id, "name": Path(name).name, "sha256": sha256, "size": size}
    told |= {"kind": SupplyKind.TEMPLATE, "template": note, "reason": reason}
    supply = Supply(added_at=desk.now(), added_by=desk.who.id, **told)
    return supplying.add(desk, supply, "template.upload")


@permitted(Action.MANAGE_TEMPLATES)
def preview(desk: Desk, id: int) -> Previewed:
    """Return a kept version filled with a made-up sample case, as Word and PDF. Raises as templating."""
    supply = _needed(desk, id)
    return templating.preview(laid_out(desk.wiring, (supply,)) / f"{supply.key}.docx", _note(supply))


@permitted(Action.MANAGE_TEMPLATES)
def content(desk: Desk, id: int) -> bytes:
    """Return the Word file of a kept version."""
    return desk.wiring.files.read(_needed(desk, id).sha256)


@permitted(Action.MANAGE_TEMPLATES)
def use(desk: Desk, id: int) -> Supply:
    """Take a version into use instead of any other with its id. Raises BadInputError.

    It is checked anew, and with the others in use: two that fit the same papers equally are refused.
    """
    from legal_docs.storage import supplies

    found = _needed(desk, id)
    with _file(found.name, desk.wiring.files.read(found.sha256)) as path:
        shelf.refuse(path, _note(found).kind)
    with desk.records.writing() as tx:
        _refuse_equal(desk, tx, found)
        done = supplies.use(tx, id, at=desk.now(), by=desk.who.id)
        desk.note(tx, "template.use", f"supply:{id}", key=done.key, version=done.version)
    return done


@permitted(Action.MANAGE_TEMPLATES)
def drop(desk: Desk, id: int) -> Supply:
    """Take a version out of use; papers are then made from the template of the program again."""
    return supplying.drop(desk, _needed(desk, id), "template.drop")


def note_of(*, key: str, version: str, kind: FilingKind, cause: Cause | None, court: str) -> TemplateNote:
    """Return what a form tells of a template. Raises BadInputError naming the field."""
    if not _KEY.fullmatch(key.strip()):
        raise BadInputError(
            "模板编号应为1至60个汉字、字母、数字、“-”、“_”或“.”，不以“.”开头",
            "The id of a template has 1 to 60 letters, digits, `-`, `_` or `.`, and begins with no `.`",
        )
    if key.strip() in {one.note.id for one in templating.known("")}:
        raise BadInputError(
            f"“{key.strip()}”是程序自带模板的编号，请另取一个",
            f"{key.strip()} is the id of a template of the program; choose another",
        )
    try:
        return TemplateNote(
            id=key.strip(), version=version.strip(), kind=kind, cause=cause, court=court.strip()
        )
    except ValidationError:
        raise BadInputError(
            "请填写模板版本，例如 2026-06；各栏不要使用控制字符",
            "Fill in the version of the template, such as 2026-06, without control characters",
        ) from None


@contextmanager
def _file(name: str, data: bytes) -> Iterator[Path]:
    """Yield the upload as a file of its own name. Raises BadInputError where it is too large or no DOCX."""
    plain = Path(name).name
    if len(data) > MOST or Path(plain).suffix.lower() != ".docx":
        raise BadInputError(
            f"{plain}不是可以使用的模板：应为.docx，不超过{MOST >> 20} MB。请用Word另存为.docx后重新上传",
            f"{plain} is no template: it must be .docx of at most {MOST >> 20} MB",
        )
    with TemporaryDirectory(prefix="legal-docs-") as folder:
        path = Path(folder) / plain
        path.write_bytes(data)
        yield path


def _refuse_equal(desk: Desk, tx: "Tx", chosen: Supply) -> None:
    """Refuse a second template for the same filing, cause and court: neither would go before the other."""
    from legal_docs.storage import supplies

    for other in supplies.active(tx):
        if other.kind is SupplyKind.TEMPLATE and other.key != chosen.key and _fits(other) == _fits(chosen):
            raise BadInputError(
                f"模板“{other.key}”已经在用，适用范围相同。请先停用它，或者在上传时写明不同的案由、法院",
                f"The template {other.key} in use fits the same papers. Take it out of use first",
            )


def _fits(supply: Supply) -> tuple[FilingKind, Cause | None, str]:
    note = _note(supply)
    return note.kind, note.cause, note.court


def _note(supply: Supply) -> TemplateNote:
    if supply.template is None:
        raise refused()
    return supply.template


def _needed(desk: Desk, id: int) -> Supply:
    return supplying.needed(desk, id, (SupplyKind.TEMPLATE,))
