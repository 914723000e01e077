"""Run `python -m tools.make_templates` to write templates/filings/*.docx and templates/forms/*.docx."""

import sys
from pathlib import Path

from tools.make_templates import form_enforcement, forms
from tools.make_templates.build import build

SOURCES = Path(__file__).parent
TARGET = SOURCES.parents[1] / "templates"


def main() -> None:
    """Write every template whose text file lies beside this module, and every form."""
    for source in sorted(SOURCES.glob("*.txt")):
        _write("filings", source.stem, build(source.read_text("utf-8"), title=source.stem))
    for name, text in forms.sources():
        _write("forms", name, forms.build_form(text, title=name))
    _write("forms", form_enforcement.NAME, form_enforcement.blank())


def _write(folder: str, name: str, data: bytes) -> None:
    target = TARGET / folder / f"{name}.docx"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(data)
    sys.stdout.write(f"{target}\n")


main()
