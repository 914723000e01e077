"""Numbers known by their form alone: they are masked whoever they belong to.

On the safe side: an identity number with a wrong check digit is one all the same, and one number in ten
that is none may pass for a bank card.
"""

import re
from collections.abc import Callable, Iterator

from legal_docs.bundling.masking.kinds import Kind

_GAP = r"[\s\-]{0,3}"
_DAY = (
    rf"(?:1{_GAP}[89]|2{_GAP}0){_GAP}\d{_GAP}\d{_GAP}"
    rf"(?:0{_GAP}[1-9]|1{_GAP}[0-2]){_GAP}(?:0{_GAP}[1-9]|[12]{_GAP}\d|3{_GAP}[01])"
)
_ID = re.compile(rf"(?=(?<!\d)([1-9](?:{_GAP}\d){{5}}{_GAP}{_DAY}(?:{_GAP}\d){{3}}{_GAP}[\dX])(?![\dA-Z]))")
_MOBILE = re.compile(r"(?=(?<!\d)(?:\+?86[\s\-]?)?(1[3-9]\d[\s\-]?\d{4}[\s\-]?\d{4})(?!\d))")
_LANDLINE = re.compile(r"(?=(?<!\d)(0\d{2,3}[\-\s]\d{7,8})(?!\d))")
_CARD = re.compile(r"(?=(?<!\d)([3-9]\d{3}(?:[\s\-]?\d{4}){3}[\s\-]?\d{0,3})(?!\d))")
_MAIL = re.compile(r"(?<![\w.+\-])([\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+)", re.ASCII)

Place = tuple[int, int]


def luhn_fits(number: str) -> bool:
    """Return whether the digits pass the bank card check (ISO/IEC 7812)."""
    total = 0
    for position, sign in enumerate(reversed(number)):
        digit = int(sign) * (1 + position % 2)
        total += digit - 9 if digit > 9 else digit
    return total % 10 == 0


def _ids(text: str) -> Iterator[Place]:
    """Yield identity numbers: eighteen signs with a possible day of birth, however they are broken."""
    yield from (found.span(1) for found in _ID.finditer(text))


def _phones(text: str) -> Iterator[Place]:
    """Yield mobile numbers, also written 3-4-4, and landlines with their area code."""
    yield from dict.fromkeys(found.span(1) for form in (_MOBILE, _LANDLINE) for found in form.finditer(text))


def _cards(text: str) -> Iterator[Place]:
    """Yield numbers of 16 to 19 digits, also in groups of four, that pass the check of bank cards."""
    for found in _CARD.finditer(text):
        if luhn_fits(re.sub(r"\D", "", found[1])):
            yield found.start(1), found.start(1) + len(found[1].rstrip())


def _mails(text: str) -> Iterator[Place]:
    yield from (found.span(1) for found in _MAIL.finditer(text))


PATTERNS: dict[Kind, Callable[[str], Iterator[Place]]] = {
    Kind.ID: _ids,
    Kind.PHONE: _phones,
    Kind.ACCOUNT: _cards,
    Kind.EMAIL: _mails,
}
"""For each kind with a form of its own, what finds it in a folded text."""
