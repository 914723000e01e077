"""A small ASGI client: asks an application as a browser would, keeps cookies, follows nothing."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from typing import Any
from urllib.parse import urlencode, urlsplit

HOST = "127.0.0.1:8501"


@dataclass
class Answer:
    """What came back."""

    status: int = 0
    headers: dict[str, str] = field(default_factory=dict)
    cookies: SimpleCookie = field(default_factory=SimpleCookie)
    body: bytes = b""

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def place(self) -> str:
        return self.headers.get("location", "")


@dataclass
class Visitor:
    """One browser: `app` is what it talks to."""

    app: Any
    host: str = HOST
    cookies: dict[str, str] = field(default_factory=dict)

    def get(self, path: str, **headers: str) -> Answer:
        return self.ask("GET", path, headers=headers)

    def post(self, path: str, fields: Mapping[str, str], **headers: str) -> Answer:
        kind = {"content-type": "application/x-www-form-urlencoded"}
        return self.ask("POST", path, urlencode(fields).encode(), kind | headers)

    def form(self, path: str, **fields: str) -> Answer:
        """Open the page of a form and send the form back filled in."""
        self.get(path)
        bound = next(value for name, value in self.cookies.items() if name.endswith("legal_docs_form"))
        return self.post(path.partition("?")[0], fields | {"csrf": bound})

    def ask(
        self, method: str, path: str, body: bytes = b"", headers: Mapping[str, str] | None = None
    ) -> Answer:
        scope = self._scope("http", path, headers or {}) | {"method": method}
        answer = asyncio.run(self._http(scope, [body]))
        self._keep(answer)
        return answer

    def socket(self, path: str = "/_stcore/stream", **headers: str) -> str:
        """Open a websocket; "open" where it was accepted, else how it was refused."""
        return asyncio.run(self._websocket(self._scope("websocket", path, headers)))

    def _scope(self, kind: str, path: str, headers: Mapping[str, str]) -> dict[str, Any]:
        parts = urlsplit(path)
        sent = {"host": self.host} | {name.replace("_", "-"): value for name, value in headers.items()}
        if self.cookies:
            sent["cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        return {
            "type": kind,
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "scheme": "http" if kind == "http" else "ws",
            "path": parts.path,
            "raw_path": parts.path.encode(),
            "query_string": parts.query.encode(),
            "root_path": "",
            "headers": [(name.encode(), value.encode()) for name, value in sent.items()],
            "client": ("192.0.2.7", 50000),
            "server": ("127.0.0.1", 8501),
            "subprotocols": [],
        }

    async def _http(self, scope: dict[str, Any], parts: list[bytes]) -> Answer:
        answer = Answer()

        async def receive() -> dict[str, Any]:
            if not parts:
                await asyncio.Event().wait()  # the browser stays on the line
            return {"type": "http.request", "body": parts.pop(0), "more_body": bool(parts)}

        async def send(message: dict[str, Any]) -> None:
            if message["type"] == "http.response.start":
                answer.status = message["status"]
                for name, value in message["headers"]:
                    answer.headers[name.decode().lower()] = value.decode()
                    if name.lower() == b"set-cookie":
                        answer.cookies.load(value.decode())
            else:
                answer.body += message.get("body", b"")

        await self.app(scope, receive, send)
        return answer

    async def _websocket(self, scope: dict[str, Any]) -> str:
        sent: list[dict[str, Any]] = []

        async def receive() -> dict[str, Any]:
            return {"type": "websocket.disconnect"} if sent else {"type": "websocket.connect"}

        async def send(message: dict[str, Any]) -> None:
            sent.append(message)

        await self.app(scope, receive, send)
        kind = sent[0]["type"] if sent else "nothing"
        return "open" if kind == "websocket.accept" else kind

    def _keep(self, answer: Answer) -> None:
        for name, cookie in answer.cookies.items():
            if cookie["max-age"] == "0" or not cookie.value:
                self.cookies.pop(name, None)
            else:
                self.cookies[name] = cookie.value
