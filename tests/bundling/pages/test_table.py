from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from legal_docs.bundling.pages import table
from legal_docs.bundling.refusal import RefusedError
from tests.bundling import files, seen


def _path(tmp_path: Path, name: str, content: bytes) -> Path:
    path = tmp_path / name
    path.write_bytes(content)
    return path


def _book(tmp_path: Path, rows: Sequence[Sequence[Any]]) -> bytes:
    return table.to_pdf(_path(tmp_path, "a.xlsx", files.workbook({"流水": rows})), title="还款流水")


def test_no_column_of_two_hundred_is_lost(tmp_path: Path) -> None:
    rows = [[f"列{n}号" for n in range(200)], [f"值{n}号" for n in range(200)]]
    text = seen.squeezed(_book(tmp_path, rows))
    assert all(f"列{n}号" in text and f"值{n}号" in text for n in range(200))


def test_headers_are_repeated_and_no_row_is_lost(tmp_path: Path) -> None:
    rows = [["序号", "日期", "备注"], *[[n, "2024-01-05", f"第{n}笔备注"] for n in range(1, 200)]]
    pdf = _book(tmp_path, rows)
    pages = ["".join(page.split()) for page in seen.texts(pdf)]
    assert len(pages) > 3
    assert all("序号日期备注" in page for page in pages)
    assert all(sum(f"第{n}笔备注" in page for page in pages) == 1 for n in range(1, 200))


def test_a_cell_longer_than_a_page_is_there_to_its_end(tmp_path: Path) -> None:
    words = "甲" * 8000 + "乙"
    pdf = _book(tmp_path, [["序号", "日期", "备注"], [1, "2024-01-05", words]])
    assert len(seen.sizes(pdf)) > 2
    assert seen.squeezed(pdf).count("甲") == 8000
    assert "甲乙" in seen.squeezed(pdf)


def test_a_long_number_is_not_broken(tmp_path: Path) -> None:
    rows = [
        ["户名", "账号", *"abcdefgh"],
        ["张三样", "6222020000000000001", *("备注" * 20 for _ in range(8))],
    ]
    assert "6222020000000000001" in "".join(seen.texts(_book(tmp_path, rows)))


def test_gb18030_and_utf8_read_the_same(tmp_path: Path) -> None:
    words = "编号,姓名,结果\n0001,张三样㐀,已接通\n"
    made = [
        seen.squeezed(table.to_pdf(_path(tmp_path, "a.csv", words.encode(encoding)), title="催收"))
        for encoding in ("gb18030", "utf-8", "utf-8-sig", "utf-16")
    ]
    assert len(set(made)) == 1
    assert "0001张三样㐀已接通" in made[0]


def test_a_cell_of_several_lines_and_a_short_row_are_kept(tmp_path: Path) -> None:
    path = _path(tmp_path, "a.csv", '甲,乙,丙\n"一\n二",三\n四,五,六,七\n'.encode())
    text = seen.squeezed(table.to_pdf(path, title="表"))
    assert all(word in text for word in "一二三四五六七")


def test_markup_in_a_cell_is_text(tmp_path: Path) -> None:
    path = _path(tmp_path, "a.csv", "甲,乙,丙\n<b>粗</b>,{{ 7*7 }},&amp;\n".encode())
    assert "<b>粗</b>{{7*7}}&amp;" in seen.squeezed(table.to_pdf(path, title="<i>表</i>"))


@pytest.mark.parametrize("content", [b"\n\n", b",,\n,,\n", b"\xef\xbb\xbf"])
def test_a_csv_without_any_cell_is_refused(content: bytes, tmp_path: Path) -> None:
    with pytest.raises(RefusedError) as refused:
        table.check(_path(tmp_path, "a.csv", content), "a.csv")
    assert refused.value.code == "exhibit_empty"


def test_text_in_no_known_encoding_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RefusedError) as refused:
        table.check(_path(tmp_path, "a.csv", b"a,\xff\xff,b"), "a.csv")
    assert refused.value.code == "exhibit_broken"


def test_a_character_without_glyph_is_written_out_and_said(tmp_path: Path) -> None:
    path = _path(tmp_path, "a.csv", "甲,乙\n你好😀,x\n".encode())
    assert [problem.code for problem in table.check(path, "a.csv")] == ["exhibit_glyphs"]
    assert "你好〔U+1F600〕" in seen.squeezed(table.to_pdf(path, title="表"))


def test_pictures_in_a_workbook_are_said_to_be_missing(tmp_path: Path) -> None:
    def draw(book: Any) -> None:
        from openpyxl.drawing.image import Image

        book["表"].add_image(Image(BytesIO(files.image(files.picture(), "PNG"))))

    path = _path(tmp_path, "a.xlsx", files.workbook({"表": [["a"]]}, draw))
    assert [problem.code for problem in table.check(path, "a.xlsx")] == ["exhibit_drawings"]


