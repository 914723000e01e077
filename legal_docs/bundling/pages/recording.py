"""Sound and video: a sheet that says what is kept and where; after it the transcript, if there is one."""

from pathlib import Path
from typing import Any

from legal_docs.bundling import durations, folder, printable, template
from legal_docs.bundling.filetypes import VIDEOS, FileType
from legal_docs.bundling.identify import identify
from legal_docs.bundling.pages import joined, text, word
from legal_docs.bundling.refusal import RefusedError, warning
from legal_docs.model.exhibit import ExhibitNote
from legal_docs.model.problem import Problem

_UNIT = 1024


def check(path: Path, file: str) -> tuple[Problem, ...]:
    """Return warnings about length and transcript; raises RefusedError if the transcript cannot be shown."""
    found = []
    if durations.seconds(path, identify(path)) is None:
        found.append(warning("recording_length_unknown", file))
    written = folder.transcript(path)
    if written is None:
        return (*found, warning("recording_without_transcript", file))
    try:
        return (*found, *(_module(written).check(written, file)))
    except RefusedError as refusal:
        raise refusal.naming(written.name) from refusal


def to_pdf(path: Path, *, title: str, note: ExhibitNote | None = None) -> bytes:
    """Return the sheet, and the pages of the transcript of the same name."""
    written = transcript(path, title=title)
    sheet = template.page(
        "recording",
        title=printable.written_out(title),
        file=printable.written_out(path.name),
        rows=_rows(path, folder.transcript(path), note),
    )
    return joined.joined([sheet, written]) if written else sheet


def transcript(path: Path, *, title: str) -> bytes:
    """Return the pages of the transcript of the recording at `path`; empty where there is none."""
    written = folder.transcript(path)
    if written is None:
        return b""
    made: bytes = _module(written).to_pdf(written, title=f"{title}（文字整理稿）")
    return made


def _rows(path: Path, written: Path | None, note: ExhibitNote | None) -> list[tuple[str, str]]:
    kind = identify(path)
    length = durations.seconds(path, kind)
    rows = [
        ("文件名称", path.name),
        ("类型", f"{'录像' if kind in VIDEOS else '录音'}（{kind}）"),
        ("大小", _size(path.stat().st_size)),
        ("时长", "未能从文件中读取" if length is None else durations.written(length)),
        ("SHA-256", folder.sha256(path)),
        ("存储介质", (note.original_place if note else "") or "未填写"),
        *_custody(note),
        ("文字整理稿", _transcript(written)),
    ]
    return [(label, printable.written_out(words)) for label, words in rows]


def _custody(note: ExhibitNote | None) -> list[tuple[str, str]]:
    """Return what is known of how the recording came here (证据规定2019.93)."""
    if note is None or note.custody is None:
        return [("保管与提取", "未填写")]
    kept = note.custody
    told: list[tuple[str, Any]] = [
        ("生成系统", kept.system),
        ("提取人", kept.operator),
        ("提取日期", kept.taken_on and kept.taken_on.isoformat()),
        ("提取方式", kept.method),
    ]
    return [(label, words) for label, words in told if words]


def _transcript(written: Path | None) -> str:
    if written is None:
        return "无"
    return f"附后（{written.name}，SHA-256 {folder.sha256(written)}）"


def _module(written: Path) -> Any:
    return word if identify(written) is FileType.DOCX else text


def _size(size: int) -> str:
    shown = f"{size:,} 字节"
    return shown if size < _UNIT**2 else f"{size / _UNIT**2:.1f} MB（{shown}）"
