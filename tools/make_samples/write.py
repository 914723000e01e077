"""Writing the samples: input files, evidence files, README."""

import shutil
from pathlib import Path

from tools.make_samples import numbers, texts
from tools.make_samples.pack import Sample
from tools.make_samples.workbook import workbook
from tools.make_samples.zips import even

LIMIT = 4_000_000
"""All samples together stay below this many bytes; they ship inside the wheel."""


def write(samples: tuple[Sample, ...], folder: Path) -> int:
    """Write all of `samples` to `folder`, which is emptied first; return the bytes written."""
    if folder.exists():
        shutil.rmtree(folder)
    folder.mkdir(parents=True)
    in_json = [s.case for s in samples if not s.in_workbook]
    in_book = [s.case for s in samples if s.in_workbook]
    (folder / "cases.json").write_text(texts.to_json(in_json), "utf-8")
    (folder / "cases.xlsx").write_bytes(even(workbook(in_book)))
    (folder / "README.md").write_text(texts.readme(samples).replace("{NOWHERE}", numbers.NOWHERE), "utf-8")
    for sample in samples:
        write_papers(sample, folder / sample.case.number)
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def write_papers(sample: Sample, folder: Path) -> None:
    """Write the evidence files of one sample."""
    for paper in sample.papers:
        path = folder / paper.file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(paper.make())
