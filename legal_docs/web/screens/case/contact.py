"""催收与事件: how collection went, proceedings and instruments, what the debtors own."""

from legal_docs.model.record import CaseRecord
from legal_docs.services.desk.desk import Desk
from legal_docs.web.parts import sheets

SHEETS = ("催收记录", "程序", "判项", "财产线索")


def show(desk: Desk, record: CaseRecord) -> None:
    """Show the tab."""
    sheets.show(desk, record, SHEETS)
