"""Tabs that stand still: a script asks now and then whose log-in it is, and leaves when it is over.

A screen asks who is there whenever it runs; a page nobody touches does not run.
"""

from hashlib import sha256

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import Route

from legal_docs.errors import LegalDocsError
from legal_docs.services.desk.sessions import lasting
from legal_docs.web.house import cookie_name, house
from legal_docs.web.server.forms import PAGES
from legal_docs.web.server.gate import closed

SCRIPT = "/look/watch.js"
WHOSE = "/look/session"


def routes() -> list[Route]:
    """Return the script and what it asks."""
    return [Route(SCRIPT, script), Route(WHOSE, whose)]


async def script(_: Request) -> Response:
    """Return the script."""
    return FileResponse(PAGES / "watch.js", media_type="text/javascript")


async def whose(request: Request) -> Response:
    """Return a mark of the log-in, the same as long as it lasts; empty: it is over.

    To ask prolongs nothing. 503 where the house cannot be used: the page then stays.
    """
    try:
        token = request.cookies.get(cookie_name(house().settings))
        found = await run_in_threadpool(lasting, house(), token)
    except LegalDocsError as error:
        return PlainTextResponse(closed(error), 503)
    return PlainTextResponse(sha256(f"{found}".encode()).hexdigest()[:16] if found else "")
