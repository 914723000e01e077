"""催收函 to a debtor, with a receipt: the demand of 民法典.195, as 诉讼时效规定2020.8 wants it to arrive."""

from collections.abc import Iterator

from pydantic import Field

from legal_docs.drafting.draft import Draft
from legal_docs.drafting.letter import (
    Letter,
    cited,
    debt_of,
    due,
    is_alive,
    said,
    shared,
    wanted,
)
from legal_docs.drafting.succession import told
from legal_docs.law.debts import debtors_of
from legal_docs.model.arrears import DebtArrears
from legal_docs.model.casefile import Stage
from legal_docs.model.dossier import Dossier
from legal_docs.model.filing import FilingKind
from legal_docs.model.finding import PeriodKind
from legal_docs.model.party import DebtorRole

PAPER = "催收通知书"
"""The paper as the findings call it."""
_ARTICLES = ("民法典.675", "民法典.676", "民法典.577")


class DemandLetter(Letter):
    """催收函的全部内容，含债务人签收回执."""

    heir: bool = Field(alias="是继承人", description="只在所得遗产实际价值范围内清偿（民法典1161）")
    died: str = Field(
        alias="被继承人死亡",
        description="不是写给继承人的，或者案卷没有死亡记录的，为空",
        examples=["借款人钱某某已于2025年5月1日死亡"],
    )


def letter(dossier: Dossier, name: str) -> DemandLetter:
    """Return the demand to `name` for every debt of theirs that is due and unpaid at the cut-off."""
    debts = debts_due(dossier, name)
    heir = any(d.name == name and d.role is DebtorRole.HEIR for d in dossier.case.debtors)
    articles = (*_ARTICLES, "民法典.1161") if heir else _ARTICLES
    return DemandLetter.of(
        heir=heir,
        died=told(dossier) if heir else "",
        **shared(dossier, name, debts, cited(dossier, *articles)),
    )


def debts_due(dossier: Dossier, name: str) -> tuple[DebtArrears, ...]:
    """Return the debts `name` owes of which something is due."""
    return tuple(
        debt
        for debt in dossier.arrears.debts
        if due(dossier, debt).total > 0
        and any(d.name == name and not d.renounced for d in debtors_of(dossier.case, debt_of(dossier, debt)))
    )


def must_say(context: DemandLetter) -> tuple[str, ...]:
    """Return the strings the finished letter must hold."""
    return said(context)


def drafts(dossier: Dossier) -> Iterator[Draft]:
    """Yield a letter for each living debtor whose limitation wants a demand, before suit."""
    if dossier.case.stage is not Stage.SUIT:
        return
    for name in wanted(dossier, PeriodKind.LIMITATION, PAPER):
        if is_alive(dossier, name) and debts_due(dossier, name):
            paper = letter(dossier, name)
            yield Draft(FilingKind.DEMAND, "催收函.docx", paper, must_say(paper), of=name)
