"""The files the records of a case speak of, what kind their names show, in the order of their weight."""

import re
from collections.abc import Iterable
from datetime import date
from pathlib import PurePosixPath

from legal_docs.model.base import Proof
from legal_docs.model.casefile import CaseFile, Stage
from legal_docs.model.contact import Outcome
from legal_docs.model.exhibit import ExhibitKind, ExhibitNote, Original

_SCANS = {".pdf", ".jpg", ".jpeg", ".jpe", ".png", ".tif", ".tiff", ".heic", ".heif"}
_LETTERS = {".docx", ".docm"}
_PRINTED = re.compile("短信|微信|截图|截屏|电子邮件|邮件|日志|系统导出|聊天")
_TABLES = {".xlsx", ".xlsm", ".csv", ".tsv", ".txt"}
_RECORDINGS = {
    ".mp3",
    ".wav",
    ".m4a",
    ".amr",
    ".aac",
    ".wma",
    ".ogg",
    ".flac",
    ".mp4",
    ".avi",
    ".mov",
    ".wmv",
}


def is_scan(file: str) -> bool:
    """Return whether the list of exhibits calls such a file 复印件 where the lawyer says nothing of it."""
    return _suffix(file) in _SCANS


def is_letter(file: str) -> bool:
    """Return whether it is a word processor file that does not hold pictures of messages."""
    return _suffix(file) in _LETTERS and not _PRINTED.search(PurePosixPath(file).stem)


def is_table(file: str) -> bool:
    """Return whether it is an export or a log, which the list calls 电子数据打印件."""
    return _suffix(file) in _TABLES


def is_recording(file: str, notes: Iterable[ExhibitNote] = ()) -> bool:
    """Return whether it holds sound or film, by its name or by the kind noted of it."""
    noted = any(each.file == file and each.kind is ExhibitKind.AUDIOVISUAL for each in notes)
    return noted or _suffix(file) in _RECORDINGS


def is_electronic(note: ExhibitNote) -> bool:
    """Return whether the lawyer notes the file as electronic data."""
    return note.kind is ExhibitKind.ELECTRONIC or note.original is Original.ELECTRONIC


def act_files(case: CaseFile, on: date) -> tuple[str, ...]:
    """Return the files that prove demands and events, each once; at enforcement those since it began.

    Attempts that reached nobody prove nothing and are left out.
    """
    since = date.min
    if case.stage is Stage.ENFORCEMENT:
        since = min((each.effective_on for each in case.judgments), default=since)
    demands = [each for each in case.contacts if each.is_demand and each.outcome is not Outcome.NOT_REACHED]
    proved = [each.evidence for each in demands if since <= each.on <= on]
    proved += [each.evidence for each in case.events if since <= each.on <= on]
    return _names(proved)


def weighty_files(case: CaseFile, on: date) -> tuple[str, ...]:
    """Return the files that prove the case, each once: acts first, then contracts, disbursement, security."""
    proved = [each.acceleration.evidence for each in case.loans if each.acceleration]
    proved += [each.evidence for each in case.loans] + [each.evidence for each in case.cards]
    proved += [note.evidence for _, note in case.debts()]
    proved += [each.evidence for each in case.guarantors] + [each.evidence for each in case.collateral]
    proved += [each.evidence for each in case.judgments]
    return tuple(dict.fromkeys((*act_files(case, on), *_names(proved), *paid_files(case))))


def paid_files(case: CaseFile) -> tuple[str, ...]:
    """Return the files that prove repayments and balances, each once."""
    return _names([*(each.evidence for each in case.repayments), *(each.evidence for each in case.balances)])


def contract_files(case: CaseFile) -> tuple[str, ...]:
    """Return the files that hold the loan and card agreements, each once."""
    return _names([*(each.evidence for each in case.loans), *(each.evidence for each in case.cards)])


def _names(proved: Iterable[tuple[Proof, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(proof.file for proofs in proved for proof in proofs))


def _suffix(file: str) -> str:
    return PurePosixPath(file).suffix.lower()
