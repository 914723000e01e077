from decimal import Decimal
from typing import Any

import pytest

from legal_docs.errors import BadInputError, MissingValueError
from legal_docs.rendering import values


@pytest.mark.parametrize("value", [Decimal("1.00"), 1.5, b"x", object(), {1: "x"}])
def test_a_value_that_is_not_plain_is_refused_by_name(value: Any) -> None:
    with pytest.raises(BadInputError, match=r"被告\.欠款\[1\]"):
        values.plain({"被告": {"欠款": [value]}})


@pytest.mark.parametrize("char", ["\x00", "\x0b", "\x1f", "\ud800", "\uffff"])
def test_a_character_xml_forbids_is_refused_by_name(char: str) -> None:
    with pytest.raises(BadInputError, match=f"被告.姓名.*U.{ord(char):04X}"):
        values.plain({"被告": {"姓名": f"王{char}明"}})


def test_line_ends_become_one_kind() -> None:
    assert values.plain({"甲": "a\r\nb\rc\n"}) == {"甲": "a\nb\nc\n"}


def test_a_field_without_value_is_false_but_cannot_be_printed() -> None:
    empty = values.plain({"被告": {"电话": None}})["被告"]["电话"]
    assert not empty
    with pytest.raises(MissingValueError, match=r"被告\.电话"):
        str(empty)


def test_true_and_false_are_never_printed() -> None:
    with pytest.raises(BadInputError):
        values.printable(True)
    assert values.printable(3) == 3
