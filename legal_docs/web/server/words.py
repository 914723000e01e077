"""Streamlit's page as it begins, said to be Chinese, with two scripts of ours.

One says its own English words in Chinese, the other watches the log-in.
"""

from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from legal_docs.web.server.forms import PAGES
from legal_docs.web.server.watching import SCRIPT as WATCH

SCRIPT = "/look/words.js"
TITLE = "法律文书系统"
CHANGES = (
    (b'<html lang="en">', b'<html lang="zh-CN">'),
    (b"<title>Streamlit</title>", f"<title>{TITLE}</title>".encode()),
    (
        b"</head>",
        "".join(f'<script src="{each}"></script>' for each in (SCRIPT, WATCH)).encode() + b"</head>",
    ),
)
"""What is put in the place of what; where Streamlit changes its page, a browser test finds English."""


async def script(_: Request) -> Response:
    """Return the script."""
    return FileResponse(PAGES / "words.js", media_type="text/javascript")


class Words:
    """Middleware round Streamlit that changes the page it sends, and nothing else."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer."""
        if scope["type"] == "http" and scope["method"] == "GET" and _wants_page(scope):
            plain = [pair for pair in scope["headers"] if pair[0] != b"accept-encoding"]
            await self.app({**scope, "headers": plain}, receive, _changing(send))
        else:
            await self.app(scope, receive, send)


def _changing(send: Send) -> Send:
    start: Message = {}
    body = bytearray()

    async def changed(message: Message) -> None:
        if message["type"] == "http.response.start" and _is_page(message):
            start.update(message)
        elif not start:
            await send(message)
        else:
            body.extend(message.get("body", b""))
            if not message.get("more_body"):
                words = said(bytes(body))
                await send({**start, "headers": _fresh(start["headers"], len(words))})
                await send({"type": "http.response.body", "body": words})

    return changed


def said(page: bytes) -> bytes:
    """Return the page with our words and script in it."""
    for theirs, ours in CHANGES:
        page = page.replace(theirs, ours, 1)
    return page


def _wants_page(scope: Scope) -> bool:
    return b"text/html" in dict(scope["headers"]).get(b"accept", b"")


def _is_page(message: Message) -> bool:
    found = dict(message["headers"])
    is_plain = b"content-encoding" not in found and b"content-security-policy" not in found
    return message["status"] == 200 and found.get(b"content-type", b"").startswith(b"text/html") and is_plain


def _fresh(headers: list[tuple[bytes, bytes]], size: int) -> list[tuple[bytes, bytes]]:
    """Return the headers of the changed page: what told the old one from a newer one is gone."""
    gone = (b"content-length", b"etag", b"last-modified")
    return [*(pair for pair in headers if pair[0] not in gone), (b"content-length", b"%d" % size)]
