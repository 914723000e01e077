import hashlib
import os
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from legal_docs.errors import MissingPartError, ProofError
from legal_docs.rendering import engine
from legal_docs.rendering.pdf import html_to_pdf
from legal_docs.rendering.text import pdf_text

PIXEL = b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><path d='M0 0h9v9'/></svg>"
PROGRAM = """
import hashlib
from legal_docs.rendering.pdf import html_to_pdf
print(hashlib.sha256(html_to_pdf("<title>甲</title><h1>标题</h1><p>王䶮 <b>1,234.56</b> ☑</p>")).hexdigest())
"""


def opened(pdf: bytes) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(pdf))


def font_names(pdf: bytes) -> set[str]:
    with opened(pdf) as file:
        found = [item for item in file.objects if isinstance(item, pikepdf.Dictionary)]
        names = [str(item.BaseFont) for item in found if item.get("/Subtype") == "/Type0"]
    return {name.partition("+")[2] for name in names}


def test_two_processes_make_the_same_bytes() -> None:
    seen = {
        subprocess.run(
            [sys.executable, "-c", PROGRAM],
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone},
            capture_output=True,
            check=True,
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Asia/Shanghai"))
    }
    assert len(seen) == 1


def test_the_copies_of_the_fonts_are_removed_at_the_end(tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-c", PROGRAM], env={**os.environ, "TMPDIR": str(tmp_path)}, check=True)
    assert list(tmp_path.iterdir()) == []


def test_a_page_made_in_between_does_not_change_the_bytes() -> None:
    first = html_to_pdf("<p>甲乙丙</p>")
    html_to_pdf("<p>丁戊己 <b>粗</b></p>")
    assert hashlib.sha256(html_to_pdf("<p>甲乙丙</p>")).digest() == hashlib.sha256(first).digest()


def test_title_and_language_are_set_and_no_date_is() -> None:
    with opened(html_to_pdf("<html lang='zh-CN'><title>民事起诉状</title><p>甲</p>")) as file:
        assert str(file.docinfo["/Title"]) == "民事起诉状"
        assert str(file.docinfo["/Producer"]) == "legal_docs"
        assert str(file.Root.Lang) == "zh-CN"
        assert not {"/CreationDate", "/ModDate"} & set(file.docinfo.keys())


def test_only_shipped_fonts_are_used_whatever_the_page_asks_for() -> None:
    pdf = html_to_pdf("<p style='font-family: DejaVu Sans, SimSun, serif'>甲 abc 1,234.56</p>")
    assert {name.encode("latin-1", "ignore") for name in font_names(pdf)}
    assert "DejaVu" not in "".join(font_names(pdf))


def test_bold_and_ballot_boxes_come_from_the_black_and_the_mark_font() -> None:
    assert len(font_names(html_to_pdf("<p>甲</p>"))) == 1
    assert len(font_names(html_to_pdf("<p>甲 <b>乙</b> ☐☑☒</p>"))) == 3


def test_a_character_without_glyph_is_named_with_its_place() -> None:
    with pytest.raises(ProofError) as caught:
        html_to_pdf("<p>被告：王\U0010fffd，住江海省</p>")
    assert "U+10FFFD" in caught.value.zh
    assert "被告：王" in caught.value.zh
    assert "U+10FFFD" in caught.value.en


@pytest.mark.parametrize(
    "element",
    [
        "<img src='http://127.0.0.1:9/x.png'>",
        "<img src='file:///etc/passwd'>",
        "<img src='../secret.svg'>",
        "<link rel=stylesheet href='file:///etc/passwd'>",
        "<p style='background: url(https://127.0.0.1:9/x.png)'>甲</p>",
        "<img src='missing.png'>",
    ],
)
def test_nothing_outside_the_given_folders_opens(element: str, tmp_path: Path) -> None:
    assets = tmp_path / "assets"
    assets.mkdir()
    (tmp_path / "secret.svg").write_bytes(PIXEL)
    with pytest.raises(ProofError):
        html_to_pdf(f"<p>甲</p>{element}", assets=assets)


def test_a_picture_in_the_assets_is_drawn(tmp_path: Path) -> None:
    (tmp_path / "印章 样.svg").write_bytes(PIXEL)
    assert html_to_pdf("<p>甲</p><img src='印章 样.svg'>", assets=tmp_path) != html_to_pdf("<p>甲</p>")


def test_attachments_and_outside_links_are_dropped(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text("secret", "utf-8")
    pdf = html_to_pdf(
        "<link rel=attachment href='x.txt'><a href='javascript:alert(1)'>甲</a>"
        "<a rel=attachment href='x.txt'>乙</a><a href='https://a.example'>丙</a><a href='#d'>丁</a>"
        "<p id=d>戊",
        assets=tmp_path,
    )
    with opened(pdf) as file:
        assert "/Names" not in file.Root or "/EmbeddedFiles" not in file.Root.Names
        links = list(file.pages[0].get("/Annots", []))
        assert [str(note.get("/Dest", note.get("/A"))) for note in links] == ["d"]


def test_a_style_sheet_applies_and_its_folder_may_be_opened(tmp_path: Path) -> None:
    (tmp_path / "a.css").write_text("@page { size: 300pt 300pt } p { background: url(a.svg) }", "utf-8")
    (tmp_path / "a.svg").write_bytes(PIXEL)
    with opened(html_to_pdf("<p>甲</p>", css=[tmp_path / "a.css"])) as file:
        assert [round(float(edge)) for edge in file.pages[0].mediabox] == [0, 0, 300, 300]


def test_a_changed_style_sheet_is_read_again(tmp_path: Path) -> None:
    sheet = tmp_path / "a.css"
    sheet.write_text("p { font-size: 10pt }", "utf-8")
    small = html_to_pdf("<p>甲</p>", css=[sheet])
    sheet.write_text("p { font-size: 30pt }", "utf-8")
    assert html_to_pdf("<p>甲</p>", css=[sheet]) != small


def test_scripts_and_styles_are_not_looked_at_for_glyphs() -> None:
    assert pdf_text(html_to_pdf("<style>p::x{content:'\U0010fffd'}</style><p>甲</p>")).strip() == "甲"


def test_a_missing_font_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> Path:
        raise FileNotFoundError(name)

    monkeypatch.setattr("legal_docs.shipped.font", missing)
    with pytest.raises(MissingPartError, match="pip install"):
        engine.font_file("NotoSerifSC-Regular.otf")


def test_a_missing_subset_library_stops_before_the_slow_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("weasyprint.text.ffi.harfbuzz_subset", None)
    with pytest.raises(MissingPartError, match="apt-get install"):
        engine._engine.__wrapped__(rare=False)


def test_the_environment_is_left_as_it_was() -> None:
    before = dict(os.environ)
    engine._engine.__wrapped__(rare=False)
    assert dict(os.environ) == before
