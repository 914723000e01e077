"""Time the PDF lanes beside plain WeasyPrint, in one run, on the papers of the samples.

    python -m bench.pdf [--rounds N] [--memory] [--out FILE]

All three start from the same finished Word file and read it with the same reader. `plain` is WeasyPrint as
its manual shows it: a new document and font configuration each time, the full fonts by @font-face, and the
widths of columns left to the browser's rules. CPU time of this process, five renders of a lane in
a row, lanes in turn, best of N rounds.
"""

import argparse
import json
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from bench.sizes import rss_mb
from legal_docs import shipped
from legal_docs.drafting.draft import Draft
from legal_docs.rendering import engine, stylemap
from legal_docs.rendering.convert import docx_to_pdf
from legal_docs.rendering.html import to_html
from legal_docs.rendering.reader import read
from legal_docs.rendering.text import pdf_page_count
from legal_docs.rendering.word import fill
from legal_docs.services.papers import DRAFTERS
from legal_docs.services.prepare import without_bundle
from legal_docs.services.run_cases import load

ON = date(2026, 6, 30)
_IN_A_ROW = 5
Lane = Callable[[bytes, str], bytes]


def plain(docx: bytes, title: str) -> bytes:
    """Return the PDF that WeasyPrint makes with default settings."""
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration

    fonts = FontConfiguration()
    css = (stylemap.folder() / "court.css").read_text("utf-8").replace("table-layout: fixed;", "")
    faces = engine.font_faces(*engine.font_files(rare=True))
    sheets = [CSS(string=words, font_config=fonts) for words in (faces, css)]
    pdf: bytes = HTML(string=to_html(read(docx), title=title)).write_pdf(
        stylesheets=sheets, font_config=fonts
    )
    return pdf


LANES: dict[str, Lane] = {
    "plain": plain,
    "default": lambda docx, title: docx_to_pdf(docx, title=title),
    "batch": lambda docx, title: docx_to_pdf(docx, title=title, lane="batch"),
}


def documents(on: date) -> dict[str, bytes]:
    """Return one finished Word file of each main paper, from the first sample that has it."""
    found = {}
    for loaded in load(shipped.samples(), on=on).cases:
        dossier = without_bundle(replace(loaded, problems=()), on=on).dossier
        for draft in (draft for drafter in DRAFTERS for draft in drafter(dossier)):
            if draft.template not in found and isinstance(made := _filled(draft), bytes):
                found[draft.template] = made
    return found


def _filled(draft: Draft) -> bytes | None:
    template = shipped.templates() / "filings" / draft.template
    return fill(template, draft.context.keys()) if hasattr(draft.context, "keys") else None


def measure(papers: dict[str, bytes], rounds: int) -> dict[str, Any]:
    """Return CPU milliseconds, pages and kilobytes of each lane for each paper."""
    rows: dict[str, Any] = {name: {} for name in papers}
    for number in range(rounds + 1):  # the first round loads fonts and is not counted
        for name, docx in papers.items():
            for lane, make in LANES.items():
                spent, pdf = _block(make, docx, f"{name} {number}")
                best = min(spent, rows[name][lane]["ms"]) if number > 1 else spent
                rows[name][lane] = {
                    "ms": round(best, 1),
                    "pages": pdf_page_count(pdf),
                    "kb": len(pdf) // 1024,
                }
    return rows


def _block(make: Lane, docx: bytes, title: str) -> tuple[float, bytes]:
    """Return CPU milliseconds of one of several renders in a row: each lane bears its own garbage."""
    start, pdf = time.process_time(), b""
    for number in range(_IN_A_ROW):
        pdf = make(docx, f"{title} {number}")
    return 1000 * (time.process_time() - start) / _IN_A_ROW, pdf


def memory(papers: dict[str, bytes], lane: str, times: int) -> dict[str, int]:
    """Return the resident memory before and after `times` renders, all of different content."""
    docx = list(papers.values())
    make = LANES[lane]
    for number in range(20):
        make(docx[number % len(docx)], f"warm {number}")
    start = rss_mb()
    marks = [start]
    for number in range(times):
        make(docx[number % len(docx)], f"{number}")
        marks.append(rss_mb())
    return {"times": times, "start_mb": start, "end_mb": rss_mb(), "most_mb": max(marks)}


def main() -> None:
    """Measure, print, write."""
    parser = argparse.ArgumentParser(prog="python -m bench.pdf")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--memory", action="store_true", help="also render 1,000 and 100 times")
    parser.add_argument("--out", type=Path, default=Path("out/bench-pdf.json"))
    args = parser.parse_args()
    papers = documents(ON)
    result: dict[str, Any] = {"papers": measure(papers, args.rounds)}
    print(f"{'CPU ms (pages, KB)':<34}" + "".join(f"{lane:>20}" for lane in LANES) + "   ratios")
    for name, row in result["papers"].items():
        cells = "".join(f"{r['ms']:>9.1f} ({r['pages']}, {r['kb']:>3})" + "  " for r in row.values())
        ratios = " ".join(f"{row['plain']['ms'] / row[lane]['ms']:.1f}x" for lane in ("default", "batch"))
        print(f"{name[:28]:<34}{cells}   {ratios}")
    sums = {lane: sum(row[lane]["ms"] for row in result["papers"].values()) for lane in LANES}
    print("all: " + ", ".join(f"{lane} {ms:.0f} ms = {sums['plain'] / ms:.2f}x" for lane, ms in sums.items()))
    if args.memory:
        result["memory"] = {"batch": memory(papers, "batch", 1000), "default": memory(papers, "default", 100)}
        print(json.dumps(result["memory"]))
    args.out.parent.mkdir(parents=True, exist_ok=True)
    args.out.write_text(json.dumps(result, ensure_ascii=False, indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    main()
