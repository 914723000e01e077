"""A whole bundle with layers: searchable, verified, recorded; what could not be read is named."""

from pathlib import Path

import pikepdf
import pytest

from legal_docs.bundling import reading
from legal_docs.bundling.bind import bind
from legal_docs.bundling.masking.kinds import Unseen
from legal_docs.bundling.masking.mask import mask_pdf
from legal_docs.bundling.masking.of_case import secrets_of
from legal_docs.bundling.ocr import layers as module
from legal_docs.bundling.ocr.engine import Engine
from legal_docs.bundling.ocr.layers import Layers, Recogniser, noted, unread
from legal_docs.bundling.ocr.lines import Line
from legal_docs.bundling.plan import plan
from legal_docs.bundling.verify import verify
from legal_docs.errors import FolderError
from legal_docs.model.exhibit import BundleStyle, EvidenceBundle
from tests.bundling import files, seen
from tests.bundling.cases import ON, case
from tests.bundling.ocr import made

SCAN, TYPED, PHOTO = "01-合同/扫描.pdf", "02-流水/打印.pdf", "03-照片/照片.jpg"
GOOD = (made.line("借款人：张三样"), made.line("借款金额120000元", (200, 400)))
POOR = (made.line("模糊不清的字", score=0.4),)
SIDE = (made.line("横躺的文字", wide=40, high=300),)


class Bound:
    """A scan of four pages, the first a small picture, a typed paper and a photo, bound with stored words."""

    def __init__(self, tmp_path: Path, **style: bool) -> None:
        self.folder = files.folder(
            tmp_path / "evidence",
            {
                SCAN: files.changed(made.scan(*(made.picture(mark) for mark in (1, 2, 3, 4))), _small),
                TYPED: files.pdf(2, "typed"),
                PHOTO: files.image(made.picture(9), "JPEG"),
            },
        )
        words: dict[int, tuple[Line, ...]] = {1: GOOD, 2: POOR, 3: SIDE, 4: ()}
        self.home = tmp_path / "home"
        made.stored(self.home, self.folder / SCAN, words)
        photo = tmp_path / "photo.pdf"
        photo.write_bytes(_photo(self.folder / PHOTO))
        self.layers = Layers(made.stored(self.home, photo, {1: (made.line("妥投回执"),)}))
        self.into = tmp_path / "out"
        self.into.mkdir()
        planned, _ = plan(case(evidence=[]), self.folder)
        self.bundle = self.bind(planned, BundleStyle(**style))

    def bind(self, planned: EvidenceBundle, style: BundleStyle) -> EvidenceBundle:
        found = bind(case(), planned, self.folder, self.into, on=ON, style=style, layer=self.layers)
        return noted(found, self.layers)

    @property
    def pdf(self) -> Path:
        return self.into / self.bundle.volumes[0].file


def _small(pdf: pikepdf.Pdf) -> None:
    files.contents(pdf, b"q 400 0 0 400 0 300 cm /Im Do Q")


def _photo(path: Path) -> bytes:
    from legal_docs.bundling.pages import image

    return image.to_pdf(path, title="照片")


@pytest.fixture(scope="module")
def bound(tmp_path_factory: pytest.TempPathFactory) -> Bound:
    return Bound(tmp_path_factory.mktemp("bound"))


def test_the_words_of_scans_are_found_in_the_bundle_beside_the_page_number(bound: Bound) -> None:
    pages = ["".join(text.split()) for text in seen.texts(bound.pdf.read_bytes())][2:]
    assert pages == [
        "借款人：张三样借款金额120000元证据卷第1页",
        "证据卷第2页",
        "证据卷第3页",
        "证据卷第4页",
        "typed1证据卷第5页",
        "typed2证据卷第6页",
        "妥投回执证据卷第7页",
    ]


def test_the_bundle_passes_its_verification(bound: Bound) -> None:
    assert verify(bound.into, bound.bundle) == ()


def test_the_record_names_the_pages_and_the_program_with_its_version(bound: Bound) -> None:
    named = {one.file: (one.recognised, one.unrecognised) for one in bound.bundle.exhibits}
    assert named == {SCAN: ((1,), (2, 3, 4)), TYPED: ((), ()), PHOTO: ((1,), ())}
    assert bound.bundle.recognised_by.startswith("rapidocr 3.")
    assert "，onnxruntime 1." in bound.bundle.recognised_by


