"""Identity numbers: resident ID (GB 11643), unified social credit code (GB 32100), bank card (Luhn)."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from legal_docs.model.party import Sex

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
_PROVINCE = re.compile("1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]")
_USCC_SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_USCC_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)


@dataclass(frozen=True)
class ResidentId:
    """居民身份证号码: what the number says; `wrong` is the code of what is wrong with it, if anything is."""

    number: str
    wrong: str = ""
    old: bool = False
    born_on: date | None = None
    sex: Sex | None = None
    region_known: bool = True


def normal(number: str) -> str:
    """Return the number in half-width capitals without spaces and hyphens."""
    return unicodedata.normalize("NFKC", number).replace(" ", "").replace("-", "").upper()


def masked(number: str) -> str:
    """Return the number with its middle hidden, for messages that may be kept."""
    return f"{number[:4]}{'*' * max(0, len(number) - 6)}{number[-2:]}" if len(number) > 6 else number


def resident(number: str) -> ResidentId:
    """Return what a resident ID number says; 15-digit numbers are read with 19 as their century."""
    number = normal(number)
    old = len(number) == 15 and _digits(number)
    if old:
        number = f"{number[:6]}19{number[6:]}"
        number += check_digit(number)
    if len(number) != 18 or not _digits(number[:17]) or number[17] not in "0123456789X":
        return ResidentId(number, "id_wrong_form")
    if check_digit(number[:17]) != number[17]:
        return ResidentId(number, "id_wrong_check_digit")
    born = _birth(number[6:14])
    if born is None:
        return ResidentId(number, "id_impossible_birth")
    sex = Sex.MALE if int(number[16]) % 2 else Sex.FEMALE
    return ResidentId(number, "", old, born, sex, bool(_PROVINCE.match(number)))


def check_digit(first17: str) -> str:
    """Return the 18th character of a resident ID number (ISO 7064 MOD 11-2)."""
    return _CHECKS[sum(int(d) * w for d, w in zip(first17, _WEIGHTS, strict=True)) % 11]


def uscc_wrong(code: str) -> str:
    """Return the code of what is wrong with a unified social credit code, or an empty text."""
    code = normal(code)
    if len(code) != 18 or any(c not in _USCC_SIGNS for c in code) or not _digits(code[2:8]):
        return "uscc_wrong_form"
    return "" if uscc_check(code[:17]) == code[17] else "uscc_wrong_check_digit"


def uscc_check(first17: str) -> str:
    """Return the 18th character of a unified social credit code."""
    total = sum(_USCC_SIGNS.index(c) * w for c, w in zip(first17, _USCC_WEIGHTS, strict=True))
    return _USCC_SIGNS[(31 - total % 31) % 31]


def luhn_fits(number: str) -> bool:
    """Return whether the number passes the bank card check (ISO/IEC 7812)."""
    total = 0
    for position, sign in enumerate(reversed(number)):
        digit = int(sign) * (1 + position % 2)
        total += digit - 9 if digit > 9 else digit
    return total % 10 == 0


def is_card_number(number: str) -> bool:
    """Return whether the text has the form of a bank card number."""
    return 13 <= len(number) <= 19 and _digits(number)


def _digits(text: str) -> bool:
    return text.isascii() and text.isdigit()


def _birth(text: str) -> date | None:
    try:
        return date(int(text[:4]), int(text[4:6]), int(text[6:]))
    except ValueError:
        return None


def age(born_on: date, day: date) -> int:
    """Return the full years of life on `day`."""
    return day.year - born_on.year - ((day.month, day.day) < (born_on.month, born_on.day))
