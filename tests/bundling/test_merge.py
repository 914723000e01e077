"""Volumes of many and odd files: each page comes from its own file, and few files are open at a time."""

import resource
from pathlib import Path
from tempfile import TemporaryDirectory

import pikepdf
import pytest

from legal_docs.bundling import room
from legal_docs.bundling.bind import bind
from legal_docs.bundling.plan import plan
from legal_docs.bundling.refusal import RefusedError
from legal_docs.bundling.verify import verify
from legal_docs.model.exhibit import BundleStyle, EvidenceBundle
from tests.bundling import bundles, files
from tests.bundling.cases import ON, case
from tests.bundling.printed import page

FOOT = b"BT /F1 24 Tf 72 400 Td (Body) Tj ET BT /F1 10 Tf 270 18 Td (Page 3 of 8) Tj ET"


def test_more_files_than_may_be_open_are_bound(tmp_path: Path) -> None:
    root, into = tmp_path / "evidence", tmp_path / "out"
    into.mkdir()
    files.folder(root, {f"{n:03}.pdf": files.pdf(1, f"n{n}p") for n in range(260)})
    bundle, _ = plan(case(), root)
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(230, hard), hard))
    try:
        bound = bind(case(), bundle, root, into, on=ON)
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    assert bound.page_count == 260
    assert verify(into, bound) == ()


def _moved(into: Path, bundle: EvidenceBundle) -> list[str]:
    """Return the names of the pages on which room was made."""
    found = []
    with pikepdf.open(into / bundle.volumes[0].file) as opened:
        labels = [one.page_label(n) for one in bundle.exhibits for n in range(one.page_count)]
        pages = list(opened.pages)[bundle.front_pages :]
        for label, one in zip(labels, pages, strict=True):
            if "/XObject" in one.obj.Resources and room.FORM in one.obj.Resources.XObject:
                found.append(label)
    return found


@pytest.mark.parametrize(("dividers", "moved"), [(False, ["2", "5"]), (True, ["3", "8"])])
def test_room_is_made_on_the_page_that_needs_it(dividers: bool, moved: list[str], tmp_path: Path) -> None:
    def second(made: pikepdf.Pdf) -> None:
        files.contents(made, FOOT, page=1)

    content = {"a.pdf": files.changed(files.pdf(2), second), "b.pdf": files.pdf(2), "c.pdf": page(FOOT)}
    root, into = files.folder(tmp_path / "evidence", content), tmp_path / "out"
    into.mkdir()
    bundle, _ = plan(case(), root)
    bound = bind(case(), bundle, root, into, on=ON, style=BundleStyle(dividers=dividers))
    assert _moved(into, bound) == moved
    assert verify(into, bound) == ()


def test_room_is_made_in_the_same_way_each_time(tmp_path: Path) -> None:
    root = files.folder(tmp_path, {"a.pdf": page(FOOT), "b.jpg": files.sideways(6)})
    bundle, _ = plan(case(), root)
    style = BundleStyle(certified=True)
    assert bundles.bind_whole(bundle, root, style=style) == bundles.bind_whole(bundle, root, style=style)


def test_a_refused_page_names_its_file(tmp_path: Path) -> None:
    def spoil(made: pikepdf.Pdf) -> None:
        made.pages[0].obj.Contents = made.make_stream(b"")
        made.pages[0].obj.Contents.write(b"xx", filter=pikepdf.Name.FlateDecode)

    root = files.folder(tmp_path, {"a.pdf": files.pdf(1), "坏页.pdf": files.pdf(1)})
    bundle, _ = plan(case(), root)
    broken = files.changed(files.pdf(1), spoil)

    def layer(exhibit: object, path: Path, into: Path) -> Path:
        into.write_bytes(broken if path.name == "坏页.pdf" else path.read_bytes())
        return into

    with TemporaryDirectory() as out, pytest.raises(RefusedError, match=r"坏页\.pdf"):
        bind(case(), bundle, root, Path(out), on=ON, layer=layer)
