"""All samples, run once for a whole run of tests: its processes share the work, and what comes of it."""

import os
import pickle
import time
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest

from legal_docs.intake.read import LoadedCase
from legal_docs.services.proofs.strangers import names_of
from legal_docs.services.run_cases import CaseOutcome, run_one
from legal_docs.services.wiring import Wiring

_PATIENCE = 600
"""Seconds to wait for a sample that another process has in hand."""


def shared(factory: pytest.TempPathFactory) -> Path:
    """The folder that is the same for every process of this run of tests."""
    base = factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "samples"
    folder.mkdir(exist_ok=True)
    return folder


def outcomes(folder: Path, wiring: Wiring, cases: Iterable[LoadedCase], on: date) -> dict[str, CaseOutcome]:
    """What became of each case in `folder`/out, as `run` does them; each is done by who comes first to it."""
    every = tuple(cases)
    names = names_of([each.case for each in every])
    shut = tuple(each.folder for each in every if each.folder)
    for each in every:
        try:
            (folder / f"{each.case.number}.taken").mkdir()
        except FileExistsError:
            continue
        done = run_one(wiring, each, on=on, out=folder / "out", force=False, evidence=shut, names=names)
        part = folder / f"{each.case.number}.part"
        part.write_bytes(pickle.dumps(done))
        part.rename(folder / f"{each.case.number}.done")
    return {each.case.number: _waited_for(folder / f"{each.case.number}.done") for each in every}


def _waited_for(path: Path) -> CaseOutcome:
    end = time.monotonic() + _PATIENCE
    while not path.exists():
        assert time.monotonic() < end, f"no other process has finished {path.stem}"
        time.sleep(0.1)
    found = pickle.loads(path.read_bytes())  # noqa: S301  written by ourselves
    assert isinstance(found, CaseOutcome)
    return found
