"""The life of a case at the bank: its phases, and each move from one to another."""

from datetime import date, datetime

from legal_docs.model.base import FreeText, Labelled, Model


class Phase(Labelled):
    """办理进度: where a case stands between the hand-over by collection and its end."""

    ESCALATED = "escalated", "催收已移交"
    CHECKED = "checked", "已审查"
    DRAFTED = "drafted", "已制作"
    IN_REVIEW = "in_review", "复核中"
    APPROVED = "approved", "复核通过"
    FILED = "filed", "已立案"
    HEARD = "heard", "已开庭"
    JUDGED = "judged", "已判决"
    MEDIATED = "mediated", "已调解"
    EFFECTIVE = "effective", "已生效"
    ENFORCEMENT = "enforcement", "执行中"
    CLOSED = "closed", "已结案"
    RETURNED = "returned", "已退回"
    NOT_SUED = "not_sued", "决定不起诉"

    @property
    def is_open(self) -> bool:
        """Return whether work on the case goes on."""
        return self not in (Phase.CLOSED, Phase.RETURNED, Phase.NOT_SUED)

    @property
    def is_before_filing(self) -> bool:
        """Return whether nothing has been filed yet, so that the limitation period is at risk."""
        return self in (Phase.ESCALATED, Phase.CHECKED, Phase.DRAFTED, Phase.IN_REVIEW, Phase.APPROVED)


class Move(Model):
    """办理记录: one step of a case, on which day, by whom, why; at filing the court's docket number.

    `on` is the day in the world (the hearing, the judgment), `at` the moment it was entered.
    """

    case_id: int
    before: Phase
    after: Phase
    on: date
    at: datetime
    by: int
    reason: FreeText = ""
    docket: FreeText = ""
