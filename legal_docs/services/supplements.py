"""Supplementary bundles: what is new since the bundle that was filed, under the numbers that go on."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from legal_docs.bundling.ocr.layers import Layers
from legal_docs.bundling.supplement import Way
from legal_docs.intake.read import LoadedCase
from legal_docs.services.contents import Content
from legal_docs.services.filed import Filed
from legal_docs.services.manifest import BUNDLE_RECORD, bundle_record
from legal_docs.services.parts import Made, listed, shut, stopping
from legal_docs.services.prepare import bound
from legal_docs.services.publish import publish, refuse


def make_supplement(
    loaded: LoadedCase,
    *,
    filed: Sequence[Path],
    way: Way,
    on: date,
    out: Path,
    force: bool,
    evidence: Iterable[Path] = (),
    layers: Callable[[], Layers | None] = lambda: None,
) -> Made:
    """Write the supplement to `out/<case>-补充证据卷/`; return that folder and the warnings.

    `filed` are the folders, or their 证据卷.json, of all bundles handed in so far, oldest first. Raises
    BadInputError for a record that cannot be used, and ProofError where an exhibit filed before would move.
    """
    target, before = out / f"{loaded.case.number}-补充证据卷", Filed(tuple(filed), way)
    before.refuse(target)
    refuse(target, shut(loaded, evidence), force=force)
    with TemporaryDirectory(prefix="legal-docs-") as work, stopping():
        into = Path(work)
        bundle, problems = bound(loaded, into, on=on, filed=before, layers=layers())
        files: dict[str, Content] = {volume.file: into / volume.file for volume in bundle.volumes}
        files[BUNDLE_RECORD] = bundle_record(bundle)
        publish(target, listed(loaded, on, files), force=force)
    return target, tuple(p for p in problems if p not in loaded.problems)
