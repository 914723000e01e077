"""还款流水: what was paid, the statements of a card, the balances and costs claimed."""

from legal_docs.model.record import CaseRecord
from legal_docs.services.desk.desk import Desk
from legal_docs.web.parts import sheets

SHEETS = ("还款流水", "账单", "余额", "费用")


def show(desk: Desk, record: CaseRecord) -> None:
    """Show the tab."""
    sheets.show(desk, record, SHEETS)
