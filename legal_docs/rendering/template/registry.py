"""Which templates there are: those that come with the program, and those in a folder of the bank."""

import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from legal_docs import shipped
from legal_docs.errors import BadInputError, SettingsError
from legal_docs.model.filing import FilingKind, Template
from legal_docs.model.template import TemplateNote
from legal_docs.rendering.template.lint import Content

SETTING = "LEGAL_DOCS_TEMPLATES"


@dataclass(frozen=True, slots=True)
class Shelved:
    """One template: what it says of itself, its file, and whether the bank brought it."""

    note: TemplateNote
    path: Path
    own: bool = False

    @property
    def record(self) -> Template:
        """Return what a paper made from it records, with the SHA-256 of the file as it is now."""
        digest = hashlib.sha256(self.path.read_bytes()).hexdigest()
        said = {name: getattr(self.note, name) for name in ("id", "version", "court")}
        return Template(file=self.path.name, sha256=digest, own=self.own, **said)


def packaged() -> tuple[Shelved, ...]:
    """Return the templates that come with the program, in the order of templates.toml."""
    notes = (TemplateNote(**row) for row in _listing()["template"])
    return tuple(Shelved(note, shipped.templates() / note.folder / note.file) for note in notes)


def contents(kind: FilingKind) -> tuple[Content, ...]:
    """Return what a template of `kind` must say; nothing where none is known."""
    return tuple(
        Content(
            row["name"],
            keys=tuple(row.get("keys", ())),
            words=tuple(row.get("words", ())),
            article=row.get("article", ""),
        )
        for row in _listing()["contents"].get(kind.value, ())
    )


def own(folder: str) -> tuple[Shelved, ...]:
    """Return the bank's templates in `folder`, by file name; "" means there are none.

    Each FILE.docx needs a FILE.toml beside it. Raises SettingsError where the folder is not there,
    BadInputError naming the file and what is wrong with it.
    """
    if not folder:
        return ()
    place = Path(folder)
    if not place.is_dir():
        raise SettingsError(
            f"模板文件夹 {folder} 不存在或不是文件夹。请改正设置 {SETTING}",
            f"The folder of templates {folder} is not there. Correct the setting {SETTING}",
        )
    files = sorted(path for path in place.glob("*.docx") if not path.name.startswith(("~$", ".")))
    found = tuple(Shelved(note(path), path, own=True) for path in files)
    _refuse_twice(found)
    return found


def note(path: Path) -> TemplateNote:
    """Return what the TOML beside the template says of it; raises BadInputError."""
    beside = path.with_suffix(".toml")
    try:
        return TemplateNote(**tomllib.loads(beside.read_text("utf-8")))
    except FileNotFoundError as missing:
        raise _refused(
            path,
            f"旁边没有说明文件 {beside.name}（写明 id、version、kind，需要时写明 cause、court）",
            f"there is no {beside.name} beside it (id, version, kind; cause and court where needed)",
        ) from missing
    except ValidationError as error:
        places = [".".join(map(str, each["loc"])) for each in error.errors()]
        zh, en = "、".join(places), ", ".join(places)
        raise _refused(
            path, f"{beside.name} 中缺少或写错：{zh}", f"{beside.name} lacks or has wrong: {en}"
        ) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise _refused(path, f"{beside.name} 不能读取（{error}）", f"{beside.name}: {error}") from error


def _refuse_twice(found: tuple[Shelved, ...]) -> None:
    seen: dict[tuple[str, str], Path] = {}
    for each in found:
        key = (each.note.id, each.note.version)
        if key in seen:
            other = seen[key].name
            raise _refused(
                each.path,
                f"与 {other} 的 id 和 version 相同（{' '.join(key)}）",
                f"{other} has the same id and version ({' '.join(key)})",
            )
        seen[key] = each.path


def _refused(path: Path, zh: str, en: str) -> BadInputError:
    return BadInputError(
        f"模板 {path.name} 不能使用：{zh}。请改正后重试",
        f"The template {path.name} cannot be used: {en}. Correct it and try again",
    )


@cache
def _listing() -> Mapping[str, Any]:
    return tomllib.loads((shipped.templates() / "filings" / "templates.toml").read_text("utf-8"))
