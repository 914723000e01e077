"""Findings: what the rules found, with the steps that led there."""

from datetime import date

from legal_docs.model.base import Labelled, Model, Proof


class Grade(Labelled):
    """依据等级: settled law, unsettled law, or known from secondary sources only."""

    SETTLED = "settled", "有明文"
    UNSETTLED = "unsettled", "有争议"
    SECONDARY = "secondary", "二手来源"


class PeriodKind(Labelled):
    """期间的种类."""

    LIMITATION = "limitation", "诉讼时效"
    GUARANTEE = "guarantee", "保证期间"
    GUARANTEE_LIMITATION = "guarantee_limitation", "保证债务诉讼时效"
    MORTGAGE = "mortgage", "担保物权行使期间"
    ENFORCEMENT = "enforcement", "申请执行期间"
    PRESERVATION = "preservation", "保全期限"


class Step(Model):
    """推理步骤: one step of a finding; `effect` is a stable code such as `interrupts`."""

    on: date | None = None
    effect: str = ""
    sentence: str
    articles: tuple[str, ...] = ()
    proofs: tuple[Proof, ...] = ()
    grade: Grade = Grade.SETTLED


class NextAct(Model):
    """建议行动: an act that would protect the claim, the last safe working day for it, the paper to use."""

    act: str
    by: date | None
    paper: str = ""
    articles: tuple[str, ...] = ()


class PeriodFinding(Model):
    """期间审查结果: one period for one person (or asset) and one debt.

    `safe_last_day` uses no extension, suspension or unsettled reading; `statutory_last_day` is null
    where the calendar does not reach; `act_by` is the working day to act on. `reason` is a stable
    code when the period does not run (`pending`, `suspended`, `replaced_by_enforcement`,
    `no_demand_yet` …). It never says that a claim *is* time-barred.
    """

    kind: PeriodKind
    subject: str
    debt: str
    starts_on: date | None
    length: str
    safe_last_day: date | None
    statutory_last_day: date | None
    lenient_last_day: date | None = None
    extended_reading_last_day: date | None = None
    act_by: date | None
    provisional: bool = False
    running: bool = True
    reason: str = ""
    settled: bool = True
    steps: tuple[Step, ...] = ()
    warnings: tuple[Step, ...] = ()
    next_acts: tuple[NextAct, ...] = ()

    def days_left(self, on: date) -> int | None:
        """Return the days from `on` to the safe last day (negative when it has gone by)."""
        return None if self.safe_last_day is None else (self.safe_last_day - on).days
