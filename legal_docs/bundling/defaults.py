"""What is said of an exhibit where the lawyer says nothing: careful words, and never 原件."""

import re

from legal_docs.bundling.identify import IMAGES, FileType
from legal_docs.bundling.wording import roles
from legal_docs.model.base import Proof
from legal_docs.model.casefile import CaseFile
from legal_docs.model.exhibit import ExhibitKind, ExhibitNote, Original

_ELECTRONIC = re.compile("短信|微信|截图|截屏|电子邮件|邮件|日志|系统导出|聊天")
_SCANS = IMAGES | {FileType.PDF}
_PAPERS = _SCANS | {FileType.DOCX}


def kind_of(kind: FileType, title: str, group: str) -> ExhibitKind:
    """Return 书证 for scans, pictures and letters, 电子数据 for exports, logs and what stands for them.

    Sound and video kept as a file are 电子数据, not 视听资料 (民诉法解释2022.116).
    """
    if kind not in _PAPERS or _ELECTRONIC.search(title) or (kind in IMAGES and _ELECTRONIC.search(group)):
        return ExhibitKind.ELECTRONIC
    return ExhibitKind.DOCUMENT


def original_of(kind: FileType) -> Original:
    """Return 复印件 for scans and pictures, 电子数据打印件 for what is printed from a file.

    So is a letter kept as a Word file: its print bears no seal and is no copy of what was sent.
    """
    return Original.COPY if kind in _SCANS else Original.ELECTRONIC


def source_of(case: CaseFile, note: ExhibitNote) -> str:
    """Return the source the note names, else who made or kept it; and where the original lies, if known.

    A judgment and a ruling on preservation come from the court, an export from the system it was taken from.
    """
    source = note.source or _court(case, note.file) or _system(note) or f"{roles(case).ours}留存"
    return f"{source}；原件存于{note.original_place}" if note.original_place else source


def _court(case: CaseFile, file: str) -> str:
    courts = {one.court for one in case.judgments if _cites(one.evidence, file)}
    courts |= {one.court for one in case.preservations if _cites(one.evidence, file)}
    return courts.pop() if len(courts) == 1 else ""


def _cites(proofs: tuple[Proof, ...], file: str) -> bool:
    return any(proof.file == file for proof in proofs)


def _system(note: ExhibitNote) -> str:
    return note.custody.system if note.custody else ""
