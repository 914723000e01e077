"""A house with a case, its files and a job, and a copy of its keys kept apart."""

import os
from dataclasses import dataclass
from pathlib import Path

from legal_docs.model.stored import Job
from legal_docs.services import keys
from legal_docs.services.wiring import Wiring
from legal_docs.settings import Settings
from legal_docs.storage import evidence, jobs, outputs, trail, uploads
from legal_docs.storage.files import PIECE
from tests.storage.factory import AT, LI, added, item, output, upload

LARGE = os.urandom(PIECE * 3)
CONTENTS = (LARGE, b"paper", b"workbook", b"making")


@dataclass(frozen=True)
class House:
    """A wiring, and what lies in it: the id of its case, the SHA-256 of its files, one nobody names."""

    wiring: Wiring
    case: int
    hashes: tuple[str, ...]
    stranger: str


def house(wiring: Wiring) -> House:
    keys.create(wiring)
    hashes = tuple(wiring.files.keep(content)[0] for content in CONTENTS)
    stranger, _ = wiring.files.keep(b"nobody names me")
    with wiring.records.writing() as tx:
        id = added(tx).id
        evidence.add(tx, item(id, sha256=hashes[0]))
        outputs.add(tx, output(id, sha256=hashes[1]))
        uploads.add(tx, upload(sha256=hashes[2]))
        jobs.add(tx, Job(kind="make", case_id=id, result={"making": hashes[3]}, started_by=LI, created_at=AT))
    return House(wiring, id, hashes, stranger)


def wired(home: Path, url: str = "", **settings: str) -> Wiring:
    return Wiring(Settings.model_validate({"home": home, "database_url": url, **settings}))


def with_keys(home: Path, source: Path) -> Path:
    """Put a key file into an empty home, as whoever restores does."""
    home.mkdir()
    target = home / "keys.toml"
    target.touch(0o600)
    target.write_bytes(source.read_bytes())
    return home


def actions(wiring: Wiring) -> list[str]:
    with wiring.records.reading() as tx:
        return [each.event.action for each in trail.whole(tx)]
