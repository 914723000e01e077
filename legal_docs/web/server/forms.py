"""Our own pages: HTML without scripts, forms that only our own pages can send, where to go afterwards."""

import hmac
import secrets
from collections.abc import Awaitable, Callable
from functools import wraps
from http import HTTPStatus
from pathlib import Path
from posixpath import normpath
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from legal_docs.errors import LegalDocsError
from legal_docs.web.house import cookie_name, house, is_secure
from legal_docs.web.server.gate import closed, is_from_here
from legal_docs.web.server.headers import OWN_PAGE

Answer = Callable[[Request], Awaitable[Response]]
PAGES = Path(__file__).parent / "pages"
FORM_COOKIE = "legal_docs_form"
_HTML = Environment(loader=FileSystemLoader(PAGES), autoescape=True, undefined=StrictUndefined)


def page(request: Request, template: str, /, *, status: int = HTTPStatus.OK, **values: Any) -> HTMLResponse:
    """Return a page of `pages/`, its form bound to this browser by a cookie."""
    name = cookie_name(house().settings, FORM_COOKIE)
    bound = request.cookies.get(name) or secrets.token_urlsafe(24)
    words = _HTML.get_template(template).render({"error": "", "csrf": bound} | values)
    answer = HTMLResponse(words, status, {"content-security-policy": OWN_PAGE})
    set_cookie(answer, name, bound, samesite="strict")
    return answer


def told(answer: Answer) -> Answer:
    """Return a route that says, where that is so, that the house cannot be used; why: see `closed`."""

    @wraps(answer)
    async def route(request: Request) -> Response:
        try:
            return await answer(request)
        except LegalDocsError as error:
            status = HTTPStatus.SERVICE_UNAVAILABLE
            return page(request, "told.html", status=status, title="暂时不能使用", words=closed(error))

    return route


def set_cookie(answer: HTMLResponse | RedirectResponse, name: str, value: str, **kind: Any) -> None:
    """Give the browser a cookie that scripts cannot read, and with https never sent without."""
    secure = is_secure(house().settings)
    answer.set_cookie(name, value, path="/", httponly=True, secure=secure, **{"samesite": "lax"} | kind)


async def sent(request: Request) -> dict[str, str] | None:
    """Return the fields of a form, or None where it was not sent by a page of ours."""
    given = parse_qs((await request.body()).decode("utf-8", "replace"), keep_blank_values=True)
    fields = {name: values[0] for name, values in given.items()}
    bound = request.cookies.get(cookie_name(house().settings, FORM_COOKIE), "")
    is_ours = bool(bound) and hmac.compare_digest(bound.encode(), fields.pop("csrf", "").encode())
    return fields if is_ours and is_from_here(request) else None


def safe_next(asked: str) -> str:
    """Return where to go after log-in: a path of this house, else its first page."""
    is_path = asked.startswith("/") and not asked.startswith("//")  # so that `urlsplit` finds no host in it
    is_plain = "\\" not in asked and all(" " < sign < "\x7f" for sign in asked)
    if not is_path or not is_plain:
        return "/"
    is_elsewhere = normpath(unquote(urlsplit(asked).path)) in ("/login", "/logout", "/start")
    return "/" if is_elsewhere else asked


def address_of(request: Request) -> str:
    """Return the address a request comes from, as far as the server knows it.

    Without a public address nothing stands before the server, and nobody's word for an address is taken.
    """
    is_made_up = "x-forwarded-for" in request.headers and not house().settings.public_url
    return request.client.host if request.client and not is_made_up else "unknown"
