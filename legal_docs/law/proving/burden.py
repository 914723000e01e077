"""Who proves what, how surely, and until when (R-EVI-7, R-EVI-8)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from legal_docs.law.articles import applies
from legal_docs.law.periods import Deadline, add_days, deadline
from legal_docs.model.base import Labelled
from legal_docs.model.casefile import CaseFile
from legal_docs.model.point import Level, Point, Topic


class Procedure(Labelled):
    """审理程序."""

    ORDINARY = "ordinary", "第一审普通程序"
    APPEAL = "appeal", "第二审程序（提供新的证据）"
    SIMPLIFIED = "simplified", "简易程序"
    SMALL_CLAIMS = "small_claims", "小额诉讼程序"


class Standard(Labelled):
    """证明标准."""

    HIGH_PROBABILITY = "high_probability", "高度可能性"
    MORE_LIKELY = "more_likely", "可能性较大"
    BEYOND_DOUBT = "beyond_doubt", "排除合理怀疑"


@dataclass(frozen=True, slots=True)
class TimeLimit:
    """举证期限: the least and the most days the court may fix (null: no bound)."""

    least: int | None
    most: int | None
    articles: tuple[str, ...]


_LIMITS = {
    Procedure.ORDINARY: TimeLimit(15, None, ("民事证据规定2019.51", "民诉法解释2022.99")),
    Procedure.APPEAL: TimeLimit(10, None, ("民事证据规定2019.51", "民诉法解释2022.99")),
    Procedure.SIMPLIFIED: TimeLimit(None, 15, ("民事证据规定2019.51", "民诉法解释2022.266")),
    Procedure.SMALL_CLAIMS: TimeLimit(None, 7, ("民事证据规定2019.51",)),
}


@applies("民事证据规定2019.51", "民诉法解释2022.99", "民诉法解释2022.266")
def time_limit(procedure: Procedure) -> TimeLimit:
    """Return how many days the court may fix for evidence; in small claims seven at most as a rule."""
    return _LIMITS[procedure]


@applies(
    "民诉法解释2022.100", "民诉法解释2022.94", "民诉法2023.68", "民诉法解释2022.101", "民诉法解释2022.102"
)
def ask_by(noticed_on: date, days: int) -> Deadline:
    """Return until when to produce evidence, ask for more time, or ask the court to collect it.

    The court fixed `days` and the notice came on `noticed_on`. Later evidence needs a reason.
    """
    return deadline(add_days(noticed_on, days))


@applies("民诉法解释2022.108", "民事证据规定2019.86")
def standard(fact: str) -> Standard:
    """Return how surely a fact must be shown; `fact` is `main`, `procedural` or `fraud`; KeyError otherwise.

    Facts about preservation are procedural.
    """
    standards = {
        "main": Standard.HIGH_PROBABILITY,
        "procedural": Standard.MORE_LIKELY,
        "fraud": Standard.BEYOND_DOUBT,
    }
    return standards[fact]


@applies(
    "民诉法2023.67", "民诉法2023.72", "民诉法解释2022.90", "民诉法解释2022.91", "民诉法解释2022.93",
    "民事证据规定2019.10", "民事证据规定2019.47", "民事证据规定2019.92",
)  # fmt: skip
def burden_points(case: CaseFile) -> Iterator[Point]:
    """Yield loans whose contract or disbursement no exhibit proves: the bank bears both."""
    proved = {each.file for each in case.evidence if not each.exclude}
    bare = [loan.number for loan in case.loans if not loan.evidence and not _noted(proved, "合同")]
    unpaid = [
        note.note for _, note in case.debts() if not note.evidence and not _noted(proved, "放款", "借据")
    ]
    if bare or unpaid:
        parts = [f"{'、'.join(bare)}的借款合同"] if bare else []
        parts += [f"{'、'.join(unpaid)}的放款事实"] if unpaid else []
        said = (
            f"没有证据文件证明{'以及'.join(parts)}，原告对此负举证责任，"
            "请补充；对方要求时还须提交账簿和记账凭证"
        )
        yield Point(
            topic=Topic.EVIDENCE,
            code="basic_facts_unproved",
            rule="R-EVI-7",
            level=Level.CHECK,
            sentence=said,
            articles=("民诉法2023.67", "民诉法解释2022.90", "民诉法解释2022.91", "民事证据规定2019.47"),
        )


def _noted(files: set[str], *words: str) -> bool:
    return any(word in file for file in files for word in words)
