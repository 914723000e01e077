"""What a worksheet says beside its values: its header, notes, hidden parts, lost results, long numbers."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import IO, Any

Place = tuple[int, int]

COMMENT = "批注（"

_LISTED = 8
_FROZEN = ("frozen", "frozenSplit")
_LONG = 10**15  # a number of 16 digits; Excel keeps 15
_POWER = re.compile(r"[-+]?\d(?:\.\d+)?[Ee]\+?(?:1[5-9]|[2-9]\d)")
_FIELD = re.compile(r"&(?:\[[^\]]*\]|[A-Z])")
_PAGE_WORDS = re.compile(r"[第页共/\s\W]|Page|of", re.IGNORECASE)


def address(place: Place) -> str:
    """Return `C5` for row 5, column 3."""
    from openpyxl.utils import get_column_letter

    return f"{get_column_letter(place[1])}{place[0]}"


def listed(places: Sequence[Place]) -> str:
    """Return the addresses, the first ones only where there are many, with their number."""
    shown = "、".join(map(address, places[:_LISTED]))
    return f"{shown}等共{len(places)}处" if len(places) > _LISTED else shown


def is_long_number(value: object) -> bool:
    """Return whether a number has 16 digits or more, or is text that shows one as a power of ten."""
    if isinstance(value, str):
        return _POWER.fullmatch(value.strip()) is not None
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) >= _LONG


def header_row(worksheet: Any) -> int | None:
    """Return the last row that is printed on each page or stays in sight; None where there is none.

    `ySplit` counts from the row that stood at the top when the pane was frozen.
    """
    from openpyxl.utils.cell import coordinate_to_tuple

    if worksheet.print_title_rows:
        return int(worksheet.print_title_rows.rpartition(":")[2].lstrip("$"))
    view = worksheet.sheet_view
    if view.pane is None or view.pane.state not in _FROZEN or not view.pane.ySplit:
        return None
    top = coordinate_to_tuple(view.topLeftCell)[0] if view.topLeftCell else 1
    return top - 1 + int(view.pane.ySplit)


def without_value(part: IO[bytes]) -> dict[Place, str]:
    """Return the formulas of a worksheet's XML whose result was not saved, by their place."""
    from openpyxl.xml.functions import iterparse

    found: dict[Place, str] = {}
    masters: dict[str, tuple[str, str]] = {}
    at = 0
    for _, element in iterparse(part):
        if element.tag.rpartition("}")[2] == "row":
            at = int(element.get("r") or at + 1)
            for place, cell in _placed(element, at):
                formula = _formula(cell, place, masters)
                if formula and not _has_value(cell):
                    found[place] = formula
            element.clear()
    return found


def _placed(row: Any, at: int) -> Iterator[tuple[Place, Any]]:
    from openpyxl.utils.cell import coordinate_to_tuple

    place = (at, 0)
    for cell in row:
        place = coordinate_to_tuple(cell.get("r")) if cell.get("r") else (at, place[1] + 1)
        yield place, cell


def _formula(cell: Any, place: Place, masters: dict[str, tuple[str, str]]) -> str:
    """Return the formula of a cell, also where it is one that was filled in from another; "" for a value."""
    from openpyxl.formula.translate import Translator

    found = next((each for each in cell if each.tag.endswith("}f")), None)
    if found is None:
        return ""
    words, shared = f"={found.text or ''}", found.get("si")
    if shared in masters and not found.text:
        formula, origin = masters[shared]
        return str(Translator(formula, origin).translate_formula(address(place)))
    if shared is not None:
        masters[shared] = (words, address(place))
    return words


def _has_value(cell: Any) -> bool:
    """Return whether the result stands in the file; an empty text is one."""
    return cell.get("t") == "str" or any(each.tag.endswith("}v") and each.text for each in cell)


def notes(worksheet: Any, shown: Mapping[Place, str]) -> tuple[str, ...]:
    """Return what is printed beneath the table: comments by cell, hidden parts, header and footer."""
    said = [
        f"{COMMENT}单元格 {address(place)}{_content(shown.get(place, ''))}）：{cell.comment.text.strip()}"
        for place, cell in sorted(worksheet._cells.items())
        if cell.comment is not None
    ]
    if found := hidden(worksheet, shown):
        said.append(f"原文件中隐藏、已照样列出：{found}")
    return (*said, *_margins(worksheet))


def _content(words: str) -> str:
    return f"“{words}”" if words else ""


def hidden(worksheet: Any, shown: Mapping[Place, str]) -> str:
    """Return the hidden rows and columns in which something stands: `第3、5–7行，B列`; "" for none."""
    from openpyxl.utils import get_column_letter

    filled = [place for place, words in shown.items() if words]
    rows = sorted({row for row, _ in filled if _row_is_hidden(worksheet, row)})
    gone = {
        number
        for each in worksheet.column_dimensions.values()
        if each.hidden or each.width == 0
        for number in range(each.min or 0, (each.max or 0) + 1)
    }
    columns = [get_column_letter(column) for column in sorted({column for _, column in filled} & gone)]
    said = [f"第{_runs(rows)}行"] if rows else []
    return "，".join([*said, *([f"{'、'.join(columns)}列"] if columns else [])])


def _row_is_hidden(worksheet: Any, row: int) -> bool:
    if row not in worksheet.row_dimensions:
        return bool(worksheet.sheet_format.zeroHeight)
    dimension = worksheet.row_dimensions[row]
    return bool(dimension.hidden) or dimension.height == 0


def _runs(numbers: Sequence[int]) -> str:
    """Return `3、5–7`."""
    runs = [[n for _, n in run] for _, run in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0])]
    return "、".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)


def _margins(worksheet: Any) -> Iterator[str]:
    """Yield header and footer where they say more than the number of the page."""
    for label, margin in (("页眉", worksheet.oddHeader), ("页脚", worksheet.oddFooter)):
        parts = (margin.left.text, margin.center.text, margin.right.text)
        words = [_FIELD.sub("", part).strip() for part in parts if part]
        if any(_PAGE_WORDS.sub("", each) for each in words):
            yield f"{label}：{'　'.join(filter(None, words))}"
