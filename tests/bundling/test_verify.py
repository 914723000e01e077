"""A bundle that was changed after binding is told apart from the right one, and it is said where."""

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from legal_docs.bundling import stamp, stampfont
from legal_docs.bundling.plan import plan
from legal_docs.model.exhibit import EvidenceBundle
from tests.bundling import bundles, files
from tests.bundling.cases import case


def _codes(change: Callable[[pikepdf.Pdf], None]) -> set[str]:
    pdf, bundle = bundles.bound()
    return {problem.code for problem in bundles.verified(files.changed(pdf, change), bundle)}


def test_what_was_bound_is_verified() -> None:
    assert bundles.verified(*bundles.bound()) == ()


def test_saving_it_anew_changes_nothing() -> None:
    assert _codes(lambda made: None) == set()


def test_a_missing_page_is_seen() -> None:
    assert _codes(lambda made: made.pages.__delitem__(4)) == {"bundle_page_count"}


def test_two_pages_that_changed_places_are_seen() -> None:
    def swap(made: pikepdf.Pdf) -> None:
        made.pages.insert(2, made.pages[3])
        del made.pages[4]

    assert {"bundle_stamp", "bundle_link"} <= _codes(swap)


def test_a_wrong_stamp_is_seen() -> None:
    def change(made: pikepdf.Pdf) -> None:
        page = made.pages[4].obj
        page.Contents = Array([*page.Contents][:-1])
        stamp.put(made.pages[4], stampfont.embed(made), (stamp.text("7"), stamp.Anchor.BOTTOM))

    assert _codes(change) == {"bundle_stamp"}


def test_a_stamp_over_a_stamp_is_seen() -> None:
    seven = (stamp.text("7"), stamp.Anchor.BOTTOM)
    assert _codes(lambda made: stamp.put(made.pages[4], stampfont.embed(made), seven)) == {"bundle_stamp"}


def _drawn_before(drawing: bytes) -> Callable[[pikepdf.Pdf], None]:
    def change(made: pikepdf.Pdf) -> None:
        page = made.pages[4].obj
        page.Contents = Array([made.make_stream(drawing), *page.Contents])

    return change


def _drawn_after(drawing: bytes) -> Callable[[pikepdf.Pdf], None]:
    def change(made: pikepdf.Pdf) -> None:
        page = made.pages[4].obj
        page.Contents = Array([*page.Contents, made.make_stream(drawing)])

    return change


@pytest.mark.parametrize(
    "change",
    [
        _drawn_before(b"q 0 g 290 18 9 5 re f Q "),
        _drawn_before(b"q 1 0 0 RG 260 20 m 340 20 l S Q "),
        _drawn_after(b" q 1 g 0 0 595 40 re f Q"),
        _drawn_before(b"q 0 g 0 0 595 40 re f 1 g 0 0 595 39 re f 0 g 250 15 90 12 re f Q "),
    ],
)
def test_a_stamp_on_something_or_under_something_is_seen(change: Callable[[pikepdf.Pdf], None]) -> None:
    assert _codes(change) == {"bundle_stamp_covers"}


def test_what_stands_beside_a_stamp_or_lies_unseen_is_no_fault() -> None:
    assert _codes(_drawn_before(b"q 0 g 20 18 9 5 re f 1 g 260 10 80 20 re f Q ")) == set()


def test_a_page_turned_afterwards_is_seen() -> None:
    assert _codes(lambda made: made.pages[4].rotate(90, relative=True)) == {"bundle_stamp"}


def test_a_link_to_another_page_is_seen() -> None:
    def change(made: pikepdf.Pdf) -> None:
        made.pages[1].obj.Annots[0].Dest[0] = made.pages[5].obj

    assert _codes(change) == {"bundle_link"}


def test_a_link_to_nowhere_and_a_lost_link_are_seen() -> None:
    def nowhere(made: pikepdf.Pdf) -> None:
        made.pages[1].obj.Annots[0].Dest = pikepdf.String("exhibit")

    assert _codes(nowhere) == {"bundle_link"}
    assert _codes(lambda made: made.pages[1].obj.Annots.__delitem__(0)) == {"bundle_row_missing"}


def test_a_link_too_many_is_seen() -> None:
    def change(made: pikepdf.Pdf) -> None:
        dest = Array([made.pages[0].obj, Name.Fit])
        note = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), Dest=dest)
        made.pages[1].obj.Annots.append(note)

    assert _codes(change) == {"bundle_row_too_many"}


def test_a_lost_or_moved_bookmark_is_seen() -> None:
    def change(made: pikepdf.Pdf) -> None:
        with made.open_outline() as outline:
            del outline.root[-1]

    assert _codes(change) == {"bundle_bookmark"}


def test_wrong_labels_are_seen() -> None:
    assert _codes(lambda made: made.Root.__delitem__("/PageLabels")) == {"bundle_label"}


def test_a_font_taken_out_is_seen() -> None:
    def change(made: pikepdf.Pdf) -> None:
        font = made.pages[3].obj.Resources.Font[stamp.FONT]
        del font.DescendantFonts[0].FontDescriptor["/FontFile3"]

    assert "bundle_font" in _codes(change)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"title": "另一份合同"}, "bundle_row_differs"),
        ({"last_page": 2, "page_count": 2}, "bundle_page_count"),
    ],
)
def test_an_index_that_says_other_than_the_bundle_is_seen(change: dict[str, object], code: str) -> None:
    pdf, bundle = bundles.bound()
    first, *rest = bundle.exhibits
    other = bundle.model_copy(update={"exhibits": (first.model_copy(update=change), *rest)})
    assert code in {problem.code for problem in bundles.verified(pdf, other)}


def test_an_exhibit_the_index_does_not_know_is_seen() -> None:
    pdf, bundle = bundles.bound()
    last = bundle.exhibits[-1]
    more = last.model_copy(update={"number": 7})
    other: EvidenceBundle = bundle.model_copy(update={"exhibits": (*bundle.exhibits, more)})
    assert {"bundle_volumes", "bundle_pages_do_not_follow"} <= {p.code for p in bundles.verified(pdf, other)}


def test_text_of_the_exhibit_in_the_same_place_is_not_taken_for_the_stamp(tmp_path: Path) -> None:
    own = b"BT /F1 10 Tf 270 16 Td (Page 3 of 8 - 1234567) Tj ET"
    crowded = files.changed(files.pdf(1), lambda made: files.contents(made, own))
    root = files.folder(tmp_path, {"a.pdf": crowded})
    bundle, _ = plan(case(), root)
    assert bundles.verified(*bundles.bind_whole(bundle, root)) == ()


def test_what_is_no_pdf_is_said() -> None:
    _, bundle = bundles.bound()
    assert [problem.code for problem in bundles.verified(b"not a pdf", bundle)] == ["bundle_unreadable"]
