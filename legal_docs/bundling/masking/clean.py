"""A copy with nothing beside the pages: no forms, notes, attachments, scripts, old versions, hidden words.

Titles, bookmarks, page names and links within the file stay, with what is secret in them blacked out.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from legal_docs.bundling.masking import contents, walk
from legal_docs.bundling.masking.secrets import Secrets

_ROOT = {
    "/Type", "/Pages", "/PageLabels", "/Outlines", "/PageMode", "/PageLayout", "/Lang",
    "/ViewerPreferences", "/OpenAction", "/OCProperties",
}  # fmt: skip
_PAGE = {
    "/Type", "/Parent", "/MediaBox", "/CropBox", "/Rotate", "/Resources", "/Contents", "/UserUnit",
    "/Group", "/Annots",
}  # fmt: skip
_INHERITED = ("/Resources", "/MediaBox", "/CropBox", "/Rotate")
_TREE = {"/Type", "/Parent", "/Kids", "/Count"}
_LINK = {"/Type", "/Subtype", "/Rect", "/Dest", "/Contents", "/NM", "/F", "/Border", "/P", "/QuadPoints"}
_MARK = {"/Title", "/Parent", "/Prev", "/Next", "/First", "/Last", "/Count", "/Dest", "/C", "/F"}
_BESIDE = {
    "/Metadata", "/PieceInfo", "/Thumb", "/LastModified", "/AF", "/StructParent", "/StructParents",
    "/Alternates", "/OPI", "/Measure", "/PtData",
}  # fmt: skip
_TITLES = ("/Title", "/Subject")


class Cleaned(NamedTuple):
    """What was met while cleaning: pages by what they had (see `contents.Met`), how many titles changed."""

    hidden: frozenset[int]
    drawn: frozenset[int]
    broken: frozenset[int]
    substituted: frozenset[int]
    titles: int


def clean(source: Path, into: Path, secrets: Secrets) -> Cleaned:
    """Write the clean copy of `source` to `into`; return what was met. Raises pikepdf.PdfError."""
    import pikepdf

    with pikepdf.open(source, access_mode=pikepdf.AccessMode.stream) as pdf:
        _draw_notes(pdf)
        _bring_down(pdf)
        _lead(pdf)
        _strip(pdf)
        met = list(_contents(pdf, secrets))
        pdf.remove_unreferenced_resources()
        titles = _entitle(pdf, secrets) + _mask_words(pdf, secrets)
        save(pdf, into)
    hidden, drawn, broken, substituted = (_pages(met, number) for number in range(4))
    return Cleaned(hidden, drawn, broken, substituted, titles)


def _pages(met: Sequence[contents.Met], what: int) -> frozenset[int]:
    return frozenset(at for at, each in enumerate(met) if each[what])


def save(pdf: Any, into: Path) -> None:
    """Save without encryption, dates, or anything the pages do not reach; same input, same bytes."""
    import pikepdf

    pdf.save(
        into,
        static_id=True,
        encryption=False,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        fix_metadata_version=False,
        min_version="1.7",
    )


def _draw_notes(pdf: Any) -> None:
    """Draw form fields, stamps and notes into their pages, where they are searched as text is."""
    if "/AcroForm" in pdf.Root and pdf.Root.AcroForm.get("/NeedAppearances", False):
        pdf.generate_appearance_streams()
    pdf.flatten_annotations("print")


def _bring_down(pdf: Any) -> None:
    """Give each page what it inherits, so that nothing hangs on the tree of pages."""
    tree: dict[Any, Any] = {}
    for page in pdf.pages:
        for key in _INHERITED:
            if key not in page.obj and (value := _inherited(page.obj, key)) is not None:
                page.obj[key] = value
        parent = page.obj.get("/Parent")
        while parent is not None and parent.objgen not in tree:
            tree[parent.objgen] = parent
            parent = parent.get("/Parent")
    for node in tree.values():
        keep(node, _TREE)


def _inherited(page: Any, key: str) -> Any:
    parent, seen = page.get("/Parent"), set()
    while parent is not None and parent.objgen not in seen:
        if key in parent:
            return parent[key]
        seen.add(parent.objgen)
        parent = parent.get("/Parent")
    return None


def keep(thing: Any, kept: set[str]) -> None:
    """Take every entry but `kept` out of the dictionary `thing`."""
    for key in [key for key in thing if key not in kept]:
        del thing[key]


def _lead(pdf: Any) -> None:
    """Let links and bookmarks name their page itself; those that lead out of the file are dropped."""
    named = _named(pdf)
    for page in pdf.pages:
        links = [note for note in page.obj.get("/Annots") or [] if _is_link(note, named)]
        if "/Annots" in page.obj:
            del page.obj["/Annots"]
        if links:
            page.obj.Annots = links
    for mark in _marks(pdf.Root.get("/Outlines")):
        _aim(mark, named)
        keep(mark, _MARK)
    target = pdf.Root.get("/OpenAction")
    if target is not None and (where := _destination(target, named)) is not None:
        pdf.Root.OpenAction = where
    elif target is not None:
        del pdf.Root.OpenAction


def _is_link(note: Any, named: dict[str, Any]) -> bool:
    import pikepdf

    if not isinstance(note, pikepdf.Dictionary) or str(note.get("/Subtype", "")) != "/Link":
        return False
    _aim(note, named)
    keep(note, _LINK)
    return "/Dest" in note


def _aim(thing: Any, named: dict[str, Any]) -> None:
    """Give a link or bookmark its page as destination; without one it keeps none."""
    where = _destination(thing.get("/Dest", thing.get("/A")), named)
    if "/Dest" in thing:
        del thing["/Dest"]
    if where is not None:
        thing.Dest = where


def _destination(target: Any, named: dict[str, Any]) -> Any:
    import pikepdf

    if isinstance(target, pikepdf.Dictionary):
        target = target.get("/D") if str(target.get("/S", "/GoTo")) == "/GoTo" else None
    if isinstance(target, pikepdf.String | pikepdf.Name):
        target = named.get(str(target).removeprefix("/"))
        if isinstance(target, pikepdf.Dictionary):
            target = target.get("/D")
    is_page = isinstance(target, pikepdf.Array) and len(target) and isinstance(target[0], pikepdf.Dictionary)
    return target if is_page else None


def _named(pdf: Any) -> dict[str, Any]:
    import pikepdf

    found = {key.removeprefix("/"): value for key, value in pdf.Root.get("/Dests", {}).items()}
    tree = pdf.Root.get("/Names", {}).get("/Dests")
    if tree is not None:
        found.update({str(key): value for key, value in pikepdf.NameTree(tree).items()})
    return found


def _marks(first: Any) -> Iterator[Any]:
    """Yield all bookmarks; one that leads in a circle is not followed again."""
    waiting, seen = [first] if first is not None else [], set()
    while waiting:
        mark = waiting.pop()
        if mark.objgen in seen:
            continue
        seen.add(mark.objgen)
        waiting += [mark[key] for key in ("/Next", "/First") if key in mark]
        if "/Title" in mark:
            yield mark


def _strip(pdf: Any) -> None:
    import pikepdf

    keep(pdf.Root, _ROOT)
    for page in pdf.pages:
        keep(page.obj, _PAGE)
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
            for key in _BESIDE & set(thing.keys()):
                del thing[key]


def _contents(pdf: Any, secrets: Secrets) -> Iterator[contents.Met]:
    done: dict[Any, contents.Met] = {}
    for page in pdf.pages:
        yield contents.strip(pdf, page, secrets, done)


def _entitle(pdf: Any, secrets: Secrets) -> int:
    """Keep title and subject, masked, and nothing else said about the file; return how many changed."""
    from pikepdf import String

    kept = {key: str(pdf.docinfo[key]) for key in _TITLES if key in pdf.docinfo}
    del pdf.docinfo
    for key, words in kept.items():
        pdf.docinfo[key] = String(secrets.masked(words))
    pdf.docinfo["/Producer"] = String("legal_docs")
    if "/Title" in kept:
        with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as words:
            words["dc:title"] = secrets.masked(kept["/Title"])
    return sum(secrets.masked(words) != words for words in kept.values())


def _mask_words(pdf: Any, secrets: Secrets) -> int:
    """Black out secrets in every other string of the file: bookmarks, page names, links, layers."""
    changed = 0
    for thing in walk.containers(pdf):
        for place, words in walk.strings(thing):
            masked = secrets.masked(words)
            if masked != words:
                thing[place] = walk.string(masked)
                changed += 1
    return changed
