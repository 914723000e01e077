"""Looking at what runs have made: the newest record of each case, its report, its files."""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from legal_docs.model.run import RunRecord
from legal_docs.services.wiring import Wiring


@dataclass(frozen=True, slots=True)
class Folder:
    """A finished case's folder: its report as data and its files; `changed` names files altered since."""

    report: dict[str, Any]
    files: tuple[Path, ...]
    changed: tuple[str, ...]


def latest_runs(wiring: Wiring) -> tuple[RunRecord, ...]:
    """Return the newest record of each case, the earliest deadline first."""
    from legal_docs.storage.runs import latest

    return latest(wiring.engine)


def open_folder(record: RunRecord) -> Folder | None:
    """Return the folder of a finished run, or None where it is gone or belongs to another run."""
    folder = Path(record.folder)
    listing = folder / "manifest.json"
    if not record.folder or not listing.is_file():
        return None
    raw = listing.read_bytes()
    if hashlib.sha256(raw).hexdigest() != record.manifest_sha256:
        return None
    outputs = {row["name"]: row["sha256"] for row in json.loads(raw)["outputs"]}
    files = tuple(folder / name for name in outputs if (folder / name).is_file())
    changed = [n for n in outputs if folder / n not in files]
    changed += [f.name for f in files if hashlib.sha256(f.read_bytes()).hexdigest() != outputs[f.name]]
    report = folder / "时效审查意见.json"
    data = json.loads(report.read_text("utf-8")) if report in files else {}
    return Folder(data, files, tuple(changed))
