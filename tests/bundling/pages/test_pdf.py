from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from legal_docs.bundling.pages import pdf
from legal_docs.bundling.refusal import RefusedError
from tests.bundling import files, seen


def _path(tmp_path: Path, content: bytes) -> Path:
    path = tmp_path / "a.pdf"
    path.write_bytes(content)
    return path


def _refused(tmp_path: Path, content: bytes) -> str:
    with pytest.raises(RefusedError) as refused:
        pdf.check(_path(tmp_path, content), "a.pdf")
    return refused.value.code


def _warned(tmp_path: Path, content: bytes) -> list[str]:
    return [problem.code for problem in pdf.check(_path(tmp_path, content), "a.pdf")]


def _changed(change: Callable[[pikepdf.Pdf], None]) -> bytes:
    return files.changed(files.pdf(2), change)


def test_a_file_with_an_owner_password_is_taken(tmp_path: Path) -> None:
    locked = files.changed(files.pdf(2), lambda made: None, encryption=pikepdf.Encryption(owner="o", user=""))
    path = _path(tmp_path, locked)
    assert pdf.check(path, "a.pdf") == ()
    assert seen.squeezed(pdf.to_pdf(path, title="")) == "p1p2"


def test_a_file_with_a_user_password_is_refused(tmp_path: Path) -> None:
    locked = files.changed(
        files.pdf(), lambda made: None, encryption=pikepdf.Encryption(owner="o", user="密")
    )
    assert _refused(tmp_path, locked) == "exhibit_encrypted"


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9, 0.97])
def test_a_file_cut_short_is_refused_not_filled_with_blank_pages(share: float, tmp_path: Path) -> None:
    whole = files.pdf(5)
    assert _refused(tmp_path, whole[: int(len(whole) * share)]) == "exhibit_broken"


def test_a_linearized_file_cut_short_is_refused(tmp_path: Path) -> None:
    whole = files.changed(files.pdf(5), lambda made: None, linearize=True)
    assert _refused(tmp_path, whole[: int(len(whole) * 0.6)]) == "exhibit_broken"


def test_a_wrong_xref_is_mended_and_said(tmp_path: Path) -> None:
    whole = files.pdf(2)
    at = whole.rindex(b"startxref")
    damaged = whole[:at] + b"startxref\n7\n%%EOF\n"
    assert _warned(tmp_path, damaged) == ["exhibit_repaired"]
    assert seen.squeezed(pdf.to_pdf(_path(tmp_path, damaged), title="")) == "p1p2"


def test_a_file_without_pages_is_refused(tmp_path: Path) -> None:
    assert _refused(tmp_path, files.saved(pikepdf.new())) == "exhibit_no_pages"


def test_garbage_is_refused(tmp_path: Path) -> None:
    assert _refused(tmp_path, b"%PDF-1.7\nnothing\n%%EOF\n") == "exhibit_broken"


def test_scripts_actions_and_attachments_do_not_come_along(tmp_path: Path) -> None:
    def arm(made: pikepdf.Pdf) -> None:
        script = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))
        made.Root.OpenAction = script
        made.pages[0].obj.AA = Dictionary(O=script)
        made.pages[0].obj.Annots = Array(
            [Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), A=script)]
        )
        made.attachments["secret.txt"] = b"secret"

    assert _warned(tmp_path, _changed(arm)) == ["exhibit_attachments", "exhibit_cleaned"]
    (*_, cleaned) = pdf.check(_path(tmp_path, _changed(arm)), "a.pdf")
    assert cleaned.zh.endswith("：脚本")
    clean = pdf.to_pdf(_path(tmp_path, _changed(arm)), title="")
    with pikepdf.open(BytesIO(clean)) as opened:
        assert set(opened.Root.keys()) == {"/Type", "/Pages"}
        assert "/AA" not in opened.pages[0].obj
        assert "/Annots" not in opened.pages[0].obj
        assert not any(b"alert" in obj.unparse() for obj in opened.objects)


def test_a_stamp_drawn_as_annotation_stays_seen(tmp_path: Path) -> None:
    def mark(made: pikepdf.Pdf) -> None:
        look = made.make_stream(b"1 0 0 rg 0 0 100 50 re f")
        look.update(Dictionary(Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 100, 50])))
        note = Dictionary(
            Type=Name.Annot, Subtype=Name.Stamp, Rect=Array([200, 600, 300, 650]), F=4, AP=Dictionary(N=look)
        )
        made.pages[0].obj.Annots = Array([made.make_indirect(note)])

    shown = seen.picture(pdf.to_pdf(_path(tmp_path, _changed(mark)), title=""))
    assert shown.getpixel((250, 842 - 625)) == (255, 0, 0)


def test_what_a_bundle_cannot_keep_is_said(tmp_path: Path) -> None:
    def sign(made: pikepdf.Pdf) -> None:
        made.Root.AcroForm = Dictionary(SigFlags=3, Fields=Array())

    def hide(made: pikepdf.Pdf) -> None:
        layer = made.make_indirect(Dictionary(Type=Name.OCG, Name=String("x")))
        made.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(OFF=Array([layer])))

    def comment(made: pikepdf.Pdf) -> None:
        note = Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=Array([0, 0, 9, 9]), Contents=String("注"))
        made.pages[0].obj.Annots = Array([note])

    assert _warned(tmp_path, _changed(sign)) == ["exhibit_signed"]
    assert _warned(tmp_path, _changed(hide)) == ["exhibit_layers"]
    assert _warned(tmp_path, _changed(comment)) == ["exhibit_comments"]


def test_inherited_boxes_and_resources_are_kept(tmp_path: Path) -> None:
    def inherit(made: pikepdf.Pdf) -> None:
        page = made.pages[0].obj
        made.Root.Pages.MediaBox, made.Root.Pages.Resources = page.MediaBox, page.Resources
        made.Root.Pages.Rotate = 90
        for each in made.pages:
            del each.obj["/MediaBox"], each.obj["/Resources"]

    clean = pdf.to_pdf(_path(tmp_path, _changed(inherit)), title="")
    assert seen.sizes(clean) == [(842, 595)] * 2
    assert seen.squeezed(clean) == "p1p2"


def test_the_source_is_not_touched(tmp_path: Path) -> None:
    path = _path(tmp_path, files.pdf())
    before = path.read_bytes()
    pdf.to_pdf(path, title="")
    assert path.read_bytes() == before
