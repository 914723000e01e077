"""A bundle without its record is held against itself: what does not agree is told."""

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from legal_docs.bundling import stamp
from legal_docs.bundling.plan import plan
from legal_docs.bundling.selfcheck import is_bundle, selfcheck
from legal_docs.model.exhibit import BundleStyle, StampPlace
from tests.bundling import bundles, files
from tests.bundling.cases import case


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "证据卷.pdf"


def _codes(file: Path, change: Callable[[pikepdf.Pdf], None]) -> set[str]:
    file.write_bytes(files.changed(bundles.bound()[0], change))
    return {problem.code for problem in selfcheck(file)}


def test_what_was_bound_agrees_with_itself(file: Path) -> None:
    assert _codes(file, lambda made: None) == set()
    assert is_bundle(file)


@pytest.mark.parametrize("place", StampPlace)
def test_numbers_are_found_wherever_the_style_puts_them(file: Path, place: StampPlace) -> None:
    planned, _ = plan(case(), bundles.folder())
    style = BundleStyle(stamp=place, dividers=True, certified=True)
    file.write_bytes(bundles.bind_whole(planned, bundles.folder(), style=style)[0])
    assert selfcheck(file) == ()


def test_pages_put_between_others_keep_their_letters(file: Path) -> None:
    planned, _ = plan(case(), bundles.folder())
    first, second, *rest = planned.exhibits
    later = second.model_copy(update={"after": 3, "label": "1A"})
    inserted = planned.model_copy(update={"exhibits": (first, later, *rest)})
    file.write_bytes(bundles.bind_whole(inserted, bundles.folder())[0])
    assert selfcheck(file) == ()


def _swap(made: pikepdf.Pdf) -> None:
    made.pages.insert(2, made.pages[3])
    del made.pages[4]


def _relabel(made: pikepdf.Pdf) -> None:
    made.Root.PageLabels.Nums[3].St = 2


def _repeat(made: pikepdf.Pdf) -> None:
    front = made.Root.PageLabels.Nums[2]
    one = Dictionary(S=Name.D, St=1)
    made.Root.PageLabels.Nums = Array([*list(made.Root.PageLabels.Nums)[:2], front, one, front + 1, one])


def _links(made: pikepdf.Pdf) -> list[pikepdf.Object]:
    return [note for page in made.pages for note in page.obj.get("/Annots", []) if "/NM" in note]


def _mislead(made: pikepdf.Pdf) -> None:
    _links(made)[0].Dest[0] = made.pages[-1].obj


def _mislead_both(made: pikepdf.Pdf) -> None:
    for note in [one for one in _links(made) if str(one.NM).startswith("exhibit-2-")]:
        note.Dest[0] = made.pages[-1].obj


def _unlink(made: pikepdf.Pdf) -> None:
    for page in made.pages:
        if "/Annots" in page.obj:
            del page.obj.Annots


def _unmark(made: pikepdf.Pdf) -> None:
    del made.Root.Outlines


def _mismark(made: pikepdf.Pdf) -> None:
    with made.open_outline() as outline:
        outline.root[2].children[0].destination = Array([made.pages[-1].obj, Name.Fit])


def _mark_front(made: pikepdf.Pdf) -> None:
    with made.open_outline() as outline:
        outline.root[2].children[0].destination = Array([made.pages[0].obj, Name.Fit])


def _rename_mark(made: pikepdf.Pdf) -> None:
    with made.open_outline() as outline:
        outline.root[2].children[0].title = "无页码"


def _unembed(made: pikepdf.Pdf) -> None:
    del made.pages[4].obj.Resources.Font[stamp.FONT].DescendantFonts[0].FontDescriptor["/FontFile3"]


def _overprint(made: pikepdf.Pdf) -> None:
    page = made.pages[4].obj
    page.Contents = Array([made.make_stream(b"q 0 g 290 18 9 5 re f Q "), *page.Contents])


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (_swap, "bundle_stamp"),
        (_overprint, "bundle_stamp_covers"),
        (_relabel, "bundle_stamp"),
        (_repeat, "bundle_label"),
        (lambda made: made.pages.__delitem__(-1), "bundle_link"),
        (_mislead, "bundle_link"),
        (_mislead_both, "bundle_link"),
        (_unlink, "bundle_index_missing"),
        (_unmark, "bundle_bookmark"),
        (_mismark, "bundle_bookmark"),
        (_mark_front, "bundle_bookmark"),
        (_rename_mark, "bundle_bookmark"),
        (_unembed, "bundle_font"),
    ],
)
def test_what_does_not_agree_is_told(file: Path, change: Callable[[pikepdf.Pdf], None], told: str) -> None:
    assert told in _codes(file, change)


def test_a_foreign_pdf_is_no_bundle(file: Path) -> None:
    file.write_bytes(files.pdf(2))
    assert not is_bundle(file)


def test_a_foreign_pdf_that_calls_itself_ours_is_no_bundle(file: Path) -> None:
    def name(made: pikepdf.Pdf) -> None:
        made.docinfo["/Producer"] = "legal_docs"

    file.write_bytes(files.changed(files.pdf(2), name))
    assert not is_bundle(file)


def test_a_bundle_saved_by_another_program_is_no_longer_ours(file: Path) -> None:
    def rename(made: pikepdf.Pdf) -> None:
        made.docinfo["/Producer"] = "another"

    file.write_bytes(files.changed(bundles.bound()[0], rename))
    assert not is_bundle(file)


def test_what_is_no_pdf_is_no_bundle_and_cannot_be_read(file: Path) -> None:
    file.write_bytes(b"%PDF-1.7 nothing")
    assert not is_bundle(file)
    assert [problem.code for problem in selfcheck(file)] == ["bundle_unreadable"]


def test_a_damaged_structure_is_told(file: Path) -> None:
    whole = bundles.bound()[0]
    at = whole.rindex(b"startxref")
    file.write_bytes(whole[:at] + b"startxref\n1\n%%EOF\n")
    assert "bundle_damaged" in {problem.code for problem in selfcheck(file)}
