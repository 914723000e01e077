"""Several PDFs made by us put behind one another."""

from collections.abc import Iterable
from io import BytesIO


def joined(parts: Iterable[bytes]) -> bytes:
    """Return the pages of all parts in order; same input, same bytes."""
    import pikepdf

    given = list(parts)
    if len(given) == 1:
        return given[0]
    out = BytesIO()
    with pikepdf.new() as whole:
        for part in given:
            with pikepdf.open(BytesIO(part)) as opened:
                whole.pages.extend(opened.pages)
        whole.save(out, static_id=True, fix_metadata_version=False)
    return out.getvalue()


def count(pdf: bytes) -> int:
    """Return how many pages the PDF has."""
    import pikepdf

    with pikepdf.open(BytesIO(pdf)) as opened:
        return len(opened.pages)


def turned(pdf: bytes, degrees: int) -> bytes:
    """Return the pages turned to the right by `degrees`, a multiple of 90."""
    import pikepdf

    out = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as opened:
        for page in opened.pages:
            page.rotate(degrees, relative=True)
        opened.save(out, static_id=True, fix_metadata_version=False)
    return out.getvalue()
