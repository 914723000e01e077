"""The records a row can make, and where each goes in a CaseFile."""

from collections.abc import Mapping

from legal_docs.intake.fields import Column, Field, Record
from legal_docs.model.card import CardAccount, Statement
from legal_docs.model.casefile import CaseFile, Escalation
from legal_docs.model.contact import CaseEvent, ContactRecord
from legal_docs.model.exhibit import ExhibitNote
from legal_docs.model.judgment import AwardedItem, Judgment, Performance
from legal_docs.model.loan import ClaimedBalance, Cost, Disbursement, Installment, Loan, Repayment
from legal_docs.model.party import Agent, Creditor, Debtor, NaturalPerson, Organisation
from legal_docs.model.property import Preservation, PropertyClue
from legal_docs.model.security import Collateral, Guarantor

CASE_NUMBER = "案件编号"

_RECORDS = (
    Record("case", (CaseFile,), (), many=False, zh="案件"),
    Record("escalation", (Escalation,), ("escalation",), many=False, zh="移交情况"),
    Record("creditor", (Creditor,), ("creditor",), many=False, zh="债权人"),
    Record(
        "agent",
        (Agent,),
        ("creditor", "agents"),
        key="name",
        merges=True,
        parent="creditor",
        zh="委托诉讼代理人",
    ),
    Record("person", (NaturalPerson, Organisation), ("people",), key="name", merges=True, zh="自然人或组织"),
    Record("debtor", (Debtor,), ("debtors",), zh="债务人"),
    Record("loan", (Loan,), ("loans",), key="number", merges=True, zh="借款合同"),
    Record("disbursement", (Disbursement,), ("loans", "disbursements"), key="note", parent="loan", zh="借据"),
    Record(
        "installment",
        (Installment,),
        ("loans", "disbursements", "schedule"),
        parent="disbursement",
        link="借据编号",
        zh="还款期次",
    ),
    Record("card", (CardAccount,), ("cards",), key="number", zh="信用卡账户"),
    Record("statement", (Statement,), ("cards", "statements"), parent="card", link="卡号", zh="账单"),
    Record("repayment", (Repayment,), ("repayments",), zh="还款"),
    Record("balance", (ClaimedBalance,), ("balances",), zh="银行系统余额"),
    Record("cost", (Cost,), ("costs",), zh="费用"),
    Record("guarantor", (Guarantor,), ("guarantors",), zh="保证"),
    Record("collateral", (Collateral,), ("collateral",), zh="抵押或质押"),
    Record("contact", (ContactRecord,), ("contacts",), zh="催收记录"),
    Record("clue", (PropertyClue,), ("clues",), zh="财产线索"),
    Record("event", (CaseEvent,), ("events",), zh="事件"),
    Record("preservation", (Preservation,), ("preservations",), zh="保全"),
    Record("judgment", (Judgment,), ("judgments",), key="number", zh="生效法律文书"),
    Record("award", (AwardedItem,), ("judgments", "items"), parent="judgment", link="文书案号", zh="判项"),
    Record(
        "performance",
        (Performance,),
        ("judgments", "instalments"),
        parent="judgment",
        link="文书案号",
        zh="分期履行",
    ),
    Record("exhibit", (ExhibitNote,), ("evidence",), zh="证据"),
)
RECORDS: Mapping[str, Record] = {record.name: record for record in _RECORDS}


def column(
    header: str, fields: str = "", aliases: str = "", note: str = "", labels: Mapping[str, str] | None = None
) -> Column:
    """Return a column; `fields` are written `record.field`, `aliases` and `fields` parted by spaces."""
    paths = [text.split(".") for text in fields.split()]
    targets = tuple(Field(RECORDS[name], tuple(path)) for name, *path in paths)
    return Column(header, targets, tuple(aliases.split()), note, labels or {}, must=not fields)


NUMBER = column(CASE_NUMBER, "", "case_number", "与“案件”表中的编号一致；也是证据文件夹的名称")
