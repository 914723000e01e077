"""Run `python -m tools.make_templates` to write templates/filings/*.docx."""

import sys
from pathlib import Path

from tools.make_templates.build import build

SOURCES = Path(__file__).parent
TARGET = SOURCES.parents[1] / "templates" / "filings"


def main() -> None:
    """Write every template whose text file lies beside this module."""
    TARGET.mkdir(parents=True, exist_ok=True)
    for source in sorted(SOURCES.glob("*.txt")):
        target = TARGET / f"{source.stem}.docx"
        target.write_bytes(build(source.read_text("utf-8"), title=source.stem))
        sys.stdout.write(f"{target}\n")


main()
