"""Amounts in capitals (大写金额) as the People's Bank asks for on bills.

Always the unambiguous options: 零 is written where digits are skipped, 整 after 元 or 角.
"""

import re
from decimal import Decimal

NUMERALS = "零壹贰叁肆伍陆柒捌玖"
PLACES = ("", "拾", "佰", "仟")
GROUPS = ("", "万", "亿", "万")
LIMIT = Decimal(10) ** 16


def capitals(amount: Decimal) -> str:
    """Return the amount in capitals: 1234.50 → 壹仟贰佰叁拾肆元伍角整.

    Raises ValueError for more than two places or 10^16 yuan and above: nothing is rounded or cut here.
    """
    if amount != amount.quantize(Decimal("0.01")):
        raise ValueError(f"{amount} has more than two places")
    if abs(amount) >= LIMIT:
        raise ValueError(f"{amount} is too large for capitals")
    sign, fen = ("负" if amount < 0 else ""), int(abs(amount) * 100)
    whole, jiao, rest = fen // 100, fen // 10 % 10, fen % 10
    return (
        sign + (_whole(whole) + "元" if whole or not fen else "") + _small(jiao, rest, after_yuan=bool(whole))
    )


SPELLED = rf"[{NUMERALS}拾佰仟万亿]+[元圆](?:零?[{NUMERALS[1:]}]角)?(?:零?[{NUMERALS[1:]}]分)?[整正]?"
"""A pattern for a sum in capitals, of a yuan or more."""
_READ = re.compile(
    rf"(?:(?P<yuan>[{NUMERALS}拾佰仟万亿]+)[元圆])?零?(?:(?P<jiao>[{NUMERALS}])角)?零?(?:(?P<fen>[{NUMERALS}])分)?[整正]?"
)
_FOUR = re.compile(
    rf"零*(?:([{NUMERALS}])仟)?零*(?:([{NUMERALS}])佰)?零*(?:([{NUMERALS}])?(拾))?零*([{NUMERALS}])?"
)


def amount_of(words: str) -> Decimal | None:
    """Return the yuan a sum in capitals means (壹佰元伍角整 → 100.50), None where it means none."""
    found = _READ.fullmatch(words)
    if found is None or not any(found.groupdict().values()):
        return None
    whole = _number(found["yuan"] or NUMERALS[0])
    jiao, fen = (NUMERALS.index(found[name] or NUMERALS[0]) for name in ("jiao", "fen"))
    return None if whole is None else Decimal(whole * 100 + jiao * 10 + fen) / 100


def _number(words: str) -> int | None:
    """Return a whole number in capitals, read group by group from 亿 down."""
    for sign, size in (("亿", 10**8), ("万", 10**4)):
        before, mark, after = words.rpartition(sign)
        if mark:
            high, low = _number(before), _number(after) if after else 0
            return None if high is None or low is None else high * size + low
    return _below_myriad(words)


def _below_myriad(words: str) -> int | None:
    found = _FOUR.fullmatch(words)
    if found is None or not words:
        return None
    thousands, hundreds, tens, ten, units = found.groups()
    digits = [NUMERALS.index(each) if each else 0 for each in (thousands, hundreds, tens, units)]
    digits[2] = digits[2] or int(bool(ten))
    return sum(digit * size for digit, size in zip(digits, (1000, 100, 10, 1), strict=True))


def _small(jiao: int, fen: int, *, after_yuan: bool) -> str:
    if not jiao and not fen:
        return "整"
    head = NUMERALS[jiao] + "角" if jiao else ("零" if after_yuan else "")
    return head + (NUMERALS[fen] + "分" if fen else "整")


def _whole(number: int) -> str:
    if number == 0:
        return NUMERALS[0]
    text, gap = "", False
    for power in (3, 2, 1, 0):
        group = number // 10 ** (4 * power) % 10_000
        if not group:
            gap = gap or bool(text)
            text += "亿" if power == 2 and text and not text.endswith("亿") else ""
            continue
        if text and (gap or group < 1000):
            text += "零"
        text += _group(group) + GROUPS[power]
        gap = group % 10 == 0
    return text


def _group(group: int) -> str:
    text, gap = "", False
    for place in (3, 2, 1, 0):
        digit = group // 10**place % 10
        if digit:
            text += ("零" if gap and text else "") + NUMERALS[digit] + PLACES[place]
        gap = digit == 0
    return text
