"""Navigation: index links to pages, bookmarks, page labels, how the viewer opens the file."""

from collections.abc import Iterator, Sequence
from typing import Any

from legal_docs.bundling import front
from legal_docs.model.exhibit import EvidenceBundle, Exhibit, Volume

_LEFT_BY_THE_FRONT = {"/Names", "/Dests", "/Outlines", "/Metadata"}


def add(pdf: Any, bundle: EvidenceBundle, volume: Volume, title: str) -> None:
    """Put links, bookmarks, labels and viewer settings into the merged volume."""
    for key in _LEFT_BY_THE_FRONT & set(pdf.Root):
        del pdf.Root[key]
    _point(pdf, bundle, volume)
    _bookmark(pdf, bundle, volume)
    _label(pdf, bundle, volume)
    _open_well(pdf, title)


def at(bundle: EvidenceBundle, volume: Volume, exhibit: Exhibit) -> int:
    """Return the 0-based place of the exhibit's first page in the file of its volume."""
    before = (one.page_count for one in bundle.of(volume) if one.number < exhibit.number)
    return volume.front_pages + sum(before)


def describe(exhibit: Exhibit) -> str:
    """Return the exhibit with its pages: `3 借款合同（第5-12页）`."""
    return f"{exhibit.name} {exhibit.title}（第{exhibit.pages}页）"


def describe_group(title: str, exhibits: Sequence[Exhibit]) -> str:
    """Return a group's heading with its pages: `第一组　借款合同（第1-12页）`."""
    first, last = exhibits[0].page_label(0), exhibits[-1].page_label(exhibits[-1].page_count - 1)
    return f"{title}（第{first}页）" if first == last else f"{title}（第{first}-{last}页）"


def bookmarks(bundle: EvidenceBundle, volume: Volume) -> Iterator[tuple[str, int]]:
    """Return each bookmark of the exhibits, groups first, with the 0-based page it leads to."""
    for title, exhibits in front.groups(bundle, volume):
        yield describe_group(title, exhibits), at(bundle, volume, exhibits[0])
        yield from ((describe(one), at(bundle, volume, one)) for one in exhibits)


def labels(bundle: EvidenceBundle, volume: Volume) -> Iterator[str]:
    """Return what each page of the exhibits is called, in order: 1, 2, 2A, 3 …"""
    for one in bundle.of(volume):
        yield from (one.page_label(offset) for offset in range(one.page_count))


def _point(pdf: Any, bundle: EvidenceBundle, volume: Volume) -> None:
    """Lead each link of the index to the first page of its exhibit."""
    from pikepdf import String

    exhibits = {
        front.anchor(exhibit, column): exhibit
        for exhibit in bundle.of(volume)
        for column in (front.TITLE_LINK, front.PAGES_LINK)
    }
    for _, note in _links(pdf, volume.front_pages):
        name = _name(note)
        exhibit = exhibits[name]
        for key in ("/A", "/Dest", "/F"):
            if key in note:
                del note[key]
        note.Dest = _whole_width(pdf, at(bundle, volume, exhibit))
        note.NM = String(name)
        note.Contents = String(describe(exhibit))
        note.F = 4


def _links(pdf: Any, front_pages: int) -> Iterator[tuple[int, Any]]:
    for number, page in enumerate(list(pdf.pages)[:front_pages]):
        for note in page.obj.get("/Annots", []):
            if str(note.get("/Subtype", "")) == "/Link":
                yield number, note


def _name(note: Any) -> str:
    target = note.get("/Dest")
    return str(note.A.D if target is None else target).removeprefix("/")


def _whole_width(pdf: Any, page: int) -> Any:
    from pikepdf import Array, Name

    return Array([pdf.pages[page].obj, Name.XYZ, None, None, 0])


def _bookmark(pdf: Any, bundle: EvidenceBundle, volume: Volume) -> None:
    from pikepdf import OutlineItem

    with pdf.open_outline() as outline:
        outline.root.append(OutlineItem("封面", 0))
        outline.root.append(OutlineItem(front.index_title(bundle), _index_page(pdf, volume.front_pages)))
        for title, exhibits in front.groups(bundle, volume):
            group = OutlineItem(describe_group(title, exhibits), at(bundle, volume, exhibits[0]))
            group.children.extend(OutlineItem(describe(one), at(bundle, volume, one)) for one in exhibits)
            outline.root.append(group)


def _index_page(pdf: Any, front_pages: int) -> int:
    return next(at for at, _ in _links(pdf, front_pages))


def _label(pdf: Any, bundle: EvidenceBundle, volume: Volume) -> None:
    """Let the viewer's page box say i, ii … before the exhibits and then what is stamped."""
    from pikepdf import Array, Dictionary, Name, String

    found: list[Any] = [0, Dictionary(S=Name.r)]
    expected: int | None = None
    for place, label in enumerate(labels(bundle, volume), volume.front_pages):
        number = int(label) if label.isdecimal() else None
        if number is None:
            found += [place, Dictionary(P=String(label))]
        elif number != expected:
            found += [place, Dictionary(S=Name.D, St=number)]
        expected = None if number is None else number + 1
    pdf.Root.PageLabels = Dictionary(Nums=Array(found))


def _open_well(pdf: Any, title: str) -> None:
    from pikepdf import Array, Dictionary, Name, String

    pdf.Root.PageMode = Name.UseOutlines
    pdf.Root.PageLayout = Name.OneColumn
    pdf.Root.Lang = String("zh-CN")
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    pdf.Root.OpenAction = Array([pdf.pages[0].obj, Name.XYZ, None, None, 1])
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as words:
        words["dc:title"] = title
        words["dc:language"] = ["zh-CN"]
    pdf.docinfo["/Title"] = String(title)
    pdf.docinfo["/Producer"] = String("legal_docs")
