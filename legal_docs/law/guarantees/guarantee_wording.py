"""How the words of a guarantee read: who must pay first, and what they say of the guarantee period."""

import re
from dataclasses import dataclass

from legal_docs.law.articles import applies
from legal_docs.model.security import GuaranteeType

_EXPRESS = "连带"
_GENERAL = (
    "一般保证",
    "不能履行",
    "不能清偿",
    "不能偿还",
    "无法履行",
    "无法清偿",
    "无法偿还",
    "无力履行",
    "无力清偿",
    "无力偿还",
)
_JOINT = ("不履行", "未履行", "不偿还", "未偿还", "不清偿", "未清偿", "未按", "无条件", "逾期")
_MOVED = ("中断", "中止", "延长", "重新计算", "顺延")
_PAID_OFF = ("还清", "清偿完毕", "全部清偿", "偿清", "结清", "偿还完毕")


@dataclass(frozen=True, slots=True)
class Reading:
    """What type the words of a guarantee point to (None: neither), and whether they point both ways."""

    type: GuaranteeType | None
    is_mixed: bool = False

    @property
    def is_express(self) -> bool:
        """Return whether the words say one thing only."""
        return self.type is not None and not self.is_mixed


@applies("担保制度解释2020.25", "民法典.687", "民法典.688")
def read_type(words: str) -> Reading:
    """Return the type the words point to; 连带 decides, but with 不能履行 beside it they are mixed.

    不能履行 or 无力偿还 means the debtor first (general); 不履行 or 无条件 means at once (joint).
    """
    debtor_first = any(each in words for each in _GENERAL)
    if _EXPRESS in words:
        return Reading(GuaranteeType.JOINT, debtor_first)
    at_once = any(each in words for each in _JOINT)
    if debtor_first and at_once:
        return Reading(None, is_mixed=True)
    if debtor_first:
        return Reading(GuaranteeType.GENERAL)
    return Reading(GuaranteeType.JOINT) if at_once else Reading(None)


@applies("民法典.692")
def moves_the_period(words: str) -> bool:
    """Return whether the words would have the guarantee period interrupted, suspended or extended."""
    clauses = [each for each in re.split("[，。；,;]", words) if any(word in each for word in _MOVED)]
    return any("不" not in each for each in clauses)


@applies("担保制度解释2020.32", "担保法解释2000.32")
def runs_until_paid(words: str) -> bool:
    """Return whether the words let the guarantee last until all is paid, which is unclear in law."""
    return any(each in words for each in _PAID_OFF)
