"""What counsel reported, put into the record as far as the guards of the case's life allow."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from legal_docs.errors import LegalDocsError
from legal_docs.model.feedback import CaseUpdate, FeedbackResult
from legal_docs.model.life import Phase
from legal_docs.model.record import CaseRecord
from legal_docs.services.desk import court_entering
from legal_docs.services.desk.court_entry import Particulars, Step
from legal_docs.services.desk.desk import Desk
from legal_docs.services.desk.hearing import close_earlier, put_hearing
from legal_docs.services.desk.standing import moved

if TYPE_CHECKING:
    from legal_docs.storage.records import Tx

_ENDS = {
    FeedbackResult.WON: Phase.JUDGED,
    FeedbackResult.PARTLY_WON: Phase.JUDGED,
    FeedbackResult.LOST: Phase.JUDGED,
    FeedbackResult.SETTLED: Phase.MEDIATED,
}
"""The results that are a step of the case's life; all others are for the lawyer of the bank to judge."""


@dataclass
class Taking:
    """The work of putting one update into the record; `done` and `left` are sentences.

    `told_on` is the day it was reported: by then what it tells of had happened, however late it is taken.
    `is_lawyer`: a lawyer of the bank takes it over, whose word goes over what stands in the record. Only such
    a one enters the suit into the case file, with what was `ready` before: counsel's word leaves it waiting,
    where it `is_news` and no repetition.
    """

    tx: "Tx"
    desk: Desk
    record: CaseRecord
    update: CaseUpdate
    told_on: date
    is_lawyer: bool = False
    ready: court_entering.Prepared | None = None
    done: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    is_news: bool = False

    def take(self) -> None:
        """Put into the record what can be put there, in the order things happen at a court."""
        if self.update.court_case_number:
            self._docket(self.update.court_case_number)
        elif self.update.result is FeedbackResult.FILED and self.record.phase.is_before_filing:
            self.left.append("反馈为已立案，但没有填写立案案号，没有登记立案")
        elif self.update.filed_on or self.update.sued_on:
            self._days()
        self._suit()
        if self.update.hearing_on:
            self._hearing(self.update.hearing_on)
        if self.update.result and self.update.result is not FeedbackResult.FILED:
            self._result(self.update.result)
        self._court()

    def _court(self) -> None:
        """Tell a court that is not the one of the case: every paper names it, so only people change it."""
        from legal_docs.storage import cases

        known, told = cases.load(self.tx, self.record.id).case.court, self.update.court
        if told and told != known:
            self.left.append(f"受理法院为“{told}”，案件资料中为“{known}”，请核对后修改案件资料")

    def _docket(self, number: str) -> None:
        if self.record.phase is Phase.APPROVED:
            on = filing_day(self.tx, self.record, self.update, self.told_on)
            step = partial(self._moved, Phase.FILED, on, docket=number)
            self.is_news = True
            self._try(f"登记立案，案号{number}", f"案号{number}没有登记：", step)
        elif self.record.phase.is_before_filing:
            self.left.append(f"案号{number}没有登记：案件现在是“{self.record.phase.label}”，还不能登记立案")
        else:
            self._days()
            self._other_docket(number)

    def _other_docket(self, number: str) -> None:
        if self.record.docket == number:
            return
        if self.record.docket and not self.is_lawyer:
            self.left.append(f"反馈的案号{number}与已登记的案号{self.record.docket}不同，没有改动")
        else:
            self._note(docket=number)
            self.done.append(f"登记案号{number}")
            self.is_news = True

    def _days(self) -> None:
        """Tell a day of filing that is not the one of the step, which stands as it was entered."""
        told = self.update.filed_on
        self.is_news = self.is_news or bool(told or self.update.sued_on)
        if self.record.phase.is_before_filing:
            self.left.append("反馈了立案、起诉日期，但没有填写立案案号，没有登记立案")
        elif told and (known := _filed_on(self.tx, self.record)) not in (None, told):
            self.left.append(f"反馈的立案日期{told}与已登记的{known}不同，没有改动，请核对")

    def _suit(self) -> None:
        """Enter the suit into the case file, or leave it to the lawyer where there is something to enter."""
        if not tells_of_suit(self.update) or self.record.phase.is_before_filing:
            return
        if self.is_lawyer and self.ready:
            self.record = court_entering.enter(
                self.tx, self.desk, self.record, self.ready, reason="外聘律师反馈；登记起诉"
            )
            if self.ready.entry.new:
                self.done.append(f"起诉登记到案件资料：{'；'.join(self.ready.entry.new)}")
            return
        if not self.is_news:
            return
        step = suit_step(self.tx, self.record, self.update, self.told_on)
        found = court_entering.found(self.desk, self.tx, self.record, step, particulars(self.update))
        if found.new or found.differing:
            self.left.append("起诉还没有登记到案件资料，由银行经办人核对后登记")

    def _hearing(self, on: date) -> None:
        if self.record.phase.is_before_filing:
            self.left.append(f"开庭日期{on}没有登记：案件还没有登记立案")
            return
        if on != self.record.hearing_on:
            put = put_hearing if on >= self.desk.today() else close_earlier
            put(self.tx, self.desk, self.record.id, on)
            self._note(hearing_on=on)
            self.done.append(f"登记开庭日期{on}")
        if on < self.desk.today() and self.record.phase is Phase.FILED:
            self._try("登记已开庭", "没有登记已开庭：", partial(self._moved, Phase.HEARD, on))

    def _result(self, result: FeedbackResult) -> None:
        after = _ENDS.get(result)
        words = "，".join(filter(None, (result.label, self.update.document_number)))
        if after is None:
            self.left.append(f"结果为“{words}”，请核对裁判文书后在“办理”中登记")
        elif self.update.decided_on is None:
            self.left.append(f"结果为“{words}”，但没有裁判日期，没有登记")
        elif self.record.phase is not after:
            on = self.update.decided_on
            said = f"登记{after.label}（{words}）"
            self._try(said, f"结果“{words}”没有登记：", partial(self._moved, after, on, reason=words))

    def _try(self, done: str, left: str, step: Callable[[], None]) -> None:
        try:
            step()
        except LegalDocsError as error:
            self.left.append(left + error.zh)
        else:
            self.done.append(done)

    def _moved(self, after: Phase, on: date, *, reason: str = "", docket: str = "") -> None:
        why = "；".join(filter(None, ("外聘律师反馈", reason)))
        told: dict[str, Any] = {"on": on, "reason": why, "docket": docket}
        self.record = moved(self.tx, self.desk, self.record, after, **told)
        if docket:
            self._note(docket=docket)

    def _note(self, **columns: object) -> None:
        from legal_docs.storage import cases

        at, by = self.desk.now(), self.desk.who.id
        self.record = cases.note(self.tx, self.record.id, at=at, by=by, **columns)


