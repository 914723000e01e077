from collections.abc import Sequence
from pathlib import Path
from typing import Any

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
    def comment(book: Any) -> None:
        from openpyxl.comments import Comment

        book["表"]["A1"].comment = Comment("注", "某")

    path = _path(tmp_path, "a.xlsx", files.workbook({"表": [["a"]]}, comment))
    assert [problem.code for problem in table.check(path, "a.xlsx")] == ["exhibit_drawings"]
