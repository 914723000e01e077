"""What the web application is made of besides the screens: routes, middleware, and what is said at start."""

import os
import sys
from collections.abc import AsyncIterator
from contextlib import ExitStack, asynccontextmanager
from importlib import import_module
from threading import Thread
from typing import Any

import streamlit as st
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import Route

from legal_docs.errors import LegalDocsError
from legal_docs.services.desk import people
from legal_docs.services.health import ping
from legal_docs.services.work.room import workroom
from legal_docs.web import fonts
from legal_docs.web.house import hosts, house
from legal_docs.web.server import files, packs, quiet, watching
from legal_docs.web.server.forms import PAGES, told
from legal_docs.web.server.gate import Gate, closed
from legal_docs.web.server.headers import Headers
from legal_docs.web.server.limits import Limits
from legal_docs.web.server.login import show_login, show_logout, take_login, take_logout
from legal_docs.web.server.media import Media
from legal_docs.web.server.password import show_password, take_password
from legal_docs.web.server.start import CODE, show_start, take_start
from legal_docs.web.server.words import SCRIPT, Words, script


async def healthz(_: Request) -> Response:
    """Return ok where the database answers, else 503 without the reason, which stands in the log."""
    try:
        await run_in_threadpool(lambda: ping(house()))
    except LegalDocsError as error:
        closed(error)
        return PlainTextResponse("unavailable", 503)
    return PlainTextResponse("ok")


async def look(_: Request) -> Response:
    """Return the style sheet of our own pages."""
    return FileResponse(PAGES / "own.css", media_type="text/css")


async def nothing(_: Request) -> Response:
    """Return 404: an address of files that is none must not end at a page of Streamlit's."""
    return PlainTextResponse("404", 404)


def routes() -> list[Route]:
    """Return our own routes; everything else is Streamlit's."""
    pairs = {
        "/login": (show_login, take_login),
        "/logout": (show_logout, take_logout),
        "/start": (show_start, take_start),
        "/password": (show_password, take_password),
    }
    found = [Route(path, told(show), methods=["GET"]) for path, (show, _) in pairs.items()]
    found += [Route(path, told(take), methods=["POST"]) for path, (_, take) in pairs.items()]
    found += [*files.routes(), *packs.routes(), *watching.routes()]
    return [
        *found,
        Route("/files/{rest:path}", nothing),
        Route("/healthz", healthz),
        Route("/look/own.css", look),
        Route(SCRIPT, script),
        fonts.route,
    ]


def middleware() -> list[Middleware]:
    """Return what each request passes, the outermost first. Raises SettingsError."""
    allowed = hosts(house().settings)
    return [
        Middleware(Headers),
        Middleware(TrustedHostMiddleware, allowed_hosts=allowed, www_redirect=False),
        Middleware(Limits),
        Middleware(Gate),
        Middleware(Media),
        Middleware(Words),
    ]


@asynccontextmanager
async def opening(_: Any) -> AsyncIterator[None]:
    """Say where the house is, and at the first start how to make the first administrator.

    What the screens need is loaded meanwhile: the first page does not wait for it. While the server runs,
    whatever it and its workers write is for their own account of the machine alone.
    """
    quiet.install()
    Thread(target=import_module, args=("legal_docs.web.navigation",), daemon=True).start()
    before, room = os.umask(0o077), ExitStack()
    sys.stdout.write(f"\n  法律文书系统 / legal_docs: {address()}\n")
    try:
        room.enter_context(workroom(house().settings.home))
        if await run_in_threadpool(people.nobody_yet, house()):
            link = f"{address()}/start?code={CODE}"
            sys.stdout.write(f"  首次使用，请打开以下链接创建系统管理员 / first start, open: {link}\n")
    except LegalDocsError as error:
        sys.stdout.write(f"  {error.zh}\n  {error.en}\n")
    sys.stdout.write("\n")
    sys.stdout.flush()
    yield
    room.close()
    os.umask(before)


def address() -> str:
    """Return the address people open in the browser."""
    public = house().settings.public_url.rstrip("/")
    return public or f"http://{st.get_option('server.address')}:{st.get_option('server.port')}"
