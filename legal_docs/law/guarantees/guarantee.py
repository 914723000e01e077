"""Guarantees (保证): their type, their period, and how long the guarantee debt lasts after it."""

from dataclasses import dataclass
from datetime import date

from legal_docs.law.articles import applies
from legal_docs.law.guarantees.guarantee_wording import Reading, read_type
from legal_docs.law.periods import add_months, add_years
from legal_docs.model.security import GuaranteeType, Guarantor, PeriodWording

CODE_FROM = date(2021, 1, 1)
"""The day the Civil Code came into force; older contracts follow the older default of type."""
DEFAULT_MONTHS, OLD_UNCLEAR_YEARS = 6, 2


@dataclass(frozen=True, slots=True)
class Mode:
    """保证方式: the type to work with. `both` says that, to be safe, both kinds of act are needed.

    `doubtful`: the words point another way than the type recorded, or both ways.
    """

    type: GuaranteeType
    both: bool
    articles: tuple[str, ...]
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class GuaranteePeriod:
    """保证期间: its last day (never moved by anything), how it came about, a later arguable day."""

    last_day: date
    basis: str
    lenient_last_day: date
    settled: bool
    articles: tuple[str, ...]


@applies(
    "民法典.686",
    "民法典.687",
    "民法典.688",
    "担保制度解释2020.25",
    "时间效力规定2020.1",
    "担保法1995.18",
    "担保法1995.19",
)
def mode_of(guarantor: Guarantor) -> Mode:
    """Return the type of the guarantee: as recorded, else as its words read, else as the law fills in.

    Unclear wording gives joint before 2021 and general since. Both kinds of act are wanted unless the
    contract is of 2021 or later and says 连带责任 in terms.
    """
    old = guarantor.signed_on < CODE_FROM
    words = guarantor.type_wording
    read = read_type(words or guarantor.type.label)
    if guarantor.type is GuaranteeType.UNCLEAR:
        return _unrecorded(read, old)
    doubtful = read.is_mixed or read.type not in (None, guarantor.type)
    if guarantor.type is GuaranteeType.GENERAL:
        return Mode(GuaranteeType.GENERAL, True, ("民法典.687", "担保制度解释2020.25"), doubtful)
    express = read.is_express and "连带" in (words or guarantor.type.label)
    articles = ("民法典.688",) if express else ("民法典.688", "担保制度解释2020.25")
    return Mode(GuaranteeType.JOINT, old or not express, articles, doubtful)


def _unrecorded(read: Reading, old: bool) -> Mode:
    if read.type is not None and not read.is_mixed:
        article = "民法典.688" if read.type is GuaranteeType.JOINT else "民法典.687"
        return Mode(read.type, True, (article, "担保制度解释2020.25"))
    if old:
        return Mode(
            GuaranteeType.JOINT, True, ("担保法1995.18", "担保法1995.19", "时间效力规定2020.1"), read.is_mixed
        )
    return Mode(GuaranteeType.GENERAL, True, ("民法典.686",), read.is_mixed)


@applies(
    "民法典.692",
    "担保制度解释2020.32",
    "时间效力规定2020.27",
    "担保法1995.25",
    "担保法1995.26",
    "担保法解释2000.32",
)
def guarantee_period(guarantor: Guarantor, due_on: date) -> GuaranteePeriod:
    """Return the guarantee period for a main debt due on `due_on` (not counted). It is never extended."""
    agreed = _agreed_end(guarantor, due_on)
    if agreed is not None:
        return _agreed(guarantor, agreed, due_on)
    if guarantor.period is not PeriodWording.NONE:
        return _unclear(guarantor, due_on)
    return _six_months(due_on, "none_6m", *_old_articles(guarantor, due_on))


@applies("民法典.692", "担保制度解释2020.30")
def is_agreed(guarantor: Guarantor, due_on: date) -> bool:
    """Return whether the contract fixes a guarantee period that ends after the due day."""
    end = _agreed_end(guarantor, due_on)
    return end is not None and end > due_on


def _agreed_end(guarantor: Guarantor, due_on: date) -> date | None:
    length = guarantor.period_length or 0
    if guarantor.period is PeriodWording.UNTIL:
        return guarantor.period_until
    if guarantor.period is PeriodWording.YEARS and length > 0:
        return add_years(due_on, length)
    if guarantor.period is PeriodWording.MONTHS and length > 0:
        return add_months(due_on, length)
    return None


def _agreed(guarantor: Guarantor, end: date, due_on: date) -> GuaranteePeriod:
    if end <= due_on:
        return _six_months(due_on, "agreed_not_after_due_6m", *_old_articles(guarantor, due_on))
    return GuaranteePeriod(end, f"agreed_{guarantor.period.value}", end, True, ("民法典.692",))


def _old_articles(guarantor: Guarantor, due_on: date) -> tuple[str, ...]:
    """Return the transition rule for an old contract whose six months were still running in 2021."""
    running = due_on < CODE_FROM < add_months(due_on, DEFAULT_MONTHS)
    return ("时间效力规定2020.27",) if guarantor.signed_on < CODE_FROM and running else ()


def _unclear(guarantor: Guarantor, due_on: date) -> GuaranteePeriod:
    if guarantor.signed_on >= CODE_FROM:
        return _six_months(due_on, "unclear_6m", "担保制度解释2020.32")
    two_years = add_years(due_on, OLD_UNCLEAR_YEARS)
    if due_on < CODE_FROM:
        transition = ("时间效力规定2020.27",) if two_years > CODE_FROM else ()
        articles = (*transition, "担保法解释2000.32")
        return GuaranteePeriod(two_years, "unclear_old_contract_2y", two_years, True, articles)
    six_months = add_months(due_on, DEFAULT_MONTHS)
    articles = ("民法典.692", "时间效力规定2020.27")
    return GuaranteePeriod(six_months, "unclear_old_contract_due_since_2021_6m", two_years, False, articles)


def _six_months(due_on: date, basis: str, *articles: str) -> GuaranteePeriod:
    end = add_months(due_on, DEFAULT_MONTHS)
    return GuaranteePeriod(end, basis, end, True, ("民法典.692", *articles))


BASES = {
    "agreed_years": "按合同约定的年数计算",
    "agreed_months": "按合同约定的月数计算",
    "agreed_until": "以合同约定的截止日为准",
    "agreed_not_after_due_6m": "约定的期间早于或者等于主债务到期日，视为没有约定，为六个月",
    "none_6m": "没有约定保证期间，为六个月",
    "unclear_6m": "约定不明，为六个月",
    "unclear_old_contract_2y": "2021年前订立的保证合同约定不明，为二年",
    "unclear_old_contract_due_since_2021_6m": "2021年前订立的保证合同约定不明而主债务其后到期，稳妥按六个月",
}
"""How each basis reads in a finding."""