def tells_of_suit(update: CaseUpdate) -> bool:
    """Return whether a report tells that the suit was filed, or when."""
    return bool(update.court_case_number or update.filed_on or update.sued_on)


def particulars(update: CaseUpdate) -> Particulars:
    """Return what a report tells of the suit beside its day."""
    return Particulars(sued_on=update.sued_on)


def suit_step(tx: "Tx", record: CaseRecord, update: CaseUpdate, told_on: date) -> Step:
    """Return the step to 已立案 a report tells of, made already or not."""
    on = filing_day(tx, record, update, told_on)
    return Step(Phase.APPROVED, Phase.FILED, on, update.court_case_number or record.docket)


def filing_day(tx: "Tx", record: CaseRecord, update: CaseUpdate, told_on: date) -> date:
    """Return the day of filing a report tells; else that of the step, else the first day that is certain.

    Certain is that the case was filed by the day of the report, and by that of a hearing or decision told.
    """
    known = update.filed_on or _filed_on(tx, record)
    return known or min(day for day in (update.hearing_on, update.decided_on, told_on) if day)


def _filed_on(tx: "Tx", record: CaseRecord) -> date | None:
    from legal_docs.storage import moves

    days = [each.on for each in moves.of_case(tx, record.id) if each.after is Phase.FILED]
    return days[-1] if days else None
