"""Anchors as files: written by an auditor, kept elsewhere, held against the trail later."""

from pathlib import Path

from legal_docs.errors import BadInputError
from legal_docs.model.trail import Anchor
from legal_docs.services.publish import publish_file

MOST = 10_000
"""An anchor is a line; a longer file is something else."""


def write(target: Path, anchor: Anchor, *, force: bool) -> None:
    """Write the anchor as JSON. Raises OutputExistsError, FolderError."""
    words = anchor.model_dump_json(indent=2) + "\n"

    def put(path: Path) -> None:
        path.write_text(words, "utf-8")

    publish_file(target, put, force=force)


def read(source: Path) -> Anchor:
    """Return the anchor of a file. Raises BadInputError."""
    try:
        with source.open("rb") as file:
            return parsed(source.name, file.read(MOST))
    except OSError:
        raise _no_anchor(source.name) from None


def parsed(name: str, data: bytes) -> Anchor:
    """Return the anchor that `data`, the content of a file called `name`, holds. Raises BadInputError."""
    try:
        return Anchor.model_validate_json(data[:MOST])
    except ValueError:
        raise _no_anchor(name) from None


def _no_anchor(name: str) -> BadInputError:
    return BadInputError(
        f"{name} 不是审计记录的锚点文件，请选择从审计记录导出的锚点",
        f"{name} is no anchor of a trail; choose a file exported from the trail",
    )
