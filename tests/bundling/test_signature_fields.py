"""A bundle may bear signatures that show nothing; whatever shows or acts is an addition."""

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from legal_docs.bundling.additions import additions
from tests.bundling import bundles, files


def _sign(made: pikepdf.Pdf) -> Dictionary:
    value = Dictionary(Type=Name.Sig, ByteRange=Array([0, 1, 2, 3]), Contents=String("x"))
    page = made.pages[0]
    field = made.make_indirect(
        Dictionary(
            Type=Name.Annot, Subtype=Name.Widget, FT=Name.Sig, T=String("S"), F=132, P=page.obj,
            Rect=Array([0, 0, 0, 0]), V=value,
        )
    )  # fmt: skip
    page.obj.Annots = Array([*page.obj.get("/Annots", []), field])
    made.Root.AcroForm = Dictionary(Fields=Array([field]), SigFlags=3)
    return field


def _told(tmp_path: Path, change: Callable[[pikepdf.Pdf, Dictionary], None]) -> list[str]:
    def both(made: pikepdf.Pdf) -> None:
        change(made, _sign(made))

    path = tmp_path / "b.pdf"
    path.write_bytes(files.changed(bundles.bound()[0], both))
    with pikepdf.open(path) as opened:
        front = bundles.bound()[1].volumes[0].front_pages
        return [problem.zh for problem in additions(opened, front)]


def test_a_signature_that_shows_nothing_is_no_addition(tmp_path: Path) -> None:
    assert _told(tmp_path, lambda made, field: None) == []


def _visible(made: pikepdf.Pdf, field: Dictionary) -> None:
    field.Rect = Array([0, 0, 0, 50])


def _wide(made: pikepdf.Pdf, field: Dictionary) -> None:
    field.Rect = Array([0, 0, 50, 0])


def _no_box(made: pikepdf.Pdf, field: Dictionary) -> None:
    del field.Rect


def _acting(made: pikepdf.Pdf, field: Dictionary) -> None:
    field.A = Dictionary(S=Name.URI, URI=String("https://example.com"))


def _unsigned(made: pikepdf.Pdf, field: Dictionary) -> None:
    del field.V


def _empty_value(made: pikepdf.Pdf, field: Dictionary) -> None:
    del field.V.ByteRange


def _other_value(made: pikepdf.Pdf, field: Dictionary) -> None:
    field.V.Type = Name.Action


def _text(made: pikepdf.Pdf, field: Dictionary) -> None:
    field.FT = Name.Tx


def _other_note(made: pikepdf.Pdf, field: Dictionary) -> None:
    field.Subtype = Name.FreeText


@pytest.mark.parametrize(
    "change",
    [_visible, _wide, _no_box, _acting, _unsigned, _empty_value, _other_value, _text, _other_note],
)
def test_whatever_shows_or_acts_is_told(
    change: Callable[[pikepdf.Pdf, Dictionary], None], tmp_path: Path
) -> None:
    told = " ".join(_told(tmp_path, change))
    assert "/AcroForm" in told and "/Annots" in told


def _script(made: pikepdf.Pdf, field: Dictionary) -> None:
    made.Root.AcroForm.XFA = String("x")


def _no_fields(made: pikepdf.Pdf, field: Dictionary) -> None:
    made.Root.AcroForm.Fields = Array([])
    made.pages[0].obj.Annots = Array([])


@pytest.mark.parametrize("change", [_script, _no_fields])
def test_a_form_of_any_other_kind_is_told(
    change: Callable[[pikepdf.Pdf, Dictionary], None], tmp_path: Path
) -> None:
    assert any("/AcroForm" in words for words in _told(tmp_path, change))
