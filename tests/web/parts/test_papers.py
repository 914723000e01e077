"""Links to files, and sizes as people read them."""

import pytest

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
