"""The words of one kind of problem."""

from dataclasses import dataclass

from legal_docs.model.problem import Severity


@dataclass(frozen=True)
class Code:
    """问题的措辞: what is wrong and what to do, in Chinese and English; `{…}` stands for a value."""

    zh: str
    en: str
    advice_zh: str = ""
    advice_en: str = ""
    severity: Severity = Severity.ERROR


def warning(zh: str, en: str, advice_zh: str = "", advice_en: str = "") -> Code:
    """Return a code that warns and does not stop the case."""
    return Code(zh, en, advice_zh, advice_en, Severity.WARNING)
