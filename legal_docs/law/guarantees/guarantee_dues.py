"""From when a guarantee period runs: instalments, calls, extensions, maximum-amount guarantees."""

from dataclasses import dataclass
from datetime import date

from legal_docs.law.articles import applies
from legal_docs.law.debts import Debt, LoanDebt, concerns, debtors_of, debts_of
from legal_docs.law.guarantees.guarantee import CODE_FROM, is_agreed
from legal_docs.law.limiting.starts import Start, first_unpaid_instalment, start_of
from legal_docs.law.wording import step, zh
from legal_docs.model.casefile import CaseFile
from legal_docs.model.contact import CaseEvent, EventKind
from legal_docs.model.finding import Grade, Step
from legal_docs.model.security import Guarantor, PeriodWording

_CALLED = ("accelerated", "deemed_due")


@dataclass(frozen=True, slots=True)
class Dues:
    """From when a guarantee period may run: the earliest part, the whole debt, the latest arguable day."""

    earliest: date
    whole: date
    latest: date
    settled: bool
    steps: tuple[Step, ...]


@applies("民法典.692", "民法典.695", "民法典.189", "企业破产法2006.46", "担保制度解释2020.30")
def dues_of(
    case: CaseFile, debt: Debt, guarantor: Guarantor, on: date, overdue_since: date | None = None
) -> Dues | None:
    """Return from when the guarantee period runs on each reading; None for a card without arrears."""
    own = _whole(case, debt, guarantor, on, overdue_since)
    if own is None:
        return None
    first = first_unpaid_instalment(case, debt, on, overdue_since)
    found = _with_instalments(own, guarantor, min(own.whole, first) if first else own.whole)
    return _of_maximum(case, found, guarantor, on) if guarantor.is_maximum else found


@applies("民法典.695", "民法典.678")
def consented_extension(case: CaseFile, debt: Debt, guarantor: Guarantor, on: date) -> CaseEvent | None:
    """Return the last proved extension before the due day to which the guarantor agreed in writing."""
    due = debt.last_due_on if isinstance(debt, LoanDebt) else None
    found = None
    for event in sorted(case.events, key=lambda each: each.on):
        known = event.kind is EventKind.EXTENSION and event.new_due_on and event.evidence and event.on <= on
        if known and due and event.on <= due and concerns(event.debts, debt) and agreed(event, guarantor):
            found, due = event, event.new_due_on
    return found


def agreed(event: CaseEvent, guarantor: Guarantor) -> bool:
    """Return whether the record says that the guarantor consented in writing to what was agreed."""
    own = event.target == guarantor.name and event.consent
    return own or guarantor.name in event.consented_by


def _whole(
    case: CaseFile, debt: Debt, guarantor: Guarantor, on: date, overdue_since: date | None
) -> Dues | None:
    """Return the due days of the whole debt as this guarantor is bound."""
    starts = [start_of(case, debt, each.name, on, overdue_since) for each in debtors_of(case, debt)]
    found = min((each for each in starts if each is not None), key=lambda each: each.day, default=None)
    if found is None:
        return None
    if not isinstance(debt, LoanDebt):
        return Dues(found.day, found.day, found.lenient_day, found.settled, found.steps)
    due, steps = _agreed_due(case, debt, guarantor, found, on)
    called = [each.on for each in steps if each.effect in _CALLED and each.on]
    whole = min([due, *called])
    return Dues(whole, whole, due, whole == due, tuple(steps))


def _agreed_due(
    case: CaseFile, debt: LoanDebt, guarantor: Guarantor, found: Start, on: date
) -> tuple[date, list[Step]]:
    """Return the last due day that binds the guarantor, and the steps that led there."""
    due = debt.last_due_on
    said = f"主债务履行期限于{zh(due)}届满"
    if debt.note.is_due_on_demand:
        said = f"主债务没有约定履行期限，请求履行的宽限期于{zh(due)}届满，保证期间自宽限期届满起算"
    steps = [step(said, "民法典.692", on=due, effect="starts", proofs=debt.note.evidence)]
    steps += [each for each in found.steps if each.effect in _CALLED]
    consent = consented_extension(case, debt, guarantor, on)
    if consent is not None and consent.new_due_on:
        due = consent.new_due_on
        said = f"{guarantor.name}书面同意展期，主债务履行期限届满日为{zh(due)}"
        steps.append(step(said, "民法典.695", on=consent.on, effect="extended", proofs=consent.evidence))
    elif any(each.effect == "extended" for each in found.steps):
        said = f"展期未见{guarantor.name}的书面同意，保证期间仍自原到期日{zh(due)}起算"
        steps.append(step(said, "民法典.695", on=due, effect="extension_without_consent"))
    return due, steps


