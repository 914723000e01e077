"""How far the law is known: the day of the full texts, the day of secondary sources, and when that is old."""

from datetime import date

from legal_docs.law.articles import LAW_KNOWN_TO
from legal_docs.law.periods import add_months
from legal_docs.law.wording import zh

LAW_REPORTED_TO = date(2026, 10, 1)
"""To the beginning of this month changes were looked for in secondary sources, without the full texts."""
STALE_AFTER_MONTHS = 6


def reach(on: date) -> tuple[str, ...]:
    """Return the sentences a report of the day `on` must say about how far the law is known."""
    reported = f"{LAW_REPORTED_TO.year}年{LAW_REPORTED_TO.month}月初"
    known = (
        f"法律、行政法规和司法解释的条文按全文核对至{zh(LAW_KNOWN_TO)}",
        f"其后至{reported}只查阅过二手来源，未见改变本程序所用期间、费用和利率规则的修改，但未核对原文",
    )
    if is_stale(on):
        return (*known, f"审查日{zh(on)}距全文核对日已超过六个月，使用前须由律师核对其后的修改")
    if on > LAW_REPORTED_TO:
        return (*known, f"{reported}以后的修改本程序没有掌握，须由律师核对")
    return known


def is_stale(on: date) -> bool:
    """Return whether `on` lies more than six months after the day of the full texts."""
    return on > add_months(LAW_KNOWN_TO, STALE_AFTER_MONTHS)
