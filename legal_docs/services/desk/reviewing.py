"""Review by a second person: papers are handed in, approved or sent back with a reason.

Who may not approve, and on which version, `access/moves` says.
"""

from typing import TYPE_CHECKING

from legal_docs.access.rules import Action
from legal_docs.errors import BadInputError, ConflictError
from legal_docs.model.life import Phase
from legal_docs.model.record import CaseRecord
from legal_docs.services.desk.desk import Desk
from legal_docs.services.desk.permitted import case_of, permitted
from legal_docs.services.desk.standing import moved

if TYPE_CHECKING:
    from legal_docs.storage.records import Tx


@permitted(Action.SUBMIT)
def submit(desk: Desk, case_id: int, run: int) -> CaseRecord:
    """Hand the papers of the newest run in for review.

    Raises ConflictError where they are out of date or not the newest, or the case is elsewhere.
    """
    with desk.records.writing() as tx:
        record = case_of(desk, tx, case_id, Action.SUBMIT)
        _require_newest(tx, case_id, run)
        return moved(tx, desk, record, Phase.IN_REVIEW)


@permitted(Action.REVIEW)
def approve(desk: Desk, case_id: int, run: int, note: str = "") -> CaseRecord:
    """Approve the papers. Raises ConflictError for who saved this version or made its papers."""
    with desk.records.writing() as tx:
        record = case_of(desk, tx, case_id, Action.REVIEW)
        _require_newest(tx, case_id, run)
        return moved(tx, desk, record, Phase.APPROVED, reason=note.strip(), approved_version=record.version)


@permitted(Action.REVIEW)
def send_back(desk: Desk, case_id: int, run: int, reason: str) -> CaseRecord:
    """Send the papers in review back. Raises BadInputError without a reason, ConflictError."""
    with desk.records.writing() as tx:
        record = case_of(desk, tx, case_id, Action.REVIEW)
        _require_newest(tx, case_id, run)
        if record.phase is not Phase.IN_REVIEW:
            raise ConflictError(
                f"案件现在是“{record.phase.label}”，没有提交复核的文书可以退回",
                f"The case is {record.phase.value}; no papers of it are in review",
            )
        if not reason.strip():
            raise BadInputError("请写明退回修改的理由", "Give the reason for sending the papers back")
        return moved(tx, desk, record, Phase.DRAFTED, reason=reason.strip())


def _require_newest(tx: "Tx", case_id: int, run: int) -> None:
    from legal_docs.storage import outputs

    made = outputs.of_case(tx, case_id)
    if not made or made[0].run != run:
        raise ConflictError(
            "这不是最新一次制作的文书。请刷新页面，处理最新一次制作的文书",
            "These are not the newest papers of the case. Reload, and take the newest ones",
        )
