"""The server round the screens, with plain answers in the place of Streamlit's, and a house behind it."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket

from legal_docs.services.desk.desk import Desk
from legal_docs.services.wiring import Wiring
from legal_docs.web.server import entrance
from tests.houses import administrator, wired
from tests.web.asking import Visitor


async def anything(request: Request) -> Response:
    body = await request.body()
    return PlainTextResponse(f"reached {request.url.path} {len(body)}")


SAYS = "says"
"""The query in which a test tells what the socket is to send, in hex."""


async def stream(socket: WebSocket) -> None:
    await socket.accept()
    if said := socket.query_params.get(SAYS):
        await socket.send_bytes(bytes.fromhex(said))


@pytest.fixture(autouse=True)
def formatters() -> Iterator[None]:
    """A server that starts masks what every handler writes; the handlers of the test run have to go on."""
    loggers = [logging.getLogger(), *map(logging.getLogger, logging.root.manager.loggerDict)]
    before = {handler: handler.formatter for logger in loggers for handler in logger.handlers}
    yield
    for handler, formatter in before.items():
        handler.setFormatter(formatter)


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Wiring]:
    """The house the server works in, whose settings come from the environment as in life."""
    monkeypatch.setenv("LEGAL_DOCS_HOME", str(tmp_path))
    for name in ("LEGAL_DOCS_DATABASE_URL", "LEGAL_DOCS_KEYS", "LEGAL_DOCS_PUBLIC_URL"):
        monkeypatch.delenv(name, raising=False)
    wiring = wired(tmp_path)
    yield wiring
    wiring.engine.dispose()


@pytest.fixture
def admin(house: Wiring) -> Desk:
    return administrator(house)


def served() -> Starlette:
    """The server as `app.py` puts it together, Streamlit's part left out."""
    rest = [
        WebSocketRoute("/_stcore/stream", stream),
        Route("/{path:path}", anything, methods=["GET", "POST", "PUT", "DELETE", "HEAD"]),
    ]
    return Starlette(routes=[*entrance.routes(), *rest], middleware=entrance.middleware())


@pytest.fixture
def visitor(house: Wiring) -> Visitor:
    return Visitor(served())
