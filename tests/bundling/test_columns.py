from hypothesis import given
from hypothesis import strategies as st

from legal_docs.bundling import columns
from legal_docs.bundling.sheet import Sheet


def _sheet(widths: list[int]) -> Sheet:
    return Sheet("", False, (), tuple("x" * width for width in widths), ())


@given(st.lists(st.integers(0, 60), min_size=1, max_size=120))
def test_every_column_is_in_a_part_and_the_first_in_each(widths: list[int]) -> None:
    parts = columns.parts(_sheet(widths))
    seen = [column for part in parts for column in part.columns if column]
    assert seen == list(range(1, len(widths)))
    assert all(part.columns[0] == 0 for part in parts)
    assert all(abs(sum(part.widths) - 100) < 0.5 for part in parts)


def test_a_narrow_table_is_portrait_and_a_wide_one_landscape() -> None:
    assert not columns.parts(_sheet([8] * 6))[0].is_landscape
    assert columns.parts(_sheet([12] * 9))[0].is_landscape
