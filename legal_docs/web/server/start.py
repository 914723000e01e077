"""The first start: whoever can read the server's own output makes the first administrator."""

import secrets
from http import HTTPStatus

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from legal_docs.errors import BadInputError, LegalDocsError
from legal_docs.services.desk import people, sessions
from legal_docs.web.house import house
from legal_docs.web.server.forms import address_of, page, sent
from legal_docs.web.server.login import FORGED, let_in
from legal_docs.web.server.slowly import slowly

_SIGNS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
CODE = "-".join("".join(secrets.choice(_SIGNS) for _ in range(4)) for _ in range(3))
"""The one-time code of this process (60 bits): a new one at each start, of no use once somebody is there."""


async def show_start(request: Request) -> Response:
    """Return the page for the first administrator; once there is one, the way to the log-in."""
    if not await run_in_threadpool(people.nobody_yet, house()):
        return RedirectResponse("/login", HTTPStatus.SEE_OTHER)
    code = request.query_params.get("code", "")[:40]
    return page(request, "start.html", code=code, login="", name="")


async def take_start(request: Request) -> Response:
    """Return the way into the house for the first administrator, or the page with the reason.

    Once there is one: the way to the log-in, whatever the code, as `show_start` does.
    """
    fields = await sent(request)
    kept = {name: (fields or {}).get(name, "") for name in ("code", "login", "name")}
    if fields is None:
        return page(request, "start.html", status=HTTPStatus.FORBIDDEN, error=FORGED, **kept)
    if not await run_in_threadpool(people.nobody_yet, house()):
        return RedirectResponse("/login", HTTPStatus.SEE_OTHER)
    try:
        begun = await _begin(request, fields)
    except LegalDocsError as error:
        return page(request, "start.html", status=HTTPStatus.BAD_REQUEST, error=error.zh, **kept)
    return await let_in(request, begun, "/")


async def _begin(request: Request, fields: dict[str, str]) -> sessions.LoggedIn:
    """Return the log-in of the administrator just made. Raises as `people.first` does."""
    login, name, password = (fields.get(each, "") for each in ("login", "name", "password"))
    if password != fields.get("again", ""):
        raise BadInputError("两次输入的密码不一致", "The two passwords differ")
    code = (CODE, fields.get("code", ""))
    account = await slowly(people.first, house(), code, login=login, name=name, password=password)
    return await slowly(sessions.log_in, house(), account.login, password, address_of(request))
