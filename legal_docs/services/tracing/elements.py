"""The figures only the element forms print: payments after the default, the part paid of an instalment."""

import re
from collections.abc import Iterator

from legal_docs.drafting.elements.debts import debts
from legal_docs.drafting.elements.repaid import interest_paid_to, paid_after_default
from legal_docs.drafting.words import day, percent, yuan
from legal_docs.model.arrears import ZERO
from legal_docs.model.casefile import Cause, Stage
from legal_docs.model.dossier import Dossier
from legal_docs.services.tracing.origin import Known, Origin, OriginKind

_FIGURE = re.compile(r"\d[\d,]*\.\d\d")


def of_elements(dossier: Dossier) -> Iterator[Known]:
    """Yield what the rows 借款利率 and 还款情况 say beyond the ledger's own lines; of loans in suit only."""
    if dossier.case.stage is not Stage.SUIT or dossier.case.cause is Cause.CARD:
        return
    for debt in debts(dossier):
        note, owed = debt[1].note, debt[2]
        paid = paid_after_default(dossier, debt)
        if paid:
            text = f"{note} 逾期后{len(paid)}笔还款之和"
            yield _known(yuan(sum(paid, ZERO)), text, "逾期后还款", note)
        until, rest = interest_paid_to(dossier, debt)
        if until:
            yield _known(day(until), f"{note} 利息已足额偿还的最后一个到期日，由还款抵充得出", "还息至")
        for figure in _FIGURE.findall(rest):
            yield _known(figure, f"{note} 下一期应还利息中已还的部分，由还款抵充得出", "应还利息已还")
        for rate in filter(None, (owed.rate_percent, owed.penalty_percent)):
            yield _known(percent(rate).removesuffix("%"), f"{note} 截止日适用的利率", "执行", "罚息")


def _known(words: str, text: str, *about: str) -> Known:
    return Known((words,), Origin(OriginKind.LEDGER, text), about)
