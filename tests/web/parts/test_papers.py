"""Links to files, and sizes as people read them."""

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Element

from legal_docs.web.parts import papers


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (0, "1 KB"),
        (1, "1 KB"),
        (1024 * 900, "900 KB"),
        (1024 * 1024, "1.0 MB"),
        (5_500_000_000, "5,245.2 MB"),
    ],
)
def test_sizes_are_told_in_kb_or_mb(count: int, words: str) -> None:
    assert papers.size(count) == words


def test_a_link_opens_in_a_tab_of_its_own_or_saves() -> None:
    opened = papers.link("outputs", 7, "打开", title="a.pdf")
    assert 'href="/files/outputs/7"' in opened and 'target="_blank"' in opened and 'rel="noopener"' in opened
    saved = papers.link("evidence", 7, "保存", save=True)
    assert 'href="/files/evidence/7?download=1"' in saved and "download" in saved and "_blank" not in saved


def test_names_in_links_are_escaped() -> None:
    found = papers.link("outputs", 7, "打开", title='"><script>x</script>')
    assert "<script>" not in found and "&quot;" in found


@pytest.mark.parametrize(
    ("name", "plays"), [("a.MP3", True), ("a.wav", True), ("a.mp4", True), ("a.pdf", False), ("mp3", False)]
)
def test_recordings_are_told_by_their_name(name: str, plays: bool) -> None:
    assert papers.is_recording(name) is plays


def _rows() -> None:
    from legal_docs.web.parts import papers

    papers.wrapped([{"项目": "<b>甲</b>", "内容": "很长的一句话，" * 9}], empty="没有")
    papers.wrapped([], empty="还没有内容。")


def test_rows_to_read_are_escaped_and_only_long_cells_are_broken() -> None:
    shown = AppTest.from_function(_rows, default_timeout=30).run()
    assert not shown.exception
    (found,) = shown.get("html")
    assert isinstance(found, Element)
    table = str(found.value)
    assert '<th scope="col">项目</th>' in table and '<td class="short">&lt;b&gt;甲&lt;/b&gt;</td>' in table
    assert f"<td>{'很长的一句话，' * 9}</td>" in table
    assert [each.value for each in shown.info] == ["还没有内容。"]


@pytest.mark.parametrize(
    ("cell", "is_short"),
    [
        ("十个字的单元格不折行", True),
        ("十一个字的单元格可折行", False),
        ("123,456,789,012.34", True),
        ("1,123,456,789,012.34", False),
        ('<a href="/very/long/path">打开</a>', True),
        ("&lt;&lt;&lt;&lt;&lt;甲", True),
    ],
)
def test_what_is_seen_of_a_cell_decides_whether_it_is_broken(cell: str, is_short: bool) -> None:
    assert ("short" in papers._cell(cell)) is is_short
