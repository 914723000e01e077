"""The finished files of one case before they are put anywhere."""

from hashlib import sha256
from pathlib import Path

from legal_docs import shipped
from legal_docs.services.contents import read as bytes_of
from legal_docs.services.finish import finish
from legal_docs.services.run_cases import load
from legal_docs.services.wiring import Wiring
from legal_docs.settings import Settings
from tests.conftest import ON, SampleRuns


def test_the_same_files_as_a_run_writes_are_made_in_steps(tmp_path: Path, sample_runs: SampleRuns) -> None:
    loaded = next(c for c in load(shipped.samples(), on=ON).cases if "006" in c.case.number)
    steps: list[int] = []
    (tmp_path / "work").mkdir()
    made = finish(
        Wiring(Settings(home=tmp_path)),
        loaded,
        tmp_path / "work",
        on=ON,
        say=lambda done, _: steps.append(done),
    )
    written = {p.name: p.read_bytes() for p in (sample_runs.out / loaded.case.number).iterdir()}
    assert {name: bytes_of(content) for name, content in made.files.items()} == written
    assert made.digest == sha256(written["manifest.json"]).hexdigest()
    assert steps == sorted(steps) and len(steps) == 3 and steps[0] > 0 and steps[-1] < 100
    assert made.pages["证据卷.pdf"] > made.prepared.bound.page_count
