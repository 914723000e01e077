"""Each place of a table that cannot be used is named as it is written there."""

import pytest
from pydantic import BaseModel, ValidationError

from legal_docs.services.table_words import WRONG, told


class _Table(BaseModel):
    part: dict[str, int] = {}
    of: str = ""


def _error(data: dict[str, object]) -> ValidationError:
    with pytest.raises(ValidationError) as wrong:
        _Table.model_validate(data)
    return wrong.value


def test_places_are_written_as_in_the_file() -> None:
    error = _error({"part": {"a": "x", "b": 1.5}, "of": 3})
    assert told(error, WRONG)[0] == "part.a：须为整数；part.b：须为整数；of：须为加引号的文字"
    assert told(error, WRONG, "default")[1].startswith(
        "default.part.a: must be a whole number; default.part.b"
    )


def test_what_has_no_words_and_the_table_as_a_whole_are_told_too() -> None:
    assert told(_error({"part": 3}), WRONG) == ("part：不能使用", "part: cannot be used")
    with pytest.raises(ValidationError) as wrong:
        _Table.model_validate(3)
    assert told(wrong.value, WRONG) == ("整体：不能使用", "as a whole: cannot be used")
