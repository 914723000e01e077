"""What the law and the ledger say of a case today: computed before a transaction, kept within it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from legal_docs.errors import ConflictError, LegalDocsError
from legal_docs.law.court_deadlines import CourtDeadline, court_deadlines
from legal_docs.model.casefile import CaseFile
from legal_docs.model.deadline import Deadline, DeadlineKind
from legal_docs.model.finding import PeriodFinding
from legal_docs.model.findings import Findings
from legal_docs.model.record import CaseRecord
from legal_docs.model.supply import Supply, SupplyKind
from legal_docs.services.desk.desk import Desk
from legal_docs.services.prepare import examine, state

if TYPE_CHECKING:
    from legal_docs.storage.records import Tx

CONCERNED = (SupplyKind.BANK, SupplyKind.WAGES, SupplyKind.HOLIDAYS, SupplyKind.LPR)
"""The tables on which periods, days, sums and procedures rest; what courts want touches none of them."""


@dataclass(frozen=True, slots=True)
class Computed:
    """今日计算结果: null and empty where the case lacks what is needed; `trouble` then says what.

    `courts` are the deadlines beside the periods: suit after preservation, appeal, performance.
    """

    owed: Decimal | None
    findings: Findings | None
    courts: tuple[CourtDeadline, ...] = ()
    trouble: str = ""

    @property
    def last_day(self) -> date | None:
        """Return the earliest safe last day still to come; where all are gone by, the latest of them."""
        days = [p.safe_last_day for p in self._alive() if p.safe_last_day]
        on = self.findings.on if self.findings else date.min
        return min((d for d in days if d >= on), default=max(days, default=None))

    @property
    def act_by(self) -> date | None:
        """Return the earliest day to act on of what is not lost yet, though it may be gone by itself.

        Where every period is gone by, the latest of them, as with `last_day`.
        """
        on = self.findings.on if self.findings else date.min
        days = [(p.act_by, p.safe_last_day or p.act_by) for p in self._alive() if p.act_by]
        return min((by for by, last in days if last >= on), default=max((by for by, _ in days), default=None))

    @property
    def next_act(self) -> str:
        """Return the act that is due first, in words; else what is missing."""
        acts = [act for p in self._alive() for act in p.next_acts]
        first = min(acts, key=lambda act: act.by or date.min, default=None)
        return self.trouble or (first.act if first else "")

    def deadlines(self, case_id: int) -> tuple[Deadline, ...]:
        """Return one deadline for each period and each other deadline that was found."""
        periods = self.findings.periods if self.findings else ()
        told = (_of_court(case_id, each) for each in self.courts)
        return (*(_deadline(case_id, period) for period in periods), *told)

    def _alive(self) -> Iterable[PeriodFinding]:
        periods = self.findings.periods if self.findings else ()
        return [p for p in periods if _runs(p)]


def compute(desk: Desk, case: CaseFile, on: date | None = None) -> Computed:
    """Return what is owed and which periods run, as of today or `on`; a case that lacks something says what.

    Raises SettingsError, KeysError, FolderError where a table in force cannot be used: that is no trouble of
    the case, and its days are not to be wiped out by it.
    """
    on, tables = on or desk.today(), desk.wiring.tables
    _ = desk.wiring.holidays, desk.wiring.lpr
    try:
        findings = examine(case, on=on, tables=tables)
        return Computed(state(case, on=on).owed.total, findings, court_deadlines(case, findings))
    except LegalDocsError as error:
        return Computed(None, None, trouble=error.zh)


def keep(tx: "Tx", desk: Desk, record: CaseRecord, found: Computed) -> CaseRecord:
    """Return the record with what was found, its computed deadlines put in place of the earlier ones.

    Where nothing could be found the earlier days stay: a rate that is missing must not take a deadline out
    of every list. The next act then says what is missing. Raises ConflictError where another table was taken
    into use while it was computed.
    """
    from legal_docs.storage import cases, deadlines

    _refuse_older_tables(tx, desk)
    told: dict[str, Any] = {"owed": found.owed, "next_act": found.next_act}
    if found.findings is not None:
        deadlines.replace_computed(tx, record.id, found.deadlines(record.id))
        told |= {"last_day": found.last_day, "act_by": found.act_by}
    return cases.note(tx, record.id, at=desk.now(), by=desk.who.id, **told)


def _refuse_older_tables(tx: "Tx", desk: Desk) -> None:
    from legal_docs.storage import supplies

    if _tables(supplies.active(tx)) != _tables(getattr(desk.wiring, "supplies", ())):
        raise ConflictError(
            "参数表刚刚有变动，本次结果按原来的参数表计算，没有保存。请重新操作一次",
            "A table has just been taken into or out of use; nothing was kept. Do it once more",
        )


def _tables(found: Iterable[Supply]) -> frozenset[int]:
    return frozenset(each.id for each in found if each.kind in CONCERNED)


def _runs(period: PeriodFinding) -> bool:
    return period.running or period.reason == "suspended"


def _deadline(case_id: int, period: PeriodFinding) -> Deadline:
    first = period.next_acts[0] if period.next_acts else None
    return Deadline(
        case_id=case_id,
        kind=DeadlineKind(period.kind.value),
        subject=period.subject,
        debt=period.debt,
        act_by=period.act_by,
        safe_last_day=period.safe_last_day,
        statutory_last_day=period.statutory_last_day,
        act=first.act if first else "",
        articles=first.articles if first else (),
        is_running=_runs(period),
    )


def _of_court(case_id: int, found: CourtDeadline) -> Deadline:
    return Deadline(
        case_id=case_id,
        kind=found.kind,
        subject=found.subject,
        act_by=found.days.act_by if found.is_ours else None,
        safe_last_day=found.days.safe_last_day,
        statutory_last_day=found.days.statutory_last_day,
        act=found.act,
        articles=found.articles,
    )
