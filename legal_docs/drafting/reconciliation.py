"""对账附页（内部）: our figures beside the bank's own, for the bank alone and never filed."""

from collections.abc import Iterator

from pydantic import Field

from legal_docs.drafting.context import Context
from legal_docs.drafting.draft import Draft
from legal_docs.drafting.words import day, yuan
from legal_docs.model.arrears import Reconciliation
from legal_docs.model.dossier import Dossier
from legal_docs.model.filing import FilingKind


class CheckRow(Context):
    """对账的一行: our figure beside the bank's."""

    day: str = Field(alias="日期")
    debt: str = Field(alias="借据号")
    component: str = Field(alias="项目")
    ours: str = Field(alias="计算金额")
    bank: str = Field(alias="系统金额")
    difference: str = Field(alias="差额")
    remark: str = Field(alias="说明")


class ReconciliationSheet(Context):
    """对账附页（内部）的全部内容."""

    creditor: str = Field(alias="债权人")
    debtors: str = Field(alias="债务人")
    case_number: str = Field(alias="案件编号")
    cutoff: str = Field(alias="截止日")
    checks: tuple[CheckRow, ...] = Field(alias="对账")


def reconciliation(dossier: Dossier) -> ReconciliationSheet:
    """Return each figure the bank gave beside ours, with the difference and what is said of it."""
    case = dossier.case
    return ReconciliationSheet.of(
        creditor=case.creditor.name,
        debtors="、".join(d.name for d in case.debtors),
        case_number=case.number,
        cutoff=day(dossier.cutoff_on),
        checks=tuple(_check(row) for row in dossier.arrears.reconciliations),
    )


def must_say(context: ReconciliationSheet) -> tuple[str, ...]:
    """Return the strings the finished paper must hold: the case and every pair of figures."""
    return (context.case_number, *(text for row in context.checks for text in (row.ours, row.bank)))


def drafts(dossier: Dossier) -> Iterator[Draft]:
    """Yield the sheet where the bank's own figures are known."""
    if dossier.arrears.reconciliations:
        paper = reconciliation(dossier)
        yield Draft(FilingKind.RECONCILIATION, "对账附页（内部）.docx", paper, must_say(paper))


def _check(row: Reconciliation) -> CheckRow:
    remark = "一致" if not row.difference else (row.explanation or "差额未说明，须核对后再提交")
    return CheckRow.of(
        day=str(row.on),
        debt=row.debt,
        component=row.component,
        ours=yuan(row.ours),
        bank=yuan(row.bank),
        difference=yuan(row.difference),
        remark=remark,
    )
