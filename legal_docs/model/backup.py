"""What a backup says of itself: its files and their hashes, the keys it needs, how far the trail had come."""

import re
from datetime import datetime
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from legal_docs.model.base import FreeText, Model, Text
from legal_docs.model.stored import Sha256
from legal_docs.model.trail import Anchor

_NAME = re.compile(r"database\.(sqlite|dump)|files/[0-9a-f]{2}/[0-9a-f]{32}|own/[^/\\]+(/[^/\\]+)*")


def _ours(name: str) -> str:
    if not _NAME.fullmatch(name) or {".", ".."} & set(name.split("/")):
        raise ValueError("a name that no backup has")
    return name


class BackedFile(Model):
    """备份文件: one file of a backup as it lies there; those of the file store stay encrypted."""

    name: Annotated[Text, AfterValidator(_ours)]
    sha256: Sha256
    size: int


class Backup(Model):
    """备份清单: what a backup holds, from one moment.

    `revision` is the migration of the database, `rows` how many rows each table has, `trail` the end of the
    trail. `marks` are marks of the keys that are needed (number, `index` or `trail` → hex), from which no key
    is found. `missing` are names of files the database knew and the store had not. `seal` is made of all of
    this with the trail key: a manifest written by somebody else does not fit.
    """

    version: Literal[1] = 1
    made_at: datetime
    program: Text
    database: Literal["sqlite", "postgresql"]
    revision: Text
    marks: dict[str, Annotated[str, Field(pattern=r"^[0-9a-f]{32}$")]]
    rows: dict[str, int]
    trail: Anchor
    files: tuple[BackedFile, ...]
    missing: tuple[str, ...] = ()
    seal: Annotated[FreeText, Field(pattern=r"^([0-9a-f]{64})?$")] = ""

    @property
    def key_ids(self) -> tuple[int, ...]:
        """Return the numbers of the encryption keys this backup needs."""
        return tuple(sorted(int(name) for name in self.marks if name.isdigit()))
