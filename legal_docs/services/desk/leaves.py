"""The process in which files of others become pictures: `python -m legal_docs.services.desk.leaves`.

It answers orders, one JSON line each, by one JSON line and the bytes of the picture. It limits itself, since
a file may be made to break whatever opens it; who asks must do without an answer (see `artists`).
"""

import contextlib
import json
import os
import sys
from collections import OrderedDict
from collections.abc import Mapping
from io import BytesIO
from math import ceil
from pathlib import Path
from typing import Any, BinaryIO

from legal_docs.bundling.refusal import RefusedError

MEMORY = 2 << 30
FILE = 2 << 30
SECONDS = 60
"""Limits: of memory and of a file it writes, in bytes; of an order's computing time."""
AT_HAND = 4
"""So many documents stay open, the last ones used."""
PIXELS = 40_000_000
"""A page larger than this is drawn with fewer dots an inch."""


class Desk:
    """The documents at hand."""

    def __init__(self) -> None:
        self._open: OrderedDict[tuple[str, int], Any] = OrderedDict()

    def answer(self, order: Mapping[str, Any]) -> tuple[dict[str, Any], bytes]:
        """Return the answer to an order and the picture, empty where none was asked for or there is none."""
        key = (order["key"], order["turn"])
        if key not in self._open and "path" not in order:
            return {"need": True}, b""
        try:
            return self._shown(key, order)
        except RefusedError as refused:
            return {"refused": refused.code, "fields": refused.fields}, b""
        except Exception as fault:
            return {"fault": type(fault).__name__}, b""

    def _shown(self, key: tuple[str, int], order: Mapping[str, Any]) -> tuple[dict[str, Any], bytes]:
        if key not in self._open:
            self._keep(key, opened(Path(order["path"]), order["turn"], as_bundle=order["as_bundle"]))
        self._open.move_to_end(key)
        document = self._open[key]
        is_there = 1 <= order["page"] <= len(document)
        return {"pages": len(document)}, drawn(document, order["page"], order["dpi"]) if is_there else b""

    def _keep(self, key: tuple[str, int], document: Any) -> None:
        self._open[key] = document
        while len(self._open) > AT_HAND:
            self._open.popitem(last=False)[1].close()


def opened(path: Path, turn: int, *, as_bundle: bool) -> Any:
    """Return the open PDF of a file: a PDF itself, or the pages that the bundle would have of it.

    The file may be taken away afterwards. Raises RefusedError.
    """
    from pypdfium2 import PdfDocument

    return PdfDocument(_pages(path, turn) if as_bundle else path)


def _pages(path: Path, turn: int) -> Path:
    from legal_docs.bundling import pages
    from legal_docs.bundling.identify import identify
    from legal_docs.model.exhibit import ExhibitNote

    note, work = ExhibitNote(file=path.name, turn=turn), path.with_name("pages")
    return pages.made(path, identify(path), title=path.stem, work=work, note=note)


def drawn(document: Any, page: int, dpi: int) -> bytes:
    """Return a page, the first is 1, as a PNG of `dpi` dots an inch, of fewer where it is huge."""
    leaf = document[page - 1]
    wide, high = leaf.get_size()
    scale = min(dpi / 72, (PIXELS / max(1.0, wide * high)) ** 0.5)
    file = BytesIO()
    leaf.render(scale=scale).to_pil().save(file, "PNG")
    leaf.close()
    return file.getvalue()


def limit() -> None:
    """Limit this process; where the system has no such limits, the time the asker waits must do."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_FSIZE, (FILE, FILE))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def begin_order() -> None:
    """Give the order that comes its own computing time; whoever uses it up is ended by the system."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        spent = resource.getrusage(resource.RUSAGE_SELF)
        most = ceil(spent.ru_utime + spent.ru_stime) + SECONDS
        resource.setrlimit(resource.RLIMIT_CPU, (most, resource.RLIM_INFINITY))


def serve(orders: BinaryIO, answers: BinaryIO) -> None:
    """Answer until nobody asks any more."""
    desk = Desk()
    for line in orders:
        begin_order()
        said, picture = desk.answer(json.loads(line))
        head = json.dumps(said | {"size": len(picture)}).encode()
        answers.write(head + b"\n" + picture)
        answers.flush()


def main() -> None:
    """Serve whoever started this process; what libraries say goes nowhere near the answers."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    limit()
    serve(sys.stdin.buffer, answers)


if __name__ == "__main__":
    main()
