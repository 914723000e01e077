"""DOCX to PDF."""

from legal_docs.rendering import glyphs, stylemap
from legal_docs.rendering.html import to_html
from legal_docs.rendering.pdf import html_to_pdf
from legal_docs.rendering.reader import read


def docx_to_pdf(docx: bytes, *, title: str, remark: str = "") -> bytes:
    """Return the Word file as a PDF that says the same; same input, same bytes.

    `title` and `remark` go to the properties of the file (title and subject).
    Raises BadInputError where it is no Word file; ProofError naming a character or a piece of content
    that the PDF could not show; MissingPartError where a library or font is missing.
    """
    document = read(docx)
    for section in document.sections:
        for strip in section.strips:
            glyphs.require("".join(piece for piece in strip.pieces if isinstance(piece, str)))
    return html_to_pdf(to_html(document, title=title, remark=remark), css=[stylemap.folder() / "court.css"])
