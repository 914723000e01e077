"""Deadlines of a case, computed from the law or told by a court."""

from datetime import date, datetime

from legal_docs.model.base import FreeText, Labelled, Model, Text


class DeadlineKind(Labelled):
    """期限种类."""

    LIMITATION = "limitation", "诉讼时效"
    GUARANTEE = "guarantee", "保证期间"
    GUARANTEE_LIMITATION = "guarantee_limitation", "保证债务诉讼时效"
    MORTGAGE = "mortgage", "担保物权行使期间"
    ENFORCEMENT = "enforcement", "申请执行期间"
    PRESERVATION = "preservation", "保全续行"
    SUIT_AFTER_PRESERVATION = "suit_after_preservation", "诉前保全后起诉"
    FEE = "fee", "交纳诉讼费"
    EVIDENCE = "evidence", "举证期限"
    HEARING = "hearing", "开庭"
    APPEAL = "appeal", "上诉期限"
    PERFORMANCE = "performance", "履行期限"
    OTHER = "other", "其他"


class Deadline(Model):
    """期限: one day by which something must be done.

    `act_by` is the working day to act on, `safe_last_day` the last day nobody can dispute,
    `statutory_last_day` the last day by the letter of the law; null: not known. `subject` (a person, an
    asset) is personal data. `is_computed`: found by the rules from the case file; otherwise entered by hand.
    One entered by mistake is withdrawn: it stays, with who took it back, when and why, and does not run.
    """

    id: int = 0
    case_id: int
    kind: DeadlineKind
    subject: FreeText = ""
    debt: FreeText = ""
    act_by: date | None = None
    safe_last_day: date | None = None
    statutory_last_day: date | None = None
    act: FreeText = ""
    articles: tuple[Text, ...] = ()
    is_computed: bool = True
    is_running: bool = True
    done_on: date | None = None
    note: FreeText = ""
    withdrawn_at: datetime | None = None
    withdrawn_by: int | None = None
    reason: FreeText = ""

    @property
    def is_open(self) -> bool:
        """Return whether something is still to be done."""
        return self.is_running and self.done_on is None


class Nearest(Model):
    """最近期限: of one case's open deadlines of every kind, how many are gone by and which comes next.

    `overdue` counts those whose day (to act by, else the last day) is over, today not among them. `on` and
    `kind` tell the next day from today on; null: none comes.
    """

    overdue: int = 0
    on: date | None = None
    kind: DeadlineKind | None = None
