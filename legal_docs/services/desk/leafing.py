"""Pages to look at: of a piece of evidence as they will stand in the bundle, and of a finished PDF.

Drawn here and not by the browser, whose fonts may lack the signs a scan program has not put into its PDF;
and in processes of their own (`artists`), since evidence comes from anybody.
"""

from legal_docs.access.rules import Action
from legal_docs.errors import BadInputError
from legal_docs.services.desk import artists, counsel, evidence, outputs
from legal_docs.services.desk.artists import Leaf
from legal_docs.services.desk.desk import Desk
from legal_docs.services.desk.held import Held
from legal_docs.services.desk.permitted import permitted, refused

DPI = 110


@permitted(Action.READ_EVIDENCE)
def evidence_pages(desk: Desk, item_id: int, turn: int = 0) -> int:
    """Return how many pages a piece of evidence has, turned by so many degrees.

    Raises RefusedError: none can be made of it; BadInputError: opening it takes too much, or fails.
    """
    return _made(evidence.opened(desk, item_id), 0, turn).pages


@permitted(Action.READ_EVIDENCE)
def evidence_page(desk: Desk, item_id: int, page: int, turn: int = 0) -> bytes:
    """Return one page of a piece of evidence as a PNG. Raises as above, and NotAllowedError."""
    return _there(_made(evidence.opened(desk, item_id), page, turn))


@permitted(Action.READ_PAPERS)
def output_page(desk: Desk, output_id: int, page: int, turn: int = 0) -> bytes:
    """Return one page of a finished PDF as a PNG. Raises BadInputError for another file, NotAllowedError."""
    return _page(outputs.opened(desk, output_id), page, turn)


@permitted(Action.READ_RELEASED)
def pack_page(desk: Desk, output_id: int, page: int, turn: int = 0) -> bytes:
    """Return one page of a PDF of a pack as a PNG, for the counsel it was released to. Raises as above."""
    return _page(counsel.pack_content(desk, output_id), page, turn)


def _page(held: Held, page: int, turn: int) -> bytes:
    if turn or not held.name.lower().endswith(".pdf"):
        raise BadInputError(
            "只有 PDF 可以逐页查看，请保存后打开",
            "Only a PDF can be seen page by page; save the file instead",
        )
    return _there(artists.leaf(held, page, DPI))


def _made(held: Held, page: int, turn: int) -> Leaf:
    return artists.leaf(held, page, DPI, turn=turn, as_bundle=True)


def _there(found: Leaf) -> bytes:
    if not found.picture:
        raise refused()
    return found.picture
