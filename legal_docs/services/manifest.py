"""The manifest: what a run made, from what, with what. No clock time in it: same input, same bytes."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from importlib.metadata import version

from legal_docs import __version__
from legal_docs.model.casefile import CaseFile
from legal_docs.model.dossier import Dossier
from legal_docs.model.filing import FileRecord, Manifest

TOOLS = ("docxtpl", "python-docx", "weasyprint", "pikepdf", "img2pdf", "pypdfium2", "pydantic")


def manifest(
    dossier: Dossier, files: Mapping[str, bytes], pages: Mapping[str, int], templates: Mapping[str, str]
) -> Manifest:
    """Return the manifest of one run over `files` (name → bytes)."""
    return Manifest(
        case_number=dossier.case.number,
        on=dossier.on,
        cutoff_on=dossier.cutoff_on,
        program=f"legal_docs {__version__}",
        law_known_to=dossier.findings.law_known_to,
        tools={name: version(name) for name in TOOLS},
        templates=dict(sorted(templates.items())),
        inputs=tuple(_inputs(dossier)),
        outputs=tuple(_record(name, files[name], pages.get(name)) for name in sorted(files)),
    )


def as_bytes(manifest: Manifest) -> bytes:
    """Return the manifest as JSON for people and machines."""
    return (manifest.model_dump_json(indent=2) + "\n").encode()


def sums(files: Mapping[str, bytes]) -> bytes:
    """Return a SHA256SUMS file that `sha256sum -c` can check."""
    lines = (f"{hashlib.sha256(files[name]).hexdigest()}  {name}\n" for name in sorted(files))
    return "".join(lines).encode()


def _inputs(dossier: Dossier) -> Iterable[FileRecord]:
    yield _record("案件资料（规范化 JSON）", _canonical(dossier.case), None)
    for exhibit in dossier.bundle.exhibits:
        yield FileRecord(
            name=exhibit.file, sha256=exhibit.sha256, size=exhibit.size, pages=exhibit.page_count
        )


def _canonical(case: CaseFile) -> bytes:
    data = case.model_dump(mode="json")
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def _record(name: str, data: bytes, pages: int | None) -> FileRecord:
    return FileRecord(name=name, sha256=hashlib.sha256(data).hexdigest(), size=len(data), pages=pages)
