"""The hash of each exhibit whose way from the system to the file is written down."""

import hashlib

from legal_docs.model.casefile import CaseFile
from legal_docs.model.exhibit import ExhibitNote
from tools.make_samples.pack import Paper


def with_hashes(case: CaseFile, papers: tuple[Paper, ...]) -> CaseFile:
    """Return `case` with the SHA-256 of each file that has a custody note."""
    made = {paper.file: paper for paper in papers}
    notes = tuple(_hashed(note, made[note.file]) for note in case.evidence)
    return case.model_copy(update={"evidence": notes})


def _hashed(note: ExhibitNote, paper: Paper) -> ExhibitNote:
    if note.custody is None:
        return note
    digest = hashlib.sha256(paper.make()).hexdigest()
    return note.model_copy(update={"custody": note.custody.model_copy(update={"sha256": digest})})
