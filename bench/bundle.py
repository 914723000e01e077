"""Time the bundle on 40 exhibits, 800 pages, 250 MB of scans, beside qpdf's own merge of the same files.

    python -m bench.bundle [--volumes] [--out FILE]

CPU seconds of one process after a warm-up, best of three. `qpdf` only puts the files together; `bind` also
hashes and checks them, lays out cover and index, stamps each page, and adds links, bookmarks and labels.
`merge` is `bind` without the hashes and without the layout of cover and index, which are timed by themselves.
"""

import argparse
import json
import resource
import time
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

from bench import heavy_case
from legal_docs.bundling import front, template
from legal_docs.bundling.bind import bind
from legal_docs.bundling.folder import sha256
from legal_docs.bundling.plan import plan
from legal_docs.bundling.verify import verify
from legal_docs.model.exhibit import BundleStyle

EXHIBITS, SCANS, PAGES = 40, 32, 20
ON = date(2026, 6, 30)
_ROUNDS = 3


def make(root: Path, times: int = 1) -> None:
    """Write the evidence: `times` × 32 scans and 8 typed files of 20 pages each."""
    pictures = [_scan(number) for number in range(10)]
    for number in range(1, EXHIBITS * times + 1):
        folder = root / f"{number:03d}-证据"
        folder.mkdir(parents=True)
        if number % EXHIBITS < SCANS:
            (folder / f"扫描{number}.pdf").write_bytes(
                _scanned([pictures[(number + n) % 10] for n in range(PAGES)])
            )
        else:
            lines = [f"第{row}行　借款合同的约定与还款情况的说明（{number}）" for row in range(46 * PAGES)]
            (folder / f"文件{number}.pdf").write_bytes(
                template.page("text", title="说明", file="说明", lines=lines)
            )


def _scan(seed: int) -> bytes:
    """Return a grey page of about 400 KB that cannot be made smaller."""
    from PIL import Image

    grey = Image.frombytes("L", (830, 1170), Random(seed).randbytes(830 * 1170)).resize((1240, 1754))
    out = BytesIO()
    grey.save(out, "JPEG", quality=19)
    return out.getvalue()


def _scanned(pictures: list[bytes]) -> bytes:
    import img2pdf

    made: bytes = img2pdf.convert(pictures, layout_fun=img2pdf.get_layout_fun((595, 842)))
    return made


def best(job: Callable[[], Any]) -> float:
    """Return the least CPU seconds of three runs, after one that is not counted."""
    times = []
    for _ in range(_ROUNDS + 1):
        start = time.process_time()
        job()
        times.append(time.process_time() - start)
    return min(times[1:])


def measure(style: BundleStyle, times: int = 1) -> dict[str, Any]:
    """Return pages a second, the ratio to qpdf's merge, and memory."""
    import pikepdf

    case = heavy_case.heavy_case()
    with TemporaryDirectory() as temporary:
        root, into = Path(temporary) / "evidence", Path(temporary) / "out"
        make(root, times)
        into.mkdir()
        sources = sorted(root.rglob("*.pdf"))
        bundle, _ = plan(case, root)

        def ours() -> None:
            for old in into.iterdir():
                old.unlink()
            bind(case, bundle, root, into, on=ON, style=style)

        def qpdf() -> None:
            arguments = [
                "qpdf",
                "--empty",
                "--pages",
                *map(str, sources),
                "--",
                str(Path(temporary) / "m.pdf"),
            ]
            pikepdf.Job(arguments).run()

        before = _peak_mb()
        taken, plain = best(ours), best(qpdf)
        hashed = best(lambda: [sha256(path) for path in sources])
        bound = bind(case, bundle, root, into, on=ON, style=style)
        laid_out = best(lambda: [front.pages(case, bound, volume, on=ON) for volume in bound.volumes])
        merged = taken - hashed - laid_out
        start = time.process_time()
        faults = verify(into, bound)
        return {
            "pages": bound.page_count,
            "input_mb": sum(path.stat().st_size for path in sources) >> 20,
            "volumes": len(bound.volumes),
            "bind_s": taken,
            "pages_per_s": bound.page_count / taken,
            "hash_s": hashed,
            "front_s": laid_out,
            "merge_s": merged,
            "qpdf_s": plain,
            "bind_of_qpdf": plain / taken,
            "merge_of_qpdf": plain / merged,
            "verify_s": time.process_time() - start,
            "faults": len(faults),
            "rss_mb_before": before,
            "rss_mb_peak": _peak_mb(),
        }


def _peak_mb() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def main() -> None:
    """Measure, print, write."""
    parser = argparse.ArgumentParser(prog="python -m bench.bundle")
    parser.add_argument("--volumes", action="store_true", help="1 GB of input in volumes of 100 MB")
    parser.add_argument("--out", type=Path, default=Path("out/bench-bundle.json"))
    args = parser.parse_args()
    found = measure(BundleStyle(volume_mb=100), 4) if args.volumes else measure(BundleStyle())
    args.out.parent.mkdir(parents=True, exist_ok=True)
    args.out.write_text(json.dumps(found, indent=2) + "\n", "utf-8")
    for name, value in found.items():
        print(f"{name:<16}{value:>12.3f}" if isinstance(value, float) else f"{name:<16}{value:>12}")


if __name__ == "__main__":
    main()
