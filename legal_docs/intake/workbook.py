"""XLSX → grids of cells. Values only: formulas give their last result, macros are never run."""

import zipfile
from pathlib import Path
from typing import Any

import python_calamine

from legal_docs.errors import BadInputError
from legal_docs.intake.raw import Grid

_MOST_BYTES = 300 * 1024 * 1024  # unpacked; far above any real case list, far below a zip bomb


def read(path: Path) -> tuple[Grid, ...]:
    """Return the visible and hidden sheets of the workbook; raises BadInputError."""
    _check_size(path)
    try:
        with path.open("rb") as file:
            book = python_calamine.CalamineWorkbook.from_filelike(file)
            return tuple(_grid(path, book, name) for name in book.sheet_names)
    except (python_calamine.CalamineError, OSError, ValueError) as broken:
        raise _unreadable(path) from broken


def _grid(path: Path, book: python_calamine.CalamineWorkbook, name: str) -> Grid:
    rows: list[list[Any]] = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
    return Grid(path.name, name, tuple(tuple(row) for row in rows))


def _check_size(path: Path) -> None:
    try:
        with zipfile.ZipFile(path) as packed:
            total = sum(part.file_size for part in packed.infolist())
    except (zipfile.BadZipFile, OSError, ValueError) as broken:
        raise _unreadable(path) from broken
    if total > _MOST_BYTES:
        raise BadInputError(
            f"{path.name} 解压后超过 300 MB，不予读取。请拆分成几个文件。",
            f"{path.name} unpacks to more than 300 MB and is not read. Split it into several files.",
        )


def _unreadable(path: Path) -> BadInputError:
    return BadInputError(
        f"{path.name} 不是可读取的 XLSX 工作簿（可能已损坏或加密）。请用表格软件另存为 .xlsx 后重试。",
        f"{path.name} is not a readable XLSX workbook (broken or encrypted). Save it again as .xlsx.",
    )