def test_comments_stand_beneath_the_table_once(tmp_path: Path) -> None:
    def comment(book: Any) -> None:
        from openpyxl.comments import Comment

        book["表"]["B2"].comment = Comment("经办人核对后更正😀", "某")

    rows = [[f"列{n}号" for n in range(60)], [f"值{n}号" for n in range(60)]]
    path = _path(tmp_path, "a.xlsx", files.workbook({"表": rows}, comment))
    assert [problem.code for problem in table.check(path, "a.xlsx")] == ["exhibit_glyphs"]
    text = seen.squeezed(table.to_pdf(path, title="表"))
    assert text.count("批注（单元格B2“值1号”）：经办人核对后更正〔U+1F600〕") == 1
    assert text.index("值59号") < text.index("批注（单元格B2")


def test_a_comment_that_belongs_to_no_cell_is_counted(tmp_path: Path) -> None:
    made, out = files.workbook({"表": [["a"]]}), BytesIO()
    with ZipFile(BytesIO(made)) as old, ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
        new.writestr("xl/threadedComments/threadedComment1.xml", "<t><threadedComment ref='A1'/></t>")
    (said,) = table.check(_path(tmp_path, "a.xlsx", out.getvalue()), "a.xlsx")
    assert (said.code, "1 条批注" in said.zh) == ("exhibit_cell_comments", True)


def test_a_comment_kept_in_both_ways_is_one(tmp_path: Path) -> None:
    def comment(book: Any) -> None:
        from openpyxl.comments import Comment

        book["表"]["A1"].comment = Comment("注", "某")

    path = _path(tmp_path, "a.xlsx", files.workbook({"表": [["a"]]}, comment))
    with ZipFile(path, "a") as package:
        package.writestr("xl/threadedComments/threadedComment1.xml", "<t><threadedComment ref='A1'/></t>")
    assert table.check(path, "a.xlsx") == ()


def test_a_formula_without_result_does_not_drop_the_table(tmp_path: Path) -> None:
    path = _path(tmp_path, "a.xlsx", files.workbook({"流水": [["甲", "乙", "丙"], ["1", "2", "=A2+B2"]]}))
    (said,) = table.check(path, "a.xlsx")
    assert said.code == "exhibit_formula_without_value"
    assert not said.is_error
    assert "工作表“流水”的单元格（C2）" in said.zh
    assert "〔无缓存值：公式=A2+B2〕" in seen.squeezed(table.to_pdf(path, title="表"))


def test_an_account_number_that_became_a_power_of_ten_is_said_in_a_csv_too(tmp_path: Path) -> None:
    path = _path(tmp_path, "a.csv", "户名,账号\n张三样,6.22202E+18\n李四样,6222020000000000001\n".encode())
    (said,) = table.check(path, "a.csv")
    assert (said.code, "“CSV”的单元格（B2）" in said.zh) == ("exhibit_long_number", True)


def _parts(tmp_path: Path, rows: Sequence[Sequence[Any]], code: str = "General") -> list[Any]:
    def formatted(book: Any) -> None:
        for row in book["流水"].iter_rows(min_row=2):
            for cell in row:
                cell.number_format = code

    path = _path(tmp_path, "a.xlsx", files.workbook({"流水": rows}, formatted))
    (sheet,) = table._read(path)
    return [table._shown(sheet, part, which, "a.xlsx", "表") for which, part in table._numbered(sheet)]


@pytest.mark.parametrize(
    ("code", "header", "cells", "right"),
    [
        ("#,##0.00", "甲", [20000, 0, 4000], True),
        ("#,##0", "甲", [20000, 0, 4000], True),
        ("0.00_);(0.00)", "甲", [-3, 5], True),
        ('0.00;-0.00;"-"', "甲", [3, 0], True),
        ("¥0.00", "甲", [3, -4], True),
        ("General", "其中本金", [20000, 0], True),
        ("General", "期次", [1, 2], False),
        ("General", "金额", [1, "见备注"], False),
        ("General", "金额", ["a", "b"], False),
        ("General", "金额", [None, None], False),
        ("General", "甲", ["2024.1.5", "2024.1.6"], False),
    ],
)
def test_sums_stand_right_all_down_the_column(
    tmp_path: Path, code: str, header: str, cells: list[Any], right: bool
) -> None:
    rows = [["序号", header, "备注"], *(["x", cell, "y"] for cell in cells), ["注：以上为导出"]]
    assert _parts(tmp_path, rows, code)[0].flush_right == [False, right, False]


def test_the_parts_of_a_wide_table_say_which_columns_they_hold(tmp_path: Path) -> None:
    rows = [[f"列{n}号" for n in range(60)], [f"值{n}号值值值值" for n in range(60)]]
    first, *others = _parts(tmp_path, rows)
    assert first.under == f"第1–{len(first.header)}列，共60列"
    assert others[0].under.startswith(f"第{len(first.header) + 1}–")
    assert all(part.under.endswith("列，共60列（首列重复）") for part in others)
    assert others[-1].under.split("，")[0].endswith("–60列")


def test_money_is_printed_as_the_workbook_shows_it(tmp_path: Path) -> None:
    def money(book: Any) -> None:
        for row in (2, 3):
            book["表"][f"B{row}"].number_format = "#,##0.00"

    rows = [["流水号", "金额", "备注"], ["R1", 11625, "x"], ["R2", 3050.2, "x"]]
    path = _path(tmp_path, "a.xlsx", files.workbook({"表": rows}, money))
    text = seen.squeezed(table.to_pdf(path, title="表"))
    assert "11,625.00" in text and "3,050.20" in text
