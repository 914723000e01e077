"""Files that Streamlit keeps for its download buttons: only for the log-in whose screen was given them.

Streamlit serves them to whoever knows the address, which follows from the content. So the websocket is
listened to: what it tells a screen of a session is what that session may fetch, until it ends.
"""

import json
import re
from collections import OrderedDict
from collections.abc import Iterator
from typing import Any, TypeVar

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

K = TypeVar("K")
V = TypeVar("V")

MEDIA = "/media/"
CARRIERS = ("DownloadButton", "DeferredFileResponsePayload", "Image", "Audio", "Video", "SubtitleTrack")
"""The messages in which Streamlit gives the address of a file; an address among words of a user is none."""
PDF = "streamlit-pdf.pdf_viewer"
"""The component that shows a PDF; it is told the address in JSON."""
_ADDRESS = re.compile(r"/media/([0-9A-Za-z]+)(?:\.[0-9A-Za-z]+)?")
FILES = 500
SESSIONS = 2000
"""So many are remembered, the newest: files of a session, and sessions."""


class Media:
    """Middleware behind the gate: refuses a file that the session was never told of, in the words of 404."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self._told: OrderedDict[int, OrderedDict[str, None]] = OrderedDict()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or refuse."""
        session = scope.get("state", {}).get("session")
        if scope["type"] == "websocket" and session is not None:
            await self.app(scope, receive, self._listening(session.id, send))
        elif scope["type"] == "http" and scope["path"].startswith(MEDIA) and not self._may(scope):
            await PlainTextResponse("404", 404)(scope, receive, send)
        else:
            await self.app(scope, receive, send)

    def _may(self, scope: Scope) -> bool:
        found = _ADDRESS.fullmatch(scope["path"])
        session = scope.get("state", {}).get("session")
        return bool(found and session and found[1] in self._told.get(session.id, ()))

    def _listening(self, session: int, send: Send) -> Send:
        async def heard(event: Message) -> None:
            if event["type"] == "websocket.send":
                for file in told(event.get("bytes") or b""):
                    self._remember(session, file)
            await send(event)

        return heard

    def _remember(self, session: int, file: str) -> None:
        files = self._told.setdefault(session, OrderedDict())
        files[file] = None
        _newest(files, file, FILES)
        _newest(self._told, session, SESSIONS)


def _newest(kept: OrderedDict[K, V], key: K, most: int) -> None:
    kept.move_to_end(key)
    while len(kept) > most:
        kept.popitem(last=False)


def told(message: bytes) -> Iterator[str]:
    """Yield the names of the files whose addresses a message of Streamlit's to a screen gives."""
    from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

    if MEDIA.encode() in message:
        yield from _named(ForwardMsg.FromString(message))


def _named(message: Any) -> Iterator[str]:
    found = _ADDRESS.fullmatch(_address(message))
    if found:
        yield found[1]
    for _, value in message.ListFields():
        for part in _messages(value):
            yield from _named(part)


def _address(message: Any) -> str:
    kind = message.DESCRIPTOR.name
    if kind in CARRIERS:
        return str(message.url)
    if kind == "BidiComponent" and message.component_name == PDF and message.json:
        return str(json.loads(message.json).get("file", ""))
    return ""


def _messages(value: Any) -> tuple[Any, ...]:
    if hasattr(value, "DESCRIPTOR"):
        return (value,)
    return tuple(value) if hasattr(value, "add") else ()
