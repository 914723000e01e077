"""Each paper says what it said when a person last read it.

After a wanted change run the tests once with LEGAL_DOCS_UPDATE_SNAPSHOTS=1 and read the diff.
"""

import os
from pathlib import Path

import pytest

from legal_docs.rendering.text import docx_text
from tests.conftest import SampleRuns

HERE = Path(__file__).parent
PAPERS = ("民事起诉状", "强制执行申请书", "债权计算明细", "证据目录")
UPDATE = os.environ.get("LEGAL_DOCS_UPDATE_SNAPSHOTS") == "1"


@pytest.mark.parametrize("paper", PAPERS)
def test_papers_say_what_they_said(sample_runs: SampleRuns, paper: str) -> None:
    made = {
        path.parent.name: docx_text(path.read_bytes()) for path in sample_runs.out.glob(f"*/{paper}.docx")
    }
    assert made, paper
    if UPDATE:
        for number, text in made.items():
            (HERE / number).mkdir(exist_ok=True)
            (HERE / number / f"{paper}.txt").write_text(text + "\n", "utf-8")
    kept = {path.parent.name: path.read_text("utf-8") for path in HERE.glob(f"*/{paper}.txt")}
    assert made == {number: text.removesuffix("\n") for number, text in kept.items()}
