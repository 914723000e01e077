"""What is open about the base and the time of doubled interest (R-ENF-10)."""

from collections.abc import Iterator
from datetime import date

from legal_docs.law.articles import applies
from legal_docs.law.executing.enforcement_events import is_levied, payments_on_instrument, stays
from legal_docs.law.wording import zh
from legal_docs.model.casefile import CaseFile
from legal_docs.model.finding import Grade
from legal_docs.model.judgment import AwardedItem, Judgment
from legal_docs.model.point import Level, Point, Topic

_INTEREST = frozenset({"interest", "penalty", "compound"})
_DEFAULT_OUT = _INTEREST | {"court_fee"}
_OWN = ("principal", "damages", "costs")
_DEFAULT = (
    "未计入加倍部分债务利息的基数：迟延期间的一般债务利息依明文不计；判决前已确定的利息、罚息、复利以及诉讼费用"
    "是否计入没有明文，多数法院不计，本程序按稳妥口径不计入"
)
_DISPUTED = "被列为加倍部分债务利息的基数，是否计入没有明文，多数法院不计；稳妥的做法是不计入，请核对当地做法"
_FORGOTTEN = "属于文书确定的金钱债务，但没有列为加倍部分债务利息的基数；请核对“判项”表"
_FIRST = "迟延履行利息解释2014.1"


def doubled_points(case: CaseFile, judgment: Judgment, *, on: date) -> Iterator[Point]:
    """Yield which sums are left out of the base by default or doubtful in it, and levies and stays."""
    yield from _base_points(judgment)
    yield from _levies(case, judgment, on)
    yield from _stayed(case, judgment, on)


@applies("迟延履行利息解释2014.1", "民诉法2023.264")
def _base_points(judgment: Judgment) -> Iterator[Point]:
    by_default = [each for each in judgment.items if each.kind in _DEFAULT_OUT]
    own = [each for each in judgment.items if each.kind in _OWN]
    for code, level, items, said, grade in (
        ("doubled_base_default", Level.NOTE, _left_out(by_default), _DEFAULT, Grade.UNSETTLED),
        ("doubled_base_disputed", Level.CHECK, _taken_in(by_default), _DISPUTED, Grade.UNSETTLED),
        ("doubled_base_left_out", Level.CHECK, _left_out(own), _FORGOTTEN, Grade.SETTLED),
    ):
        if items:
            yield _point(code, level, judgment, items + said, _FIRST, "民诉法2023.264", grade=grade)


def _left_out(items: list[AwardedItem]) -> str:
    return "、".join(each.label for each in items if not each.is_base)


def _taken_in(items: list[AwardedItem]) -> str:
    return "、".join(each.label for each in items if each.is_base)


@applies("迟延履行利息解释2014.3")
def _levies(case: CaseFile, judgment: Judgment, on: date) -> Iterator[Point]:
    levied = [each for each in payments_on_instrument(case, judgment, on) if is_levied(each)]
    if levied:
        rows = "、".join(f"{zh(each.paid_on)}{each.amount:,.2f}元" for each in levied)
        yield _point(
            "levied_money_day",
            Level.CHECK,
            judgment,
            f"{rows}来自法院执行：划拨、提取的计算至划拨、提取之日，拍卖、变卖或者以物抵债的计算至裁定生效之日，"
            "不以本行到账日为准；请核对录入的日期",
            "迟延履行利息解释2014.3",
        )


@applies("迟延履行利息解释2014.3")
def _stayed(case: CaseFile, judgment: Judgment, on: date) -> Iterator[Point]:
    runs = stays(case, judgment, on)
    if runs:
        rows = "、".join(f"{zh(since)}至{zh(to)}" for since, to in runs)
        yield _point(
            "stay_excluded",
            Level.CHECK,
            judgment,
            f"{rows}中止或者暂缓执行，按非因被执行人申请处理，不计算加倍部分债务利息；系被执行人申请的，"
            "请在事件备注写明“被执行人申请”",
            "迟延履行利息解释2014.3",
        )


def _point(
    code: str, level: Level, judgment: Judgment, said: str, *articles: str, grade: Grade = Grade.SETTLED
) -> Point:
    return Point(
        topic=Topic.ENFORCEMENT,
        code=code,
        rule="R-ENF-10",
        level=level,
        subject=judgment.number,
        sentence=said,
        articles=articles,
        grade=grade,
    )
