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

    `is_lawyer`: a lawyer of the bank takes it over, whose word goes over what stands in the record.
    """

    tx: "Tx"
    desk: Desk
    record: CaseRecord
    update: CaseUpdate
    is_lawyer: bool = False
    done: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)

    def take(self) -> None:
        """Put into the record what can be put there, in the order things happen at a court."""
        if self.update.court_case_number:
            self._docket(self.update.court_case_number)
        elif self.update.result is FeedbackResult.FILED and self.record.phase.is_before_filing:
            self.left.append("反馈为已立案，但没有填写立案案号，没有登记立案")
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
            on = self._filed_on()
            step = partial(self._moved, Phase.FILED, on, docket=number)
            self._try(f"登记立案，案号{number}", f"案号{number}没有登记：", step)
        elif self.record.phase.is_before_filing:
            self.left.append(f"案号{number}没有登记：案件现在是“{self.record.phase.label}”，还不能登记立案")
        elif self.record.docket == number:
            return
        elif self.record.docket and not self.is_lawyer:
            self.left.append(f"反馈的案号{number}与已登记的案号{self.record.docket}不同，没有改动")
        else:
            self._note(docket=number)
            self.done.append(f"登记案号{number}")

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

    def _filed_on(self) -> date:
        """Return the day of filing: that of the report, or of a hearing or decision before it."""
        known = (self.update.hearing_on, self.update.decided_on, self.desk.today())
        return min(day for day in known if day)

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
