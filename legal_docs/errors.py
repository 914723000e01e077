"""Exit codes and the exceptions that carry one.

Bad input is a value (`legal_docs.model.problem.Problem`), not an exception; what is raised here
stops one piece of work and says what happened, where, and what to do.
"""

import traceback
from enum import IntEnum
from pathlib import Path
from typing import Self


class ExitCode(IntEnum):
    """What the command line returns. Each code is explained in docs/errors.md.

    1 is also what `law check-cases` returns where an example fails: the rules and the file disagree.
    """

    OK = 0
    BUG = 1
    EXAMPLES_FAILED = 1
    USAGE = 2
    BAD_INPUT = 3
    SOME_CASES_FAILED = 4
    MISSING_PART = 5
    OUTPUT_EXISTS = 6
    PROOF_FAILED = 7
    FOLDER = 8
    KEYS = 9
    NOT_ALLOWED = 10
    CONFLICT = 11


class LegalDocsError(Exception):
    """Base of every error a user can cause; `zh` and `en` are whole sentences.

    `code` is the stable name the error has as a problem of a case, listed in docs/errors.md.
    """

    exit_code = ExitCode.BUG
    code = "bug"

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(zh)
        self.zh = zh
        self.en = en

    def sentence(self, lang: str = "zh") -> str:
        """Return the message in `lang` ("zh" or "en")."""
        return self.en if lang == "en" else self.zh


class UnexpectedError(LegalDocsError):
    """The program has a fault. The sentence holds no data of the case; the other cases go on."""

    @classmethod
    def of(cls, error: Exception, case: str = "") -> Self:
        """Return what is said of `error`: its kind and the line of our own code, never its text."""
        frames = traceback.extract_tb(error.__traceback__)
        ours = [f"{Path(f.filename).name}:{f.lineno}" for f in frames if "legal_docs" in f.filename]
        what = " ".join((type(error).__name__, *ours[-1:]))
        zh, en = (f"处理案件{case}时", f" in case {case}") if case else ("", "")
        return cls(
            f"{zh}程序出错（{what}）。请把这句话报告给维护人员，不要附客户资料",
            f"The program has a fault{en} ({what}). Report this sentence, without client data",
        )


class UsageError(LegalDocsError):
    """The command line was not understood."""

    exit_code = ExitCode.USAGE
    code = "usage"


class SettingsError(LegalDocsError):
    """A setting, in the environment or in `.env`, has a value that cannot be used."""

    exit_code = ExitCode.USAGE
    code = "settings"


class BadInputError(LegalDocsError):
    """The input cannot be used at all (unreadable file, unknown format)."""

    exit_code = ExitCode.BAD_INPUT
    code = "bad_input"


class MissingValueError(LegalDocsError):
    """A paper needs a value that the case file does not have."""

    exit_code = ExitCode.BAD_INPUT
    code = "missing_value"


class MissingPartError(LegalDocsError):
    """A system library, font or package is missing."""

    exit_code = ExitCode.MISSING_PART
    code = "missing_part"


class OutputExistsError(LegalDocsError):
    """The output is already there and `--force` was not given."""

    exit_code = ExitCode.OUTPUT_EXISTS
    code = "output_exists"


class FolderError(LegalDocsError):
    """A folder cannot be used: missing, not writable, inside the evidence, or not ours to replace."""

    exit_code = ExitCode.FOLDER
    code = "folder"


class DatabaseError(LegalDocsError):
    """The database of runs cannot be opened, read or written."""

    exit_code = ExitCode.FOLDER
    code = "database"


class ProofError(LegalDocsError):
    """A finished document does not say what it was meant to say; nothing is kept."""

    exit_code = ExitCode.PROOF_FAILED
    code = "proof_failed"


class ExhibitError(LegalDocsError):
    """One evidence file cannot become pages (encrypted, broken, unknown type)."""

    exit_code = ExitCode.BAD_INPUT
    code = "exhibit"


class KeysError(LegalDocsError):
    """The keys of the store are missing, damaged, or not those its data was encrypted with."""

    exit_code = ExitCode.KEYS
    code = "keys"


class NotAllowedError(LegalDocsError):
    """The account may not do this, or what it asks for is not there: the two are told alike."""

    exit_code = ExitCode.NOT_ALLOWED
    code = "not_allowed"


class LoggedOutError(NotAllowedError):
    """The log-in is over: logged out, too old, too long idle, or the account was disabled."""

    code = "logged_out"


class ConflictError(LegalDocsError):
    """Somebody else changed it meanwhile, or the case is not in a state that allows it."""

    exit_code = ExitCode.CONFLICT
    code = "conflict"


class SigningError(LegalDocsError):
    """A file cannot be signed: the key, its certificate or the file itself does not allow it."""

    exit_code = ExitCode.BAD_INPUT
    code = "signing"


class TimestampError(LegalDocsError):
    """The timestamp server cannot be reached, or what it answers cannot be used."""

    exit_code = ExitCode.BAD_INPUT
    code = "timestamp"
