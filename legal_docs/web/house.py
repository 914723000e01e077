"""The house the web front end works in: one wiring for all requests, and the name of its cookie."""

from functools import lru_cache
from urllib.parse import urlsplit

from legal_docs.services.wiring import Wiring, wire
from legal_docs.settings import Settings

LOOPBACK = ("127.0.0.1", "localhost")


def house() -> Wiring:
    """Return the wiring of the settings in force; the database is opened once. Raises SettingsError."""
    return _opened(wire().settings)


@lru_cache(maxsize=8)
def _opened(settings: Settings) -> Wiring:
    return Wiring(settings)


def is_secure(settings: Settings) -> bool:
    """Return whether people reach the house by https, so that cookies must never travel otherwise."""
    return settings.public_url.startswith("https://")


def hosts(settings: Settings) -> list[str]:
    """Return the host names a request may ask for: the public address, and this machine."""
    named = urlsplit(settings.public_url).hostname
    return [*([named] if named else []), *LOOPBACK]


def cookie_name(settings: Settings, name: str = "legal_docs") -> str:
    """Return the name of a cookie, the session's by default; with https the browser refuses a laxer one."""
    return f"__Host-{name}" if is_secure(settings) else name
