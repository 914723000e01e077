"""Names of files for upload: by the court's pattern, safe on every system, without whole ID numbers."""

import re
import unicodedata
from collections.abc import Iterable
from string import Formatter

from legal_docs.model.casefile import CaseFile
from legal_docs.model.party import NaturalPerson

LONGEST = 80
"""Characters of a name with its ending; in Chinese that is 240 of the 255 bytes file systems take."""
_UNSAFE = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]')
_LONG_NUMBER = re.compile(r"(?<![0-9A-Za-z])(?=[0-9A-Za-z]*\d{6})[0-9A-Za-z]{11,}(?![0-9A-Za-z])")
_DEVICES = {"CON", "PRN", "AUX", "NUL", *(f"{d}{n}" for d in ("COM", "LPT") for n in range(1, 10))}


class Names:
    """The names of a pack or folder: each is given once; one that is taken gets a number."""

    def __init__(self, secret: Iterable[str] = ()) -> None:
        self._secret = tuple(sorted(filter(None, secret), key=len, reverse=True))
        self._taken: set[str] = set()

    def is_taken(self, wanted: str, ending: str = ".pdf") -> bool:
        """Return whether a file has the name that `wanted` (without ending) would get."""
        return f"{self._safe(wanted, ending)}{ending}".casefold() in self._taken

    def free(self, wanted: str, ending: str = ".pdf") -> str:
        """Return `wanted` (without ending) as a safe name that no file has yet."""
        stem = self._safe(wanted, ending)
        name, again = f"{stem}{ending}", 1
        while name.casefold() in self._taken:
            again += 1
            name = f"{stem}-{again}{ending}"
        self._taken.add(name.casefold())
        return name

    def _safe(self, wanted: str, ending: str) -> str:
        return safe(self._without_numbers(wanted), LONGEST - len(ending) - 4)

    def _without_numbers(self, text: str) -> str:
        """Return `text` with the last four characters only of ID numbers, known ones and what looks so."""
        for number in self._secret:
            text = text.replace(number, number[-4:])
        return _LONG_NUMBER.sub(lambda match: match[0][-4:], text)


def safe(name: str, longest: int = LONGEST) -> str:
    """Return `name` as Windows, macOS and Linux all take it; what is too long loses its end."""
    text = _UNSAFE.sub("_", unicodedata.normalize("NFC", name)).strip(" .")
    if not text or text.split(".")[0].upper() in _DEVICES:
        text = f"_{text}"
    return text[:longest].rstrip(" .")


def id_numbers(case: CaseFile) -> tuple[str, ...]:
    """Return the ID numbers of all people of the case."""
    return tuple(one.id_number if isinstance(one, NaturalPerson) else one.uscc for one in case.people)


def names_papers(pattern: str) -> bool:
    """Return whether names by this pattern say which paper it is, so that equal ones may be numbered."""
    return "文书" in {name for _, name, _, _ in Formatter().parse(pattern)}


def fields(case: CaseFile) -> dict[str, str]:
    """Return what a pattern may name of the case: its first debtor, as portals sort by, and its number."""
    person = case.person(case.debtors[0].name)
    number = person.id_number if isinstance(person, NaturalPerson) else person.uscc
    return {"姓名": person.name, "证件号后四位": number[-4:] or "无证件号", "案件编号": case.number}


def by_pattern(pattern: str, values: dict[str, str]) -> str:
    """Return the pattern filled with `values`, without its ending."""
    return pattern.format_map(values).removesuffix(".pdf")
