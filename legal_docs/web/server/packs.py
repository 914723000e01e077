"""Files of packs, for the outside counsel they were released to; nobody else finds anything here."""

from starlette.routing import Route

from legal_docs.services.desk import counsel, leafing
from legal_docs.web.server.files import drawing, sending, streaming


def routes() -> list[Route]:
    """Return the routes; the gate has let in only who has a session."""
    return [
        Route("/files/packs/{id:small}", sending(counsel.pack_content)),
        Route("/files/packs/{id:small}/pages/{page:small}", drawing(leafing.pack_page)),
        Route("/files/releases/{id:small}", streaming(counsel.whole_pack)),
    ]
