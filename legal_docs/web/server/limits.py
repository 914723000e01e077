"""How much a request may carry: an upload as much as Streamlit takes, anything else a form's worth."""

import streamlit as st
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

FORM = 64 * 1024
UPLOADS = "/_stcore/upload_file/"


class TooLargeError(Exception):
    """A request carries more than it may."""


class Limits:
    """Middleware that answers 413 where a request carries too much, told or found while reading."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or refuse."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        most, read, begun = _most(scope["path"]), 0, False

        async def counted() -> Message:
            nonlocal read
            message = await receive()
            read += len(message.get("body", b""))
            if read > most:
                raise TooLargeError
            return message

        async def seen(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            if _told(scope) > most:
                raise TooLargeError
            await self.app(scope, counted, seen)
        except TooLargeError:
            if begun:
                raise
            await PlainTextResponse("413", 413)(scope, receive, send)


def _most(path: str) -> int:
    if path.startswith(UPLOADS):
        return int(st.get_option("server.maxUploadSize")) * 1024 * 1024 + FORM
    return FORM


def _told(scope: Scope) -> int:
    told = dict(scope["headers"]).get(b"content-length", b"0")
    return int(told) if told.isdigit() else 0
