"""How a point on interest is put: with its rule and grade, secondary sources named in words only."""

from collections.abc import Iterable
from decimal import Decimal

from legal_docs.model.base import Proof
from legal_docs.model.finding import Grade
from legal_docs.model.point import Level, Point, Topic

BANDS = "银发〔2003〕251号第三条（二手来源，未核对原文）"
CEILING = "法发〔2017〕22号第二条（二手来源，未核对原文）"
ASSISTED = "金规〔2025〕9号第六条（二手来源，未核对原文；24%不是原文表述）"
DISCLOSURE = "金规〔2026〕2号（二手来源，未核对原文）"
LPR_PRESS = "公开报道所载的贷款市场报价利率（二手来源，未核对公布页面）"


def interest_point(
    code: str,
    rule: str,
    sentence: str,
    *articles: str,
    subject: str = "",
    level: Level = Level.CHECK,
    source: str = "",
    unsettled: bool = False,
    proofs: Iterable[Proof] = (),
) -> Point:
    """Return a point on interest; one with a `source` is graded as known from a secondary source."""
    known = Grade.UNSETTLED if unsettled else Grade.SETTLED
    return Point(
        topic=Topic.INTEREST,
        code=code,
        rule=rule,
        level=level,
        subject=subject,
        sentence=sentence,
        articles=articles,
        proofs=tuple(proofs),
        grade=Grade.SECONDARY if source else known,
        source=source,
    )


def percent(rate: Decimal) -> str:
    """Return a rate given in per cent as people write it: `7.2%`."""
    return f"{rate.normalize():f}%"
