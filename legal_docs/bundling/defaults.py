"""What is said of an exhibit where the lawyer says nothing: careful words, and never 原件."""

import re

from legal_docs.bundling.identify import IMAGES, FileType
from legal_docs.bundling.wording import roles
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


def original_of(kind: FileType, title: str = "") -> Original:
    """Return 复印件 for scans, pictures and letters, 电子数据打印件 for exports and logs."""
    letter = kind is FileType.DOCX and not _ELECTRONIC.search(title)
    return Original.COPY if letter or kind in _SCANS else Original.ELECTRONIC


def source_of(case: CaseFile, note: ExhibitNote) -> str:
    """Return the source the note names, else who kept it; and where the original lies, if known."""
    source = note.source or f"{roles(case).ours}留存"
    return f"{source}；原件存于{note.original_place}" if note.original_place else source
