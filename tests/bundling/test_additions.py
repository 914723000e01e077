"""What this program writes into no bundle is named, with a record and without one."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from legal_docs.bundling import watermark
from legal_docs.bundling.selfcheck import selfcheck
from legal_docs.model.problem import Problem
from tests.bundling import bundles, files

Change = Callable[[pikepdf.Pdf], None]


def _alone(change: Change, into: Path) -> tuple[Problem, ...]:
    file = into / "a.pdf"
    file.write_bytes(files.changed(bundles.bound()[0], change))
    return selfcheck(file)


def _recorded(change: Change) -> tuple[Problem, ...]:
    pdf, bundle = bundles.bound()
    return bundles.verified(files.changed(pdf, change), bundle)


def _script() -> Dictionary:
    return Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


def _note(kind: Name, **more: Any) -> Dictionary:
    return Dictionary(Type=Name.Annot, Subtype=kind, Rect=Array([0, 0, 9, 9]), **more)


def _open_script(made: pikepdf.Pdf) -> None:
    made.Root.OpenAction = _script()


def _named_script(made: pikepdf.Pdf) -> None:
    made.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array([String("a"), _script()])))


def _close_script(made: pikepdf.Pdf) -> None:
    made.Root.AA = Dictionary(WC=_script())


def _page_script(made: pikepdf.Pdf) -> None:
    made.pages[4].obj.AA = Dictionary(O=_script())


def _uri(made: pikepdf.Pdf) -> None:
    link = made.pages[1].obj.Annots[0]
    del link.Dest
    link.A = Dictionary(S=Name.URI, URI=String("https://example.com"))


def _uri_too(made: pikepdf.Pdf) -> None:
    made.pages[1].obj.Annots[0].PA = Dictionary(S=Name.URI, URI=String("https://example.com"))


def _mark_script(made: pikepdf.Pdf) -> None:
    made.Root.Outlines.First.Next.Next.First.A = _script()


def _note_on_exhibit(made: pikepdf.Pdf) -> None:
    made.pages[4].obj.Annots = Array([_note(Name.FreeText, Contents=String("已还清"))])


def _note_on_front(made: pikepdf.Pdf) -> None:
    made.pages[1].obj.Annots.append(_note(Name.FreeText, Contents=String("已还清")))


def _dressed_note(made: pikepdf.Pdf) -> None:
    made.pages[1].obj.Annots[0].AP = Dictionary(N=made.make_stream(b"0 0 9 9 re f"))


def _note_with_place(made: pikepdf.Pdf) -> None:
    dest = Array([made.pages[3].obj, Name.Fit])
    note = _note(Name.FreeText, Dest=dest, NM=made.pages[1].obj.Annots[0].NM)
    made.pages[1].obj.Annots.append(note)


def _attach(made: pikepdf.Pdf) -> None:
    made.attachments["a.txt"] = b"a"


def _form(made: pikepdf.Pdf) -> None:
    made.Root.AcroForm = Dictionary(Fields=Array([]))


def _crop(made: pikepdf.Pdf) -> None:
    made.pages[1].obj.CropBox = Array([0, 0, 595, 400])


def _author(made: pikepdf.Pdf) -> None:
    made.docinfo["/Author"] = "张某甲"


def _subject(made: pikepdf.Pdf) -> None:
    made.docinfo["/Subject"] = "仅供他人使用"


def _title(made: pikepdf.Pdf) -> None:
    made.docinfo["/Title"] = "另一标题"


def _creator(made: pikepdf.Pdf) -> None:
    with made.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as words:
        words["dc:creator"] = ["张某甲"]


def _no_metadata(made: pikepdf.Pdf) -> None:
    del made.Root["/Metadata"]


def _link_on_exhibit(made: pikepdf.Pdf) -> None:
    made.pages[2].obj.Annots = Array([_note(Name.Link, Dest=Array([made.pages[0].obj, Name.Fit]))])


def _trim_exhibit(made: pikepdf.Pdf) -> None:
    made.pages[2].obj.TrimBox = Array([0, 0, 595, 400])


def _link_to_nothing(made: pikepdf.Pdf) -> None:
    made.pages[1].obj.Annots.append(_note(Name.Link))


def _producer(made: pikepdf.Pdf) -> None:
    made.docinfo["/Producer"] = "another"


def _subject_on_one_marked_page(made: pikepdf.Pdf) -> None:
    _subject(made)
    made.pages[2].obj.Resources.XObject = Dictionary(HandoverMark=made.make_stream(b""))


CHANGES = [
    (_link_on_exhibit, "bundle_extra", "/Annots"),
    (_trim_exhibit, "bundle_extra", "/TrimBox"),
    (_link_to_nothing, "bundle_extra", "/Annots /Link"),
    (_producer, "bundle_property", "/Producer another"),
    (_subject_on_one_marked_page, "bundle_property", "/Subject"),
    (_open_script, "bundle_action", "/OpenAction"),
    (_named_script, "bundle_extra", "/Names"),
    (_close_script, "bundle_action", "/AA"),
    (_page_script, "bundle_action", "第 5 张"),
    (_uri, "bundle_action", "第 2 张"),
    (_uri_too, "bundle_action", "/PA"),
    (_mark_script, "bundle_action", "bookmark"),
    (_note_on_exhibit, "bundle_extra", "/Annots"),
    (_note_on_front, "bundle_extra", "/FreeText"),
    (_note_with_place, "bundle_extra", "/FreeText"),
    (_dressed_note, "bundle_extra", "/AP"),
    (_attach, "bundle_extra", "/Names"),
    (_form, "bundle_extra", "/AcroForm"),
    (_crop, "bundle_extra", "/CropBox"),
    (_author, "bundle_property", "/Author 张某甲"),
    (_subject, "bundle_property", "/Subject"),
    (_title, "bundle_property", "XMP title"),
    (_creator, "bundle_property", "XMP creator"),
    (_no_metadata, "bundle_property", "XMP title"),
]


@pytest.mark.parametrize(("change", "code", "found"), CHANGES)
def test_what_was_put_in_is_named(change: Change, code: str, found: str, tmp_path: Path) -> None:
    for told in (_alone(change, tmp_path), _recorded(change)):
        assert any(problem.code == code and found in problem.zh for problem in told), told


def test_an_unnamed_link_is_told_without_a_record_too(tmp_path: Path) -> None:
    def add(made: pikepdf.Pdf) -> None:
        made.pages[1].obj.Annots.append(_note(Name.Link, Dest=Array([made.pages[0].obj, Name.Fit])))

    assert {problem.code for problem in _alone(add, tmp_path)} == {"bundle_row_too_many"}


def test_bookmarks_that_run_in_a_circle_end(tmp_path: Path) -> None:
    def turn(made: pikepdf.Pdf) -> None:
        made.Root.Outlines.First.Next.Next.First.First = made.Root.Outlines.First

    assert "bundle_action" not in {problem.code for problem in _alone(turn, tmp_path)}


def test_a_copy_that_says_for_whom_it_is_passes(tmp_path: Path) -> None:
    made, marked = tmp_path / "a.pdf", tmp_path / "b.pdf"
    made.write_bytes(bundles.bound()[0])
    watermark.put(made, marked, "仅供 某律师 办理本案使用")
    assert selfcheck(marked) == ()
