"""Exhibits whose words a test writes itself."""

from typing import Any

from legal_docs.bundling.reading import Page, Words, folded
from legal_docs.bundling.sheet import Sheet
from legal_docs.model.exhibit import Exhibit


def exhibit(
    file: str = "01-借款合同/01-个人借款合同.pdf", title: str = "个人借款合同", **changes: Any
) -> Exhibit:
    """Return an exhibit of one page."""
    fields = {
        "number": 1,
        "file": file,
        "title": title,
        "group": "",
        "kind": "document",
        "original": "copy",
        "sha256": "0" * 64,
        "size": 1,
        "page_count": 1,
        "first_page": 1,
        "last_page": 1,
    }
    return Exhibit.model_validate(fields | changes)


def paper(*pages: str, **which: Any) -> Words:
    """Return an exhibit that says `pages`."""
    said = tuple(Page(number, folded(text)) for number, text in enumerate(pages, 1))
    return Words(exhibit(**which), said)


def table(header: str, *rows: str, titles: tuple[str, ...] = (), **which: Any) -> Words:
    """Return an exhibit that is one table; cells are separated by |."""
    cells = [tuple(row.split("|")) for row in rows]
    sheet = Sheet("", False, titles, tuple(header.split("|")), tuple(cells))
    return Words(exhibit(**which), sheets=(sheet,))
