"""The manifest: what a run made, from what, with what. No clock time in it: same input, same bytes."""

import json
from collections.abc import Iterable, Mapping, Sequence
from importlib.metadata import version

from legal_docs import __version__
from legal_docs.bundling.ocr.engine import PACKAGES as RECOGNISERS
from legal_docs.model.casefile import CaseFile
from legal_docs.model.dossier import Dossier
from legal_docs.model.exhibit import EvidenceBundle
from legal_docs.model.filing import FileRecord, Filing, Manifest, Template
from legal_docs.services import contents
from legal_docs.services.contents import Content
from legal_docs.services.papers import Press

BUNDLE_RECORD = "证据卷.json"
TOOLS = ("docxtpl", "python-docx", "weasyprint", "typst", "pikepdf", "img2pdf", "pypdfium2", "pydantic")


def manifest(
    dossier: Dossier,
    files: Mapping[str, Content],
    pages: Mapping[str, int],
    filings: Sequence[Filing],
    press: Press,
) -> Manifest:
    """Return the manifest of one run over `files` (name → bytes), some of which belong to `filings`."""
    made_from = {name: filing.template.id for filing in filings for name in filing.files}
    return Manifest(
        case_number=dossier.case.number,
        on=dossier.on,
        cutoff_on=dossier.cutoff_on,
        program=f"legal_docs {__version__}",
        law_known_to=dossier.findings.law_known_to,
        tools={name: version(name) for name in (*TOOLS, *_recognisers(dossier.bundle))},
        look=press.look,
        pdf_lane=press.lane,
        templates=templates_of(filings),
        inputs=tuple(_inputs(dossier)),
        outputs=tuple(
            _record(name, files[name], pages.get(name), made_from.get(name, "")) for name in sorted(files)
        ),
    )


def templates_of(filings: Iterable[Filing]) -> tuple[Template, ...]:
    """Return every template the filings were made from, each once, by id."""
    found = {filing.template.sha256: filing.template for filing in filings}
    return tuple(sorted(found.values(), key=lambda one: (one.id, one.version)))


def as_bytes(manifest: Manifest) -> bytes:
    """Return the manifest as JSON for people and machines."""
    return (manifest.model_dump_json(indent=2) + "\n").encode()


def bundle_record(bundle: EvidenceBundle) -> bytes:
    """Return the bundle as JSON: what `verify` compares the volumes with, and a supplement goes on from."""
    return (bundle.model_dump_json(indent=2) + "\n").encode()


def sums(files: Mapping[str, Content]) -> bytes:
    """Return a SHA256SUMS file that `sha256sum -c` can check."""
    lines = (f"{contents.sha256(files[name])}  {name}\n" for name in sorted(files))
    return "".join(lines).encode()


def _recognisers(bundle: EvidenceBundle) -> tuple[str, ...]:
    return RECOGNISERS if bundle.recognised_by else ()


def _inputs(dossier: Dossier) -> Iterable[FileRecord]:
    yield _record("案件资料（规范化 JSON）", canonical(dossier.case), None)
    for exhibit in dossier.bundle.exhibits:
        yield FileRecord(
            name=exhibit.file, sha256=exhibit.sha256, size=exhibit.size, pages=exhibit.page_count
        )


def canonical(case: CaseFile) -> bytes:
    """Return the case as the bytes whose SHA-256 the manifest gives: one line of JSON, keys in order."""
    data = case.model_dump(mode="json")
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def _record(name: str, data: Content, pages: int | None, template: str = "") -> FileRecord:
    digest, size = contents.sha256(data), contents.size(data)
    return FileRecord(name=name, sha256=digest, size=size, pages=pages, template=template)
