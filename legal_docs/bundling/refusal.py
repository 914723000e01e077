"""Every problem bundling has with a file: why it is refused (error) or what to look at (warning)."""

from legal_docs.bundling import intake_words, refusal_words
from legal_docs.bundling.fault_words import FAULTS
from legal_docs.bundling.refusal_words import Words
from legal_docs.errors import ExhibitError
from legal_docs.model.problem import Place, Problem, Severity

__all__ = ["FAULTS", "REFUSALS", "WARNINGS", "RefusedError", "Words", "error", "fault", "warning"]

REFUSALS = {**refusal_words.REFUSALS, **intake_words.REFUSALS}
WARNINGS = {**refusal_words.WARNINGS, **intake_words.WARNINGS}


class RefusedError(ExhibitError):
    """One file cannot become pages; `code` and the sentences are in REFUSALS."""

    def __init__(self, code: str, file: str = "", **fields: str) -> None:
        self.code = code
        self.fields = fields
        words = _filled(REFUSALS[code], fields)
        gap_zh, gap_en = (f"{file}：", f"{file}: ") if file else ("", "")
        super().__init__(f"{gap_zh}{words.zh}。{words.advice_zh}", f"{gap_en}{words.en}. {words.advice_en}")

    def problem(self, file: str) -> Problem:
        """Return the refusal as a Problem that names `file`."""
        return error(self.code, file, **self.fields)

    def naming(self, file: str) -> "RefusedError":
        """Return the same refusal with `file` in its sentence."""
        return RefusedError(self.code, file, **self.fields)


def error(code: str, file: str, **fields: str) -> Problem:
    """Return the error `code` about `file`."""
    return _problem(code, Severity.ERROR, file, _filled(REFUSALS[code], fields))


def warning(code: str, file: str, **fields: str) -> Problem:
    """Return the warning `code` about `file`."""
    return _problem(code, Severity.WARNING, file, _filled(WARNINGS[code], fields))


def fault(code: str, **fields: str) -> Problem:
    """Return the error `code` about a finished bundle."""
    return _problem(code, Severity.ERROR, "", _filled(FAULTS[code], fields))


def _filled(words: Words, fields: dict[str, str]) -> Words:
    return Words(*(part.format_map(fields) for part in words))


def _problem(code: str, severity: Severity, file: str, words: Words) -> Problem:
    return Problem(code=code, severity=severity, place=Place(file=file), **words._asdict())
