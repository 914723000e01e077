"""What is cut from a bundle or put behind it keeps its page names, links and bookmarks."""

from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from legal_docs.bundling import joining
from legal_docs.model.exhibit import EvidenceBundle
from tests.bundling import bundles, files


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / _bundle().volumes[0].file).write_bytes(bundles.bound()[0])
    (tmp_path / "明细.pdf").write_bytes(files.pdf(2, "statement"))
    (tmp_path / "清单.pdf").write_bytes(files.pdf(1, "list"))
    return tmp_path


def _bundle() -> EvidenceBundle:
    return bundles.bound()[1]


def _labels(path: Path) -> list[str]:
    with pypdfium2.PdfDocument(path) as shown:
        return [shown.get_page_label(page) for page in range(len(shown))]


def _marks(path: Path) -> list[tuple[str, int]]:
    with pypdfium2.PdfDocument(path) as shown:
        return [(mark.get_title(), mark.get_dest().get_index()) for mark in shown.get_toc()]


def _words(path: Path) -> list[str]:
    with pypdfium2.PdfDocument(path) as shown:
        return ["".join(page.get_textpage().get_text_range().split()) for page in shown]


def test_every_exhibit_is_cut_with_its_stamps_and_page_names(folder: Path) -> None:
    bundle = _bundle()
    for exhibit in bundle.exhibits:
        joining.cut(folder, bundle, bundle.volumes[0], exhibit, one := folder / f"{exhibit.number}.pdf")
        named = [exhibit.page_label(offset) for offset in range(exhibit.page_count)]
        assert _labels(one) == named
        assert all(f"证据卷第{label}页" in words for label, words in zip(named, _words(one), strict=True))
        with pikepdf.open(one) as pdf:
            assert str(pdf.docinfo["/Title"]) == f"证据{exhibit.number} {exhibit.title}"


def test_a_cut_exhibit_put_in_later_keeps_its_letters(folder: Path) -> None:
    bundle = _bundle()
    first = bundle.exhibits[0].model_copy(update={"after": 7, "label": "3A"})
    joining.cut(folder, bundle, bundle.volumes[0], first, one := folder / "one.pdf")
    assert _labels(one) == ["7A", "7B", "7C"]


def test_papers_behind_a_bundle_leave_it_as_it_was(folder: Path) -> None:
    bundle = _bundle()
    whole = folder / bundle.volumes[0].file
    parts = [("证据卷", whole), ("债权计算明细", folder / "明细.pdf"), ("清单", folder / "清单.pdf")]
    joining.join(parts, joined := folder / "joined.pdf")
    before, pages = _labels(whole), joining.count(whole)
    assert _labels(joined) == [*before, "附1", "附2", "附3"]
    assert _marks(joined) == [*_marks(whole), ("债权计算明细", pages), ("清单", pages + 2)]
    with pikepdf.open(joined) as pdf:
        starts = [int(at) for at in list(pdf.Root.PageLabels.Nums)[::2]]
        assert starts == sorted(set(starts))
        notes = [note for page in pdf.pages for note in page.obj.get("/Annots", []) if "/NM" in note]
        at = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        assert {at[note.Dest[0].objgen] for note in notes} >= {bundle.volumes[0].front_pages}


def test_papers_without_bookmarks_get_one_each(folder: Path) -> None:
    joining.join([("甲", folder / "明细.pdf"), ("乙", folder / "清单.pdf")], joined := folder / "joined.pdf")
    assert _marks(joined) == [("甲", 0), ("乙", 2)]
    assert joining.count(joined) == 3


def test_pages_at_the_end_can_be_left_out(folder: Path) -> None:
    joining.without(folder / "明细.pdf", 1, short := folder / "short.pdf")
    assert joining.count(short) == 1
    assert _words(short) == _words(folder / "明细.pdf")[:1]


def test_the_same_parts_give_the_same_bytes(folder: Path) -> None:
    bundle, made = _bundle(), []
    parts = [("证据卷", folder / bundle.volumes[0].file), ("债权计算明细", folder / "明细.pdf")]
    for name in ("a", "b"):
        joining.join(parts, folder / f"{name}.pdf")
        joining.cut(folder, bundle, bundle.volumes[0], bundle.exhibits[1], folder / f"{name}1.pdf")
        made.append(((folder / f"{name}.pdf").read_bytes(), (folder / f"{name}1.pdf").read_bytes()))
    assert made[0] == made[1]
