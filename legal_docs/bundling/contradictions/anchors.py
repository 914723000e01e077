"""Well-anchored patterns of loan papers: a label, then its value; nothing is read without its label."""

import re
from collections.abc import Callable, Hashable, Iterator
from decimal import Decimal
from typing import NamedTuple

from legal_docs.bundling.contradictions.values import CAPITALS, DAY, GAP, SUM, amount, day, plain
from legal_docs.bundling.reading import Page

_MONEY = rf"(?:人民币|RMB|¥|￥|\(?大写\)?:?|{CAPITALS}{{3,}}|\(?小写\)?:?|[\s,;()])*({SUM})\s*(万?)元"
_OTHER_RATE = ("罚息", "逾期", "复利", "挪用", "展期", "LPR", "报价")
_NUMBERS = {char: value for value, char in enumerate("一二三四五六七八九十", 1)}
_LOOK_BACK = 30


class Anchor(NamedTuple):
    """A pattern and what its match means; None where the match means nothing."""

    pattern: re.Pattern[str]
    value: Callable[[re.Match[str]], Hashable | None]

    def values(self, page: Page) -> Iterator[Hashable]:
        """Yield each value the page tells."""
        for match in self.pattern.finditer(page.text):
            value = self.value(match)
            if value is not None:
                yield value


def _money(match: re.Match[str]) -> Decimal | None:
    return amount(match[1], in_ten_thousands=bool(match[2]))


def _day(match: re.Match[str]) -> Hashable | None:
    return day(match[1])


def _span(match: re.Match[str]) -> Hashable | None:
    first, last = day(match[1]), day(match[2])
    return (first, last) if first and last else None


def _rate(match: re.Match[str]) -> Decimal | None:
    before = match.string[max(0, match.start() - _LOOK_BACK) : match.start()]
    clause = re.split("[。;]", before)[-1]
    return None if any(word in clause for word in _OTHER_RATE) else Decimal(match[1]).normalize()


def _number(match: re.Match[str]) -> Hashable | None:
    found = plain(re.split("[的《,]", match[1])[0])
    return found if re.search(r"\d", found) else None


def _spread(match: re.Match[str]) -> int:
    return int(match[2]) * (-1 if match[1] == "减" else 1)


def _years(match: re.Match[str]) -> int:
    return int(match[1]) if match[1].isdigit() else _NUMBERS[match[1]]


def _text(match: re.Match[str]) -> str:
    return plain(match[1])


def _anchor(pattern: str, value: Callable[[re.Match[str]], Hashable | None]) -> Anchor:
    return Anchor(re.compile(pattern), value)


_NO = r"([0-9A-Za-z\u3400-\u9fff()〔〕\[\]_/.\-]{4,60})"
CONTRACT_NUMBER = _anchor(rf"(?<!主)合同编?号{GAP}{_NO}", _number)
NOTE_NUMBER = _anchor(rf"(?:借据|凭证)编?号{GAP}{_NO}", _number)
AMOUNT = _anchor(rf"(?:借款|贷款)(?:本金)?金额{GAP}{_MONEY}", _money)
PAID_OUT = _anchor(rf"(?:放款|发放)金额{GAP}{_MONEY}", _money)
RATE = _anchor(rf"年利率{GAP}(?:固定)?{GAP}(\d{{1,2}}(?:\.\d{{1,6}})?)\s*%", _rate)
SPREAD = _anchor(r"(加|减)\s*(\d{1,3})\s*个?基点", _spread)
UPLIFT = _anchor(r"逾期[^。;]{0,40}?上浮\s*(\d{1,3})\s*%", lambda match: Decimal(match[1]))
DAILY = _anchor(
    rf"(?:透支|取现)?(?:利息)?[^。;,\n]{{0,8}}日利率{GAP}(0?\.\d{{1,4}})\s*%",
    lambda m: Decimal(m[1]).normalize(),
)
TERM = _anchor(rf"(?:借款|贷款)期限{GAP}自?\s*({DAY})\s*起?\s*至\s*({DAY})", _span)
SIGNED = _anchor(rf"(?:签订|签署|签约)日期{GAP}({DAY})", _day)
PAID_ON = _anchor(rf"放款日期?{GAP}({DAY})", _day)
DUE_ON = _anchor(rf"(?<!提前)到期日期?{GAP}({DAY})", _day)
ACCOUNT = _anchor(rf"(?:划入|入账|收款|放款)[^。;\n]{{0,20}}?账号{GAP}(\d{{8,25}})(?!\d)", _text)
PERIOD = _anchor(r"保证期间[^。;]{0,40}?届满之日(?:起)?\s*([一二三四五]|[1-5])\s*年", _years)
CEILING = _anchor(rf"最高债权(?:限)?额{GAP}{_MONEY}", _money)
SECURED = _anchor(rf"担保债权数额{GAP}{_MONEY}", _money)
REGISTERED = _anchor(rf"登记(?:日期|时间){GAP}({DAY})", _day)
CERTIFICATE = _anchor(r"(\S{1,6}\(\d{4}\)[^\s,。;:]{1,20}不动产(?:登记)?证明第\s*\d+\s*号)", _text)
COURT_NUMBER = _anchor(r"(?m)^\s*(\(\d{4}\)[^\s,。;:]{2,24}?号)\s*$", _text)
