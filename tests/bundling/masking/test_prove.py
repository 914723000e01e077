"""The proof finds what a faulty masking would leave, and names the page, never the data."""

from pathlib import Path

import pytest
from pikepdf import Dictionary, Pdf, String

from legal_docs.bundling.masking.kinds import Kind
from legal_docs.bundling.masking.look import Box
from legal_docs.bundling.masking.prove import prove
from legal_docs.errors import ProofError
from tests.bundling import files
from tests.bundling.masking.made import NAME, SECRETS, pdf

SHOWN = (0.0, 0.0, 595.0, 842.0)
BOX = Box(Kind.NAME, (72, 500, 172, 520))


def _said(folder: Path, made: bytes, boxes: dict[int, tuple[Box, ...]], pages: int = 1) -> str:
    (folder / "made.pdf").write_bytes(made)
    with pytest.raises(ProofError) as failed:
        prove(folder / "made.pdf", SECRETS, boxes, dict.fromkeys(boxes, SHOWN), page_count=pages)
    assert NAME not in failed.value.zh + failed.value.en
    return failed.value.zh


def _drawn(operators: bytes) -> bytes:
    return files.changed(pdf([]), lambda made: files.contents(made, operators))


def test_a_secret_left_on_a_page_is_found(tmp_path: Path) -> None:
    assert "第2页仍能读出姓名" in _said(tmp_path, pdf([], [(72, 500, NAME)]), {}, 2)


def test_any_text_beneath_a_masked_page_is_found(tmp_path: Path) -> None:
    assert "第1页遮盖后仍有文字" in _said(tmp_path, pdf([(72, 500, "正文")]), {0: ()})


@pytest.mark.parametrize("drawn", [b"", b"0.5 g 70 498 104 24 re f", b"0 g 70 498 60 24 re f"])
def test_a_box_that_is_not_black_all_over_is_found(tmp_path: Path, drawn: bytes) -> None:
    assert "第1页的遮盖区域不是全黑" in _said(tmp_path, _drawn(drawn), {0: (BOX,)})


def test_a_page_too_few_is_found(tmp_path: Path) -> None:
    assert "页数为1，应为2" in _said(tmp_path, pdf([]), {}, 2)


def test_a_secret_in_any_string_or_stream_is_found(tmp_path: Path) -> None:
    def note(made: Pdf) -> None:
        made.Root.Deep = Dictionary(A=Dictionary(B=String(NAME)))

    def stream(made: Pdf) -> None:
        made.Root.Deep = made.make_stream(b"<x>" + NAME.encode() + b"</x>")

    assert "字符串中仍有" in _said(tmp_path, files.changed(pdf([]), note), {})
    assert "内部数据中仍有" in _said(tmp_path, files.changed(pdf([]), stream), {})


def test_a_black_box_passes(tmp_path: Path) -> None:
    (tmp_path / "made.pdf").write_bytes(_drawn(b"0 g 70 498 104 24 re f"))
    prove(tmp_path / "made.pdf", SECRETS, {0: (BOX,)}, {0: SHOWN}, page_count=1)
