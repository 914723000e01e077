"""What a PDF carries beside its pages is named."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from legal_docs.bundling.pages import extras
from tests.bundling import files

SCRIPT = Dictionary(S=Name.JavaScript, JS=String("x"))
LAUNCH = Dictionary(S=Name.Launch, F=String("a.exe"))


def _note(**what: Any) -> Callable[[pikepdf.Pdf], None]:
    def add(made: pikepdf.Pdf) -> None:
        note = Dictionary(Type=Name.Annot, Rect=Array([0, 0, 9, 9]), **what)
        made.pages[0].obj.Annots = Array([made.make_indirect(note)])

    return add


def _root(**what: Any) -> Callable[[pikepdf.Pdf], None]:
    def add(made: pikepdf.Pdf) -> None:
        for name, value in what.items():
            made.Root[f"/{name}"] = value

    return add


def _place(made: pikepdf.Pdf) -> None:
    made.Root.OpenAction = Array([made.pages[0].obj, Name.Fit])


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (_root(OpenAction=SCRIPT), ("脚本",)),
        (_root(OpenAction=LAUNCH), ("自动执行的动作",)),
        (_root(AA=Dictionary(WC=SCRIPT)), ("脚本",)),
        (_root(Names=Dictionary(JavaScript=Dictionary(Names=Array([])))), ("脚本",)),
        (_root(AcroForm=Dictionary(XFA=Array([]), Fields=Array([]))), ("动态表单",)),
        (_note(Subtype=Name.Link, A=LAUNCH), ("自动执行的动作",)),
        (_note(Subtype=Name.Link, AA=Dictionary(K=SCRIPT)), ("脚本",)),
        (_note(Subtype=Name.RichMedia), ("音视频或者三维内容",)),
        (_note(Subtype=Name.Link, A=Dictionary(S=Name.URI, URI=String("https://example.com"))), ()),
        (_root(OpenAction=Dictionary(S=Name.GoTo)), ()),
        (_place, ()),
        (_root(), ()),
    ],
)
def test_it_is_named_once_and_what_is_harmless_is_not(
    change: Callable[[pikepdf.Pdf], None], said: tuple[str, ...], tmp_path: Path
) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(files.changed(files.pdf(), change) + b"\n\0\0")
    with pikepdf.open(path) as opened:
        assert extras.found(opened, path) == said


def test_data_behind_the_end_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(files.pdf() + b"PK\x03\x04")
    with pikepdf.open(path) as opened:
        assert extras.found(opened, path) == ("文件结尾之后的其他内容",)
