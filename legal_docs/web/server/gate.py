"""The gate: whatever is not open to everybody needs a session — pages, websocket, media, uploads, files.

It is a plain ASGI middleware, since the base class of Starlette never sees a websocket.
"""

import logging
from urllib.parse import quote, urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from legal_docs.errors import LegalDocsError
from legal_docs.model.account import Session
from legal_docs.services.desk.sessions import who_is
from legal_docs.web.house import cookie_name, house

LOG = logging.getLogger(__name__)
CLOSED = "系统暂时不能使用，请联系系统管理员。原因写在服务器的日志里"
OPEN = ("/login", "/logout", "/start", "/healthz", "/_stcore/health", "/favicon.png", "/favicon.ico")
OPEN_BELOW = ("/static/", "/fonts/", "/look/")
"""Streamlit's own program, the fonts, the style sheet: nobody's data."""
DATA = ("/_stcore", "/media", "/files", "/component", "/app/static", "/auth", "/oauth2callback")
"""Answers for programs: refused with a code, not with the log-in page."""
OWN_PASSWORD = "/password"  # noqa: S105  a path


class Gate:
    """Middleware that lets in whoever has a session, and tells the routes whose it is."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or refuse."""
        if scope["type"] not in ("http", "websocket") or is_open(scope):
            await self.app(scope, receive, send)
            return
        try:
            session = await run_in_threadpool(session_of, HTTPConnection(scope))
        except LegalDocsError as error:
            await _refuse(scope, receive, send, PlainTextResponse(closed(error), 503))
            return
        refusal = _refusal(scope, session)
        if refusal is not None:
            await _refuse(scope, receive, send, refusal)
            return
        scope.setdefault("state", {})["session"] = session
        await self.app(scope, receive, send)


def session_of(asked: HTTPConnection) -> Session | None:
    """Return the session of a request's cookie. Raises DatabaseError, KeysError."""
    wiring = house()
    return who_is(wiring, asked.cookies.get(cookie_name(wiring.settings)))


def closed(error: LegalDocsError) -> str:
    """Return what a stranger is told while the house cannot be used.

    The reason goes to the log alone: it names folders and servers.
    """
    LOG.warning("%s / %s", error.zh, error.en)
    return CLOSED


def is_open(scope: Scope) -> bool:
    """Return whether everybody may ask for this; a websocket never is."""
    path: str = scope["path"]
    return scope["type"] == "http" and (path in OPEN or path.startswith(OPEN_BELOW))


def is_from_here(asked: HTTPConnection) -> bool:
    """Return whether a request comes from a page of this house: its origin is the host it asks for."""
    origin = asked.headers.get("origin")
    if origin is None:
        return bool(asked.scope["type"] == "http")  # a browser always names it when it opens a websocket
    public = urlsplit(house().settings.public_url).netloc
    return urlsplit(origin).netloc in {asked.headers.get("host", ""), public} - {""}


def _refusal(scope: Scope, session: Session | None) -> Response | None:
    if scope["type"] == "websocket" and not is_from_here(HTTPConnection(scope)):
        return PlainTextResponse("403", 403)
    path = scope["path"]
    is_data = scope["type"] == "websocket" or path.startswith(DATA) or scope["method"] not in ("GET", "HEAD")
    if session is None:
        return PlainTextResponse("401", 401) if is_data else RedirectResponse(_login(scope), 303)
    if session.account.must_change and path != OWN_PASSWORD:
        return PlainTextResponse("403", 403) if is_data else RedirectResponse(OWN_PASSWORD, 303)
    return None


def _login(scope: Scope) -> str:
    asked = scope["path"] + (f"?{query}" if (query := scope["query_string"].decode("latin-1")) else "")
    return "/login" if asked == "/" else f"/login?next={quote(asked, safe='')}"


async def _refuse(scope: Scope, receive: Receive, send: Send, answer: Response) -> None:
    if scope["type"] == "websocket":
        await receive()
        await send({"type": "websocket.close", "code": 4401})
    else:
        await answer(scope, receive, send)
