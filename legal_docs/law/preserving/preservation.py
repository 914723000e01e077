"""Preservation (财产保全): how long a measure lasts and by when to apply for its renewal."""

from dataclasses import dataclass
from datetime import date, timedelta

from legal_docs.law.articles import applies
from legal_docs.law.calendar import back
from legal_docs.law.periods import add_years
from legal_docs.law.preserving.preservation_rules import is_renewal, starts_on
from legal_docs.law.wording import step, zh
from legal_docs.model.finding import Grade, NextAct, PeriodFinding, PeriodKind, Step
from legal_docs.model.property import Preservation, PropertyKind

_YEARS = {
    PropertyKind.DEPOSIT: 1,
    PropertyKind.VEHICLE: 2,
    PropertyKind.MOVABLE: 2,
    PropertyKind.REAL_ESTATE: 3,
    PropertyKind.RECEIVABLE: 3,
    PropertyKind.OTHER: 3,
}
_UNSETTLED_YEARS = 1
"""Payment accounts, funds and shares: deposit or other right is unsettled, so one year."""
ALARM_DAYS = (60, 30, 14)
SOON_DAYS = 30
"""From so many days before the day to act by, the renewal is a warning and not only a step."""
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Term:
    """The longest term the law allows: to `max_expiry`; `safe_expiry` is a day earlier."""

    max_expiry: date
    safe_expiry: date
    settled: bool


@dataclass(frozen=True, slots=True)
class Renewal:
    """By when to apply for renewal; `act_by` leaves seven full days before the expiry."""

    apply_no_later_than: date
    apply_working_day: date
    safe_apply_working_day: date
    act_by: date
    provisional: bool

    @property
    def alarms(self) -> tuple[date, ...]:
        """Return the days 60, 30 and 14 days before `act_by`, on which to be reminded."""
        return tuple(self.act_by - n * _DAY for n in ALARM_DAYS)


@applies("民诉法解释2022.485", "民诉法解释2022.156", "查扣冻规定2020.29")
def term_of(kind: PropertyKind, start: date) -> Term:
    """Return the longest term of a measure taken on `start`; only for want of the date in the notice."""
    years = _YEARS.get(kind)
    expiry = add_years(start, years or _UNSETTLED_YEARS)
    return Term(expiry, expiry - _DAY, settled=years is not None)


@applies("财产保全规定2020.18")
def renewal(expiry: date) -> Renewal:
    """Return by when to apply for renewal of a measure that expires on `expiry`."""
    latest = expiry - 7 * _DAY
    ordinary, safe = back(latest), back(latest - _DAY)
    provisional = ordinary.provisional or safe.provisional
    return Renewal(latest, ordinary.day, safe.day, safe.day, provisional)


@applies(
    "财产保全规定2020.18",
    "财产保全规定2020.17",
    "民诉法解释2022.168",
    "查扣冻规定2020.26",
    "查扣冻规定2020.27",
)
def preservation_finding(measure: Preservation, *, on: date) -> PeriodFinding:
    """Return the finding on one measure: its expiry, and the working day to apply for renewal by."""
    start = starts_on(measure)
    term = term_of(measure.kind, start)
    too_long = _is_too_long(measure, term, on)
    expiry = term.max_expiry if too_long else measure.expires_on or term.safe_expiry
    due = renewal(expiry)
    waiting = measure.is_waiting
    return PeriodFinding(
        kind=PeriodKind.PRESERVATION,
        subject=f"{measure.owner}：{measure.asset}",
        debt=measure.ruling_number,
        starts_on=start,
        length="以法院告知的届满日为准" if measure.expires_on else "按法定最长期限推算",
        safe_last_day=None if waiting else expiry,
        statutory_last_day=None if waiting else (measure.expires_on or term.max_expiry),
        act_by=None if waiting else due.act_by,
        provisional=due.provisional and not waiting,
        running=not waiting,
        reason="waiting" if waiting else "",
        settled=measure.expires_on is not None or term.settled,
        steps=(
            _expiry_step(measure, term),
            *_conversion_step(measure, expiry),
            *(() if waiting else (_renewal_step(due), *_alarm_steps(due, on))),
        ),
        warnings=(
            *((_too_long(measure, term),) if too_long else ()),
            *(() if waiting else _warnings(measure, due, expiry, on)),
        ),
        next_acts=_next_acts(measure, due, expiry, on),
    )


def _expiry_step(measure: Preservation, term: Term) -> Step:
    name = f"{measure.court}{measure.ruling_number}对{measure.owner}的{measure.asset}"
    if measure.is_waiting:
        said = f"{name}为轮候查封、冻结，在先措施解除后自动生效，期限尚未起算"
        return step(said, "查扣冻规定2020.26", effect="waiting", proofs=measure.evidence)
    if measure.expires_on:
        said = f"{name}的保全期限，法院告知于{zh(measure.expires_on)}届满"
        articles = ("财产保全规定2020.18",)
        return step(said, *articles, on=measure.expires_on, effect="ends", proofs=measure.evidence)
    grade = Grade.SETTLED if term.settled else Grade.UNSETTLED
    said = f"{name}未录入届满日，按法定最长期限推算至{zh(term.max_expiry)}，稳妥按{zh(term.safe_expiry)}"
    return step(
        said, "民诉法解释2022.485", on=term.safe_expiry, effect="ends", proofs=measure.evidence, grade=grade
    )


