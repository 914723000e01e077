"""The day count of the further interest an instrument awards (R-INT-3)."""

from collections.abc import Iterator

from legal_docs.law.articles import applies
from legal_docs.model.judgment import Judgment
from legal_docs.model.point import Level, Point, Topic

_DAY_COUNTS = ("360", "365", "三百六十", "三百六十五")


def names_day_count(judgment: Judgment) -> bool:
    """Return whether the operative part says on how many days of a year the interest is reckoned."""
    return any(
        f"{number}{word}" in judgment.operative_part for number in _DAY_COUNTS for word in ("天", "日")
    )


@applies("民诉法解释2022.461")
def further_interest_points(judgment: Judgment) -> Iterator[Point]:
    """Yield a check where further interest is awarded but the operative part names no day count."""
    bases = {each.day_count for each in judgment.items if each.further_percent}
    if not bases or names_day_count(judgment):
        return
    used = "、".join(f"{each}天" for each in sorted(bases))
    yield Point(
        topic=Topic.ENFORCEMENT,
        code="further_day_count_unsaid",
        rule="R-INT-3",
        level=Level.CHECK,
        subject=judgment.number,
        sentence=(
            f"{judgment.number}的主文没有写明判决后息费按一年360天还是365天计算，《债权计算明细》按一年{used}计算，"
            "申请书不写天数；请与合同约定和判决计算暂计数额的口径核对，以执行法院的计算为准"
        ),
        articles=("民诉法解释2022.461",),
    )
