"""Folders as the program leaves them, and processes that write them."""

import subprocess
import sys
from pathlib import Path

LISTING = b'{"program": "legal_docs 0", "outputs": []}'


def files(mark: str, count: int = 1) -> dict[str, bytes]:
    """A finished case whose files all bear `mark`."""
    return {f"{n}.pdf": mark.encode() for n in range(count)} | {"manifest.json": LISTING}


def names(folder: Path) -> list[str]:
    return sorted(p.name for p in folder.iterdir())


def child(code: str, *args: str) -> "subprocess.Popen[str]":
    """A process of its own that runs `code`; `publish`, `files`, `sys`, `time`, `Path` are there."""
    head = (
        "import sys, time; from pathlib import Path\n"
        "from legal_docs.services.publish import publish\n"
        "from legal_docs.errors import LegalDocsError\n"
        "from tests.services.folders import files\n"
    )
    root = Path(__file__).parents[2]
    pipe = subprocess.PIPE
    return subprocess.Popen(
        [sys.executable, "-c", head + code, *args], cwd=root, text=True, stdin=pipe, stdout=pipe
    )
