"""CSV → grids of cells: UTF-8 with or without BOM, UTF-16 with BOM, or GB18030; one file is one sheet."""

import csv
import io
from collections.abc import Iterable
from pathlib import Path

from legal_docs.errors import BadInputError
from legal_docs.intake.columns import SHEETS, sheet_called
from legal_docs.intake.raw import Grid
from legal_docs.intake.unfold import unfold
from legal_docs.model.casefile import CaseFile

_MOST_BYTES = 100 * 1024 * 1024
_MOST_FIELD = 1024 * 1024


def read(path: Path) -> Grid:
    """Return the cells of one CSV file; its name without extension is the sheet. Raises BadInputError."""
    text = _text(path)
    csv.field_size_limit(_MOST_FIELD)
    try:
        rows = tuple(
            tuple(row) for row in csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
        )
    except csv.Error as broken:
        raise BadInputError(
            f"{path.name} 不是可读取的 CSV 文件（{broken}）。请从表格软件重新导出。",
            f"{path.name} is not a readable CSV file ({broken}). Export it again.",
        ) from broken
    return Grid(path.name, path.stem, rows)


def read_set(path: Path) -> tuple[Grid, ...]:
    """Return all sheets that lie in a folder, or beside one file; files with other names are left alone."""
    if path.is_dir():
        return tuple(read(file) for file in named_sheets(path))
    beside = [file for file in named_sheets(path.parent) if file != path]
    return (read(path), *(read(file) for file in beside)) if sheet_called(path.stem) else (read(path),)


def named_sheets(folder: Path) -> list[Path]:
    """Return the CSV files of the folder that are named after a sheet."""
    files = sorted(f for f in folder.iterdir() if f.suffix.lower() == ".csv" and f.is_file())
    return [f for f in files if sheet_called(f.stem)]


def decode(data: bytes) -> str | None:
    """Return the text: by BOM, else UTF-8, else GB18030; None where none of them fits."""
    encodings = ["utf-16"] if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ["utf-8-sig", "gb18030"]
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def _text(path: Path) -> str:
    try:
        data = path.read_bytes() if path.stat().st_size <= _MOST_BYTES else None
    except OSError as broken:
        raise BadInputError(
            f"无法打开 {path.name}：{broken.strerror}。", f"Cannot open {path.name}: {broken.strerror}."
        ) from broken
    if data is None:
        raise BadInputError(
            f"{path.name} 超过 100 MB，不予读取。请拆分成几个文件。",
            f"{path.name} is larger than 100 MB and is not read. Split it into several files.",
        )
    text = decode(data)
    if text is None or "\x00" in text:
        raise BadInputError(
            f"{path.name} 的编码无法识别。请另存为“CSV UTF-8”或 GB18030。",
            f"The encoding of {path.name} is not known. Save it as CSV UTF-8 or GB18030.",
        )
    return text


def _delimiter(text: str) -> str:
    first = text.lstrip().split("\n", 1)[0]
    return max((",", "\t", ";"), key=first.count)


def write_set(folder: Path, cases: Iterable[CaseFile], encoding: str = "utf-8-sig") -> None:
    """Write `cases` as one CSV file a sheet; text that would run as a formula gets a `'` before it."""
    rows_of = unfold(cases)
    for sheet in SHEETS:
        rows = rows_of[sheet.name]
        headers = [column.header for column in sheet.columns]
        out = io.StringIO(newline="")
        writer = csv.writer(out)
        writer.writerow(headers)
        writer.writerows([_guarded(cells.get(header, "")) for header in headers] for cells in rows)
        (folder / f"{sheet.name}.csv").write_bytes(out.getvalue().encode(encoding))


def _guarded(value: object) -> str:
    text = str(value)
    return f"'{text}" if isinstance(value, str) and text[:1] in ("=", "+", "-", "@") else text
