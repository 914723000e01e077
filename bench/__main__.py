"""Time each stage on every sample in one process; print a table, write JSON.

CPU seconds of this process (`time.process_time`), best of `--rounds` (default 3), so a busy machine
disturbs less. Ratios inside one run are comparable; absolute figures between machines are not.
"""

import argparse
import json
import platform
import resource
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from bench import docx, heavy_case
from legal_docs import __version__, shipped
from legal_docs.law.findings import check
from legal_docs.services.papers import all_papers
from legal_docs.services.prepare import examine, state, without_bundle
from legal_docs.services.run_cases import load

ON = date(2026, 6, 30)
_LAW_ROUNDS = 20  # one takes milliseconds, so a few runs say little


def best(rounds: int, job: Callable[[], Any]) -> float:
    """Return the least CPU time of `rounds` runs of `job`, in seconds."""
    times = []
    for _ in range(rounds):
        start = time.process_time()
        job()
        times.append(time.process_time() - start)
    return min(times)


def measure(rounds: int) -> dict[str, Any]:
    """Return the figures: seconds for reading all samples, and for each stage of each case."""
    cases = load(shipped.samples(), on=ON).cases
    result: dict[str, Any] = {"read_all": best(rounds, lambda: load(shipped.samples(), on=ON)), "cases": {}}
    for loaded in cases:
        quiet = replace(loaded, problems=())
        dossier = without_bundle(quiet, on=ON).dossier
        stages: dict[str, Callable[[], Any]] = {
            "state": lambda c=quiet: state(c.case, on=ON),
            "check": lambda c=quiet: examine(c.case, on=ON),
            "bundle": lambda c=quiet: without_bundle(c, on=ON),
            "papers": lambda d=dossier: all_papers(d),
        }
        row = {name: best(rounds, job) for name, job in stages.items()}
        result["cases"][loaded.case.number] = row | {"bundle_pages": dossier.bundle.page_count}
    return result


def measure_law(rounds: int) -> float:
    """Return the seconds of checking every period of a case with 40 contacts and 3 guarantors."""
    case = heavy_case.heavy_case()
    return best(max(rounds, _LAW_ROUNDS), lambda: check(case, on=heavy_case.ON))


def main() -> None:
    """Measure, print, write."""
    parser = argparse.ArgumentParser(prog="./run bench")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--out", type=Path, default=Path("out/bench.json"))
    args = parser.parse_args()
    result = measure(args.rounds) | {
        "check_heavy_case": measure_law(args.rounds),
        "docx": docx.measure(args.rounds, ON),
        "program": __version__,
        "python": platform.python_version(),
        "peak_rss_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }
    args.out.parent.mkdir(parents=True, exist_ok=True)
    args.out.write_text(json.dumps(result, ensure_ascii=False, indent=2) + "\n", "utf-8")
    print(f"{'CPU s':<26}{'state':>9}{'check':>9}{'bundle':>9}{'papers':>9}{'pages':>7}")
    for number, row in result["cases"].items():
        times = "".join(f"{row[stage]:>9.3f}" for stage in ("state", "check", "bundle", "papers"))
        print(f"{number:<26}{times}{row['bundle_pages']:>7}")
    print(f"heavy case, law only: {result['check_heavy_case'] * 1000:.2f} ms")
    print(*docx.told(result["docx"]), sep="\n")
    print(f"read all: {result['read_all']:.3f} s; peak memory {result['peak_rss_mb']} MB; {args.out}")


main()
