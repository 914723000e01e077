"""Each paper says what it said when a person last read it.

After a wanted change run the tests once with LEGAL_DOCS_UPDATE_SNAPSHOTS=1 and read the diff.
"""

import os
from pathlib import Path

from legal_docs.rendering.text import docx_text
from tests.conftest import SampleRuns

HERE = Path(__file__).parent
UPDATE = os.environ.get("LEGAL_DOCS_UPDATE_SNAPSHOTS") == "1"


def test_papers_say_what_they_said(sample_runs: SampleRuns) -> None:
    made = {
        f"{path.parent.name}/{path.stem}": docx_text(path.read_bytes())
        for path in sample_runs.out.glob("*/*.docx")
    }
    assert len(made) >= 36
    if UPDATE:
        for name, text in made.items():
            (HERE / name).parent.mkdir(exist_ok=True)
            (HERE / f"{name}.txt").write_text(text + "\n", "utf-8")
    kept = {f"{path.parent.name}/{path.stem}": path.read_text("utf-8") for path in HERE.glob("*/*.txt")}
    assert made == {name: text.removesuffix("\n") for name, text in kept.items()}
