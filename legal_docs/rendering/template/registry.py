"""Which templates there are: those that come with the program, and those in a folder of the bank."""

import hashlib
import re
import tomllib
from collections.abc import Mapping, Sequence
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

    Each FILE.docx (or .DOCX) needs a FILE.toml beside it, and no FILE.toml stands alone. Raises
    SettingsError where the folder is not there, BadInputError naming the file and what is wrong with it.
    """
    if not folder:
        return ()
    place = Path(folder)
    if not place.is_dir():
        raise SettingsError(
            f"模板文件夹 {folder} 不存在或不是文件夹。请改正设置 {SETTING}",
            f"The folder of templates {folder} is not there. Correct the setting {SETTING}",
        )
    there = sorted(path for path in place.iterdir() if not path.name.startswith(("~$", ".")))
    found = tuple(Shelved(note(path), path, own=True) for path in there if path.suffix.lower() == ".docx")
    _refuse_alone(there)
    _refuse_packaged(found)
    _refuse_twice(found)
    _refuse_equal(found)
    return found


def note(path: Path) -> TemplateNote:
    """Return what the TOML beside the template says of it; raises BadInputError."""
    beside = path.with_suffix(".toml")
    try:
        return TemplateNote(**tomllib.loads(beside.read_text("utf-8-sig")))
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
        raise _refused(path, f"{beside.name} 不能读取：{_why(error)}", f"{beside.name}: {error}") from error


def _why(error: Exception) -> str:
    if isinstance(error, UnicodeDecodeError):
        return "不是 UTF-8 编码，请用记事本另存为 UTF-8"
    if isinstance(error, OSError):
        return "没有读取的权限，或文件正被占用"
    line = re.search(r"at line (\d+)", str(error))
    place = f"第{line[1]}行" if line else "文件末尾"
    return f'{place}的写法不对，应为 名称 = "文字"，引号用英文直引号'


def _refuse_alone(there: Sequence[Path]) -> None:
    """Refuse a TOML without its Word file: the template meant would be silently replaced by ours."""
    documents = {path.stem for path in there if path.suffix.lower() == ".docx"}
    for path in there:
        if path.suffix.lower() == ".toml" and path.stem not in documents:
            raise _refused(
                path.with_suffix(".docx"),
                f"有说明文件 {path.name}，却没有同名的 Word 文件（.docx）",
                f"there is {path.name}, but no Word file (.docx) of that name",
            )


def _refuse_packaged(found: Sequence[Shelved]) -> None:
    taken = {one.note.id for one in packaged()}
    for each in found:
        if each.note.id in taken:
            raise _refused(
                each.path,
                f"id“{each.note.id}”是程序自带模板的编号，请另取一个",
                f"the id {each.note.id} is that of a template of the program; choose another",
            )


def _refuse_equal(found: Sequence[Shelved]) -> None:
    """Refuse two templates for the same filing, cause and court: neither goes before the other."""
    fits: dict[tuple[FilingKind, object, str], list[Path]] = {}
    for each in found:
        fits.setdefault((each.note.kind, each.note.cause, each.note.court), []).append(each.path)
    for (kind, *_), paths in fits.items():
        if len(paths) > 1:
            raise _equal(kind, paths)


def _equal(kind: FilingKind, paths: Sequence[Path]) -> BadInputError:
    names = "、".join(path.name for path in paths)
    return BadInputError(
        f"模板文件夹中有几个模板同样适用于{kind.label}：{names}。请只留一个，或在说明文件中写明 cause、court",
        f"Several templates fit {kind.value} equally: {names}. Keep one, or give cause and court",
    )


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
