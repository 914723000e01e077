"""Changing one's own password, of one's own will or because somebody else set it."""

from http import HTTPStatus

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from legal_docs.errors import LegalDocsError
from legal_docs.model.account import Session
from legal_docs.services.desk import people, sessions
from legal_docs.services.desk.desk import Desk
from legal_docs.web.house import house
from legal_docs.web.server.forms import page, sent
from legal_docs.web.server.login import FORGED, let_in
from legal_docs.web.server.slowly import slowly


async def show_password(request: Request) -> Response:
    """Return the page."""
    return page(request, "password.html", account=_session(request).account)


async def take_password(request: Request) -> Response:
    """Return the way into the house with a fresh session, or the page with the reason."""
    session = _session(request)
    fields = await sent(request)
    if fields is None:
        return _again(request, FORGED, HTTPStatus.FORBIDDEN)
    if fields.get("new", "") != fields.get("again", ""):
        return _again(request, "两次输入的新密码不一致")
    new = fields.get("new", "")
    try:
        desk = Desk(house(), session.account, session.id)
        await slowly(people.own_password, desk, fields.get("old", ""), new)
        begun = await run_in_threadpool(sessions.renew, house(), session)
    except LegalDocsError as error:
        return _again(request, error.zh)
    return await let_in(request, begun, "/")


def _again(request: Request, error: str, status: int = HTTPStatus.BAD_REQUEST) -> Response:
    return page(request, "password.html", status=status, account=_session(request).account, error=error)


def _session(request: Request) -> Session:
    session: Session = request.state.session
    return session
