"""Deadlines beyond the periods of a review: what a measure, a judgment or a notice sets in motion."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from legal_docs.law.articles import applies
from legal_docs.law.executing.enforcement_events import unpaid_instalments
from legal_docs.law.executing.enforcement_papers import APPEAL_DAYS
from legal_docs.law.periods import Deadline, add_days, deadline
from legal_docs.law.preserving.preservation_deadlines import safe_base_day
from legal_docs.law.preserving.preservation_rules import enforce_by, sue_by, taken_on
from legal_docs.model.casefile import CaseFile
from legal_docs.model.deadline import DeadlineKind
from legal_docs.model.findings import Findings
from legal_docs.model.judgment import InstrumentKind, Judgment

RULING_DAYS, FEE_DAYS = 10, 7
_SUE, _ENFORCE = "sue_after_pre_litigation", "apply_after_pre_enforcement"
"""Codes of the points that say that such a deadline runs."""


@dataclass(frozen=True, slots=True)
class CourtDeadline:
    """程序期限: its kind, whom or what it concerns, its days, what to do by then, its articles.

    `days.act_by` is the working day to act on. Where others must act (performance) there is nothing to do by
    then for the bank, and `is_ours` is false.
    """

    kind: DeadlineKind
    subject: str
    days: Deadline
    act: str
    articles: tuple[str, ...]
    is_ours: bool = True


@applies("民诉法2023.171", "民诉法解释2022.244", "民诉法2023.85")
def appeal_by(served_on: date, *, is_ruling: bool = False) -> Deadline:
    """Return until when a party may appeal: fifteen days from its own service, ten for a ruling."""
    return deadline(add_days(served_on, RULING_DAYS if is_ruling else APPEAL_DAYS))


@applies("诉讼费用办法2006.22", "民诉法解释2022.213", "民诉法2023.85")
def fee_by(notified_on: date) -> Deadline:
    """Return until when to pay the court fee: seven days from the notice to pay."""
    return deadline(add_days(notified_on, FEE_DAYS))


def court_deadlines(case: CaseFile, findings: Findings) -> tuple[CourtDeadline, ...]:
    """Return the deadlines the case tells of on the day of the findings, beside their periods."""
    on = findings.on
    codes = {point.code for point in findings.points}
    found = [*_to_sue(case, on)] if _SUE in codes else []
    for judgment in case.judgments:
        found += [*_appeal(judgment, on), *_performance(case, judgment, on)]
        if any(p.code == _ENFORCE and p.sentence.startswith(judgment.number) for p in findings.points):
            found += [*_to_enforce(case, judgment, on)]
    return tuple(found)


@applies("民诉法2023.104", "财产保全规定2020.17", "财产保全规定2020.23")
def _to_sue(case: CaseFile, on: date) -> Iterator[CourtDeadline]:
    early = [m for m in case.preservations if m.is_pre_litigation and taken_on(m) <= on]
    articles = ("民诉法2023.104", "财产保全规定2020.17", "财产保全规定2020.23")
    owners = "、".join(dict.fromkeys(measure.owner for measure in early))
    days = sue_by(*(taken_on(measure) for measure in early))
    act = "诉前保全后三十日内起诉或者申请仲裁，否则应当解除保全"
    yield CourtDeadline(DeadlineKind.SUIT_AFTER_PRESERVATION, owners, days, act, articles)


@applies("民诉法解释2022.163")
def _to_enforce(case: CaseFile, judgment: Judgment, on: date) -> Iterator[CourtDeadline]:
    days = enforce_by(safe_base_day(case, judgment, on))
    act = f"执行前保全后，在履行期间届满后五日内以{judgment.number}申请执行"
    yield CourtDeadline(DeadlineKind.ENFORCEMENT, judgment.number, days, act, ("民诉法解释2022.163",))


@applies("民诉法2023.171", "民诉法解释2022.244")
def _appeal(judgment: Judgment, on: date) -> Iterator[CourtDeadline]:
    """Yield the bank's own time to appeal against a judgment that is not in effect on `on`."""
    if judgment.kind is InstrumentKind.JUDGMENT and judgment.served_on and judgment.effective_on > on:
        act = f"对{judgment.number}提起上诉的最后一日（自本行收到之日起十五日）"
        articles = ("民诉法2023.171", "民诉法解释2022.244")
        days = appeal_by(judgment.served_on)
        yield CourtDeadline(DeadlineKind.APPEAL, judgment.number, days, act, articles)


@applies("民诉法2023.250")
def _performance(case: CaseFile, judgment: Judgment, on: date) -> Iterator[CourtDeadline]:
    """Yield the days still to come by which the obligors must perform; each unpaid instalment has its own."""
    rows = [(f"第{n}期", each.due_on) for n, each in unpaid_instalments(case, judgment, on)]
    if not judgment.instalments:
        rows = [("", safe_base_day(case, judgment, on))]
    for part, last in rows:
        if last >= on:
            act = f"{judgment.number}{part}履行期限届满，届时核对是否履行，未履行的可以申请执行"
            days = Deadline(last, None, last, provisional=False)
            yield CourtDeadline(
                DeadlineKind.PERFORMANCE, judgment.number, days, act, ("民诉法2023.250",), is_ours=False
            )
