"""Pages to look at, of evidence of each kind and of finished files."""

from io import BytesIO

import pytest
from PIL import Image

from legal_docs.errors import BadInputError, NotAllowedError
from legal_docs.services.desk import evidence, leafing
from legal_docs.services.wiring import Wiring
from tests.bundling import files
from tests.services.desk.exhibits_house import CONTRACT, PDF, Bench, bench, papers


@pytest.fixture
def made(one_house: Wiring) -> Bench:
    return bench(one_house)


def added(made: Bench, name: str, data: bytes) -> int:
    return evidence.add_files(made.li, made.case_id, [(name, data)]).items[0].id


def size(png: bytes) -> tuple[int, int]:
    return Image.open(BytesIO(png)).size


def test_a_pdf_is_seen_page_by_page(made: Bench) -> None:
    id = added(made, CONTRACT, PDF)
    assert leafing.evidence_pages(made.li, id) == 2
    first, second = (leafing.evidence_page(made.li, id, page) for page in (1, 2))
    assert first != second
    wide, high = size(first)
    assert abs(wide - 595 * leafing.DPI / 72) < 2 and high > wide


def test_a_page_that_lies_on_its_side_is_turned(made: Bench) -> None:
    id = added(made, CONTRACT, PDF)
    wide, high = size(leafing.evidence_page(made.li, id, 1, 90))
    assert wide > high


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("照片.jpg", files.image(files.picture(), "JPEG")),
        ("流水.csv", "日期,金额\n2026-01-01,100.00\n".encode()),
        ("说明.txt", "文字说明".encode()),
    ],
)
def test_other_files_are_seen_as_the_bundle_will_have_them(made: Bench, name: str, data: bytes) -> None:
    id = added(made, name, data)
    assert leafing.evidence_pages(made.li, id) == 1
    assert size(leafing.evidence_page(made.li, id, 1))[0] > 500


@pytest.mark.parametrize("page", [0, -1, 3])
def test_a_page_that_is_not_there_is_refused(made: Bench, page: int) -> None:
    id = added(made, CONTRACT, PDF)
    with pytest.raises(NotAllowedError):
        leafing.evidence_page(made.li, id, page)


def test_nobody_of_another_branch_sees_a_page(made: Bench) -> None:
    id, paper = added(made, CONTRACT, PDF), papers(made)[0].id
    for act in (
        lambda: leafing.evidence_pages(made.far, id),
        lambda: leafing.evidence_page(made.far, id, 1),
        lambda: leafing.output_page(made.far, paper, 1),
    ):
        with pytest.raises(NotAllowedError):
            act()


def test_a_finished_pdf_is_seen_and_no_other_file(made: Bench) -> None:
    pdf, _ = papers(made)
    assert size(leafing.output_page(made.li, pdf.id, 2))[0] > 500
    word, _ = papers(made, name="民事起诉状.docx")
    with pytest.raises(BadInputError):
        leafing.output_page(made.li, word.id, 1)
    with pytest.raises(BadInputError):
        leafing.output_page(made.li, pdf.id, 1, 90)
