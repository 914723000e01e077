"""Files to import, made of two made-up cases: as CSV sheets in an archive, with mistakes and evidence."""

import io
import json
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZIP_DEFLATED, ZipFile

from legal_docs.intake.csvfile import write_set
from legal_docs.intake.example import example_cases
from legal_docs.model.casefile import CaseFile

CASES = tuple(
    CaseFile.model_validate_json(
        case.model_dump_json().replace("示", "样").replace("9999990000000014", "9999980000000015")
    )
    for case in example_cases()
)
"""The cases of the blank workbook, in words of their own."""
NUMBERS = tuple(case.number for case in CASES)
Changes = Mapping[str, tuple[str, str]]
"""Sheet → words to replace in it, by what."""


def archive(
    changes: Changes | None = None, evidence: Mapping[str, bytes] | None = None, around: str = ""
) -> bytes:
    """A ZIP with the sheets as CSV and, at their paths, files of evidence."""
    with TemporaryDirectory() as folder:
        write_set(Path(folder), CASES)
        sheets = {path.name: path.read_text("utf-8-sig") for path in Path(folder).iterdir()}
    for sheet, (old, new) in (changes or {}).items():
        assert old in sheets[f"{sheet}.csv"], old
        sheets[f"{sheet}.csv"] = sheets[f"{sheet}.csv"].replace(old, new)
    return zipped({f"{around}{name}": text.encode() for name, text in sheets.items()} | dict(evidence or {}))


def zipped(files: Mapping[str, bytes]) -> bytes:
    """A ZIP of these files."""
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as package:
        for name, content in files.items():
            package.writestr(name, content)
    return out.getvalue()


def as_json(*cases: CaseFile) -> bytes:
    """A JSON file of these cases."""
    return json.dumps([json.loads(case.model_dump_json()) for case in cases], ensure_ascii=False).encode()
