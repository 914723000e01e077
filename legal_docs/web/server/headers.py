"""What every answer carries: no framing, no sniffing, nothing kept, nothing fetched from a foreign host."""

import re

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from legal_docs.web.house import house, is_secure

OWN_PAGE = (
    "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
"""Our own pages are HTML and one style sheet: they run no script at all."""
SCREENS = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval' 'wasm-unsafe-eval' blob:; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
    "media-src 'self' data: blob:; connect-src 'self' {sockets} data: blob:; worker-src 'self' blob:; "
    "frame-src 'self' data: blob:; object-src 'none'; form-action 'self'; base-uri 'self'; "
    "frame-ancestors 'self'"
)
"""Streamlit's page begins with an inline script, its charts are compiled in the browser."""
SAME_EVERYWHERE = (
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"SAMEORIGIN"),
    (b"referrer-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), microphone=(), geolocation=(), payment=(), usb=()"),
    (b"cross-origin-opener-policy", b"same-origin"),
)
_HOST = re.compile(r"(?:[0-9A-Za-z.-]+|\[[0-9A-Fa-f:.]+\])(?::[0-9]+)?")
"""A name or an address, and its port; an old browser needs it named to open its socket."""
KEPT = ("/static/", "/fonts/")
"""What holds nobody's data and may stay in the browser's cache."""


class Headers:
    """Middleware that adds them."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, with the headers."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        more = _headers(scope)

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                said = {name.lower() for name, _ in message.get("headers", ())}
                kept = [pair for pair in message.get("headers", ()) if pair[0].lower() != b"server"]
                message["headers"] = [*map(_sealed, kept), *(pair for pair in more if pair[0] not in said)]
            await send(message)

        await self.app(scope, receive, send_with_headers)


def _sealed(header: tuple[bytes, bytes]) -> tuple[bytes, bytes]:
    """Return the header; with https no cookie, Streamlit's own neither, ever travels otherwise."""
    name, value = header
    is_open = name.lower() == b"set-cookie" and b"; secure" not in value.lower()
    return (name, value + b"; Secure") if is_open and is_secure(house().settings) else header


def _headers(scope: Scope) -> list[tuple[bytes, bytes]]:
    named = dict(scope["headers"]).get(b"host", b"").decode("latin-1")
    sockets = f"ws://{named} wss://{named}" if _HOST.fullmatch(named) else ""
    policy = SCREENS.format(sockets=sockets)
    found = [*SAME_EVERYWHERE, (b"content-security-policy", policy.encode())]
    if not scope["path"].startswith(KEPT):
        found.append((b"cache-control", b"no-store"))
    if is_secure(house().settings):
        found.append((b"strict-transport-security", b"max-age=31536000"))
    return found