@applies("民法典.189", "民法典.692")
def _with_instalments(own: Dues, guarantor: Guarantor, first: date) -> Dues:
    """Return the due days with the earliest unpaid instalment, from which the safe reading counts."""
    if first >= own.whole:
        return own
    if guarantor.per_instalment:
        said = f"合同约定保证期间逐期分别计算，最早未付的一期于{zh(first)}到期"
        found = step(said, "民法典.692", on=first, effect="per_instalment")
        return Dues(first, own.whole, own.latest, own.settled, (*own.steps, found))
    said = f"最早未付的一期于{zh(first)}到期；分期债务的保证期间是否逐期起算没有明文，稳妥口径按逐期"
    found = step(said, "民法典.692", on=first, effect="per_instalment", grade=Grade.UNSETTLED)
    return Dues(first, own.whole, own.latest, False, (*own.steps, found))


@applies("担保制度解释2020.30", "民法典.423", "民法典.690")
def _of_maximum(case: CaseFile, own: Dues, guarantor: Guarantor, on: date) -> Dues:
    """Return the due days of a debt under a maximum-amount guarantee.

    As agreed, for which the safe reading takes the due day of the debt itself; else from the day the
    debts were determined or the last of them fell due, whichever is later.
    """
    bound = [each for each in debts_of(case) if concerns(guarantor.debts, each)]
    dues = [found for each in bound if (found := _whole(case, each, guarantor, on, None)) is not None]
    last, latest = max(each.whole for each in dues), max(each.latest for each in dues)
    base = max_base(last, guarantor.determined_on)
    latest = max(latest, base)
    if is_agreed(guarantor, own.whole):
        return _agreed_maximum(own, guarantor, latest)
    if guarantor.signed_on < CODE_FROM:
        said = "2021年前订立的最高额保证合同未约定保证期间的起算，稳妥口径自本笔债权到期起算"
        doubt = step(said, "担保制度解释2020.30", effect="maximum_base", grade=Grade.UNSETTLED)
        return Dues(own.earliest, own.whole, max(own.latest, latest), False, (*own.steps, doubt))
    settled = guarantor.determined_on is not None and base == latest
    return Dues(base, base, latest, settled, (*own.steps, _maximum_step(guarantor, base)))


@applies("担保制度解释2020.30", "民法典.423")
def max_base(last_due_on: date, determined_on: date | None) -> date:
    """Return from when the period of a maximum-amount guarantee runs where nothing was agreed.

    All debts due at determination: from determination; else from the day the last of them fell due.
    Without a recorded determination the last due day stands: nothing can be earlier.
    """
    return last_due_on if determined_on is None else max(last_due_on, determined_on)


def _agreed_maximum(own: Dues, guarantor: Guarantor, latest: date) -> Dues:
    if latest <= own.latest or guarantor.period is PeriodWording.UNTIL:
        return own
    said = "最高额保证的期间从其约定；自各笔债权还是最后一笔债权到期起算须核对合同，稳妥口径自本笔到期起算"
    found = step(said, "担保制度解释2020.30", effect="maximum_base", grade=Grade.UNSETTLED)
    return Dues(own.earliest, own.whole, latest, False, (*own.steps, found))


def _maximum_step(guarantor: Guarantor, base: date) -> Step:
    determined = guarantor.determined_on
    articles = ("担保制度解释2020.30", "民法典.423")
    if determined is None:
        said = (
            f"最高额保证未约定保证期间的起算，未录入债权确定之日，暂自已知的最后一笔债权到期日{zh(base)}起算；"
            "请补录债权确定之日"
        )
        return step(said, *articles, on=base, effect="maximum_base", grade=Grade.UNSETTLED)
    said = f"最高额保证的债权于{zh(determined)}确定时尚有未到期的，保证期间自最后到期的{zh(base)}起算"
    if base == determined:
        said = f"最高额保证的债权于{zh(determined)}确定，当时被担保债权均已到期，保证期间自确定之日起算"
    return step(said, *articles, on=base, effect="maximum_base")
