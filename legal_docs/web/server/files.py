"""Files by id: finished ones and evidence. Types are chosen here, never by the file.

Only what a browser shows without running anything in it is shown inline. Each request is a reading:
looked up, allowed by the service, written to the trail.
"""

import logging
from collections.abc import Callable
from http import HTTPStatus
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from legal_docs.errors import (
    DatabaseError,
    FolderError,
    KeysError,
    LegalDocsError,
    LoggedOutError,
    NotAllowedError,
)
from legal_docs.services.desk import evidence, exports, leafing, outputs
from legal_docs.services.desk.desk import Desk
from legal_docs.services.desk.held import Held
from legal_docs.services.streamed_zip import Zipped
from legal_docs.web.house import house
from legal_docs.web.server import numbers as numbers

LOG = logging.getLogger(__name__)
DAMAGED = "这份文件暂时不能打开，请联系系统管理员。原因写在服务器的日志里"
INLINE = {
    ".pdf": "application/pdf",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
    ".mp3": "audio/mpeg",
    ".m4a": "audio/mp4",
    ".wav": "audio/wav",
    ".mp4": "video/mp4",
}
"""What is shown; everything else is only saved."""
OTHER = "application/octet-stream"
ALONE = (
    "default-src 'none'; img-src 'self'; media-src 'self'; object-src 'self'; style-src 'unsafe-inline'; "
    "frame-ancestors 'self'"
)
LARGE = 8 << 20
"""From this size on a file is sent in the parts a browser asks for."""
TURNS = ("90", "180", "270")
Opener = Callable[[Desk, int], Held]
Drawer = Callable[[Desk, int, int, int], bytes]


def routes() -> list[Route]:
    """Return the routes; the gate has let in only who has a session."""
    return [
        Route("/files/outputs/{id:small}", sending(outputs.opened)),
        Route("/files/evidence/{id:small}", sending(evidence.opened)),
        Route("/files/exports/{id:small}", sending(exports.opened)),
        Route("/files/outputs/{id:small}/pages/{page:small}", drawing(leafing.output_page)),
        Route("/files/evidence/{id:small}/pages/{page:small}", drawing(leafing.evidence_page)),
    ]


def sending(opener: Opener) -> Callable[[Request], Response]:
    """Return the route that sends what `opener` opens: 404 for what is not there or not allowed."""

    def send(request: Request) -> Response:
        held = opener(_desk(request), request.path_params["id"])
        return _answer(held, is_download="download" in request.query_params)

    return _told(send)


def streaming(opener: Callable[[Desk, int], Zipped]) -> Callable[[Request], Response]:
    """Return the route that sends the ZIP `opener` makes ready, piece by piece; 404 as above."""

    def send(request: Request) -> Response:
        found = opener(_desk(request), request.path_params["id"])
        headers = {
            "content-disposition": disposition(found.name, inline=False),
            "content-length": str(found.size),
            "content-security-policy": ALONE,
        }
        return StreamingResponse(found.pieces(), media_type="application/zip", headers=headers)

    return _told(send)


def drawing(drawer: Drawer) -> Callable[[Request], Response]:
    """Return the route that sends one page as a picture, turned by `?turn=90`."""

    def send(request: Request) -> Response:
        asked = request.query_params.get("turn", "0")
        turn = int(asked) if asked in TURNS else 0
        picture = drawer(_desk(request), request.path_params["id"], request.path_params["page"], turn)
        return Response(picture, media_type="image/png", headers={"content-security-policy": ALONE})

    return _told(send)


def _desk(request: Request) -> Desk:
    session = request.scope["state"]["session"]
    return Desk(house(), session.account, session.id)


def _told(send: Callable[[Request], Response]) -> Callable[[Request], Response]:
    def answer(request: Request) -> Response:
        try:
            return send(request)
        except LoggedOutError:
            return PlainTextResponse("401", HTTPStatus.UNAUTHORIZED)
        except NotAllowedError:
            return PlainTextResponse("404", HTTPStatus.NOT_FOUND)
        except (DatabaseError, FolderError, KeysError) as error:
            LOG.warning("%s / %s", error.zh, error.en)  # it names folders of the server
            return PlainTextResponse(DAMAGED, HTTPStatus.SERVICE_UNAVAILABLE)
        except LegalDocsError as error:
            return PlainTextResponse(error.zh, HTTPStatus.SERVICE_UNAVAILABLE)

    return answer


def _answer(held: Held, *, is_download: bool) -> Response:
    kind = INLINE.get(PurePosixPath(held.name).suffix.lower())
    headers = {
        "content-disposition": disposition(held.name, inline=kind is not None and not is_download),
        "content-security-policy": ALONE,
    }
    if held.size < LARGE:
        return Response(held.read(), media_type=kind or OTHER, headers=headers)
    work = TemporaryDirectory(prefix="legal-docs-")
    try:
        held.copy(Path(work.name) / "file")
    except BaseException:
        work.cleanup()
        raise
    return Parts(work, media_type=kind or OTHER, headers=headers)


class Parts(FileResponse):
    """A large file, laid out for as long as it is sent; gone afterwards, however the sending ends."""

    def __init__(self, work: "TemporaryDirectory[str]", **how: Any) -> None:
        super().__init__(Path(work.name) / "file", **how)
        self.work = work

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send what was asked for."""
        try:
            await super().__call__(scope, receive, send)
        finally:
            await run_in_threadpool(self.work.cleanup)


def disposition(name: str, *, inline: bool) -> str:
    """Return how a browser names and shows the file (RFC 6266); old ones get plain signs."""
    suffix = PurePosixPath(name).suffix
    plain = f"file{suffix}" if suffix.isascii() and suffix[1:].isalnum() else "file"
    how = "inline" if inline else "attachment"
    return f"{how}; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
