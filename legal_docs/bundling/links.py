"""Navigation: index links to pages, bookmarks, page labels, how the viewer opens the file."""

from collections.abc import Iterator, Sequence
from typing import Any

from legal_docs.bundling import front
from legal_docs.model.exhibit import EvidenceBundle, Exhibit

_LEFT_BY_THE_FRONT = {"/Names", "/Dests", "/Outlines", "/Metadata"}


def add(pdf: Any, bundle: EvidenceBundle, title: str) -> None:
    """Put links, bookmarks, labels and viewer settings into the merged bundle."""
    for key in _LEFT_BY_THE_FRONT & set(pdf.Root):
        del pdf.Root[key]
    _point(pdf, bundle)
    _bookmark(pdf, bundle)
    _label(pdf, bundle.front_pages)
    _open_well(pdf, title)


def at(bundle: EvidenceBundle, exhibit: Exhibit) -> int:
    """Return the 0-based place of the exhibit's first page in the whole file."""
    return bundle.front_pages + exhibit.first_page - 1


def describe(exhibit: Exhibit) -> str:
    """Return the exhibit with its pages: `3 借款合同（第5-12页）`."""
    return f"{exhibit.number} {exhibit.title}（第{exhibit.pages}页）"


def describe_group(title: str, exhibits: Sequence[Exhibit]) -> str:
    """Return a group's heading with its pages: `第一组　借款合同（第1-12页）`."""
    first, last = exhibits[0].first_page, exhibits[-1].last_page
    return f"{title}（第{first}页）" if first == last else f"{title}（第{first}-{last}页）"


def bookmarks(bundle: EvidenceBundle) -> Iterator[tuple[str, int]]:
    """Return each bookmark of the exhibits, groups first, with the 0-based page it leads to."""
    for title, exhibits in front.groups(bundle):
        yield describe_group(title, exhibits), at(bundle, exhibits[0])
        yield from ((describe(one), at(bundle, one)) for one in exhibits)


def _point(pdf: Any, bundle: EvidenceBundle) -> None:
    """Lead each link of the index to the first page of its exhibit."""
    from pikepdf import String

    exhibits = {
        front.anchor(exhibit, column): exhibit
        for exhibit in bundle.exhibits
        for column in (front.TITLE_LINK, front.PAGES_LINK)
    }
    for _, note in _links(pdf, bundle.front_pages):
        name = _name(note)
        exhibit = exhibits[name]
        for key in ("/A", "/Dest", "/F"):
            if key in note:
                del note[key]
        note.Dest = _whole_width(pdf, at(bundle, exhibit))
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


def _bookmark(pdf: Any, bundle: EvidenceBundle) -> None:
    from pikepdf import OutlineItem

    with pdf.open_outline() as outline:
        outline.root.append(OutlineItem("封面", 0))
        outline.root.append(OutlineItem("证据目录", _index_page(pdf, bundle.front_pages)))
        for title, exhibits in front.groups(bundle):
            group = OutlineItem(describe_group(title, exhibits), at(bundle, exhibits[0]))
            group.children.extend(OutlineItem(describe(one), at(bundle, one)) for one in exhibits)
            outline.root.append(group)


def _index_page(pdf: Any, front_pages: int) -> int:
    return next(at for at, _ in _links(pdf, front_pages))


def _label(pdf: Any, front_pages: int) -> None:
    """Let the viewer's page box say i, ii … before the exhibits and then what is stamped."""
    from pikepdf import Array, Dictionary, Name

    front_style = Dictionary(S=Name.r)
    stamped = Dictionary(S=Name.D, St=1)
    pdf.Root.PageLabels = Dictionary(Nums=Array([0, front_style, front_pages, stamped]))


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
