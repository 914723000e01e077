"""How days, sums and numbers are written in papers, as patterns, and what they mean."""

import re
from datetime import date
from decimal import Decimal, InvalidOperation

DAY = r"(?:[12]\d{3})\s*[年/.-]\s*\d{1,2}\s*[月/.-]\s*\d{1,2}\s*日?"
SUM = r"\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?|\d+(?:\.\d{1,2})?"
GAP = r"\s*[:为]?\s*"
_NUMBERS = re.compile(r"\d+")
_TEN_THOUSAND = 10_000
_DIGITS = {char: place for place, char in enumerate("零壹贰叁肆伍陆柒捌玖")} | {"〇": 0, "两": 2}
_UNITS = {"拾": 10, "佰": 100, "仟": 1000}
_GROUPS = {"万": 10**4, "亿": 10**8}
CAPITALS = "[零〇壹贰叁肆伍陆柒捌玖两拾佰仟万亿圆元角分整正]"


def day(text: str) -> date | None:
    """Return the day written in `text`, such as 2026年3月1日 or 2026-03-01 10:00; None without one."""
    numbers = [int(part) for part in _NUMBERS.findall(text)[:3]]
    try:
        return date(*numbers) if len(numbers) == 3 else None
    except ValueError:
        return None


def amount(text: str, *, in_ten_thousands: bool = False) -> Decimal | None:
    """Return the sum written in figures, in yuan, (1.00) for minus one; None where it is no number."""
    bare = re.sub(r"[,\s¥￥元]", "", text)
    try:
        value = Decimal(re.sub(r"\((.+)\)", r"-\1", bare))
    except InvalidOperation:
        return None
    return (value * _TEN_THOUSAND if in_ten_thousands else value).quantize(Decimal("0.01"))


def capitals(text: str) -> Decimal | None:
    """Return the sum written in capital numerals, such as 壹拾贰万元整, in yuan; None where it is none."""
    whole, sign, rest = text.replace("圆", "元").partition("元")
    if not sign or not whole:
        return None
    yuan = _whole(whole)
    cents = _cents(rest.rstrip("整正"))
    return None if yuan is None or cents is None else Decimal(yuan) + Decimal(cents) / 100


def _whole(text: str) -> int | None:
    total = section = digit = 0
    for char in text:
        if char in _DIGITS:
            digit = _DIGITS[char]
        elif char in _UNITS:
            section, digit = section + (digit or 1) * _UNITS[char], 0
        elif char in _GROUPS:
            total, section, digit = (
                (total + section + digit) * _GROUPS[char]
                if char == "亿"
                else (total + (section + digit) * _GROUPS[char]),
                0,
                0,
            )
        else:
            return None
    return total + section + digit


def _cents(text: str) -> int | None:
    found = re.fullmatch(r"零?(?:([壹贰叁肆伍陆柒捌玖零])角)?零?(?:([壹贰叁肆伍陆柒捌玖])分)?", text)
    if found is None:
        return None
    tens, ones = (_DIGITS[part] if part else 0 for part in found.groups())
    return tens * 10 + ones


def plain(number: str) -> str:
    """Return a contract or case number for comparing: brackets alike, no blanks, capital letters."""
    alike = str.maketrans("〔〕[]【】（）", "()()()()")
    return re.sub(r"\s", "", number.translate(alike)).upper()
