"""The documentation as the tests look at it."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
READMES = (ROOT / "README.md", ROOT / "README.zh-CN.md")
_OUTSIDE = {".venv", "out", "var", "build", "dist", ".git"}


def text(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def markdown() -> list[Path]:
    found = (path for path in ROOT.rglob("*.md") if not _OUTSIDE & set(path.relative_to(ROOT).parts))
    return sorted(path for path in found if not any(p.startswith(".") for p in path.relative_to(ROOT).parts))


def fenced(words: str) -> list[str]:
    """The lines inside ``` blocks, without their comments."""
    blocks = re.findall(r"^```\w*\n(.*?)^```", words, re.MULTILINE | re.DOTALL)
    return [line.split("  #")[0].strip() for block in blocks for line in block.splitlines()]


def anchors(path: Path) -> set[str]:
    """The anchors a heading gets where the page is read: lower case, spaces to hyphens, no punctuation."""
    heads = re.findall(r"^#+ (.+)$", path.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head).strip().lower().replace(" ", "-") for head in heads}
