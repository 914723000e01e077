"""What a file carries beside its pages: scripts, actions, media, macros, other data behind its end."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from legal_docs.bundling.refusal import warning
from legal_docs.model.problem import Problem

_TAIL = 64 << 10
_HARMLESS = {"/GoTo", "/URI", "/GoToR", "/Named", "/Hide", "/SetOCGState"}
_SCRIPT, _ACTION = "脚本", "自动执行的动作"
_MEDIA = {"/RichMedia", "/3D", "/Screen", "/Movie", "/Sound"}


def found(pdf: Any, path: Path) -> tuple[str, ...]:
    """Return in Chinese what will not come along, each kind once."""
    said = [*_of_root(pdf.Root), *_behind(path)]
    for page in pdf.pages:
        said += _of_page(page.obj)
    return tuple(dict.fromkeys(said))


def macros(package: Path, file: str) -> tuple[Problem, ...]:
    """Return a warning where a Word or Excel file holds macros, which do not come along."""
    with ZipFile(package) as opened:
        held = any(name.endswith("vbaProject.bin") for name in opened.namelist())
    return (warning("exhibit_cleaned", file, detail="宏"),) if held else ()


def _of_root(root: Any) -> Iterator[str]:
    if "/JavaScript" in root.get("/Names", {}):
        yield _SCRIPT
    if "/XFA" in root.get("/AcroForm", {}):
        yield "动态表单"
    yield from _actions(root.get("/OpenAction"))
    for action in root.get("/AA", {}).values():
        yield from _actions(action)


def _of_page(page: Any) -> Iterator[str]:
    for action in page.get("/AA", {}).values():
        yield from _actions(action)
    for note in page.get("/Annots") or []:
        if str(note.get("/Subtype", "")) in _MEDIA:
            yield "音视频或者三维内容"
        for action in (note.get("/A"), *note.get("/AA", {}).values()):
            yield from _actions(action)


def _actions(action: Any) -> Iterator[str]:
    """Yield what an action does that a page of evidence should not; a place in the file is no action."""
    import pikepdf

    if not isinstance(action, pikepdf.Dictionary) or "/S" not in action:
        return
    if action.S == "/JavaScript":
        yield _SCRIPT
    elif str(action.S) not in _HARMLESS:
        yield _ACTION


def _behind(path: Path) -> Iterator[str]:
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - _TAIL))
        tail = file.read()
    if tail[tail.rfind(b"%%EOF") + 5 :].strip(b"\x00\r\n\t "):
        yield "文件结尾之后的其他内容"
