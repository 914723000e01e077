"""What a page may load while it is laid out: data: addresses and files under the folders given.

WeasyPrint's own fetcher opens http addresses and any file of the machine, and can put a file into
the PDF as an attachment. This one opens nothing else than it was told, and remembers what it refused.
"""

from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

from weasyprint.urls import URLFetcher, URLFetcherResponse


class LockedFetcher(URLFetcher):  # type: ignore[misc]  # WeasyPrint ships no types
    """Opens data: addresses and files inside `roots`; everything else is kept in `refused`."""

    def __init__(self, roots: Sequence[Path] = ()) -> None:
        super().__init__(timeout=1, allowed_protocols=("data", "file"), allow_redirects=False)
        self.roots = tuple(root.resolve() for root in roots)
        self.refused: list[str] = []

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        """Return the content behind `url`, or raise ValueError and remember the address."""
        try:
            return self._allowed(url, headers)
        except Exception:
            self.refused.append(url[:200])
            raise

    def _allowed(self, url: str, headers: dict[str, str] | None) -> URLFetcherResponse:
        if urlsplit(url).scheme == "data":
            return super().fetch(url, headers)
        path = _file_of(url)
        if not any(path.is_relative_to(root) for root in self.roots):
            raise ValueError(url)
        return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": _kind(path)})


def _file_of(url: str) -> Path:
    parts = urlsplit(url)
    if parts.scheme != "file" or parts.netloc not in ("", "localhost"):
        raise ValueError(url)
    return Path(url2pathname(parts.path)).resolve(strict=True)


def _kind(path: Path) -> str:
    return {".css": "text/css", ".svg": "image/svg+xml"}.get(path.suffix.lower(), "application/octet-stream")
