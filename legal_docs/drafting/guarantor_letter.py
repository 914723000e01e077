"""保证人催告函: the request to a guarantor to answer, within the guarantee period (民法典.688, 691, 693)."""

from collections.abc import Iterator

from pydantic import Field

from legal_docs.drafting.context import Context
from legal_docs.drafting.draft import Draft
from legal_docs.drafting.fact import GuaranteePeriod
from legal_docs.drafting.guarantee_periods import guarantee_periods
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
from legal_docs.drafting.words import day, listed, yuan
from legal_docs.law.debts import concerns
from legal_docs.law.guarantees.security_wording import DEMAND_PAPER
from legal_docs.model.arrears import DebtArrears
from legal_docs.model.casefile import Stage
from legal_docs.model.dossier import Dossier
from legal_docs.model.filing import FilingKind
from legal_docs.model.finding import PeriodFinding, PeriodKind
from legal_docs.model.party import DebtorRole
from legal_docs.model.security import GuaranteeType, Guarantor

_LAPSED = "no_demand_found"
_ARTICLES = ("民法典.691", "民法典.693")


class Guarantee(Context):
    """一份保证合同."""

    title: str = Field(alias="合同名称", examples=["保证合同"])
    number: str = Field(alias="合同编号")
    signed: str = Field(alias="签订日期")
    type: str = Field(alias="保证方式", examples=["连带责任保证"], description="约定不明时为空")
    ceiling: str = Field(alias="最高限额", description="没有时为空")
    scope: str = Field(alias="保证范围", description="合同约定的范围；没有录入时为空")
    periods: tuple[GuaranteePeriod, ...] = Field(
        alias="各笔保证期间", description="所列债务中查明了末日且没有届满的"
    )
    notes: str = Field(alias="所保证的债务", examples=["借据JJ-1、借据JJ-2"])


class GuarantorLetter(Letter):
    """保证人催告函的全部内容，含签收回执."""

    debtors: str = Field(alias="债务人", examples=["钱某某、孙某某"])
    guarantees: tuple[Guarantee, ...] = Field(alias="保证")
    capped: bool = Field(alias="有限额", description="有一份保证合同约定了最高限额")


def letter(dossier: Dossier, name: str) -> GuarantorLetter:
    """Return the request to `name` over every due debt they guarantee whose period is not over."""
    debts = debts_guaranteed(dossier, name)
    contracts = [g for g in dossier.case.guarantors if g.name == name and _of(dossier, g, debts)]
    joint = all(g.type is GuaranteeType.JOINT for g in contracts)
    articles = ("民法典.688", *_ARTICLES) if joint else _ARTICLES
    return GuarantorLetter.of(
        debtors=listed(d.name for d in dossier.case.debtors if d.role is not DebtorRole.HEIR)
        or listed(d.name for d in dossier.case.debtors),
        capped=any(g.ceiling for g in contracts),
        guarantees=tuple(_guarantee(dossier, g, debts) for g in contracts),
        **shared(dossier, name, debts, cited(dossier, *articles)),
    )


def debts_guaranteed(dossier: Dossier, name: str) -> tuple[DebtArrears, ...]:
    """Return the debts guaranteed by `name` that are due, without those whose period has gone by unused."""
    periods = [p for p in dossier.findings.periods if p.kind is PeriodKind.GUARANTEE and p.subject == name]
    open_still = {p.debt for p in periods if not _is_over(p)}
    debts = (d for d in dossier.arrears.debts if d.debt in open_still)
    return tuple(d for d in debts if due(dossier, d).total > 0)


def _is_over(period: PeriodFinding) -> bool:
    return period.reason == _LAPSED and not any(act.paper == DEMAND_PAPER for act in period.next_acts)


def must_say(context: GuarantorLetter) -> tuple[str, ...]:
    """Return the strings the finished letter must hold."""
    return (*said(context), context.debtors, *(g.number for g in context.guarantees))


def drafts(dossier: Dossier) -> Iterator[Draft]:
    """Yield a letter for each guarantor whose period is open and wants a demand, before suit."""
    if dossier.case.stage is not Stage.SUIT:
        return
    for name in wanted(dossier, PeriodKind.GUARANTEE, DEMAND_PAPER):
        if is_alive(dossier, name) and debts_guaranteed(dossier, name):
            paper = letter(dossier, name)
            yield Draft(FilingKind.GUARANTOR_DEMAND, "保证人催告函.docx", paper, must_say(paper), of=name)


def _of(dossier: Dossier, guarantor: Guarantor, debts: tuple[DebtArrears, ...]) -> tuple[DebtArrears, ...]:
    return tuple(d for d in debts if concerns(guarantor.debts, debt_of(dossier, d)))


def _guarantee(dossier: Dossier, guarantor: Guarantor, debts: tuple[DebtArrears, ...]) -> Guarantee:
    unclear = guarantor.type is GuaranteeType.UNCLEAR
    covered = _of(dossier, guarantor, debts)
    return Guarantee.of(
        title=guarantor.contract_title,
        number=guarantor.contract_number,
        signed=day(guarantor.signed_on),
        type="" if unclear else guarantor.type.label,
        ceiling=yuan(guarantor.ceiling) if guarantor.ceiling else "",
        scope=guarantor.scope,
        periods=_open_periods(dossier, guarantor, covered),
        notes=listed(d.debt for d in covered),
    )


def _open_periods(
    dossier: Dossier, guarantor: Guarantor, covered: tuple[DebtArrears, ...]
) -> tuple[GuaranteePeriod, ...]:
    """Return the periods of the debts covered that are not over on the safe reading."""
    open_still = {
        p.debt
        for p in dossier.findings.periods
        if p.kind is PeriodKind.GUARANTEE
        and p.subject == guarantor.name
        and p.safe_last_day
        and p.safe_last_day >= dossier.on
    }
    labels = open_still & {debt.debt for debt in covered}
    return tuple(p for p in guarantee_periods(dossier, guarantor) if p.debt in labels)
