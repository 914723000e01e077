"""Long tables by typst: every cell is there, the header is on each page, looks as the other printouts."""

from dataclasses import replace

import pypdfium2
import pytest

from legal_docs.errors import ProofError
from legal_docs.rendering.typst.printout import Printed, printout

TABLE = Printed(
    running="电子数据打印件　原文件：流水.xlsx",
    heading="还款流水",
    under="",
    titles=("借款人：张三样",),
    header=("序号", "日期", "金额"),
    rows=(("1", "2024-01-05", "100.00"), ("本表由系统导出",), ("2", "2024-02-05", "7.50")),
    widths=(20.0, 40.0, 40.0),
    flush_right=(False, False, True),
    size=9.0,
    is_landscape=False,
)


def _texts(*tables: Printed) -> list[str]:
    with pypdfium2.PdfDocument(printout(tables, title="流水", counter="本文件")) as opened:
        return [page.get_textpage().get_text_range() for page in opened]


def _sizes(*tables: Printed) -> list[tuple[int, int]]:
    with pypdfium2.PdfDocument(printout(tables, title="流水", counter="本文件")) as opened:
        return [(round(page.get_width()), round(page.get_height())) for page in opened]


def _left(words: str, table: Printed = TABLE) -> float:
    """Return where `words` begin on the first page, in points from the left."""
    with pypdfium2.PdfDocument(printout([table], title="流水", counter="本文件")) as opened:
        page = opened[0].get_textpage()
        index, count = page.search(words).get_next()
        return float(page.get_charbox(index)[0]) if count else -1.0


def test_what_stands_around_the_table_is_printed() -> None:
    (text,) = _texts(replace(TABLE, under="第2–3列，共3列"))
    for words in (TABLE.running, "本文件 1 / 1", "还款流水", "第2–3列，共3列", "借款人：张三样"):
        assert words in text
    for cell in ("序号", "2024-01-05", "100.00", "本表由系统导出", "7.50"):
        assert cell in text


def test_header_and_running_line_are_on_each_page_and_pages_are_counted() -> None:
    rows = [(str(n), "2024-01-05", f"{n}.00") for n in range(1, 101)]
    pages = _texts(replace(TABLE, rows=rows))
    assert len(pages) > 1
    for number, text in enumerate(pages, 1):
        assert f"本文件 {number} / {len(pages)}" in text
        assert "金额" in text
        assert TABLE.running in text
    assert sum(text.count(".00") for text in pages) == 100


def test_each_table_starts_a_page_as_wide_as_it_needs() -> None:
    assert _sizes(TABLE, replace(TABLE, is_landscape=True)) == [(595, 842), (842, 595)]


def test_sums_stand_at_the_right_and_a_remark_runs_across() -> None:
    right, left = _left("7.50"), _left("7.50", replace(TABLE, flush_right=(False, False, False)))
    assert right - left > 100
    assert abs(_left("本表由系统导出") - _left("借款人")) > 10
    (text,) = _texts(replace(TABLE, rows=(("很长的说明" * 8,),)))
    assert "很长的说明" * 8 in text


def test_a_short_row_is_moved_whole_and_a_long_one_is_cut() -> None:
    rows = [(str(n), "上\n二\n三\n四\n五\n六\n七\n八\n九\n下", "x") for n in range(1, 40)]
    for lines in range(5):
        for text in _texts(replace(TABLE, rows=rows, titles=("说明",) * lines)):
            assert text.count("上") == text.count("下")
    first, second = _texts(replace(TABLE, rows=[("1", "长" * 2000, "y")]))
    assert first.count("长") + second.count("长") == 2000
    first, _ = _texts(replace(TABLE, rows=[*[("1", "日", "x")] * 30, ("1", "长" * 800, "y")]))
    assert first.count("长") > 50


def test_a_long_number_is_wrapped_not_cut_off() -> None:
    token = "ABCDEFGHIJ" * 8
    (text,) = _texts(replace(TABLE, rows=[(token, "a", "b")]))
    assert token in "".join(text.split())


def test_markup_and_quotes_are_words() -> None:
    (text,) = _texts(replace(TABLE, rows=[('#let x = "1"', "$a$ *b* _c_ \\", "[d]")]))
    for words in ('#let x = "1"', "$a$ *b* _c_ \\", "[d]"):
        assert words in text


def test_a_character_without_glyph_is_refused_and_a_rare_one_is_printed() -> None:
    with pytest.raises(ProofError, match=r"U\+1F600"):
        _texts(replace(TABLE, heading="😀"))
    (text,) = _texts(replace(TABLE, heading="㐀"))
    assert "㐀" in text


def test_the_same_tables_give_the_same_bytes() -> None:
    assert printout([TABLE], title="a", counter="页") == printout([TABLE], title="a", counter="页")