def test_pages_left_without_words_are_named_with_the_reason(bound: Bound) -> None:
    told = unread(bound.bundle, bound.layers)
    assert {(one.code, one.place.file, one.place.case, one.is_error) for one in told} == {
        ("exhibit_not_recognised", SCAN, "LN-2026-0001", False)
    }
    reasons = [
        "4页（没有识别出文字 / blank）",
        "2页（识别把握不足 / doubtful）",
        "3页（文字方向不正 / sideways）",
    ]
    assert [one.zh.partition("第")[2] for one in told] == reasons


def test_the_words_for_hints_are_those_of_pages_that_were_read(bound: Bound) -> None:
    found = {words.file: words.pages for words in bound.layers.words(bound.bundle)}
    assert found == {
        SCAN: (reading.Page(1, "借款人:张三样\n借款金额120000元"),),
        PHOTO: (reading.Page(1, "妥投回执"),),
    }


def test_recognised_words_are_never_among_the_words_exhibits_hold_themselves(bound: Bound) -> None:
    assert {one.file for one in reading.read(bound.bundle, bound.folder) if not one.is_empty} == {TYPED}


def test_a_bundle_with_layers_handed_in_as_evidence_is_no_text(bound: Bound, tmp_path: Path) -> None:
    again = files.folder(tmp_path, {"旧卷.pdf": bound.pdf.read_bytes()})
    (words,) = reading.read(plan(case(evidence=[]), again)[0], again)
    assert [page.number for page in words.pages if not page.text] == [3, 4, 5, 6, 9]


def test_without_layers_the_record_names_none_and_nothing_is_told(bound: Bound) -> None:
    plain = noted(bound.bundle, None)
    assert plain.recognised_by == "" and not any(one.recognised + one.unrecognised for one in plain.exhibits)
    assert unread(bound.bundle, None) == ()


def test_the_same_evidence_gives_the_same_bytes(bound: Bound, tmp_path: Path) -> None:
    assert Bound(tmp_path).pdf.read_bytes() == bound.pdf.read_bytes()


def test_a_divider_does_not_move_the_pages_of_the_record(tmp_path: Path) -> None:
    divided = Bound(tmp_path, dividers=True)
    assert divided.bundle.exhibits[0].recognised == (1,)
    assert verify(divided.into, divided.bundle) == ()
    assert "张三样" in seen.texts(divided.pdf.read_bytes())[3]


def test_a_masked_copy_loses_recognised_names_and_still_says_that_scans_were_not_seen(
    bound: Bound, tmp_path: Path
) -> None:
    target = tmp_path / "masked.pdf"
    masked = mask_pdf(bound.pdf, target, secrets_of(case()))
    assert "张三样" not in seen.squeezed(target.read_bytes())
    assert [one.label for one in masked.pages_not_looked_at] == ["1", "2", "3", "4", "7"]
    assert all(Unseen.PICTURE in one.reasons for one in masked.pages_not_looked_at)


def test_a_page_the_program_fails_on_goes_without_layer(
    bound: Bound, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = tmp_path / "broken.onnx"
    broken.write_bytes(b"no model")
    engine = Engine()
    monkeypatch.setattr(engine, "_models", {"Det": broken, "Rec": broken})
    failing = Layers(Recogniser(tmp_path / "home", engine))
    source, exhibit = bound.folder / SCAN, bound.bundle.exhibits[0]
    assert failing(exhibit, source, tmp_path / "target.pdf") == source
    assert not (tmp_path / "home").exists() and not (tmp_path / "target.pdf").exists()
    assert {outcome for _, outcome in failing.left(exhibit)} == {module.Outcome.FAILED}
    assert noted(bound.bundle, failing).recognised_by == ""


def test_a_store_that_cannot_be_written_stops_the_bundle(bound: Bound, tmp_path: Path) -> None:
    (tmp_path / "ocr").write_text("a file where the folder should be")
    blocked = Layers(Recogniser(tmp_path, Engine()))
    (tmp_path / "scan.pdf").write_bytes(made.scan(made.picture(), CropBox=[0, 0, 150, 150]))
    with pytest.raises(FolderError):
        blocked(bound.bundle.exhibits[0], tmp_path / "scan.pdf", tmp_path / "target.pdf")
