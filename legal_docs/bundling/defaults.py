"""What is said of an exhibit where the lawyer says nothing: careful words, and never 原件."""

import re

from legal_docs.bundling.identify import IMAGES, FileType
from legal_docs.bundling.wording import roles
from legal_docs.model.casefile import CaseFile
from legal_docs.model.exhibit import ExhibitKind, ExhibitNote, Original

_ELECTRONIC = re.compile("短信|微信|截图|截屏|电子邮件|邮件|日志|系统导出|聊天")
_SCANS = IMAGES | {FileType.PDF}


def kind_of(kind: FileType, title: str, group: str) -> ExhibitKind:
    """Return 书证 for scans and pictures of papers, 电子数据 for files that began as data."""
    if kind not in _SCANS or _ELECTRONIC.search(title) or (kind in IMAGES and _ELECTRONIC.search(group)):
        return ExhibitKind.ELECTRONIC
    return ExhibitKind.DOCUMENT


def original_of(kind: FileType) -> Original:
    """Return 复印件 for scans and pictures, 电子数据打印件 for files that began as data."""
    return Original.COPY if kind in _SCANS else Original.ELECTRONIC


def source_of(case: CaseFile, note: ExhibitNote) -> str:
    """Return the source the note names, else who hands it in; and where the original lies, if known."""
    source = note.source or f"{roles(case).ours}提供"
    return f"{source}；原件存于{note.original_place}" if note.original_place else source
