from legal_docs.rendering.blocks import Cell, Paragraph, Row, Run, Table
from legal_docs.rendering.together import groups

TEXT = Paragraph("诉状正文", (Run("甲"),))
SIGNED = Paragraph("诉状落款", (Run("具状人"),))


def table(*rowspans: int, header: bool = False) -> Table:
    rows = tuple(
        Row((Cell((TEXT,), rowspan=span),), header=header and not n) for n, span in enumerate(rowspans)
    )
    return Table((100.0,), rows)


def sizes(*blocks: Paragraph | Table) -> list[int]:
    return [len(group) for group in groups(blocks, {"诉状落款"})]


def test_the_last_row_stays_with_the_signature_below_it() -> None:
    first, last = groups((table(1, 1, 1), SIGNED, SIGNED), {"诉状落款"})
    assert isinstance(first[0], Table)
    assert isinstance(last[0], Table)
    assert (len(first[0].rows), len(last[0].rows), last[0].continued, len(last)) == (2, 1, True, 3)


def test_a_table_without_signature_or_without_rows_to_spare_stays_whole() -> None:
    assert sizes(table(1, 1), TEXT, SIGNED) == [1, 1, 1]
    assert sizes(table(1), SIGNED) == [1, 1]
    assert sizes(table(1, 1, header=True), SIGNED) == [1, 1]
    assert sizes(table(1, 2, 1), SIGNED) == [1, 1]


def test_a_very_long_last_row_may_be_cut_instead() -> None:
    row = Row((Cell((Paragraph("表格文字", (Run("甲" * 601),)),)),))
    assert sizes(Table((100.0,), (row, row)), SIGNED) == [1, 1]


def test_a_heading_over_all_columns_is_not_left_alone_above_the_cut() -> None:
    heading = Row((Cell((Paragraph("要素表头", (Run("申请执行事项"),)),), colspan=2),))
    plain = Row((Cell((TEXT,)), Cell((TEXT,))))
    long = Table((100.0, 100.0), (*(plain,) * 8, heading, plain, plain, plain))
    first, last = groups((long, SIGNED), {"诉状落款"})
    assert isinstance(first[0], Table)
    assert isinstance(last[0], Table)
    assert (len(first[0].rows), len(last[0].rows)) == (10, 2)
