"""Word papers: a plain docxtpl loop against `fill`, on the same templates and data, in one run.

For each template the longest paper of the samples. The two ways take turns, and the median of the CPU
seconds counts. The plain loop is what docxtpl's documentation shows, with the escaping a court paper needs;
`fill` also checks the data, refuses missing values and proves the XML whole.
"""

import os
import time
import zipfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from statistics import median
from typing import Any

from docxtpl import DocxTemplate

from legal_docs import shipped
from legal_docs.model.form import FormSheet
from legal_docs.rendering.compiled import compiled
from legal_docs.rendering.word import fill
from legal_docs.services.papers import DRAFTERS, FURTHER
from legal_docs.services.prepare import without_bundle
from legal_docs.services.run_cases import load

_LEAST_ROUNDS = 5
_PAPERS = 10  # one takes less than a millisecond
_FEW, _MANY = 100, 1000
_STATM = Path("/proc/self/statm")

Papers = Mapping[str, Mapping[str, Any]]


def longest_papers(on: date) -> Papers:
    """Return for each template of the samples' papers the longest context: template name → values."""
    found: dict[str, Mapping[str, Any]] = {}
    for loaded in load(shipped.samples(), on=on).cases:
        dossier = without_bundle(replace(loaded, problems=()), on=on).dossier
        for drafter in (*DRAFTERS, *(further for _, further in FURTHER)):
            for draft in drafter(dossier):
                if not isinstance(draft.context, FormSheet):
                    values = draft.context.keys()
                    found[draft.template] = max(found.get(draft.template, {}), values, key=_length)
    return found


def measure(rounds: int, on: date) -> dict[str, Any]:
    """Return for each template: CPU ms of both ways, their ratio, bytes; and the memory in MB."""
    papers = longest_papers(on)
    templates = {name: _compare(name, papers[name], max(rounds, _LEAST_ROUNDS)) for name in sorted(papers)}
    return {"templates": templates, "memory_mb": _memory(papers)}


def told(result: Mapping[str, Any]) -> Iterable[str]:
    """Yield the lines of the table."""
    yield f"{'docxtpl ms':>11}{'fill ms':>9}{'ratio':>7}{'compile ms':>11}{'XML kB':>8}{'kB':>5}  template"
    for name, row in result["templates"].items():
        yield (
            f"{row['docxtpl_ms']:>11.1f}{row['fill_ms']:>9.2f}{row['ratio']:>6.0f}x{row['compile_ms']:>11.0f}"
            f"{row['xml_kb']:>8.0f}{row['file_kb']:>5.0f}  {name}"
        )
    memory = ", ".join(f"{mb:.1f} MB after {count}" for count, mb in result["memory_mb"].items())
    yield f"memory while filling papers: {memory or 'not known on this system'}"


def _compare(name: str, context: Mapping[str, Any], rounds: int) -> dict[str, float]:
    path = shipped.templates() / "filings" / name
    compiled.cache_clear()
    first = _cpu(lambda: fill(path, context))
    slow, quick = [], []
    for _ in range(rounds):
        slow.append(_cpu(lambda: _plain_docxtpl(path, context)))
        quick.append(_cpu(lambda: [fill(path, context) for _ in range(_PAPERS)]) / _PAPERS)
    made = fill(path, context)
    return {
        "docxtpl_ms": median(slow) * 1000,
        "fill_ms": median(quick) * 1000,
        "ratio": median(slow) / median(quick),
        "compile_ms": (first - median(quick)) * 1000,
        "xml_kb": _xml_size(made) / 1000,
        "file_kb": len(made) / 1000,
    }


def _plain_docxtpl(path: Path, context: Mapping[str, Any]) -> bytes:
    document = DocxTemplate(path)
    document.render(dict(context), autoescape=True)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _memory(papers: Papers) -> dict[int, float]:
    """Return the resident memory after filling a few and after filling many papers, of all templates."""
    if not _STATM.exists():
        return {}
    found, names = {}, sorted(papers)
    for number in range(1, _MANY + 1):
        name = names[number % len(names)]
        fill(shipped.templates() / "filings" / name, papers[name])
        if number in (_FEW, _MANY):
            pages = int(_STATM.read_text("ascii").split()[1])
            found[number] = pages * os.sysconf("SC_PAGE_SIZE") / 1e6
    return found


def _cpu(job: Callable[[], object]) -> float:
    start = time.process_time()
    job()
    return time.process_time() - start


def _length(context: Mapping[str, Any]) -> int:
    return len(repr(context))


def _xml_size(docx: bytes) -> int:
    with zipfile.ZipFile(BytesIO(docx)) as file:
        return file.getinfo("word/document.xml").file_size
