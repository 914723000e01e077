"""今日: what runs out, and what waits for this person."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from legal_docs.access.rules import Action, right
from legal_docs.model.base import Labelled
from legal_docs.model.life import Phase
from legal_docs.model.record import CaseRecord
from legal_docs.services.desk.deadlines import DuePage, DueRow
from legal_docs.services.desk.desk import Desk
from legal_docs.services.desk.permitted import branches_of, permitted
from legal_docs.services.wiring import CHINA

if TYPE_CHECKING:
    from legal_docs.storage.records import Tx
    from legal_docs.storage.waiting import Whose

MOST = 20
"""So many rows of each kind are shown; the count tells of the rest."""
ACKNOWLEDGE_WITHIN = timedelta(days=3)
FAILED_WITHIN = timedelta(days=7)
WEEK, MONTH = 7, 30
_DAY = timedelta(days=1)
_UNPROVED = "未注明受理通知书等证明材料，稳妥口径下不中断期间"


class Errand(Labelled):
    """待办种类, the most pressing first."""

    UNPROVED = "unproved", "起诉、申请执行缺少证明材料"
    REVIEW = "review", "待我复核"
    OWN_WORK = "own_work", "等待他人复核"
    SENT_BACK = "sent_back", "退回修改"
    STALE = "stale", "资料已改动，须重新审查、制作"
    NOT_CHECKED = "not_checked", "待审查"
    TO_MAKE = "to_make", "已审查，待制作文书"
    TO_SUBMIT = "to_submit", "文书已制作，待提交复核"
    TO_FILE = "to_file", "复核通过，待立案"
    REPORTED = "reported", "外聘律师反馈，待登记"
    FAILED_JOB = "failed_job", "后台任务未完成"
    UPLOAD = "upload", "导入未完成"
    NOT_ACKNOWLEDGED = "not_acknowledged", "外聘律师未确认收到"


@dataclass(frozen=True, slots=True)
class Waiting:
    """One thing that waits: what kind, which case (null: none), and more words about it."""

    errand: Errand
    record: CaseRecord | None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Today:
    """今日工作: what is overdue, due within a week, within a month; what waits, and of each kind how many."""

    on: date
    overdue: DuePage
    week: DuePage
    month: DuePage
    waiting: tuple[Waiting, ...]
    counts: dict[Errand, int]


@permitted(Action.READ_CASE, shows=True)
def today(desk: Desk, *, mine: bool) -> Today:
    """Return the day's work, of cases this person handles (`mine`) or of all within reach.

    Of each group the first MOST rows, the earliest first.
    """
    from legal_docs.storage.waiting import Whose

    on, whose = desk.today(), Whose(branches_of(desk), desk.who.id if mine else None)
    with desk.records.reading() as tx:
        overdue = _due(tx, whose, None, on - _DAY)
        week = _due(tx, whose, on, on + WEEK * _DAY)
        month = _due(tx, whose, on + (WEEK + 1) * _DAY, on + MONTH * _DAY)
        counts, waiting = _gathered(desk, tx, whose)
    found = Today(on, overdue, week, month, waiting, counts)
    if shown := sum(len(page.rows) for page in (overdue, week, month)) + len(waiting):
        with desk.records.writing() as tx:
            desk.note(tx, "case.list", count=shown, page=1, today=True)
    return found


def _due(tx: "Tx", whose: "Whose", since: date | None, until: date) -> DuePage:
    from legal_docs.storage import cases, deadlines

    found = deadlines.due(tx, until, whose.branches, since=since, handler=whose.handler, size=MOST)
    records = cases.many(tx, (each.case_id for each in found.rows))
    rows = (DueRow(each, records[each.case_id]) for each in found.rows if each.case_id in records)
    return DuePage(tuple(rows), found.total)


def _gathered(desk: Desk, tx: "Tx", whose: "Whose") -> tuple[dict[Errand, int], tuple[Waiting, ...]]:
    gathered = (_reviews(desk, tx, whose), _cases(tx, whose), _others(desk, tx, whose))
    found = [pair for each in gathered for pair in each]
    shown = Counter(each.errand for each, _ in found)
    counts = {each.errand: max(shown[each.errand], total) for each, total in found}
    order = list(Errand)
    return counts, tuple(sorted((each for each, _ in found), key=lambda each: order.index(each.errand)))


def _reviews(desk: Desk, tx: "Tx", whose: "Whose") -> Iterator[tuple[Waiting, int]]:
    """Yield what is to be reviewed, by this person or, being own work, by others; each with the count."""
    from legal_docs.services.desk.standing import standing
    from legal_docs.storage import waiting

    may = right(desk.who.role, Action.REVIEW) is not None
    in_reach = waiting.Whose(whose.branches, None) if may else whose
    found = waiting.in_phase(tx, Phase.IN_REVIEW, in_reach, MOST)
    own = [not may or desk.who.id in standing(tx, record).makers for record in found.rows]
    for record, is_own in zip(found.rows, own, strict=True):
        errand = Errand.OWN_WORK if is_own else Errand.REVIEW
        yield Waiting(errand, record), found.total - own.count(not is_own)


def _cases(tx: "Tx", whose: "Whose") -> Iterator[tuple[Waiting, int]]:
    from legal_docs.storage import waiting

    for record in (bare := waiting.unproved(tx, whose, MOST)).rows:
        yield Waiting(Errand.UNPROVED, record, _UNPROVED), bare.total
    asked: tuple[tuple[Errand, Callable[[], waiting.Found]], ...] = (
        (Errand.SENT_BACK, lambda: waiting.sent_back(tx, whose, MOST)),
        (Errand.STALE, lambda: waiting.stale(tx, whose, MOST)),
        (Errand.NOT_CHECKED, lambda: waiting.in_phase(tx, Phase.ESCALATED, whose, MOST)),
        (Errand.TO_MAKE, lambda: waiting.in_phase(tx, Phase.CHECKED, whose, MOST)),
        (Errand.TO_SUBMIT, lambda: waiting.to_submit(tx, whose, MOST)),
        (Errand.TO_FILE, lambda: waiting.to_file(tx, whose, MOST)),
    )
    for errand, ask in asked:
        found = ask()
        for record in found.rows:
            yield Waiting(errand, record, record.next_act), found.total


def _others(desk: Desk, tx: "Tx", whose: "Whose") -> Iterator[tuple[Waiting, int]]:
    from legal_docs.storage import uploads, waiting

    yield from _reported(tx, whose)
    since = desk.now() - FAILED_WITHIN
    for job, record in waiting.failed_jobs(tx, desk.who.id, since, MOST):
        yield Waiting(Errand.FAILED_JOB, record, job.message), 0
    for upload in uploads.of_account(tx, desk.who.id, only_open=True)[:MOST]:
        yield Waiting(Errand.UPLOAD, None, upload.name), 0
    before = desk.now() - ACKNOWLEDGE_WITHIN
    for release, known in waiting.unacknowledged(tx, whose, before, MOST):
        days = (desk.now() - release.released_at).days
        yield Waiting(Errand.NOT_ACKNOWLEDGED, known, f"移交外聘律师已{days}天"), 0


def _reported(tx: "Tx", whose: "Whose") -> Iterator[tuple[Waiting, int]]:
    """Yield what counsel reported and nobody has taken over yet: since which day, and what is left to do."""
    from legal_docs.storage import waiting

    found, total = waiting.reported(tx, whose, MOST)
    for report, record in found:
        day = report.at.astimezone(CHINA).date()
        yield Waiting(Errand.REPORTED, record, f"{day}反馈：{'；'.join(report.left)}"), total
