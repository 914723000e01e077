"""Write `evidence/samples/` anew: `python -m tools.make_samples [folder]`."""

import sys
from pathlib import Path

from tools.make_samples.samples import samples
from tools.make_samples.write import LIMIT, write


def main() -> int:
    """Write the samples and say how large they are; 1 if they are too large."""
    root = Path(__file__).resolve().parents[2]
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else root / "evidence" / "samples"
    size = write(samples(), folder)
    print(f"{folder}: {size:,} bytes (limit {LIMIT:,})", file=sys.stderr)
    return 0 if size < LIMIT else 1


if __name__ == "__main__":
    raise SystemExit(main())
