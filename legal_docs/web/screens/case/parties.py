"""当事人与合同: who is concerned, what was agreed, what secures it."""

from legal_docs.model.record import CaseRecord
from legal_docs.services.desk.desk import Desk
from legal_docs.web.parts import sheets

SHEETS = ("案件", "移交情况", "当事人", "借款", "还款计划", "信用卡", "担保")


def show(desk: Desk, record: CaseRecord) -> None:
    """Show the tab."""
    sheets.show(desk, record, SHEETS)
