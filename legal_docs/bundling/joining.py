"""Pages taken out of a finished bundle, and finished papers put behind it: for upload to a court."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from legal_docs.bundling import links
from legal_docs.model.exhibit import EvidenceBundle, Exhibit, Volume

BEHIND = "附"
"""What comes before the page numbers of what is joined behind a bundle: its own pages keep their names."""


def cut(folder: Path, bundle: EvidenceBundle, volume: Volume, exhibit: Exhibit, into: Path) -> None:
    """Write the pages of one exhibit, as stamped in `volume`, to the file `into`; same input, same bytes.

    The pages are called what they are called in the bundle.
    """
    import pikepdf

    begin = links.at(bundle, volume, exhibit)
    with pikepdf.open(folder / volume.file) as whole, pikepdf.new() as part:
        part.pages.extend(whole.pages[begin : begin + exhibit.page_count])
        _label(part, [exhibit.page_label(offset) for offset in range(exhibit.page_count)])
        _entitle(part, f"证据{exhibit.name} {exhibit.title}")
        save(part, into)


def join(parts: Sequence[tuple[str, Path]], into: Path) -> None:
    """Write the PDFs `parts` (title, file) one after the other to `into`; same input, same bytes.

    Bookmarks, links and page names of the first are kept; each of the others gets one bookmark.
    """
    import pikepdf

    first, *others = [str(path) for _, path in parts]
    pages = [word for path in (first, *others) for word in (path, "1-z")]
    pikepdf.Job(["qpdf", first, "--static-id", "--pages", *pages, "--", str(into)]).run()
    with pikepdf.open(into, allow_overwriting_input=True) as whole:
        _behind(whole, parts)
        save(whole, into)


def _behind(whole: Any, parts: Sequence[tuple[str, Path]]) -> None:
    import pikepdf

    counts = [count(path) for _, path in parts]
    with whole.open_outline() as outline:
        if not outline.root:
            outline.root.append(pikepdf.OutlineItem(parts[0][0], 0))
        for place, (title, _) in enumerate(parts[1:], 1):
            outline.root.append(pikepdf.OutlineItem(title, sum(counts[:place])))
    if "/PageLabels" in whole.Root and len(parts) > 1:
        kept = list(whole.Root.PageLabels.Nums)
        until = next((at for at in range(0, len(kept), 2) if int(kept[at]) >= counts[0]), len(kept))
        after = pikepdf.Dictionary(S=pikepdf.Name.D, P=pikepdf.String(BEHIND))
        whole.Root.PageLabels = pikepdf.Dictionary(Nums=pikepdf.Array([*kept[:until], counts[0], after]))


def count(path: Path, password: str = "") -> int:
    """Return the number of pages of the PDF `path`."""
    import pikepdf

    with pikepdf.open(path, password=password) as pdf:
        return len(pdf.pages)


def without(path: Path, last: int, into: Path) -> None:
    """Write the first `last` pages of the PDF `path` to `into`; same input, same bytes."""
    import pikepdf

    with pikepdf.open(path) as pdf:
        del pdf.pages[last:]
        save(pdf, into)


def _label(pdf: Any, labels: Sequence[str]) -> None:
    from pikepdf import Array, Dictionary, Name, String

    found: list[Any] = []
    for place, label in enumerate(labels):
        numbered = label.isdecimal()
        if not numbered or place == 0:
            found += [place, Dictionary(S=Name.D, St=int(label)) if numbered else Dictionary(P=String(label))]
    pdf.Root.PageLabels = Dictionary(Nums=Array(found))


def _entitle(pdf: Any, title: str) -> None:
    from pikepdf import Dictionary, String

    pdf.Root.Lang = String("zh-CN")
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    pdf.docinfo["/Title"] = String(title)
    pdf.docinfo["/Producer"] = String("legal_docs")


def save(pdf: Any, into: Path, **how: Any) -> None:
    """Save the PDF the way the bundle is saved: packed, and without anything that changes from run to run."""
    import pikepdf

    pdf.save(
        into,
        static_id=True,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        fix_metadata_version=False,
        min_version="1.7",
        **how,
    )
