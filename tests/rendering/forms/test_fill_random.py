"""Whatever the values and however Word has split its runs: the form says its words and the values."""

from datetime import date
from io import BytesIO
from itertools import pairwise
from xml.sax.saxutils import escape

import docx
from hypothesis import given, settings
from hypothesis import strategies as st

from legal_docs.model.form import Blank, FormRow, FormSheet, Tick
from legal_docs.rendering.forms.fill import fill_form
from tests.rendering.forms.layouts import cell, row, table, word

CELL = "姓名：__出生日期：  年 月 日，尚欠本金 元；\u3000了解□ 不了解□"
ANY = st.characters(blacklist_categories=("Cs", "Cc"), blacklist_characters="\ufffe\uffff")
VALUES = st.text(ANY, min_size=1, max_size=30)


@settings(max_examples=60, deadline=None)
@given(
    name=VALUES,
    sum_=VALUES,
    day=st.dates(date(1900, 1, 1), date(2099, 1, 1)),
    cuts=st.sets(st.integers(1, 40)),
)
def test_values_and_splits_of_any_kind(name: str, sum_: str, day: date, cuts: set[int]) -> None:
    edges = [0, *sorted(c for c in cuts if c < len(CELL)), len(CELL)]
    runs = "".join(
        f'<w:r><w:t xml:space="preserve">{escape(CELL[a:b])}</w:t></w:r>' for a, b in pairwise(edges)
    )
    blank = word(table(row(cell("甲") + f"<w:tc><w:tcPr/><w:p>{runs}</w:p></w:tc>")))
    blanks = (Blank("姓名", name), Blank("出生日期", day), Blank("尚欠本金", sum_, "元"))
    filled, unplaced = fill_form(blank, FormSheet("", (FormRow("", "甲", blanks, (Tick("不了解"),)),)))
    said = docx.Document(BytesIO(filled)).tables[0].rows[0].cells[1].text
    written = f"{day.year}年{day.month}月{day.day}日"
    assert unplaced == ()
    assert said == f"姓名：{name} 出生日期：{written}，尚欠本金{sum_}元；\u3000了解□ 不了解☑"
