"""Log-in and log-out: the password travels in one form, never over the websocket."""

from http import HTTPStatus

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from legal_docs.errors import NotAllowedError
from legal_docs.services.desk import people, sessions
from legal_docs.services.desk.sessions import LoggedIn
from legal_docs.web.house import cookie_name, house
from legal_docs.web.server.forms import address_of, page, safe_next, sent, set_cookie
from legal_docs.web.server.gate import session_of
from legal_docs.web.server.slowly import slowly

OVER = "登录已结束，请重新登录"
FORGED = "这个表单已经过期，请重新填写"


async def show_login(request: Request) -> Response:
    """Return the log-in page; at the first start the way to the first administrator."""
    wanted = safe_next(request.query_params.get("next", "/"))
    if await run_in_threadpool(people.nobody_yet, house()):
        return RedirectResponse("/start", HTTPStatus.SEE_OTHER)
    if await run_in_threadpool(session_of, request):
        return RedirectResponse(wanted, HTTPStatus.SEE_OTHER)
    error = OVER if "over" in request.query_params else ""
    return page(request, "login.html", next=wanted, login="", error=error)


async def take_login(request: Request) -> Response:
    """Return the way into the house with a fresh session, or the log-in page with the reason."""
    fields = await sent(request)
    if fields is None:
        return page(request, "login.html", status=HTTPStatus.FORBIDDEN, next="/", login="", error=FORGED)
    login, wanted = fields.get("login", ""), safe_next(fields.get("next", "/"))
    try:
        begun = await slowly(sessions.log_in, house(), login, fields.get("password", ""), address_of(request))
    except NotAllowedError as error:
        shown = {"next": wanted, "login": login, "error": error.zh}
        return page(request, "login.html", status=HTTPStatus.UNAUTHORIZED, **shown)
    return await let_in(request, begun, wanted)


async def let_in(request: Request, begun: LoggedIn, wanted: str) -> Response:
    """Return the way to `wanted` with the new session's cookie; an older session of this browser ends."""
    name = cookie_name(house().settings)
    await run_in_threadpool(sessions.log_out, house(), request.cookies.get(name))
    answer = RedirectResponse(wanted, HTTPStatus.SEE_OTHER)
    set_cookie(answer, name, begun.token)
    return answer


async def show_logout(request: Request) -> Response:
    """Return the log-in page, logged out; a link on a foreign page has to be confirmed first."""
    if request.headers.get("sec-fetch-site") in ("same-origin", "none"):
        return await _log_out(request)
    return page(request, "logout.html")


async def take_logout(request: Request) -> Response:
    """Return the log-in page, logged out."""
    if await sent(request) is None:
        return page(request, "logout.html", status=HTTPStatus.FORBIDDEN, error=FORGED)
    return await _log_out(request)


async def _log_out(request: Request) -> Response:
    name = cookie_name(house().settings)
    await run_in_threadpool(sessions.log_out, house(), request.cookies.get(name))
    answer = RedirectResponse("/login", HTTPStatus.SEE_OTHER)
    answer.delete_cookie(name, path="/")
    return answer