def _renewal_step(due: Renewal) -> Step:
    kind = "日期暂定" if due.provisional else "工作日"
    said = (
        f"续行申请应在届满七日前提出，最迟{zh(due.apply_no_later_than)}（{kind}{zh(due.apply_working_day)}）；"
        f"留足七整日的稳妥{kind}为{zh(due.safe_apply_working_day)}"
    )
    return step(said, "财产保全规定2020.18", on=due.apply_no_later_than, effect="renewal")


def _alarm_steps(due: Renewal, on: date) -> tuple[Step, ...]:
    """Return the reminders that are still to come."""
    rows = zip(ALARM_DAYS, due.alarms, strict=True)
    return tuple(
        step(
            f"{zh(day)}提醒：距续行申请日{zh(due.act_by)}还有{n}日",
            "财产保全规定2020.18",
            on=day,
            effect="renewal_alarm",
        )
        for n, day in rows
        if day >= on
    )


@applies("财产保全规定2020.17", "民诉法解释2022.168")
def _conversion_step(measure: Preservation, expiry: date) -> tuple[Step, ...]:
    """Return that a pre-litigation or renewed measure goes on through suit and enforcement to its expiry."""
    if not (measure.is_pre_litigation or is_renewal(measure)) or measure.is_waiting:
        return ()
    course = "起诉、进入执行后" if measure.is_pre_litigation else "续行的措施，进入执行程序后"
    said = f"{course}自动转为相应措施，期限连续计算，无须重新裁定，仍以{zh(expiry)}为届满日"
    return (step(said, "财产保全规定2020.17", "民诉法解释2022.168", on=expiry, effect="continues"),)


def _warnings(measure: Preservation, due: Renewal, expiry: date, on: date) -> tuple[Step, ...]:
    found = []
    if measure.expires_on is None:
        said = "未录入法院告知的届满日，推算日期仅供参考，请核对裁定书或者保全结果通知"
        found.append(step(said, "财产保全规定2020.18", effect="expiry_not_recorded"))
    if 0 <= (due.act_by - on).days <= SOON_DAYS:
        found.append(_due_soon(due, expiry, on))
    if due.act_by < on <= expiry:
        said = f"稳妥的续行申请日{zh(due.act_by)}已过，请立即提出并与法院确认"
        found.append(step(said, "财产保全规定2020.18", on=due.act_by, effect="renewal_late"))
    if expiry < on:
        said = f"届满日{zh(expiry)}已过，未续行的，措施的效力消灭，请核实并考虑重新申请"
        found.append(step(said, "查扣冻规定2020.27", on=expiry, effect="expired_if_not_renewed"))
    if due.provisional:
        found.append(step("续行日期前后的节假日安排尚未载入，日期为暂定", effect="calendar_missing"))
    return tuple(found)


def _due_soon(due: Renewal, expiry: date, on: date) -> Step:
    said = (
        f"须在{zh(due.act_by)}前申请续行，还有{(due.act_by - on).days}日（保全于{zh(expiry)}届满）；"
        "逾期申请或者不申请的，自行承担不能续行的后果"
    )
    return step(said, "财产保全规定2020.18", on=due.act_by, effect="renewal_due_soon")


@applies("民诉法解释2022.485")
def _is_too_long(measure: Preservation, term: Term, on: date) -> bool:
    """Return whether the expiry entered lies beyond the longest term, counted from ruling and execution.

    A renewal has a term of its own, and what was too long may have been renewed once the term is over.
    """
    if measure.expires_on is None or measure.is_waiting or is_renewal(measure) or not term.settled:
        return False
    begun = term_of(measure.kind, max(filter(None, (measure.ruled_on, measure.executed_on))))
    return measure.expires_on > begun.max_expiry and on < term.max_expiry


def _too_long(measure: Preservation, term: Term) -> Step:
    said = (
        f"录入的届满日{zh(measure.expires_on)}晚于自{zh(starts_on(measure))}起的法定最长期限{zh(term.max_expiry)}；"
        "如为续行，请补录所续行的原保全；否则请核对裁定书，续行申请日已按较早之日计算"
    )
    return step(said, "民诉法解释2022.485", on=term.max_expiry, effect="expiry_beyond_maximum")


@applies("财产保全规定2020.18", "查扣冻规定2020.27")
def _next_acts(measure: Preservation, due: Renewal, expiry: date, on: date) -> tuple[NextAct, ...]:
    """Return that the measure is to be renewed; once it is over, that it may have to be asked for anew."""
    if measure.is_waiting:
        return ()
    if expiry < on:
        act = f"核实保全是否已续行，未续行的重新向{measure.court}申请（{measure.owner}：「{measure.asset}」）"
        return (NextAct(act=act, by=None, paper="财产保全申请书", articles=("查扣冻规定2020.27",)),)
    by = due.act_by if due.act_by >= on else None
    act = f"向{measure.court}申请续行保全（{measure.owner}：「{measure.asset}」）"
    return (NextAct(act=act, by=by, paper="续行保全申请书", articles=("财产保全规定2020.18",)),)
