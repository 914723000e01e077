"""Accounts the debtor keeps at the plaintiff bank: deduction or set-off goes before preservation."""

from collections.abc import Iterator, Sequence

from legal_docs.law.articles import applies
from legal_docs.law.preserving.property_clues import quoted
from legal_docs.model.finding import NextAct
from legal_docs.model.point import Level, Point, Topic
from legal_docs.model.property import PropertyClue

_ARTICLES = ("诉讼时效规定2020.8", "民法典.568")


@applies("诉讼时效规定2020.8", "民法典.568")
def own_account_points(clues: Sequence[PropertyClue]) -> Iterator[Point]:
    """Yield that what lies in these accounts is first to be deducted or set off; none for no clue."""
    if not clues:
        return
    things = quoted(clues)
    said = (
        f"{things}开立于本行，不必先申请保全：债权已到期的部分，先依合同约定扣收（实际扣得欠款本息即中断诉讼时效），"
        "合同没有约定扣收的，可以通知抵销（通知到达对方时生效，不得附条件或者期限）。请核对扣收条款、账户余额和"
        "有无他人冻结，并留存扣收凭证"
    )
    act = NextAct(act=f"依合同约定扣收或者通知抵销——{things}", by=None, articles=_ARTICLES)
    yield Point(
        topic=Topic.PRESERVATION,
        code="own_account",
        rule="R-PRES-4",
        level=Level.CHECK,
        sentence=said,
        articles=_ARTICLES,
        next_acts=(act,),
    )
