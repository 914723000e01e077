"""Columns: what one reads first stands first and fits a narrow window; the rest follows, nothing is lost."""

import pytest

from legal_docs.intake.columns import SHEETS
from legal_docs.web.parts.columns import LEAD, ROOM, fitted, ordered


def test_every_sheet_says_what_one_reads_first_in_headers_it_has() -> None:
    assert set(LEAD) == {sheet.name for sheet in SHEETS}
    for sheet in SHEETS:
        assert set(LEAD[sheet.name]) <= {column.header for column in sheet.columns}


def test_what_one_reads_first_stands_first_and_nothing_is_lost() -> None:
    rows = [{"行": 2, "流水号": "R1", "入账日": "", "付款人": "某", "金额": "1.00", "还款日": "2024-01-10"}]
    [row] = ordered("还款流水", rows)
    assert list(row) == ["流水号", "还款日", "金额", "付款人", "行", "入账日"] and row == rows[0]


def widths(*lengths: int, room: int = ROOM) -> dict[str, int]:
    rows = [{f"{n}": "a" * length for n, length in enumerate(lengths)}]
    found = fitted(rows, [f"{n}" for n in range(len(lengths))], beside=ROOM - room)
    return {header: column["width"] for header, column in found.items()}


@pytest.mark.parametrize(
    ("lengths", "room", "wanted"),
    [
        ((10, 10), 200, {}),  # 100 each, as wide as the room
        ((10, 11), 200, {"1": 100}),
        ((100, 100), 400, {"0": 200, "1": 200}),
        ((5, 100, 10), 400, {"1": 240}),  # 60 and 100 are left to the others
        ((40, 40, 40), 90, {"0": 60, "1": 60, "2": 60}),  # never narrower than a word
    ],
)
def test_the_widest_give_way(lengths: tuple[int, ...], room: int, wanted: dict[str, int]) -> None:
    assert widths(*lengths, room=room) == wanted


def test_a_chinese_sign_takes_more_room_and_a_header_takes_room_as_well() -> None:
    rows = [{"号": "某" * 20, "是否要求还款是否要求还款": "是", "其他": "x" * 500}]
    found = fitted(rows, ("号", "是否要求还款是否要求还款", "没有"), beside=ROOM - 300)
    assert {header: column["width"] for header, column in found.items()} == {
        "号": 150,
        "是否要求还款是否要求还款": 150,
    }
    assert fitted([], ("号",)) == {}
